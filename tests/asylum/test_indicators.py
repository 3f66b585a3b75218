"""Series of ``indicators``: their files, periods, events and revisions."""

import csv
import io
import re
from pathlib import Path

import pandas as pd
import pytest

from tests_support import load_module
from tipimpact.asylum import designations, exposure, read_effects, read_events, read_registry
from tipimpact.asylum.claimants import read_claimants
from tipimpact.asylum.compiled_facts import COLUMNS, read_facts
from tipimpact.asylum.events import overlapping
from tipimpact.asylum.glotip import read_detections, split_by_citizenship
from tipimpact.asylum.indicators import VALUES, as_values, indicators
from tipimpact.asylum.police import read_incidents
from tipimpact.asylum.series_periods import read_period
from tipimpact.common.errors import AsylumError

MAKE = load_module(Path(__file__).with_name("make_sample.py"))
workbook = MAKE.workbook
OFFICES = "refugee/EN_ODP-Asylum-OfficeType_Prov.xlsx"
DETECTIONS = "trafficking/unodc_data_glotip_2023-05-30.xlsx"
FACTS = [f"data/raw/compiled/statistics/{name}.csv" for name in ("facts", "facts_2026")]
INCIDENTS = "trafficking/statcan_35100177_alberta_trafficking_2017_2021.csv"


@pytest.fixture(scope="module")
def registry(root):
    return read_registry(root / "config" / "series.yaml")


@pytest.fixture(scope="module")
def events(root):
    return read_events(root / "data/raw/compiled/asylum/policy_events.csv")


@pytest.fixture
def write_facts(tmp_path):
    """Write a file of facts; each row is given by the fields that differ from a valid one."""
    usual = dict.fromkeys(COLUMNS, "") | {
        **{"indicator": "police_incidents_first_count", "year": "2022", "year_basis": "calendar", "value": "528"},
        **{"unit": "incidents", "who": "incidents_police", "source_title": "T", "source_publisher": "P"},
        **{"confidence": "high"},
    }

    def write_rows(*rows: dict[str, str]):
        out = io.StringIO()
        writer = csv.DictWriter(out, COLUMNS)
        writer.writeheader()
        writer.writerows(usual | row for row in rows)
        path = tmp_path / "facts.csv"
        path.write_text(out.getvalue(), encoding="utf-8")
        return path

    return write_rows


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("2012", "calendar", "2012-01-01", "2012-12-31"),
        ("2012-13", "fiscal", "2012-04-01", "2013-03-31"),
        ("2019-20 Q4", "quarter", "2020-01-01", "2020-03-31"),
        ("2019-20 Q3", "quarter", "2019-10-01", "2019-12-31"),
        ("2015-01", "month", "2015-01-01", "2015-01-31"),
        ("2015-12-31", "day", "2015-12-31", "2015-12-31"),
        ("2015-2023", "range", "2015-01-01", "2023-12-31"),
        ("2009/2010-2019/2020", "range", "2009-04-01", "2020-03-31"),
        ("2012-12-15 to 2013-10-22", "range", "2012-12-15", "2013-10-22"),
        ("2005 to 2017-11", "range", "2005-01-01", "2017-11-30"),
        ("2025 (Jan-Jul)", "calendar", "2025-01-01", "2025-07-31"),
        ("2023 (to Sep)", "calendar", "2023-01-01", "2023-09-30"),
        ("to 2014-01", "range", "None", "2014-01-31"),
        ("since 2012-04", "range", "2012-04-01", "None"),
        ("five years to ~2018/2020", "undated", "None", "None"),
    ],
)
def test_periods_are_parsed_to_kind_and_days(text, kind, first, last):
    period = read_period(text)
    assert (period.kind, str(period.first), str(period.last)) == (kind, first, last)


@pytest.mark.parametrize("text", ["20O1", "", "2013 to 2012", "2012-14", "soon"])
def test_text_that_is_not_a_period_is_refused(text):
    with pytest.raises(ValueError, match="is not a period"):
        read_period(text)


def test_claimants_have_months_years_and_suppressed_cells(sample):
    table = read_claimants(sample / OFFICES)
    months = table[(table["group"] == "all") & table["period"].str.contains("-")]
    assert len(months) == 127  # January 2015 to July 2025, and no total read as a month
    suppressed = table[table["value"].isna()]
    assert set(zip(suppressed["low"], suppressed["high"], strict=True)) == {(1, 5)}
    years = table[table["group"] == "all"].set_index("period")
    assert years.loc["2019", ["value", "low", "high"]].tolist() == [64010, 64008, 64012]
    assert "partial_year" in years.at["2025", "flags"]
    assert "partial_year" not in years.at["2024", "flags"]


