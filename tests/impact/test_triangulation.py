"""What three sources allow to be said, from their grades alone and from small tables."""

import pandas as pd
import pytest

from tipimpact.common.contracts import contract
from tipimpact.impact.triangulation import conclude, triangulate
from tipimpact.publish.words import codes


@pytest.mark.parametrize(
    ("rules", "numbers", "documents", "verdict", "agreement"),
    [
        ("narrowed", "cannot_tell", "problem_named", "established_by_rule", "agree"),
        ("narrowed", "cannot_tell", "silent", "established_by_rule", "one_source"),
        ("narrowed", "no_detectable_effect", "silent", "established_by_rule", "disagree"),
        ("unchanged", "supported", "problem_named", "supported", "disagree"),
        ("unchanged", "no_detectable_effect", "mentioned", "no_detectable_effect", "agree"),
        ("none_listed", "suggestive", "problem_named", "suggestive", "agree"),
        # Documents alone never make a verdict.
        ("none_listed", "cannot_tell", "problem_named", "cannot_tell", "one_source"),
        ("unknown", "none_planned", "problem_named", "cannot_tell", "one_source"),
        ("unknown", "none_planned", "silent", "cannot_tell", "no_source"),
        ("narrowed", "cannot_tell", "not_held", "established_by_rule", "one_source"),
    ],
)
def test_rules_come_first_then_numbers_and_documents_never_decide(rules, numbers, documents, verdict, agreement):
    assert conclude(rules, numbers, documents) == (verdict, agreement)


def _rows(word="delayed", act="c31") -> pd.DataFrame:
    columns = ["life", "telling", "remedy", "act", "word", "citation"]
    rows = [
        ("designated", "before", "trp", "c31", "none", None),
        ("designated", "after", "trp", act, word, "IRPA 24(5)(a)"),
        ("designated", "after", "trp", "c10", "none", None),
        ("designated", "before", "trp", "c31", "closed", "told before its own Act"),
        ("minor", "after", "trp", "c31", "closed", "not listed in the plan"),
        ("designated", "after", "release", "c31", "narrowed", "of another question"),
    ]
    return pd.DataFrame(rows, columns=columns)


def _prevalence(coded=4, source_type="ngo", period="after", theme="TRP") -> pd.DataFrame:
    zeros = {"criticisms": 0, "denials": 1, "demands": 2}
    return pd.DataFrame([{"theme": theme, "source_type": source_type, "period": period, "coded": coded, **zeros}])


@pytest.fixture
def estimates(plan):
    return pd.DataFrame({"estimand": [e.id for e in plan.estimands], "verdict": "cannot_tell"})


@pytest.mark.parametrize(
    ("lives", "prevalence", "rules", "documents"),
    [
        (_rows(), _prevalence(), "narrowed", "problem_named"),
        (_rows("closed"), _prevalence(), "narrowed", "problem_named"),
        (_rows("narrowed"), _prevalence(), "narrowed", "problem_named"),
        (_rows("closed", "act_2019"), _prevalence(), "unchanged", "problem_named"),  # another Act's bar
        (_rows("none"), _prevalence(), "unchanged", "problem_named"),
        (_rows("limited_first"), _prevalence(), "unchanged", "problem_named"),  # the earlier law stated no value
        (_rows("unknown").query("act == 'c31'"), _prevalence(), "unknown", "problem_named"),
        (_rows(), _prevalence(theme="FEES"), "narrowed", "silent"),
        # No organization's report since the bills is there: nothing is known, which is not silence.
        (_rows(), _prevalence(period="before"), "narrowed", "not_held"),
        (_rows(), _prevalence(source_type="government"), "narrowed", "not_held"),
        (_rows(), _prevalence().head(0), "narrowed", "not_held"),
        (_rows().head(0), _prevalence(), "unknown", "problem_named"),
    ],
)
def test_each_source_is_graded_from_its_own_table(plan, estimates, lives, prevalence, rules, documents):
    table = contract("triangulation").conform(triangulate(plan, lives, estimates, prevalence))
    row = table.set_index("question").loc["request_a_permit"]
    assert (row["rules"], row["documents"], row["numbers"]) == (rules, documents, "cannot_tell")
    limited = row["limited_first"] == 1
    assert list(row["deciding"]) == (["IRPA 24(5)(a)"] if rules == "narrowed" or limited else [])
    assert row[["closed", "delayed", "narrowed"]].sum() == (rules == "narrowed")
    assert row["lives"] == (not lives.empty)
    assert row[["coded", "criticisms", "denials", "demands"]].isna().all() == (documents == "not_held")


def test_a_narrowed_review_of_detention_is_not_called_unchanged(plan, estimates):
    """Bill C-31 moved reviews from every 30 days to every 6 months, and closed no first day."""
    table = triangulate(plan, _rows(), estimates, _prevalence()).set_index("question")
    assert table.loc["liberty", ["rules", "verdict", "narrowed"]].tolist() == ["narrowed", "established_by_rule", 1]


def _with(estimates, **verdicts):
    return estimates.assign(verdict=estimates["estimand"].map(verdicts).fillna("cannot_tell"))


@pytest.mark.parametrize(
    ("verdicts", "numbers"),
    [
        ({"persons_claiming": "suggestive", "origins_claiming": "suggestive"}, "suggestive"),
        ({"persons_claiming": "suggestive", "origins_claiming": "cannot_tell"}, "cannot_tell"),
        ({"persons_claiming": "suggestive", "origins_claiming": "contradicted"}, "contradicted"),
    ],
)
def test_two_estimands_of_a_claim_never_give_the_better_of_the_two(plan, estimates, verdicts, numbers):
    table = triangulate(plan, _rows(), _with(estimates, **verdicts), _prevalence()).set_index("question")
    assert table.at["claim_and_hearing", "numbers"] == numbers
    assert table.at["humanitarian_request", "numbers"] == "none_planned"


def test_questions_name_what_the_other_tables_hold(project_plan, project_codebook, profiles):
    """Remedies, archetypes and themes of the project's plan exist where they are looked up."""
    archetypes = {profile.id for profile in profiles.profiles}
    for question in project_plan.questions:
        assert set(question.themes) <= set(project_codebook.ids)
        assert {profile for rule in question.rules for profile in rule.profiles} <= archetypes
        assert {rule.remedy for rule in question.rules} <= set(codes("value-remedy"))
