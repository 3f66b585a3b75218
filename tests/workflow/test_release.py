"""What leaves the house: descriptions that follow the project, and a bundle with the same bytes each time."""

import datetime as dt
import hashlib
import json
import re
import shutil
import subprocess
import tomllib
import zipfile
from pathlib import Path

import audit
import metadata
import pytest
import release as bundle
import supply_chain
import yaml

from tipimpact import __version__
from tipimpact.common.contracts import names
from tipimpact.common.contracts.files import figures
from tipimpact.publish.tables.findings import FINDINGS

from .conftest import run_well

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("name", "made"), [("codemeta.json", metadata.codemeta), ("codecheck.yml", metadata.codecheck)]
)
def test_descriptions_follow_the_project(name, made):
    assert (ROOT / name).read_text(encoding="utf-8") == made(), "what to do: make metadata"


def test_one_version_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert project["version"] == citation["version"] == __version__
    assert isinstance(citation["date-released"], dt.date)
    assert f"\n## {__version__} (" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_codecheck_manifest_lists_what_a_run_makes(sample_project):
    text = (ROOT / "codecheck.yml").read_text(encoding="utf-8")
    assert text.startswith("---\n")  # the specification asks for an explicit document
    check = yaml.safe_load(text)
    assert len(check["manifest"]) == len(FINDINGS) + len(names(published=True))
    for item in check["manifest"]:
        assert (sample_project / item["file"]).is_file()
        assert item["comment"]


@pytest.fixture(scope="module")
def checkout(sample_project, tmp_path_factory) -> Path:
    """A small repository with the sample's results in it, as a checkout has them."""
    root = tmp_path_factory.mktemp("release") / "project"
    shutil.copytree(sample_project / "config" / "sources", root / "config" / "sources")
    shutil.copy(sample_project / "README.md", root)
    for name in (supply_chain.LOCK, supply_chain.BUILD_LOCK, supply_chain.PACKAGES):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    (root / "results").mkdir()
    (root / "results" / "sample").symlink_to(sample_project / "results" / "sample")
    (root / "private.txt").write_text("not tracked", encoding="utf-8")
    for command in (
        ["init"],
        ["add", "README.md", "config/sources", "requirements.lock", "requirements-build.lock", "docs"],
    ):
        subprocess.run(["git", "-C", str(root), *command], check=True, capture_output=True)
    return root


def test_the_bundle_holds_code_and_results_with_steady_bytes(checkout, tmp_path):
    made = bundle.release(checkout, "sample", tmp_path / "one")
    again = bundle.release(checkout, "sample", tmp_path / "two")
    assert made.read_bytes() == again.read_bytes()
    with zipfile.ZipFile(made) as archive:
        inside = {name.partition("/")[2] for name in archive.namelist()}
        assert archive.testzip() is None
        top = archive.namelist()[0].partition("/")[0]
        lines = archive.read(f"{top}/results/sample/run/sha256.txt").decode().splitlines()
        for line in lines[::40]:
            digest, _, name = line.partition("  ")
            assert hashlib.sha256(archive.read(f"{top}/results/sample/{name}")).hexdigest() == digest
    assert {"README.md", "results/sample/ro-crate-metadata.json"} <= inside
    assert {f"results/sample/{line.partition('  ')[2]}" for line in lines} <= inside
    assert "private.txt" not in inside


def test_the_bundle_says_of_what_and_how_it_was_made(checkout, tmp_path):
    """Every other file is a subject with its checksum; every locked package is in the bill with all its hashes."""
    with zipfile.ZipFile(bundle.release(checkout, "sample", tmp_path)) as archive:
        files = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    statement = json.loads(files.pop(supply_chain.PROVENANCE))
    digests = {subject["name"]: subject["digest"]["sha256"] for subject in statement["subject"]}
    assert digests == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    materials = statement["predicate"]["buildDefinition"]["resolvedDependencies"]
    assert {"uri": "requirements.lock", "digest": {"sha256": digests["requirements.lock"]}} in materials
    bill = json.loads(files[supply_chain.SBOM])
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    listed = {f"{c['name']}=={c['version']}": {h["content"] for h in c["hashes"]} for c in bill["components"]}
    for lock in (supply_chain.LOCK, supply_chain.BUILD_LOCK):
        for pin, hashes in audit.hashes((ROOT / lock).read_text(encoding="utf-8")).items():
            assert listed[pin] == {*hashes}, pin
    assert all(c["licenses"][0]["license"]["name"] != "not stated" for c in bill["components"])
    references = [c["bom-ref"] for c in bill["components"]]
    assert len(references) == len(set(references))
    assert {d["ref"] for d in bill["dependencies"]} == {*references, bill["metadata"]["component"]["bom-ref"]}


def test_what_runs_for_each_commit_is_pinned_by_hash_and_what_is_not_is_named():
    text = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    uses = re.findall(r"uses: (\S+)(.*)", text)
    assert uses
    for action, comment in uses:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), f"{action} is not pinned by the hash of a commit"
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), f"{action} does not name its version"
    for image in re.findall(r"container: (\S+)", text):
        assert "@sha256:" in image or image in (ROOT / "SECURITY.md").read_text(encoding="utf-8"), image


def test_without_results_it_says_what_to_do(tmp_path):
    with pytest.raises(SystemExit, match="make results"):
        bundle.release(tmp_path, "sample", tmp_path)


def test_the_report_shows_the_figures_and_needs_no_network(sample_project, tmp_path):
    """Snakemake's own report, as ``make report`` writes it."""
    page = tmp_path / "report.html"
    run_well(sample_project, "--report", str(page))
    text = page.read_text(encoding="utf-8")
    assert not re.findall(r"<(?:script|link|img)\b[^>]*(?:src|href)=[\"']https?:", text)
    for name in figures():
        assert f"figures/fr/{name}.svg" in text
