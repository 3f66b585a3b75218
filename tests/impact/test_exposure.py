"""How many people a rule could touch: whole years below, years touched above, each origin while it was designated."""

import datetime as dt
import math

import pandas as pd
import pytest

from tipimpact.common.contracts import contract
from tipimpact.common.errors import ImpactError
from tipimpact.eligibility.cases import complete_facts
from tipimpact.eligibility.evaluate import ask
from tipimpact.eligibility.facts import read_person
from tipimpact.eligibility.rows import read_rows
from tipimpact.eligibility.rulebook import Rulebook
from tipimpact.impact.exposure import (
    NEW,
    OLDER,
    ExposureRule,
    check_constructions,
    exposure,
    exposure_checks,
    flows,
    people_waiting,
    read_exposure,
    waiting_totals,
)

LAW = pd.DataFrame(
    {
        "row": ["wait", "lasting"],
        "kind": ["regulation", "act"],
        "act": ["IRPR", "IRPA"],
        "citation": ["206(2)", "25(1.2)(b)"],
        "from": pd.to_datetime(["2012-12-15", "2012-06-28"]),
        "until": pd.to_datetime(["2015-07-23", None]),
        "brought_by": "2012, c. 17",
    }
)
SPANS = pd.DataFrame(
    {
        "designation_effect": "wait",
        "origin": ["AAA", "BBB", "CCC"],  # in December 2012, in February 2013, on a day that no text gives
        "starts": pd.to_datetime(["2012-12-15", "2013-02-15", None]),
        "ends": pd.to_datetime(["2015-07-23", "2015-07-23", None]),
    }
)


def _flows(**counts: dict[tuple[str, int], tuple[int, int]]) -> pd.DataFrame:
    rows = [
        {"count": count, "origin": origin, "year": year, "value": low, "low": low, "high": high, "source": "unhcr"}
        for count, cells in counts.items()
        for (origin, year), (low, high) in cells.items()
    ]
    return pd.DataFrame(rows)


CLAIMS = _flows(
    claims={
        **{("AAA", year): (10, 10) for year in range(2010, 2017)},
        **{("BBB", year): (100, 100) for year in range(2010, 2017)},
        **{("CCC", year): (0, 4) for year in range(2010, 2017)},
        **{("DDD", year): (1000, 1000) for year in range(2010, 2017)},
    }
)


def _rule(**given) -> ExposureRule:
    plain = {"id": "wait", "title": {"en": "a wait", "fr": "une attente"}, "rule": "wait"}
    return ExposureRule.model_validate({"low": {"counts": ["claims"]}, "high": {"counts": ["claims"]}} | plain | given)


def _only(rule: ExposureRule, counts: pd.DataFrame = CLAIMS, spans: pd.DataFrame = SPANS) -> pd.Series:
    return contract("exposure").conform(exposure([rule], counts, LAW, spans)).iloc[0]


def test_each_origin_counts_while_it_was_designated():
    row = _only(_rule(effect="wait"))
    # Low: A in 2013 and 2014; B in 2014 only, for it was designated in February 2013. C has no known day.
    assert row["low"] == 2 * 10 + 100
    # High: A in 2012 to 2015; B in 2013 to 2015; C in 2012 to 2015, at most four each year.
    assert row["high"] == 4 * 10 + 3 * 100 + 4 * 4
    assert (row["low_first"], row["low_last"], row["high_first"], row["high_last"]) == (2013, 2014, 2012, 2015)
    assert row["origins"] == "designated"


def test_without_an_effect_all_origins_count():
    row = _only(_rule())
    assert row["low"] == 2 * 1110
    assert row["high"] == 4 * (1110 + 4)


def test_a_rule_that_lasts_counts_to_the_end_of_the_data():
    row = _only(_rule(rule="lasting"))
    assert (row["low_first"], row["low_last"]) == (2013, 2016)
    assert pd.isna(row["ends"])


def test_back_reaches_events_whose_wait_was_running():
    row = _only(_rule(high={"counts": ["claims"], "back": 24}))
    assert row["high_first"] == 2010  # 15 December 2010


def test_from_and_to_narrow_the_days():
    bound = {"counts": ["claims"], "from": "2013-01-01", "to": "2014-01-01"}
    row = _only(_rule(low=bound, high=bound))
    assert (row["low"], row["high"]) == (1110, 1114)


