"""The replayed Act compared with the official consolidations: section by section, date by date, both languages.

White space is folded. A section that then differs is looked at again as the publisher prints it
(``editorial.yaml``), and the conventions and corrections that were needed are named. What still
differs is shown with its first difference.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import zip_longest
from operator import methodcaller
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pandas as pd
from pydantic import Field

from tipimpact.common.config import Bilingual, Strict
from tipimpact.common.documents import check, read_document
from tipimpact.common.errors import LegislationError
from tipimpact.legislation.acts import read_act
from tipimpact.legislation.justice_xml import LANG, day_of, parse
from tipimpact.legislation.labels import steps
from tipimpact.legislation.text import Text
from tipimpact.legislation.tree import Unit, grow

FILE = Path(__file__).with_name("editorial.yaml")


class Correction(Bilingual):
    """Words that the publisher set right, and why."""

    unit: str = Field(description="Unit, or `heading`")
    lang: Literal["en", "fr"] = Field(description="Language version")
    since: dt.date = Field(dt.date.min, alias="from", description="First consolidation that shows it")
    was: str = Field(description="Words as enacted")
    becomes: str = Field(alias="is", description="Words as printed")


class Editorial(Strict):
    """The whole file."""

    conventions: dict[str, Bilingual] = Field(description="Conventions by name")
    corrections: list[Correction] = Field(description="Corrections of single words")


@cache
def editorial() -> Editorial:
    """Conventions and corrections, read once."""
    document = read_document(FILE)
    return check(Editorial, document.data, document)


COLUMNS = ["date", "lang", "section", "result", "explained_by", "unit", "replay_words", "official"]
HEADING = "heading"
EXCERPT = 120  # characters shown of a difference

_SPACE = re.compile(r"\s+")
_INVISIBLE = str.maketrans(dict.fromkeys("\N{SOFT HYPHEN}\N{ZERO WIDTH JOINER}\N{ZERO WIDTH SPACE}"))
_MARKER = (
    r"\[(?:repealed|abrogée?s?)(?P<before> before coming into force| avant d[’']entrer en vigueur)?(?P<by>, [^\]]+)\]"
)
_REPEALED = re.compile(rf"(?P<term>[^\[]*){_MARKER}", re.IGNORECASE)
_SPENT = re.compile(
    r"\[(?:Amendments?(?: and repeals?)?(?: to (?:other|another) Acts?)?|Repeals?"
    r"|(?:Transitional|Related|Interim) provisions?|(?:Not )?In force|Modifications?(?: et abrogations?)?|Abrogations?"
    r"|Dispositions? (?:transitoires?|connexes?|provisoires?)|(?:Non )?En vigueur)\]",
    re.IGNORECASE,
)
_ONE_VERSION = re.compile(r" \((?:version (?:anglaise|française)|(?:English|French) version)[^)]*\)", re.IGNORECASE)
# A word parted at the end of a printed line, and a space within a label: "prov-inces", "alinéa (1) h)", "1 er avril".
_BROKEN = re.compile(r"(?<=[a-zà-ÿ])- ?(?=[a-zà-ÿ])|(?<=\)) (?=[a-z]\))|(?<=\b1) (?=er\b)")
_ARTICLES = (
    (re.compile(r"\ban\b", re.IGNORECASE), "a"),
    (re.compile(r"\b(?:le|la) (?=[aeiouhéèê])"), "l’"),
    (re.compile(r"\bl’(?=[bcdfgjklmnpqrstvwxz])", re.IGNORECASE), ""),  # before a word that an amendment put in
    (re.compile(r"\b(?:du|de la|de l’)(?=\s)", re.IGNORECASE), "de"),
    (re.compile(r"\b(?:au|à la|à l’)(?=\s)", re.IGNORECASE), "à"),
)
_ENACTED_ELSEWHERE = re.compile(r"\n?\[(?:See|Voir) [^\]]+\]$")
_QUOTES = re.compile(r"[“”]|«\s*|\s*»")
_LAST_TERM = re.compile(r"\[[^\]]*\]$")  # one version names a repealed term in its own language
_TERM_IN_NAME, _OTHER_TERM = re.compile(r"\[[^\]]*\]"), re.compile(r"\([^()]*\)$")
_PARTS = re.compile(r"\d[\w.]*")


class ComparedLine(NamedTuple):
    """One unit as it is compared: name (or ``heading``), kind, marginal note and words, white space folded."""

    unit: str
    kind: str
    note: str
    text: str


@dataclass(frozen=True)
class Snapshot:
    """An official consolidation: its date, language, sections, and those that no available statute explains."""

    date: dt.date
    lang: str
    sections: dict[str, list[ComparedLine]]
    later: frozenset[str] = frozenset()
    corrected: bool = True  # whether the corrections of editorial.yaml, which are of IRPA, are of this Act

    def follows_later(self, section: str) -> bool:
        """Whether the section before this one is by an Act that is not available, before which the heading may be."""
        labels = list(self.sections)
        at = labels.index(section) if section in self.sections else 0
        return at > 0 and labels[at - 1] in self.later


def read_snapshot(path: str | Path, later: Sequence[str] = ()) -> Snapshot:
    """The sections of a consolidation. later: Acts that are not available; sections that they touched are set apart.

    Raises LegislationError when the file is not a consolidation, or its date is impossible.
    """
    root = parse(path)
    date = day_of(root, "pit-date", path)
    if root.tag != "Statute" or not date:
        raise LegislationError("is not a consolidated Act", where=str(path), expected="a Statute with a pit-date")
    if root.find("Body") is None:
        raise LegislationError("has no text", where=str(path), expected="an Act that is not wholly repealed")
    return snapshot(read_act(path, details=True), date, root.get(LANG, "en"), later)


def snapshot(units: pd.DataFrame, date: dt.date, lang: str, later: Sequence[str] = ()) -> Snapshot:
    """As ``read_snapshot``, from the units of one consolidation with all columns of the table ``units``."""
    body = units[units["part"].isin(["body", "schedule"])]
    columns = (body[name].tolist() for name in ("unit", "kind", "marginal_note", "text", "level"))
    text = Text("", lang, grow(map(Unit, *columns)), [])
    words = units["text"] + "\n" + units["marginal_note"] + "\n" + units["history_note"]
    noted = pd.Series(False, index=units.index)
    for act in later:
        noted |= words.str.replace(", ch. ", ", c. ", regex=False).str.contains(act, regex=False)
    touched = units.loc[noted & ~units["section"].str.startswith("Sch."), "section"]
    return Snapshot(date, lang, sections(text), frozenset(touched) - {""})


def sections(text: Text) -> dict[str, list[ComparedLine]]:
    """Lines of each section or schedule, the headings before it first."""
    by_section: dict[str, list[ComparedLine]] = {}
    headings: list[ComparedLine] = []
    for name, section, node in text.rows():
        line = ComparedLine(name, node.kind, _fold(node.note), _fold(node.text))
        if node.kind == "heading" and not section:
            headings.append(line._replace(unit=HEADING))
            continue
        if section not in by_section:
            by_section[section], headings = headings, []
        by_section[section].append(line)
    return by_section


def check_replay(replayed: Mapping[str, list[ComparedLine]], snapshot: Snapshot) -> pd.DataFrame:
    """One row per section: identical, explained or different, with what explains it and the first difference.

    replayed: ``sections`` of the Act on the snapshot's date.  Sections that are only in one of the
    two are rows as well. Columns: date, lang, section, result, explained_by (list of codes of
    ``editorial.yaml``), unit, replay_words, official.
    """
    rows, replayed = [], dict(replayed)
    for section, official in snapshot.sections.items():
        labels = [section] if section in replayed else _range(section, replayed)
        ours = [line for label in labels for line in replayed.pop(label, [])]
        if section not in snapshot.later:
            rows.append(_row(section, ours, official, snapshot))
    rows += [_row(section, ours, [], snapshot) for section, ours in replayed.items()]
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(section: str, ours: list[ComparedLine], official: list[ComparedLine], snapshot: Snapshot) -> tuple[Any, ...]:
    head = (snapshot.date, snapshot.lang, section)
    if ours == official:
        return (*head, "identical", [], None, None, None)
    a, b, used = ours, official, []
    for code, change in _changes(snapshot, section, _spent(official)):
        a_, b_ = change(a), change(b)
        if (a_, b_) != (a, b):
            used.append(code)
            a, b = a_, b_
        if a == b:
            return (*head, "explained", used, None, None, None)
    line, other = next(pair for pair in zip_longest(a, b) if pair[0] != pair[1])
    unit = next(each.unit for each in (other, line) if each)
    return (*head, "different", [], unit, line and _excerpt(line, other), other and _excerpt(other, line))


def _changes(
    snapshot: Snapshot, section: str, spent: list[str]
) -> Iterator[tuple[str, Callable[[list[ComparedLine]], list[ComparedLine]]]]:
    """Corrections and conventions in the order in which they are tried, each with its code."""
    for correction in editorial().corrections if snapshot.corrected else []:
        if correction.lang == snapshot.lang and correction.since <= snapshot.date:
            swap = methodcaller("replace", correction.was, correction.becomes)
            yield f"correction {correction.unit}", partial(_each, swap, unit=correction.unit)
    yield (
        "letter_case",
        lambda lines: [line._replace(text=line.text.casefold()) if line.unit == HEADING else line for line in lines],
    )
    yield "hyphens", _join_broken_words
    yield "apostrophes", partial(_each, lambda s: s.replace("'", "’"))
    yield "defined_terms", _defined
    yield "quotation_marks", partial(_each, lambda s: _fold(_QUOTES.sub("", s)))
    yield "enacted_elsewhere", partial(_each, partial(_ENACTED_ELSEWHERE.sub, ""))
    yield "headings", _headings
    yield "articles", partial(_each, _articles)
    if spent:
        yield "spent", partial(_without, spent)
    yield "grouped", _grouped
    yield "schedule_layout", _join_schedule
    yield "spacing", partial(_each, lambda s: "".join(s.split()))
    yield "other_term", _without_other_term
    if snapshot.follows_later(section):
        yield "later_act", lambda lines: [line for line in lines if line.unit != HEADING]


def _each(change: Callable[[str], str], lines: list[ComparedLine], unit: str = "") -> list[ComparedLine]:
    """The lines, or those of one unit, with their note and their words changed."""
    return [
        line._replace(note=change(line.note), text=change(line.text)) if unit in ("", line.unit) else line
        for line in lines
    ]


def _join_broken_words(lines: list[ComparedLine]) -> list[ComparedLine]:
    bare = [line._replace(unit=_BROKEN.sub("", line.unit)) if "[" in line.unit else line for line in lines]
    return _each(partial(_BROKEN.sub, ""), bare)


def _articles(words: str) -> str:
    for pattern, article in _ARTICLES:
        words = pattern.sub(article, words)
    return words


def _defined(lines: list[ComparedLine]) -> list[ComparedLine]:
    """Definitions with the term in the other language, their second marginal note, in parentheses at their end."""
    changed = [
        line._replace(note="", text=_ONE_VERSION.sub("", line.text)) if line.kind == "definition" else line
        for line in lines
    ]
    for line in lines:
        terms = line.note.split("\n")
        if line.kind == "definition" and len(terms) > 1:
            inside = [k for k, other in enumerate(lines) if other.unit.startswith(line.unit)]
            last, term = changed[inside[-1]], f"({terms[-1]})"
            if not last.text.endswith(term) and not _ONE_VERSION.search(f" {term}"):
                changed[inside[-1]] = last._replace(text=f"{last.text} {term}")
    return changed


def _without_other_term(lines: list[ComparedLine]) -> list[ComparedLine]:
    """Lines without the term in the other language, which names definitions: that version's amendments change it."""
    return [
        line._replace(unit=_TERM_IN_NAME.sub("[]", line.unit), text=_OTHER_TERM.sub("", line.text)) for line in lines
    ]


