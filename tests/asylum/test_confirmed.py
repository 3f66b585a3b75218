"""Numbers of reports that two readers confirmed become series; organizations are never added up."""

import pandas as pd
import pytest

from tests_support import SMALL
from tipimpact.asylum import read_events, read_registry
from tipimpact.asylum.confirmed import COLUMNS, FLAG, SOURCE, read_confirmed
from tipimpact.asylum.indicators import VALUES, as_values, indicators
from tipimpact.asylum.labels import labels
from tipimpact.common.errors import AsylumError
from tipimpact.common.tables import write_table
from tipimpact.impact.gaps import READ_IN_REPORTS, evidence_gaps
from tipimpact.impact.plan import read_plan
from tipimpact.impact.planned import Inputs, detectable_effects
from tipimpact.retrieve import read_sources

SHA = "ab" * 32
ROW = {
    **{"series": "read_victims_identified", "counted_by": "rcmp", "group": "", "period": "2012", "value": "26"},
    **{"low": "", "high": "", "document": "report", "part": "1", "start": "10", "end": "12", "sha256": SHA},
    **{"reader": "A. Reader", "second_reader": "B. Reader", "confirmed_on": "2027-01-31"},
}
YEARLY = {"series": "vtip_permits_yearly", "counted_by": "ircc", "group": "initial/victim/issued"}


@pytest.fixture(scope="module")
def registry(root):
    return read_registry(root / "config" / "series.yaml")


@pytest.fixture
def confirm(tmp_path, registry):
    """Write rows to the file of confirmed numbers, and read it."""

    def write_and_read(*changes: dict) -> pd.DataFrame:
        path = tmp_path / "quantities.csv"
        pd.DataFrame([ROW | change for change in changes], columns=list(COLUMNS)).to_csv(path, index=False)
        return as_values(read_confirmed(path, registry), source=SOURCE)

    return write_and_read


@pytest.fixture
def as_table(root, registry):
    def build(values: pd.DataFrame) -> pd.DataFrame:
        events = read_events(root / "data" / "raw" / "compiled" / "asylum" / "policy_events.csv")
        return indicators([], values, registry, events)

    return build


def test_the_file_of_the_project_is_valid(root, registry):
    values = read_confirmed(root / "data" / "raw" / "compiled" / "statistics" / "quantities.csv", registry)
    assert set(VALUES) - {"vintage", "source", "url"} <= set(values.columns)


def test_a_confirmed_number_is_a_value_of_its_series_with_its_place(confirm, as_table, registry):
    row = as_table(confirm({})).iloc[0]
    assert (row["series"], row["group"], row["year"], row["value"]) == ("read_victims_identified", "rcmp", 2012, 26)
    assert (row["source"], row["document"], row["place"]) == (SOURCE, "report", "report:10-12")
    assert (row["unit"], row["flags"]) == ("persons", [FLAG])
    assert set(labels(registry)["group"]["rcmp"]) == {"en", "fr"}


def test_two_organizations_stay_two_groups(confirm, as_table):
    table = as_table(confirm({}, {"counted_by": "ircc", "value": "30", "start": "40", "end": "42"}))
    assert table.set_index("group")["value"].to_dict() == {"rcmp": 26, "ircc": 30}
    assert table["revision"].tolist() == [1, 1], "neither is a revision of the other"


def test_two_documents_that_differ_on_one_count_are_both_kept_and_flagged(confirm, as_table):
    table = as_table(confirm({}, {"document": "other", "value": "27"}))
    assert sorted(table["value"]) == [26, 27]
    assert all("contradictory" in flags for flags in table["flags"])


