"""Cases decided from the statutes before the rows were asked: the rows give the settled answers."""

from typing import Any

import pytest
import yaml

from tipimpact.eligibility.cases import BECAUSE, complete_facts
from tipimpact.eligibility.decide import GATES, STATUSES
from tipimpact.eligibility.evaluate import ask
from tipimpact.eligibility.facts import facts, read_person
from tipimpact.eligibility.rulebook import Rulebook

PARTS = ("gate", "because", "status", "if_it_came", "causes")


@pytest.fixture(scope="module")
def cases(root) -> list[dict[str, Any]]:
    return yaml.safe_load((root / "config" / "law" / "second_sight.yaml").read_text(encoding="utf-8"))["cases"]


def _answer(answer: dict[str, Any]) -> tuple:
    return tuple(answer.get(part) for part in PARTS)


def _gate_and_status(answer: dict[str, Any]) -> tuple:
    """What both readers of every case were asked for."""
    return answer["gate"], answer.get("status")


def test_the_rows_give_the_settled_answers(cases, rows):
    differ, book = {}, Rulebook(rows)
    for case in cases:
        known = read_person(complete_facts({"in_canada": True, "status": "none", **case["facts"]}))
        made = ask(known, case["remedy"], case["day"], book, readings=case.get("readings", "all"))
        answer = {part: getattr(made, part) for part in PARTS if getattr(made, part) is not None}
        if {part: answer.get(part) for part in {"gate", *case["settled"]}} != case["settled"]:
            differ[case["id"]] = (answer, case["settled"])
    assert not differ


def test_each_difference_is_settled_with_its_reason(cases):
    differ = [case["id"] for case in cases if _gate_and_status(case["one"]) != _gate_and_status(case["two"])]
    assert [case["id"] for case in cases] == [f"{set_}{n:02d}" for set_ in "sb" for n in range(1, 61)]
    assert differ == ["s07", "s56", "b35"]
    settled_otherwise = [case["id"] for case in cases if _answer(case["settled"]) != _answer(case["one"])]
    assert set(settled_otherwise) | set(differ) <= {case["id"] for case in cases if case.get("why")}


def test_the_answers_are_known_words(cases):
    for case in cases:
        for answer in (case["one"], case["two"], case["settled"]):
            assert answer["gate"] in GATES
            assert answer.get("status") in (None, *STATUSES)
            assert answer.get("because") in (None, *BECAUSE)
        assert set(case["facts"]) <= set(facts())
