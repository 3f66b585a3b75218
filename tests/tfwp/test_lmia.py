"""Lists are read in every layout, and rows without data are rejected with a reason."""

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipimpact.common.errors import TfwpError
from tipimpact.tfwp import read_lmia
from tipimpact.tfwp.arrow_columns import TEXT, texts
from tipimpact.tfwp.layout import split_layout
from tipimpact.tfwp.list_titles import identify
from tipimpact.tfwp.places import city_and_postal_code

COLUMNS = (
    "period decision province stream employer address city postal_code noc noc_version occupation positions source_row"
)
HEADER = ["Province/Territory", "Stream", "Employer", "Address", "Occupation", "Approved Positions"]
LEVIS = ["Quebec", "    High Wage", "Ferme Léa inc.", "Lévis, QC G6V 8E8", "8431-General farm workers", "3"]
SARNIA = ["Ontario", "   Low Wage", "Total Lubrication Management Company", "Sarnia, ON N7T 7W1", "0631-Chefs", "1,002"]
NOTES = [["Notes:"], ["1. A footnote."], ["Ontario", "Low Wage", "Not an employer", "Sarnia", "6322-Cooks", "7"]]


def rejection_reasons(data: pd.DataFrame) -> dict[int, str]:
    return {row["row"]: row["reason"] for row in data.attrs["rejected"]}


def test_a_list_is_read_with_all_columns(write_list):
    data = read_lmia(write_list([HEADER, LEVIS, SARNIA, *NOTES]))
    assert " ".join(data.columns) == COLUMNS
    first = data.iloc[0]
    assert first.to_dict() == {
        "period": "2019Q3",
        "decision": "positive",
        "province": "QC",
        "stream": "High Wage",
        "employer": "Ferme Léa inc.",
        "address": "Lévis, QC G6V 8E8",
        "city": "Lévis",
        "postal_code": "G6V 8E8",
        "noc": "8431",
        "noc_version": "2011",
        "occupation": "General farm workers",
        "positions": 3,
        "source_row": 3,
    }
    assert list(data["positions"]) == [3, 1002]
    assert rejection_reasons(data) == {1: "title", 2: "header", 5: "note", 6: "note", 7: "a number below the notes"}
    assert data.attrs["rows"] == len(data) + len(data.attrs["rejected"])


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "mac_roman", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r\r\n"])
def test_encoding_delimiter_and_line_ends_are_detected(write_list, encoding, delimiter, line_end):
    data = read_lmia(write_list([HEADER, LEVIS, SARNIA], encoding=encoding, delimiter=delimiter, line_end=line_end))
    assert data["employer"][0] == "Ferme Léa inc."
    assert data["city"][0] == "Lévis"
    assert list(data["source_row"]) == [3, 4]


def test_province_headings_become_a_column(write_list):
    title = "Employers issued a positive LMIA between June 20 and December 31, 2014 inclusively, by province/territory "
    header = ["Employer ", "Address", "Positions"]
    rows = [
        ["Newfoundland and Labrador", "", ""],
        header,
        ["Total Maintenance Services Inc.", "1 Main St, Suite 5, St. John's, NL  A1C\N{NO-BREAK SPACE}6C9", "2"],
        ["Alberta", "Alberta", ""],  # one list repeats the heading
        header,
        ["Notesolution Inc", "Calgary, AB  T2P 1A1", "1"],
        ["Outside Canada", "", ""],
        header,
        ["Société Générale", "Paris 75001", "4"],
        ["Other employers", "", "5,967"],
        ["Total ", "", "5,974"],
        ["Notes: ", "", ""],
        ["1. A footnote.", "", ""],
    ]
    data = read_lmia(write_list(rows, name="2014_positive_employers_en.csv", title=title))
    assert set(data["period"]) == {"2014H2"}
    assert data["province"].fillna("?").tolist() == ["NL", "AB", "OC", "?"]
    assert data["employer"].tolist()[:2] == ["Total Maintenance Services Inc.", "Notesolution Inc"]
    assert (data["city"][0], data["postal_code"][0]) == ("St. John's", "A1C 6C9")
    assert data["positions"].sum() == data.attrs["printed_total"] == 5974
    assert data["noc"].isna().all()
    assert set(rejection_reasons(data).values()) == {"title", "header", "section", "total", "note"}