def _headings(lines: list[ComparedLine]) -> list[ComparedLine]:
    """Headings without the citation in their margin, and without those that are repealed."""
    standing = [line for line in lines if line.unit != HEADING or not _REPEALED.search(line.text)]
    return [line._replace(note="") if line.unit == HEADING else line for line in standing]


def _grouped(lines: list[ComparedLine]) -> list[ComparedLine]:
    """Repealed units side by side as one, whatever the marker; a section all repealed without its heading."""
    groups: list[tuple[str, str, ComparedLine]] = []
    for line in lines:
        marker = _REPEALED.fullmatch(line.text)
        if marker is None or (marker["term"] and line.kind != "definition"):
            groups.append((line.unit, "", line))
            continue
        if line.kind == "definition":  # each is a row of its own, after the term it defined
            groups.append((_LAST_TERM.sub("[]", line.unit), "", line._replace(note="", text=_mark_of(marker))))
            continue
        first, _, last = re.sub(r" (?:and|to) ", "|", line.unit).partition("|")
        last = last or steps(first)[-1]
        if groups and groups[-1][1] and groups[-1][2].text == _mark_of(marker):
            first = groups.pop()[0]
        groups.append((first, last, line._replace(note="", text=_mark_of(marker))))
    if all(last for unit, last, _ in groups if unit != HEADING):  # nothing is left under the heading
        groups = [group for group in groups if group[0] != HEADING]
    return [line._replace(unit=f"{first} to {last}" if last else first) for first, last, line in groups]


