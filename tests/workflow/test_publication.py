"""What is published can be asked for by name, and is put in place all or none."""

import shutil

import pytest

from tests_support import planned, snakemake
from tipimpact.common.files import put_in_place

RESULTS = "results/sample"


@pytest.fixture
def project(sample_project, tmp_path):
    place = tmp_path / "project"
    shutil.copytree(sample_project, place, copy_function=shutil.copy2, ignore=shutil.ignore_patterns(".git"))
    return place


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
