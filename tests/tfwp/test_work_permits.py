"""``work_permits`` agrees with the lists, has no names, and suppresses what rests on few employers."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests_support import ROOT, load_module
from tipimpact.common.config import Tfwp
from tipimpact.common.contracts import contract
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import SourceFile, read_sources
from tipimpact.retrieve.receipts import write_receipt
from tipimpact.tfwp.employer_lists import read_lists
from tipimpact.tfwp.employer_names import employer_key, legal_name
from tipimpact.tfwp.harmonise import harmonise
from tipimpact.tfwp.work_permits import work_permits

SOURCES = read_sources(ROOT / "config" / "sources")
EMPTY = pd.DataFrame()
# Lists of the sample edition and the positions that the publisher states for each; another list may be added to it.
STATED = {
    "lmia_positive_2014h2_en": 30396,
    "lmia_positive_2016_en": 77346,
    "lmia_positive_2017q4_en": 27337,
    "lmia_positive_2024q1_en": 68148,
    "lmia_positive_2024q3_en": 49121,
}
ONE_WINDOW = Tfwp(windows_compared=[])  # fewer variants, so that the tests are fast


def received_files(folder, edition="sample", collection="lmia", **changes):
    """Return the files of a collection in a folder, with changes to their sources."""
    sources = SOURCES.collection(collection, edition)
    return [SourceFile(s.model_copy(update=changes), folder / s.path, None) for s in sources]


def positions(*rows, language="en", period="2015", decision="positive", noc="6322", version="2011"):
    data = pd.DataFrame(rows, columns=["province", "employer", "positions"])
    data = data.astype({"province": "string", "employer": "string", "positions": "Int64"})
    data = data.assign(
        period=period,
        decision=decision,
        language=language,
        source=f"{period}_{language}",
        source_row=range(1, len(rows) + 1),
        stream=pd.array([pd.NA] * len(rows), dtype="string"),
        city="Town",
        postal_code=pd.array([pd.NA] * len(rows), dtype="string"),
        noc=noc,
        noc_version=version,
    )
    return harmonise(data)


def cell(table, scope="employer", province="CA", year=2015, **where):
    where = {"setting": "chosen", "stream": "all", "occupation": "all"} | where
    rows = table[(table["scope"] == scope) & (table["province"] == province) & (table["year"] == year)]
    for name, value in where.items():
        rows = rows[rows[name] == value]
    assert len(rows) == 1
    return rows.iloc[0]


@pytest.fixture(scope="module")
def lists(sample):
    data, _ = read_lists(file for file in received_files(sample) if file.source.id in STATED)
    return harmonise(data)


@pytest.fixture(scope="module")
def sample_table(lists):
    """``work_permits`` of the sample lists, with one other window for comparison."""
    return work_permits(lists, EMPTY, EMPTY, Tfwp(windows_compared=["6M"]))


def test_sample_positions_equal_the_published_ones(lists, sample_table):
    assert lists.groupby("source")["positions"].sum().to_dict() == STATED
    table = sample_table
    years = {2014: 30396, 2016: 77346, 2017: 27337, 2024: 68148 + 49121}
    assert {year: cell(table, year=year)["positions"] for year in years} == years
    provinces = table[(table["scope"] == "employer") & (table["setting"] == "chosen") & (table["province"] != "CA")]
    assert provinces.groupby("year")["positions"].sum().to_dict() == years


def test_the_sample_has_values_for_every_scope(sample_table):
    table = sample_table
    for scope in contract("work_permits").columns["scope"].values:
        assert pd.notna(cell(table, scope, year=2024)["median_low"])
    for part in ("stream", "occupation"):
        assert set(table[part]) >= {"all", "high_wage" if part == "stream" else "8"}
    assert set(table["setting"]) == {"chosen", "window", "sector", "own_sites"}


def test_cells_with_fewer_than_five_employers_are_suppressed():
    rows = [("YT", f"E{i}", 1) for i in range(4)] + [("NT", f"F{i}", 1) for i in range(5)]
    table = work_permits(positions(*rows), EMPTY, EMPTY, ONE_WINDOW)
    few, enough = cell(table, "province", "YT"), cell(table, "province", "NT")
    assert few["withheld"] == "few_employers"
    assert few[["employers", "none_low", "median_low", "p90_high", "hhi_high"]].isna().all()
    assert (enough["median_low"], enough["median_high"]) == (4, 4)
    assert enough["hhi_low"] == enough["hhi_high"] == pytest.approx(0.2)


def test_shares_and_quantiles_are_weighted_by_positions():
    rows = [("ON", f"E{i}", 1) for i in range(8)] + [("PE", "alone", 92)]
    table = work_permits(positions(*rows), EMPTY, EMPTY, ONE_WINDOW)
    canada = cell(table, "province")
    assert canada["none_low"] == canada["none_high"] == pytest.approx(0.92)
    assert (canada["p10_low"], canada["median_low"], canada["p90_low"]) == (0, 0, 0)
    assert cell(table, "open")["median_low"] == 8
    assert cell(table)["none_low"] == 1
    assert cell(table)["hhi_low"] == 1


def test_unnamed_employers_widen_the_range():
    rows = [("ON", f"E{i}", 2) for i in range(5)] + [("ON", None, 10), (None, "Other employers", 3)]
    table = work_permits(positions(*rows), EMPTY, EMPTY, ONE_WINDOW)
    ontario = cell(table, "province", "ON")
    assert (ontario["median_low"], ontario["median_high"]) == (4, 4 + 13)
    assert ontario["hhi_low"] == pytest.approx((5 * 4 + 13) / 23**2, abs=0.0005)
    assert ontario["hhi_high"] == pytest.approx((4 * 4 + 15**2) / 23**2, abs=0.0005)
    assert cell(table, "open", "ZZ")["withheld"] == "not_named"
    assert cell(table, "province", "ON")["measured"] == 20
    assert cell(table, "province")["measured"] == 20
    assert cell(table, "province")["positions"] == 23


def test_refusals_and_rows_with_zero_positions_do_not_count_as_employers():
    rows = positions(*[("ON", f"E{i}", 1) for i in range(5)], ("ON", "Zero", 0))
    both = pd.concat([rows, positions(("ON", "C", 9), decision="negative")], ignore_index=True)
    ontario = cell(work_permits(both, EMPTY, EMPTY, ONE_WINDOW), "employer", "ON")
    assert (ontario["positions"], ontario["employers"], ontario["rows"]) == (5, 5, 6)


def test_a_list_in_both_languages_is_counted_once():
    both = pd.concat([positions(("ON", "A", 2)), positions(("ON", "A", 2), language="fr")], ignore_index=True)
    assert cell(work_permits(both, EMPTY, EMPTY, ONE_WINDOW))["positions"] == 2
    french = work_permits(positions(("ON", "A", 2), language="fr"), EMPTY, EMPTY, ONE_WINDOW)
    assert cell(french)["lists"] == ["2015_fr"]


def test_a_year_says_for_how_many_months_it_has_lists():
    """Of 2022 the publisher's mirror lacks a quarter; of a year that is not over there is one."""
    periods = ("2015", "2022Q1", "2022Q3", "2022Q4", "2025Q1")
    held = pd.concat([positions(("ON", "A", 2), period=period) for period in periods], ignore_index=True)
    table = work_permits(held, EMPTY, EMPTY, ONE_WINDOW)
    assert table.groupby("year")["year_months"].unique().map(list).to_dict() == {2015: [12], 2022: [9], 2025: [3]}


