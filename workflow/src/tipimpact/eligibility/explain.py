"""Why: from a question down to the clauses and facts that answer it; and which facts would settle an unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.common.errors import EligibilityError, Problem, nearest
from tipimpact.eligibility.calendar import NEVER_DAY, date_of, day
from tipimpact.eligibility.evaluate import STATUSES, UNDECIDED, Rule, Rulebook, decide
from tipimpact.eligibility.expressions import Condition, Reader
from tipimpact.eligibility.facts import UNKNOWN, YES, People, blank, facts, person
from tipimpact.eligibility.rows import REMEDIES, cited, default_rows
from tipimpact.eligibility.turns import earlier, events, fixed, later, steps
from tipimpact.publish.words.i18n import date, law, t

OUTCOMES = {0: "no", UNKNOWN: "unknown", YES: "yes"}


@dataclass(frozen=True)
class Node:
    """A step of an answer. clause: as cited.  fact, value: in words, where one fact is asked.  outcome: yes, no,
    unknown, or at the top the status.  near: whether one day more or less would change it."""

    text: str
    outcome: str
    clause: str = ""
    fact: str = ""
    value: str = ""
    near: bool = False
    below: tuple[Node, ...] = ()

    def lines(self, depth: int = 0) -> Iterator[str]:
        """The tree as indented text."""
        words = [self.clause, self.text, f"({self.fact} = {self.value})" if self.fact else ""]
        yield "  " * depth + " ".join(filter(None, words)) + f" → {self.outcome}"
        for node in self.below:
            yield from node.lines(depth + 1)

    def __str__(self) -> str:
        return "\n".join(self.lines())


def explain(
    one: Mapping[str, Any],
    remedy: str,
    on: dt.date,
    lang: str = "en",
    rows: pd.DataFrame | None = None,
    without: Iterable[str] = (),
) -> Node:
    """The answer for one person as a tree: the question, each rule in force on it, its conditions, the facts.

    one: facts by name.  rows: of ``read_rows``; None takes those of this project.
    Raises EligibilityError for an unknown remedy, fact or Act.
    """
    _known(remedy)
    return explain_one(person(one), remedy, on, lang, Rulebook(_rows(rows)), without)


def explain_one(who: People, remedy: str, on: dt.date, lang: str, book: Rulebook, without: Iterable[str] = ()) -> Node:
    """``explain`` for a person and rules already read."""
    asked = book.rules(on, without)[remedy]
    reader, about = Reader(who, day(on)), book.about
    status = STATUSES[decide(asked, reader).status[0]]
    below = tuple(_rule(rule, reader, about, lang) for rule in asked)
    question = t("explain-question", lang, remedy=t(f"value-remedy-{remedy}", lang), day=date(on, lang))
    return Node(question, t(f"value-eligibility-status-{status}", lang), below=below)


def _rule(rule: Rule, reader: Reader, about: Mapping[str, Mapping[str, Any]], lang: str) -> Node:
    row = about[rule.row]
    below = [_condition(rule.who, reader, lang)] if rule.who else []
    below += [_event(name, rule, reader, lang) for name in rule.clock]
    below += [_rule(exception, reader, about, lang) for exception in rule.exceptions]
    effect = t(f"explain-effect-{rule.effect}", lang)
    near = any(node.near for node in below)
    text = f"{effect}: {row[f'note_{lang}']}" if lang == "en" else f"{effect}\N{NO-BREAK SPACE}: {row[f'note_{lang}']}"
    return Node(text, _outcome(rule.truth(reader), lang), law(cited(row), lang), near=near, below=tuple(below))


def _condition(condition: Condition, reader: Reader, lang: str) -> Node:
    outcome = _outcome(reader.value(condition), lang)
    if condition.kind in ("and", "or", "not"):
        below = tuple(_condition(part, reader, lang) for part in condition.below)
        return Node(t(f"explain-{condition.kind}", lang), outcome, below=below)
    names = list(dict.fromkeys(condition.names()))
    labels = "; ".join(getattr(facts()[name], lang) for name in names)
    values = "; ".join(value_in_words(name, reader.people, lang) for name in names)
    return Node(f"[{condition.text}]", outcome, fact=labels, value=values)


def _event(name: str, rule: Rule, reader: Reader, lang: str) -> Node:
    truth = reader.within(name, *rule.window(reader.on))
    day_after = reader.within(name, *rule.window(reader.on + 1))
    day_before = reader.within(name, *rule.window(reader.on - 1))
    near = bool(truth[0] != day_after[0] or truth[0] != day_before[0])
    unit = t(f"value-remedy_exceptions-length_unit-{rule.unit}", lang)
    text = t(f"explain-runs-{rule.runs}", lang, length=rule.length, unit=unit)
    text += f" {t('explain-near', lang)}" if near else ""
    return Node(
        text,
        _outcome(truth, lang),
        fact=getattr(facts()[name], lang),
        value=value_in_words(name, reader.people, lang),
        near=near,
    )


def _outcome(truth: Any, lang: str) -> str:
    return t(f"explain-outcome-{OUTCOMES[int(truth[0])]}", lang)


def value_in_words(name: str, who: People, lang: str) -> str:
    """A fact of one person as a reader is told it."""
    fact = facts()[name]
    code = int(who.columns[name][0]) if name in who.columns else blank(fact)
    if code == blank(fact):
        return t("explain-outcome-unknown", lang)
    if fact.kind == "date":
        return t("explain-never", lang) if code >= NEVER_DAY else date(date_of(code), lang)
    if fact.kind == "choice":
        return t(f"value-covered-{fact.values[code]}", lang)
    return t(f"explain-outcome-{OUTCOMES[code]}", lang)


def needs(
    one: Mapping[str, Any], remedy: str, on: dt.date, rows: pd.DataFrame | None = None, without: Iterable[str] = ()
) -> list[str]:
    """The smallest set of unknown facts that settles a status whatever they turn out to be; [] where it is settled.

    Of sets of the same size the first in the order of ``facts.yaml``. Dates are tried on both sides of every day on
    which the rules can turn. Raises EligibilityError for an unknown remedy or fact.
    """
    table = _rows(rows)
    _known(remedy)
    asked = Rulebook(table).rules(on, without)[remedy]
    known = person(one)
    unknown = [n for n in facts() if _unknown(known, n) and any(n in rule.names for rule in asked)]
    if decide(asked, Reader(known, day(on))).status[0] != UNDECIDED:
        return []
    tries = {name: values_to_try(name, asked, known, day(on)) for name in unknown}
    for size in range(1, len(unknown) + 1):
        for names in combinations(unknown, size):
            if _settles(names, tries, asked, known, day(on)):
                return list(names)
    return unknown


LARGEST = 200_000  # combinations of values tried for one set of facts


def _settles(
    names: Sequence[str], tries: Mapping[str, list[int]], asked: Sequence[Rule], known: People, on: int
) -> bool:
    """Whether every combination of values decides; a first handful of them rules most sets out."""
    total = int(np.prod([len(tries[n]) for n in names]))
    if not _decided(names, [(tries[n][0], tries[n][-1]) for n in names], asked, known, on):
        return False
    if total > LARGEST:
        raise EligibilityError(
            f"{total} combinations of {', '.join(names)} are too many to try", todo="give some of these facts"
        )
    return _decided(names, [tries[n] for n in names], asked, known, on)


def _decided(
    names: Sequence[str], values: Sequence[Sequence[int]], asked: Sequence[Rule], known: People, on: int
) -> bool:
    grid = np.array(list(product(*values)))
    columns = {n: np.repeat(v, len(grid)) for n, v in known.columns.items() if n not in names}
    columns |= {n: grid[:, i].astype(facts()[n].dtype) for i, n in enumerate(names)}
    people = People(pd.RangeIndex(len(grid)), columns)
    return bool((decide(asked, Reader(people, on)).status != UNDECIDED).all())


def values_to_try(name: str, asked: Sequence[Rule], known: People, on: int) -> list[int]:
    """Values that stand for all: for a date, both sides of every day on which a rule can turn, and never."""
    fact = facts()[name]
    if fact.kind != "date":
        return [0, YES] if fact.kind == "yes_no" else list(range(len(fact.values)))
    marks = {on, on + 1, *fixed(asked), *events(known).values()}
    turns = {turn(mark, of) for mark in marks for of in steps(asked) for turn in (earlier, later)}
    return sorted({turn + extra for turn in turns for extra in (-1, 0, 1)} | {NEVER_DAY})


def _unknown(known: People, name: str) -> bool:
    return name not in known.columns or bool(known.columns[name][0] == blank(facts()[name]))


def _rows(rows: pd.DataFrame | None) -> pd.DataFrame:
    return default_rows() if rows is None else rows


def _known(remedy: str) -> None:
    if remedy not in REMEDIES:
        raise EligibilityError(
            Problem(f"no remedy is called {remedy!r}", "", ", ".join(REMEDIES), nearest(remedy, REMEDIES))
        )
