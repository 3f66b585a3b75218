"""Explanations, needs, audit and tables."""

import datetime as dt
import json
import re
import time
from collections.abc import Mapping
from itertools import product
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from row_checks import audit_versions, list_hidden

from tipimpact.common.contracts import contract
from tipimpact.common.errors import EligibilityError
from tipimpact.eligibility import explain, needs
from tipimpact.eligibility.answers import remedy_exceptions
from tipimpact.eligibility.calendar import day
from tipimpact.eligibility.cases import complete_facts
from tipimpact.eligibility.deadlines import read_deadlines
from tipimpact.eligibility.evaluate import ask, evaluate
from tipimpact.eligibility.explain import ReasonStep, explain_answer
from tipimpact.eligibility.expressions import NO_TEXT, Situation, list_names, read
from tipimpact.eligibility.facts import facts, read_person
from tipimpact.eligibility.profiles import read_profiles
from tipimpact.eligibility.rows import AUXILIARY, REMEDIES
from tipimpact.eligibility.rulebook import Rulebook

DAY = dt.date(2013, 6, 1)
REFUSED = {
    "status": "none",
    "in_canada": True,
    "trafficked": True,
    "rpd_refused": "2013-04-30",
    "claim_final": "2013-04-30",
}


# -- explain


def test_the_tree_goes_from_question_to_clause_and_fact_in_codes():
    tree = explain(complete_facts({**REFUSED, "child_affected": "unknown"}), "hc", DAY)
    assert (tree.kind, tree.remedy, tree.day, tree.outcome) == ("question", "hc", "2013-06-01", "unknown")
    bar = next(node for node in tree.below if node.clause == "IRPA 25(1.2)(c)" and node.outcome == "unknown")
    assert (bar.kind, bar.effect, bar.decides) == ("rule", "bars_request", True)
    leaves = [leaf for node in bar.below for leaf in [node, *node.below]]
    assert {("rpd_refused", "2013-04-30"), ("child_affected", "unknown")} <= {f for leaf in leaves for f in leaf.facts}
    clock = next(leaf for leaf in leaves if leaf.kind == "clock")
    assert (clock.runs, clock.length, clock.unit, clock.outcome) == ("within", 12, "months", "yes")
    assert bar in list(tree.deciding())


def test_a_tree_comes_back_from_json():
    tree = explain(complete_facts({**REFUSED, "child_affected": "unknown"}), "hc", dt.date(2014, 4, 29))
    assert ReasonStep.read(json.loads(json.dumps(tree.record()))) == tree


def deciding(facts_, remedy, day=DAY):
    """The rules that decide, and the facts on which they do."""
    steps = list(explain(complete_facts(facts_), remedy, day).deciding())
    rules = [node.row for node in steps if node.kind == "rule"]
    return rules, {name for node in steps for name, _ in node.facts}


def test_the_deciding_branch_is_marked():
    rules, names = deciding({**REFUSED, "child_affected": "unknown"}, "hc")
    assert {"hc_12m_2012", "hc_child"} <= set(rules)
    assert "child_affected" in names
    assert "no_care" not in names or "hc_no_care" in rules
    # A bar that holds: it alone, with the event that it counts from.
    rules, names = deciding(REFUSED, "vtip_trp")
    assert rules[0] == "trp_12m_2010"
    assert "rpd_refused" in names
    # Outside of the class: what leaves the person out, not what would let them in.
    rules, names = deciding({**REFUSED, "trafficked": False}, "vtip_trp")
    assert "trafficked" in names
    assert "in_canada" not in names


def test_the_summary_names_the_clauses_that_decide_and_the_facts_that_were_not_known():
    """A bar of twelve months under 25(1.2)(c), unless a child is affected (25(1.21)(b)), which nobody said."""
    shown = explain(complete_facts({**REFUSED, "child_affected": "unknown"}), "hc", DAY).summary()
    assert (shown["remedy"], shown["outcome"], shown["facts not known"]) == ("hc", "unknown", "child_affected")
    assert {"IRPA 25(1.2)(c)", "IRPA 25(1.21)(b)"} <= set(shown["clauses"].split("; "))


def test_an_end_that_is_known_is_told():
    assert explain(complete_facts(REFUSED), "hc", DAY).until == "2014-05-01"


def test_an_unknown_remedy_is_refused():
    with pytest.raises(EligibilityError, match="did you mean: vtip_trp"):
        explain({}, "vtip_tpr", DAY)


# -- needs


def test_needs_by_hand():
    assert needs(complete_facts(REFUSED), "hc", DAY) == []
    assert needs(complete_facts({**REFUSED, "child_affected": "unknown"}), "hc", DAY) == ["child_affected"]
    assert set(
        needs(complete_facts({**REFUSED, "trafficked": "unknown", "rpd_refused": "unknown"}), "vtip_trp", DAY)
    ) == {
        "rpd_refused",
        "trafficked",
    }


