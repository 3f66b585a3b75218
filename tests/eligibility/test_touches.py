"""A no is earned: what is known to be missing makes answers unknown, and never the other way round."""

import datetime as dt
import shutil

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipimpact.common.errors import EligibilityError
from tipimpact.common.packaged import CONFIG
from tipimpact.eligibility.calendar import day
from tipimpact.eligibility.cases import complete_facts
from tipimpact.eligibility.concepts import concepts
from tipimpact.eligibility.deadlines import read_deadlines
from tipimpact.eligibility.decide import NEGATIVES, decide
from tipimpact.eligibility.evaluate import ask, describe
from tipimpact.eligibility.expressions import Situation
from tipimpact.eligibility.facts import facts, read_person
from tipimpact.eligibility.rows import REMEDIES
from tipimpact.eligibility.rulebook import Rulebook
from tipimpact.eligibility.touches import TOUCHES, Touch, instruments, read_instruments, read_touches

CHILD = {"born": "2012-03-01", "in_canada": True, "trafficked": True, "status": "none", "entered": "2024-05-01"}
CHILD |= {"claim_made": "never", "removal_order": False, "claimed_elsewhere": False, "refugee_elsewhere": False}
CHILD |= {"stca_ineligible": False, "security_determined": False, "serious_determined": False, "land_late": False}
CHILD |= dict.fromkeys(("protected", "ceased", "vacated", "claim_ineligible", "rpd_refused", "rad_refused"), "never")
CHILD |= dict.fromkeys(("rpd_refused_again", "claim_withdrawn", "claim_abandoned"), "never")


def answer(facts, remedy, on, rows):
    return ask(read_person(facts), remedy, dt.date.fromisoformat(on), Rulebook(rows))


def test_the_late_claim_of_a_child_alone_is_not_told_as_barred(rows):
    """IRPA 101(1)(b.1), and the policy of 19 May 2026, of which only the beginning was read."""
    before = answer({**CHILD, "unaccompanied": True}, "claim", "2026-05-18", rows)
    assert (before.status, before.row) == ("barred", "claim_one_year")
    child = answer({**CHILD, "unaccompanied": True}, "claim", "2026-06-12", rows)
    assert child.status == "unknown"
    assert child.unknown_because == "instrument/minors_2026"
    # who is with a parent is told the truth; of whom it is not known, that is asked
    assert answer({**CHILD, "unaccompanied": False}, "claim", "2026-06-12", rows).status == "barred"
    assert answer(CHILD, "claim", "2026-06-12", rows).unknown_because == "unaccompanied; instrument/minors_2026"


def test_a_bar_that_was_not_read_leaves_what_is_open_open_and_is_named(rows):
    facts = {"status": "trp", "trp_since": "2015-01-01", "inadmissible": True, "serious_inadmissible": False}
    facts |= {"security_inadmissible": False, "sanctioned": False, "protected": "never", "in_canada": True}
    facts |= dict.fromkeys(("designated", "ceased", "vacated"), "never") | {"cessation_pending": False}
    given = answer({**facts, "province": "qc"}, "pr", "2021-01-01", rows)
    assert given.status == "open"
    assert set(given.unread.split("; ")) == {"gap/quebec_selection", "gap/new_inadmissibility"}


def test_a_claimant_found_ineligible_may_have_a_work_permit(rows):
    facts = {"claim_made": "2026-04-01", "claim_referred": "never", "claim_ineligible": "2026-04-20", "in_canada": True}
    facts |= {"destitute": True, "prra_notified": "never", "protected": "never", "removal_order": False}
    assert answer(facts, "work_claimant", "2026-06-12", rows).status == "unknown"
    before = {**facts, "claim_made": "2025-01-01", "claim_ineligible": "2025-02-01"}
    assert answer(before, "work_claimant", "2025-06-12", rows).gate == "not_applicable"