def test_what_nobody_counted_is_zero_and_a_power_without_use_has_no_number():
    row = _only(_rule(low={"none": "exceptions_not_counted"}))
    assert (row["low"], row["low_none"], row["number_status"]) == (0, "exceptions_not_counted", "counted")
    power = _only(_rule(low={"none": "no_instruction_found"}, high={"none": "no_instruction_found"}))
    assert pd.isna(power["low"])
    assert pd.isna(power["high"])
    assert power["number_status"] == "no_instruction_found"


def test_a_source_that_is_missing_leaves_no_number():
    row = _only(_rule(high={"counts": ["claims", "closed"]}))
    assert row["number_status"] == "data_missing"
    assert pd.isna(row["high"])
    assert row["low"] == 2220


@pytest.mark.parametrize(("percent", "inside"), [(50.0, True), (1.0, False)])
def test_the_number_of_somebody_else_is_compared(percent, inside):
    share = {"count": "share", "value": percent, "low": percent, "high": percent, "source": "facts"}
    counts = pd.concat([CLAIMS, pd.DataFrame([share])], ignore_index=True)
    check = {"percent": "share", "counts": "claims", "years": [2010, 2015]}
    rule = _rule(check=check)
    table = exposure_checks([rule], counts, exposure([rule], counts, LAW, SPANS))
    (row,) = contract("exposure_checks").conform(table).to_dict("records")
    assert row["follows"] == round(percent / 100 * 6 * 1110, -2)
    assert row["is_inside"] == inside


def test_without_the_list_of_countries_nobody_is_counted_before_a_door():
    rule = _rule(effect="wait", shut={"counts": "claims", "days": 180})
    assert waiting_totals([rule], CLAIMS, LAW, SPANS)["years_high"].gt(0).all()
    assert waiting_totals([rule], CLAIMS, LAW, SPANS.head(0)).empty
    assert people_waiting([rule], CLAIMS, LAW, SPANS.head(0)).empty


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ([_rule(rule="wiat")], "no row of the law is called 'wiat'"),
        ([_rule(), _rule()], "has the reading 'main' twice"),
    ],
)
def test_a_rule_without_law_and_a_reading_twice_are_reported(rules, words):
    with pytest.raises(ImpactError, match=words):
        exposure(rules, CLAIMS, LAW, SPANS)


@pytest.mark.parametrize(
    ("written", "instead", "words"),
    [
        (
            "counts: [rejected]",
            "counts: [rejections]",
            r"counts 'rejections', of which there is no flow",
        ),
        ("percent: share_designated", "percent: share", r"names 'share', which is not in `series`"),
    ],
)
def test_a_rule_without_a_flow_is_reported(root, tmp_path, written, instead, words):
    """A name that no count has would else look like a source that is missing."""
    text = (root / "config" / "exposure.yaml").read_text(encoding="utf-8")
    assert written in text
    path = tmp_path / "exposure.yaml"
    path.write_text(text.replace(written, instead, 1), encoding="utf-8")
    with pytest.raises(ImpactError, match=words):
        read_exposure(path)


def test_months_of_a_door_are_days_of_an_average_year():
    door = _rule(shut={"counts": "claims", "months": 36, "from_month": 12}).shut.door
    assert (door.opens, door.shuts) == (1096, 365)
    assert _rule(shut={"counts": "claims", "days": 180}).shut.door.opens == 180


@pytest.mark.parametrize("bound", [{}, {"counts": ["claims"], "none": "legacy_not_counted"}])
def test_a_bound_counts_something_or_says_why_not(bound):
    with pytest.raises(ValueError, match="either counts or none"):
        _rule(low=bound)


def test_flows_are_canadas_counts_and_named_numbers():
    panel = pd.DataFrame(
        {
            **{"origin": ["AAA", "AAA"], "destination": ["CAN", "USA"], "year": 2013},
            **{name: [7, 9] for name in ("claims", "low", "high")},
            **{f"{name}{end}": [3, 4] for name in ("rejected", "closed") for end in ("", "_low", "_high")},
            **{"source": "unhcr", "decided_source": "unhcr_decisions"},
        }
    )
    series = {"series": ["legacy", "legacy"], "group": "rejected", "period": ["2018", "2019"], "value": [964, 5]}
    series |= {"low": [964, 5], "high": [964, 5]}
    table = flows(panel, pd.DataFrame(series | {"source": "irb"}), {"legacy_rejected": "legacy/rejected/2018"})
    assert table.set_index("count")["low"].to_dict() == {
        "claims": 7,
        "rejected": 3,
        "closed": 3,
        "legacy_rejected": 964,
    }


