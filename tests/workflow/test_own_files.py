"""A deployment as snakedeploy makes it: a Snakefile that loads ours as a module, and a copy of `config/`."""

import shutil

import pandas as pd
import pytest

from tests_support import ROOT, planned, snakemake

# As the template of snakedeploy (use_module.smk.jinja) writes it.
SNAKEFILE = f"""
from snakemake.utils import min_version

min_version("6.10.0")

configfile: "config/config.yaml"

module tipimpact:
    snakefile:
        "{ROOT / "workflow" / "Snakefile"}"
    config:
        config

use rule * from tipimpact
"""
LIVES = "results/sample/data/lives.parquet"
pytestmark = pytest.mark.workflow


@pytest.fixture
def deployed(tmp_path):
    """A new deployment."""
    shutil.copytree(ROOT / "config", tmp_path / "config")
    (tmp_path / "workflow").mkdir()
    (tmp_path / "workflow" / "Snakefile").write_text(SNAKEFILE, encoding="utf-8")
    return tmp_path


def start(folder, *arguments):
    done = snakemake(*arguments, directory=folder, snakefile=folder / "workflow" / "Snakefile")
    return done.returncode, done.stderr + done.stdout


def change(folder, name, old, new):
    path = folder / "config" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_row_of_law_of_the_user_changes_the_lives_and_the_first_lines_name_it(deployed):
    code, text = start(deployed, "--cores", "1", LIVES)
    assert code == 0, text
    assert "Yours" not in text
    before = pd.read_parquet(deployed / LIVES)
    change(deployed, "law/eligibility.csv", ",12,months,", ",6,months,")
    code, text = start(deployed, "--cores", "1", LIVES)
    assert code == 0, text
    assert "Yours, in place of or beside the package's: config/law/eligibility.csv" in text
    assert not before.equals(pd.read_parquet(deployed / LIVES))
    assert "Nothing to be done" in start(deployed, "--dry-run", LIVES)[1]


def test_one_file_suffices_and_the_rest_is_the_packages(deployed):
    shutil.rmtree(deployed / "config" / "codebook")
    kept = ("config.yaml", "plan.yaml")
    for path in (deployed / "config").rglob("*.*"):
        if path.is_file() and path.name not in kept:
            path.unlink()
    change(deployed, "plan.yaml", "\n", "\n# mine\n")
    code, text = start(deployed, "--dry-run", "all")
    assert code == 0, text
    assert any("Yours" in line and "config/plan.yaml" in line for line in text.splitlines()[:4])
    assert {"check_plan", "estimate_impact", "publish_site"} <= planned(text)


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("law/eligibility.csv", "\ntrp_power,trp_power,trp,", "\ntrp_power,trp_power,trb,", "eligibility.csv, line 2"),
        ("plan.yaml", "estimands:", "estimads:", "config/plan.yaml"),
        ("sources/refugee.yaml", "sources:", "sources: [", "config/sources/refugee.yaml, line"),
        ("law/remedies.yaml", "remedies:", "remedies: [", "config/law/remedies.yaml, line"),
    ],
)
def test_a_broken_file_of_the_user_stops_the_run_with_its_place(deployed, name, old, new, told):
    change(deployed, name, old, new)
    code, text = start(deployed, "--dry-run", LIVES)
    assert code != 0
    assert told in text
    assert "Traceback" not in text


def test_a_report_is_added_beside_ours(deployed):
    rows = (ROOT / "config" / "sources" / "reports.yaml").read_text(encoding="utf-8")
    mine = rows.partition("  - id: ccr_forum_2012_en")[0].replace("ccr_forum_2012_fr", "mine").replace("sample: ", "# ")
    (deployed / "config" / "sources" / "mine.yaml").write_text(mine, encoding="utf-8")
    code, text = start(
        deployed, "--dry-run", "--config", "edition=official", "--", "data/processed/official/retrieve/reports.json"
    )
    assert code == 0, text
    assert "config/sources/mine.yaml" in text


def test_a_name_that_nothing_reads_is_told_with_the_nearest(deployed):
    shutil.move(deployed / "config" / "series.yaml", deployed / "config" / "serie.yaml")
    _, text = start(deployed, "--dry-run", LIVES)
    assert "warning: config/serie.yaml is read by nothing; did you mean: series.yaml" in text
