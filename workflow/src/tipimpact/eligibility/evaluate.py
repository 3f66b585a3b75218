"""Who may ask for what on a day: the rows carried out on persons, in Kleene's three-valued logic.

Every part is monotone in what is known: a fact once learned can turn *unknown* into an answer, never one answer into
another.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tipimpact.eligibility.calendar import NEVER_DAY, day, last_before
from tipimpact.eligibility.expressions import Condition, Kleene, Reader, read
from tipimpact.eligibility.facts import UNKNOWN, YES, People, facts, people
from tipimpact.eligibility.rows import REMEDIES, active, items

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
        """Whether the row holds, for each person."""
        result = None if self.who is None else reader.value(self.who)
        if self.clock:
            first, last = self.window(reader.on)
            running = reduce(np.maximum, (reader.within(name, first, last) for name in self.clock))
            result = running if result is None else np.minimum(result, running)
        for exception in self.exceptions:
            out = np.int8(YES) - exception.truth(reader)
            result = out if result is None else np.minimum(result, out)
        return np.full(reader.size, YES, np.int8) if result is None else result

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
    because: NDArray[np.uint64]
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
        if record["effect"] != "lifts":
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
    clock = tuple(items(record["clock"]))
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


class _Best:
    """The strongest truth among some rows, and the first row that has it."""

    def __init__(self, size: int):
        self.truth: Kleene = np.zeros(size, np.int8)
        self.row: NDArray[np.int16] = np.full(size, NOTHING, np.int16)

    def add(self, rule: Rule, truth: Kleene) -> None:
        better = truth > self.truth
        if better.any():
            np.copyto(self.row, rule.place, where=better)
            self.truth = np.maximum(self.truth, truth)


def decide(remedy_rules: Sequence[Rule], reader: Reader) -> Decision:
    """The status of one remedy for each person."""
    size = reader.size
    best = {effect: _Best(size) for effect in ("entitles", "requires", "may_refuse", "bars_request", "bars_grant")}
    truths = [rule.truth(reader) for rule in remedy_rules]
    for rule, truth in zip(remedy_rules, truths, strict=True):
        best[rule.effect].add(rule, truth)
    given, barred = best["entitles"], best["bars_grant"]
    not_given = np.int8(YES) - given.truth
    status = np.full(size, OPEN, np.int8)
    row = np.where(best["requires"].truth == YES, best["requires"].row, given.row)
    for effect, code in (("may_refuse", DISCRETIONARY), ("bars_request", REQUEST_BARRED)):
        _settle(status, row, best[effect].truth, best[effect].row, code)
    nothing = np.where(not_given == YES, np.int16(NOTHING), given.row)
    ended = np.maximum(barred.truth, not_given)
    _settle(status, row, ended, np.where(barred.truth >= not_given, barred.row, nothing), BARRED)
    every = frozenset[str]().union(*(rule.names for rule in remedy_rules))
    asked = [name for name in facts() if name in every]
    because = _because(remedy_rules, truths, status, best, reader.people, asked)
    return Decision(status, row.astype(np.int16), because, asked)


def _settle(status: Any, row: Any, truth: Kleene, source: Any, code: int) -> None:
    """Lay a stronger effect over what is settled so far; where it is unknown, all is."""
    for value, becomes in ((UNKNOWN, UNDECIDED), (YES, code)):
        where = truth == value
        np.copyto(status, becomes, where=where)
        np.copyto(row, source, where=where)


def _because(
    remedy_rules: Sequence[Rule],
    truths: Sequence[Kleene],
    status: NDArray[np.int8],
    best: Mapping[str, _Best],
    persons: People,
    asked: Sequence[str],
) -> NDArray[np.uint64]:
    """Missing facts of the rows that keep a person's status unknown: those of the strongest unknown effect."""
    because = np.zeros(len(status), np.uint64)
    open_ = np.flatnonzero(status == UNDECIDED)
    if not len(open_):
        return because
    final = np.maximum(best["bars_grant"].truth, np.int8(YES) - best["entitles"].truth)[open_] == UNKNOWN
    request = ~final & (best["bars_request"].truth[open_] == UNKNOWN)
    level = {"bars_grant": final, "entitles": final, "bars_request": request, "may_refuse": ~final & ~request}
    missing = np.zeros(len(open_), np.uint64)
    for bit, name in enumerate(asked):
        missing |= _absent(persons, name, open_).astype(np.uint64) << np.uint64(bit)
    found = np.zeros(len(open_), np.uint64)
    for rule, truth in zip(remedy_rules, truths, strict=True):
        if rule.effect in level:
            bits = np.uint64(sum(1 << asked.index(name) for name in rule.names))
            found |= np.where((truth[open_] == UNKNOWN) & level[rule.effect], missing & bits, np.uint64(0))
    because[open_] = found
    return because


