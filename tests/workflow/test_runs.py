"""Runs give the same bytes again, and redo what an edit touches and nothing else."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from checkout import digests

from tests_support import ROOT, planned
from tipimpact.common.errors import ContractError
from tipimpact.common.provenance import IMPORTS, folders
from tipimpact.common.tables import read_meta, read_table
from tipimpact.publish.package.crate import CHECKSUMS

from .conftest import run_well

RULE_FILES = sorted((ROOT / "workflow" / "rules").glob("*.smk"))


def rules_to_run(project: Path) -> set[str]:
    """Rules with a script that Snakemake would run now."""
    return planned(run_well(project, "--dry-run"))


def scripted(stage: str) -> set[str]:
    """Rules with a script in the rule file of a stage, but for the one that writes the table that somebody asks for."""
    text = (ROOT / "workflow" / "rules" / f"{stage}.smk").read_text(encoding="utf-8")
    parts = re.split(r"^(?:rule|checkpoint) (\w+):\n", text, flags=re.MULTILINE)[1:]
    return {name for name, body in zip(parts[::2], parts[1::2], strict=True) if "script:" in body} - {"write_csv"}


@pytest.fixture(scope="module")
def below(sample_project) -> Callable[[set[str]], set[str]]:
    """``below(rules)`` is those rules and all that read what they make, directly or through other rules."""
    graph = run_well(sample_project, "--forceall", "--rulegraph")
    names = dict(re.findall(r'^\s*(\d+)\[label = "(\w+)', graph, flags=re.MULTILINE))
    readers: dict[str, set[str]] = {name: set() for name in names.values()}
    for made, read in re.findall(r"^\s*(\d+) -> (\d+)", graph, flags=re.MULTILINE):
        readers[names[made]].add(names[read])

    def get(rules: set[str]) -> set[str]:
        reached, todo = set(), list(rules)
        while todo:
            if (rule := todo.pop()) not in reached:
                reached.add(rule)
                todo += readers[rule]
        return reached - {"all", "everything", "publish"}

    return get


@pytest.fixture
def project(sample_project, tmp_path) -> Path:
    """A copy of the finished project whose inputs and code a test may edit; its results are those of all tests."""
    copy, unneeded = tmp_path / "project", shutil.ignore_patterns(".git", "results")
    shutil.copytree(sample_project, copy, copy_function=shutil.copy2, ignore=unneeded)
    (copy / "results").symlink_to(sample_project / "results")
    return copy


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def test_stages_of_an_engine_never_wait_for_themselves(sample_project):
    """Every step is in a group; a group that needed what needs it would be refused before the first job."""
    profiles = [ROOT / "profiles" / engine / "config.yaml" for engine in ("slurm", "kubernetes")]
    groups, others = (yaml.safe_load(path.read_text(encoding="utf-8"))["groups"] for path in profiles)
    assert groups == others
    said = run_well(sample_project, "--dry-run", "--forceall", "--groups", *groups)
    steps = set(re.findall(r"^(\w+) +\d+$", said.split("Job stats:")[1], flags=re.MULTILINE))
    assert {group.partition("=")[0] for group in groups} == steps - {"all", "everything", "total"}


def test_after_a_run_there_is_nothing_to_do_and_no_library_of_the_stages_is_loaded(sample_project):
    """Everyone waits for parsing. (Snakemake itself loads numpy and pandas.)"""
    heavy = ["spacy", "altair", "scipy", "statsmodels", "lxml", "sklearn"]
    code = (
        "import sys\nfrom snakemake.cli import main\n"
        "try:\n    main(['--cores', '1', '--nolock'])\nfinally:\n"
        f"    print('loaded:', *(name for name in {heavy!r} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=sample_project, capture_output=True, text=True)
    assert "Nothing to be done" in done.stdout + done.stderr
    assert "loaded:\n" in done.stdout


@pytest.mark.mirror
def test_an_official_run_leaves_the_sample_as_it_was(official_project):
    """The record of the sample run was written before the official run; every file still has the checksum it holds."""
    results = official_project / "results"
    lines = (results / "sample" / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    recorded = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    found = digests(results / "sample")
    assert recorded
    assert {name: found[name] for name in recorded} == recorded
    assert rules_to_run(official_project) == set()
    for path in sorted((results / "official" / "data").glob("*.parquet")):
        assert read_meta(path)["edition"] == "official"
        with pytest.raises(ContractError, match="'official' edition"):
            read_table(path, edition="sample")


def test_editing_a_message_reruns_publication_only(project):
    """Also where the message speaks of an earlier stage; a file that is touched and not changed reruns nothing."""
    for touched in (project / "data" / "raw" / "sample").rglob("*"):
        os.utime(touched)
    path = project / "workflow" / "src" / "tipimpact" / "publish" / "words" / "en" / "tfwp.ftl"
    path.write_text(path.read_text(encoding="utf-8") + "# edited\n", encoding="utf-8")
    assert rules_to_run(project) == scripted("publish") | scripted("sheets")


def test_editing_a_module_reruns_its_stage_and_what_reads_it(project, below):
    edit(project / "workflow" / "src" / "tipimpact" / "tfwp" / "__init__.py", '"""', '"""Edited. ')
    may_import = [path.stem for path in RULE_FILES if path.stem in IMPORTS and "tfwp" in folders(path.stem)]
    assert "tfwp" in may_import
    assert "publish" not in may_import, "what is printed comes from the package"
    expected = below(set().union(*map(scripted, may_import)))
    assert rules_to_run(project) == expected
    assert not expected & (scripted("legislation") | scripted("reports"))


def test_an_explanation_in_a_contract_reruns_publication_only(project):
    edit(project / "workflow" / "src" / "tipimpact" / "common" / "contracts" / "lives.yaml", 'doc: "', 'doc: "edited: ')
    assert rules_to_run(project) == scripted("publish")


def test_a_contract_reruns_the_rules_that_name_its_table_and_publication(project, below):
    """As the recipe of a column says."""
    path = project / "workflow" / "src" / "tipimpact" / "common" / "contracts" / "work_permits.yaml"
    path.write_text(re.sub(r"^version: .*", "version: 99", path.read_text(encoding="utf-8")), encoding="utf-8")
    assert rules_to_run(project) == below({"make_work_permits"}) | scripted("publish")


def test_editing_a_setting_reruns_what_uses_it(project, below):
    edit(project / "config" / "config.yaml", "own_sites: false", "own_sites: true")
    expected = below({"make_work_permits"})
    assert rules_to_run(project) == expected
    assert not expected & (scripted("legislation") | scripted("asylum") | scripted("themes"))


def test_editing_a_source_reruns_what_reads_it(project, below):
    edit(project / "data" / "raw" / "sample" / "reports" / "ccr_forum_2012_en.txt", "\n", "\n\n")
    ran = rules_to_run(project)
    readers = below({"read_reports"})
    assert {"retrieve_collection"} | readers <= ran
    assert not ran & ((scripted("legislation") | scripted("tfwp") | scripted("asylum")) - readers)