def test_without_any_list_the_table_is_empty(tmp_path):
    data, metadata = read_lists([])
    write_table(harmonise(data), "positions", tmp_path / "p.parquet", edition="sample", **metadata)
    table = work_permits(read_table(tmp_path / "p.parquet"), EMPTY, EMPTY, ONE_WINDOW)
    write_table(table, "work_permits", tmp_path / "w.parquet", edition="sample")
    assert read_table(tmp_path / "w.parquet").empty


def test_a_list_that_contradicts_its_row_of_sources_is_a_gap(sample, capsys):
    wrong = received_files(sample, facts={"kind": "lmia", "period": "2023Q1", "decision": "negative"})[:2]
    data, metadata = read_lists(wrong)
    assert data.empty
    assert metadata["unread"] == {file.source.id: "list" for file in wrong}
    assert metadata["rejected"] == {}
    assert capsys.readouterr().err.count("in the list but") == 4


def test_a_list_that_is_there_twice_counts_once(sample, capsys):
    first = received_files(sample)[0]
    again = SourceFile(first.source.model_copy(update={"id": "again"}), first.path, None)
    data, metadata = read_lists([first, again])
    assert set(data["source"]) == {first.source.id}
    assert metadata["unread"] == {"again": "list"}
    assert "the same list as source lmia_positive_2014h2_en" in capsys.readouterr().err


