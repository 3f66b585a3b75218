"""The evaluator of the page of questions, in Chromium, against the package: the same answers, to the last row."""

import json
from itertools import cycle
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from chromium import CHROMIUM

from tipimpact.eligibility.calendar import NEVER_DAY, date_of
from tipimpact.eligibility.decide import GATES, decide
from tipimpact.eligibility.evaluate import evaluate
from tipimpact.eligibility.events import list_causes
from tipimpact.eligibility.expressions import Situation
from tipimpact.eligibility.facts import NO, YES, Person, facts
from tipimpact.eligibility.rulebook import Rulebook
from tipimpact.publish.tables.html_format import script

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (Debian: chromium)")

NAMES = ("gate", "status", "because", "if_it_came", "until", "row", "readings", "ruling", "unknown_because", "unread")
GROUP, SEED = 40, 20_261_129
DAYS = (14_700, 15_519, 15_600, 15_689, 16_500, 17_500, 18_068, 18_500, 20_242, 20_538, 20_616)
WITHOUT = ([], ["C-31"], ["C-10"], ["later"], ["C-31+"])
# What a page asks of the script: every question at once, back come the differences, with what was expected.
COMPARE = """([file, persons, asked, names]) => {
  const rules = new Law.Rules(JSON.parse(file)), differences = [];
  for (const { person, remedy, on, without, readings, answer, of } of asked) {
    const given = rules.ask(remedy, persons[person], on, without ?? [], readings ?? []);
    for (const name of names) {
      const [own, expected] = [given[name] || null, answer[name] ?? null];
      if (own !== expected)
        differences.push(`${of}, ${remedy}, day ${on}, ${name}: ${own}, not ${expected} (row ${answer.row})`);
    }
  }
  return differences;
}"""


@pytest.fixture(scope="module")
def page(browser):
    page = browser.new_page()
    page.add_script_tag(content=script("rules.js"))
    yield page
    page.close()


@pytest.fixture(scope="module")
def folder(sample_project) -> Path:
    return sample_project / "data" / "processed" / "sample" / "eligibility"


@pytest.fixture(scope="module")
def file(folder) -> str:
    return (folder / "rules.json").read_text(encoding="utf-8")


def test_every_answer_that_the_file_of_answers_gives(page, folder, file):
    """Questions of the cases, of the second readers, and of each day on which an answer to a life turns."""
    written = json.loads((folder / "rules_tests.json").read_text(encoding="utf-8"))
    assert len(written["tests"]) > 5_000
    differences = page.evaluate(COMPARE, [file, written["persons"], written["tests"], NAMES])
    assert differences == []


@pytest.mark.parametrize("number", [600, pytest.param(2_000, marks=pytest.mark.release)])
def test_generated_persons(page, folder, file, rows, number):
    """Half are persons of the lives with some facts changed, half are drawn; all remedies, all days of a group."""
    known = json.loads((folder / "rules_tests.json").read_text(encoding="utf-8"))["persons"]
    persons = draw_persons(known, number)
    assert {(name, value) for person in persons for name, value in person.items() if isinstance(value, bool)} >= {
        (name, value) for name, fact in facts().items() if fact.kind == "yes_no" for value in (True, False)
    }
    book, worlds = Rulebook(rows), zip(cycle(DAYS), cycle(WITHOUT), choose_readings(rows), strict=False)
    groups = [range(start, start + GROUP) for start in range(0, number, GROUP)]
    asked = [
        question
        for group, world in zip(groups, worlds, strict=False)
        for question in ask_group(persons, group, book, *world)
    ]
    assert len(asked) == number * len(json.loads(file)["remedies"])
    assert {reading for question in asked for reading in question["readings"]} == book.readings()
    assert page.evaluate(COMPARE, [file, persons, asked, NAMES]) == []


def draw_persons(known: list[dict], number: int) -> list[dict]:
    draw = np.random.default_rng(SEED)
    persons = []
    for i in range(number):
        person = dict(known[draw.integers(len(known))]) if i % 2 else {}
        changed = facts() if not i % 2 else draw.choice(list(facts()), 8, replace=False)
        for name in changed:
            person.pop(name, None)
            if draw.random() < 0.75:
                person[name] = draw_value(name, draw)
        persons.append(person)
    return persons


def draw_value(name: str, draw: np.random.Generator) -> object:
    fact = facts()[name]
    if fact.kind == "yes_no":
        return bool(draw.random() < 0.3)
    if fact.kind == "choice":
        return fact.values[draw.integers(len(fact.values))]
    return "never" if draw.random() < 0.6 else int(draw.integers(14_600, 20_700))


