"""All files of the law, read once: the tables ``units`` and ``effects``, from which every later job starts.

Files are read in batches of about the same size, several at once; the batches do not depend on how
many cores there are, and come in the order of the files, so the tables have the same bytes on any
machine.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa
from lxml import etree

from tipimpact.common.contracts import contract
from tipimpact.common.errors import LegislationError, Problem
from tipimpact.common.garbage import pause_collection
from tipimpact.common.processes import in_order
from tipimpact.common.tables import schema
from tipimpact.legislation import labels
from tipimpact.legislation.acts import COLUMNS, GATHERED, LAW, identity, read_rows
from tipimpact.legislation.amendments import Enactment, Instruction, enactment, natural_title, timing
from tipimpact.legislation.coming_into_force import CommencementRules
from tipimpact.legislation.commencement import Commencement, Timing, all_standing
from tipimpact.legislation.consolidate import replay
from tipimpact.legislation.grammar import AmendingStep, Place
from tipimpact.legislation.justice_xml import LIMS, day_of, parse
from tipimpact.legislation.replay import Snapshot, check_replay, sections, snapshot
from tipimpact.legislation.tree import Enacted, Unit
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
    """The files received, batch by batch, in order, without those that could not be had.

    commencement: gives the days of effects.  Raises LegislationError, after the last batch, with the faults of all
    files: what cannot be read, and a file that is another Act, kind or language than its source says.
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
    columns: dict[str, list] = {name: [] for name in ("source", "act_number", "lang", "position", *GATHERED)}
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
        for name, value in (("source", source), ("act_number", act), ("lang", lang)):
            columns[name] += [value] * len(rows)
        columns["position"] += range(len(rows))
        for name, values in zip(GATHERED, zip(*rows, strict=True), strict=False):
            columns[name] += values
        day = amending.assent.isoformat() if amending and amending.assent else ""
        about[source] = {
            "title": natural_title(root.find("Identification")),
            "assent": day,
            "point_in_time": root.get(f"{LIMS}pit-date", ""),
            "root": root.tag,
        } | ({"digest": "1"} if h.is_digest else {})
        effects += effect_rows(amending, source, known_days) if amending else ()
    known = zip(columns["date_in_file"], columns["date_basis"], strict=True)
    columns["in_force_from"] = [date if basis in labels.DATED else None for date, basis in known]
    units = [columns[name] for name in schema("units").names]
    return Batch(_table("units", units), _table("effects", list(zip(*effects, strict=True))), about, problems)


def _table(name: str, columns: Sequence[Sequence]) -> pa.Table:
    """Columns in the order of a contract as a table; no columns: no rows."""
    fields = schema(name)
    arrays = [
        pa.array(values, pa.string()).cast(type_) if pa.types.is_timestamp(type_) else pa.array(values, type_)
        for values, type_ in zip(columns or [()] * len(fields), fields.types, strict=True)
    ]
    return pa.table(arrays, schema=fields)


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


def effect_rows(enactment: Enactment, source: str, facts: Mapping[str, Commencement]) -> Iterator[tuple]:
    """The instructions of a statute as rows with the columns of the contract ``effects``. facts: by id of an Act."""
    for position, i in enumerate(enactment.instructions):
        when = timing(i.target_act, i.clause, i.condition, enactment, facts)
        words = (i.amending, i.lang, i.clause, i.text, i.target_act, i.target_words, i.scope)
        rule = enactment.rules.of(i.clause)
        decided, own = ((t.code, t.day.isoformat() if t.day else None) for t in (when, rule))
        units = json.dumps(i.enacted, ensure_ascii=False)
        yield (source, position, *words, json.dumps(i.steps), units, i.via, i.condition, *decided, *own)