def test_no_series_of_organizations_is_a_part_of_a_sum(registry):
    parts = {total.parts for total in registry.sums}
    for reading in registry.readings:
        assert len(reading.counted_by) == 1 or (not reading.groups and reading.series not in parts)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"counted_by": ""}, "nobody is named who counted"),
        ({"second_reader": ""}, "no second reader is named"),
        ({"second_reader": "a. reader"}, "the second reader is the first one"),
        ({"reader": ""}, "no reader is named"),
        ({"value": "3"}, "fewer than five persons are shown"),
        ({"value": "", "high": "3"}, "fewer than five persons are shown"),
        ({"value": "", "low": "2", "high": "3"}, "fewer than five persons are shown"),
        ({"value": ""}, "no value and no bound"),
        ({"value": "2.5"}, "value is '2.5'"),
        ({"low": "9", "high": "8"}, "low is 9, high is 8"),
        ({"series": "read_victims_identifed"}, "did you mean: read_victims_identified"),
        ({"series": "claims_canada"}, "no number of a report may go into series 'claims_canada'"),
        ({"counted_by": "esdc"}, "'esdc' does not count series"),
        ({"group": "all"}, "an empty cell: the group is the organization"),
        ({"period": "2012-13"}, "is of kind 'fiscal'"),
        ({"period": "in 2012"}, "is not a period"),
        ({"sha256": "x"}, "the digest of the sentence"),
        ({"document": ""}, "no document is named"),
        ({"confirmed_on": "yesterday"}, "a date like 2027-01-31"),
        (YEARLY | {"group": "victims"}, "group is 'victims'"),
    ],
)
def test_what_is_refused(confirm, change, fault):
    with pytest.raises(AsylumError, match="line 2") as error:
        confirm(change)
    assert fault in str(error.value)


def test_the_same_number_is_confirmed_once(confirm):
    with pytest.raises(AsylumError, match="confirmed twice"):
        confirm({}, {})


def test_fewer_than_five_is_kept_as_a_range(confirm):
    row = confirm({"value": "", "low": "1", "high": "4"}).iloc[0]
    assert (row["low"], row["high"], row["flags"]) == (1, 4, [FLAG, "suppressed"])
    assert pd.isna(row["value"])


def test_a_gap_with_a_confirmed_number_is_marked(root, tmp_path):
    declared = [source for source in read_sources(root / "config" / "sources").sources if source.gap]
    confirmed = {"read_permits_issued": ["2013", "2012"], "vtip_permits_yearly": ["2012"], "claims_canada": ["2010"]}
    gaps = evidence_gaps(declared, [], tmp_path, "sample", confirmed=confirmed).set_index("gap")["confirmed"]
    assert gaps["vtip_trp_yearly"] == ["2012", "2013"]
    assert all(periods == [] for gap, periods in gaps.items() if gap != "vtip_trp_yearly")


def test_confirmed_yearly_numbers_reach_the_planned_estimate(root, tmp_path, confirm, as_table, registry):
    assert SOURCE == READ_IN_REPORTS
    counts = {
        2006: 12,
        2007: 30,
        2008: 25,
        2009: 31,
        2010: 40,
        2011: 38,
        2013: 14,
        2014: 22,
        2015: 26,
        2016: 30,
        2017: 33,
        2018: 35,
    }
    rows = [YEARLY | {"period": str(year), "value": str(n), "start": str(year)} for year, n in counts.items()]
    rows = [row | {"end": "9999"} for row in rows]
    plan = read_plan(SMALL / "plan.yaml")
    status = {}
    for name, values in (("with", confirm(*rows)), ("without", confirm({}))):
        path = tmp_path / f"{name}.parquet"
        write_table(as_table(values), "indicators", path, edition="sample", sources=[SOURCE], labels=labels(registry))
        only = plan.model_copy(update={"estimands": [e for e in plan.estimands if e.source == "vtip_trp_yearly"]})
        inputs = Inputs(path, path, path, path, "sample", seed=1, missing={"vtip_trp_yearly"})
        status[name] = detectable_effects(only, inputs)["status"].tolist()
    assert status["without"] == ["data_missing"]
    assert status["with"] != ["data_missing"]