NEVER_CLAIMED = dict.fromkeys(("claim_made", "claim_referred", "claim_ineligible", "rpd_refused"), "never")
CLAIMANT = {**NEVER_CLAIMED, "claim_made": "2024-01-05", "in_canada": True, "removal_order": True}
TIED = {"abuse": True, "in_canada": True, "province": "bc", "status": "worker_employer"}
COVERED_ONCE = {**NEVER_CLAIMED, "claim_made": "2014-09-08", "claim_referred": "2014-09-15", "in_canada": True}
COVERED_ONCE |= {"status": "claimant", "provincial_before": True, "detained_since": "never"}
IN_BREACH = {"status": "visitor", "in_canada": True, "inadmissible": False, "condition_failed": "2006-05-08"}
IN_BREACH |= {"trafficked": False, "unauthorised_work_ended": "never"}
NEW_OFFER = {"status": "worker_employer", "in_canada": True, "job_offer": True, "named_conditions_only": False}
ENDED_2021, ENDED_2026 = {"unauthorised_work_ended": "2021-01-11"}, {"unauthorised_work_ended": "2026-05-04"}
TURNING_18 = {**CHILD, "born": "2008-06-01", "claim_made": "2026-05-25", "unaccompanied": True, "removal_order": True}


@pytest.mark.parametrize(
    ("of", "remedy", "on", "facts"),
    [
        # under 18 when the claim was made; every claimant is under a conditional order (IRPA 49(2))
        ("instrument/minors_2026", "hearing", "2026-06-12", TURNING_18),
        # it lifts "certain requirements" of 206: which ones was not read
        ("instrument/before_referral_2022", "work_claimant", "2024-02-01", {**CLAIMANT, "destitute": False}),
        (
            *("instrument/ineligible_work_2026", "work_claimant", "2026-06-12"),
            {**CLAIMANT, "claim_made": "2026-04-01", "claim_ineligible": "2026-04-20", "destitute": False},
        ),
        # set up in summer 2016; reaches whoever may work without a permit, a renewal being asked for (186(u))
        ("instrument/bc_agreement", "work_vulnerable", "2016-10-03", TIED),
        (
            *("instrument/bc_agreement", "work_vulnerable", "2018-06-01"),
            {**TIED, "status": "visitor", "renewal_pending": True},
        ),
        # 199(g) to (i), 204(a): under a trade agreement no offer is approved
        (
            *("gap/travellers", "work_other", "2020-06-01"),
            {"status": "none", "in_canada": True, "trade_agreement": True, "job_offer": False},
        ),
        # "certain others" beside claimants: who is asked to apply for a risk assessment without ever having claimed
        (
            *("instrument/cover_2016", "health", "2018-06-01"),
            {**NEVER_CLAIMED, "prra_notified": "2018-05-02", "status": "none", "in_canada": True, "trafficked": False},
        ),
        # 10(1) of the order of 2012, which 2014 FC 651 declared of no force: whether what followed has it is not known
        ("instrument/doctors_2014", "health", "2015-01-12", COVERED_ONCE),
        ("instrument/cover_2014", "health", "2015-01-12", COVERED_ONCE),
        ("instrument/cover_2016", "health", "2024-02-01", {**COVERED_ONCE, "claim_made": "2023-11-06"}),
        # SI/2012-26, s. 11 names the order of 1957, whose text is not held
        ("instrument/order_1957", "health", "2010-05-03", {**NEVER_CLAIMED, "status": "none", "in_canada": True}),
        # instructions under 24(3) say to whom 24(1) is applied: whoever does not meet a requirement of the Act
        ("instrument/guidelines_2006", "vtip_trp", "2006-10-02", {**IN_BREACH, "trafficked": True}),
        ("instrument/mi_htv_2007", "vtip_trp", "2018-01-08", {**IN_BREACH, "family_of_trafficked": True}),
        # "may work while the new permit is decided", in spite of what was not read
        ("instrument/change_employer_2020", "work_other", "2021-03-01", {**NEW_OFFER, **ENDED_2021}),
        ("instrument/change_employer_2025", "work_other", "2026-06-12", {**NEW_OFFER, **ENDED_2026}),
    ],
)  # fmt: skip
def test_a_condition_is_no_narrower_than_what_was_read(rows, of, remedy, on, facts):
    facts = {"unaccompanied": False, "provincial_health": False, **facts}
    made = answer(complete_facts(facts), remedy, on, rows)
    assert (made.status, of in (made.unknown_because or "")) == ("unknown", True)


@pytest.fixture(scope="module")
def book(rows):
    return Rulebook(rows)


