"""The limits that bind a person, against the statute: what counts, from when, and who may extend."""

import datetime as dt
import shutil

import pandas as pd
import pytest

from tipimpact.common.errors import EligibilityError
from tipimpact.eligibility.calendar import date_of, day
from tipimpact.eligibility.cases import complete_facts
from tipimpact.eligibility.deadlines import (
    FILE,
    check_against_rows,
    deadlines,
    list_running,
    list_texts,
    read_deadlines,
)
from tipimpact.eligibility.evaluate import ask
from tipimpact.eligibility.events import list_shut
from tipimpact.eligibility.expressions import Situation
from tipimpact.eligibility.facts import YES, read_person
from tipimpact.eligibility.rulebook import default_book

CLAIM = {"claim_made": "2025-01-06", "claim_referred": "2025-01-20", "entered": "2024-12-01"}
BOARD = {**CLAIM, "rpd_decided": "2026-06-01", "rpd_refused": "2026-06-01", "rpd_reasons": "2026-06-03"}
APPEAL = {**BOARD, "appeal_made": "2026-06-10", "rad_refused": "2026-09-01", "claim_final": "2026-09-01"}
ORDER = {"removal_order": True, "removal_in_force": True}
CHECKED = {**ORDER, "prra_notified": "2026-01-05", "prra_made": "2026-01-10"}


def situation(facts, on):
    facts = {"in_canada": True, "status": "none", "born": "1990-05-01", **facts}
    return Situation(read_person(complete_facts(facts)), day(dt.date.fromisoformat(on)))


def running(facts, on):
    now = situation(facts, on)
    return {one.deadline.id: one.last and str(date_of(one.last)) for one in list_running(now)}


# -- the oracle: each last day worked out by hand from the words of the provision


@pytest.mark.parametrize(
    ("name", "facts", "on", "last"),
    [
        # 72(2)(b): 15 days after the person is notified or otherwise becomes aware; of every decision under the Act
        ("court", APPEAL, "2026-09-09", "2026-09-16"),
        ("court", {**BOARD, "no_basis": True}, "2026-06-09", "2026-06-16"),
        ("court", {**CLAIM, "claim_referred": "never", "claim_ineligible": "2026-06-01"}, "2026-06-02", "2026-06-16"),
        ("court", {**CHECKED, "prra_refused": "2026-06-01"}, "2026-06-02", "2026-06-16"),
        ("court", {"hc_made": "2026-01-05", "hc_refused": "2026-06-01"}, "2026-06-02", "2026-06-16"),
        ("court", {"permit_refused": "2026-06-01"}, "2026-06-02", "2026-06-16"),
        ("court", {"order_made": "2026-06-01", **ORDER}, "2026-06-02", "2026-06-16"),
        ("court", {**CLAIM, "claim_abandoned": "2026-06-01", "claim_final": "2026-06-01"}, "2026-06-02", "2026-06-16"),
        # 5 July 2026 is a Sunday (Interpretation Act, s. 26)
        ("court", {"permit_refused": "2026-06-20"}, "2026-06-25", "2026-07-06"),
        # 60 days for a matter that arises outside Canada
        ("court_abroad", {"permit_refused": "2026-06-01", "matter_abroad": True}, "2026-06-02", "2026-07-31"),
        # the Court's Rules 10(1)(a): 30 days after the filing of the application; by its special order 45 more
        ("court_record", {**APPEAL, "jr_sought": "2026-09-14"}, "2026-09-15", "2026-10-14"),
        ("court_record_order", {**APPEAL, "jr_sought": "2026-09-14"}, "2026-10-20", "2026-11-28"),
        # IRPR 159.8(2): 15 days after the referral; 159.91: 15 and 30 days after the receipt of the written reasons
        ("forms_port", {**CLAIM, "port_of_entry": True}, "2025-01-21", "2025-02-04"),
        ("appeal_file", BOARD, "2026-06-09", "2026-06-18"),
        ("appeal_perfect", {**BOARD, "appeal_made": "2026-06-10"}, "2026-06-11", "2026-07-03"),
        # 159.8(3), 159.91(2): 45 days, by the Board's practice notices of 2020 and 2024
        ("forms_port_notice", {**CLAIM, "port_of_entry": True}, "2025-02-05", "2025-03-06"),
        ("appeal_perfect_notice", BOARD, "2026-06-11", "2026-07-18"),
        # IRPR 162: 15 days after the notification
        ("risk_form", {**ORDER, "prra_notified": "2026-06-01"}, "2026-06-02", "2026-06-16"),
        # IRPR 182(1): 90 days after status was lost; 182.2(2): 60 days after the notice was sent or given
        ("restore", {"status_lost": "2026-06-01", "lost_by_named_conditions": True}, "2026-06-02", "2026-08-31"),
        ("declaration", {"declared": True, "declared_notified": "2026-06-01"}, "2026-06-02", "2026-07-31"),
        # IRPA 101(1)(b.1): not more than one year after the day of entry; (b.2) with IRPR 159.4(1.1): less than 14 days
        ("claim_year", {"entered": "2026-03-02"}, "2026-06-02", "2027-03-02"),
        ("claim_year", {"entered": "2025-11-29"}, "2026-11-20", "2026-11-29"),  # a Sunday; on the 30th it is shut
        ("claim_land", {"entered": "2026-06-01", "crossed_land": True}, "2026-06-02", "2026-06-14"),  # a Sunday
        # IRPR 183(5), 63(c): asked for before the last day
        ("extension", {"status": "visitor", "permit_ends": "2026-06-30"}, "2026-06-02", "2026-06-30"),
        ("next_permit", {"status": "trp", "trp_ends": "2026-06-30"}, "2026-06-02", "2026-06-30"),
    ],
)  # fmt: skip
def test_the_last_day_is_that_of_the_statute(name, facts, on, last):
    assert running(facts, on)[name] == last


