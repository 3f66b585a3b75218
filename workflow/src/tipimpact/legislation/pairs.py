"""English and French units of one text, side by side, and why a unit has no counterpart.

Both versions are the law, and each is written for itself: French runs paragraphs into one sentence where
English lists them, each language sorts its own definitions, and the publisher's files differ in details.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from tipimpact.common.errors import LegislationError
from tipimpact.legislation.notes import take_apart

COLUMNS = ["act", "unit_en", "unit_fr", "position_en", "position_fr", "how"]
EXPLAINED = ("run_in", "one_language", "repealed_term", "extent", "unlabelled")
UNEXPLAINED = "unexplained"

_STEP = re.compile(r"(.+?)(?: (?:and|to) )?(?:\([^()]*\)|\[[^\[\]]*\]|/[^/()\[\]]*| [^ ()\[\]]+)")
_GENERIC = r"(?:definition|provision|continued|list|table|formula)(?: \d+)?"
_UNLABELLED = re.compile(rf"\[{_GENERIC}\]")
_ONE_LANGUAGE = re.compile(r"\((?:version (?:anglaise|française) seulement|(?:english|french) version only)\)", re.I)
_RANGE = re.compile(r"(?P<above>.*?)(?P<first>\([^()]*\)|(?<![\d.])\d[\d.]*) (?P<joint>and|to) (?P<last>\S+)")
_LENGTHS = (0.4, 2.5)  # French as long as English, give or take: what run-in words must come to


def pair(en: pd.DataFrame, fr: pd.DataFrame) -> pd.DataFrame:
    """Units of the two versions of one text, in the order of the English, then what only French has.

    en, fr: units of ``read_act`` of the same Act and consolidation.
    Columns: act, unit_en, unit_fr, position_en, position_fr (missing on the side that has no unit) and how.

    How a pair was made: ``label`` (the same name; definitions by their English term), ``spelling`` (the same
    but for spaces, hyphens and capitals), ``nesting`` (the same label, under an unlabelled block in one file),
    ``range`` (a group such as 204 and 205, with each of its members), ``repealed`` (the one definition that an
    Act repealed there; the file names the term in its own language only).
    Why a unit is alone: ``run_in`` (the other version says it in the unit above, whose words are long enough),
    ``one_language`` (the file says so), ``repealed_term`` (as many repealed definitions as in the other
    version, whose terms the files do not match), ``extent`` (the clause enacts a wider unit in one version),
    ``unlabelled`` (words without a label, laid out otherwise), or ``unexplained``.

    Raises LegislationError when the tables are not one English and one French version of the same Act.

    >>> from tipimpact.legislation import read_act
    >>> folder = "data/raw/sample/legislation/irpa_I-2.5_2021-02-26-oldest_"
    >>> pair(read_act(f"{folder}en.xml"), read_act(f"{folder}fr.xml"))[["unit_en", "unit_fr", "how"]].values.tolist()[2]
    ['2(1)', '2(1)', 'label']
    """
    act = _same_act(en, fr)
    sides = LanguageSide(en), LanguageSide(fr)
    rows: list[tuple[str | None, str | None, str]] = [
        (*both, how) for how, find in FINDERS.items() for both in _match_units(find, *sides)
    ]
    rows += [(name, None, _why(name, *sides)) for name in sides[0].alone]
    rows += [(None, name, _why(name, *sides[::-1])) for name in sides[1].alone]
    table = pd.DataFrame(rows, columns=["unit_en", "unit_fr", "how"])
    for lang, side in zip(("en", "fr"), sides, strict=True):
        table[f"position_{lang}"] = table[f"unit_{lang}"].map(side.position).astype("Int64")
        table[f"unit_{lang}"] = table[f"unit_{lang}"].astype("string")
    table = table.sort_values(["position_en", "position_fr"], kind="stable", ignore_index=True)
    return table.assign(act=act)[COLUMNS]


@dataclass
class LanguageSide:
    """One version: its units by name, and those that have no counterpart yet (a dict, for its order)."""

    units: pd.DataFrame
    rows: dict[str, Any] = field(init=False)
    alone: dict[str, Any] = field(init=False)
    position: dict[str, int] = field(init=False)
    matched: dict[str, str] = field(default_factory=dict)
    holds: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.rows = {str(row.unit): row for row in self.units.itertuples()}
        self.alone = dict(self.rows)
        self.position = {name: row.position for name, row in self.rows.items()}
        self.holds = {above for name in self.rows for above in _aboves(name)}


def _same_act(en: pd.DataFrame, fr: pd.DataFrame) -> str:
    for table, lang in ((en, "en"), (fr, "fr")):
        if set(table["lang"]) != {lang}:
            raise LegislationError(
                f"units in {sorted(set(table['lang']))}", where="pair", expected=f"units in {lang!r}"
            )
    acts = [*dict.fromkeys([*en["act"], *fr["act"]])]
    if len(acts) != 1:
        raise LegislationError(f"units of {', '.join(acts)}", where="pair", expected="both versions of one Act")
    return str(acts[0])


Names = Iterable[tuple[str, str]]


def _match_units(
    find: Callable[[LanguageSide, LanguageSide], Names], en: LanguageSide, fr: LanguageSide
) -> list[tuple[str, str]]:
    """Pairs that a finder sees among the units still alone; they are so no longer."""
    pairs = list(find(en, fr))
    for a, b in pairs:
        en.alone.pop(a, None)
        fr.alone.pop(b, None)
        en.matched[a], fr.matched[b] = b, a
    return pairs


def _by(key: Callable[[str], str]) -> Callable[[LanguageSide, LanguageSide], Names]:
    """A finder of names that have the same key, where the key is one name's on each side."""

    def find(en: LanguageSide, fr: LanguageSide) -> Names:
        groups: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        for i, side in enumerate((en, fr)):
            for name in side.alone:
                groups[key(name)][i].append(name)
        return [(a[0], b[0]) for a, b in groups.values() if len(a) == len(b) == 1]

    return find


