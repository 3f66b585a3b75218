"""Commencement facts: the longest name wins, and a fact says one thing."""

import datetime as dt

import pytest
import yaml

from tipimpact.common.errors import ConfigError
from tipimpact.legislation.amendments import read_enactment
from tipimpact.legislation.commencement import ActFacts, CommencementFact, day_of, read_commencement

FACT = {"day": dt.date(2012, 12, 15), "how": "order", "source": "SI/2012-94"}


@pytest.fixture(scope="module")
def facts(root):
    return read_commencement(root / "config" / "law" / "commencement.yaml")


def test_the_longest_name_that_a_clause_begins_with_wins():
    act = ActFacts.model_validate(
        {
            "otherwise": {"day": "assent", "how": "assent", "source": "s. 85"},
            "clauses": [{"clauses": ["36"], **FACT}, {"clauses": ["36(4)"], "never": "x", "source": "y"}],
        }
    )
    assert act.of("36(4)/22").never == "x"
    assert act.of("36(7)").day == FACT["day"]
    assert act.of("3").day == act.of("360").day == "assent"


def test_assent_is_the_statutes_own_day():
    fact = CommencementFact(day="assent", how="assent", source="s. 1")
    assert day_of(fact, dt.date(2012, 6, 28)) == dt.date(2012, 6, 28)
    assert day_of(CommencementFact(never="not in force", source="s. 2"), dt.date(2012, 6, 28)) is None
    assert day_of(None, None) is None


@pytest.mark.parametrize("wrong", [{}, {"day": "assent"}, {**FACT, "never": "x"}, {**FACT, "how": "rumour"}])
def test_a_fact_that_says_nothing_or_two_things_is_refused_with_its_place(root, tmp_path, wrong):
    raw = yaml.safe_load((root / "config" / "law" / "commencement.yaml").read_text(encoding="utf-8"))
    raw["facts"]["IRPA"]["acts"]["2012, c. 17"]["otherwise"] = {"source": "s. 85"} | wrong
    path = tmp_path / "commencement.yaml"
    path.write_text(yaml.safe_dump(raw), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"2012, c\. 17"):
        read_commencement(path)


def test_the_controls_of_the_lawyers(facts):
    assert facts.fact("2010, c. 8", "3").day == "assent"  # 24(4)
    assert facts.fact("2012, c. 17", "12").day == "assent"  # 24(5) to (7)
    assert facts.fact("2012, c. 17", "38(1)").day == dt.date(2012, 12, 15)  # 36 months
    assert all(facts.fact("2012, c. 17", c).never for c in ("11(1)", "31(1)", "31(2)", "40", "54"))
    assert facts.fact("2012, c. 17", "84(3)").day == dt.date(2012, 8, 15)


@pytest.mark.official
def test_no_day_lies_before_assent(facts, mirror):
    for path in sorted(mirror.glob("legislation/annual_*_en.xml")):
        enactment = read_enactment(path)
        known = facts.acts.get(enactment.citation)
        if known is None:
            continue
        days = [day_of(f, enactment.assent) for f in (known.otherwise, *known.clauses)]
        assert all(d is None or d >= enactment.assent for d in days), enactment.citation