def test_claimants_with_invalid_counts_or_months_are_refused(tmp_path):
    rows = [["t"], [], ["Claim Office Type", "", "2015", "", ""], ["", "", "Jan", "Feb", "2015 Total"]]
    for label in ("Airport - Total", "Border - Total", "Inland - Total", "Other Offices"):
        rows.append([label, "", "0", "--", "--"])
    path = tmp_path / "claims.xlsx"
    path.write_bytes(workbook("s", [*rows, ["Total ", "", "0", "1,165", "1,165"]]))
    total = read_claimants(path).query("group == 'all'").set_index("period")
    assert total.loc["2015-01", ["low", "high"]].tolist() == [0, 0]
    assert total.loc["2015-02", ["low", "high"]].tolist() == [1163, 1167]
    path.write_bytes(workbook("s", [*rows, ["Total ", "", "0", "-5", "2.5"]]))
    with pytest.raises(AsylumError, match="row 9, column 4"):
        read_claimants(path)
    rows[3][3] = "Mar"
    path.write_bytes(workbook("s", [*rows, ["Total ", "", "0", "5", "5"]]))
    with pytest.raises(AsylumError, match="months are missing"):
        read_claimants(path)


def test_detected_non_citizens_are_a_range(sample):
    table = read_detections(sample / DETECTIONS, "CAN", "Canada").set_index("year")
    assert table.loc[2012, ["low", "high"]].tolist() == [9, 36]  # at most 55 - 19
    assert table.loc[2014, "high"] == 142 - 97
    assert table.at[2008, "flags"] == ["contradictory"]  # 12 citizens, but a total of 8
    assert table.at[2011, "flags"] == ["citizenship_not_given"]
    assert (table["high"].dropna() >= 4).all()
    assert "value" not in table


def test_parts_by_citizenship_fit_the_total_and_hidden_cells_stay_ranges(sample):
    """UNODC's file of 30 May 2023: 2012 and 2014, from its cells; 2008 is left out, because 12 citizens of 8 people."""
    parts = split_by_citizenship(read_detections(sample / DETECTIONS, "CAN", "Canada"))
    assert not set(parts["year"]) & {2007, 2008, 2009}
    by = parts.set_index(["year", "group"])
    assert by.loc[2014, "value"].dropna().to_dict() == {"all": 142, "citizenship_canadian": 97}
    assert by.loc[(2014, "citizenship_other"), ["low", "high"]].tolist() == [8, 14]  # 6, and two cells of 1 to 4
    assert by.loc[(2014, "citizenship_not_recorded"), ["low", "high"]].tolist() == [31, 37]
    for year, own in by.groupby("year"):
        low, high = (own["value"].fillna(own[end]).drop((year, "all")) for end in ("low", "high"))
        assert low.sum() <= own.at[(year, "all"), "value"] <= high.sum()


def test_detections_are_read_with_or_without_title_rows(sample, tmp_path):
    rows = MAKE._read_sheet(sample / DETECTIONS)[2:]
    path = tmp_path / "glotip.xlsx"
    path.write_bytes(workbook("s", rows))
    one, other = (read_detections(p, "CAN", "Canada") for p in (path, sample / DETECTIONS))
    pd.testing.assert_frame_equal(one, other)


def test_incidents_are_read_by_place_and_year(sample):
    table = read_incidents(sample / INCIDENTS)
    assert dict(zip(table["period"], table["value"], strict=True)) == {
        "2017": 9,
        "2018": 15,
        "2019": 25,
        "2020": 26,
        "2021": 38,
    }
    assert set(table["geography"]) == {"Alberta"}


def test_values_that_differ_between_releases_are_numbered_and_flagged(write_facts, registry, events):
    path = write_facts(
        {"vintage": "2023-12"},
        {"value": "597", "vintage": "2024-11"},
        {"year": "2023"},
        {"year": "2023", "value": "9"},
    )
    table = indicators([], as_values(read_facts(path, registry), source="s"), registry, events)
    assert table["flags"].tolist() == [["superseded"], ["revised"], ["contradictory"], ["contradictory"]]
    assert table["revision"].tolist() == [1, 2, 1, 2]


