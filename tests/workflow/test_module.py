"""Another workflow loads ours as a module, from a folder or a git address, in an empty folder."""

import re
import subprocess

import checkout
import pandas as pd
import pytest

from tests_support import ROOT, planned, snakemake

from .conftest import run_well

PAGE = ROOT / "docs" / "module.md"
LOCAL = ROOT / "workflow" / "Snakefile"
SAMPLE = '{"edition": "sample"}'
pytestmark = pytest.mark.workflow
MODULE = """
module tip:
    snakefile: "{snakefile}"
    config: {config}
{more}
use rule * from tip {without} as tip_*
"""
MINE = """
use rule compare_lives from tip as tip_compare_lives with:
    output:
        lives="mine/lives.parquet",
        refusal_days="mine/refusal_days.parquet",

rule mine:
    default_target: True
    input: "mine/lives.parquet"
"""


@pytest.fixture
def load(tmp_path):
    """Writes a workflow that loads ours, and starts it with arguments."""
    folder = tmp_path / "downstream"
    folder.mkdir()

    def run(snakefile, *arguments: str, text="", config=SAMPLE, more="", without=""):
        module = MODULE.format(snakefile=snakefile, config=config, more=more, without=without and f"exclude {without}")
        (folder / "Snakefile").write_text(module + text, encoding="utf-8")
        return run_well(folder, *arguments)

    run.folder = folder
    return run


@pytest.fixture(scope="module")
def repository(tmp_path_factory) -> str:
    """The address of the workflow in a git repository that holds the files of this checkout."""
    folder = checkout.copy(tmp_path_factory.mktemp("hosted") / "tipimpact")
    git = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--allow-empty", "--message", "a"]):
        subprocess.run([*git, *arguments], check=True, capture_output=True)
    commit = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()
    return f"git+file://{folder}/workflow/Snakefile@{commit}"


def test_a_table_is_made_in_the_folder_of_the_caller(load, repository):
    """From a git address; the next but one makes it from a folder."""
    load(repository, text=MINE)
    assert len(pd.read_parquet(load.folder / "mine" / "lives.parquet")) > 100
    assert {path.name for path in load.folder.iterdir()} <= {"Snakefile", "mine", "data", "logs", ".snakemake"}
    assert "Nothing to be done" in load(repository, "--dry-run", text=MINE)


def test_what_the_rules_do_not_say_themselves_they_have_in_another_workflow_too(load):
    said = load(ROOT / "Snakefile", "--dry-run", text=MINE, config="config")
    assert planned(said) == {"tip_retrieve_collection", "tip_compare_lives", "mine"}
    assert "Compare each life with each Act" in said
    linted = snakemake("--lint", directory=load.folder, snakefile=load.folder / "Snakefile")
    assert "No log directive" not in linted.stdout + linted.stderr


def test_the_whole_publication_can_be_planned(load, repository):
    ran = planned(load(repository, "--dry-run", "tip_all"))
    assert {"tip_read_acts", "tip_compare_lives", "tip_publish_site", "tip_publish_crate"} <= ran


def test_a_prefix_goes_before_what_is_made_and_not_before_what_is_read(load):
    load(LOCAL, "--cores", "1", "tip/results/sample/data/lives.parquet", more='    prefix: "tip"\n')
    assert (load.folder / "tip" / "results" / "sample" / "data" / "lives.parquet").is_file()
    assert {path.name for path in load.folder.iterdir()} <= {"Snakefile", "tip", "logs", ".snakemake"}
    ran = planned(load(LOCAL, "--dry-run", "tip_all", more='    prefix: "tip"\n'))
    assert "tip_publish_site" in ran


def test_settings_of_the_caller_override_ours_and_a_wrong_one_is_named(load):
    text = load(LOCAL, "--dry-run", "tip_all", config='{"edition": "official", "retrieve": {"offline": True}}')
    assert "official edition" in text
    with pytest.raises(AssertionError, match="did you mean: edition"):
        load(LOCAL, "--dry-run", config='{"editon": "sample"}')


@pytest.mark.parametrize("rule", ["compare_lives", "estimate_impact", "publish_tables"])
def test_a_rule_is_excluded_and_replaced_by_one_of_the_caller(load, rule):
    made = {
        "compare_lives": ", ".join(f'"results/sample/data/{name}.parquet"' for name in ("lives", "refusal_days")),
        "estimate_impact": ", ".join(
            f'"results/sample/data/{name}.parquet"'
            for name in ("impact_estimates", "robustness", "compared", "reform_months", "reform_evidence")
        ),
        "publish_tables": '"results/answer/tables/lives.csv"',
    }[rule]
    own = f'\nrule own:\n    output: {made}\n    shell: "touch {{output}}"\n'
    target = f"results/{'answer' if rule == 'publish_tables' else 'sample'}/tables/lives.csv"
    ran = planned(load(LOCAL, "--dry-run", target, text=own, without=rule))
    assert rule == "estimate_impact" or "own" in ran


@pytest.mark.parametrize("edition", ["sample", "official"])
@pytest.mark.parametrize("rule", ["publish_tables", "write_computed", "write_csv"])
def test_each_rule_that_writes_a_table_as_csv_can_be_left_out(load, rule, edition):
    """Two of them write the same file; the order between them names no rule that was left out."""
    config = f'{{"edition": "{edition}", "retrieve": {{"offline": True}}}}'
    said = load(LOCAL, "--dry-run", f"results/{edition}/data/lives.parquet", config=config, without=rule)
    assert "tip_compare_lives" in planned(said)


def test_the_workflow_of_the_page_makes_its_table(tmp_path):
    (block,) = re.findall(r'```python title="Snakefile"\n(.*?)```', PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert "/path/to/tipimpact" in block
    (tmp_path / "Snakefile").write_text(block.replace("/path/to/tipimpact", str(ROOT)), encoding="utf-8")
    assert {"tip_write_csv", "delayed"} <= planned(run_well(tmp_path, "--dry-run", "mine/delayed.csv"))