def test_merged_cells_are_filled_down_but_not_into_notes(write_list):
    rows = [
        HEADER,
        ["Quebec", "High Wage", "A inc.", "Lévis, QC G6V 8E8", "6322-Cooks", "1"],
        ["", "", "", "", "0213-Managers", "2"],
        ["", "", "", "Laval, QC H7X 4G2", "6322-Cooks", "3"],
        ["", "Low Wage", "B inc.", "", "6322-Cooks", "4"],
        ["", "", "", "", "(blank)", "5"],
        ["Ontario", "", "C Ltd.", "Sarnia, ON N7T 7W1", "6322-Cooks", "6"],
        ["", "", "", "", "", ""],
        ["Notes:", "", "", "", "", ""],
        ["", "", "", "", "6322-Cooks", "9"],
    ]
    data = read_lmia(write_list(rows))
    assert data["province"].tolist() == ["QC"] * 5 + ["ON"]
    assert data["stream"].fillna("?").tolist() == ["High Wage"] * 3 + ["Low Wage"] * 2 + ["?"]
    assert data["employer"].tolist() == ["A inc."] * 3 + ["B inc."] * 2 + ["C Ltd."]
    assert data["city"].fillna("?").tolist() == ["Lévis", "Lévis", "Laval", "?", "?", "Sarnia"]
    assert data["noc"].fillna("?").tolist() == ["6322", "0213", "6322", "6322", "?", "6322"]
    assert data["positions"].sum() == 21


def test_one_unknown_province_refuses_its_row_and_no_other(write_list):
    data = read_lmia(write_list([HEADER, LEVIS, ["Ontarioo", *SARNIA[1:]], SARNIA]))
    assert data["province"].tolist() == ["QC", "ON"]
    assert rejection_reasons(data) == {1: "title", 2: "header", 4: "unknown province"}


def test_a_printed_total_counts_rows_that_are_refused_too(write_list):
    rows = [HEADER, LEVIS, ["Ontarioo", *SARNIA[1:]], ["Total", "", "", "", "", "1,005"]]
    assert read_lmia(write_list(rows)).attrs["printed_total"] == 1005


def test_repeated_rows_are_kept_and_counted(write_list):
    data = read_lmia(write_list([HEADER, LEVIS, SARNIA, LEVIS, LEVIS]))
    assert len(data) == 4
    assert data.attrs["repeated"] == 2


def test_a_row_without_a_number_also_begins_a_block(write_list):
    rows = [
        HEADER,
        LEVIS,
        ["Ontario", "Low Wage", "C Ltd.", "Sarnia, ON N7T 7W1", "6322-Cooks", "many"],
        ["", "", "", "", "6322-Cooks", "6"],
    ]
    data = read_lmia(write_list(rows))
    assert data["province"].tolist() == ["QC", "ON"]
    assert data["employer"].tolist() == ["Ferme Léa inc.", "C Ltd."]
    assert rejection_reasons(data)[4] == "no number of positions"


def test_leading_zeros_of_codes_are_restored_in_a_french_list(write_list):
    title = "Employeurs ayant obtenu une EIMT positive en 2017 (Janvier-Juin), par CNP 2011 et lieu d'affaires"
    header = [
        "Province/Territoire",
        "Volet",
        "Employeur",
        "Adresse",
        "Profession sous CNP 2011",
        "Postes Approuvés\r\n",
    ]
    rows = [
        header,
        ["Île-du-Prince-Édouard", "", "Café Bleu", "Souris, PE C0A 2B0", "631-Directeurs", "2"],
        ["Territoires-du-Nord-Ouest", "", "Café Blanc", "Yellowknife, NT X1A 1N5", "11-Cadres", "1"],
        ["À l'extérieur du Canada", "", "Café Noir", "Wanchai, NL A0A 0A0", "6322-Cuisiniers", "1 234"],
    ]
    data = read_lmia(write_list(rows, name="2017q1q2_positive_fr.csv", title=title))
    assert data["noc"].tolist() == ["0631", "0011", "6322"]
    assert data["province"].tolist() == ["PE", "NT", "OC"]
    assert set(data["period"]) == {"2017H1"}
    assert data["positions"].tolist() == [2, 1, 1234]
    assert pd.isna(data["postal_code"][2]), "A0A 0A0 is a dummy code"


def test_a_list_without_title_is_identified_by_its_file_name_and_codes(write_list):
    header = [*HEADER[:5], "Incorporate Status", "Requested LMIAs", "Requested Positions"]
    rows = [header, ["Ontario  ", "99", "D Ltd.", "Sarnia, ON N7T 7W1", "63200-Cooks", "Unknown", "1", "2"]]
    data = read_lmia(write_list(rows, name="tfwp_2024q2_neg_en_converted.csv", title=""))
    assert data.loc[0, ["period", "decision", "noc_version", "stream"]].tolist() == ["2024Q2", "negative", "2021", "99"]