def test_a_series_from_a_file_replaces_compiled_facts(write_facts, registry, events):
    facts = as_values(
        read_facts(write_facts({}, {"indicator": "police_reported_ht_incidents_alberta"}), registry), source="s"
    )
    from_file = facts[facts["group"] == "alberta"].assign(value=1.0, source="file")
    table = indicators([from_file[VALUES]], facts, registry, events)
    assert table.set_index("group")["source"].to_dict() == {"alberta": "file", "all": "s"}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"indicator": "police_incidents_first_coun"}, "did you mean: police_incidents_first_count"),
        ({"value": "-5"}, "value is '-5'"),
        ({"value": "many"}, "a number"),
        ({"indicator": "rpd_claims_pending", "unit": "claims", "value": "1.5"}, "a whole number"),
        ({"value": ""}, "no value and no bound"),
        ({"low": "few"}, "low is 'few'"),
        ({"unit": "persons"}, "unit is 'persons'"),
        ({"who": "persons_detained"}, "who is 'persons_detained'"),
        ({"year_basis": "fiscal"}, "year_basis is 'fiscal'"),
        ({"year": "20O1"}, "is not a period"),
        ({"confidence": "sure"}, "confidence is 'sure'"),
    ],
)
def test_errors_name_the_invalid_facts(write_facts, registry, fields, words):
    with pytest.raises(AsylumError, match=words):
        read_facts(write_facts(fields), registry)


def test_no_words_of_a_document_are_committed(root):
    for path in FACTS:
        rows = list(csv.DictReader(io.StringIO((root / path).read_text(encoding="utf-8"))))
        assert tuple(rows[0]) == COLUMNS, "no column holds a quotation or a note"
        assert all(re.fullmatch(r"[0-9a-f]{64}|", row["seen_sha256"]) for row in rows)


@pytest.fixture(scope="module")
def compiled(root, registry, events):
    """``indicators`` of the compiled facts alone."""
    facts = [as_values(read_facts(root / path, registry), source=Path(path).stem) for path in FACTS]
    return indicators([], pd.concat(facts, ignore_index=True), registry, events)


def test_each_fact_belongs_to_a_series_or_is_left_out_with_a_reason(root, registry, compiled):
    rows = pd.concat([pd.read_csv(root / path, dtype=str) for path in FACTS])
    left_out = rows["indicator"].isin(registry.not_shown())
    assert len(rows) == 447 + 102
    assert len(compiled) == (~left_out).sum()


def test_no_series_has_two_definitions(registry, compiled):
    counts = compiled.groupby("series")[["measured_in", "who_is_counted", "year_basis", "value_kind"]].nunique()
    assert (counts == 1).all(axis=None)
    kinds = {
        "calendar": {"calendar", "month", "day", "range"},
        "fiscal": {"fiscal", "quarter", "range", "undated"},
        "span": {"range", "undated"},
        "report": {"range"},
        "at": {"day"},
    }
    for basis, rows in compiled.groupby("year_basis"):
        assert set(rows["period_kind"]) <= kinds[basis], basis
    ranges = compiled[(compiled["year_basis"] == "calendar") & (compiled["period_kind"] == "range")]
    assert (ranges["first_day"].dt.year == ranges["last_day"].dt.year).all(), "a part of one calendar year"
    titles = [series.title.en for series in registry.series]
    assert len(titles) == len(set(titles)), "a series is known by its title"


def test_permits_for_trafficked_persons_are_told_by_what_they_count(compiled):
    shown = compiled.set_index(["series", "period"])[["value", "measured_in", "who_is_counted", "year_basis"]]
    not_said = "trafficked_dependants_not_said"
    assert shown.loc[("vtip_permits_sums", "2006-05 to 2012-12")].tolist() == [212, "permits", not_said, "span"]
    assert shown.loc[("vtip_recipients", "2006-05 to 2012-12")].tolist() == [89, "persons", not_said, "span"]
    assert shown.loc[("vtip_permits_in_year", "2013")].tolist() == [14, "permits", not_said, "calendar"]
    with_dependants = shown.loc[("vtip_permits", "2015-2023")]
    assert with_dependants["value"].unique() == [906]
    assert with_dependants["who_is_counted"].unique() == ["trafficked_and_dependants"]


def test_small_counts_of_people_are_not_shown_and_cannot_be_worked_out(registry, compiled):
    people = compiled[compiled["measured_in"].isin(["persons", "permits", "claims"])]
    assert (people["value"].dropna() >= 5).all()
    flagged = people[people["series"].str.startswith("vtip_flagged")].groupby("series")["value"].first()
    assert flagged["vtip_flagged"] - flagged["vtip_flagged_granted"] - flagged["vtip_flagged_refused"] >= 5
    assert registry.not_shown()["vtip_trp_cancelled_persons"].reason == "small_cell"


