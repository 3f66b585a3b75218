"""A publication that fails leaves the site, tables and figures of the last one in place, byte for byte."""

import shutil

import checkout
import pytest

from tests_support import planned, snakemake
from tipimpact.common.files import put_in_place

RESULTS = "results/sample"
# What makes a script stop when it has written some of its files, as on a full disk.
STOP = """
import errno
import itertools

_written = itertools.count()


def _stop(write):
    def write_or_stop(path, content):
        if next(_written) == 12:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        write(path, content)

    return write_or_stop


{} = _stop({})

"""
WRITERS = {"write_tables": "write_bytes", "draw_figures": "write_bytes", "write_site": "write_text"}


@pytest.fixture
def project(sample_project, tmp_path):
    place = tmp_path / "project"
    shutil.copytree(sample_project, place, copy_function=shutil.copy2, ignore=shutil.ignore_patterns(".git"))
    return place


@pytest.mark.workflow
def test_a_publication_that_fails_half_way_leaves_the_old_one(project):
    before = checkout.digests(project / RESULTS)
    for names in (["write_tables", "draw_figures"], ["write_site"]):  # the site waits for the figures
        scripts = {name: project / "workflow" / "scripts" / f"{name}.py" for name in names}
        intact = {name: script.read_text(encoding="utf-8") for name, script in scripts.items()}
        for name, script in scripts.items():
            head, body = intact[name].split("\n\ndef ", 1)
            script.write_text(f"{head}\n{STOP.format(WRITERS[name], WRITERS[name])}\ndef {body}", encoding="utf-8")
        failed = snakemake(directory=project, snakefile=project / "Snakefile")
        assert failed.returncode != 0
        for name in names:
            assert f"rule {name} failed\n" in failed.stderr
        assert "there is no space left on the disk" in failed.stderr
        assert checkout.digests(project / RESULTS) == before
        for name, script in scripts.items():
            script.write_text(intact[name], encoding="utf-8")
        plan = snakemake("--dry-run", directory=project, snakefile=project / "Snakefile")
        assert planned(plan.stdout + plan.stderr) >= set(names), "the failure is not forgotten"
    done = snakemake(directory=project, snakefile=project / "Snakefile")
    assert done.returncode == 0, done.stdout + done.stderr
    assert checkout.digests(project / RESULTS) == before
    again = snakemake("--dry-run", directory=project, snakefile=project / "Snakefile")
    assert "Nothing to be done" in again.stdout + again.stderr


@pytest.mark.workflow
@pytest.mark.parametrize(
    "name", ["tables/lives.csv", "findings/fr/finding-lives.docx", "site/en/index.html", "figures/fr/lives.svg"]
)
def test_what_is_published_can_be_asked_for_by_name(project, name):
    """In a new checkout, where it is deleted, and where what it rests on was edited."""
    target = f"{RESULTS}/{name}"
    rule = {"site": "publish_site", "figures": "publish_figures"}.get(name.split("/")[0], "publish_tables")

    def plan() -> set[str]:
        done = snakemake("--dry-run", target, directory=project, snakefile=project / "Snakefile")
        assert done.returncode == 0, done.stderr
        return planned(done.stdout + done.stderr)

    assert plan() == set()
    path = project / target
    path.unlink()
    assert plan() == {rule}, "it is put in place again, and not made again"
    texts = project / "config" / "recommendations.yaml"
    texts.write_text(texts.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    assert rule in plan()
    for folder in ("data/processed", "results", ".snakemake"):
        shutil.rmtree(project / folder)
    assert {rule, "read_acts"} <= plan()


def test_files_and_folders_are_put_in_place_all_or_none(tmp_path):
    draft, results = tmp_path / "draft", tmp_path / "results"
    (draft / "site").mkdir(parents=True)
    (draft / "site" / "page.html").write_text("new", encoding="utf-8")
    (draft / "index.html").write_text("new", encoding="utf-8")
    results.mkdir()
    (results / "index.html").write_text("old", encoding="utf-8")
    names = {draft / "index.html": results / "index.html", draft / "site": results / "site"}
    with pytest.raises(FileNotFoundError):
        put_in_place(names | {draft / "missing.csv": results / "missing.csv"})
    assert (results / "index.html").read_text(encoding="utf-8") == "old"
    assert not (results / "site").exists()
    put_in_place(names)
    assert {path.name for path in results.rglob("*")} == {"index.html", "site", "page.html"}
    assert (results / "index.html").read_text(encoding="utf-8") == "new"