def test_every_limit_of_the_file_is_in_the_oracle():
    (mark,) = test_the_last_day_is_that_of_the_statute.pytestmark
    asked = {name for name, *_ in mark.args[1]}
    assert asked | {"forms_inland", "family_year"} == {one.id for one in read_deadlines()}
    assert running({**CLAIM, "claim_referred": "never"}, "2025-01-08")["forms_inland"] is None


def test_after_the_fifteenth_day_the_board_s_notice_still_gives_a_day():
    """Practice notice of 9 September 2024, section 2.1: the earlier day is printed first, then the later one."""
    asked = {**CLAIM, "port_of_entry": True}
    both = running(asked, "2025-01-21")
    assert (both["forms_port"], both["forms_port_notice"]) == ("2025-02-04", "2025-03-06")
    assert set(running(asked, "2025-02-05")) == {"forms_port_notice"}
    earlier = {"claim_made": "2019-05-06", "claim_referred": "2019-05-20", "port_of_entry": True}
    assert running(earlier, "2019-06-10") == {}


@pytest.mark.parametrize(
    "ground",
    [{"claimed_elsewhere": True}, {"refugee_elsewhere": True}, {"crossed_land": True, "land_late": True}],
)
def test_no_year_runs_for_a_claim_that_another_ground_shuts(ground):
    """IRPA 101(1)."""
    entered = {"entered": "2026-03-02"}
    assert "claim_year" in running(entered, "2026-06-02")
    assert "claim_year" not in running({**entered, **ground}, "2026-06-02")
    assert "claim_year" not in running({**entered, "crossed_land": True}, "2026-03-20")


def test_while_the_appeal_lies_the_court_does_not():
    """IRPA 72(2)(a)."""
    assert "court" not in running(BOARD, "2026-06-09")
    assert "appeal_file" not in running({**BOARD, "no_basis": True}, "2026-06-09")


def test_the_board_s_own_limits_are_not_the_person_s():
    """IRPR 159.9 and 159.92 bind the Divisions."""
    assert not any(one.citation.startswith(("159.9(", "159.92", "57")) for one in read_deadlines())


@pytest.mark.parametrize("learned", ["2026-09-02", "2026-09-05", "never"])
def test_a_letter_moves_no_limit_later_unless_its_own_provision_says_so(learned):
    """The earliest day is printed first; only the form of IRPR 160(4)(b) has a day of its own by mail."""
    first = running({**APPEAL, "learned": "never"}, "2026-09-05")["court"]
    now = situation({**APPEAL, "learned": learned}, "2026-09-05")
    assert str(date_of(min(one.last for one in list_running(now) if one.deadline.id == "court"))) == first
    served = {one.id for one in read_deadlines() if one.service_rule == "seventh_day_after_mailing"}
    assert served == {"risk_form"}


def test_the_table_names_a_provision_for_each_limit_and_agrees_with_the_rows(rows):
    known = read_deadlines()
    check_against_rows(known, rows)
    table = deadlines(known)
    assert table["provision"].str.match(r"IRP[AR] \d|SOR/93-22 s. \d").all()
    assert set(table.loc[table["extended_by"].notna(), "deadline"]) == {
        *(
            "court",
            "court_abroad",
            "court_record",
            "court_record_order",
            "forms_port",
            "forms_port_notice",
            "appeal_file",
            "appeal_perfect",
        ),
        *("appeal_perfect_notice", "risk_form"),
    }


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("citation", "", "citation is empty"),
        ("remedy", "cour", "court"),
        ("service_rule", "four_ways", "half of service_rule"),
        ("events", "rad_refusd", "rad_refused"),
        ("counts_from", "notice", "notice_or_knowledge"),
    ],
)
def test_faults_are_named_with_file_and_line(tmp_path, column, value, words):
    path = tmp_path / "deadlines.csv"
    shutil.copy(FILE, path)
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    table.loc[0, column] = value
    table.to_csv(path, index=False)
    with pytest.raises(EligibilityError) as error:
        read_deadlines(path)
    assert "deadlines.csv, line 2, court" in str(error.value)
    assert words in str(error.value)