def test_bounds_that_a_source_states_are_kept(compiled):
    at_least = compiled[(compiled["series"] == "vulnerable_permits") & compiled["value"].isna()].iloc[0]
    assert (at_least["low"], at_least["flags"]) == (4801, ["cumulative", "at_least"])
    assert pd.isna(at_least["high"])
    few = compiled[(compiled["series"] == "dancer_permits_new") & (compiled["period"] == "2005")].iloc[0]
    assert (few["low"], few["high"]) == (0, 9)


def test_people_detected_are_never_an_outcome(registry, compiled):
    assert registry.not_shown()["glotip_canada_detected_trafficking_victims"].reason == "totals"
    detected = compiled[compiled["who_is_counted"].str.startswith("victims_")]
    assert set(detected["role"]) == {"context"}
    assert {"police_new_victims", "victims_in_cases", "rcmp_victims"} <= set(detected["series"])


def test_events_have_dates_status_and_domains(events):
    by_code = events.set_index("event")
    assert str(by_code.at["appeal_bar_struck", "first_day"].date()) == "2015-07-23"
    assert by_code.at["tranche_4", "status"] == "unverified"
    assert {"claims", "appeals", "removals", "detention", "permits", "work", "health", "detections"} == set(
        events["domains"].explode()
    )
    day = pd.Timestamp(2012, 12, 31).date()
    assert "new_asylum_system" in overlapping(events, ["claims"], pd.Timestamp(2012, 1, 1).date(), day)
    assert "new_asylum_system" not in overlapping(events, ["detections"], pd.Timestamp(2012, 1, 1).date(), day)
    assert overlapping(events, ["claims"], None, day) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("2015-07-23,2015-07-23", "2015-07-23,2015-07-22", "a day on or after the first day"),
        (",day,verified", ",week,verified", "precision is 'week'"),
        ("event,first_day", "code,first_day", "unknown column 'code'"),
        ("c310_assent", "c31_assent", "one row per event"),
    ],
)
def test_errors_name_the_invalid_events(root, tmp_path, old, new, words):
    path = tmp_path / "policy_events.csv"
    text = (root / "data/raw/compiled/asylum/policy_events.csv").read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(AsylumError, match=words):
        read_events(path)


def test_each_outcome_has_its_own_clock_and_end(root, designated):
    spans = designations(designated, read_effects(root / "data/raw/compiled/asylum/designation_effects.csv"))
    hungary = spans[spans["origin"] == "HUN"].set_index("designation_effect")
    ends = hungary["ends"].dt.strftime("%Y-%m-%d")
    assert ends[["time_limits", "appeal_bar", "risk_assessment_bar"]].tolist() == [
        "2019-05-17",
        "2015-07-23",
        "2019-03-20",
    ]
    assert hungary["clock"][["time_limits", "appeal_bar", "risk_assessment_bar", "health_cover"]].tolist() == [
        "claim",
        "decision",
        "application",
        "service",
    ]
    assert set(spans.loc[spans["tranche"] == 4, "use"]) == {"sensitivity"}
    assert spans.loc[spans["tranche"] == 4, "starts"].isna().all()
    shares = (
        exposure(spans, range(2012, 2017))
        .query("origin == 'HUN' and designation_effect == 'appeal_bar'")
        .set_index("year")["share"]
    )
    assert shares[[2013, 2014, 2016]].tolist() == [1, 1, 0]
    assert shares[2015] == pytest.approx(203 / 365)


@pytest.mark.official
def test_official_claimants_and_detections_are_read(mirror):
    assert len(read_claimants(mirror / OFFICES)) == 182
    table = read_detections(mirror / DETECTIONS, "CAN", "Canada")
    assert table["high"].notna().sum() == 6


def test_a_text_that_quotes_an_official_figure_is_no_primary_text(root):
    """The contract: high is an official or primary text or file, medium a text that quotes the official figure."""
    rows = pd.concat([pd.read_csv(root / path, dtype=str) for path in FACTS])
    quoting = rows["source_publisher"].str.contains(
        r" via (?!CNW|openparliament)|Sun$|Star$|blog|Postmedia|quoting|repost"
    )
    assert quoting.sum() > 20
    assert "high" not in set(rows.loc[quoting, "confidence"])
    assert rows["source_url"].str.fullmatch(r"https?://\S+").all(), "an address, not a description of one"
