"""IRCC's tab-separated files hold the counts of its workbooks by place and label; totals are added up as ranges."""

import pytest

from tipimpact.asylum.claimants import read_claimants
from tipimpact.common.errors import AsylumError, TfwpError
from tipimpact.tfwp.stocks import read_stock

CLAIMANTS = "EN_YEAR\tEN_QUARTER\tEN_MONTH\tEN_PROVINCE_TERRITORY\tEN_CLAIM_OFFICE_TYPE\tFR_MOIS\tTOTAL"
HOLDERS = "EN_YEAR\tEN_PROVINCE_TERRITORY\tEN_PROGRAM_LEVEL_2\tEN_PROGRAM_LEVEL_3\tTOTAL"
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16"]


@pytest.fixture
def write(tmp_path):
    def write_rows(header, *rows, encoding="utf-8"):
        path = tmp_path / "ODP-data.csv"
        path.write_text("\r\n".join([header, *("\t".join(row) for row in rows), ""]), encoding=encoding, newline="")
        return path

    return write_rows


def claims(year, month, office, count, place="Quebec"):
    return (year, "Q1", month, place, office, "janv.", count)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_claimants_are_added_up_by_month_and_office(encoding, write):
    rows = [claims("2015", month, "Airport", "10") for month in MONTHS] + [
        claims("2015", "Jan", "Inland", "--", "Québec")
    ]
    rows += [claims("2016", "Jan", "Airport", "1,230"), claims("2016", "Jan", "Airport", "0", "Ontario")]
    table = read_claimants(write(CLAIMANTS, *rows, encoding=encoding)).set_index(["group", "period"])
    assert table.loc[("all", "2015-01"), ["low", "high"]].tolist() == [8 + 1, 12 + 5]
    assert table.loc[("airport", "2015"), ["low", "high"]].tolist() == [12 * 8, 12 * 12]
    assert table.loc[("inland", "2015"), ["low", "high"]].tolist() == [1, 5]
    assert table.loc[("all", "2016"), "flags"] == ["range", "partial_year"]
    assert table.loc[("all", "2015"), "flags"] == ["range"]
    assert ("airport", "2016-01") not in table.index
    assert table["value"].isna().all()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_permit_holders_are_added_up_by_province_and_program(encoding, write):
    rows = [
        ("2012", "Ontario", "Agricultural Workers", "Agricultural Stream", "1,005"),
        ("2012", "Ontario", "Agricultural Workers", "Seasonal Agricultural Worker Program", "--"),
        ("2012", "Ontario", "Caregivers", "", "20"),
        ("2012", "Quebec", "Caregivers", "", "0"),
    ]
    table = read_stock(write(HOLDERS, *rows, encoding=encoding)).set_index(["province", "program"])
    ranges = {
        ("ON", "agricultural_workers/agricultural_stream"): (1003, 1007),
        ("ON", "agricultural_workers"): (1004, 1011),
        ("ON", "all"): (1022, 1033),
        ("QC", "all"): (0, 0),
        ("CA", "caregivers"): (18, 22),
        ("CA", "all"): (1022, 1033),
    }
    assert {key: tuple(table.loc[key, ["low", "high"]]) for key in ranges} == ranges
    assert table.loc[("ON", "agricultural_workers/agricultural_stream"), "permit_holders"] == 1005
    assert set(table.index[table["is_total"]].get_level_values("program")) == {"all", "agricultural_workers"}
    assert table.loc[("ON", "caregivers"), "place"] == "line 4"
    assert table.loc[("CA", "all"), "place"] == "line 2 and others (4 rows)"
    assert table.index.is_unique


@pytest.mark.parametrize(
    ("header", "row", "words"),
    [
        (
            HOLDERS.replace("TOTAL", "TOTALS"),
            ("2012", "Ontario", "A", "", "5"),
            ["column 'TOTAL' is missing", "TOTALS"],
        ),
        (HOLDERS.replace("PROGRAM", "STREAM"), ("2012", "Ontario", "A", "", "5"), ["'EN_…PROGRAM…' is missing"]),
        (HOLDERS, ("12", "Ontario", "A", "", "5"), ["line 2", "'12' is not a period"]),
        (HOLDERS, ("2012", "Ontario", "A", "", "five"), ["line 2", "'five' is not a count"]),
        (HOLDERS.replace("\t", "|"), ("2012|Ontario",), ["column 'EN_YEAR' is missing"]),
    ],
    ids=["renamed column", "renamed label", "year", "count", "no tabs"],
)
def test_a_file_with_another_layout_is_refused(header, row, words, write):
    with pytest.raises(TfwpError) as error:
        read_stock(write(header, row))
    for word in words:
        assert word in str(error.value)


def test_an_office_that_nobody_knows_is_refused(write):
    with pytest.raises(AsylumError, match="office 'harbour' is not valid"):
        read_claimants(write(CLAIMANTS, claims("2015", "Jan", "Harbour", "5")))
