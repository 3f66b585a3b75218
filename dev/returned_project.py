"""Read a REFI-QDA project (.qdpx) that came back from a tool for qualitative research, for `make review-sheet`.

Files of other tools are untrusted: they are read with size limits and without entities. Places are converted to those
in the original.
"""

from __future__ import annotations

import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from lxml import etree

from tipimpact.common.errors import Problem, ThemeError, collect, nearest
from tipimpact.common.workbooks import ZIP_FAULTS
from tipimpact.themes import Codebook
from tipimpact.themes.coding import short_digest
from tipimpact.themes.exchange import DASH, RULES, guid, normal
from tipimpact.themes.review import DECIDED

if TYPE_CHECKING:
    from pyrefiqda.models import project

LARGEST = 100_000_000  # bytes of a project, unpacked
COLUMNS = ["coder", "doc_id", "theme", "start", "end"]
INTERNAL = re.compile(r"internal://(?P<name>[\w.{}-]+)")
LOOSE = {"recover": False, "resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def read_project(path: str | Path, codebook: Codebook, texts: Mapping[str, str]) -> pd.DataFrame:
    """The codes in a REFI-QDA project (.qdpx): coder, doc_id, theme, start and end (places in the original).

    texts: the originals by doc_id. Raises ThemeError, with every fault at once, for a file that is not a project, a
    code that is not a theme, a text that is missing here or differs from the original, and a place outside the text.
    """
    from pyrefiqda.models import Project

    where = str(path)
    members = _members(path)
    inside = [name for name in members if name.lower().endswith(".qde") and "/" not in name]
    if len(inside) != 1:
        raise ThemeError(f"{len(inside)} project files in it", where=where, expected="one .qde file in a .qdpx archive")
    project = _parsed(members[inside[0]], Project, where)
    themes = _themes(project.code_book.codes.code if project.code_book else [], codebook, where)
    users = {user.guid: user.name or user.id or user.guid for user in (project.users.user if project.users else [])}
    rows, problems = [], []
    for source in project.sources.text_source if project.sources else []:
        with collect(problems):
            rows += _marked(source, _original_places(source, members, texts, where), themes, users, where)
    if problems:
        raise ThemeError(problems)
    return pd.DataFrame(rows, columns=COLUMNS)


def _touched(marks: pd.DataFrame, sentences: pd.DataFrame) -> set[tuple[str, str]]:
    """The sentences that marks touch, with the theme."""
    both = marks.merge(sentences[["doc_id", "sentence_id", "start", "end"]], on="doc_id", suffixes=("", "_of"))
    touching = both[(both["start_of"] < both["end"]) & (both["start"] < both["end_of"])]
    return set(touching[["sentence_id", "theme"]].itertuples(index=False, name=None))


def changes(
    marked: pd.DataFrame, mentions: pd.DataFrame, sentences: pd.DataFrame, where: str = "project"
) -> pd.DataFrame:
    """What people changed in a project of ``write_project``, as decisions (``review.DECIDED``).

    marked: as from ``read_project``.  mentions, sentences: those that the project was written from.  A theme that a
    document of the project has now and the rules did not give is a *yes*; one that the rules gave and that is removed
    is a *no*. Documents without any mark were not coded. The coder is everyone who marked something in the project.
    Raises ThemeError when nobody did, or when the rules code otherwise than when the project was written.
    """
    people = sorted(set(marked["coder"]) - {RULES})
    if not people:
        raise ThemeError("nobody but the rules marked anything", where=where, todo="code under your own name")
    now = _touched(marked, sentences)
    here = sentences[sentences["doc_id"].isin(marked["doc_id"])]
    rules = mentions.loc[mentions["sentence_id"].isin(here["sentence_id"]), ["sentence_id", "theme"]]
    before = set(rules.itertuples(index=False, name=None))
    withdrawn = _touched(marked[marked["coder"] == RULES], sentences) - before
    if withdrawn:
        pairs = ", ".join(" ".join(pair) for pair in sorted(withdrawn))
        what = f"it has codes of the rules that they do not give today: {pairs}"
        raise ThemeError(what, where=where, todo="run the edition with the codebook of that day, then make the sheet")
    digests = here.set_index("sentence_id")["text"].map(short_digest)
    coder = ", ".join(people)
    rows = [(name, theme, digests[name], (name, theme) in now, coder) for name, theme in sorted(now ^ before)]
    return pd.DataFrame(rows, columns=DECIDED)


def _marked(
    source: project.TextSourceType, places: list[int], themes: Mapping[str, str], users: Mapping[str, str], where: str
) -> list[tuple[str, str, str, int, int]]:
    """The rows of ``read_project`` of a text. places: those of its characters in the original."""
    rows, problems, where = [], [], f"{where}: {source.name}"
    for mark in source.plain_text_selection:
        start, end = mark.start_position, mark.end_position
        if not 0 <= start < end <= len(places):
            problems.append(Problem(f"a selection from {start} to {end}", where, f"0 to {len(places)}"))
            continue
        for coding in mark.coding:
            if coding.code_ref.target_guid not in themes:
                problems.append(Problem("a selection has a code that is not in the codebook", where))
                continue
            coder = users.get(coding.creating_user or mark.creating_user or "", "unknown")
            theme = themes[coding.code_ref.target_guid]
            rows.append((coder, str(source.name), theme, places[start], places[end - 1] + 1))
    if problems:
        raise ThemeError(problems)
    return rows


def _original_places(
    source: project.TextSourceType, members: Mapping[str, bytes], texts: Mapping[str, str], where: str
) -> list[int]:
    """The place in the original of each character of a text of the project, which may differ in line ends only."""
    name = source.name or ""
    if name not in texts:
        expected = "the name of a document of this edition"
        raise ThemeError(f"no text is called {name!r}", where=where, expected=expected, nearest=nearest(name, texts))
    where = f"{where}: {name}"
    inner = INTERNAL.fullmatch(source.plain_text_path or "")
    folders = ("sources/", "Sources/", "")
    data = next((members[f + inner["name"]] for f in folders if inner and f + inner["name"] in members), None)
    if source.plain_text_content is not None:
        data = source.plain_text_content.encode()
    if data is None:
        raise ThemeError("its text is not in the project", where=where, expected="a file under sources/")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise ThemeError("its text is not UTF-8", where=where) from None
    ours, theirs = normal(texts[name]), normal(text)
    if theirs.text != ours.text:
        todo = "export the project again from this edition's texts"
        raise ThemeError("its text is not that of this edition", where=where, todo=todo)
    # a character that the tool added has the place of the one before it
    return [ours.kept[max(bisect_right(theirs.kept, i) - 1, 0)] for i in range(len(text))]


def _themes(codes: Iterable[Any], codebook: Codebook, where: str) -> dict[str, str]:
    """Theme of each code and subcode, by identifier or by name. Codes that only group others are skipped."""
    by_guid = {guid("theme", theme): theme for theme in codebook.ids}
    by_name = {name.casefold(): t.id for t in codebook.themes for name in (t.id, t.label.en, t.label.fr)}
    themes, problems, waiting = {}, [], list(codes)
    for code in waiting:
        waiting += code.code
        theme = by_guid.get(code.guid) or by_name.get(code.name.partition(DASH)[0].strip().casefold())
        if theme:
            themes[code.guid] = theme
        elif code.is_codable and not code.code:
            near = nearest(code.name, codebook.ids)
            problems.append(Problem(f"code {code.name!r} is not a theme", where, "a theme of the codebook", near))
    if problems:
        raise ThemeError(problems)
    return themes


def _members(path: str | Path) -> dict[str, bytes]:
    """The files of an archive, unpacked in memory; ``zipfile`` reads no more than the declared sizes."""
    where, expected = str(path), "a .qdpx project, not encrypted"
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(info.file_size for info in packed.infolist()) > LARGEST:
                raise ThemeError(f"holds more than {LARGEST:,} bytes", where=where)
            return {info.filename: packed.read(info) for info in packed.infolist()}
    except ZIP_FAULTS as fault:
        raise ThemeError(f"cannot be unpacked: {fault}", where=where, expected=expected) from None


def _parsed(data: bytes, kind: Any, where: str) -> Any:
    """Parse XML into the models of the standard. Document types, entities and deep nesting are refused."""
    from xsdata.exceptions import ParserError
    from xsdata.formats.dataclass.parsers.config import ParserConfig
    from xsdata_pydantic.bindings import XmlParser

    # Tools add elements of their own, which are ignored. A place that is not a number is an error.
    config = ParserConfig(fail_on_unknown_properties=False, fail_on_converter_warnings=True)
    expected = "a file exported as REFI-QDA, without a document type"
    try:
        root = etree.fromstring(data, etree.XMLParser(**LOOSE))
        if root.getroottree().docinfo.doctype:
            raise ThemeError("it has a document type", where=where, expected=expected)
        return XmlParser(config=config).from_bytes(etree.tostring(root), kind)
    except (etree.XMLSyntaxError, ParserError, ValueError, TypeError, RecursionError) as fault:
        what = f"is not a REFI-QDA {kind.__name__.lower()}: {fault or repr(fault)}".splitlines()[0]
        raise ThemeError(what, where=where, expected=expected) from None
