"""Counts by province and period hold what the lists say, no name, and nothing that rests on few employers."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests_support import ROOT, load_module
from tipimpact.common.contracts import contract
from tipimpact.common.errors import TfwpError
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import Held, read_sources
from tipimpact.tfwp.employers import employer_key
from tipimpact.tfwp.lists import read_lists
from tipimpact.tfwp.work_permits import work_permits

SOURCES = read_sources(ROOT / "config" / "sources.yaml")


def held(folder, edition="sample", **changes):
    """The collection as it lies in a folder."""
    sources = SOURCES.collection("lmia", edition)
    return [Held(s.model_copy(update=changes), folder / s.path, None) for s in sources]


def positions(*rows, language="en", period="2015", decision="positive"):
    data = pd.DataFrame(rows, columns=["province", "employer", "positions"]).convert_dtypes()
    return data.assign(
        period=period,
        decision=decision,
        language=language,
        source=f"{period}_{language}",
        source_row=range(1, len(rows) + 1),
    )


def row(table, province, period="2015"):
    return table.set_index(["period", "province"]).loc[(period, province)]


def test_sample_edition(sample, tmp_path):
    data, facts = read_lists(held(sample))
    write_table(data, "positions", tmp_path / "p.parquet", edition="sample", **facts)
    data = read_table(tmp_path / "p.parquet")
    table = work_permits(data, data.attrs["printed_totals"])
    write_table(table, "work_permits", tmp_path / "w.parquet", edition="sample")
    canada = row(table, "CA", "2014H2")
    assert canada["positions"] == canada["printed_total"] == 30396
    assert row(table, "ZZ", "2014H2")["positions"] == 5967
    assert row(table, "CA", "2024Q3")["positions"] == 49121
    provinces = table[table["province"] != "CA"].groupby("period")["positions"].sum()
    assert provinces.to_dict() == {"2014H2": 30396, "2024Q3": 49121}


def test_few_employers_show_no_concentration():
    rows = [("YT", f"E{i}", 1) for i in range(4)] + [("NT", f"F{i}", 1) for i in range(5)]
    table = work_permits(positions(*rows), {})
    assert pd.isna(row(table, "YT")["hhi_high"])
    assert row(table, "YT")["hhi_withheld"] == "few_employers"
    assert row(table, "NT")["hhi_low"] == row(table, "NT")["hhi_high"] == pytest.approx(0.2)
    assert pd.isna(row(table, "NT")["hhi_withheld"])
    assert row(table, "NT")["other_employers_in_province"] == 4
    assert pd.isna(row(table, "CA")["other_employers_in_province"])


def test_employers_not_named_are_unknown_and_not_zero():
    rows = [("ON", f"E{i}", 2) for i in range(5)] + [("ON", None, 10), (None, "Other employers", 3)]
    table = work_permits(positions(*rows), {})
    ontario = row(table, "ON")
    assert (ontario["employers"], ontario["positions_unnamed"]) == (5, 10)
    assert ontario["hhi_low"] == pytest.approx((5 * 4 + 10) / 20**2)
    assert ontario["hhi_high"] == pytest.approx((4 * 4 + 12**2) / 20**2)
    nowhere = row(table, "ZZ")
    assert pd.isna(nowhere["employers"])
    assert nowhere["hhi_withheld"] == "not_named"


def test_refusals_and_rows_without_positions_count_no_employer():
    rows = positions(("ON", "A", 2), ("ON", "B", 0))
    table = work_permits(pd.concat([rows, positions(("ON", "C", 9), decision="negative")]), {})
    assert (row(table, "ON")["positions"], row(table, "ON")["employers"], row(table, "ON")["rows"]) == (2, 1, 2)


def test_a_list_in_both_languages_counts_once():
    both = pd.concat([positions(("ON", "A", 2)), positions(("ON", "A", 2), language="fr")])
    assert row(work_permits(both, {}), "CA")["positions"] == 2
    french = work_permits(positions(("ON", "A", 2), language="fr"), {})
    assert row(french, "CA")["source"] == "2015_fr"


def test_no_list_at_all(tmp_path):
    data, facts = read_lists([])
    write_table(data, "positions", tmp_path / "p.parquet", edition="sample", **facts)
    write_table(
        work_permits(read_table(tmp_path / "p.parquet"), {}), "work_permits", tmp_path / "w.parquet", edition="sample"
    )
    assert read_table(tmp_path / "w.parquet").empty


def test_one_list_missing_leaves_the_other(sample):
    data, _ = read_lists(held(sample)[1:])
    assert set(work_permits(data, {})["period"]) == {"2024Q3"}


def test_lists_that_are_not_what_they_should_be_are_told_all_at_once(sample):
    wrong = held(sample, facts={"kind": "lmia", "period": "2023Q1", "decision": "negative"})
    with pytest.raises(TfwpError) as caught:
        read_lists(wrong)
    assert len(caught.value.problems) == 4
    twice = held(sample)[:1]
    twice.append(Held(twice[0].source.model_copy(update={"id": "again"}), twice[0].path, None))
    with pytest.raises(TfwpError, match="the same list as source lmia_positive_2014h2_en"):
        read_lists(twice)


def test_no_employer_is_published(sample):
    data, facts = read_lists(held(sample))
    table = work_permits(data, facts["printed_totals"])
    assert not {"employer", "address", "city", "postal_code"} & set(contract("work_permits").columns)
    text = table.to_csv()
    assert not [name for name in data["employer"].dropna().unique() if name in text]


def test_names_of_one_employer():
    assert employer_key("Québec & Fils Ltée.") == employer_key("QUEBEC AND FILS INC") == "quebec and fils"
    assert employer_key("Les Serres S.E.N.C.") == employer_key("Les serres senc")
    assert employer_key("Inc.") == "inc"
    assert employer_key("Other employers") is None


@given(st.text(min_size=1))
def test_every_name_has_a_key_that_stays(name):
    key = employer_key(name)
    assert key is None or (key and employer_key(key) in (key, None))


@given(st.lists(st.tuples(st.sampled_from("ABCDEFG"), st.integers(0, 50)), min_size=1), st.integers(0, 60))
def test_concentration_bounds_hold_whatever_the_unnamed_are(rows, unnamed):
    table = work_permits(positions(*[("ON", *r) for r in rows], ("ON", None, unnamed)), {})
    cell = row(table, "ON")
    if pd.isna(cell["hhi_withheld"]):
        assert 0 < cell["hhi_low"] <= cell["hhi_high"] <= 1
        known = pd.DataFrame(rows).groupby(0)[1].sum().tolist()
        one_more = sum(n**2 for n in [*known, unnamed]) / (sum(known) + unnamed) ** 2
        assert cell["hhi_low"] - 1e-12 <= one_more <= cell["hhi_high"] + 1e-12


def test_scripts_write_what_the_contracts_ask(sample, tmp_path):
    from tipimpact.retrieve.receipts import write_receipt

    write_receipt(held(sample), sample, tmp_path / "lmia.json", "sample")
    scripts = ROOT / "workflow" / "scripts"
    processed, result = tmp_path / "positions.parquet", tmp_path / "work_permits.parquet"
    load_module(scripts / "read_lmia_lists.py").read_lmia_lists(
        str(tmp_path / "lmia.json"), str(sample), "sample", str(processed)
    )
    load_module(scripts / "make_work_permits.py").make_work_permits(str(processed), "sample", str(result))
    table = read_table(result, edition="sample")
    assert table.attrs["sources"] == ["lmia_positive_2014h2_en", "lmia_positive_2024q3_en"]
