"""A rule's code hash changes with its script and with the folders that its stage may run, and with nothing else."""

import re
import shutil
from dataclasses import replace

import pytest

import tipimpact
from tests_support import ROOT, imported_stages
from tipimpact.common import provenance
from tipimpact.common.contracts import contract

PACKAGE = ROOT / "workflow" / "src" / "tipimpact"
SCRIPTS = ROOT / "workflow" / "scripts"
STAGES = [stage for stage in tipimpact.STAGES if stage != provenance.COMMON]


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package with one file per stage folder, and a script."""
    for stage in tipimpact.STAGES:
        folder = tmp_path / "tipimpact" / stage
        folder.mkdir(parents=True)
        (folder / "core.py").write_text(f"name = {stage!r}\n")
    (tmp_path / "script.py").write_text("pass\n")
    monkeypatch.setattr(provenance, "PACKAGE", tmp_path / "tipimpact")
    provenance.folder_digest.cache_clear()
    yield tmp_path
    provenance.folder_digest.cache_clear()


def hashes(package) -> dict[str, str]:
    provenance.folder_digest.cache_clear()
    return {stage: provenance.code_hash(package / "script.py", stage) for stage in STAGES}


def reruns(package, folder: str, name: str = "core.py") -> set[str]:
    """Stages whose hash changes with an edit of a file in a folder."""
    before = hashes(package)
    path = package / "tipimpact" / folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("edited")
    after = hashes(package)
    return {stage for stage in STAGES if before[stage] != after[stage]}


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("publish", {"publish", "sheets"}),
        ("package", {"package", "publish", "sheets"}),
        ("impact", {"impact", "package", "sheets"}),
        ("tfwp", {"tfwp"}),
        ("asylum", {"asylum", "impact", "package", "sheets"}),
        ("reports", {"reports", "themes", "eligibility", "impact", "package", "sheets"}),
        ("common", set(STAGES)),
        (
            "retrieve",
            set(STAGES) - {"publish"},
        ),  # it runs no code that made the package
    ],
)
def test_an_edit_reruns_the_stages_that_may_run_it(package, folder, expected):
    assert reruns(package, folder) == expected


@pytest.mark.parametrize("name", ["words/en/publish.ftl", "site/templates/base.html.j2", "words/new.py"])
def test_words_templates_and_new_files_of_publish_rerun_what_is_written_in_words_only(package, name):
    assert reruns(package, "publish", name) == {"publish", "sheets"}


def test_a_contract_reruns_the_rules_that_name_its_table_and_what_it_says_to_readers_publication(package, monkeypatch):
    assert reruns(package, "common", "contracts/lives.yaml") == {"publish"}
    files, script = ["results/sample/data/lives.parquet"], package / "script.py"
    before = {
        name: provenance.code_hash(script, "eligibility", named) for name, named in {"lives": files, "none": []}.items()
    }
    own = contract("lives")
    first, *others = own.columns.values()
    explained = {column.name: column for column in (replace(first, doc="other words"), *others)}
    narrowed = {column.name: column for column in (replace(first, values=("some",)), *others)}
    for columns, changed in ((explained, False), (narrowed, True)):
        monkeypatch.setattr(provenance, "contract", lambda name, columns=columns: replace(own, columns=columns))
        assert (provenance.code_hash(script, "eligibility", files) != before["lives"]) == changed
        assert provenance.code_hash(script, "eligibility", []) == before["none"]


def test_byte_code_does_not_count(package):
    assert reruns(package, "common", "__pycache__/core.cpython-313.pyc") == set()


def test_the_script_counts(package):
    before = hashes(package)
    (package / "script.py").write_text("edited")
    after = hashes(package)
    assert all(before[stage] != after[stage] for stage in STAGES)


def test_moving_the_package_changes_nothing(package, monkeypatch, tmp_path):
    before = hashes(package)
    shutil.copytree(package / "tipimpact", tmp_path / "elsewhere")
    monkeypatch.setattr(provenance, "PACKAGE", tmp_path / "elsewhere")
    assert hashes(package) == before


# --- the project's own code ---


def test_every_stage_is_declared_and_imports_flow_down():
    assert list(provenance.IMPORTS) == STAGES
    for stage, others in provenance.IMPORTS.items():
        assert set(others) <= set(STAGES[: STAGES.index(stage)]), stage


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_only_what_its_hash_covers(stage):
    covered = {*provenance.folders(stage), stage}
    for path in (PACKAGE / stage).rglob("*.py"):
        assert imported_stages(path) <= covered, path.relative_to(PACKAGE)


@pytest.mark.parametrize("rules", sorted((ROOT / "workflow" / "rules").glob("*.smk")), ids=lambda path: path.stem)
def test_scripts_import_only_what_the_hash_of_their_rule_covers(rules):
    for name in re.findall(r'"\.\./scripts/(\w+)\.py"', rules.read_text(encoding="utf-8")):
        covered = set(provenance.folders(rules.stem))
        assert imported_stages(SCRIPTS / f"{name}.py") <= covered, name
