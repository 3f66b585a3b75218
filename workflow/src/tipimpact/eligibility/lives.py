"""What each Act changed in each life: the first day on which the person could ask, with the Act and without it.

Days are counted from the day on which the person is recognised as trafficked, or from the event
that gives the remedy if that is later, and looked for within ten years, or until the person is
removed. Each world decides which steps of procedure are open, so the same life may go on
differently in the two. The contract of the table defines the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise, product
from typing import Any, NamedTuple

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.common.errors import EligibilityError, Problem
from tipimpact.eligibility.attributes import FILE, Attribute, read_attributes
from tipimpact.eligibility.calendar import date_of, day, last_before, plus
from tipimpact.eligibility.decide import decide
from tipimpact.eligibility.facts import YES
from tipimpact.eligibility.paths import AnswerPath, AnswerStretch, list_days, list_questions_asked, trace_answers
from tipimpact.eligibility.profiles import RECOGNISED, Fork, LifeCourse, Profile, Profiles, Telling
from tipimpact.eligibility.readings import RULINGS, find_deciding_readings
from tipimpact.eligibility.reform import Reform, reformed
from tipimpact.eligibility.remedies import default_remedies
from tipimpact.eligibility.rows import BARS, BILLS, ENACTED, REMEDIES, check_remedies, default_rows, describe_rows
from tipimpact.eligibility.rulebook import Question, Rulebook, list_choices

HORIZON = (10, "years")
ACTS = {"c31": "C-31", "c10": "C-10", "act_2019": "2019, c. 29", "act_2026": "2026, c. 4"}
World = tuple[str, ...]  # the Acts that it is without


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
    reform: Reform | None = None,
) -> pd.DataFrame:
    """What each Act changed, by life, telling and remedy: where the person could ask with the Act or without it.

    profiles: of ``read_profiles``.  remedies: codes of ``rows.REMEDIES``.  without: Acts switched off throughout.
    rows: of ``read_rows``; None: those of this project.  attributes: of ``read_attributes``, likewise.  reform: changes
    to these rows; ``can_ask`` is then the first day under the reform, and what an Act changed is what of it is left.
    Columns: those of the contract ``lives``. Raises EligibilityError where the events of a life are not those of the
    law of its world, a reform does not fit the rows, or an argument is not what it should be.

    >>> from tipimpact.eligibility import read_profiles
    >>> table = lives(read_profiles("config/profiles.yaml"), ["appeal"])
    >>> sorted(table["remedy"].unique())
    ['appeal']
    """
    if not isinstance(profiles, Profiles):
        expected = "what read_profiles() gives"
        raise EligibilityError(f"profiles is a {type(profiles).__name__}", where="profiles", expected=expected)
    rows = reformed(default_rows() if rows is None else rows, reform)
    codes, book = check_remedies(remedies), Rulebook(rows)
    attributes = read_attributes(FILE, rows) if attributes is None else attributes
    absent = (without,) if isinstance(without, str) else tuple(without)
    check_lives(profiles, book)
    records = []
    for profile in profiles.profiles:
        for name, telling in profile.tellings().items():
            comparison = _Compared(profiles, profile, telling, book, absent, attributes)
            for remedy, (act, citation) in product(codes, _list_compared_acts(profile)):
                if (row := comparison.row(remedy, act, citation)) is not None:
                    records.append({"life": profile.id, "number": profile.number, "telling": name, **row})
    table = pd.DataFrame(records).reindex(columns=list(contract("lives").columns))
    about = describe_rows(rows).rename(columns={"act": "cited_act"})
    for column in ("citation", "cited_act", "unit", "reviewed_by"):
        table[column] = table["row"].map(about[column])
    return table.assign(wait_citation=table["wait_row"].map(about["citation"]))


def _list_compared_acts(profile: Profile) -> list[tuple[str, str]]:
    """The two bills, and the Act before and after which the life is set."""
    return [(code, act) for code, act in ACTS.items() if act in BILLS or act == profile.act]


class Link(NamedTuple):
    """The row that decides about a remedy on a day."""

    remedy: str
    row: str | None
    on: int


@dataclass
class _Compared:
    """A telling of a life under the law with an Act and without it."""

    spec: Profiles
    profile: Profile
    telling: Telling
    book: Rulebook
    absent: tuple[str, ...]
    attributes: Sequence[Attribute]

    def __post_init__(self) -> None:
        self.life = cache(self._life)
        self.path = cache(self._path)
        self.courses: list[LifeCourse] = []  # that differ: most Acts leave the steps of a life as they are
        self.days: dict[tuple[str, int], list[int]] = {}  # on which an answer can turn, by remedy and course

    def _life(self, without: tuple[str, ...]) -> LifeCourse:
        course = self.spec.build_life(self.profile, self.telling, self.book, without)
        if course not in self.courses:
            self.courses.append(course)
        return self.courses[self.courses.index(course)]

    def counted(self, remedy: str) -> tuple[str, int]:
        """The event from which days are counted, and its day."""
        recognised = self.life(self.absent).recognised
        days = {name: day(event.day) for event in self.telling.events for name in event.comes}
        event = default_remedies()[remedy].counted_from
        return (event, days[event]) if days.get(event, 0) > recognised else (RECOGNISED, recognised)

    def _path(self, remedy: str, world: World, readings: tuple[str, ...]) -> AnswerPath:
        life, end = self.life(world), plus(self.counted(remedy)[1], *HORIZON)
        days = self.list_days(remedy, life)
        stretches = tuple(trace_answers(life, remedy, days, self.book, world, readings))
        return AnswerPath(stretches, min(end, life.removed or end))

    def list_days(self, remedy: str, life: LifeCourse) -> list[int]:
        """The days within the horizon on which the answer about a remedy can turn."""
        key, start = (remedy, self.courses.index(life)), self.counted(remedy)[1]
        if key not in self.days:
            self.days[key] = list_days(life, remedy, self.book, start, plus(start, *HORIZON))
        return self.days[key]

    def taken_before(self, remedy: str) -> bool:
        """Whether the life has taken the remedy, or could not, before the day counted from: nothing of it is left."""
        life = self.life(self.absent)
        if remedy == "court" and life.begins + life.events().get("jr_sought", life.ends) < life.recognised:
            return True
        return any(f.remedy == remedy and day(f.day) < life.recognised for f in self.telling.forks)

    def row(self, remedy: str, code: str, act: str) -> dict[str, Any] | None:
        """The row of the table; None where the person could ask neither with the Act nor without it."""
        if self.taken_before(remedy):
            return None
        questions = self._list_questions(remedy, act)
        changes = {tuple(sorted(c)): self.change(remedy, act, tuple(sorted(c))) for c in list_choices(questions)}
        if all(c.with_act is None and c.without is None and not c.values for c in changes.values()):
            return None
        event, counted_day = self.counted(remedy)
        row: dict[str, Any] = {"remedy": remedy, "act_compared": code, "counted_from": event}
        row["counted_day"] = _stamp(counted_day)
        row |= {"removed": _stamp(self.life(self.absent).removed), "readings": [], "closed_after": 0}
        change, *others = dict.fromkeys(changes.values())
        if others:
            row |= self._describe_readings(changes)
            alike = {(change.word, change.days) for change in changes.values()}
            return row | {"word": change.word if len(alike) == 1 else "contested"}
        self._check_values(remedy, act, changes)
        row |= {"word": change.word, "can_ask": _stamp(change.with_act), "can_ask_without": _stamp(change.without)}
        row |= {"days": change.days, "wait": None if change.without is None else change.without - counted_day}
        leader = default_remedies()[remedy].comes_with  # its wait is that of the remedy that it comes with
        row |= self._split_delay(self.change(leader, act, next(iter(changes))) if leader else change, change.days)
        return row | {"closed_after": change.closed_after} | dict(change.values)

    def _split_delay(self, change: LifeChange, delay: int | None) -> dict[str, Any]:
        """What of a delay the law's own lengths set, and what the invented days of the story add to it.

        The Act's time, less that of another rule which already made the person wait: months, where
        it is counted so, and days. The rest is the distance between the events of the story from
        which the two count.
        """
        if change.days != delay or change.word != "delayed" or change.with_act is None or change.without is None:
            return {}
        months, days = 0, 0
        for name, at, sign in (("row", change.with_act, 1), ("wait_row", change.without, -1)):
            row = self._read_row(change.values.get(name))
            if row.get("runs") in ("within", "until", "after"):
                length, unit = int(row["length"]), str(row["length_unit"])
                months += sign * length * {"years": 12, "months": 1}.get(unit, 0)
                days += sign * (at - 1 - last_before(at - 1, length, unit))
        return {"law_months": months or None, "law_days": days, "story_days": change.with_act - change.without - days}

    def _check_values(self, remedy: str, act: str, changes: Mapping[tuple[str, ...], LifeChange]) -> None:
        """Raises EligibilityError where a value is printed once that another construction gives otherwise.

        A row that is named stays right where it bars the person under the other construction too.
        """
        printed = next(iter(changes.values()))
        days = {"row": (self.absent, printed.without), "wait_row": ((*self.absent, act), self.counted(remedy)[1])}
        for readings, change in changes.items():
            for name, value in printed.values.items():
                world, on = days.get(name, (self.absent, None))
                bars = on is not None and self._is_barred_by(Link(remedy, value, on), world, readings)
                if not bars and not _is_same(value, change.values.get(name)):
                    what = (
                        f"{name} is {change.values.get(name)!r} under {' & '.join(readings)}, and {value!r} is printed"
                    )
                    where = f"table lives, {self.profile.id}, {remedy}, {act}"
                    raise EligibilityError(what, where=where, expected="one value, or both in `readings`")

    def _is_barred_by(self, link: Link, world: World, readings: tuple[str, ...]) -> bool:
        """Whether a row bars the person that day under some readings."""
        rules = {rule.row: rule for rule in self.book.rules(link.on, world)[link.remedy]}
        now = self.life(world).at(link.on).under(frozenset(readings))
        rule = rules.get(link.row or "")
        return rule is not None and rule.holds_under(now.choice) and rule.truth(now) == YES

    def _list_questions(self, remedy: str, act: str) -> list[Question]:
        """The questions of reading that can matter to the remedy in the life, with the Act or without it."""
        questions: dict[Question, None] = {}
        for world in (self.absent, (*self.absent, act)):
            life = self.life(world)
            days = self.list_days(remedy, life)
            questions |= dict.fromkeys(list_questions_asked(life, remedy, days, self.book, world))
        return list(questions)

    def _describe_readings(self, changes: Mapping[tuple[str, ...], LifeChange]) -> dict[str, Any]:
        """What each construction makes of the change, of the questions on which it depends; and whether ruled on."""
        outcomes = {frozenset(reading): change for reading, change in changes.items()}
        deciding = [(sorted(names), change) for names, change in find_deciding_readings(outcomes)]
        has_ruling = self.book.has_ruling(name for names, _ in deciding for name in names)
        texts = [f"{'; '.join(names)}: {_describe(change)}" for names, change in deciding]
        return {"readings": texts, "ruling": RULINGS[has_ruling]}

    def change(self, remedy: str, act: str, readings: tuple[str, ...]) -> LifeChange:
        """The word for what an Act changed under one reading, by the rules of the documentation."""
        without: World = (*self.absent, act)
        path, path_without = (self.path(remedy, world, readings) for world in (self.absent, without))
        first, first_without = path.first, path_without.first
        if (path.unsure or path_without.unsure) and path.pattern != path_without.pattern:
            return LifeChange("unknown", first, first_without, values={"how": None})
        if first is None and first_without is None:
            also = self._find_other_act(remedy, act, readings)
            return LifeChange("none", None, None, values={} if also is None else {"also_closed_by": also})
        waiting = path_without.at(self.counted(remedy)[1])
        values: dict[str, Any] = {"wait_row": None if waiting.can_ask else waiting.row}

        def cause(shut: AnswerPath, on: int) -> dict[str, Any]:
            world = self.absent if shut is path else without
            return values | self._find_cause(Link(remedy, shut.at(on).row, on), act, world)

        if first is None and first_without is not None:
            mode = self._name_mode(Link(remedy, path.at(first_without).row, first_without), act)
            return LifeChange("closed", None, first_without, values=cause(path, first_without) | {"mode": mode})
        if first is None or first_without is None:
            return LifeChange("opened", first, None, values=cause(path_without, first or 0))
        closed, again = _count_days_closed(path, path_without, max(first, first_without))
        if first > first_without:
            return LifeChange("delayed", first, first_without, closed, cause(path, first_without))
        if first < first_without:
            return LifeChange("sooner", first, first_without, closed, cause(path_without, first))
        for attribute in self.attributes:
            if (attribute.remedy, attribute.act) == (remedy, BILLS.get(act, act)) and self._holds(attribute, first):
                return LifeChange(attribute.word, first, first_without, closed, values | attribute.values())
        return LifeChange("none", first, first_without, closed, values if again is None else cause(path, again))

    def _holds(self, attribute: Attribute, on: int) -> bool:
        """Whether the row of an attribute speaks of the person on a day."""
        rules, now = self.book.rules(on, self.absent)[attribute.remedy], self.life(self.absent).at(on)
        return any(r.row == attribute.row and r.for_whom(now) == YES for r in rules)

    def _find_other_act(self, remedy: str, act: str, readings: tuple[str, ...]) -> str | None:
        """Another Act without which, and without this one, the person could ask; None where this Act did nothing."""
        worlds: tuple[World, World] = (self.absent, (*self.absent, act))
        names = {stretch.row for world in worlds for stretch in self.path(remedy, world, readings).stretches}
        bars = [row for name in names if (row := self._read_row(name)).get("effect") in BARS]
        acts = {str(row["brought_by"]) for row in bars} - {ENACTED}
        own = BILLS.get(act, act)
        for other in sorted(acts - {own}) if own in acts else []:
            alone, both = (self.path(remedy, (*world, other), readings).first for world in worlds)
            if alone is None and both is not None:
                return other
        return None

    def _find_cause(self, link: Link, act: str, world: World) -> dict[str, Any]:
        """The row by which the Act changed the answer: it brought it, or postponed the row that gives the remedy.

        link: where in ``world`` the person could not ask.
        """
        citation = BILLS.get(act, act)
        through: dict[str, Any] = {}
        for cause in self._follow(link, act, world):
            if cause.remedy != link.remedy and not through:
                through = {"through": cause.remedy}
            row = self._read_row(cause.row)
            if row.get("brought_by") == citation:
                how = "own_words" if row["kind"] == "act" else "regulation"
                ended = {"taken_over_by": row["taken_over_by"] or None, "ended_by": row["ended_by"] or None}
                return {"row": cause.row, "how": how, "until": row["until"], **ended, **through}
        rows = self.book.by_remedy[cause.remedy]
        postponed = rows[rows["postponed_by"] == citation]
        postponed = postponed[~(postponed["from"] <= pd.Timestamp(date_of(cause.on)))]
        if len(postponed):
            return {"row": str(postponed["row"].iloc[0]), "how": "postponed", **through}
        return {"row": cause.row, **through}

    def _name_mode(self, link: Link, act: str) -> str:
        """How a remedy was closed: by a bar, by time (a bar with an end), or withheld where nobody had it before."""
        for cause in self._follow(link, act, self.absent):
            row = self._read_row(cause.row)
            if row.get("effect") in BARS:
                break
        if row.get("effect") in BARS and row["runs"] in ("within", "until"):
            return "time"
        rows = self.book.by_remedy[cause.remedy]
        given = rows.loc[rows["effect"] == "entitles", "from"]
        begins = row["from"] if row.get("effect") in BARS else pd.Timestamp(date_of(cause.on))
        return "bar" if (given < begins).any() else "withheld"

    def _follow(self, link: Link, act: str, world: World) -> Iterator[Link]:
        """An answer, then that of the remedy on which its remedy depends, and so on.

        A remedy depends on the one that it comes with, or on one before it that the Act took away or brought.
        """
        yield link
        if leader := default_remedies()[link.remedy].comes_with:
            path = self.path(leader, world, self.book.first_readings)
            yield from self._follow(Link(leader, path.at(link.on).row, link.on), act, world)
        elif fork := self._find_fork(link.remedy, act):
            answer = self._answer_fork(fork, self.absent)
            yield from self._follow(Link(fork.remedy, answer.row, answer.first), act, self.absent)

    def _read_row(self, row: str | None) -> dict[str, Any]:
        return self.book.about.get(row or "", {})

    def _find_fork(self, remedy: str, act: str) -> Fork | None:
        """The step before another remedy that the Act took away or brought."""
        worlds = (self.absent, (*self.absent, act))
        others = [fork for fork in self.telling.forks if fork.remedy != remedy]
        return next((f for f in others if len({self._answer_fork(f, world).can_ask for world in worlds}) > 1), None)

    def _answer_fork(self, fork: Fork, world: World) -> AnswerStretch:
        """The answer about the remedy of a fork on its day."""
        life, readings = self.life(world), self.book.first_readings
        return next(trace_answers(life, fork.remedy, [day(fork.day)], self.book, world, readings))


def _count_days_closed(now: AnswerPath, then: AnswerPath, first: int) -> tuple[int, int | None]:
    """Days after the first on which the person could not ask, but could have without the Act; and the first of them."""
    ends = min(now.end, then.end)
    turns = sorted({first, ends, *(s.first for p in (now, then) for s in p.stretches if first < s.first < ends)})
    shut = [(a, b - a) for a, b in pairwise(turns) if then.at(a).can_ask and now.at(a).can_ask is False]
    return sum(days for _, days in shut), shut[0][0] if shut else None


def _describe(change: LifeChange) -> str:
    """A change in one text: the word, the days if there are two, and for how many it shut again later."""
    again = f" closed {change.closed_after}" if change.closed_after else ""
    if change.word == "none":
        return "none" if change.with_act is None else f"none {date_of(change.with_act)}{again}"
    return change.word if change.days is None else f"{change.word} {change.days}{again}"


def _is_same(value: Any, other: Any) -> bool:
    return value == other or bool(pd.isna(value) and pd.isna(other))


def _stamp(at: int | None) -> Any:
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
        life = spec.build_life(profile, telling, book, without)
        for what, expected, todo in (*_check_steps(life, book, without), *_check_forks(life, telling, book, without)):
            yield f"{what} ({world})", expected, todo


def _check_forks(
    life: LifeCourse, telling: Telling, book: Rulebook, without: tuple[str, ...]
) -> Iterator[tuple[str, str, str]]:
    """Steps of which the facts, or the constructions of the law, leave open whether they may be taken."""
    for fork in telling.forks:
        rules = book.rules(at := day(fork.day), without)[fork.remedy]
        if decide(rules, life.at(at)).can_ask is None:
            what = f"whether {fork.remedy} can be asked for on {fork.day} is not known, or turns on a reading"
            yield what, "one answer under every construction", "tell the facts that decide it, or two lives"


def _check_steps(life: LifeCourse, book: Rulebook, without: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Steps of procedure that the law of a world does not open."""
    came = {name: at + life.begins for name, at in life.events().items()}

    def could(remedy: str, at: int) -> bool:
        return bool(decide(book.rules(at, without)[remedy], life.at(at)).can_ask)

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