def test_what_a_holder_sends_takes_the_place_of_what_was_found():
    """One designation was found; the agency's file has another, and a small count of children as a range."""
    found = {"series": "first", "group": "all", "period": "2012-12-05", "value": 85, "low": 85, "high": 85}
    each = {
        "series": "persons",
        "group": ["adults", "children", "adults"],
        "period": ["2012-12-05", "2012-12-05", "2013-07-10"],
        "value": [50, None, 31],
        "low": [50, 1, 31],
        "high": [50, 4, 31],
    }
    sent = pd.concat([pd.DataFrame([found]), pd.DataFrame(each)]).assign(source="cbsa")
    panel = pd.DataFrame(
        columns=["origin", "destination", "year", "claims", "low", "high", "source", "decided_source"]
        + [f"{name}{end}" for name in ("rejected", "closed") for end in ("", "_low", "_high")]
    )
    places = {"designated": "first/all/2012-12-05", "all_designated": "persons"}
    bound = {"counts": ["designated"]}
    rule = _rule(rule="lasting", low=bound, high=bound, sent="all_designated")
    before, after = (_only(rule, flows(panel, table, places)) for table in (sent.head(1), sent))
    assert (before["low"], before["high"], before["low_counts"]) == (85, 85, ["designated"])
    assert (after["low"], after["high"], after["low_counts"]) == (82, 85, ["all_designated"])
    none = {"none": "no_instruction_found"}
    power = _rule(rule="lasting", low=none, high=none, sent="all_designated")
    assert _only(power, flows(panel, sent.head(1), places))["number_status"] == "no_instruction_found"
    assert _only(power, flows(panel, sent, places))["number_status"] == "counted"


def test_the_rows_of_this_project(root):
    planned = read_exposure(root / "config" / "exposure.yaml")
    used = {count for rule in planned.rules for bound in (rule.low, rule.high) for count in bound.counts}
    assert used <= {"claims", "rejected", "closed", NEW, OLDER, *planned.series}
    assert {rule.check.percent for rule in planned.rules if rule.check} <= set(planned.series)
    assert {rule.sent for rule in planned.rules if rule.sent} == {"designated_sent", "refused_sent"}


def test_every_reading_that_touches_a_rule_is_counted_or_accounted_for(root):
    rules, law = read_exposure(root / "config" / "exposure.yaml").rules, read_rows(root / "config/law/eligibility.csv")
    check_constructions(rules, law)
    for place, rule in enumerate(rules):
        if rule.constructions and rule.reading not in ("exceptions", "no_exception"):  # both count under one
            with pytest.raises(ImpactError, match=f"{rule.id} turns on {rule.constructions[0].split('/')[0]}"):
                check_constructions(rules[:place] + rules[place + 1 :], law)
    wrong = [rule.model_copy(update={"unmoved": [*rule.unmoved, "stca", "unheard_of"]}) for rule in rules[:1]]
    with pytest.raises(ImpactError, match=r"(?s)does not turn on stca.*names unheard_of"):
        check_constructions(wrong + rules[1:], law)


def test_the_wait_for_a_permit_outlives_the_list(root):
    """As the evaluator answers someone who claimed two weeks before the list of countries was emptied.

    A public policy of 2019 may spare them; its text is not known whole, so nobody is told no, and the person-years are
    counted twice: until the list was emptied, and with the wait served in full.
    """
    rules, law = read_exposure(root / "config" / "exposure.yaml").rules, read_rows(root / "config/law/eligibility.csv")
    claim = dict.fromkeys(("claim_made", "claim_referred"), "2019-05-03")
    person = {"in_canada": True, "destitute": True, "status": "none", "dco_since": "2013-02-15", **claim}
    answer = ask(read_person(complete_facts(person)), "work_claimant", dt.date(2019, 6, 3), Rulebook(law))
    expected = ("work_dco_wait", "unknown", "instrument/listed_countries_2019")
    assert (answer.row, answer.status, answer.unknown_because) == expected
    both = {rule.reading: rule.shut.runs_on for rule in rules if rule.rule == "work_dco_wait"}
    assert both == {"main": False, "claim_day": True}


