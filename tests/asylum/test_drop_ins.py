"""Files sent on request close an evidence gap and become series; counts below five are suppressed."""

import gap_files
import pandas as pd
import pytest

from tipimpact.asylum import read_events, read_registry
from tipimpact.asylum.drop_ins import read_dropped, read_sent
from tipimpact.asylum.gap_contracts import read_gap_files
from tipimpact.asylum.indicators import as_values, indicators
from tipimpact.asylum.published_tables import permit_holders
from tipimpact.asylum.suppression import find_contradictions, suppress
from tipimpact.common.errors import AsylumError
from tipimpact.impact.gaps import evidence_gaps
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.retrieve import read_sources

GAP = "vtip_trp_yearly"
PERMITS = """year,application,person,decision,bar,permits
2007,initial,victim,issued,,12
2006,initial,victim,issued,,<5
2011,initial,victim,returned,24(4),3
2006,subsequent,dependant,refused,,0
"""


@pytest.fixture(scope="module")
def registry(root):
    return read_registry(root / "config" / "series.yaml")


@pytest.fixture(scope="module")
def known():
    return read_gap_files()


@pytest.fixture(scope="module")
def declared(root):
    return [source for source in read_sources(root / "config" / "sources").sources if source.gap]


@pytest.fixture
def read_drop_in(tmp_path, known):
    """Write a text as the drop-in file of a gap, and read it."""

    def write_and_read(text: str, source: str = GAP) -> pd.DataFrame:
        path = tmp_path / "gaps" / f"{source}.csv"
        path.parent.mkdir(exist_ok=True)
        rows = f"rows: {text.count(chr(10)) - 1}\n" if known.of(source).must_add_up and "total" not in text else ""
        path.write_text(rows + text, encoding="utf-8")
        return read_dropped(path, known.of(source), known)

    return write_and_read


def test_contracts_have_the_columns_that_each_gap_asks_for(known, declared):
    asked = {source.id: source.facts["columns"] for source in declared}
    assert {file.source: sorted(file.columns) for file in known.files} == {k: sorted(v) for k, v in asked.items()}


@pytest.mark.parametrize("gap", gap_files.FILES)
def test_what_a_body_would_send_is_read(read_drop_in, declared, gap):
    """The made-up file has the columns that the gap asks for, and no value that is published is small."""
    text = gap_files.gap_file(gap)
    asked = next(source.facts["columns"] for source in declared if source.id == gap)
    assert text.partition("\n")[0].split(",") == asked
    table = read_drop_in(text, gap)
    assert len(table)
    assert not table["value"].between(1, 4).any()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("year,aplication,person,decision,bar,permits\n2006,i,v,i,,1\n", "most like it: aplication"),
        ("year,application,person,decision,bar,permits\n2006,initial,victim,issued,,many\n", "many"),
        ('year,application,person,decision,bar,permits\n"2006', "vtip_trp_yearly.csv"),
        ("year,application,person,decision,bar,permits\n", "vtip_trp_yearly.csv"),
        ("", "vtip_trp_yearly.csv"),
        ("\x00\x01", "vtip_trp_yearly.csv"),
    ],
)
def test_a_file_that_is_not_what_was_asked_for_is_left_out_with_its_faults(known, tmp_path, capsys, text, words):
    path = tmp_path / "vtip_trp_yearly.csv"
    path.write_text(text, encoding="utf-8")
    good = tmp_path / "removals_of_trafficked_persons.csv"
    good.write_text(gap_files.gap_file(good.stem), encoding="utf-8")
    sent = read_sent({file.stem: file for file in (path, good)}, known)
    assert set(sent) == {good.stem}
    shown = capsys.readouterr().err
    assert words in shown
    assert "the gap stays open" in shown


def test_there_is_a_made_up_file_for_each_gap(declared):
    assert {source.id for source in declared} == set(gap_files.FILES)


def test_contracts_accept_the_codes_that_each_gap_asks_for(known, declared):
    words = {source.id: source.gap.drop_in.en for source in declared}
    for file in known.files:
        for codes in file.groups.values():
            assert all(code in words[file.source] for code in codes), file.source