def test_a_list_that_cannot_be_read_is_a_gap_and_its_rows_are_counted(sample, tmp_path, capsys):
    received = received_files(sample)[:3]
    bad = tmp_path / "bad.csv"
    bad.write_text("not,a list\n1,2\n")
    received[1] = SourceFile(received[1].source, bad, None)
    data, metadata = read_lists(received)
    lost, kept = received[1].source.id, {received[0].source.id, received[2].source.id}
    assert set(data["source"]) == kept
    assert metadata["unread"] == {lost: "list"}
    assert "no header row" in capsys.readouterr().err
    write_table(harmonise(data), "positions", tmp_path / "p.parquet", edition="sample", **metadata)
    assert read_table(tmp_path / "p.parquet").attrs["missing"] == [lost]


def test_rows_that_cannot_be_read_are_counted_and_told(write_list, sample, capsys):
    row = ["Quebec", "High Wage", "A inc.", "Lévis, QC G6V 8E8", "8431-General farm workers", "3"]
    header = ["Province/Territory", "Stream", "Employer", "Address", "Occupation", "Approved Positions"]
    rows = [header, row, row, [*row[:5], "many"], ["Quebeck", *row[1:]], ["Notes:"], row]
    file = received_files(sample)[0]
    source = file.source.model_copy(update={"id": "sent", "facts": {}})
    _, metadata = read_lists([SourceFile(source, write_list(rows), None)])
    assert metadata["refused"] == {"sent": 3}
    assert metadata["repeated"] == {"sent": 1}
    told = capsys.readouterr().err
    for reason in ("no number of positions", "unknown province", "a number below the notes"):
        assert f"sent: 1 rows left out ({reason})" in told
    assert "sent: 1 rows say the same as an earlier row" in told


def test_no_employer_name_is_published(lists, sample_table):
    assert not {"employer", "postal_address", "city", "postal_code", "employer_id"} & set(
        contract("work_permits").columns
    )
    text = sample_table.to_csv()
    assert not [name for name in lists["employer"].dropna().unique() if name in text]


def decisions_against(*rows):
    """Return decisions; each row gives legal name, province and date."""
    names = ["legal_name", "province", "decided"]
    data = pd.DataFrame(rows, columns=names).astype({"decided": "datetime64[us]"})
    return data.assign(operating_name=data["legal_name"], postal_address="1 Road, Town, Ontario")


@pytest.mark.slow
def test_later_decisions_are_counted_and_small_counts_suppressed():
    many = [("ON", f"Quill {i * 7}{chr(65 + i)} Ltd", 10) for i in range(9)]
    few = [("MB", "Birch Ltd", 3), *[("MB", f"Spruce {i} Ltd", 1) for i in range(6)]]
    rows = positions(*many, *few, period="2016")
    named = [(name, "ON", "2017-05-01") for _, name, _ in many[:6]] + [("Birch Ltd", "MB", "2017-05-01")]
    table = work_permits(rows, decisions_against(*named, ("Gone Ltd", "ON", "2018-01-01")), EMPTY, ONE_WINDOW)
    assert pd.isna(cell(table, province="MB", year=2016)["later_high"])
    assert cell(table, province="MB", year=2016)["later_withheld"] == "few_employers"
    assert cell(table, province="ON", year=2016)["later_withheld"] == "protects_another"
    assert cell(table, year=2016)["later_high"] == 63
    earlier = work_permits(
        rows,
        decisions_against(*[(n, p, "2016-05-01") for n, p, _ in named], ("G", "ON", "2018-01-01")),
        EMPTY,
        ONE_WINDOW,
    )
    assert cell(earlier, year=2016)["later_high"] == 0
    unknown = work_permits(rows, decisions_against(*[(n, p, "2016-05-01") for n, p, _ in named]), EMPTY, ONE_WINDOW)
    assert pd.isna(cell(unknown, year=2016)["later_high"]), "the lists end after the last known decision"


def test_decisions_and_inspections_are_counted_by_year():
    rows = positions(*[("ON", f"E{i}", 1) for i in range(5)], period="2017")
    decisions = decisions_against(*[(f"D{i}", "ON", "2017-03-01") for i in range(6)], ("D9", "QC", "2017-03-01"))
    facts = pd.DataFrame(
        {
            "indicator": "tfwp_inspections",
            "year": ["2017-18", "2017-04 to 2017-09", "2016-17"],
            "value": ["2100", "700", ""],
        }
    )
    table = work_permits(rows, decisions, facts, ONE_WINDOW)
    assert tuple(cell(table, year=2017)[["decisions_low", "decisions_high", "inspections"]]) == (7, 7, 2100)
    names = ["decisions_low", "decisions_high", "decisions_withheld"]
    assert tuple(cell(table, province="ON", year=2017)[names]) == (0, 14, "protects_another"), (
        "otherwise 7 - 6 would reveal the count of Quebec"
    )


