"""Commencement facts: the longest name wins, and a fact says one thing."""

import datetime as dt

import pytest
import yaml

from tipimpact.common.errors import ConfigError, LegislationError
from tipimpact.legislation.amendments import Enactment, timing
from tipimpact.legislation.coming_into_force import CommencementRule, CommencementRules
from tipimpact.legislation.commencement import ActFacts, CommencementFact, Timing, day_of, read_commencement
from tipimpact.legislation.labels import ClauseRange
from tipimpact.legislation.ledger import Ledger, LedgerRow

FACT = {"day": dt.date(2012, 12, 15), "how": "order", "source": "SI/2012-94"}


@pytest.fixture(scope="module")
def facts(root):
    return read_commencement(root / "config" / "law" / "commencement.yaml")


def test_the_longest_name_that_a_clause_begins_with_wins():
    act = ActFacts.model_validate(
        {
            "clauses": [{"clauses": ["36"], **FACT}, {"clauses": ["36(4)"], "never": "x", "source": "y"}],
        }
    )
    assert act.named("36(4)/22").never == "x"
    assert act.named("36(7)").day == FACT["day"]
    assert act.named("3") is act.named("360") is None


def test_the_assent_of_the_statute_wins_over_a_slip_of_the_table(facts):
    fact = facts.fact("2019, c. 29", "296(4)")
    assert fact.day == dt.date(2020, 6, 21)  # the Table's file of the statute itself
    assert day_of(fact, dt.date(2019, 6, 21)) == dt.date(2019, 6, 21)


def test_a_clause_that_waits_for_others_has_the_latest_of_their_days(facts):
    """2012, c. 19, s. 710(3): on the first day on which both 2012, c. 17, s. 30 and s. 703 are in force."""
    assert facts.fact("2012, c. 19", "710(3)").day == dt.date(2013, 4, 29)
    assert facts.fact("2012, c. 31", "314").day == dt.date(2012, 12, 15)  # through 2012, c. 19, s. 710(2)
    assert "2010, c. 8, s. 15(1)" in facts.fact("2019, c. 29", "310(a)").never


@pytest.mark.parametrize(
    ("statute", "clause", "fact", "told"),
    [
        ("2012, c. 17", "4", {"day": dt.date(2013, 9, 4), "how": "order"}, ["2013-09-04", "SI/2013-48", "2001, c. 27"]),
        ("2012, c. 17", "47(1)", {"never": "not in force"}, ["never in force", "2013-04-29"]),
        ("2012, c. 17", "40", {"day": dt.date(2012, 12, 15), "how": "order"}, ["2012-12-15", "never"]),
        ("2012, c. 17", "84(2)", {"day": dt.date(2012, 1, 1), "how": "coordinating"}, ["2012-01-01", "2012-06-28"]),
        (
            *("2012, c. 31", "313(3)"),
            {"never": "condition not met", "first": ["2012, c. 17, s. 30", "2012, c. 31, s. 312"]},
            ["not in force before 2012, c. 31, s. 312"],
        ),
    ],
)
def test_a_fact_that_the_ledger_contradicts_fails_with_both_sources(root, tmp_path, statute, clause, fact, told):
    raw = yaml.safe_load((root / "config" / "law" / "commencement.yaml").read_text(encoding="utf-8"))
    raw["facts"]["IRPA"]["acts"][statute]["clauses"] = [{"clauses": [clause], "source": "our own reading", **fact}]
    path = tmp_path / "commencement.yaml"
    path.write_text(yaml.safe_dump(raw), encoding="utf-8")
    with pytest.raises(LegislationError) as error:
        read_commencement(path)
    assert all(words in str(error.value) for words in [statute, clause, *told])


def test_assent_is_the_statutes_own_day():
    fact = CommencementFact(day="assent", how="assent", source="s. 1")
    assert day_of(fact, dt.date(2012, 6, 28)) == dt.date(2012, 6, 28)
    assert day_of(CommencementFact(never="not in force", source="s. 2"), dt.date(2012, 6, 28)) is None
    assert day_of(None, None) is None