def choose_readings(rows: pd.DataFrame):
    """All readings, then one fixed reading of each question, in turn."""
    questions = rows.attrs["readings"].values()
    for i in cycle(range(2 * max(map(len, questions)))):
        yield [] if i % 2 else [readings[i // 2 % len(readings)] for readings in questions]


def ask_group(persons: list[dict], group: range, book: Rulebook, on: int, without: list, readings: list):
    people = {i: read_facts(persons[i]) for i in group}
    table = evaluate(people, date_of(on), book, without, readings or "all")
    table["if_it_came"] = table["if_event_came"]  # the script moves the event of the row alone
    table["until"] = [None if pd.isna(day) else (day - pd.Timestamp(0)).days for day in table["until"]]
    for record in table.astype(object).to_dict("records"):
        answer = {name: record[name] for name in NAMES if record[name] is not None and not pd.isna(record[name])}
        place = record["person_id"]
        common = {"on": on, "without": without, "readings": readings, "of": f"generated person {place}"}
        yield {"person": place, "remedy": record["remedy"], "answer": answer, **common}


def read_facts(person: dict) -> Person:
    """A person as the package has them; what is absent is unknown."""
    codes = {"date": {"never": NEVER_DAY}, "yes_no": {True: YES, False: NO}}
    return {
        name: facts()[name].values.index(value)
        if facts()[name].kind == "choice"
        else codes[facts()[name].kind].get(value, value)
        for name, value in person.items()
    }


def test_what_a_step_still_to_come_leads_to(page, folder, file, rows):
    """Every answer of the file that waits for a step, under the law as it is: the same events, the same statuses."""
    written, book = json.loads((folder / "rules_tests.json").read_text(encoding="utf-8")), Rulebook(rows)
    waiting = [
        {**test, "answer": list_causes(decide(book.rules(test["on"])[test["remedy"]], now))}
        for test in written["tests"]
        if test["answer"].get("gate") == "not_yet" and not test.get("without")
        for now in [Situation(read_facts(written["persons"][test["person"]]), test["on"])]
    ]
    assert len(waiting) > 200
    assert len({status for test in waiting for status in test["answer"].values()}) > 1
    led = page.evaluate(
        """([file, persons, asked]) => {
          const rules = new Law.Rules(JSON.parse(file));
          const list = ({ person, remedy, on }) => [...rules.listCauses(remedy, persons[person], on)];
          return asked.map((question) => list(question));
        }""",
        [file, written["persons"], waiting],
    )
    assert [list(map(tuple, own)) for own in led] == [list(test["answer"].items()) for test in waiting]


def test_a_day_known_only_in_part_excludes_no_answer(page, folder, file):
    """Whatever the day is, the answer is among those that the page says are possible."""
    persons = json.loads((folder / "rules_tests.json").read_text(encoding="utf-8"))["persons"]
    wrong = page.evaluate(
        """([file, persons]) => {
          const rules = new Law.Rules(JSON.parse(file)), wrong = [];
          persons.forEach((person, i) => {
            const wide = { ...person };
            Object.entries(person).forEach(([name, value], j) => {
              if (typeof value === "number" && (i + j) % 3 === 0)
                wide[name] = [value - 20 * (i % 40), value + 7 * (j % 9)];
            });
            for (const { id } of rules.file.remedies) {
              const [narrow, broad] = [person, wide].map((facts) => rules.ask(id, facts, rules.file.law_day).possible);
              if (!narrow.every((answer) => broad.includes(answer))) wrong.push([i, id, narrow, broad]);
            }
          });
          return wrong;
        }""",
        [file, persons],
    )
    assert wrong == []


def test_a_file_of_another_version_is_refused(page, file):
    document = json.loads(file)
    other = document | {"format": document["format"] - 1}
    message = page.evaluate("(file) => { try { new Law.Rules(file); } catch (error) { return error.message; } }", other)
    assert message == "rules of format 1, not 2"


def test_an_expression_that_the_page_does_not_know_is_refused(page, file):
    document = json.loads(file)
    document["rows"][0]["who"] = ["either", ["fact", "trafficked"], ["on"]]
    message = page.evaluate(
        """(file) => {
          try {
            const rules = new Law.Rules(file);
            rules.askAll({}, file.law_day);
          } catch (error) { return error.message; }
        }""",
        document,
    )
    assert message == 'the rules use "either", which this page does not know'


# Each damaged file is refused in words, or its answers are of the words that the page knows.
REFUSE = """([texts, person, names]) => texts.map((text) => {
  try {
    const rules = new Law.Rules(JSON.parse(text));
    return ["hc", "vtip_trp", "appeal"].map((remedy) => rules.ask(remedy, person, 16000, [], []).gate);
  } catch (error) {
    return error instanceof Error ? error.name : `thrown: ${error}`;
  }
})"""


@pytest.mark.release
def test_a_damaged_file_is_refused_or_answers_in_words_that_the_page_knows(page, file):
    """Each kind of value is replaced by another, anywhere in the file; nothing hangs, nothing else is thrown."""
    person = {"trafficked": True, "claim_made": 15_600, "rpd_refused": 15_800, "designated": "never"}
    draw, texts = np.random.default_rng(SEED), [file[: len(file) // 2]]
    for _ in range(400):
        damaged = json.loads(file)
        damage(damaged, draw)
        texts.append(json.dumps(damaged))
    came = [one for i in range(0, len(texts), 25) for one in page.evaluate(REFUSE, [texts[i : i + 25], person, NAMES])]
    refused = [one for one in came if isinstance(one, str)]
    assert set(refused) <= {"Error", "SyntaxError", "TypeError", "RangeError", "ReferenceError"}
    assert {gate for one in came if not isinstance(one, str) for gate in one} <= {*GATES, None}
    assert 20 < len(refused) < len(came)


def damage(part: object, draw: np.random.Generator) -> None:
    """Replace one value, at a place drawn step by step, by one of another kind, or take it away."""
    while True:
        keys = list(part) if isinstance(part, dict) else list(range(len(part)))
        key = keys[draw.integers(len(keys))]
        inner = part[key]
        if isinstance(inner, (dict, list)) and inner and draw.random() < 0.9:
            part = inner
            continue
        if draw.random() < 0.2:
            del part[key]
        else:
            part[key] = (None, [], {}, -1, 10**9, "x", True, "((")[draw.integers(8)]
        return
