"""``config/intake.yaml``: the questions of the page that answers for a person's own facts, and what answers mean."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from tipimpact.common.config import Bilingual, Strict
from tipimpact.common.documents import Key, check, read_document
from tipimpact.common.errors import ConfigError, Problem, nearest
from tipimpact.eligibility.calendar import day
from tipimpact.eligibility.facts import FactDefinition, facts
from tipimpact.eligibility.rows import REMEDIES

FILE = "intake.yaml"  # in config
MOST, FIRST = 18, ("recent", "child", "care")  # questions in all; those that come first
NO_ANSWER = "unknown"
EXPECTED = {"date": "never, a day, a question, or days from..to", "yes_no": "true or false"}  # of facts, by kind
RELATIVE = re.compile(r"-(\d+) (days|months|years)")

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
FactValues = dict[Id, bool | dt.date | str | list[str]]
Answers = dict[Id, list[Id]]
Moment = dt.date | Annotated[str, StringConstraints(pattern=RELATIVE.pattern)]


class Option(Bilingual):
    """An answer that can be chosen."""

    id: Id = Field(description="Its name")
    facts: FactValues = Field({}, description="What it means, besides the facts of its question")
    since: Moment | None = Field(None, description="Without a day: the first it can be")
    before: Moment | None = Field(None, description="Without a day: the day after the last it can be")


class IntakeQuestion(Strict):
    """A question."""

    id: Id = Field(description="Its name")
    ask: Bilingual = Field(description="The question")
    help: Bilingual | None = Field(None, description="What helps to answer it")
    short: Bilingual = Field(description="What is asked, after 'depends on'")
    when: Answers = Field({}, alias="if", description="Other answers without which it is not asked")
    otherwise: Id | None = Field(None, description="The answer that counts where it is not asked")
    day: Bilingual | None = Field(None, description="What day may be given besides")
    day_of: list[Id] = Field([], description="Facts of a situation that give this day; the last one counts")
    day_if: list[Id] = Field([], description="Answers with which the day is asked; left out: all, and none")
    ahead: list[Id] = Field(
        [], description="Answers with which the day may be still to come, and is unknown until given"
    )
    earliest: dt.date | None = Field(None, description="First day for which the sheet has an answer")
    facts: FactValues = Field({}, description="What every answer means that does not say otherwise")
    options: list[Option] = Field(min_length=2, description="The answers")


class Conditional(Strict):
    """What goes with some answers."""

    when: Answers = Field(alias="if", description="The answers, all of which must be given")


class DerivedFacts(Conditional):
    """Facts that follow from several answers together."""

    facts: FactValues = Field(description="The facts")


class Assumed(Strict):
    """What is taken for granted."""

    says: Bilingual = Field(description="The same in words, printed on every sheet")
    facts: FactValues = Field(description="The facts")


class Contradiction(Conditional):
    """Answers that cannot all be so."""

    says: Bilingual = Field(description="What is wrong, and what to do")


class DayOrder(Strict):
    """Two days of which the first cannot be later."""

    when: Answers = Field({}, alias="if", description="Answers with which this is so; left out: any")
    days: tuple[Id, Id | dt.date] = Field(description="The questions that ask for them; the second may be a day")
    says: Bilingual = Field(description="What is wrong, and what to do")


class SheetLine(Bilingual, Conditional):
    """A paper to bring, or somebody to call."""


class Intake(Strict):
    """The whole file."""

    questions: list[IntakeQuestion] = Field(max_length=MOST, description="The questions, in their first order")
    derived: list[DerivedFacts] = Field(description="Facts that follow from several answers")
    assumed: Assumed = Field(description="What the questions leave out")
    contradictions: list[Contradiction] = Field(description="Answers that cannot be so together")
    orders: list[DayOrder] = Field(description="Days in their order")
    remedies: list[Id] = Field(description="The remedies that come first, in their order; the others follow as listed")
    last: Id = Field(description="The remedy that is never among the first")
    papers: list[SheetLine] = Field(description="Papers to bring")
    calls: list[SheetLine] = Field(description="Whom to call besides the hotline")

    def export(self, lang: str) -> dict[str, Any]:
        """The file as a page reads it: texts of one language, days as whole numbers."""
        others = [code for code in REMEDIES if code not in self.remedies and code != self.last]
        written = _localize(self.model_dump(by_alias=True, exclude_defaults=True), lang)
        assert isinstance(written, dict)
        return {**written, "remedies": [*self.remedies, *others]}


def read_intake(path: str | Path) -> Intake:
    """Read the file. Raises ConfigError with every fault of form, or of names: line, key, the nearest valid name."""
    document = read_document(path, ConfigError)
    intake = check(Intake, document.data, document, error=ConfigError)
    names = list(_check_names(intake.model_dump(by_alias=True)))
    return check(Intake, document.data, document, others=names, error=ConfigError) if names else intake


# -- as a page reads it


def _localize(value: Any, lang: str, key: str = "") -> Any:
    if isinstance(value, dict) and key == "facts":
        return {name: _write_value(name, of) for name, of in value.items()}
    if isinstance(value, dict) and {"en", "fr"} <= set(value):
        rest = {name: child for name, child in value.items() if name not in ("en", "fr")}
        return {"says": value[lang], **_localize(rest, lang)} if rest else value[lang]
    if isinstance(value, dict):
        return {name: _localize(child, lang, name) for name, child in value.items()}
    if isinstance(value, list | tuple):
        return [_localize(child, lang) for child in value]
    return _write_end(value) if isinstance(value, dt.date) or key in ("since", "before") else value


def _write_value(name: str, value: Any) -> Any:
    """A day as its end, or both ends of a range, each a number, a question or nothing; other values as they are."""
    if facts()[name].kind != "date" or value in ("never", NO_ANSWER):
        return value
    ends = [value] if isinstance(value, dt.date) else str(value).split("..")
    return [_write_end(end) for end in ends]


def _write_end(end: Any) -> Any:
    """A day as a number, a length of time as number and unit, a question by its name; nothing as null."""
    if isinstance(end, dt.date):
        return day(end)
    if match := RELATIVE.fullmatch(end):
        return [-int(match[1]), match[2]]
    return day(dt.date.fromisoformat(end)) if end[:1].isdigit() else end or None


# -- faults


def _check_names(written: Mapping[str, Any]) -> Iterator[tuple[Key, Problem]]:
    """Names of facts, values, questions, answers and remedies that nothing has."""
    options = {asked["id"]: [NO_ANSWER, *(own["id"] for own in asked["options"])] for asked in written["questions"]}
    if tuple(options)[: len(FIRST)] != FIRST:
        yield ("questions",), Problem("other questions come first", "", "first " + " and ".join(FIRST))
    for key, value in _walk(written):
        problem = None
        match key:
            case (*_, "facts", str(name)):
                problem = _check_fact(name, value, options)
            case (*_, "if", str(name)):
                problem = _check_answers(name, value, options)
            case (*_, "days", int()) if isinstance(value, str):
                problem = _check_answers(value, [], options)
        if problem:
            yield key, problem
    listed = [*written["remedies"], written["last"]]
    for code in (code for code in listed if code not in REMEDIES):
        yield ("remedies",), Problem(f"no remedy is called {code!r}", "", "a remedy", nearest(code, REMEDIES))
    for code in sorted({code for code in listed if listed.count(code) > 1}):
        yield ("remedies",), Problem(f"{code} is there twice", "", "a remedy once")


def _walk(value: Any, key: Key = ()) -> Iterator[tuple[Key, Any]]:
    """Every part of the file with its key."""
    sequence = isinstance(value, list | tuple)
    for name, child in value.items() if isinstance(value, dict) else enumerate(value) if sequence else ():
        yield (*key, name), child
        yield from _walk(child, (*key, name))


def _check_fact(name: str, value: Any, questions: Collection[str]) -> Problem | None:
    fact = facts().get(name)
    if fact is None:
        return Problem(f"no fact is called {name!r}", "", "a fact", nearest(name, facts()))
    if value == NO_ANSWER or _fits(fact, value, questions):
        return None
    return Problem(f"{name} is {value!r}", "", EXPECTED.get(fact.kind) or ", ".join(fact.values))


def _fits(fact: FactDefinition, value: Any, questions: Collection[str]) -> bool:
    if fact.kind == "yes_no":
        return isinstance(value, bool)
    if fact.kind == "choice":
        return set(fact.values).issuperset(value if isinstance(value, list) else [value])
    ends = [] if isinstance(value, dt.date) or value == "never" else str(value).split("..")
    return len(ends) < 3 and all(not end or end in questions or _is_day(end) for end in ends)


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _check_answers(name: str, answers: list[str], options: Mapping[str, list[str]]) -> Problem | None:
    if name not in options:
        return Problem(f"no question is called {name!r}", "", "a question", nearest(name, options))
    if unknown := [answer for answer in answers if answer not in options[name]]:
        return Problem(f"no answer to {name} is called {unknown[0]!r}", "", ", ".join(options[name]))
    return None