@pytest.mark.parametrize("remedy", REMEDIES)
def test_of_whom_almost_nothing_is_known_at_most_five_facts_are_asked_at_once(rows, remedy):
    before = time.process_time()
    asked = needs({"trafficked": True}, remedy, dt.date(2014, 6, 30))
    assert time.process_time() - before < 1
    assert len(asked) <= 5
    assert asked or remedy == "work_vulnerable"  # which nothing gave to anyone then
    assert "trafficked" not in asked
    assert set(asked) <= set(facts())


def test_the_first_question_leaves_out_the_most():
    """Whoever is abroad, or is a citizen, cannot ask for a permit, whatever else is so."""
    assert needs({"trafficked": True}, "vtip_trp", dt.date(2014, 6, 30))[:2] == ["in_canada", "status"]


YES_NO = ["removal_order", "crime_canada", "crime_abroad", "two_years", "danger", "security_determined", "in_canada"]


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(
    unknown=st.sets(st.sampled_from(YES_NO), min_size=1, max_size=4),
    draw=st.integers(0, 127),
    day=st.sampled_from([2011, 2014]),
)
def test_needs_against_brute_force(rows, unknown, draw, day):
    """What is asked for settles the answer whatever it turns out to be, and nothing in it is needless."""
    known = {name: bool(draw >> i & 1) for i, name in enumerate(YES_NO)}
    partly = complete_facts({"status": "none", **known, **dict.fromkeys(unknown, "unknown")})
    on, book = dt.date(day, 6, 1), Rulebook(rows)

    def decided(names):
        completed = [{**partly, **dict(zip(names, v, strict=True))} for v in product([True, False], repeat=len(names))]
        return all(ask(read_person(facts_), "claim", on, book).status != "unknown" for facts_ in completed)

    asked = needs(partly, "claim", on)
    assert decided(asked)
    assert not any(decided([name for name in asked if name != left]) for left in asked)


@pytest.mark.slow
def test_needs_of_dates_against_a_walk_over_days(rows):
    """With the day of refusal unknown: given it, every day there is decides."""
    partly = complete_facts({**REFUSED, "rpd_refused": "unknown"})
    assert needs(partly, "vtip_trp", DAY) == ["rpd_refused"]
    persons = pd.DataFrame([partly] * 900)
    persons["rpd_refused"] = pd.date_range("2011-06-01", periods=900)
    table = evaluate(persons, DAY, rows)
    statuses = table.loc[table["remedy"] == "vtip_trp", "status"].astype(str).reset_index(drop=True)
    barred = (persons["rpd_refused"] <= "2013-06-01") & (persons["rpd_refused"] >= "2012-06-01")
    assert statuses.eq("request_barred").equals(barred)


# -- audit


def list_outcomes(row: Mapping[str, Any]) -> list[str]:
    """The outcomes that a row can have: of one that gives a remedy a gate, else no, unknown or yes."""
    # What rests on a text that is not available never holds; where only one of two branches does, the other can.
    certain = not re.search(rf"(^|and ){NO_TEXT}($| and)", str(row["who"]))
    if row["effect"] != "entitles":
        return ["no", "unknown", *(["yes"] if certain else [])]
    if not certain:
        return ["not_applicable", "unknown"]
    ends = row["used"] or (row["runs"] == "within" and not row["extended_by"])
    gates = {"not_applicable": row["who"], "no_longer": ends, "not_yet": row["event"], "applies": True}
    return [*(gate for gate, possible in gates.items() if possible), "unknown"]


def test_every_row_and_outcome_is_reached_by_a_case(cases, rows, answered):
    book, reached = Rulebook(rows), set()
    for case in cases.cases:
        person = cases.person(case)
        for question in case.ask:
            readings = question.readings or "all"
            now = Situation(person, day(question.day))
            steps = [explain_answer(now, question.remedy, book, question.without, readings)]
            for step in steps:
                steps += step.below  # the list grows while it is read
                reached.add((step.row, step.outcome))
    assert {(name, outcome) for name, row in book.about.items() for outcome in list_outcomes(row)} <= reached
    auxiliary = set(rows.loc[rows["effect"].isin(AUXILIARY), "row"])
    assert set(rows["row"]) - auxiliary <= set(answered["row_found"])  # each decides a case, or another row names it


def test_gaps_and_overlaps_name_both_rows(rows):
    assert audit_versions(rows).empty
    changed = rows.copy()
    changed.loc[changed["row"] == "trp_12m_2010", "until"] = pd.Timestamp("2019-06-20")
    changed.loc[changed["row"] == "hc_12m_2012", "until"] = pd.Timestamp("2019-06-22")
    changed.loc[changed["row"] == "claim_crime_2001", "exceptions"] = ""
    changed.loc[changed["row"] == "work_unauthorised", "exceptions"] = ""
    changed.loc[changed["row"] == "appeal_right", "until"] = pd.Timestamp("2014-01-01")
    faults = set(audit_versions(changed)[["fault", "row", "other_row"]].itertuples(index=False, name=None))
    assert ("gap", "trp_12m_2010", "trp_12m_2019") in faults
    assert ("overlap", "hc_12m_2012", "hc_12m_2019") in faults
    assert ("never_used", "work_after_trp", "") in faults