def _mark_of(marker: re.Match[str]) -> str:
    """What a note of repeal says: by what, and whether before the unit was ever law."""
    return f"{'before ' if marker['before'] else ''}{marker['by']}"


def _join_schedule(lines: list[ComparedLine]) -> list[ComparedLine]:
    """A schedule as one run of words, labels among them; other sections as they are."""
    if not lines or lines[-1].unit[:4] != "Sch.":
        return lines
    lines = [line for line in lines if line.kind != "words"]
    own = (re.sub(r"^Sch\.|\[[^\]]*\]", "", steps(line.unit)[-1]) for line in lines)
    words = (w for label, line in zip(own, lines, strict=True) for w in (label, line.note, line.text))
    return [ComparedLine("Sch.", "schedule", "", " ".join(re.findall(r"[\w’]+", " ".join(words))).casefold())]


def _spent(official: list[ComparedLine]) -> list[str]:
    """Units of which the publisher prints only what they were: ``[Amendment]``."""
    return [line.unit for line in official if any(map(_SPENT.fullmatch, line.text.split("\n")))]


def is_spent(official: list[ComparedLine]) -> bool:
    """Whether of a section nothing is printed but what it was, ``[Amendment]``: comparing it tests nothing."""
    spent = _spent(official)
    return bool(spent) and not any(line.text for line in _without(spent, official) if line.unit != HEADING)