@pytest.mark.parametrize("wrong", [{}, {"day": "assent"}, {**FACT, "never": "x"}, {**FACT, "how": "rumour"}])
def test_a_fact_that_says_nothing_or_two_things_is_refused_with_its_place(root, tmp_path, wrong):
    raw = yaml.safe_load((root / "config" / "law" / "commencement.yaml").read_text(encoding="utf-8"))
    raw["facts"]["IRPA"]["acts"]["2023, c. 21"] = {"clauses": [{"clauses": ["1"], "source": "s. 85"} | wrong]}
    path = tmp_path / "commencement.yaml"
    path.write_text(yaml.safe_dump(raw), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"2023, c\. 21"):
        read_commencement(path)


def test_the_controls_of_the_lawyers(facts):
    assert facts.fact("2010, c. 8", "3").day == dt.date(2010, 6, 29)  # 24(4)
    assert facts.fact("2012, c. 17", "12").day == dt.date(2012, 6, 28)  # 24(5) to (7)
    assert facts.fact("2012, c. 17", "38(1)").day == dt.date(2012, 12, 15)  # 36 months
    assert all(facts.fact("2012, c. 17", c).never for c in ("11(1)", "31(1)", "31(2)", "40", "54"))
    assert facts.fact("2012, c. 17", "84(3)").day == dt.date(2012, 8, 15)


def test_the_order_of_2013_brought_biometrics_into_force(facts):
    """SI/2013-48, Canada Gazette Part II of 8 May 2013: 2012, c. 17, ss. 4, 6, 9(2), 30, 47 and 78."""
    clauses = [facts.fact("2012, c. 17", c) for c in ("4", "6", "9(2)", "30", "47(1)", "47(2)")]
    assert {(f.day, f.how, f.source[:10]) for f in clauses} == {(dt.date(2013, 4, 29), "order", "SI/2013-48")}
    assert [f.replaced_by for f in clauses if f.replaced_by] == ["2012, c. 31, s. 313(4)"]


def test_a_clause_that_an_order_can_still_bring_into_force_is_not_one_that_was_repealed(facts):
    assert facts.fact("2014, c. 39", "308").awaiting
    assert not facts.fact("2010, c. 8", "8").awaiting
    assert facts.fact("2010, c. 8", "8").source.startswith("2011, c. 8, s. 6")


@pytest.mark.official
def test_no_day_lies_before_assent(facts, enactments):
    compared = 0
    for enactment in enactments("en"):
        for instruction in enactment.instructions:
            day = timing("IRPA", instruction.clause, instruction.condition, enactment, {"IRPA": facts}).day
            deemed = enactment.rules.of(instruction.clause).day  # some provisions are deemed in force before assent
            if day is not None and instruction.target_act == "IRPA":
                compared += 1
                assert day >= min(enactment.assent, deemed or enactment.assent), (
                    enactment.citation,
                    instruction.clause,
                )
    assert compared > 390


def test_where_the_table_says_on_assent_and_the_statute_by_an_order_nothing_is_decided():
    """2014, c. 29, s. 42."""
    row = LedgerRow("2014, c. 29", (ClauseRange("42"),), (), "2001, c. 6", "assent", None, "", "both", "1", "1")
    order = CommencementRule(Timing(None, why="order_not_held"), (ClauseRange("42"),))
    for rules, why in (((order,), "awaiting"), ((), "")):
        statute = Enactment("2014, c. 29", "en", "Safety Act", dt.date(2014, 12, 9), (), CommencementRules(rules))
        when = timing("M-0.7", "42", "", statute, {}, ledger=Ledger((row,)))
        assert (when.why, when.day) == (why, None if why else dt.date(2014, 12, 9))
        assert when.fact.decided is not bool(why)
