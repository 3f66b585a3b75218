"""A reform as an object: what it changes of the law, what it leaves, and what is no reform."""

import datetime as dt

import pandas as pd
import pytest

import tipimpact
from tipimpact.common.errors import EligibilityError, ImpactError
from tipimpact.eligibility import explain, lives, read_profiles, read_rows
from tipimpact.eligibility.cases import complete_facts
from tipimpact.impact import exposure, read_exposure
from tipimpact.impact.exposure import waiting_totals
from tipimpact.publish import say

SIX = {"hc_bar": {"months": 6}}
REFUSED = {
    "trafficked": True,
    "status": "none",
    "in_canada": True,
    "claim_made": "2013-01-10",
    "claim_referred": "2013-01-12",
    "rpd_decided": "2013-06-03",
    "rpd_refused": "2013-06-03",
    "rpd_reasons": "2013-06-03",
    "claim_final": "2013-06-03",
}


@pytest.fixture(scope="module")
def rows(root):
    return read_rows(root / "config" / "law" / "eligibility.csv")


@pytest.fixture(scope="module")
def two_lives(root):
    spec = read_profiles(root / "config" / "profiles.yaml")
    kept = [life for life in spec.profiles if life.id in ("refused_recognised_late", "dco_refused")]
    return spec.model_copy(update={"profiles": kept})


def answer(reform=None, on=dt.date(2014, 2, 1), **more):
    return explain(complete_facts({**REFUSED, **more}), "hc", on, reform=reform)


def test_it_changes_the_rows_it_names_and_no_other(rows):
    reform = tipimpact.Reform(rows=SIX)
    then = reform.apply(rows).set_index("row")
    now = rows.set_index("row")
    changed = [row for row in now.index if not then.loc[row].equals(now.loc[row])]
    assert changed == list(reform.changed)
    assert set(then.loc[changed, "length"]) == {6}
    assert then.attrs["readings"] == rows.attrs["readings"]
    assert now.loc[changed, "length"].eq(12).all()  # the rows that were given are as they were


def test_a_row_a_slot_and_the_bars_of_a_remedy_are_names():
    changed = [tipimpact.Reform(rows={name: {"months": 6}}).changed for name in ("hc_12m_2012", "hc_12m", "trp_bar")]
    assert changed == [("hc_12m_2012",), ("hc_12m_2012", "hc_12m_2019"), ("trp_12m_2010", "trp_12m_2019")]


def test_half_the_time_opens_the_door_in_half_the_time(two_lives):
    columns = ["life", "telling"]
    now, then = (lives(two_lives, ["hc"], reform=r) for r in (None, tipimpact.Reform(rows=SIX)))
    both = now.merge(then, on=["life", "telling", "act_compared"], suffixes=("", "_then"))
    after = both[(both["telling"] == "after") & (both["act_compared"] == "c31")].set_index(columns)
    waited = after.loc[("refused_recognised_late", "after")]
    # Refused for the last time on 9 September 2013: the twelve months end on that day of 2014, six on 9 March.
    assert (waited["can_ask"], waited["can_ask_then"]) == (pd.Timestamp(2014, 9, 10), pd.Timestamp(2014, 3, 10))
    before = both[both["telling"] == "before"]
    assert before["can_ask"].equals(before["can_ask_then"])


def test_whoever_is_spared_can_ask_at_once_and_others_as_before():
    spared = tipimpact.Reform(rows={"hc_bar": {"not_for": "trafficked"}})
    assert answer().outcome == "request_barred"
    assert answer(spared).outcome == "open"
    assert answer(spared, trafficked=False).outcome == "request_barred"


def test_a_row_can_be_taken_away(two_lives):
    reform = tipimpact.Reform(rows={"hc_bar": None, "hc_child": None})  # an exception, which other rows name, too
    assert answer(reform).outcome == "open"
    assert len(lives(two_lives, ["hc"], reform=reform))


def test_a_row_that_attributes_name_can_be_taken_away(two_lives):
    assert len(lives(two_lives, ["hc"], reform=tipimpact.Reform(rows={"hearing_dco_inland": None})))


