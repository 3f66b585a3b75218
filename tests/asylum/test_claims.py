"""First claims are read from UNHCR's file of asylum applications."""

import gzip
import io
import json
import zipfile

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tipimpact.asylum import read_claims
from tipimpact.asylum.claims import COLUMNS, claims_by_year
from tipimpact.common.contracts import contract
from tipimpact.common.errors import AsylumError

APPLICATIONS = "refugee/unhcr_asylum_applications.csv.gz"


def test_first_claims_of_a_year_add_up_to_the_published_total(sample):
    claims = read_claims(sample / APPLICATIONS)
    by_year = claims.groupby("year")["claims"].sum()
    # Year by year: V until 2005, N afterwards, FA in 2007, and no appeal in 2015.
    assert by_year[[2005, 2006, 2007, 2011, 2015]].tolist() == [20765, 22858, 27873, 24968, 16560]
    assert set(claims["stage"]) == {"G/V/FI", "G/N/FI", "G/N/FA"}
    assert set(claims.loc[claims["year"] == 2007, "stage"]) == {"G/N/FA"}


def test_claims_from_hungary_match_the_numbers_of_the_irb(sample):
    claims = read_claims(sample / APPLICATIONS)
    hungary = claims[claims["origin"] == "HUN"].set_index("year")["claims"]
    assert (hungary[2008], hungary[2011]) == (288, 4423)


def test_every_cell_has_the_number_of_its_line_in_the_file(sample):
    with gzip.open(sample / APPLICATIONS, "rt", encoding="utf-8") as file:
        lines = file.read().splitlines()
    for cell in read_claims(sample / APPLICATIONS).sample(20, random_state=1).itertuples():
        fields = lines[cell.row - 1].split(",")
        assert (fields[0], fields[-1]) == (str(cell.year), str(cell.claims))
        assert cell.origin in fields


def test_appeals_reviews_and_unhcr_procedures_are_not_first_claims(write_applications):
    path = write_applications(
        {},
        {"app_type": "A", "dec_level": "AR", "applied": "100"},
        {"app_type": "R", "dec_level": "RA", "applied": "100"},
        {"app_type": "N", "dec_level": "AR", "applied": "100"},
        {"procedure_type": "U", "applied": "100"},
    )
    assert read_claims(path)["claims"].tolist() == [4423]


def test_na_is_read_as_a_code_not_as_a_missing_value(write_applications):
    path = write_applications(
        {"coa_iso": "DEU", "dec_level": "NA"}, {"coa_iso": "AUT", "app_type": "NA", "dec_level": "FA"}
    )
    assert read_claims(path)["destination"].tolist() == ["AUT", "DEU"]


def test_a_count_of_five_is_read_as_one_to_five(write_applications):
    claims = read_claims(write_applications({"applied": "5"}, {"year": "2012", "applied": "6"}))
    assert claims[["claims", "low", "high"]].to_numpy().tolist() == [[5, 1, 5], [6, 6, 6]]


def test_persons_and_cases_are_separate_rows(write_applications):
    claims = read_claims(write_applications({"applied": "7"}, {"app_pc": "C", "applied": "4"}))
    assert claims[["counted", "claims"]].to_numpy().tolist() == [["cases", 4], ["persons", 7]]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([{}, {}], ["line 2", "line 3", "another row has the same countries, year and codes"]),
        ([{"applied": "-5"}], ["line 2", "applied is '-5'", "whole number"]),
        ([{}, {"year": "2012", "applied": "7.5"}], ["line 3", "applied is '7.5'"]),
        ([{"applied": ""}], ["applied is ''"]),
        ([{"applied": "<5"}], ["applied is '<5'"]),
        ([{"year": "11"}], ["year is '11'", "four digits"]),
        ([{"coo_iso": "hun"}], ["coo_iso is 'hun'", "three capital letters"]),
        ([{"app_type": "X"}], ["app_type is 'X'", "one of A, FA"]),
        ([{}, {"dec_level": "FA"}], ["another row has first claims", "line 2", "line 3"]),
    ],
)
def test_errors_name_the_invalid_rows(write_applications, rows, words):
    with pytest.raises(AsylumError) as error:
        read_claims(write_applications(*rows))
    for word in words:
        assert word in str(error.value)


def test_one_error_reports_all_invalid_rows(write_applications):
    with pytest.raises(AsylumError) as error:
        read_claims(write_applications({"applied": "-1"}, {"year": "20O1"}, {"app_pc": "?"}))
    assert len(error.value.problems) == 3


def test_error_on_a_renamed_column_suggests_the_nearest_name(write_applications):
    header = ",".join(COLUMNS).replace("applied", "apllied")
    with pytest.raises(AsylumError, match="did you mean: apllied"):
        read_claims(write_applications({}, header=header))


HEADINGS = [
    *("Year", "Country of origin", "Country of origin (ISO)", "Country of asylum", "Country of asylum (ISO)"),
    *("Authority", "Application type", "Stage of procedure", "Cases / Persons", "applied"),
]


def served(rows: pd.DataFrame) -> dict[str, bytes]:
    """The rows as the publisher's API gives them, and as its zip of CSV with other headings."""
    items = [{"coo_id": 7, "coa_id": 9, **row} for row in rows.astype({"year": int}).to_dict("records")]
    csv = rows.drop(columns=["coo", "coa"]).set_axis(HEADINGS, axis="columns").to_csv(index=False)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("2025/asylum-applications.csv", b"\xef\xbb\xbf" + csv.encode())
        archive.writestr("2025/footnotes.csv", "Year,Footnote\n")
    answer = {"page": 1, "maxPages": 1, "short-url": "", "total": [], "items": items}
    return {"json": json.dumps(answer).encode(), "zip": file.getvalue()}