def test_a_drop_in_file_closes_its_gap_and_becomes_a_series(read_drop_in, declared, registry, root, tmp_path):
    before = evidence_gaps(declared, [], tmp_path, "official")
    part = as_values(read_drop_in(PERMITS), source="vtip_trp_yearly", confidence="high")
    after = evidence_gaps(declared, [], tmp_path, "official", set(part["source"]))
    assert set(before["gap"]) - set(after["gap"]) == {"vtip_trp_yearly"}
    table = indicators([part], part[:0], registry, read_events(root / "data/raw/compiled/asylum/policy_events.csv"))
    assert set(table["series"]) == {"vtip_permits_yearly"}
    issued = table[table["group"] == "initial/victim/issued"].set_index("year")
    assert issued.loc[2007, ["value", "low", "high"]].tolist() == [12, 12, 12]
    assert pd.isna(issued.at[2006, "value"])
    assert issued.loc[2006, ["low", "high"]].tolist() == [1, 4]
    assert issued.loc[2007, ["source", "place", "who_is_counted", "measured_in", "role"]].tolist() == [
        *("vtip_trp_yearly", "line 2", "trafficked_and_dependants", "permits", "outcome"),
    ]
    assert issued["flags"].tolist() == [["on_request", "suppressed"], ["on_request"]]
    assert "vtip_permit_180_days" in issued.at[2007, "events"]
    english, french = (CodeWords("indicators", lang, registry.labels()) for lang in ("en", "fr"))
    assert english.code("group", "initial/victim/issued") == "initial permit, victim, issued"
    assert french.code("group", "initial/victim/issued") == "permis initial, victime, délivré"
    assert french.code("group", "initial/victim/returned/24(4)").endswith("24(4)")
    assert french.code("group", "tfwp/ON").endswith(", Ontario")


def test_counts_below_five_are_suppressed_and_zeros_are_kept(read_drop_in):
    table = read_drop_in(PERMITS).set_index("group")
    assert table.loc["initial/victim/returned/24(4)", ["low", "high"]].tolist() == [1, 4]
    assert pd.isna(table.at["initial/victim/returned/24(4)", "value"])
    assert table.loc["subsequent/dependant/refused", ["value", "low", "high"]].tolist() == [0, 0, 0]


def test_origins_are_summed_and_december_is_not_read_as_a_fiscal_year(read_drop_in):
    header = "year,month,origin,designated,place,claims,withdrawn,abandoned,accepted,rejected\n"
    lines = ["2011,12,HUN,no,inland,40,<5,0,7,9", "2011,12,MEX,no,inland,12,0,0,0,9"]
    table = read_drop_in(header + "\n".join([*lines, ""]), "claims_by_month_and_designation").set_index("series")
    assert set(table["group"]) == {"not_designated_that_day/inside_canada"}
    assert set(table["period"]) == {"2011-12 to 2011-12"}
    assert table.loc["monthly_claims", ["value", "low", "high"]].tolist() == [52, 52, 52]
    assert table.loc["monthly_withdrawn", ["low", "high"]].tolist() == [1, 4]
    assert table.at["monthly_rejected", "place"] == "lines 3 to 4 (2 rows)"


def test_citizens_are_not_shown(read_drop_in):
    table = read_drop_in(
        "year,status,form,victims\n2015,citizen,sexual,90\n2015,none,labour,8\n", "detections_by_immigration_status"
    )
    assert table[["group", "value"]].to_numpy().tolist() == [["no_status/labour", 8]]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("issued,,12", "granted,,12", "decision is “granted”"),
        ("issued,,12", "issued,24(8),12", "bar is “24"),
        (",,12", ",,-3", "permits is -3"),
        (",,12", ",,1.5", "permits is 1.5"),
        ("2007,", "20O7,", "year is “20O7”"),
        ("2007,", "2006,", "lines 2, 3: more than one row"),
        ("permits\n", "number\n", "column permits is missing"),
        ("bar,permits", "bar,sex,permits", "column sex was not asked for"),
    ],
)
def test_errors_in_a_drop_in_file_name_the_cell_or_line(read_drop_in, old, new, words):
    with pytest.raises(AsylumError, match=words):
        read_drop_in(PERMITS.replace(old, new, 1))


def test_permit_holders_keep_the_ranges_of_permit_stocks():
    base = {"period": "2012", "is_total": False, "measured_in": "u", "source": "s", "place": "row 1, column 1"}
    rows = [
        base | {"province": "CA", "program": "tfwp", "low": 86503, "high": 86507, "permit_holders": 86505},
        base | {"province": "NU", "program": "tfwp", "low": 1, "high": 4, "permit_holders": pd.NA},
        base | {"province": "YT", "program": "tfwp", "low": 98, "high": 102, "permit_holders": 100, "period": "2014"},
        base | {"province": "CA", "program": "tfwp/caregivers", "low": 8, "high": 12, "permit_holders": 10},
    ]
    table = permit_holders(pd.DataFrame(rows).astype({"permit_holders": "Int64"})).set_index("group")
    assert table.loc["tfwp", ["value", "low", "high"]].tolist() == [86505, 86503, 86507]
    assert table.loc["tfwp/NU", ["low", "high"]].tolist() == [1, 4]
    assert table.at["tfwp/NU", "flags"] == ["suppressed", "definition_applied_back"]
    assert table.at["tfwp/YT", "flags"] == ["rounded"], "the programs are separate from 2014"
    assert set(table.index) == {"tfwp", "tfwp/NU", "tfwp/YT"}


