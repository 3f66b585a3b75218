"""Concepts are defined once; constructions of the law are told apart from rulings."""

import datetime as dt
import re
from itertools import product

import pandas as pd
import pytest

from tipimpact.common.errors import EligibilityError, InvalidValue
from tipimpact.eligibility import expressions
from tipimpact.eligibility.calendar import NEVER_DAY, day
from tipimpact.eligibility.concepts import FILE, concepts
from tipimpact.eligibility.expressions import Situation, check_concepts, read, read_date
from tipimpact.eligibility.facts import NO, UNKNOWN, YES, facts, read_people, read_person
from tipimpact.eligibility.readings import find_deciding_readings, read_readings
from tipimpact.eligibility.rulebook import Rulebook

READINGS = ("final_day/board", "final_day/court", "second_prra/each", "second_prra/first")


def situation(known: dict, on: str = "2014-06-30", choice=frozenset()) -> Situation:
    return Situation(read_person(known), iso(on), frozenset(choice))


def at(text: str, known: dict, choice=frozenset()) -> int | None:
    return read_date(text).at(situation(known, choice=choice))


def iso(text: str) -> int:
    return day(dt.date.fromisoformat(text))


def test_latest_earliest_and_case_of_days():
    known = {"rpd_refused": "2013-01-10", "rad_refused": "2013-07-10", "court_refused": "never"}
    assert at("latest(rpd_refused, rad_refused)", known) == iso("2013-07-10")
    assert at("earliest(rpd_refused, court_refused)", known) == iso("2013-01-10")
    assert at("latest(rpd_refused, court_refused)", known) == NEVER_DAY
    assert at("latest(rpd_refused, jr_ended)", known) is None  # a part is not known
    assert at("plus(latest(rpd_refused, rad_refused), 1, 'years')", known) == iso("2014-07-10")
    assert at("case(rad_refused <= on, rad_refused, rpd_refused)", known) == iso("2013-07-10")
    assert at("case(jr_ended <= on, jr_ended, rpd_refused)", known) is None
    assert at("case(jr_ended <= on, rpd_refused, rpd_refused)", known) == iso("2013-01-10")  # either way the same


@pytest.mark.parametrize(
    ("known", "choice", "expected"),
    [  # IRPA 24(5): (b) the application for protection, (a) the claim, (c) the designation
        ({}, ("final_day/board", "second_prra/each"), "2012-12-05"),
        ({"claim_made": "2012-12-20", "claim_final": "2013-06-14"},
         ("final_day/board", "second_prra/each"), "2013-06-14"),
        ({"claim_made": "2012-12-20", "claim_final": "2013-06-14", "jr_sought": "2013-06-28", "jr_ended": "2014-01-20"},
         ("final_day/court", "second_prra/each"), "2014-01-20"),
        ({"claim_made": "2012-12-20", "prra_made": "2013-01-01", "prra_final": "2014-03-03"},
         ("final_day/board", "second_prra/each"), "2014-03-03"),
        ({"prra_made": "2013-01-01", "prra_final": "2014-03-03", "prra_final_first": "2013-05-05"},
         ("final_day/board", "second_prra/first"), "2013-05-05"),
        ({"claim_made": "2012-12-20"}, ("final_day/board", "second_prra/each"), "never"),
    ],
)  # fmt: skip
def test_the_five_years_run_from_the_paragraph_that_applies(known, choice, expected):
    never = {name: "never" for name, fact in facts().items() if fact.kind == "date"}
    found = at("designation_clock", {**never, "designated": "2012-12-05", **known}, frozenset(choice))
    assert found == (NEVER_DAY if expected == "never" else iso(expected))


def test_a_resident_with_an_order_in_force_is_a_foreign_national():
    never = dict.fromkeys(("residency_failed", "vacated", "renounced", "ceased"), "never")
    resident = {"status": "pr", "removal_order": False, "removal_in_force": False, **never}
    ordered = {**resident, "removal_order": True, "removal_in_force": True}
    foreign = read("foreign_national")
    values = [foreign.truth(situation(known)) for known in (resident, ordered, {"status": "pr"})]
    assert values == [NO, YES, UNKNOWN]
    assert foreign.truth(situation({"status": "citizen"})) == NO


def test_a_version_goes_with_the_act_that_brought_it(rows):
    """IRPA 46(1)(c.1), by Bill C-31: without it whoever lost protection stays a resident."""
    ceased = {"status": "pr", "ceased": "2019-05-10", "ceased_changed": False, "removal_order": False}
    ceased |= dict.fromkeys(("residency_failed", "vacated", "renounced"), "never")
    foreign = read("foreign_national")
    without = expressions.leave_out(foreign, frozenset({"2012, c. 17"}))
    assert [each.truth(situation(ceased, "2019-09-01")) for each in (foreign, without)] == [YES, NO]
    assert expressions.leave_out(foreign, frozenset({"2019, c. 29"})) == foreign