@pytest.mark.parametrize("format", ["json", "zip"])
def test_the_publishers_formats_give_the_same_claims(format, sample, tmp_path):
    rows = pd.read_csv(
        sample / APPLICATIONS,
        dtype=str,
        keep_default_na=False,
    ).iloc[::10]
    rows.to_csv(tmp_path / "rows.csv", index=False)
    (tmp_path / "rows.rda").write_bytes(served(rows)[format])
    expected = read_claims(tmp_path / "rows.csv")
    assert len(expected) > 100
    pd.testing.assert_frame_equal(read_claims(tmp_path / "rows.rda"), expected)


def test_a_new_column_of_the_api_is_an_error_because_it_may_change_the_counts(sample, tmp_path):
    rows = pd.read_csv(sample / APPLICATIONS, dtype=str, keep_default_na=False, nrows=3).assign(app_size="1")
    path = tmp_path / "rows.json"
    path.write_text(json.dumps({"items": rows.to_dict("records")}))
    with pytest.raises(AsylumError, match="unknown column 'app_size'") as error:
        read_claims(path)
    assert "see what the publisher added" in str(error.value)


@pytest.mark.parametrize(
    ("surplus", "words"),
    [(",1", "more fields than the header"), ("\n2012,Hungary", "coo_iso is ''"), ("\n", "year is ''")],
)
def test_rows_with_too_many_or_too_few_fields_are_refused(write_applications, surplus, words):
    path = write_applications({})
    path.write_text(path.read_text(encoding="utf-8").rstrip() + surplus + "\n", encoding="utf-8")
    with pytest.raises(AsylumError, match=words):
        read_claims(path)


CUT = gzip.compress(b"x" * 99, mtime=0)[:-9]


@pytest.mark.parametrize(
    "content",
    [b"", b"\x1f\x8b\x08\x00broken", b"\xff\xfe\x00", CUT],
    ids=["empty", "broken gzip", "broken text", "cut gzip"],
)
def test_error_on_an_unreadable_file_names_the_file(tmp_path, content):
    path = tmp_path / "applications.csv.gz"
    path.write_bytes(content)
    with pytest.raises(AsylumError, match=r"applications\.csv\.gz"):
        read_claims(path)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.tuples(st.integers(2000, 2023), st.sampled_from(["HUN", "MEX", "XXA"]), st.sampled_from(["N", "A"])),
        st.integers(5, 10_000),
        min_size=1,
    ),
    st.randoms(use_true_random=False),
)
def test_result_does_not_depend_on_row_order_and_keeps_all_first_claims(write_applications, counts, random):
    rows = [
        {"year": str(y), "coo_iso": o, "coo": o, "app_type": t, "applied": str(n)} for (y, o, t), n in counts.items()
    ]
    first = read_claims(write_applications(*rows))
    random.shuffle(rows)
    again = read_claims(write_applications(*rows))
    pd.testing.assert_frame_equal(first.drop(columns="row"), again.drop(columns="row"))
    assert first["claims"].sum() == sum(n for (_, _, stage), n in counts.items() if stage == "N")
    assert ((first["low"] <= first["claims"]) & (first["claims"] <= first["high"])).all()


@pytest.mark.official
def test_official_claims_equal_an_independently_made_table(mirror):
    claims = read_claims(mirror / APPLICATIONS)
    canada = claims[claims["destination"] == "CAN"].set_index(["origin", "year"])["claims"]
    table = pd.read_csv(
        mirror / "refugee" / "unhcr_canada_first_instance_by_origin_year.csv", keep_default_na=False
    ).set_index(["coo_iso", "year"])
    expected = pd.to_numeric(table["applications"], errors="coerce")
    expected = expected[expected > 0].astype("int64").rename_axis(["origin", "year"]).rename("claims")
    pd.testing.assert_series_equal(canada.sort_index(), expected.sort_index())
    # At least ten destinations are complete besides Canada.
    complete = claims[claims["year"].between(2005, 2019)].groupby("destination")["year"].nunique()
    assert {"AUS", "AUT", "BEL", "CHE", "DEU", "FRA", "GBR", "NLD", "NOR", "SWE"} <= set(complete[complete == 15].index)


@pytest.mark.official
def test_sample_claims_are_a_subset_of_the_official_ones(mirror, sample):
    key = ["origin", "destination", "year", "claims"]
    official = read_claims(mirror / APPLICATIONS)[key].set_index(key).index
    assert read_claims(sample / APPLICATIONS)[key].set_index(key).index.isin(official).all()


def test_claims_in_canada_are_published_by_origin_and_year_as_ranges(sample):
    claims = read_claims(sample / APPLICATIONS)
    table = contract("claims_by_year").conform(claims_by_year(claims.assign(source="unhcr")))
    own = claims[(claims["destination"] == "CAN") & (claims["counted"] == "persons")]
    assert len(table) == len(own) > 100
    assert table["claims_low"].sum() == own["low"].sum()
    assert table["claims_high"].sum() == own["high"].sum()
    assert set(table.loc[table["claims_high"] == 5, "claims_low"]) <= {1}
