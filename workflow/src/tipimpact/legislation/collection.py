"""All files of the law, read once: the tables ``units`` and ``effects``.

Files are read in batches of about the same size, several at once; the batches do not depend on how many cores
there are, and come in the order of the files, so the tables have the same bytes on any machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
from lxml import etree

from tipimpact.common.errors import LegislationError, Problem
from tipimpact.common.garbage import pause_collection
from tipimpact.common.processes import in_order
from tipimpact.common.tables import schema
from tipimpact.legislation import notes
from tipimpact.legislation.acts import GATHERED, identity, read_rows
from tipimpact.legislation.amendments import enactment, short_title
from tipimpact.legislation.commencement import Commencement, all_standing
from tipimpact.legislation.justice_xml import LIMS, day_of, parse
from tipimpact.legislation.statutes import StatuteTexts, effect_rows
from tipimpact.retrieve import SourceFile

BATCH = 2_000_000  # bytes of XML
# Root elements of each kind of source.
ROOTS = {"annual": ("Bill",), "consolidated": ("Statute", "Regulation")}


class Batch(NamedTuple):
    """What was read of some files: both tables, what each source is, and the faults of those that cannot be read.

    about: title (the short title), assent, point_in_time and root, by source; and digest, where it is our digest.
    """

    units: pa.Table
    effects: pa.Table
    about: dict[str, dict[str, str]]
    problems: list[Problem]


def read_texts(files: Iterable[SourceFile], commencement: Commencement | None = None, cores: int = 1) -> StatuteTexts:
    """The files received as the tables ``units`` and ``effects``, in memory. Raises LegislationError."""
    wanted = {h.source.id: h for h in files if h.source.facts.get("kind") in ROOTS}
    batches = list(read_batches(wanted.values(), commencement, cores))
    tables = {
        name: pa.concat_tables([schema(name).empty_table(), *(getattr(b, name) for b in batches)]).to_pandas()
        for name in ("units", "effects")
    }
    about = {source: wanted[source].source.facts | facts for b in batches for source, facts in b.about.items()}
    return StatuteTexts(**tables, files=about)


def read_batches(
    files: Iterable[SourceFile], commencement: Commencement | None = None, cores: int = 1
) -> Iterator[Batch]:
    """The files received, batch by batch, in order.

    files: sources; those that could not be had are left out.  commencement: gives the days of effects.
    Raises LegislationError, after the last batch, with the faults of all files at once: what cannot be read, and a
    file that is another Act, kind or language than its source says.
    """
    problems: list[Problem] = []
    for batch in in_order(partial(_read, commencement), _batches(h for h in files if h.path is not None), cores):
        problems += batch.problems
        yield batch
    if problems:
        raise LegislationError(problems)


def _batches(files: Iterable[SourceFile]) -> Iterator[list[SourceFile]]:
    batch: list[SourceFile] = []
    size = 0
    for h in files:
        batch.append(h)
        size += h.path.stat().st_size if h.path is not None and h.path.is_file() else 0
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@pause_collection()
def _read(commencement: Commencement | None, files: list[SourceFile]) -> Batch:
    columns: dict[str, list] = {name: [] for name in ("source", "act", "lang", "position", *GATHERED)}
    effects: list[tuple] = []
    about, problems = {}, []
    known_days = all_standing() if commencement is None else {commencement.id: commencement}
    for h in files:
        assert h.path is not None
        source = h.source.id
        try:
            root = parse(h.path)
            act, lang = identity(root, h.path)
            if wrong := list(_mistaken(root, act, lang, h)):
                problems += wrong
                continue
            amending = enactment(root, h.path) if root.tag == "Bill" else None
            rows = read_rows(root, h.path)
        except LegislationError as error:
            problems += error.problems
            continue
        for name, value in (("source", source), ("act", act), ("lang", lang)):
            columns[name] += [value] * len(rows)
        columns["position"] += range(len(rows))
        for name, values in zip(GATHERED, zip(*rows, strict=True), strict=False):
            columns[name] += values
        day = amending.assent.isoformat() if amending and amending.assent else ""
        about[source] = {
            "title": short_title(root),
            "assent": day,
            "point_in_time": root.get(f"{LIMS}pit-date", ""),
            "root": root.tag,
        } | ({"digest": "1"} if h.is_digest else {})
        effects += effect_rows(amending, source, known_days) if amending else ()
    known = zip(columns["date_in_file"], columns["date_basis"], strict=True)
    columns["in_force_from"] = [date if basis in notes.DATED else None for date, basis in known]
    units = [columns[name] for name in schema("units").names]
    return Batch(_table("units", units), _table("effects", list(zip(*effects, strict=True))), about, problems)


def _table(name: str, columns: Sequence[Sequence]) -> pa.Table:
    """Columns in the order of a contract as a table; no columns: no rows."""
    fields = schema(name)
    arrays = [_array(values, field.type) for values, field in zip(columns or [()] * len(fields), fields, strict=True)]
    return pa.table(arrays, schema=fields)


def _array(values: Sequence, type_: pa.DataType) -> pa.Array:
    if pa.types.is_timestamp(type_):
        return pa.array(values, pa.string()).cast(type_)
    return pa.array(values, type_)


def _mistaken(root: etree._Element, act: str, lang: str, file: SourceFile) -> Iterator[Problem]:
    """What a file is, compared with what its source says: Act, language and kind."""
    facts: dict[str, Any] = file.source.facts
    wanted = ROOTS.get(facts.get("kind", ""), (root.tag,))
    pairs = [("act", act, facts.get("citation", act)), ("language", lang, facts.get("lang", lang))]
    pairs += [] if root.tag in wanted else [("kind", root.tag, " or ".join(wanted))]
    for name, stated, expected in pairs:
        if stated != expected:
            yield Problem(
                f"the file says {name} {stated!r}",
                str(Path(str(file.path))),
                f"{expected!r}, as the row {file.source.id} in config/sources says",
                todo="put the right file there, or correct `facts` of the source",
            )
    try:
        day_of(root, "pit-date", str(file.path))  # other stages read this day from the table
    except LegislationError as error:
        yield from error.problems
