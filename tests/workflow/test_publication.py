"""What is published can be asked for by name, and is put in place all or none."""

import re
import shutil

import pandas as pd
import pytest

from tests_support import ROOT, planned
from tipimpact.common.files import put_in_place

from .conftest import run_well

NAMES = {
    "tables/lives.csv": "publish_tables",
    "findings/fr/finding-lives.docx": "publish_tables",
    "site/en/index.html": "publish_site",
    "site/fr/law-others.html": "publish_site",
    "figures/fr/lives.svg": "publish_figures",
}
PICTURE = "figures/fr/lives.svg"  # apart, because pages are made again after their pictures


@pytest.mark.workflow
@pytest.mark.parametrize("printed", ["answer", "print"])
def test_what_is_printed_can_be_asked_for_by_name(sample_project, copied, printed):
    """In a new checkout, where it is deleted, and where what the run rests on was edited, which a release is not."""
    config = ["--config", "print=results/sample"] if printed == "print" else []

    def plan(*names: str) -> set[str]:
        targets = [f"results/{printed}/{name}" for name in names]
        return planned(run_well(copied, *targets, "--dry-run", *config))

    assert plan(*NAMES) == set()
    for names in ([name for name in NAMES if name != PICTURE], [PICTURE]):
        for name in names:
            (copied / "results" / printed / name).unlink()
        assert plan(*names) == {NAMES[name] for name in names}, "they are put in place again, and not made again"
    for name in NAMES:  # a picture that is put in place again has the pages made again, whatever was edited
        shutil.copy2(sample_project / "results" / printed / name, copied / "results" / printed / name)
    texts = copied / "config" / "recommendations.yaml"
    texts.write_text(texts.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    assert ("write_site" in plan(*NAMES)) is (printed == "print")


@pytest.mark.workflow
def test_a_new_checkout_prints_the_release_without_a_run(tmp_path):
    targets = [f"results/answer/{name}" for name in NAMES]
    made = planned(run_well(tmp_path, *targets, "--dry-run", snakefile=ROOT / "Snakefile"))
    assert made == {*NAMES.values(), "write_tables", "draw_figures", "write_site"}


@pytest.mark.release
@pytest.mark.workflow
def test_a_signed_row_is_named_with_the_tables_that_it_moved(copied):
    closing = copied / "data" / "processed" / "sample" / "publish" / "closing.txt"
    assert len(closing.read_text(encoding="utf-8").splitlines()) == 3
    assert "; 0 differ because of your changes" in closing.read_text(encoding="utf-8")
    path = copied / "config" / "law" / "eligibility.csv"
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    rows.loc[rows["row"] == "trp_power", ["reviewed_by", "checked_on"]] = ["counsel", "2026-11-30"]
    rows.to_csv(path, index=False, lineterminator="\n")
    run_well(copied)
    answer, mine, _ = closing.read_text(encoding="utf-8").splitlines()
    assert "not computed by this machine" in answer
    assert re.search(r"eligibility \(config/law/eligibility\.csv\)", mine)
    assert "work_permits (" not in mine
    page = (copied / "results" / "sample" / "computed.html").read_text(encoding="utf-8")
    assert "changed by you: config/law/eligibility.csv" in page


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