def test_nobody_states_a_concept_and_each_is_used(rows):
    assert set(concepts()).isdisjoint(facts())
    texts = [*rows["who"], *rows["event"], *rows["used"], *(concept.expression for concept in concepts().values())]
    used = {word for text in texts for word in re.findall(r"\w+", text)}
    assert [name for name in concepts() if name not in used] == []
    with pytest.raises(EligibilityError, match="is_designated"):
        read_people(pd.DataFrame([{"is_designated": True}]))


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("is: designated <= on\n", "is: designated_adult\n", "concepts go round in a circle"),
        ("  is_designated:\n", "  designated:\n", "a fact has the same name"),
        ("    kind: date\n    provision: IRPA 101(1)(b.1), (1.1)", "    kind: day\n    provision: x", "kind"),
    ],
)  # fmt: skip
def test_a_concept_that_cannot_be_is_told_with_its_place(tmp_path, old, new, what):
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "concepts.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(EligibilityError) as error:
        concepts(path)
    assert what in str(error.value)
    assert "concepts.yaml" in str(error.value)


def test_a_version_needs_a_later_day(tmp_path):
    path = tmp_path / "concepts.yaml"
    path.write_text(
        "concepts:\n  one:\n    kind: yes_no\n    provision: IRPA 1\n    means: {en: a, fr: b}\n    versions:\n"
        "      - is: trafficked\n      - is: in_canada\n",
        encoding="utf-8",
    )
    with pytest.raises(EligibilityError, match="a version without a later day"):
        concepts(path)


def test_a_definition_that_cannot_be_read_or_turns_on_nothing_is_told(monkeypatch):
    changed = dict(concepts())
    version = changed["is_designated"].versions[0]
    wrong = [version.model_copy(update={"means": text}) for text in ("desinated <= on", 'under("final_day/bord")')]
    changed["is_designated"] = changed["is_designated"].model_copy(update={"versions": wrong[:1]})
    changed["resident"] = changed["resident"].model_copy(update={"versions": wrong[1:]})
    monkeypatch.setattr(expressions, "concepts", lambda: changed)
    expressions.read.cache_clear()
    found = {problem.where: (problem.what, problem.nearest) for problem in check_concepts(READINGS)}
    expressions.read.cache_clear()
    assert found["concepts.yaml, is_designated"][1] == "designated"
    assert found["concepts.yaml, resident"][1] == "final_day/board"


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (read, "not " * 50_000 + "protected"),
        (read, "protected and"),
        (read_date, "plus(" * 5_000 + "arrival" + ', 1, "days")' * 5_000),
        (read_date, "latest(arrival"),
    ],
)
def test_what_python_cannot_read_is_refused_in_words(reader, text):
    with pytest.raises(InvalidValue, match=r"nested too deep|not a condition|not a date"):
        reader(text)


# -- constructions


def test_each_question_switches_a_rule(rows):
    book = Rulebook(rows)
    turning = {name.split("/")[0] for rules in book.ever.values() for rule in rules for name in rule.turns_on}
    assert set(book.questions) == turning


def test_half_a_holder_is_told(root, tmp_path):
    text = (root / "config" / "law" / "readings.yaml").read_text(encoding="utf-8")
    path = tmp_path / "readings.yaml"
    path.write_text(text.replace("        date: 2013-08-15\n", "", 1), encoding="utf-8")
    with pytest.raises(EligibilityError, match="half a holder"):
        read_readings(path)


def test_a_ruling_is_known_only_where_each_construction_has_a_holder(root):
    readings = read_readings(root / "config" / "law" / "readings.yaml")
    assert readings.held() == {"permit_reach"}
    assert readings.questions["transition_2010"].ruling == "none"  # the department is on record with one of the two


def test_the_smallest_sets_of_readings_that_decide():
    choices = [frozenset(choice) for choice in product(("a/x", "a/y"), ("b/x", "b/y"))]
    outcomes = {choice: "open" if choice == {"a/x", "b/x"} else "barred" for choice in choices}
    decided = {tuple(sorted(names)): outcome for names, outcome in find_deciding_readings(outcomes)}
    assert decided == {("a/y",): "barred", ("b/y",): "barred", ("a/x", "b/x"): "open"}
    assert find_deciding_readings(dict.fromkeys(choices, "open")) == [(frozenset(), "open")]


def test_the_constructions_of_an_answer_do_not_depend_on_each_other(rows):
    """What nobody's answer turns on is not asked: fixing it changes nothing."""
    book = Rulebook(rows)
    now = situation({"status": "none", "designated": "never", "claim_made": "never"})
    asked = [rule.row for rule in book.rules(now.on)["trp"] if rule.turns_on_reading(now) and rule.turns_on]
    assert "trp_dfn" not in asked
    assert read("is_designated").truth(now) == NO
