"""The rules in one file that a page can evaluate without a network, and the answers that its evaluator must give.

``rules.json`` and ``rules_tests.json``, format 2, described in docs/rules-json.md: plain values, days as whole numbers
since 1970-01-01, expressions as nested lists. Texts are under ``words``, by language, so that a page takes one of them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import EligibilityError, Problem
from tipimpact.eligibility.calendar import NEVER_DAY, day, holidays
from tipimpact.eligibility.cases import Cases, complete_facts
from tipimpact.eligibility.concepts import Concept, concepts
from tipimpact.eligibility.deadlines import Deadline, read_deadlines
from tipimpact.eligibility.decide import decide
from tipimpact.eligibility.evaluate import RemedyAnswer, describe
from tipimpact.eligibility.events import ProcedureEvent, events
from tipimpact.eligibility.expressions import ON, Condition, Date, Situation, read, read_date
from tipimpact.eligibility.facts import YES, Person, facts, read_person
from tipimpact.eligibility.paths import list_days
from tipimpact.eligibility.profiles import Profiles
from tipimpact.eligibility.readings import Readings
from tipimpact.eligibility.remedies import RemedyDescription
from tipimpact.eligibility.rows import BILLS, REMEDIES, format_citation, split_events, split_items
from tipimpact.eligibility.rulebook import Rulebook
from tipimpact.eligibility.touches import FILE as TOUCHES
from tipimpact.eligibility.touches import Touch, list_words

FORMAT = 2
MOST_TOUCHED = 0.05  # of the answers that would be a no, had nothing been missing
Expression = Any  # nested lists of words, whole numbers and such lists
COMPARED = {"<": "lt", "<=": "le", ">": "gt", ">=": "ge"}


def export_rules(
    rows: pd.DataFrame, readings: Readings, remedies: Mapping[str, RemedyDescription], law_day: dt.date
) -> str:
    """The content of ``rules.json``.

    rows: of ``read_rows``.  readings, remedies: their files as read.  law_day: the day on which the law was read.
    ``sha256`` is that of the file without it, keys sorted and without spaces.
    """
    known, records = concepts(), rows.to_dict("records")
    document: dict[str, Any] = {
        "format": FORMAT,
        "law_day": day(law_day),
        "acts": dict(BILLS),
        "holidays": sorted(holidays()),
        "facts": [
            _drop_empty({"id": n, "kind": f.kind, "values": f.values, "plain": f.plain}) for n, f in facts().items()
        ],
        "concepts": [_export_concept(name, concept) for name, concept in known.items()],
        "rows": [_export_row({str(name): cell for name, cell in record.items()}) for record in records],
        "readings": [
            {"id": name, "constructions": list(question.constructions), "ruling": question.ruling}
            for name, question in readings.questions.items()
        ],
        "events": [_export_event(name, event) for name, event in events().items()],
        "remedies": [{"id": code, "clause": remedies[code].clause} for code in REMEDIES],
        "deadlines": [_export_deadline(deadline) for deadline in read_deadlines()],
        "touches": [_export_touch(touch) for touch in Rulebook(rows).touches],
        "words": {lang: _list_words(records, readings, remedies, lang) for lang in LANGUAGES},
    }
    document["sha256"] = hashlib.sha256(write_compact(document).encode()).hexdigest()
    return write_compact(document) + "\n"


def write_compact(document: Any) -> str:
    """JSON without spaces, keys sorted."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _export_concept(name: str, concept: Concept) -> dict[str, Any]:
    parse = read if concept.kind == "yes_no" else read_date
    versions = [
        _drop_empty(
            {
                "from": version.since and day(version.since),
                "is": write_expression(parse(version.means)),
                "brought_by": version.brought_by,
            }
        )
        for version in concept.versions
    ]
    return {"id": name, "kind": concept.kind, "provision": concept.provision, "versions": versions}


def _export_event(name: str, event: ProcedureEvent) -> dict[str, Any]:
    puts = {**{fact: [ON] for fact in event.days}, **_write_facts(event.brought)}
    own = {"id": name, "needs": write_expression(read(event.needs)), "puts": puts, "provision": event.provision}
    own["unless"] = write_expression(read(event.unless)) if event.unless else None
    return _drop_empty({**own, "asks": event.asks, "own": event.own, "remedies": event.remedies})