@pytest.mark.slow
def test_a_new_release_does_not_reveal_counts_that_the_last_one_suppressed():
    """The last release shows a range for Alberta to protect Quebec. Now Manitoba has fewer decisions than Alberta.

    If the new release protected Quebec by Manitoba instead, both releases together would reveal Quebec's count.
    """
    rows = positions(*[(p, f"E{i} {p}", 1) for i in range(5) for p in ("ON", "QC", "AB", "MB")], period="2017")
    counts = {"ON": 40, "AB": 9, "QC": 3}
    earlier, later = (
        decisions_against(*[(f"D{p}{i}", p, "2017-03-01") for p, n in each.items() for i in range(n)])
        for each in (counts, counts | {"MB": 7})
    )
    names = ["decisions_low", "decisions_high"]
    last = work_permits(rows, earlier, EMPTY, ONE_WINDOW)
    assert tuple(cell(last, province="AB", year=2017)[names]) == (0, 14)
    assert tuple(cell(work_permits(rows, later, EMPTY, ONE_WINDOW), province="AB", year=2017)[names]) == (9, 9), (
        "together with the last release: 52 - 49 is Quebec's count"
    )
    with_previous = work_permits(rows, later, EMPTY, ONE_WINDOW, previous=last)
    assert tuple(cell(with_previous, province="AB", year=2017)[names]) == (0, 14)
    assert cell(with_previous, province="AB", year=2017)["decisions_withheld"] == "protects_another"
    pd.testing.assert_frame_equal(work_permits(rows, earlier, EMPTY, ONE_WINDOW, previous=last), last)


def test_spellings_of_one_name_have_the_same_key():
    assert employer_key("Québec & Fils Ltée.") == employer_key("QUEBEC AND FILS INC") == "quebec and fils"
    assert employer_key("Les Serres S.E.N.C.") == employer_key("Les serres senc")
    assert employer_key("Inc.") == "inc"
    assert employer_key("Other employers") is None
    assert legal_name("The Quill Grill o/a 1234567 Alberta Ltd.") == "1234567 alberta"
    assert legal_name("Quill Foods Inc. dba The Grill") == legal_name("QUILL FOODS INC") == "quill foods"


@given(st.text(min_size=1))
def test_normalising_a_key_again_does_not_change_it(name):
    key = employer_key(name)
    assert key is None or (key and employer_key(key) in (key, None))
    assert legal_name(name) is None or legal_name(name)


@pytest.mark.slow
def test_scripts_write_tables_that_satisfy_their_contracts(sample, tmp_path):
    scripts = ROOT / "workflow" / "scripts"
    for collection in ("lmia", "tfwp_tables", "statistics"):
        received = [file for file in received_files(sample, collection=collection) if file.path.is_file()]
        write_receipt(received, sample, tmp_path / f"{collection}.json", "sample")
    paths = {n: str(tmp_path / f"{n}.parquet") for n in ("positions", "permit_stocks", "lmia_yearly", "non_compliance")}
    load_module(scripts / "read_lmia_lists.py").read_lmia_lists(
        str(tmp_path / "lmia.json"), str(sample), "sample", paths["positions"]
    )
    load_module(scripts / "read_permit_tables.py").read_permit_tables(
        str(tmp_path / "tfwp_tables.json"), paths["positions"], str(sample), "sample", paths
    )
    result = str(tmp_path / "work_permits.parquet")
    load_module(scripts / "make_work_permits.py").make_work_permits(
        positions=paths["positions"],
        non_compliance=paths["non_compliance"],
        statistics=str(tmp_path / "statistics.json"),
        previous=[],
        settings=ONE_WINDOW.model_dump(),
        raw=str(sample),
        edition="sample",
        output=result,
    )
    table = read_table(result, edition="sample")
    assert {"lmia_positive_2014h2_en", "ircc_non_compliant_2023"} <= set(table.attrs["sources"])
    assert {name: len(read_table(path)) > 100 for name, path in paths.items()} == dict.fromkeys(paths, True)
