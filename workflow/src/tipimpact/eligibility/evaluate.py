"""Who may ask for what on a day: the rows carried out on persons, in Kleene's three-valued logic.

Every part is monotone in what is known: a fact once learned can turn *unknown* into an answer, never one answer into
another.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, reduce
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tipimpact.eligibility.calendar import NEVER_DAY, day, last_before
from tipimpact.eligibility.expressions import Condition, Kleene, Reader, read
from tipimpact.eligibility.facts import UNKNOWN, YES, People, facts, people
from tipimpact.eligibility.rows import BESIDE, REMEDIES, active, items

STATUSES = ("open", "discretionary", "request_barred", "barred", "unknown")
OPEN, DISCRETIONARY, REQUEST_BARRED, BARRED, UNDECIDED = range(len(STATUSES))
CHUNK = 1 << 15  # persons at a time: what stays in the processor's cache
NOTHING = -1  # no row: nothing in force gives the remedy


@dataclass(frozen=True)
class Rule:
    """A row made ready. ``place`` is its place among the rows given."""

    place: int
    row: str
    effect: str
    who: Condition | None
    clock: tuple[str, ...]
    runs: str
    length: int
    unit: str
    exceptions: tuple[Rule, ...]
    names: frozenset[str]  # facts that it asks for, with those of its exceptions

    def truth(self, reader: Reader) -> Kleene:
        """Whether the row holds, for each person. The array is shared: do not write to it."""
        found = reader.kept.get(self.row)
        if found is None:
            found = reader.kept[self.row] = self._truth(reader)
        return found

    def _truth(self, reader: Reader) -> Kleene:
        parts = [reader.value(self.who)] if self.who else []
        if self.clock:
            parts.append(reader.any_within(self.clock, *self.window(reader.on)))
        parts += [np.int8(YES) - exception.truth(reader) for exception in self.exceptions]
        return reduce(np.minimum, parts) if parts else np.full(reader.size, YES, np.int8)

    def window(self, on: int) -> tuple[int, int]:
        """First and last day of an event for which the clock has the row hold on a day."""
        if self.runs == "deadline":
            return -NEVER_DAY, on
        if self.runs == "after":
            return -NEVER_DAY, last_before(on - 1, self.length, self.unit)
        first = last_before(on, self.length, self.unit) + 1
        return first, (on if self.runs == "within" else NEVER_DAY)


@dataclass
class Decision:
    """For each person: place in ``STATUSES``, place of the deciding row (``NOTHING``: none), facts that are missing.

    because: bits, of the facts in ``asked``.
    """

    status: NDArray[np.int8]
    row: NDArray[np.int16]
    because: NDArray[np.unsignedinteger[Any]]
    asked: Sequence[str]


def rules(rows: pd.DataFrame, on: dt.date, without: Iterable[str] = ()) -> dict[str, list[Rule]]:
    """The rules in force on a day, by remedy; those that only lift others stand with what they lift."""
    return _made(active(rows, on, without), rows)


def _made(records: pd.DataFrame, rows: pd.DataFrame) -> dict[str, list[Rule]]:
    places = {row: i for i, row in enumerate(rows["row"])}
    by_name = dict(zip(records["row"], records.to_dict("records"), strict=True))
    made = {name: _rule(record, by_name, places) for name, record in by_name.items()}
    found: dict[str, list[Rule]] = {remedy: [] for remedy in REMEDIES}
    for name, record in by_name.items():
        if record["effect"] not in BESIDE:
            for remedy in items(record["remedy"]):
                found[remedy].append(made[name])
    return found


@dataclass
class Rulebook:
    """The rows with the rules of every day already asked for: between two changes of the law they are the same."""

    rows: pd.DataFrame

    def __post_init__(self) -> None:
        self._changes = sorted({*self.rows["from"], *self.rows["until"].dropna()})
        self._made: dict[tuple[int, frozenset[str]], dict[str, list[Rule]]] = {}

    def rules(self, on: dt.date, without: Iterable[str] = ()) -> dict[str, list[Rule]]:
        """``rules`` for these rows."""
        acts = frozenset([without] if isinstance(without, str) else without)
        key = (bisect_right(self._changes, pd.Timestamp(on)), acts)
        if key not in self._made:
            self._made[key] = rules(self.rows, on, acts)
        return self._made[key]

    @cached_property
    def about(self) -> dict[str, dict[str, Any]]:
        """Each row as it stands in the file, by name."""
        return {str(row["row"]): row for row in self.rows.to_dict("records")}  # type: ignore[misc]

    @cached_property
    def ever(self) -> dict[str, list[Rule]]:
        """The rules of every time together, by remedy."""
        return _made(self.rows, self.rows)


def _rule(record: Mapping[str, Any], by_name: Mapping[str, Mapping[str, Any]], places: Mapping[str, int]) -> Rule:
    who = read(record["who"]) if record["who"] else None
    clock = tuple(items(record["event"]))
    exceptions = tuple(_rule(by_name[e], by_name, places) for e in items(record["exceptions"]) if e in by_name)
    own = {*clock, *(who.names() if who else ())}
    return Rule(
        places[record["row"]],
        record["row"],
        record["effect"],
        who,
        clock,
        record["runs"],
        0 if pd.isna(record["length"]) else int(record["length"]),
        record["length_unit"],
        exceptions,
        frozenset(own.union(*(e.names for e in exceptions))),
    )


# How strongly the effects decide: of those that hold, or may, the strongest does. That nothing gives the remedy stands
# with the bars on the grant.
LEVELS = {"entitles": 0, "requires": 1, "may_refuse": 2, "bars_request": 3, "bars_grant": 4}
ANSWERS = (OPEN, OPEN, DISCRETIONARY, REQUEST_BARRED, BARRED)
UNKNOWN_MARK, YES_MARK = 64, 128  # a truth beside the rank of a rule, in one byte
RANK = 63
Marks = NDArray[np.uint8]


def decide(remedy_rules: Sequence[Rule], reader: Reader) -> Decision:
    """The status of one remedy for each person.

    A mark is a byte: a truth, and the rank of the rule that has it. The greatest of some marks is that of the strongest
    truth and, among equals, of the first rule. Bytes are put together by arithmetic, many times faster than by choice.
    """
    ranked = sorted(remedy_rules, key=lambda rule: -LEVELS[rule.effect])
    best = [np.zeros(reader.size, np.uint8) for _ in LEVELS]
    for i, rule in enumerate(ranked):
        mark = rule.truth(reader).view(np.uint8) * np.uint8(UNKNOWN_MARK)
        mark |= np.uint8(RANK - i)
        strongest = best[LEVELS[rule.effect]]
        np.maximum(strongest, mark, out=strongest)
    given, required, may_refuse, request, barred = best
    mark = _over(given, required, YES_MARK)
    for stronger in (may_refuse, request, np.maximum(barred, _not_given(given))):
        mark = _over(mark, stronger, UNKNOWN_MARK)
    status, row = _meanings(ranked)
    asked = facts_asked(remedy_rules)
    return Decision(status[mark], row[mark], _because(ranked, reader, mark, asked), asked)


def facts_asked(rules: Iterable[Rule]) -> list[str]:
    """Facts that some rules ask for, in the order of ``facts.yaml``."""
    names = frozenset[str]().union(*(rule.names for rule in rules))
    return [name for name in facts() if name in names]


def _bits(asked: Sequence[str]) -> Any:
    """The type of number that has a bit for each fact asked."""
    return np.uint32 if len(asked) <= 32 else np.uint64


def _over(weak: Marks, strong: Marks, least: int) -> Marks:
    """The strong marks where they reach a least one, else the weak ones."""
    return weak ^ ((weak ^ strong) & _all_bits(strong >= least))


def _all_bits(where: NDArray[np.bool_]) -> Marks:
    """A byte of ones where something is so, else of zeros."""
    return np.negative(where.view(np.uint8))


def _not_given(given: Marks) -> Marks:
    """Marks of "nothing gives the remedy": rank 0 where that is certain, the rule that might where it is not."""
    certain = _all_bits(given < UNKNOWN_MARK) & np.uint8(YES_MARK)
    return certain | (given & _all_bits((given & np.uint8(UNKNOWN_MARK)) > 0))


def _meanings(ranked: Sequence[Rule]) -> tuple[NDArray[np.int8], NDArray[np.int16]]:
    """What each mark stands for: a status, and the place of a row."""
    status, row = np.full(256, UNDECIDED, np.int8), np.full(256, NOTHING, np.int16)
    status[YES_MARK:] = BARRED
    for i, rule in enumerate(ranked):
        rank = RANK - i
        row[[UNKNOWN_MARK + rank, YES_MARK + rank]] = rule.place
        status[YES_MARK + rank] = ANSWERS[LEVELS[rule.effect]]
    return status, row


def _because(ranked: Sequence[Rule], reader: Reader, mark: Marks, asked: Sequence[str]) -> Any:
    """Missing facts of the rows that keep a person's status unknown: those of the strongest unknown effect."""
    found: dict[str, NDArray[np.bool_]] = {}
    for effects in (("bars_grant", "entitles"), ("bars_request",), ("may_refuse",)):
        places = {i for i, rule in enumerate(ranked) if rule.effect in effects}
        ranks = {RANK - i for i in places}
        here = reduce(np.logical_or, (mark == UNKNOWN_MARK + rank for rank in ranks), np.False_)
        for i in places:
            open_ = here & (ranked[i].truth(reader) == UNKNOWN)
            for name in ranked[i].names:
                found[name] = found[name] | open_ if name in found else open_
    kind = np.dtype(_bits(asked)).newbyteorder("<")
    bits = np.zeros((reader.size, kind.itemsize), np.uint8)
    for bit, name in enumerate(asked):
        if name in found and (absent := reader.absent(name)) is not None:
            bits[:, bit // 8] |= (found[name] & absent).view(np.uint8) * np.uint8(1 << bit % 8)
    return bits.view(kind).ravel()


def evaluate(
    persons: pd.DataFrame | People, on: dt.date | str, rows: pd.DataFrame | Rulebook, without: Iterable[str] = ()
) -> pd.DataFrame:
    """What each person could ask for on a day: a row per person and remedy.

    persons: facts, a column each (``facts.yaml``); what is missing is unknown.  on: the day asked for.
    rows: of ``read_rows``, or a ``Rulebook`` of them where many days are asked.  without: Acts switched off, such as
    "C-31", "C-10", "later", "2019, c. 29"; "C-31+" also takes in what later Acts made of it.

    Columns: person_id; remedy; status (open, discretionary, request_barred: the grant is still possible, barred,
    unknown); row, the deciding row of ``rows``, missing where nothing in force gives the remedy; unknown_because, the
    missing facts that keep a status unknown, parted by "; ".
    Raises EligibilityError for unknown columns, values and Acts.
    """
    everybody, at = people(persons), day(_date(on))
    book = rows if isinstance(rows, Rulebook) else Rulebook(rows)
    by_remedy = book.rules(_date(on), without)
    size = (len(by_remedy), len(everybody))
    status, row, missing = np.empty(size, np.int8), np.empty(size, np.int16), np.empty(size, np.int32)
    causes = Causes()
    for start in range(0, len(everybody), CHUNK):
        chunk = slice(start, start + CHUNK)
        reader = Reader(everybody.part(start, start + CHUNK), at)
        for i, remedy_rules in enumerate(by_remedy.values()):
            made = decide(remedy_rules, reader)
            status[i, chunk], row[i, chunk], missing[i, chunk] = made.status, made.row, causes.places(made)
    coded: dict[str, tuple[NDArray[np.integer[Any]], list[str]]] = {
        "remedy": (np.repeat(np.arange(len(by_remedy), dtype=np.int8), len(everybody)), list(by_remedy)),
        "status": (status.ravel(), list(STATUSES)),
        "row": (row.ravel(), list(book.rows["row"])),
        "unknown_because": (missing.ravel(), list(causes.texts)),
    }
    ids = np.tile(everybody.ids.to_numpy(), len(by_remedy))
    # words as categories, so that a million persons fit
    columns = {
        name: pd.Categorical.from_codes(codes, pd.Index(known, dtype="str"), validate=False)
        for name, (codes, known) in coded.items()
    }
    return pd.DataFrame({"person_id": ids, **columns}, copy=False)


def ask(one: People, remedy: str, on: dt.date, book: Rulebook, without: Iterable[str] = ()) -> tuple[str, str | None]:
    """Status and deciding row of one remedy for one person."""
    decision = decide(book.rules(on, without)[remedy], Reader(one, day(on)))
    place = int(decision.row[0])
    return STATUSES[decision.status[0]], None if place == NOTHING else str(book.rows["row"].iloc[place])


def _date(on: dt.date | str) -> dt.date:
    return dt.date.fromisoformat(on) if isinstance(on, str) else dt.date(on.year, on.month, on.day)


@dataclass
class Causes:
    """Sets of missing facts in words, each once, and where each stands among them."""

    texts: dict[str, int] = field(default_factory=dict)
    _known: dict[tuple[str, ...], dict[int, int]] = field(default_factory=dict)  # by the facts asked, of their bits

    def places(self, made: Decision) -> NDArray[np.int32]:
        """For each person the place of what is missing among ``texts``; nothing missing is -1."""
        found = np.full(len(made.because), -1, np.int32)
        some = np.flatnonzero(made.because)
        inverse, distinct = pd.factorize(made.because[some])
        asked, sets = tuple(made.asked), distinct.tolist()
        known = self._known.setdefault(asked, {})
        for bits in sets:
            if bits not in known:
                known[bits] = self.texts.setdefault(_named(bits, asked), len(self.texts))
        found[some] = np.array([known[bits] for bits in sets], np.int32)[inverse]
        return found


@lru_cache(maxsize=1 << 16)
def _named(bits: int, asked: tuple[str, ...]) -> str:
    """A set of facts in words."""
    return "; ".join(name for bit, name in enumerate(asked) if bits >> bit & 1)
