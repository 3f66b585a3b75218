"""Events bring with them what follows from them, and never come without what they need."""

import datetime as dt

import pytest

from tipimpact.common.errors import EligibilityError
from tipimpact.eligibility.calendar import day
from tipimpact.eligibility.cases import complete_facts
from tipimpact.eligibility.decide import decide, decide_if_it_came
from tipimpact.eligibility.evaluate import describe
from tipimpact.eligibility.events import FILE, events, list_causes
from tipimpact.eligibility.expressions import Situation, read
from tipimpact.eligibility.facts import YES, facts, read_person
from tipimpact.eligibility.rulebook import Rulebook

ON = dt.date(2014, 6, 30)
# Before the Board since March 2014, and under a removal order that takes effect if the claim fails (IRPA 49(2)).
PENDING = {
    **{"born": "1990-01-01", "status": "claimant", "in_canada": True, "removal_order": True, "entered": "2014-02-03"},
    **{"claim_made": "2014-03-03", "claim_referred": "2014-03-03"},
}


def situation(known: dict) -> Situation:
    return Situation(read_person(complete_facts(known)), day(ON))


def test_a_rejection_moves_more_than_one_fact():
    now = situation(PENDING)
    refused = events()["refusal"].come(now)
    assert {refused.person[name] for name in ("rpd_decided", "rpd_refused", "rpd_reasons")} == {now.on}
    final = events()["final"].come(refused)
    assert (final.person["claim_final"], final.person["removal_in_force"]) == (now.on, YES)
    assert read("before_board").truth(final) != read("before_board").truth(now)


def test_a_risk_assessment_is_not_offered_to_someone_whom_every_refusal_would_bar(rows):
    """112(2)(b.1): no application for twelve months after a rejection, withdrawal or abandonment."""
    rules, now = Rulebook(rows).rules(day(ON))["prra"], situation(PENDING)
    made = decide(rules, now)
    assert made.gate == "not_yet"
    assert decide_if_it_came(made) == "open"  # the notice alone, which cannot come while the claim is pending
    assert list_causes(made) == dict.fromkeys(("withdrawal", "abandonment", "refusal"), "barred")
    answer = describe(made, Rulebook(rows))
    assert (answer.if_it_came, answer.if_event_came) == ("barred", "open")
    assert answer.causes == "withdrawal=barred; abandonment=barred; refusal=barred"
    # A claim that is found ineligible was never rejected: the notice opens the assessment.
    ineligible = situation({**PENDING, "claim_referred": "never"})
    assert list_causes(decide(rules, ineligible))["ineligible"] == "open"


def test_whether_an_appeal_lies_depends_on_how_the_claim_ends(rows):
    """110(2)(b): none from a withdrawal or abandonment; a rejection may be appealed."""
    causes = list_causes(decide(Rulebook(rows).rules(day(ON))["appeal"], situation(PENDING)))
    assert causes == {"refusal": "open", "withdrawal": "barred", "abandonment": "barred"}


def test_no_event_is_supposed_without_what_it_needs(rows):
    refused = {**PENDING, "rpd_decided": "2014-05-05", "rpd_refused": "2014-05-05", "claim_final": "2014-05-05"}
    causes = list_causes(decide(Rulebook(rows).rules(day(ON))["prra"], situation(refused)))
    assert causes == {}  # nothing but the order, which is not in force, stands in the way, and no event here brings it
    in_force = situation({**refused, "removal_in_force": True})
    assert list_causes(decide(Rulebook(rows).rules(day(ON))["prra"], in_force)) == {"notice": "barred"}


def test_each_event_is_brought_about_in_a_life_or_needed_by_one(cases, profiles, rows):
    book, possible = Rulebook(rows), set()
    persons = [(cases.person(case), day(question.day)) for case in cases.cases for question in case.ask]
    persons += [(person, day(when)) for when in profiles.dates.values() for person in profiles.on(when, book).values()]
    for person, on in persons:
        now = Situation(person, on)
        possible |= {name for name, event in events().items() if read(event.needs).truth(now) == YES}
    assert possible == set(events())
    assert {name for event in events().values() for name in (*event.days, *event.facts)} <= set(facts())


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("days: [claim_referred]", "days: [claim_refered]", "did you mean: claim_referred"),
        ("needs: leave_pending", "needs: leave_pendin", "did you mean: leave_pending"),
        ("    days: [appeal_made]\n", "", "the event brings nothing"),
        ("    needs: entered <= on and not claim_made <= on and not removal_order\n", "", "needs"),
        ("facts: {status: trp}", "facts: {status: trpp}", "did you mean: trp"),
    ],
)
def test_an_event_that_cannot_be_is_told_with_its_place(tmp_path, old, new, what):
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "events.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(EligibilityError) as error:
        events(path)
    assert what in str(error.value)
    assert "events.yaml" in str(error.value)