@pytest.fixture(scope="module")
def persons(profiles, book):
    lives = [profiles.build_life(p, p.after, book) for p in profiles.profiles]
    return [(life.on(life.recognised), life.recognised) for life in lives]


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_adding_a_gap_never_makes_a_negative_of_an_unknown(data, rows, book, persons):
    """More of what is missing makes more answers possible; none that was possible is lost."""
    person, on = data.draw(st.sampled_from(persons))
    kept = data.draw(st.sets(st.sampled_from(sorted(person)), min_size=5))
    remedy = data.draw(st.sampled_from(REMEDIES))
    more = Touch(
        "gap/made_up", (remedy,), data.draw(st.sampled_from(TOUCHES)), "in_canada", 0, day(dt.date(2100, 1, 1))
    )
    now = Situation({name: person[name] for name in kept}, on)
    other = Rulebook(rows)
    other.touches = (*book.touches, more)
    before, after = (decide(each.rules(on)[remedy], now) for each in (book, other))
    assert before.answers <= after.answers
    assert not (after.answers <= set(NEGATIVES) and not before.answers <= set(NEGATIVES))


def test_a_life_states_what_a_gap_asks_of_it(book, profiles):
    """The live-in caregiver: what the rules for caregivers gave until May 2017 is not held."""
    profile = next(each for each in profiles.profiles if each.id == "caregiver")
    life = profiles.build_life(profile, profile.after, book)
    on = day(dt.date(2014, 12, 1))  # status lost, so that no ordinary permit applies
    made = decide(book.rules(on)["work_other"], Situation(life.on(on), on))
    assert (made.is_touched, describe(made, book).unknown_because) == (True, "gap/live_in_caregivers")


def test_one_in_ten_items_of_a_life_at_most_is_unknown_by_what_is_missing(book, profiles):
    on = day(profiles.dates["today"])
    for name, person in profiles.on(profiles.dates["today"], book).items():
        touched = [r for r, rules in book.rules(on).items() if decide(rules, Situation(person, on)).is_touched]
        assert len(touched) * 10 <= len(REMEDIES), (name, touched)


# -- bad input


@pytest.fixture
def folder(tmp_path):
    for name in ("touches.csv", "instruments.csv", "silences.csv"):
        shutil.copy(CONFIG / "law" / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "line", "column", "value", "words"),
    [
        ("touches.csv", 3, "remedy", "", "it names no remedy"),
        ("touches.csv", 3, "remedy", "vtip", "vtip_trp"),
        ("touches.csv", 3, "for", "", "for:"),
        ("touches.csv", 3, "for", "in_canda", "in_canada"),
        ("touches.csv", 3, "what", "gat", "gate"),
        ("touches.csv", 3, "of", "gap/nothing", "nothing missing is called"),
        ("instruments.csv", 0, "from", "", "known 'second_hand'"),
        ("instruments.csv", 0, "read", "half", "whole, beginning, not"),
        ("instruments.csv", 1, "read", "not", "modelled, and it was not read"),
        ("instruments.csv", 4, "read", "not", "irrelevant, and nobody read it"),
        ("instruments.csv", 2, "from", "2025-04-31", "2025-04-31"),
    ],
)
def test_faults_are_named_with_file_and_line(folder, file, line, column, value, words):
    table = pd.read_csv(folder / file, dtype=str, keep_default_na=False)
    table.loc[line, column] = value
    table.to_csv(folder / file, index=False)
    with pytest.raises(EligibilityError) as error:
        read_touches(folder)
    assert f"{file}, line {line + 2}" in str(error.value)
    assert words in str(error.value)


@pytest.mark.parametrize("of", ["gap/four_years", "instrument/mi82", "instrument/chu_2017", "instrument/order_1957"])
def test_what_was_not_read_whole_touches_something(folder, of):
    """A gap, an instrument that no rule says, and one that rules say although only a part of it was read."""
    table = pd.read_csv(folder / "touches.csv", dtype=str, keep_default_na=False)
    table[table["of"] != of].to_csv(folder / "touches.csv", index=False)
    with pytest.raises(EligibilityError, match=f"{of} touches nothing"):
        read_touches(folder)


def test_what_was_not_read_whole_gives_nothing(rows):
    """Rows that an instrument names may rest on other texts; one that nobody read whole alone opens no remedy."""
    table = read_instruments()
    assert set(table.loc[table["state"] == "missing", "read"]) <= {"beginning", "not"}
    named = {name for cell in table["names"] for name in cell.split("; ") if name}
    assert named <= {*rows["row"], *(one.id for one in read_deadlines()), *facts(), *concepts()}
    assert len(instruments(table)) == len(table) >= 19
