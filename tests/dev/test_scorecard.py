"""The scorecard asks files and believes nothing else: what is taken away is missed, by name."""

import shutil
import zipfile
from pathlib import Path

import pytest
from tipimpact.publish.scorecard import URLS, Evidence, _items, scorecard

from tipimpact.common.contracts import contract
from tipimpact.common.tables import read_table
from tipimpact.publish.words import i18n

ITEMS = {(item.checklist, item.item): item for item in _items()}


@pytest.fixture(scope="module")
def scored(sample_results):
    data = read_table(sample_results / "sample" / "data" / "scorecard.parquet")
    return data.set_index(["checklist", "item"])


@pytest.fixture(scope="module")
def workbook(sample_results) -> Path:
    return sample_results / "sample" / "tables" / "en" / "events.xlsx"


def missing(checklist: str, item: str, root: Path, tables=(), workbooks=(), crate="{}"):
    return ITEMS[checklist, item].check(Evidence(root, list(tables), list(workbooks), crate))


def test_every_item_has_words_and_a_checklist(scored):
    assert set(scored.index) == set(ITEMS)
    assert set(URLS) == set(contract("scorecard").columns["checklist"].values)
    for _, item in ITEMS:
        assert i18n.has(f"value-scorecard-item-{item}"), item


def test_results_follow_from_what_is_missing(scored):
    some = scored["missing"].map(len) > 0
    assert (scored.loc[some, "result"] == "not_met").all()
    assert set(scored.loc[~some, "result"]) <= {"met", "cannot_tell"}


def test_what_this_project_has_not_is_named(scored):
    """No archive has taken it and no colleague has signed it: the card must say so until a file does."""
    assert scored.loc[("fair4rs", "f1"), "missing"].tolist() == ["codemeta.json: identifier"]
    assert scored.loc[("rap", "published"), "missing"].tolist() == ["codeRepository"]
    assert scored.loc[("rap", "peer_review"), "result"] == "cannot_tell"
    assert scored.loc[("rap", "triggered"), "result"] == "not_met"


def test_the_record_and_the_workbooks_keep_their_requirements(scored):
    kept = [key for key in scored.index if key[0] == "spreadsheets" or key[1].endswith("_required")]
    assert len(kept) > 10
    assert scored.loc[kept, "missing"].map(len).sum() == 0, scored.loc[kept, "missing"]


def test_a_file_taken_away_is_missed(root, tmp_path):
    for name in ("config/README.md", "config/schema.json", "README.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(root / name, tmp_path / name)
    assert missing("snakemake_catalog", "config_readme", tmp_path) == []
    (tmp_path / "config" / "README.md").unlink()
    assert missing("snakemake_catalog", "config_readme", tmp_path) == ["config/README.md"]
    assert missing("snakemake_catalog", "readme_licence", tmp_path) == ["LICENSE"]
    assert missing("snakemake_catalog", "released", tmp_path) is None
    assert missing("fair4rs", "f1_2", tmp_path) is None, "without a repository nobody knows whether there is a tag"
    assert missing("rap", "readme", tmp_path) == []
    (tmp_path / "README.md").write_text("make test\n", encoding="utf-8")
    assert missing("rap", "readme", tmp_path) == ["make results"]


def test_a_lock_without_a_hash_is_named(tmp_path):
    lock = "a==1 \\\n    --hash=sha256:00\nb==2\nc==3 ; python_version < '3.12' \\\n    --hash=sha256:00\n"
    (tmp_path / "requirements.lock").write_text(lock, encoding="utf-8")
    assert missing("fair4rs", "r2", tmp_path) == ["b"]


def test_a_function_that_says_nothing_is_named(tmp_path):
    module = tmp_path / "workflow" / "src" / "tipimpact" / "a.py"
    module.parent.mkdir(parents=True)
    module.write_text('"""Says."""\n\n\ndef told():\n    """Says."""\n\n\ndef silent():\n    pass\n', encoding="utf-8")
    assert missing("rap", "documented", tmp_path) == ["tipimpact.a.silent"]


def test_a_workbook_with_a_fault_is_named(workbook, tmp_path, root):
    bad = tmp_path / "en" / "events.xlsx"
    bad.parent.mkdir()
    with zipfile.ZipFile(workbook) as old, zipfile.ZipFile(bad, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet2.xml":
                content = content.replace(
                    b"</worksheet>", b'<mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>'
                )
            new.writestr(name, content)
    for item in ("no_merged_cells", "tables_tagged", "no_formulas", "titled", "cover_sheet"):
        assert missing("spreadsheets", item, root, workbooks=[workbook]) == []
    assert missing("spreadsheets", "no_merged_cells", root, workbooks=[bad]) == ["en/events.xlsx"]


def test_a_record_without_a_workflow_misses_requirements(root):
    empty = '{"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": []}'
    assert missing("ro_crate", "workflow_ro_crate_required", root, crate=empty)


def test_a_list_of_checks_gives_a_row_each(root):
    one = scorecard(Evidence(root, [], []), [ITEMS["rap", "changes"]])
    assert one[["result", "looked_at"]].to_dict("records") == [{"result": "met", "looked_at": ["CHANGELOG.md"]}]