YEARS = "year,application,person,decision,bar,permits\n2014,initial,victim,issued,,60\n" + "".join(
    f"{year},initial,victim,issued,,{count}\n"
    for year, count in zip(range(2015, 2024), [98] * 7 + ["110", "<5"], strict=True)
)


def published(table, registry, root, total=800.0, series="vtip_permits", period="2015-01 to 2023-12", gap=GAP):
    """Return ``indicators`` of a drop-in file and of a public total, that of 2015-2023 unless another is told."""
    fact = {"series": series, "group": "all", "period": period, "value": total}
    rows = as_values(pd.DataFrame([fact | {"flags": []}]), source="s", confidence="high", place="row 2")
    rows["flags"] = pd.Series([[]], rows.index, dtype=object)
    part = as_values(table, source=gap, confidence="high")
    return indicators([part], rows, registry, read_events(root / "data/raw/compiled/asylum/policy_events.csv"))


def test_a_public_total_does_not_reveal_a_suppressed_year(read_drop_in, registry, root):
    before = published(read_drop_in(YEARS), registry, root)
    after = suppress(before, registry.sums).set_index("period")
    secondary = after[after["flags"].map(lambda codes: "protects_another" in codes)]
    assert len(secondary) == 1
    assert secondary["high"].item() - secondary["low"].item() >= 10
    assert pd.isna(secondary["value"].item())
    assert after.loc["2023", ["low", "high"]].tolist() == [1, 4]
    assert after.loc["2014", "value"] == 60, "a year outside the total is kept"
    assert after.loc["2015-01 to 2023-12", "value"] == 800, "public totals are kept"
    others = after.loc[[str(y) for y in range(2015, 2023)]].drop(secondary.index)
    rest = 800 - others["value"].sum()
    assert rest - secondary["high"].item() <= 1, "the suppressed year may have 1"
    assert rest - secondary["low"].item() >= 4, "or 4"


DESIGNATED = "designated_on,age_group,persons,detained,claims,permits_requested,permits_issued\n"
VULNERABLE = "year,quarter,province,applications,issued,refused,median_days\n"
PUBLISHED = [  # a public total, its period and value; the gap, a file that adds up to it, and the small cell in it
    (
        *("designated_nationals_first", "2012-12-05", 85.0, "designated_foreign_nationals"),
        DESIGNATED + "2012-12-05,under_16,<5,0,0,0,0\n2012-12-05,16_or_older,82,60,80,0,0\n",
        ("designated_nationals_persons", "under_16", "2012-12-05"),
    ),
    (  # permits from May 2006 on are those of 2006, and of children and partners nobody says whether they are counted
        *("vtip_permits_sums", "2006-05 to 2012-12", 212.0, GAP),
        "year,application,person,decision,bar,permits\n2006,initial,victim,issued,,<5\n"
        + "2012,initial,victim,issued,,110\n2012,subsequent,victim,issued,,99\n2012,initial,dependant,issued,,20\n",
        ("vtip_permits_yearly", "initial/victim/issued", "2006"),
    ),
    (
        *("vtip_permits_in_year", "2013", 14.0, GAP),
        "year,application,person,decision,bar,permits\n"
        + "2013,initial,victim,issued,,11\n2013,subsequent,victim,issued,,<5\n",
        ("vtip_permits_yearly", "subsequent/victim/issued", "2013"),
    ),
    (
        *("vtip_recipients", "2006-05 to 2012-12", 89.0, GAP),
        "year,application,person,decision,bar,permits\n2006,initial,victim,issued,,<5\n2012,initial,victim,issued,,86\n",
        ("vtip_permits_yearly", "initial/victim/issued", "2006"),
    ),
    (
        *("vulnerable_permits_year", "2022", 1087.0, "vulnerable_worker_permits_yearly"),
        VULNERABLE + "2022,1,Yukon,9,<5,9,9\n2022,2,Yukon,900,585,9,9\n2022,3,Yukon,900,500,9,9\n",
        ("vulnerable_permits_issued", "all", "2022-01 to 2022-03"),
    ),
]


