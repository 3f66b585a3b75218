"""What each Act changed in each life: the first day on which the person could ask, with the Act and without it.

Days are counted from the day on which the person is recognised as trafficked, or from the event that gives the remedy
if that is later, and looked for within ten years, or until the person is removed. Each world decides which steps of
procedure are open, so the same life may go on differently in the two. The words are defined in docs/eligibility.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby, pairwise, product
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.common.errors import EligibilityError, Problem
from tipimpact.eligibility.attributes import FILE, Attribute, read_attributes
from tipimpact.eligibility.calendar import date_of, day, plus
from tipimpact.eligibility.decide import (
    NEED_NOT,
    NOT_YET_GATE,
    NOTHING,
    OPEN,
    STATUS_BITS,
    decide,
    find_deciding_rows,
)
from tipimpact.eligibility.evaluate import ask
from tipimpact.eligibility.expressions import FactReader
from tipimpact.eligibility.facts import YES, People
from tipimpact.eligibility.profiles import Fork, LifeCourse, Profile, Profiles, Telling
from tipimpact.eligibility.rows import BILLS, ENACTED, REMEDIES, default_rows, format_citation, law_keys, split_items
from tipimpact.eligibility.rulebook import Rulebook
from tipimpact.eligibility.turns import turning_days

HORIZON = (10, "years")
ACTS = {"c31": "C-31", "c10": "C-10", "act_2019": "2019, c. 29", "act_2026": "2026, c. 4"}
# The event of the outside world that gives a remedy, where it is not given to whoever is recognised.
GIVEN_BY = {
    "hearing": "claim_referred",
    "appeal": "rpd_reasons",
    "prra": "rpd_refused",
    "stay": "rpd_refused",
    "work_claimant": "claim_referred",
    "work_trp": "trp_since",
    "pr": "protected",
    "pr_kept": "ceased",
    "family": "pr_since",
    "release": "detained_since",
    "record": "sentence_ended",
}
RECOGNISED = "recognised"
World = tuple[str, ...]  # the Acts that it is without
FOLLOWS = {"stay_prra": "prra"}  # remedies that come with another
BARS = ("bars_request", "bars_grant")
ASKABLE = (OPEN | NEED_NOT) << STATUS_BITS  # the answers of ``decide`` under which a person may ask


@dataclass(frozen=True)
class AnswerStretch:
    """Days with the same answer: the first of them, whether one may ask (None: not known), the deciding row."""

    first: int
    can_ask: bool | None
    row: str | None


@dataclass(frozen=True)
class AnswerPath:
    """What a life holds of a remedy under one law: stretches of days from the day counted from."""

    stretches: tuple[AnswerStretch, ...]
    end: int  # the day after the last that counts

    @property
    def first(self) -> int | None:
        """The first day on which the person could ask; None: none that counts."""
        return next((s.first for s in self.stretches if s.can_ask and s.first < self.end), None)

    @property
    def unsure(self) -> bool:
        """Whether an answer that is not known comes before that day."""
        first = self.end if self.first is None else self.first
        return any(s.can_ask is None for s in self.stretches if s.first < first)

    @property
    def pattern(self) -> list[tuple[int, bool | None]]:
        """The days on which the answer turns, whichever row decides."""
        pairs = [(s.first, s.can_ask) for s in self.stretches if s.first < self.end]
        return [pair for i, pair in enumerate(pairs) if i == 0 or pair[1] != pairs[i - 1][1]]

    def at(self, on_day: int) -> AnswerStretch:
        """The stretch of a day."""
        return next(s for s in reversed(self.stretches) if s.first <= on_day)

    def can_ask(self, when: int) -> bool | None:
        """Whether the person could ask on a day."""
        return self.at(when).can_ask


@dataclass(frozen=True)
class LifeChange:
    """What one Act changed about one remedy under one reading."""

    word: str
    with_act: int | None
    without: int | None
    closed_after: int = 0
    values: Mapping[str, Any] = field(default_factory=dict, hash=False, compare=False)

    @property
    def days(self) -> int | None:
        """Days by which the first day is later with the Act."""
        return None if self.with_act is None or self.without is None else self.with_act - self.without


def lives(
    profiles: Profiles,
    remedies: Iterable[str] = REMEDIES,
    without: Iterable[str] = (),
    rows: pd.DataFrame | None = None,
    attributes: Sequence[Attribute] | None = None,
) -> pd.DataFrame:
    """What each Act changed, by life, telling and remedy: where the person could ask with the Act or without it.

    profiles: of ``read_profiles``.  remedies: codes of ``rows.REMEDIES``.  without: Acts switched off throughout.
    rows: of ``read_rows``; None: those of this project.  attributes: of ``read_attributes``, likewise.
    Columns: those of the contract ``lives``. Raises EligibilityError where the events of a life are not those of the
    law of its world.
    """
    rows = default_rows() if rows is None else rows
    attributes = read_attributes(FILE, rows) if attributes is None else attributes
    codes = list(remedies)
    book, absent = Rulebook(rows), tuple(without)
    check_lives(profiles, book)
    law, records = _Law(book), []
    for profile in profiles.profiles:
        for name, telling in profile.tellings().items():
            comparison = _Compared(profiles, profile, telling, law, absent, attributes)
            for remedy, (act, citation) in product(codes, _list_compared_acts(profile)):
                if (row := comparison.row(remedy, act, citation)) is not None:
                    records.append({"life": profile.id, "number": profile.number, "telling": name, **row})
    table = pd.DataFrame(records).reindex(columns=list(contract("lives").columns))
    citations = {str(row["row"]): format_citation(row) for row in rows.to_dict("records")}
    table["citation"], table["wait_citation"] = table["row"].map(citations), table["wait_row"].map(citations)
    keys = law_keys(rows)
    table["cited_act"], table["unit"] = table["row"].map(keys["act"]), table["row"].map(keys["unit"])
    signed = rows.set_index("row")["reviewed_by"].astype(object)
    table["reviewed_by"] = table["row"].map(signed.where(signed.notna(), None))
    return table


def _list_compared_acts(profile: Profile) -> list[tuple[str, str]]:
    """The two bills, and the Act before and after which the life is set."""
    return [(code, act) for code, act in ACTS.items() if act in BILLS or act == profile.act]


@dataclass
class _Law:
    """What the comparison asks of the rows again and again."""

    book: Rulebook

    def __post_init__(self) -> None:
        self.rows = cache(self._rows)
        self.days = cache(self._days)
        self.readings = cache(self._readings)
        self._places: dict[int, tuple[int, ...]] = {}

    def _rows(self, remedy: str) -> pd.DataFrame:
        """The rows of a remedy."""
        return self.book.rows[self.book.rows["remedy"].map(lambda cell: remedy in split_items(cell))]

    def _days(self, remedy: str) -> set[int]:
        """The days on which one of them begins or ends."""
        days = pd.concat([self.rows(remedy)[column].dropna() for column in ("from", "until", "otherwise_from")])
        return {day(at) for at in days}

    def _readings(self, remedy: str) -> list[tuple[str, ...]]:
        """The combinations of readings that bear on a remedy; one empty combination where none does."""
        named = {name for text in self.rows(remedy)["reading"] for name in split_items(text)}
        questions = [
            readings for readings in self.book.rows.attrs.get("readings", {}).values() if named & set(readings)
        ]
        return list(product(*questions))

    def in_force(self, remedy: str, at: int, without: tuple[str, ...]) -> tuple[int, ...]:
        """The places of the rules of a remedy on a day, with those that they name."""
        rules = self.book.rules(date_of(at), without)[remedy]
        key = id(rules)  # the rulebook keeps them
        if key not in self._places:
            self._places[key] = tuple(named.place for rule in rules for named in (rule, *rule.others))
        return self._places[key]


@dataclass
class _Compared:
    """A telling of a life under the law with an Act and without it."""

    spec: Profiles
    profile: Profile
    telling: Telling
    law: _Law
    absent: tuple[str, ...]
    attributes: Sequence[Attribute]

    def __post_init__(self) -> None:
        self.book = self.law.book
        self.life = cache(self._life)
        self.path = cache(self._path)

    def _life(self, without: tuple[str, ...]) -> LifeCourse:
        return self.spec.build_life(self.profile, self.telling, self.book, without)

    def counted(self, remedy: str) -> tuple[str, int]:
        """The event from which days are counted, and its day."""
        recognised = self.life(self.absent).recognised
        days = {name: day(event.day) for event in self.telling.events for name in event.comes}
        event = GIVEN_BY.get(remedy, RECOGNISED)
        return (event, days[event]) if days.get(event, 0) > recognised else (RECOGNISED, recognised)

    def _path(self, remedy: str, without: tuple[str, ...], readings: tuple[str, ...]) -> AnswerPath:
        life, start = self.life(without), self.counted(remedy)[1]
        turns = self.law.days(remedy) | turning_days(self.book.ever[remedy], life.phases[-1].person)
        turns |= {phase.first for phase in life.phases}
        days = [start, *sorted(d for d in turns if start < d < plus(start, *HORIZON))]
        stretches: list[AnswerStretch] = []
        for at, can_ask, row in self._answers(life, remedy, days, without, readings):
            if not stretches or (stretches[-1].can_ask, stretches[-1].row) != (can_ask, row):
                stretches.append(AnswerStretch(at, can_ask, row))
        return AnswerPath(tuple(stretches), min(plus(start, *HORIZON), life.removed or plus(start, *HORIZON)))

    def _answers(
        self, life: LifeCourse, remedy: str, days: Sequence[int], without: tuple[str, ...], readings: tuple[str, ...]
    ) -> Iterator[tuple[int, bool | None, str | None]]:
        """The answer on each day; those between two changes of the law are computed together."""
        names = list(self.book.rows["row"])
        for _, group in groupby(days, key=lambda at: self.law.in_force(remedy, at, without)):
            days_alike = np.array(list(group), np.int32)
            rules = self.book.rules(date_of(int(days_alike[0])), without)[remedy]
            decision = decide(rules, FactReader(life.on_days(days_alike), days_alike), readings)
            outcome = decision.outcomes[0]
            # where the event that gives the remedy is still to come and a bar would hold if it came, the bar decides
            barred = (decision.gate == NOT_YET_GATE) & (outcome.status > OPEN)
            rows = np.where(barred, find_deciding_rows(outcome.barring, outcome.status), decision.row)
            for at, answers, row in zip(days_alike.tolist(), outcome.answer.tolist(), rows, strict=True):
                # None where the facts or texts known allow both
                can_ask = None if answers & ASKABLE and answers & ~ASKABLE else bool(answers & ASKABLE)
                yield at, can_ask, None if row == NOTHING else names[row]

    def taken_before(self, remedy: str) -> bool:
        """Whether the life has taken the remedy, or could not, before the day counted from: nothing of it is left."""
        return any(f.remedy == remedy and day(f.day) < self.life(self.absent).recognised for f in self.telling.forks)

    def row(self, remedy: str, code: str, act: str) -> dict[str, Any] | None:
        """The row of the table; None where the person could ask neither with the Act nor without it."""
        if self.taken_before(remedy):
            return None
        changes = {reading: self.change(remedy, act, reading) for reading in self.law.readings(remedy)}
        if all(c.with_act is None and c.without is None and not c.values for c in changes.values()):
            return None
        event, counted_day = self.counted(remedy)
        row: dict[str, Any] = {
            "remedy": remedy,
            "act": code,
            "counted_from": event,
            "counted_day": _to_timestamp(counted_day),
        }
        row |= {"removed": _to_timestamp(self.life(self.absent).removed), "readings": [], "closed_after": 0}
        first, *others = dict.fromkeys(changes.values())
        if others:
            row["readings"] = [
                f"{'; '.join(reading)}: {_describe_change(change)}" for reading, change in changes.items()
            ]
            alike = {(change.word, change.days) for change in (first, *others)}
            return row | {"word": first.word if len(alike) == 1 else "contested"}
        row |= {
            "word": first.word,
            "can_ask": _to_timestamp(first.with_act),
            "can_ask_without": _to_timestamp(first.without),
        }
        row |= {"days": first.days, "wait": None if first.without is None else first.without - counted_day}
        return row | {"closed_after": first.closed_after} | dict(first.values)

    def change(self, remedy: str, act: str, readings: tuple[str, ...]) -> LifeChange:
        """The word for what an Act changed under one reading, by the rules of the documentation."""
        absent_too = (*self.absent, act)
        with_act, without_act = (self.path(remedy, acts, readings) for acts in (self.absent, absent_too))
        first, first_without = with_act.first, without_act.first
        if (with_act.unsure or without_act.unsure) and with_act.pattern != without_act.pattern:
            return LifeChange("unknown", first, first_without, 0, {"how": None})
        if first is None and first_without is None:
            also = self._also(remedy, absent_too, readings)
            return LifeChange("none", None, None, 0, {} if also is None else {"also_closed_by": also})
        waited = without_act.at(self.counted(remedy)[1])
        values: dict[str, Any] = {"wait_row": None if waited.can_ask else waited.row}
        if first is None and first_without is not None:
            name = with_act.at(first_without).row
            values |= self._by(name, first_without, remedy, act, self.absent) | {
                "mode": self._mode(remedy, name, first_without, act)
            }
            return LifeChange("closed", None, first_without, 0, values)
        if first is None or first_without is None:
            at = first or 0
            return LifeChange(
                "opened", first, None, 0, values | self._by(without_act.at(at).row, at, remedy, act, absent_too)
            )
        after, again = _count_days_closed(with_act, without_act, max(first, first_without))
        if first != first_without:
            at, (late, world) = (
                min(first, first_without),
                (with_act, self.absent) if first > first_without else (without_act, absent_too),
            )
            values |= self._by(late.at(at).row, at, remedy, act, world)
            return LifeChange("delayed" if first > first_without else "sooner", first, first_without, after, values)
        person = self.life(self.absent).on(first)
        for attribute in self.attributes:
            if attribute.of == (remedy, BILLS.get(act, act)) and self._holds(attribute, person, first):
                return LifeChange(attribute.word, first, first_without, after, values | attribute.values())
        if again is not None:
            values |= self._by(with_act.at(again).row, again, remedy, act, self.absent)
        return LifeChange("none", first, first_without, after, values)

    def _holds(self, attribute: Attribute, person: People, on: int) -> bool:
        """Whether the row of an attribute speaks of the person on a day."""
        rules = self.book.rules(date_of(on), self.absent)[attribute.remedy]
        return any(r.row == attribute.row and r.for_whom(FactReader(person, on))[0] == YES for r in rules)

    def _also(self, remedy: str, absent_too: tuple[str, ...], readings: tuple[str, ...]) -> str | None:
        """Another Act without which, and without this one, the person could ask; None where this Act did nothing."""
        absent = absent_too[:-1]
        shut = {
            stretch.row for world in (absent, absent_too) for stretch in self.path(remedy, world, readings).stretches
        }
        bars = [row for name in shut if (row := self.book.about.get(name or "")) and row["effect"] in BARS]
        acts = {str(row["brought_by"]) for row in bars} - {ENACTED}
        own = BILLS.get(absent_too[-1], absent_too[-1])
        for act in sorted(acts - {own}) if own in acts else []:
            alone, both = (self.path(remedy, (*world, act), readings).first for world in (absent, absent_too))
            if alone is None and both is not None:
                return act
        return None

    def _by(self, name: str | None, when: int, remedy: str, act: str, world: World) -> dict[str, Any]:
        """By which row the Act changed the answer of a day: it brought it, postponed it, or took away another remedy.

        name: the row that decides that day in ``world``, where the person could not ask.
        """
        citation, about = BILLS.get(act, act), self.book.about.get(name or "", {})
        if about and about["brought_by"] == citation:
            how = "own_words" if about["kind"] == "act" else "regulation"
            ended = {"taken_over_by": about["taken_over_by"] or None, "ended_by": about["ended_by"] or None}
            return {"row": name, "how": how, "until": about["until"], **ended}
        if remedy in FOLLOWS:
            other = FOLLOWS[remedy]
            values = self._by(self._leader(remedy, when, world), when, other, act, world)
            return values | {"through": other}
        if fork := self._fork(remedy, act):
            values = self._by(self._at(fork, self.absent).row, day(fork.day), fork.remedy, act, self.absent)
            return values | {"through": fork.remedy}
        rows = self.law.rows(remedy)
        postponed = rows[rows["postponed_by"] == citation]
        postponed = postponed[postponed["from"].isna() | (postponed["from"] > pd.Timestamp(date_of(when)))]
        return {"row": str(postponed["row"].iloc[0]), "how": "postponed"} if len(postponed) else {"row": name}

    def _leader(self, remedy: str, when: int, world: World) -> str | None:
        """The row that decides about the remedy that another one comes with."""
        other = FOLLOWS[remedy]
        return self.path(other, world, self.law.readings(other)[0]).at(when).row

    def _fork(self, remedy: str, act: str) -> Fork | None:
        """The step before another remedy that the Act took away or brought."""
        worlds = (self.absent, (*self.absent, act))
        others = [fork for fork in self.telling.forks if fork.remedy != remedy]
        return next((f for f in others if len({self._at(f, world).can_ask for world in worlds}) > 1), None)

    def _at(self, fork: Fork, world: World) -> AnswerStretch:
        """The answer about the remedy of a fork on its day."""
        reading = self.law.readings(fork.remedy)[0]
        return AnswerStretch(*next(self._answers(self.life(world), fork.remedy, [day(fork.day)], world, reading)))

    def _mode(self, remedy: str, name: str | None, when: int, act: str) -> str:
        """How a remedy was closed: by a bar, by time (a bar with an end), or withheld where nobody had it before."""
        about = self.book.about.get(name or "", {})
        bars = bool(about) and about["effect"] in BARS
        if not bars and remedy in FOLLOWS:
            return self._mode(FOLLOWS[remedy], self._leader(remedy, when, self.absent), when, act)
        if not bars and (fork := self._fork(remedy, act)):
            return self._mode(fork.remedy, self._at(fork, self.absent).row, day(fork.day), act)
        if bars and about["runs"] in ("within", "until"):
            return "time"
        rows = self.law.rows(remedy)
        gives = rows[rows["effect"] == "entitles"]
        begins = about["from"] if bars else pd.Timestamp(date_of(when))
        return "bar" if (gives["from"] < begins).any() else "withheld"


def _count_days_closed(now: AnswerPath, then: AnswerPath, first: int) -> tuple[int, int | None]:
    """Days after the first on which the person could not ask, but could have without the Act; and the first of them."""
    ends = min(now.end, then.end)
    turns = sorted({first, ends, *(s.first for p in (now, then) for s in p.stretches if first < s.first < ends)})
    shut = [(a, b - a) for a, b in pairwise(turns) if then.can_ask(a) and now.can_ask(a) is False]
    return sum(days for _, days in shut), shut[0][0] if shut else None


def _describe_change(change: LifeChange) -> str:
    """A change in one text: the word, and the days if there are two."""
    if change.word == "none":
        return "none" if change.with_act is None else f"none {date_of(change.with_act)}"
    return change.word if change.days is None else f"{change.word} {change.days}"


def _to_timestamp(at: int | None) -> Any:
    return pd.NaT if at is None else pd.Timestamp(date_of(at))


# -- whether the law lets the events of a life happen


def check_lives(spec: Profiles, book: Rulebook) -> None:
    """Raises EligibilityError where the events of a life are not those of the law of its world, all at once."""
    problems = [
        Problem(what, f"profiles.yaml, life {profile.id}, {name}", expected, "", todo)
        for profile in spec.profiles
        for name, telling in profile.tellings().items()
        for what, expected, todo in _check_life(spec, profile, name, telling, book)
    ]
    if problems:
        raise EligibilityError(problems)


def _check_life(
    spec: Profiles, profile: Profile, name: str, telling: Telling, book: Rulebook
) -> Iterator[tuple[str, str, str]]:
    act = BILLS.get(profile.act, profile.act)
    dates = book.rows.loc[book.rows["brought_by"] == act, "from"].dropna()
    if dates.empty:
        yield f"no row was brought by {profile.act}", "an Act of the column brought_by", "correct `act`"
        return
    recognised = spec.build_life(profile, telling, book).recognised
    if (recognised < day(dates.min().date())) != (name == "before"):
        what = f"the person is recognised on {date_of(recognised)}, not {name} {profile.act}"
        yield what, f"a day {name} {dates.min().date()}", "move the life"
    for without in ((), *((act,) for _, act in _list_compared_acts(profile))):
        world = f"without {', '.join(without)}" if without else "with every Act"
        for what, expected, todo in _check_steps(spec.build_life(profile, telling, book, without), book, without):
            yield f"{what} ({world})", expected, todo


def _check_steps(life: LifeCourse, book: Rulebook, without: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Steps of procedure that the law of a world does not open."""
    came = {name: at + life.begins for name, at in life.events().items()}

    def could(remedy: str, at: int) -> bool:
        return ask(life.on(at), remedy, date_of(at), book, without, briefly=True).can_ask

    if "claim_made" in came:
        the_day_before = came["claim_made"] - 1
        allowed = could("claim", the_day_before)
        if "claim_referred" in came and not allowed:
            yield "a claim that is ineligible is referred", "claim_ineligible", "tell the fork of the remedy claim"
        if "claim_ineligible" in came and allowed:
            yield "a claim that is eligible is not referred", "claim_referred", "tell the fork of the remedy claim"
    if "rpd_refused" in came and "rpd_reasons" in came:
        appeal = could("appeal", came["rpd_reasons"])
        if "rad_refused" in came and not appeal:
            yield "an appeal is refused that does not exist", "no rad_refused", "tell the fork of the remedy appeal"
        if "jr_sought" in came and appeal and came.get("rad_refused", life.ends) > came["jr_sought"]:
            todo = "tell the fork of the remedy appeal, IRPA 72(2)(a)"
            yield "the Court is asked before the appeal that is open", "rad_refused before jr_sought", todo