@pytest.mark.parametrize(("lang", "warning"), [("en", "not law: hc_bar (months = 6)"), ("fr", "hc_bar (months = 6)")])
def test_an_answer_under_a_reform_says_so(lang, warning):
    told = say(answer(tipimpact.Reform(rows=SIX), dt.date(2013, 9, 1)), lang)
    assert warning in told.splitlines()[0]
    assert "months = 6" in told.splitlines()[1]
    assert "reform" not in say(answer(), lang)


REFUSALS = {
    "no such row": ({"hc_12n": {"months": 6}}, "did you mean: hc_12m"),
    "no such remedy": ({"hk_bar": {"months": 6}}, "no row of the law is called 'hk_bar'"),
    "no such field": ({"hc_bar": {"month": 6}}, "did you mean: months"),
    "no such fact": ({"hc_bar": {"not_for": "traficked"}}, "did you mean: trafficked"),
    "no such event": ({"hc_12m": {"event": "rpd_refuse"}}, "did you mean: rpd_refused"),
    "no number": ({"hc_bar": {"months": "six"}}, "expected: a whole number, at least 1"),
    "no length": ({"hc_bar": {"months": 0}}, "to take the row away, give None"),
    "yes is no number": ({"hc_bar": {"months": True}}, "months is True"),
    "two lengths": ({"hc_bar": {"months": 6, "days": 90}}, "days and months contradict each other"),
    "a unit twice": ({"hc_bar": {"months": 6, "length_unit": "days"}}, "months and length_unit contradict"),
    "whom twice": ({"hc_bar": {"who": "in_canada", "not_for": "trafficked"}}, "not_for and who contradict"),
    "a row twice": ({"hc_bar": {"months": 6}, "hc_12m": {"months": 3}}, "hc_12m_2012 is changed twice"),
    "for nobody": ({"hc_12m": {"not_for": "not is_protected"}}, "hc_12m_2012 would apply to nobody"),
    "no clock": ({"hc_child": {"months": 6}}, "hc_child has no length"),
    "as it is": ({"hc_12m": {"months": 12}}, "nothing changes"),
    "nothing": ({}, "rows changes nothing"),
    "no fields": ({"hc_bar": {}}, "the change is {}"),
    "beyond the longest": ({"hc_bar": {"months": 99999}}, "length is '99999'"),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_what_is_no_reform_is_refused_in_words(case):
    changes, fault = REFUSALS[case]
    with pytest.raises(EligibilityError) as error:
        tipimpact.Reform(rows=changes)
    assert fault in str(error.value)
    assert str(error.value).startswith("Reform(rows=...)")


def test_what_is_no_reform_object_is_refused():
    with pytest.raises(EligibilityError, match="reform is a dict") as error:
        answer({"hc_bar": {"months": 6}})
    assert "tipimpact.Reform(rows=" in str(error.value)


@pytest.fixture(scope="module")
def refused_people(root, rows):
    """A thousand claimants refused in each year, and the readings of the rule that bars them."""
    rules = [r for r in read_exposure(root / "config" / "exposure.yaml").rules if r.rule == "hc_12m_2012"]
    cells = {"origin": "AAA", "year": range(2008, 2020), "value": 1000, "low": 1000, "high": 1000, "source": "unhcr"}
    flows = pd.concat([pd.DataFrame(cells).assign(count=count) for count in ("rejected", "closed")])
    return rules, flows, rows


def test_half_the_time_keeps_half_the_people_before_the_door(refused_people):
    reforms, no_lists = (None, tipimpact.Reform(rows=SIX)), pd.DataFrame()
    before, after = (waiting_totals(*refused_people, no_lists, reform=r).query("leaving == 'rate_0'") for r in reforms)
    assert (after["largest_high"] / before["largest_high"]).between(0.45, 0.55).all()
    now, then = (exposure(*refused_people, reform=r) for r in reforms)
    assert then["low"].equals(now["low"])  # as many people were refused


def test_a_bar_that_is_taken_away_keeps_nobody(refused_people):
    assert exposure(*refused_people, reform=tipimpact.Reform(rows={"hc_bar": None})).empty


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"hc_bar": {"not_for": "trafficked"}}, "no count tells apart whom who = "),
        ({"trp_bar": {"months": 6}}, "exposure counts no row that the reform changes"),
    ],
)
def test_what_no_count_follows_is_refused(refused_people, changes, fault):
    with pytest.raises(ImpactError, match=fault):
        exposure(*refused_people, reform=tipimpact.Reform(rows=changes))
