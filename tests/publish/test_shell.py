"""The shell: why an answer and a row are what they are, errors with the nearest name, and names on the Tab key."""

import os
import subprocess
import sys

import pandas as pd
import pytest
from typer.testing import CliRunner

import tipimpact
from tests_support import ROOT
from tipimpact.cli import app
from tipimpact.common.errors import EligibilityError, PublishError
from tipimpact.common.tables import write_table
from tipimpact.package.texts import write_texts
from tipimpact.publish.words import say

GAPS = [
    {"gap": gap, "gap_kind": kind, "gap_status": None, "path": f"{gap}.csv", "gap_reason": None, "leads": []}
    for gap, kind in (("vtip_trp_yearly", "not_published"), ("claims_by_month_and_designation", "not_retrieved"))
]

DESIGNATED = """
in_canada: true
status: none
trafficked: true
born: 1985-01-01
arrival: 2012-10-01
designated: 2012-12-05
claim_made: 2012-10-20
claim_referred: 2012-10-25
rpd_decided: 2013-06-14
rpd_reasons: 2013-06-17
rpd_refused: 2013-06-14
claim_final: 2013-06-14
"""


@pytest.fixture
def folder(tmp_path, monkeypatch, authored):
    """A project with one finished table and the texts of its package, which is the current folder."""
    path = tmp_path / "results" / "sample" / "data" / "evidence_gaps.parquet"
    write_table(pd.DataFrame(GAPS), "evidence_gaps", path, edition="sample", sources=["vtip_trp_yearly"])
    (path.parent / "texts.json").write_text(write_texts(authored), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shell(*words):
    done = CliRunner().invoke(app, list(words))
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.output


def facts(folder, text):
    (folder / "person.yaml").write_text(text, encoding="utf-8")
    return "person.yaml"


def test_explain_says_the_rule_and_the_act(folder):
    """A designated person may not ask for a permit for five years: IRPA 24(5)(a), added by Bill C-31."""
    asked = ["explain", facts(folder, DESIGNATED), "vtip_trp", "--on", "2015-07-01", "--others-no"]
    barred = shell(*asked)
    assert "IRPA 24(5)(a)" in barred
    assert "June 15, 2018" in barred  # five years from the final determination, the last day included
    assert "LIPR 24(5)a)" in shell(*asked, "--lang", "fr")
    assert "24(5)" not in shell(*asked, "--without", "C-31")


def test_explain_asks_for_the_facts_that_are_missing(folder):
    asked = shell("explain", facts(folder, "trafficked: true\n"), "hc", "--on", "2013-06-01")
    assert "cannot be told" in asked
    assert "The answer depends on: " in asked


def test_explain_says_what_is_later_than_the_day_asked(folder):
    asked = ["explain", facts(folder, "rpd_refused: 2013-08-01\n"), "appeal", "--on"]
    assert "still to come: day the Refugee Protection Division rejected the claim." in shell(*asked, "2013-06-01")
    assert "still to come" not in shell(*asked, "2013-08-01")


@pytest.mark.parametrize(
    ("text", "remedy", "said"),
    [
        ("traficked: true", "hc", "did you mean: trafficked"),
        ("trafficked: true", "hcc", "did you mean: hc"),
        ("just words", "hc", "the file holds no facts"),
    ],
)
def test_explain_names_the_nearest_fact_and_remedy(folder, text, remedy, said):
    with pytest.raises(EligibilityError, match=said):
        shell("explain", facts(folder, text), remedy, "--on", "2013-06-01")


def test_why_tells_a_row_and_where_it_comes_from(folder):
    rows = tipimpact.load("evidence_gaps", "sample")
    id = rows.index[rows["gap"] == "vtip_trp_yearly"][0]
    assert id in shell("show", "evidence_gaps", "--edition", "sample")
    told = shell("why", "evidence_gaps", id[:6], "--edition", "sample", "--lang", "fr")
    assert id in told
    assert "Non trouvée, ou trouvée en partie" in told
    assert "vtip_trp_yearly" in told  # its source, by id
    assert "Comment il a été établi" in told
    with pytest.raises(PublishError, match="'r' is the beginning of 2 rows"):
        shell("why", "evidence_gaps", "r", "--edition", "sample")
    with pytest.raises(PublishError, match=f"did you mean: {id}"):
        shell("why", "evidence_gaps", f"{id}x", "--edition", "sample")
    with pytest.raises(PublishError, match="an id stays, a number did not"):
        shell("why", "evidence_gaps", "3", "--edition", "sample")
    with pytest.raises(PublishError, match="did you mean: evidence_gaps"):
        shell("why", "evidense_gaps", "1")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_why_says_that_an_act_changed_nothing(lang):
    rows = tipimpact.load("lives")
    for word, told in (("none", True), ("delayed", False)):
        assert (say("shell-unchanged", lang) in shell("why", "lives", rows.index[rows["word"] == word][0])) == (
            told and lang == "en"
        )


def test_a_misspelt_command_suggests_the_right_one():
    done = CliRunner().invoke(app, ["shwo", "lives"])
    assert done.exit_code == 2
    assert "show" in done.output


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("tipimpact show evid", ["evidence_gaps"]), ("tipimpact explain p.yaml work_v", ["work_vulnerable"])],
)
def test_names_are_completed(typed, offered):
    """As bash asks: the words so far, and which of them is being typed."""
    asked = {"_TIPIMPACT_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split()) - 1)}
    code = "from tipimpact.cli import app; app(prog_name='tipimpact')"
    source = str(ROOT / "workflow" / "src")
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **asked, "PYTHONPATH": source}, capture_output=True, text=True
    )
    assert done.stdout.split() == offered


