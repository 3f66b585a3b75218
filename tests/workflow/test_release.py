"""What leaves the house: descriptions that follow the project, and a bundle with the same bytes each time."""

import datetime as dt
import hashlib
import re
import shutil
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml

from tests_support import load_module, snakemake
from tipimpact import __version__
from tipimpact.common.contracts import names
from tipimpact.common.contracts.files import figures
from tipimpact.publish.tables.findings import FINDINGS

ROOT = Path(__file__).resolve().parents[2]
metadata = load_module(ROOT / "dev" / "metadata.py")
bundle = load_module(ROOT / "dev" / "release.py")


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
    (root / "results").mkdir()
    (root / "results" / "sample").symlink_to(sample_project / "results" / "sample")
    (root / "private.txt").write_text("not tracked", encoding="utf-8")
    for command in (["init"], ["add", "README.md", "config/sources"]):
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


def test_without_results_it_says_what_to_do(tmp_path):
    with pytest.raises(SystemExit, match="make results"):
        bundle.release(tmp_path, "sample", tmp_path)


def test_the_report_shows_the_figures_and_needs_no_network(sample_project, tmp_path):
    """Snakemake's own report, as ``make report`` writes it."""
    page = tmp_path / "report.html"
    done = snakemake("--report", str(page), directory=sample_project, snakefile=sample_project / "Snakefile")
    assert done.returncode == 0, done.stdout + done.stderr
    text = page.read_text(encoding="utf-8")
    assert not re.findall(r"<(?:script|link|img)\b[^>]*(?:src|href)=[\"']https?:", text)
    for name in figures():
        assert f"figures/fr/{name}.svg" in text
