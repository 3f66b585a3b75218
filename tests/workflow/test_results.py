"""The finished tables say what their sources say: known totals, both languages, whole rows.

The sample edition is the run that these tests make; the official one is checked where `make official` has run.
"""

import csv
from pathlib import Path

import pytest

from tipimpact.common import contracts
from tipimpact.common.tables import read_meta, read_table
from tipimpact.publish.words import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
TABLES = contracts.names(published=True)


@pytest.fixture(params=["sample", "official"])
def results(request, sample_results) -> Path:
    if request.param == "sample":
        return sample_results / "print"
    folder = ROOT / "results" / "official"
    if not (folder / "index.html").is_file():
        pytest.skip("the official edition has not run here: make official")
    return folder


def edition_of(results: Path) -> str:
    return "official" if results.name == "official" else "sample"


def table(results: Path, name: str):
    return read_table(results / "data" / f"{name}.parquet", edition=edition_of(results))


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_rows_and_sources_in_both_languages(results, name):
    data = table(results, name)
    rows = len(data)
    assert rows > 0 or edition_of(results) in contracts.contract(name).empty_in
    sources = read_meta(results / "data" / f"{name}.parquet")["sources"]
    if name == "instruments":  # no file of a run has their text: each row says where it was read
        assert data["url"].str.startswith(("https://", "IRPA ")).all()
    else:
        assert sources or name == "evidence_gaps" or not rows
    with open(results / "tables" / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        assert sum(1 for _ in csv.DictReader(file)) == rows
    for lang in LANGUAGES:
        assert f'id="{name}"' in (results / "site" / lang / "tables.html").read_text(encoding="utf-8")


JOINS = [  # two tables, and the columns that name the same thing in both
    ("lives", "eligibility", ["life", "remedy"]),
    ("lives", "process_clock", ["life", "remedy"]),
    ("process_clock", "eligibility", ["life", "remedy", "moment"]),
    ("lives", "eligibility", ["row"]),
    ("eligibility", "law_changes", ["act", "unit"]),
    ("eligibility", "law_changes", ["act", "unit", "clause"]),
    ("eligibility", "law_effects", ["act", "unit", "clause"]),
    ("process_clock", "law_changes", ["act", "unit"]),
    ("exposure", "law_changes", ["act", "unit"]),
    ("remedy_exceptions", "law_changes", ["act", "unit", "clause"]),
    ("remedy_exceptions", "eligibility", ["remedy"]),
]


@pytest.mark.parametrize(("left", "right", "by"), JOINS)
def test_tables_join_by_name(results, left, right, by):
    """An analyst who gives only the names of the columns finds rows, and each life in both tables."""
    pair = [table(results, name).dropna(subset=by) for name in (left, right)]
    assert len(pair[0].merge(pair[1], on=by))
    if "life" in by:
        lives = [set(data["life"]) for data in pair]
        assert lives[0] == lives[1]


def test_the_law_that_lives_cite_is_among_the_changes(results):
    changes = table(results, "law_changes")
    cited = table(results, "lives").merge(changes, left_on=["cited_act", "unit"], right_on=["act", "unit"])
    assert {"24(5)", "25(1.2)"} <= set(cited["unit"])


def test_editions_are_marked_on_every_page(results):
    mark = {"sample": ("Sample edition", "Édition échantillon"), "official": ("Official edition", "Édition officielle")}
    for lang, words in zip(LANGUAGES, mark[edition_of(results)], strict=True):
        for page in (results / "site" / lang).glob("*.html"):
            assert words in page.read_text(encoding="utf-8"), page


def test_sections_that_the_bills_changed(results):
    changes = table(results, "law_changes")
    changes = changes[(changes["act"] == "IRPA") & changes["applied"].fillna(True)]
    section = changes["unit"].str.extract(r"^([\d.]+)", expand=False)
    sections = section.groupby(changes["bill"]).apply(set)
    # Neither bill touched the offence of trafficking or inadmissibility for it; the bars came with C-31.
    assert not {"37", "118"} & (sections["C-31"] | sections["C-10"])
    assert {"24", "25", "110", "112"} <= sections["C-31"]
    assert "30" in sections["C-10"]
    if results.name == "official":
        # As the history notes say, 57 and 5, but for 11.1 (no note) and 89 (its note cites a clause never in force).
        assert len(sections["C-10"]) == 5
        assert len(sections["C-31"] - {"11.1", "89"}) == 56


def test_positions_approved_in_2014(results):
    permits = table(results, "work_permits")
    whole = permits[(permits["setting"] == "chosen") & (permits["year"] == 2014) & (permits["scope"] == "employer")]
    whole = whole[(whole["province"] == "CA") & (whole["stream"] == "all") & (whole["occupation"] == "all")]
    assert whole["positions"].tolist() == [30396]


def test_claims_of_designated_and_other_origins(results):
    series = table(results, "indicators")
    series = series[(series["series"] == "claims_canada") & series["year"].isin([2011, 2013])]
    claims = series.pivot(index="year", columns="group", values="value")
    assert sorted(claims.loc[2011]) == [7367, 17601]
    assert sorted(claims.loc[2013]) == [832, 9497]


def test_the_forum_made_seventeen_recommendations(results):
    assert table(results, "recommendations")["id"].nunique() == 17


def test_the_forum_report_names_no_bar_no_detention(results):
    themes = table(results, "theme_counts")
    forum = themes[themes["source_type"] == "ngo"].set_index("theme")
    assert forum.loc[["APPEAL_BARS", "DFN_DETENTION"], "coded"].max() == 0


def test_the_yearly_permits_are_a_gap(results):
    assert "vtip_trp_yearly" in set(table(results, "evidence_gaps")["gap"])


def test_every_estimate_has_its_detectable_effect_under_the_same_plan(results):
    estimates, detectable = table(results, "impact_estimates"), table(results, "minimum_detectable_effects")
    assert set(estimates["estimand"]) == set(detectable["estimand"])
    assert estimates["plan_hash"].nunique() == 1
    assert set(estimates["plan_hash"]) == set(detectable["plan_hash"])