def _ranges(en: LanguageSide, fr: LanguageSide) -> Iterator[tuple[str, str]]:
    for i, (side, other) in enumerate(((en, fr), (fr, en))):
        for name in list(side.alone):
            yield from ((name, m) if i == 0 else (m, name) for m in _members(name, other.alone))


def _members(name: str, others: Iterable[str]) -> list[str]:
    """Units that a group label means: ``(2) to (4)`` for all between; ``(2) and (3)`` for these two."""
    match = _RANGE.fullmatch(name)
    if match is None:
        return []
    names = list(others)
    ends = [match["above"] + match["first"], match["above"] + match["last"]]
    if not all(end in names for end in ends):
        return []
    between = names[names.index(ends[0]) : names.index(ends[1]) + 1]
    return between if match["joint"] == "to" else ends


def _repealed(en: LanguageSide, fr: LanguageSide) -> Iterator[tuple[str, str]]:
    groups = _terms(en), _terms(fr)
    for key, names in groups[0].items():
        if len(names) == len(groups[1].get(key, ())) == 1:
            yield names[0], groups[1][key][0]


def _terms(side: LanguageSide) -> dict[tuple[str, ...], list[str]]:
    """Repealed definitions still alone, by what holds them and the Acts that repealed them."""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, row in side.alone.items():
        if row.kind == "definition" and row.repealed:
            groups[(next(_aboves(name), ""), *(take_apart(c).act for c in row.history))].append(name)
    return groups


def _folded(name: str) -> str:
    return re.sub(r"[\s‑-]", "", name).casefold()


FINDERS: dict[str, Callable[[LanguageSide, LanguageSide], Names]] = {
    "label": _by(str),
    "spelling": _by(_folded),
    "nesting": _by(lambda name: _UNLABELLED.sub("", name) or name),
    "range": _ranges,
    "repealed": _repealed,
}


def _why(name: str, side: LanguageSide, other: LanguageSide) -> str:
    """Why a unit has no counterpart: one of ``EXPLAINED``, or ``unexplained``."""
    row = side.rows[name]
    above = next((a for a in _aboves(name) if a in side.matched), None)
    if _ONE_LANGUAGE.search(row.text):
        return "one_language"
    if row.kind == "definition" and row.repealed:
        key = (next(_aboves(name), ""), *(take_apart(c).act for c in row.history))
        counts = [len(_terms(s).get(key, ())) for s in (side, other)]
        return "repealed_term" if counts[0] == counts[1] else UNEXPLAINED
    if above is None:
        return UNEXPLAINED
    if _UNLABELLED.search(name):
        return "unlabelled"
    if side.matched[above] not in other.holds:
        return "run_in" if _as_long(above, side, other) else UNEXPLAINED
    clause = name.partition("/")[0]
    if row.kind == "quoted" and any(n.startswith(f"{clause}/") for n in other.alone):
        return "extent"
    return UNEXPLAINED


def _as_long(above: str, side: LanguageSide, other: LanguageSide) -> bool:
    """Whether the other version's unit is long enough to hold what this one says in several."""
    ours = sum(len(r.text) for n, r in side.rows.items() if n == above or above in _aboves(n))
    theirs = len(other.rows[side.matched[above]].text)
    low, high = _LENGTHS
    return low * ours <= theirs <= high * ours


def _aboves(name: str) -> Iterator[str]:
    """The names that a unit's name begins with, nearest first: ``28(2)(b)``, ``28(2)``, ``28``."""
    while match := _STEP.fullmatch(name):
        name = match[1]
        yield name.rstrip("/")