def test_no_row_adds_up_others_and_no_column_is_a_share():
    """Rows overlap, and no source gives the share of trafficked persons among claimants."""
    columns = contract("exposure").columns
    assert not [name for name in columns if "total" in name or "share" in name or columns[name].unit == "percent"]
    assert set(columns["number_status"].values) == {"counted", "data_missing", "no_instruction_found"}


def test_without_the_file_of_decisions_their_counts_are_unknown_and_not_none():
    """The panel has a row for each origin and year of the claims, whose decisions are then missing."""
    cells = {"origin": ["AAA", "BBB"], "year": [2013, 2014], "claims": [10, 20], "low": [10, 20], "high": [10, 20]}
    decided = dict.fromkeys(["rejected", "rejected_low", "rejected_high", "closed", "closed_low", "closed_high"], pd.NA)
    panel = pd.DataFrame(cells).assign(destination="CAN", source="unhcr", decided_source=pd.NA, **decided)
    indicators = pd.DataFrame(columns=["series", "group", "period", "value", "low", "high", "source"])
    counted = flows(panel, indicators, {})
    assert set(counted["count"]) == {"claims"}
    both = {
        "low": {"counts": ["claims"]},
        "high": {"counts": ["claims", "rejected"]},
        "shut": {"counts": "rejected", "months": 12},
    }
    rule = ExposureRule(id="x", title={"en": "x", "fr": "x"}, rule="lasting", **both)
    (row,) = exposure([rule], counted, LAW).to_dict("records")
    assert (row["number_status"], pd.isna(row["high"])) == ("data_missing", True)
    assert waiting_totals([rule], counted, LAW, SPANS).empty
    assert people_waiting([rule], counted, LAW, SPANS).empty


def test_a_year_touched_in_part_can_count_by_its_days():
    whole = _only(_rule(effect="wait", high={"counts": ["claims"]}))
    spread = _only(_rule(effect="wait", high={"counts": ["claims"], "spread": True}))
    # A and C: 17 of 366 days of 2012, two years, 203 of 365 days of 2015; B: 320 of 365 of 2013, a year, 203 of 2015.
    claims = 10 * (17 / 366 + 2 + 203 / 365) + 100 * (320 / 365 + 1 + 203 / 365) + 4 * (17 / 366 + 2 + 203 / 365)
    assert spread["high"] == math.ceil(claims)
    assert spread["high"] < whole["high"]
    assert spread["low"] == whole["low"]


def test_refusals_of_the_new_system_are_bounded_by_rows_and_totals():
    """Two hidden counts of 0 to 19 and a total of 20: no origin alone, but both together are known."""
    columns = ("accepted", "rejected", "abandoned", "withdrawn", "finalized")
    printed = {"AAA": {"rejected": (0, 19)}, "BBB": {"rejected": (0, 19)}, "ALL": {"rejected": (20, 20)}}
    decided = pd.DataFrame(
        {"country": country, "year": 2013, "source": "irb"}
        | {f"{c}_{end}": given.get(c, (0, 0))[i] for c in columns for i, end in enumerate(("least", "greatest"))}
        for country, given in printed.items()
    )
    decided["finalized_least"], decided["finalized_greatest"] = [0, 0, 20], [19, 19, 20]
    cells = {("AAA", 2013): (0, 19), ("BBB", 2013): (0, 19)}
    counts = _flows(**{NEW: cells, OLDER: {("AAA", 2013): (30, 34), ("BBB", 2013): (5, 5)}})
    spans = SPANS.assign(starts=pd.Timestamp(2012, 12, 15))
    for name, expected in ((NEW, (20, 20)), (OLDER, (15, 19))):
        rule = _rule(effect="wait", low={"counts": [name]}, high={"counts": [name]})
        row = contract("exposure").conform(exposure([rule], counts, LAW, spans, decided)).iloc[0]
        assert (row["low"], row["high"]) == expected
    one = exposure(
        [_rule(effect="wait", low={"counts": [NEW]}, high={"counts": [NEW]})], counts, LAW, spans.head(1), decided
    )
    assert one.loc[0, ["low", "high"]].tolist() == [1, 19]