def test_employer_names_that_are_numbers_or_formulas_are_read_as_text(tmp_path, maker):
    rows = [
        ["Employers issued a positive LMIA, NOC 2021, January to March 2025"],
        ["Province/Territory", "Program Stream", "Employer ", "Address ", "Occupation ", "Approved Positions"],
        [f"{'Yukon':75}", "Low Wage", 1234567, "Whitehorse, YT Y1A 2A1", "63200-Cooks", 2],
        [f"{'Yukon':75}", "Low Wage", "=1+1", "Whitehorse, YT Y1A 2A1", "63200-Cooks", 0],
        ["Notes:"],
    ]
    path = tmp_path / "tfwp_2025q1_pos_en.xlsx"
    path.write_bytes(maker.workbook(rows))
    data = read_lmia(path)
    assert data["employer"].tolist() == ["1234567", "=1+1"]
    assert data["positions"].tolist() == [2, 0]
    assert set(data["province"]) == {"YT"}


@pytest.mark.parametrize(
    ("title", "name", "period", "decision"),
    [
        ("Employers issued a positive LMIA in 2015", "2015_positive_employers_en.csv", "2015", "positive"),
        ("List ... negative LMIA by NOC 2011 in 2017 (January –June)", "December-2017.csv", "2017H1", "negative"),
        ("... in 2020(April-June)", "tfwp_2020q2_negative_en.csv", "2020Q2", "negative"),
        ("2018T4-Employeurs ... EIMT positive (octobre-décembre)", "liste.csv", "2018Q4", "positive"),
        ("", "2024-10-24_tfwp_2024q2_neg_en.csv", "2024Q2", "negative"),
        ("positive ... July to September 2022", "useb-2022-employer-list2022q3tfwp_2022q3.xlsx", "2022Q3", "positive"),
    ],
)
def test_period_and_decision_are_read_from_title_and_file_name(title, name, period, decision):
    assert identify(title, name)[:2] == (period, decision)
    assert not identify(title, name)[3]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("positive ... July to September 2024", "tfwp_2024q2_pos_en.xlsx"),
        ("positive ... in 2016", "2017_positive.csv"),
        ("negative ... in 2016", "2016_positive.csv"),
        ("a list", "list.csv"),
        ("positive ... February to August 2016", "list.csv"),
    ],
)
def test_a_title_that_contradicts_the_file_name_or_states_nothing_is_refused(write_list, title, name):
    with pytest.raises(TfwpError, match=name):
        read_lmia(write_list([HEADER, LEVIS], name=name, title=title))


def read_place(address):
    city, postal_code = city_and_postal_code(pa.array([address], TEXT))
    return city[0].as_py(), postal_code[0].as_py()


@pytest.mark.parametrize(
    ("address", "city", "postal_code"),
    [
        ("Box 20, 215 Water Street, Suite 511, St. John's, NL A1C 6C9", "St. John's", "A1C 6C9"),
        ("CHARLOTTETOWN, C1A6X8", "CHARLOTTETOWN", "C1A 6X8"),
        ("Moncton, NB, NB E1C 1E3", "Moncton", "E1C 1E3"),
        ("100 Mile House, BC V0K 2E0", "100 Mile House", "V0K 2E0"),
        ("LABRADOR CITY, NL A2V 2W", "LABRADOR CITY", None),
        ("1918 Pine Tree Trail, Ely, MN 55731, USA", "Ely", None),
        ("Wanchai, NL A0A 0A0", "Wanchai", None),
        ("A1A 1A1", None, "A1A 1A1"),
    ],
)
def test_city_and_postal_code_are_read_from_an_address(address, city, postal_code):
    assert read_place(address) == (city, postal_code)


CELLS = st.one_of(st.text(max_size=12), st.integers(0, 10**12), st.floats(allow_nan=True), st.booleans())


@given(st.lists(st.lists(CELLS, min_size=0, max_size=6), max_size=12))
def test_every_row_is_kept_or_rejected_for_any_cells(rows):
    layout = split_layout([HEADER, *rows], "list")
    places = [*layout.places, *(row["row"] for row in layout.rejected)]
    assert sorted(map(int, places)) == list(range(1, len(rows) + 2))
    assert layout.positions.null_count == 0
    assert {len(column) for column in layout.cells.values()} == {len(layout.positions)}


@given(st.lists(CELLS))
def test_cells_become_text_with_single_spaces(cells):
    def to_text(cell):
        cell = int(cell) if isinstance(cell, float) and cell.is_integer() else cell
        return " ".join(str(cell).split())

    cells = [cell for cell in cells if not isinstance(cell, bool)]
    assert [text or "" for text in texts(cells).to_pylist()] == list(map(to_text, cells))


@given(st.text(max_size=60))
def test_any_address_has_a_valid_city_and_postal_code_or_none(address):
    city, postal_code = read_place(" ".join(address.split()))
    assert city is None or city
    assert postal_code is None or len(postal_code) == 7