LITTLE, MORE = "claims_by_month_and_designation", "detention_before_2012"
SAMPLE = [
    {
        "gap": LITTLE,
        "gap_kind": "not_published",
        "gap_status": None,
        "path": "a.csv",
        "gap_reason": None,
        "leads": [],
    },
    {"gap": MORE, "gap_kind": "not_read", "gap_status": None, "path": "b.csv", "gap_reason": "columns", "leads": []},
]


@pytest.fixture
def uneven(tmp_path, monkeypatch, authored):
    """A folder of results that is not the current folder, with rows that say little and much."""
    path = tmp_path / "away" / "results" / "sample" / "data" / "evidence_gaps.parquet"
    write_table(pd.DataFrame(SAMPLE), "evidence_gaps", path, edition="sample")
    (path.parent / "texts.json").write_text(write_texts(authored), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return str(tmp_path / "away")


def test_rows_that_say_most_come_first_and_all_gives_the_order_of_the_table(uneven):
    shown = shell("show", "evidence_gaps", "--root", uneven, "--edition", "sample")
    assert shown.index(MORE) < shown.index(LITTLE)
    everything = shell("show", "evidence_gaps", "--root", uneven, "--edition", "sample", "--all")
    assert everything.index(LITTLE) < everything.index(MORE)
    assert "Columns not shown" not in everything


def test_columns_are_chosen_by_name_and_the_others_are_named(uneven):
    show = ("show", "evidence_gaps", "--root", uneven, "--edition", "sample", "--columns")
    shown = shell(*show, "path, gap")
    assert shown.splitlines()[1].split() == ["path", "gap"]
    assert "Columns not shown (--columns or --all): gap_kind, gap_status, gap_reason, leads" in shown
    assert shell(*show, "gap", "--csv").splitlines()[0] == "row_id,gap"
    assert "did you mean path?" in " ".join(shell(*show, "paht").split())


def test_a_folder_of_results_is_given_to_each_command_that_reads_them(uneven):
    assert "evidence_gaps" in shell("tables", "--root", uneven)
    rows = tipimpact.load("evidence_gaps", "sample", root=uneven)
    assert MORE in shell("why", "evidence_gaps", rows.index[1], "--root", uneven, "--edition", "sample")