@pytest.mark.slow
def test_rows_that_decide_nobody_are_named_by_interval_with_what_hides_them(rows):
    # The stay of 2002 rests on a text that is not held, so that no bar on it decides; a claim withdrawn before
    # 15 December 2012 is let out by 2010, c. 8, s. 40; for two days the duty to detain hides the Minister's power,
    # and cessation a breach of conditions that nobody had yet.
    faults = list_hidden(rows)
    assert set(faults["row"]) <= {
        *("stay_serious", "stay_us_resident", "stay_extension", "hc_12m_withdrawn_2012", "release_dfn_minister"),
        "pr_breach",
    }
    assert (faults["until"] <= pd.Timestamp("2012-12-15")).all()
    changed = rows.copy()  # a second bar on everybody whom the first one reaches, and more
    twin = rows[rows["row"] == "claim_removal_order"].assign(row="twin", slot="twin", who="removal_order")
    changed = pd.concat([changed, twin.assign(**{"from": pd.Timestamp("2015-01-01")})], ignore_index=True)
    again = list_hidden(changed).set_index("row").loc["twin"]
    assert again["fault"] == "hidden"
    assert again["other_row"] in ("claim_removal_order", "claim_right")  # the bar, or the gate that is not passed
    assert again["from"] == pd.Timestamp("2015-01-01")


# -- tables


@pytest.mark.slow
def test_the_table_of_archetypes(tables):
    contract("eligibility").conform(tables)
    answers = tables.set_index(["life", "moment", "remedy"])
    late = answers.loc["refused_recognised_late"]
    assert late.loc[("before", "hc"), "request_status"] == "open"
    assert late.loc[("after", "hc"), ["request_status", "row"]].tolist() == ["request_barred", "hc_12m_2012"]
    assert late.loc[("after", "vtip_trp"), "brought_by"] == "2010, c. 8"
    assert answers.loc[("identified_after_a_year", "today", "claim"), "brought_by"] == "2026, c. 4"
    assert answers["reviewed_by"].isna().all()


@pytest.mark.slow
def test_a_tied_worker_who_fled_has_a_contested_answer_with_both_readings(tables):
    answers = tables[tables["life"] == "tied_worker_fled"].set_index(["remedy", "moment"])
    today = answers.loc[("vtip_trp", "today")]  # instructions of 2025 took the place of those of 2007: read in part
    assert (today["request_status"], list(today["unknown_because"])) == ("unknown", ["instrument/mi81"])
    assert answers.loc[("trp", "today"), "request_status"] == "open"
    for moment in ("before", "after"):
        permit = answers.loc[("vtip_trp", moment)]
        assert (permit["gate"], permit["request_status"]) == ("unknown", "contested")
        assert list(permit["readings"]) == ["permit_reach/guide=not_applicable", "permit_reach/instructions=open"]
        assert answers.loc[("trp", moment), "request_status"] == "open"  # the general permit is open on the text


@pytest.mark.slow
def test_a_remedy_that_does_not_apply_is_not_barred(tables):
    assert tables.loc[tables["answer"].isin(["barred", "request_barred"]), "row"].notna().all()
    assert tables.loc[tables["gate"].isin(["no_such_remedy", "not_applicable"]), "row"].isna().all()


def test_the_table_of_ways_out(rows):
    table = remedy_exceptions(rows, dt.date(2026, 6, 12))
    contract("remedy_exceptions").conform(table)
    assert not table["trafficking_named"].any()
    ways = table[table["bar"] == "hc_12m_2019"].set_index("way_out")
    assert {"hc_no_care", "hc_child"} <= set(ways.index)
    assert table.loc[table["bar"] == "trp_12m_2019", "way_out"].tolist() == ["none", "none"]
    covered = dict(zip(table["remedy"], table["covered"], strict=True))
    assert "student" in covered["vtip_trp"]  # who may be inadmissible; in one reading
    assert covered["work_trp"] == ["student", "trp"]
    assert "pr" not in covered["trp"]


def test_faults_of_the_profiles_are_told_at_once(root, tmp_path):
    text = (root / "config" / "profiles.yaml").read_text("utf-8")
    text = text.replace("comes: [entered", "comes: [entred", 1).replace("remedy: appeal", "remedy: apeal", 1)
    path = tmp_path / "profiles.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(EligibilityError) as error:
        read_profiles(path)
    for words in ("did you mean: entered", "did you mean: appeal"):
        assert words in str(error.value)


def test_every_fact_is_asked_for_by_a_row(rows):
    asked = {name for rules in Rulebook(rows).ever.values() for rule in rules for name in rule.names}
    limits = [part for one in read_deadlines() for part in (read(one.who), *one.last_days.values())]
    asked |= {name for part in limits for name in list_names(part)}
    assert [name for name in facts() if name not in asked] == []