def _absent(persons: People, name: str, places: NDArray[np.intp]) -> NDArray[np.bool_]:
    if name not in persons.columns:
        return np.ones(len(places), np.bool_)
    unknown = persons.missing[name]
    return np.zeros(len(places), np.bool_) if unknown is None else unknown[places]


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
    parts: dict[str, list[Decision]] = {remedy: [] for remedy in by_remedy}
    for part in _chunks(everybody):
        reader = Reader(part, at)
        for remedy, remedy_rules in by_remedy.items():
            parts[remedy].append(decide(remedy_rules, reader))
    return _frame(everybody, parts, list(book.rows["row"]))


def ask(one: People, remedy: str, on: dt.date, book: Rulebook, without: Iterable[str] = ()) -> tuple[str, str | None]:
    """Status and deciding row of one remedy for one person."""
    decision = decide(book.rules(on, without)[remedy], Reader(one, day(on)))
    place = int(decision.row[0])
    return STATUSES[decision.status[0]], None if place == NOTHING else str(book.rows["row"].iloc[place])


def _date(on: dt.date | str) -> dt.date:
    return dt.date.fromisoformat(on) if isinstance(on, str) else dt.date(on.year, on.month, on.day)


def _chunks(everybody: People) -> Iterator[People]:
    for start in range(0, len(everybody), CHUNK):
        yield everybody.part(start, min(start + CHUNK, len(everybody)))


def _frame(everybody: People, parts: Mapping[str, list[Decision]], names: list[str]) -> pd.DataFrame:
    """All decisions as one table, remedy by remedy; words as categories, so that a million persons fit."""
    count, remedies = len(everybody), list(parts)
    decisions = [d for made in parts.values() for d in made]
    because, words = _words(parts)
    categories: dict[str, tuple[NDArray[np.integer[Any]], list[str]]] = {
        "remedy": (np.repeat(np.arange(len(remedies), dtype=np.int8), count), remedies),
        "status": (_joined([d.status for d in decisions], np.int8), list(STATUSES)),
        "row": (_joined([d.row for d in decisions], np.int16), names),
        "unknown_because": (because, words),
    }
    ids = np.tile(everybody.ids.to_numpy(), len(remedies))
    columns = {k: pd.Categorical.from_codes(codes, pd.Index(known)) for k, (codes, known) in categories.items()}
    return pd.DataFrame({"person_id": ids, **columns})


def _joined(arrays: list[NDArray[Any]], dtype: Any) -> NDArray[Any]:
    return np.concatenate(arrays) if arrays else np.empty(0, dtype)


def _words(parts: Mapping[str, list[Decision]]) -> tuple[NDArray[np.int32], list[str]]:
    """Sets of missing facts as places in a list of texts; nothing missing is -1."""
    places: dict[str, int] = {}
    codes = []
    for made in parts.values():
        because = _joined([decision.because for decision in made], np.uint64)
        inverse, distinct = pd.factorize(because)
        asked = made[0].asked if made else []
        texts = ["; ".join(n for bit, n in enumerate(asked) if int(b) >> bit & 1) for b in distinct]
        codes.append(np.array([places.setdefault(t, len(places)) if t else -1 for t in texts], np.int32)[inverse])
    return _joined(codes, np.int32), list(places)
