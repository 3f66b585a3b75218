"""What each Act changed in each life: the first day on which the person could ask, with the Act and without it.

Days are counted from the day on which the person is recognised as trafficked, or from the event that gives the remedy if
that is later, and looked for within ten years, or until the person is removed. Each world decides which steps of procedure
are open, so the same life may go on differently in the two. The words are those of the documentation of this stage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.common.errors import EligibilityError, Problem
from tipimpact.eligibility.attributes import Attribute
from tipimpact.eligibility.calendar import date_of, day, plus
from tipimpact.eligibility.evaluate import ask
from tipimpact.eligibility.profiles import Life, Profile, Profiles, Telling
from tipimpact.eligibility.rows import BILLS, REMEDIES, cited, items
from tipimpact.eligibility.rulebook import Rulebook
from tipimpact.eligibility.turns import turning_days

HORIZON = (10, "years")
FURTHER = (30, "years")  # how far a bar is followed to see whether it ends
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
    "family": "pr_since",
    "release": "detained_since",
    "record": "sentence_ended",
}
RECOGNISED = "recognised"
BARS = ("bars_request", "bars_grant")


@dataclass(frozen=True)
class Stretch:
    """Days on which the answer about a remedy is the same: the first of them, whether one may ask, the deciding row."""

    first: int
    can_ask: bool
    row: str | None


@dataclass(frozen=True)
class Path:
    """What a life holds of a remedy under one law: stretches of days from the day counted from."""

    stretches: tuple[Stretch, ...]
    end: int  # the day after the last that counts

    @property
    def first(self) -> int | None:
        """The first day on which the person could ask; None: none that counts."""
        return next((s.first for s in self.stretches if s.can_ask and s.first < self.end), None)

    @property
    def ever(self) -> int | None:
        """The same without an end."""
        return next((s.first for s in self.stretches if s.can_ask), None)

    def at(self, when: int) -> Stretch:
        """The stretch of a day."""
        return next(s for s in reversed(self.stretches) if s.first <= when)

    def can_ask(self, when: int) -> bool:
        """Whether the person could ask on a day."""
        return self.at(when).can_ask


@dataclass(frozen=True)
class Change:
    """What one Act changed about one remedy under one reading."""

    word: str
    with_act: int | None
    without: int | None
    closed_after: int = 0
    values: Mapping[str, Any] = field(default_factory=dict, hash=False, compare=False)


def lives(
    spec: Profiles,
    rows: pd.DataFrame,
    attributes: Sequence[Attribute],
    without: Iterable[str] = (),
    remedies: Iterable[str] = REMEDIES,
) -> pd.DataFrame:
    """What each Act changed, by life, telling and remedy: where the person could ask with the Act or without it.

    attributes: what a remedy gives or asks beside its days (``read_attributes``).  without: Acts switched off throughout.
    Columns: those of the contract ``lives``. Raises EligibilityError where the events of a life are not those of the law
    of its world.
    """
    book, gone = Rulebook(rows), tuple(without)
    check_lives(spec, book)
    found = []
    for profile in spec.profiles:
        for name, telling in profile.tellings().items():
            one = _Compared(spec, profile, telling, book, gone, attributes)
            for remedy, (act, citation) in product(remedies, _compared_acts(profile)):
                if (row := one.row(remedy, act, citation)) is not None:
                    found.append({"of": profile.id, "number": profile.number, "telling": name, **row})
    table = pd.DataFrame(found).reindex(columns=list(contract("lives").columns))
    about = rows.set_index("row")
    table["citation"] = table["row"].map({str(r["row"]): cited(r) for r in rows.to_dict("records")})
    table["wait_citation"] = table["wait_row"].map({str(r["row"]): cited(r) for r in rows.to_dict("records")})
    table["reviewed_by"] = table["row"].map(
        about["reviewed_by"].astype(object).where(about["reviewed_by"].notna(), None)
    )
    return table


def _compared_acts(profile: Profile) -> list[tuple[str, str]]:
    """The two bills, and the Act before and after which the life is told."""
    return [(code, act) for code, act in ACTS.items() if act in BILLS or act == profile.act]


@dataclass
class _Compared:
    """A telling of a life under the law with an Act and without it."""

    spec: Profiles
    profile: Profile
    telling: Telling
    book: Rulebook
    gone: tuple[str, ...]
    attributes: Sequence[Attribute]

    def __post_init__(self) -> None:
        self.life = cache(self._life)
        self.path = cache(self._path)

    def _life(self, without: tuple[str, ...]) -> Life:
        return self.spec.told(self.profile, self.telling, self.book, without)

    def counted(self, remedy: str) -> tuple[str, int]:
        """The event from which days are counted, and its day."""
        recognised = self.life(self.gone).recognised
        came = {name: day(event.day) for event in self.telling.events for name in event.comes}
        given = GIVEN_BY.get(remedy, RECOGNISED)
        return (given, came[given]) if came.get(given, 0) > recognised else (RECOGNISED, recognised)

    def _path(self, remedy: str, without: tuple[str, ...], readings: tuple[str, ...]) -> Path:
        life, start = self.life(without), self.counted(remedy)[1]
        rows = self.book.rows[self.book.rows["remedy"].map(lambda cell: remedy in items(cell))]
        days = pd.concat([rows[column].dropna() for column in ("from", "until", "otherwise_from")])
        turns = {day(d) for d in days} | turning_days(self.book.ever[remedy], life.phases[-1].person)
        turns |= {phase.first for phase in life.phases}
        found: list[Stretch] = []
        for at in [start, *sorted(d for d in turns if start < d < plus(start, *FURTHER))]:
            one = ask(life.on(at), remedy, date_of(at), self.book, without, readings, briefly=True)
            if not found or (found[-1].can_ask, found[-1].row) != (one.can_ask, one.row):
                found.append(Stretch(at, one.can_ask, one.row))
        return Path(tuple(found), min(plus(start, *HORIZON), life.removed or plus(start, *HORIZON)))

    def taken_before(self, remedy: str) -> bool:
        """Whether the life has taken the remedy, or could not, before the day counted from: nothing of it is left."""
        return any(f.remedy == remedy and day(f.day) < self.life(self.gone).recognised for f in self.telling.forks)

    def row(self, remedy: str, code: str, act: str) -> dict[str, Any] | None:
        """The row of the table; None where the person could ask neither with the Act nor without it."""
        if self.taken_before(remedy):
            return None
        changes = {r: self.change(remedy, act, r) for r in _readings(self.book.rows, remedy)}
        several = list(dict.fromkeys(changes.values()))
        one = several[0]
        if all(c.with_act is None and c.without is None and not c.values for c in changes.values()):
            return None
        event, counted = self.counted(remedy)
        row = {"remedy": remedy, "act": code, "counted_from": event, "counted_day": _stamp(counted)}
        row |= {"readings": [], "removed": _stamp(self.life(self.gone).removed)}
        if len(several) > 1:
            said = [f"{'; '.join(reading)}: {_said(change)}" for reading, change in changes.items()]
            return row | {"word": "contested", "readings": said, "closed_after": 0}
        row |= {"word": one.word, "can_ask": _stamp(one.with_act), "can_ask_without": _stamp(one.without)}
        if one.with_act is not None and one.without is not None:
            row["days"] = one.with_act - one.without
        if one.without is not None:
            row["wait"] = one.without - counted
        return row | {"closed_after": one.closed_after} | dict(one.values)

    def change(self, remedy: str, act: str, readings: tuple[str, ...]) -> Change:
        """The word for what an Act changed under one reading, by the exact rules of the documentation."""
        lost = (*self.gone, act)
        now, then = (self.path(remedy, gone, readings) for gone in (self.gone, lost))
        first, before = now.first, then.first
        if first is None and before is None:
            also = self._also(remedy, lost, readings)
            return Change("none", None, None, 0, {} if also is None else {"also_closed_by": also})
        waited = then.at(self.counted(remedy)[1])
        values: dict[str, Any] = {"wait_row": None if waited.can_ask else waited.row}
        if before is None:
            return Change("opened", first, None, 0, values | self._of_row(now.at(first or 0).row, remedy, act))
        if first is None:
            values |= self._of_row(now.at(before).row, remedy, act)
            values["mode"] = self._mode(now, before, remedy)
            return Change("closed", None, before, 0, values)
        after = _closed_after(now, then, max(first, before))
        if first != before:
            at = min(first, before)
            values |= self._of_row((now if first > before else then).at(at).row, remedy, act)
            return Change("delayed" if first > before else "sooner", first, before, after, values)
        for attribute in self.attributes:
            if attribute.holds(remedy, act, self.life(self.gone).on(first), first):
                return Change(attribute.word, first, before, after, values | attribute.values())
        if after:
            values |= self._of_row(_row_after(now, then, first), remedy, act)
        return Change("none", first, before, after, values)

    def _also(self, remedy: str, lost: tuple[str, ...], readings: tuple[str, ...]) -> str | None:
        """Another Act without which, and without this one, the person could ask; None where this Act changes nothing."""
        rows, this = self.book.rows, BILLS.get(lost[-1], lost[-1])
        bars = rows[rows["effect"].isin(BARS) & rows["remedy"].map(lambda cell: remedy in items(cell))]
        acts = {str(act) for act in bars["brought_by"]}
        for act in sorted(acts - {this}) if this in acts else []:
            alone, both = (self.path(remedy, (*gone, act), readings).first for gone in (lost[:-1], lost))
            if alone is None and both is not None:
                return act
        return None

    def _of_row(self, name: str | None, remedy: str, act: str) -> dict[str, Any]:
        """What is said of the row by which the Act changed the answer."""
        about = self.book.about.get(name or "", {})
        if not about or about["brought_by"] != BILLS.get(act, act):
            rows = self.book.rows
            late = rows[
                (rows["postponed_by"] == BILLS.get(act, act)) & rows["remedy"].map(lambda c: remedy in items(c))
            ]
            return {"row": str(late["row"].iloc[0]) if len(late) else name, "how": "postponed" if len(late) else None}
        until = about["until"]
        return {
            "row": name,
            "how": "own_words" if about["kind"] == "act" else "regulation",
            "taken_over_by": about["taken_over_by"] or None,
            "until": until,
            "ended_by": about["ended_by"] or None,
        }

    def _mode(self, now: Path, before: int, remedy: str) -> str:
        """How the remedy is closed: a bar; time, where the bar ends too late; or withheld, where nobody had it before."""
        if now.ever is not None:
            return "time"
        name = now.at(before).row
        begins = self.book.about[name]["from"] if name else pd.Timestamp(date_of(before))
        rows = self.book.rows
        gives = rows[(rows["effect"] == "entitles") & rows["remedy"].map(lambda cell: remedy in items(cell))]
        return "bar" if (gives["from"] < begins).any() else "withheld"


def _closed_after(now: Path, then: Path, first: int) -> int:
    """Days after the can-ask days on which the person could not ask, but could have without the Act."""
    ends = min(now.end, then.end)
    turns = sorted({first, ends, *(s.first for p in (now, then) for s in p.stretches if first < s.first < ends)})
    closed = [b - a for a, b in zip(turns, turns[1:], strict=False) if then.can_ask(a) and not now.can_ask(a)]
    return sum(closed)


def _row_after(now: Path, then: Path, first: int) -> str | None:
    """The row that decides on the first such day."""
    turns = sorted(s.first for p in (now, then) for s in p.stretches if s.first > first)
    return next((now.at(a).row for a in turns if then.can_ask(a) and not now.can_ask(a)), None)


def _readings(rows: pd.DataFrame, remedy: str) -> list[tuple[str, ...]]:
    """The combinations of readings that bear on a remedy; one empty combination where none does."""
    named = {
        one
        for cell, text in zip(rows["remedy"], rows["reading"], strict=True)
        if remedy in items(cell)
        for one in items(text)
    }
    questions = [some for some in rows.attrs.get("readings", {}).values() if named & set(some)]
    return list(product(*questions))


def _said(change: Change) -> str:
    """A change in one text: the word, and the days if there are two."""
    if change.with_act is None or change.without is None:
        return change.word
    return f"{change.word} {change.with_act - change.without}"


def _stamp(at: int | None) -> Any:
    return pd.NaT if at is None else pd.Timestamp(date_of(at))


# -- whether the law lets the events of a life happen


def check_lives(spec: Profiles, book: Rulebook) -> None:
    """Raises EligibilityError where the events of a life are not those of the law of its world, all at once."""
    problems = [
        Problem(what, f"profiles.yaml, life {profile.id}, {name}", expected, "", todo)
        for profile in spec.profiles
        for name, telling in profile.tellings().items()
        for what, expected, todo in _unlawful(spec, profile, name, telling, book)
    ]
    if problems:
        raise EligibilityError(problems)


def _unlawful(
    spec: Profiles, profile: Profile, name: str, telling: Telling, book: Rulebook
) -> Iterator[tuple[str, str, str]]:
    act = BILLS.get(profile.act, profile.act)
    begins = book.rows.loc[book.rows["brought_by"] == act, "from"].dropna()
    if begins.empty:
        yield f"no row was brought by {profile.act}", "an Act of the column brought_by", "correct `act`"
        return
    recognised = spec.told(profile, telling, book).recognised
    if (recognised < day(begins.min().date())) != (name == "before"):
        what = f"the person is recognised on {date_of(recognised)}, not {name} {profile.act}"
        yield what, f"a day {name} {begins.min().date()}", "move the life"
    for without in ((), *((act,) for _, act in _compared_acts(profile))):
        world = f"without {', '.join(without)}" if without else "with every Act"
        for what, expected, todo in _steps(spec.told(profile, telling, book, without), book, without):
            yield f"{what} ({world})", expected, todo


def _steps(life: Life, book: Rulebook, without: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
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
