"""The rules in one file: its shape, its size, and that it is enough to answer every question of the cases."""

import hashlib
import json

import jsonschema
import pytest
import yaml

from plain_rules import Rules
from tipimpact.common import LANGUAGES
from tipimpact.eligibility.export import export_rules, export_tests, write_compact
from tipimpact.eligibility.facts import facts
from tipimpact.eligibility.readings import read_readings
from tipimpact.eligibility.remedies import read_remedies

LARGEST = 300_000  # bytes, both languages


@pytest.fixture(scope="module")
def written(root, rows, profiles) -> str:
    readings = read_readings(root / "config" / "law" / "readings.yaml")
    return export_rules(rows, readings, read_remedies(), profiles.dates["today"])


@pytest.fixture(scope="module")
def document(written):
    return json.loads(written)


@pytest.fixture(scope="module")
def questions(root, rows, cases, profiles):
    """The questions of the cases and of the second readers; those of lives follow the same path and take longer."""
    readers = yaml.safe_load((root / "config" / "law" / "second_sight.yaml").read_text(encoding="utf-8"))["cases"]
    nobody = profiles.model_copy(update={"profiles": []})
    return json.loads(export_tests(rows, cases, readers, nobody))


def test_it_has_the_shape_that_is_documented(root, document):
    schema = json.loads((root / "tests" / "eligibility" / "rules_schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, schema)


def test_it_is_small_and_carries_its_own_hash(written, document):
    assert len(written.encode()) < LARGEST
    content = {name: value for name, value in document.items() if name != "sha256"}
    assert hashlib.sha256(write_compact(content).encode()).hexdigest() == document["sha256"]


def test_everything_that_is_named_is_there_and_has_words(document):
    rows = {row["id"]: row for row in document["rows"]}
    known = {fact["id"] for fact in document["facts"]} | {concept["id"] for concept in document["concepts"]}
    readings = {f"{q['id']}/{one}" for q in document["readings"] for one in q["constructions"]}
    for row in rows.values():
        assert {name for names in row.get("events", []) for name in names} <= known
        assert {*row.get("exceptions", []), *row.get("unasked", [])} <= set(rows)
        assert set(row.get("reading", [])) <= readings
    for lang in LANGUAGES:
        words = document["words"][lang]
        assert set(words["facts"]) == set(facts())
        assert set(words["rows"]) == set(rows)
        assert set(words["readings"]) == readings
        assert all(all(texts.values()) for texts in words.values())


@pytest.mark.slow
def test_a_reader_of_the_file_alone_gives_every_answer(document, questions):
    rules, differ = Rules(document), []
    for test in questions["tests"]:
        person = questions["persons"][test["person"]]
        given = rules.ask(test["remedy"], person, test["on"], test.get("without", ()), test.get("readings", ()))
        expected = {name: test["answer"][name] for name in ("gate", "status", "because") if name in test["answer"]}
        if given != expected:
            differ.append((test["of"], test["remedy"], test["on"], given, expected))
    assert len(questions["tests"]) > 700
    assert not differ