@dataclass
class StatuteTexts:
    """What was read of the law received.

    units, effects: the tables of these names, with the facts of each source in ``units.attrs["files"]``: those of
    ``config/sources``, and title, assent and point_in_time of the file.  missing: sources that could not be had.
    """

    units: pd.DataFrame
    effects: pd.DataFrame
    files: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    missing: Sequence[str] = ()

    def __post_init__(self) -> None:
        self.missing = self.missing or self.units.attrs.get("missing", [])
        known = self.files or self.units.attrs.get("files", {})
        self.files = {source: known[source] for source in self.units["source"].unique()}  # in the order of the files
        # pandas copies the attributes of a table with every selection.
        self.units, self.effects = (rows.copy(deep=False) for rows in (self.units, self.effects))
        self.units.attrs, self.effects.attrs = {}, {}

    @cached_property
    def _units(self) -> dict[str, pd.DataFrame]:
        return {str(source): rows for source, rows in self.units.groupby("source", sort=False)}

    @cached_property
    def _effects(self) -> dict[str, pd.DataFrame]:
        return {str(source): rows for source, rows in self.effects.groupby("source", sort=False)}

    def find(self, **facts: Any) -> list[str]:
        """Sources with these facts, in order."""
        return [s for s, known in self.files.items() if all(known.get(k) == v for k, v in facts.items())]

    def is_complete(self, source: str) -> bool:
        """Whether the file is the publisher's; a digest of ours has only parts of the text."""
        return not self.files[source].get("digest")

    def complete_statutes(self) -> set[str]:
        """Citations of the statutes of which the publisher's text was received, in either language."""
        return {self.files[source]["citation"] for source in self.find(kind="annual") if self.is_complete(source)}

    def of(self, source: str) -> pd.DataFrame:
        """The units of one source, with all columns."""
        return self._units.get(source, self.units.iloc[:0])

    def law(self, source: str) -> pd.DataFrame:
        """The units of one source as ``read_act`` gives them: without front matter, headings and notes."""
        units = self.of(source)
        units = units[units["part"].isin(LAW) & (units["kind"] != "heading")]
        return units[COLUMNS].reset_index(drop=True).assign(position=range(len(units)))

    def enacted(self, source: str) -> Enacted:
        """An Act as enacted, for a replay."""
        units = self.of(source)
        body = units[units["part"].isin(["body", "schedule"])]
        facts = self.files[source]
        return Enacted(facts["title"], facts["lang"], _units(body), facts["citation"], _assent(facts))

    def enactment(self, source: str) -> Enactment:
        """A statute with its instructions, for a replay."""
        facts = self.files[source]
        assent = _assent(facts)
        rows = self._effects.get(source, self.effects.iloc[:0])
        instructions = tuple(map(_instruction, rows.itertuples()))
        rules = CommencementRules(assent=assent, known=_known(rows))
        return Enactment(facts["citation"], facts["lang"], facts["title"], assent, instructions, rules)

    def enactments(self, lang: str, but: str = "") -> list[Enactment]:
        """The statutes of a language. but: the citation of one that is left out. Raises LegislationError for two
        files of one statute."""
        by_citation: dict[str, str] = {}
        for source in self.find(kind="annual", lang=lang):
            citation = self.files[source]["citation"]
            if citation in by_citation:
                raise LegislationError(
                    f"two files are {citation}, {lang}",
                    where=f"{by_citation[citation]} and {source}",
                    expected="one file of each statute and language",
                    todo="take one of the two sources out of config/sources",
                )
            by_citation[citation] = source
        return [self.enactment(source) for citation, source in by_citation.items() if citation != but]

    def snapshot(self, source: str, later: Iterable[str] = ()) -> Snapshot:
        """A consolidation, to be compared with a replay. later: Acts that are not available."""
        facts = self.files[source]
        units = self.of(source)
        return snapshot(units, dt.date.fromisoformat(facts["point_in_time"]), facts["lang"], tuple(later))


def _assent(facts: Mapping[str, Any]) -> dt.date | None:
    return dt.date.fromisoformat(facts["assent"]) if facts["assent"] else None


def _known(rows: pd.DataFrame) -> dict[str, Timing]:
    """What the statute itself says of when each clause comes into force: the columns rule_why and rule_day."""
    return {
        clause: Timing(None, why=why) if pd.isna(day) else Timing(day.date(), why)
        for clause, why, day in zip(rows["clause"], rows["rule_why"], rows["rule_day"], strict=True)
    }


def _units(rows: pd.DataFrame) -> tuple[Unit, ...]:
    return tuple(map(Unit, *(rows[name].tolist() for name in ("unit", "kind", "marginal_note", "text", "level"))))


def _instruction(row: Any) -> Instruction:
    """An instruction as a row of the table ``effects`` keeps it."""
    steps, enacted = tuple(map(_step, json.loads(row.steps))), tuple(Unit(*unit) for unit in json.loads(row.enacted))
    named = (row.amending, row.lang, row.clause, row.instruction, row.target_act, row.scope)
    return Instruction(*named, steps, row.via, row.condition, enacted, row.target_words)


def _step(read: list) -> AmendingStep:
    operation, targets, where, anchor, *words = read
    places = tuple(Place(*place) for place in targets)
    return AmendingStep(operation, places, where, Place(*anchor) if anchor else None, *words)


def replay_checks(texts: StatuteTexts, commencement: Commencement) -> pd.DataFrame:
    """Every consolidation of the replayed Act compared with the replay: the table ``replay_check``."""
    parts: dict[str, pd.DataFrame] = {}
    base = commencement.base
    for lang in ("en", "fr"):
        for enacted in texts.find(kind="annual", lang=lang, citation=base.citation)[:1]:
            amending = texts.enactments(lang, but=base.citation)
            for source in texts.find(kind="consolidated", lang=lang, citation=base.act):
                compared = texts.snapshot(source, commencement.not_held)
                text = replay(texts.enacted(enacted), amending, commencement, compared.date)
                parts[source] = check_replay(sections(text), compared).assign(source=source)
    columns = list(contract("replay_check").columns)
    tables = [parts[source] for source in texts.files if source in parts]
    return pd.concat(tables, ignore_index=True)[columns] if tables else pd.DataFrame(columns=columns)