# -- the Court as a remedy, and one concept for 101(1)


def test_who_lost_the_appeal_eight_days_ago_has_the_court_for_seven_days_more():
    facts = read_person(complete_facts({"in_canada": True, "status": "none", **APPEAL}))
    asked = ask(facts, "court", dt.date(2026, 9, 9), default_book())
    assert (asked.gate, asked.status, asked.row) == ("applies", "open", "court_right")


ALONE = ("refugee_elsewhere", "claimed_elsewhere", "stca_ineligible", "security_determined", "land_late")
GROUNDS = [{}, {"serious_determined": YES, "crime_canada": YES}, *({ground: YES} for ground in ALONE)]  # 101(1), (2)
CHANGES = (
    "2012-06-28",
    "2012-12-15",
    "2019-06-20",
    "2019-06-21",
    "2025-06-03",
    "2026-03-25",
    "2026-03-26",
    "2026-06-12",
)


@pytest.mark.parametrize("when", CHANGES)
def test_who_could_not_claim_is_never_told_that_a_claim_made_that_day_will_be_heard(profiles, when):
    """IRPA 101(1): one set of grounds for the claim, its referral, its hearing and the work permit of claimants."""
    book, barred, on = default_book(), 0, day(dt.date.fromisoformat(when))
    for person in profiles.on(date_of(on), book).values():
        for ground in GROUNDS:
            facts = {**person, **ground}
            could = ask(facts, "claim", date_of(on), book)
            if could.status != "barred" or could.row == "claim_removal_order":  # 99(3): it cannot even be made
                continue
            barred += 1
            for later in (0, 30):
                claimed = {**facts, "claim_made": on}
                heard = ask(claimed, "hearing", date_of(on + later), book)
                assert heard.status not in ("open", "need_not_be_considered"), (could.row, heard.row)
                assert "referral" not in (heard.causes or ""), could.row
                assert ask(claimed, "work_claimant", date_of(on + later), book).row != "work_claimant_right"
    assert barred > 20


# -- what asking shuts


def shut(event, facts, on):
    now = situation(facts, on)
    return {one.remedy: one for one in list_shut(event, now, default_book().rules(now.on))}


def test_the_form_of_an_ineligible_claimant_shuts_permit_and_request():
    """IRPA 24(3.1), 25(1.2)(b.1): nothing of the two while the application for protection is pending."""
    facts = {
        **CLAIM,
        "claim_referred": "never",
        "claim_ineligible": "2026-06-01",
        **ORDER,
        "prra_notified": "2026-06-20",
    }
    closed = shut("protection_sought", {**facts, "trafficked": True}, "2026-06-25")
    assert {"trp", "vtip_trp", "hc"} <= set(closed)
    assert closed["hc"].until is None


def test_a_withdrawal_shuts_permit_and_risk_check_for_a_year():
    """IRPA 24(4), 112(2)(b.1): 12 months; the request only once evidence was heard (25(1.2)(c))."""
    facts = {**CLAIM, "trafficked": True}
    closed = shut("withdrawal", facts, "2026-06-25")
    assert str(date_of(closed["vtip_trp"].until)) == "2027-06-26"
    assert "hc" not in closed
    assert "hc" not in shut(
        "withdrawal", {**facts, "evidence_heard": True}, "2026-06-25"
    )  # shut already, while pending


def test_an_event_that_is_not_known_is_refused_and_one_that_cannot_come_shuts_nothing():
    assert shut("appeal", {}, "2026-06-25") == {}
    with pytest.raises(EligibilityError, match="no event is called 'apeal'"):
        shut("apeal", {}, "2026-06-25")


def test_the_texts_of_limits_are_those_that_have_their_provisions():
    units = pd.DataFrame({"source": ["act", "act", "rules", "statute"], "unit": ["72(2)(b)", "24", "63", "72(2)(b)"]})
    files = {"act": {"act": "IRPA"}, "rules": {"act": "IRPR"}, "statute": {"citation": "2012, c. 17"}}
    assert list_texts(read_deadlines(), units, files) == ["act"]