def _without(spent: list[str], lines: list[ComparedLine]) -> list[ComparedLine]:
    """The lines outside the spent units, of which ``12(2) and (3)`` names the first and the last."""
    left = list(lines)
    for unit in spent:
        first, _, last = re.sub(r" (?:and|to) ", "|", unit).partition("|")
        path = steps(first)
        last = "".join(path[: len(path) - len(steps(last))]) + last if last else first
        at = [i for i, line in enumerate(left) if any(_inside(line.unit, u) for u in (unit, first, last))]
        if at:
            del left[at[0] : at[-1] + 1]
            left = [line._replace(note="") if not line.text and _inside(unit, line.unit) else line for line in left]
    return left


def _inside(name: str, unit: str) -> bool:
    return name == unit or (name.startswith(unit) and name[len(unit)] in "([/ ")


def _range(section: str, replayed: dict[str, list[ComparedLine]]) -> list[str]:
    """Labels of the replayed sections that ``211 to 214`` or ``204 and 205`` means."""
    ends, labels = _PARTS.findall(section), list(replayed)
    if len(ends) != 2 or any(end not in replayed for end in ends):
        return [section]
    return labels[labels.index(ends[0]) : labels.index(ends[-1]) + 1]


def _excerpt(line: ComparedLine, other: ComparedLine | None) -> str:
    """The words around the point where a line departs from the other."""
    words, against = (f"{x.unit} {x.note} {x.text}" if x else "" for x in (line, other))
    at = next((i for i, pair in enumerate(zip_longest(words, against)) if pair[0] != pair[1]), len(words))
    return words[max(at - EXCERPT // 3, 0) : at + EXCERPT]


def _fold(text: str) -> str:
    return "\n".join(_SPACE.sub(" ", line).strip() for line in text.translate(_INVISIBLE).split("\n"))