def _export_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the law; what is empty is left out."""
    lists = ("remedy", "reading", "exceptions", "unasked", "rests_on")
    own: dict[str, Any] = {name: split_items(row[name]) for name in lists}
    own |= {
        name: row[name] for name in ("slot", "effect", "kind", "runs", "brought_by", "taken_over_by", "postponed_by")
    }
    own |= {name: write_expression(read(row[name])) if row[name] else None for name in ("who", "used")}
    own |= {name: None if pd.isna(row[name]) else day(row[name].date()) for name in ("from", "until", "otherwise_from")}
    clock: dict[str, Any] = {"length": int(row["length"]), "unit": row["length_unit"]} if row["runs"] else {}
    own |= {"events": [list(names) for names in split_events(row["event"])], "extended": bool(row["extended_by"])}
    return {"id": row["row"], "citation": format_citation(row), **clock, **_drop_empty(own)}


def _export_touch(touch: Touch) -> dict[str, Any]:
    own = {"id": touch.of, "remedy": list(touch.remedies), "what": touch.what, "for": write_expression(read(touch.who))}
    return _drop_empty({**own, "from": touch.start, "until": touch.end if touch.end < NEVER_DAY else None})


def _export_deadline(one: Deadline) -> dict[str, Any]:
    own = {name: getattr(one, name) for name in ("id", "remedy", "counts_from", "service_rule", "extended_by")}
    own |= {"for": write_expression(read(one.who)), "events": list(one.events), "unit": one.unit}
    own |= {"from": one.start, "until": one.end if one.end < NEVER_DAY else None}
    return {**_drop_empty(own), "length": one.length, "provision": f"{one.act} {one.citation}"}


def _drop_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [], False)}


def write_expression(part: Condition | Date) -> Expression:
    """A condition or a day as nested lists; docs/rules-json.md names the words."""
    return _write_date(part) if isinstance(part, Date) else _write_condition(part)


def _write_condition(condition: Condition) -> Expression:
    match condition.kind:
        case "and" | "or" | "not":
            return [condition.kind, *map(_write_condition, condition.below)]
        case "date":
            return [COMPARED[condition.op], _write_date(condition.left), _write_date(condition.right)]
        case "choice":
            return ["is", condition.name, *(facts()[condition.name].values[place] for place in condition.values)]
        case "not_held":
            return ["not_held"]
    return [condition.kind, condition.name]  # fact, concept, reading


def _write_date(date: Date) -> Expression:
    written: Expression
    if date.op == "case":
        pairs = zip(date.when, date.parts, strict=False)
        written = ["case", *(part for when, at in pairs for part in (_write_condition(when), _write_date(at)))]
        written.append(_write_date(date.parts[-1]))
    elif date.op:
        written = [date.op, *map(_write_date, date.parts)]
    elif date.name == ON:
        written = ["on"]
    else:
        written = ["fact", date.name] if date.name else ["never"] if date.day == NEVER_DAY else date.day
    for length, unit in date.steps:
        written = ["plus", written, length, unit]
    return ["open", written] if date.to_act else written


def _list_words(
    records: Sequence[Mapping[Any, Any]],
    readings: Readings,
    remedies: Mapping[str, RemedyDescription],
    lang: str,
) -> dict[str, dict[str, Any]]:
    """Every text, by kind and id."""
    return {
        "facts": {name: getattr(fact, lang) for name, fact in facts().items()},
        "concepts": {name: getattr(concept.means, lang) for name, concept in concepts().items()},
        "events": {name: getattr(event.means, lang) for name, event in events().items()},
        "rows": {record["row"]: record[f"note_{lang}"] for record in records},
        "questions": {name: getattr(question.asks, lang) for name, question in readings.questions.items()},
        "readings": {
            name: _drop_empty(
                {
                    **{key: getattr(getattr(reading, key), lang) for key in ("says", "in_short", "text")},
                    **{"holder": reading.holder and getattr(reading.holder, lang), "source": reading.source},
                    "day": reading.date and day(reading.date),
                }
            )
            for name, reading in readings.by_id().items()
        },
        "touches": list_words(lang),
        "deadlines": {one.id: {"what": one.what[lang], "note": one.note[lang]} for one in read_deadlines()},
        "whom": {code: getattr(remedies[code].whom, lang) for code in REMEDIES},
        "risk": {code: getattr(remedies[code].risk_of_asking, lang) for code in REMEDIES},
    }


# -- the answers that another evaluator must give


def export_tests(
    rows: pd.DataFrame, cases: Cases, second_sight: Iterable[Mapping[str, Any]], profiles: Profiles
) -> str:
    """The content of ``rules_tests.json``: persons, and questions about them with the answers of this evaluator.

    A question of each case, of each case of the second readers, and of each day on which an answer
    to a life turns. A fact that a person does not have is unknown.
    """
    book = Rulebook(rows)
    persons: dict[str, int] = {}
    tests, denials, touched = [], 0, 0
    questions = (*_ask_cases(cases), *_ask_readers(second_sight), *_ask_lives(profiles, book))
    for source, now, remedy, without, fixed in questions:
        place = persons.setdefault(now.recall(_write_person, _write_person), len(persons))
        made = decide(book.rules(now.on, without)[remedy], now, fixed)
        denials, touched = denials + made.would_deny, touched + made.is_touched
        answer = describe(made, book, with_causes=False)
        own = {"of": source, "person": place, "remedy": remedy, "on": now.on, "without": list(without)}
        tests.append(_drop_empty(own | {"readings": list(fixed)}) | {"person": place, "answer": write_answer(answer)})
    if touched > MOST_TOUCHED * denials:
        what = f"{touched} of {denials} answers that would be a no are unknown because of something missing"
        todo = "read the instrument, or narrow `for`; the share is not to be raised"
        raise EligibilityError(Problem(what, TOUCHES.name, f"at most {MOST_TOUCHED:.0%}", "", todo))
    return write_compact({"format": FORMAT, "persons": [json.loads(text) for text in persons], "tests": tests}) + "\n"


def write_answer(answer: RemedyAnswer) -> dict[str, Any]:
    """An answer as plain values; what does not apply is left out."""
    until = None if answer.until is None else day(answer.until)
    names = ("gate", "status", "because", "row", "readings", "ruling", "unknown_because", "unread")
    own = {name: getattr(answer, name) for name in names}
    return _drop_empty({**own, "if_it_came": answer.if_event_came, "until": until})


def _write_person(now: Situation) -> str:
    return write_compact(_write_facts(now.person))


def _write_facts(person: Person) -> dict[str, Any]:
    """The facts of a person that are known: days as numbers, ``never``, true or false, or the value of a choice."""
    values: dict[str, Any] = {}
    for name, code in person.items():
        fact = facts()[name]
        if fact.kind == "date":
            values[name] = "never" if code >= NEVER_DAY else code
        else:
            values[name] = fact.values[code] if fact.kind == "choice" else code == YES
    return values


Asked = tuple[str, Situation, str, tuple[str, ...], tuple[str, ...]]


def _ask_cases(cases: Cases) -> Iterator[Asked]:
    for case in cases.cases:
        person = cases.person(case)
        for question in case.ask:
            fixed = tuple(question.readings)
            yield case.name, Situation(person, day(question.day)), question.remedy, tuple(question.without), fixed


def _ask_readers(second_sight: Iterable[Mapping[str, Any]]) -> Iterator[Asked]:
    for case in second_sight:
        person = read_person(complete_facts({"in_canada": True, "status": "none", **case["facts"]}))
        yield case["id"], Situation(person, day(case["day"])), case["remedy"], (), tuple(case.get("readings", ()))


def _ask_lives(profiles: Profiles, book: Rulebook) -> Iterator[Asked]:
    for profile in profiles.profiles:
        for name, telling in profile.tellings().items():
            life = profiles.build_life(profile, telling, book)
            for remedy in REMEDIES:
                for on in list_days(life, remedy, book, life.recognised, life.ends):
                    yield f"{profile.id}, {name}", life.at(on), remedy, (), ()
