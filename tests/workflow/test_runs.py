"""Runs give the same bytes again, and redo what an edit touches and nothing else."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from checkout import differing, digests

from tests_support import ROOT, snakemake
from tipimpact.common.errors import ContractError
from tipimpact.common.tables import read_meta, read_table


def rules_to_run(project: Path) -> set[str]:
    """Rules that Snakemake would run now, without the target rules."""
    done = snakemake("--dry-run", directory=project, snakefile=project / "Snakefile")
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    if "Nothing to be done" in said:
        return set()
    stats = said.split("Job stats:")[1]
    return set(re.findall(r"^(\w+) +\d+$", stats, flags=re.MULTILINE)) - {"all", "publish", "total"}


@pytest.fixture
def project(sample_project, tmp_path) -> Path:
    """A copy of the finished project that a test may edit; file times are kept."""
    copy = tmp_path / "project"
    shutil.copytree(sample_project, copy, copy_function=shutil.copy2)
    return copy


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def test_nothing_to_do_after_a_run(sample_project):
    assert rules_to_run(sample_project) == set()


@pytest.mark.parametrize("engine", ["slurm", "kubernetes"])
def test_stages_of_an_engine_never_wait_for_themselves(sample_project, engine):
    """Every step is in a group; a group that needed what needs it would be refused before the first job."""
    groups = yaml.safe_load((ROOT / "profiles" / engine / "config.yaml").read_text(encoding="utf-8"))["groups"]
    done = snakemake("--dry-run", "--forceall", "--groups", *groups, directory=sample_project)
    assert done.returncode == 0, done.stdout + done.stderr
    steps = set(re.findall(r"^(\w+) +\d+$", done.stdout.split("Job stats:")[1], flags=re.MULTILINE))
    assert {group.partition("=")[0] for group in groups} == steps - {"all", "publish", "total"}


def test_a_lost_rendering_is_made_again(project):
    """Renderings are not outputs that Snakemake looks after; those that are gone become so."""
    lost = project / "results" / "sample" / "tables" / "fr" / "law_changes.xlsx"
    before = lost.read_bytes()
    lost.unlink()
    assert rules_to_run(project) == PUBLISH - {"publish_figures"}
    done = snakemake("--cores", "2", directory=project, snakefile=project / "Snakefile")
    assert done.returncode == 0, done.stdout + done.stderr
    assert lost.read_bytes() == before
    assert rules_to_run(project) == set()


def test_a_run_with_nothing_to_do_loads_no_library_of_the_stages(sample_project):
    """Parsing is everyone's waiting time. (Snakemake itself loads numpy.)"""
    heavy = ["pandas", "pyarrow", "spacy", "altair", "scipy", "statsmodels", "pandera", "lxml", "sklearn"]
    code = (
        "import sys\nfrom snakemake.cli import main\n"
        "try:\n    main(['--cores', '1'])\nfinally:\n"
        f"    print('loaded:', *(name for name in {heavy!r} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=sample_project, capture_output=True, text=True)
    assert "Nothing to be done" in done.stdout + done.stderr
    assert "loaded:\n" in done.stdout


@pytest.mark.official
def test_sample_official_sample_gives_the_first_bytes(official_project, mirror):
    before = digests(official_project / "results" / "sample")
    assert rules_to_run(official_project) == set(), "the official run leaves what the sample needs"
    again = snakemake("--forceall", directory=official_project, snakefile=official_project / "Snakefile", mirror=mirror)
    assert again.returncode == 0, again.stdout + again.stderr
    assert differing(before, digests(official_project / "results" / "sample")) == []
    for path in sorted((official_project / "results" / "official" / "data").glob("*.parquet")):
        assert read_meta(path)["edition"] == "official"
        with pytest.raises(ContractError, match="'official' edition"):
            read_table(path, edition="sample")


PUBLISH = {
    "publish_tables",
    "publish_site",
    "publish_figures",
    "publish_datapackage",
    "publish_crate",
}


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        pytest.param(
            "workflow/src/tipimpact/tfwp/__init__.py",
            '"""',
            '"""Edited. ',
            {"read_lmia_lists", "read_permit_tables", "make_work_permits", "build_indicators"}
            | {"track_recommendations"}  # indicators measure them
            # permit stocks are an outcome of the plan
            | {"compute_detectable_effects", "estimate_impact", "triangulate_questions"}
            | PUBLISH,
            id="a module",
        ),
        pytest.param(
            "workflow/src/tipimpact/common/messages.csv",
            "Sample edition,",
            "The sample edition,",
            # besides publishing: what holds sentences made from messages, and the lawyer's sheet
            {"list_evidence_gaps", "track_recommendations", "make_law_changes", "list_versions", "make_eligibility"}
            # the stages whose labels and checks are made of messages too
            | {
                "build_indicators",
                "check_plan",
                "compute_detectable_effects",
                "estimate_impact",
                "triangulate_questions",
                "follow_archetypes",
                "write_review_sheets",
            }
            | PUBLISH,
            id="a message",
        ),
        pytest.param(
            "config/config.yaml",
            "permutations: 999",
            "permutations: 499",
            {"compute_detectable_effects", "estimate_impact", "triangulate_questions"} | PUBLISH,
            id="a config key",
        ),
        pytest.param(
            "data/raw/sample/reports/ccr_forum_2012_en.txt",
            "\n",
            "\n\n",
            {
                "retrieve_collection",
                "list_evidence_gaps",
                "triangulate_questions",
                "read_reports",
                "extract_themes",
                "evaluate_themes",
                "measure_prevalence",
                "measure_agreement",
                "find_asks",
                "discover_topics",
                "queue_review",
                "export_coding",
                "track_recommendations",
            }
            | PUBLISH,
            id="a source file",
        ),
    ],
)
def test_an_edit_reruns_what_depends_on_it(project, path, old, new, expected):
    edit(project / path, old, new)
    assert rules_to_run(project) == expected


def test_touching_a_file_without_changing_it_reruns_nothing(project):
    for path in (project / "data" / "raw" / "sample").rglob("*"):
        os.utime(path)
    assert rules_to_run(project) == set()


def test_a_failing_job_says_what_where_and_what_to_do(project):
    path = project / "data" / "raw" / "sample" / "legislation" / "annual_2012-c17_en.xml"
    path.write_bytes(path.read_bytes().replace(b"<Bill ", b"<Bull ").replace(b"</Bill>", b"</Bull>"))
    edit(project / "workflow" / "src" / "tipimpact" / "tfwp" / "__init__.py", '"""', '"""Edited. ')
    done = snakemake(directory=project, snakefile=project / "Snakefile")
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "rule read_acts failed" in said
    assert "annual_2012-c17_en.xml: line" in said
    assert "did you mean: Bill" in said
    assert "what to do:" in said
    assert "logs/sample/read_acts.log" in said
    told = said.split("rule read_acts failed")[1].split("log:")[0]
    assert "Traceback" not in told
    left = rules_to_run(project)
    assert "make_law_changes" in left
    assert "make_work_permits" not in left, "what does not need that file was made all the same"


def test_lint_is_clean():
    done = snakemake("--lint", directory=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