@pytest.mark.parametrize(("series", "period", "total", "gap", "text", "cell"), PUBLISHED, ids=[p[0] for p in PUBLISHED])
def test_no_public_total_reveals_a_small_count_of_a_file(
    series, period, total, gap, text, cell, read_drop_in, registry, root
):
    """Whoever subtracts the other cells from the total learns no more than that the cell has 1 to 4."""
    before = published(read_drop_in(text, gap), registry, root, total, series, period, gap)
    after = suppress(before, registry.sums)
    keys = pd.MultiIndex.from_frame(after[["series", "group", "period"]])
    assert after.set_axis(keys).loc[cell, ["low", "high"]].tolist() == [1, 4]
    others = after[(after["series"] == cell[0]) & (keys != cell)]
    others = others[~others["group"].str.contains("dependant")]
    low, high = (others["value"].fillna(others[end]).sum() for end in ("low", "high"))
    assert total - high <= 1
    assert total - low >= 4


def test_a_public_total_of_which_only_the_least_is_known_is_no_sum(read_drop_in, registry, root):
    before = published(read_drop_in(YEARS), registry, root)
    total = before["series"] == "vtip_permits"
    before.loc[total, "low"], before.loc[total, ["value", "high"]] = 801.0, pd.NA
    pd.testing.assert_frame_equal(suppress(before, registry.sums), before)


@pytest.mark.parametrize(
    ("low", "high", "protected"),
    [
        (797, 797, True),  # 796 and at most one
        (797, 799, True),  # 796 and at most three
        (797, 900, False),  # whatever the small year is, the total allows it
        (799, 900, True),  # at least three
        (600, 797, True),  # at most one, whatever the least total
        (600, 799, True),
        (600, 900, False),
    ],
)
def test_a_public_range_reveals_what_both_its_ends_reveal(low, high, protected, read_drop_in, registry, root):
    """The other years add up to 796, so the small one is at most what the upper end leaves and at least what the lower
    end leaves."""
    before = published(read_drop_in(YEARS), registry, root)
    total = before["series"] == "vtip_permits"
    before.loc[total, "low"], before.loc[total, "high"], before.loc[total, "value"] = float(low), float(high), pd.NA
    allowed = [count for count in range(1, 5) if low <= 796 + count <= high]
    assert (len(allowed) < 4) == protected
    after = suppress(before, registry.sums)
    assert after["flags"].map(lambda codes: "protects_another" in codes).any() == protected


SMALL_OF_2006 = (
    "year,application,person,decision,bar,permits\n2006,initial,victim,issued,,<5\n"
    "2012,initial,victim,issued,,209\n2013,initial,victim,issued,,30\n"
)


def test_a_total_that_the_file_contradicts_does_not_keep_another_from_being_attacked(read_drop_in, registry, root):
    """212 less 209 is 3. That the file has 30 permits in 2013, and the public total 14, changes nothing about it."""
    sent = read_drop_in(SMALL_OF_2006)
    both = [("vtip_permits_sums", "2006-05 to 2012-12", 212.0), ("vtip_permits_in_year", "2013", 14.0)]
    facts = [{"series": s, "group": "all", "period": p, "value": v, "flags": []} for s, p, v in both]
    rows = as_values(pd.DataFrame(facts), source="s", confidence="high", place="row 2")
    part = as_values(sent, source=GAP, confidence="high")
    before = indicators([part], rows, registry, read_events(root / "data/raw/compiled/asylum/policy_events.csv"))
    after = suppress(before, registry.sums)
    yearly = after[after["series"] == "vtip_permits_yearly"].set_index("period")
    assert yearly.loc["2006", ["low", "high"]].tolist() == [1, 4]
    assert 212 - yearly.at["2012", "high"] <= 1
    assert 212 - yearly.at["2012", "low"] >= 4
    found = find_contradictions(after, registry.sums).set_index("series")
    assert found["differs_by"].to_dict() == {"vtip_permits_in_year": 16}
    assert found["sources"].iloc[0] == ["s", GAP]
    assert find_contradictions(suppress(published(sent, registry, root), registry.sums), registry.sums).empty


def test_a_file_is_refused_if_a_public_total_reveals_its_only_cell(read_drop_in, registry, root):
    text = "year,application,person,decision,bar,permits\n2020,initial,victim,issued,,<5\n"
    with pytest.raises(AsylumError, match=r"vtip_trp_yearly: line 2: a count below 5 can be derived"):
        suppress(published(read_drop_in(text), registry, root, total=3.0), registry.sums)
