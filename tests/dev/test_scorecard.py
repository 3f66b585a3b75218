"""The scorecard reads files: whatever is removed is missing, by name."""

import shutil
import zipfile
from functools import partial

import pytest
import scorecard
from crate_check import PROFILES
from scorecard import Evidence

ITEMS = {item.asks: item for item in scorecard.items()}


def missing(asks, root, results=None):
    return ITEMS[asks].check(Evidence(root, results or root))


def test_every_line_says_the_result_and_what_is_missing(tmp_path):
    (tmp_path / "README.md").write_text("make test\n", encoding="utf-8")
    asked = [
        ITEMS[asks]
        for asks in ("README and licence", "baseline: peer review of the code", "gold: changes are announced")
    ]
    lines = list(scorecard.scorecard(Evidence(tmp_path, tmp_path), asked))
    assert [line[:5] for line in lines if line.startswith("  ")] == ["  no ", "  ?  ", "  no "]
    assert lines[1].endswith(": missing LICENSE")
    assert [line.partition(":")[0].strip() for line in lines if line.startswith("\n")] == [
        scorecard.CATALOG,
        scorecard.RAP,
    ]


def test_what_the_project_lacks_is_named(root):
    """No archive holds it and it has no public address, until codemeta.json says otherwise."""
    assert missing("F1, F3, A2: persistent identifier", root) == ["codemeta.json: identifier"]
    assert missing("baseline: code published in the open", root) == ["codemeta.json: codeRepository"]
    assert missing("baseline: peer review of the code", root) is None
    assert missing("F1.2: all descriptions name the same version", root) == []


def test_published_workbooks_and_tables_have_no_fault(root, sample_results):
    asked = [item for item in ITEMS.values() if item.checklist == scorecard.SPREADSHEETS]
    asked += [ITEMS["I1: data in standard formats, with descriptions"]]
    asked += [ITEMS["silver: tidy tables, a key identifies each row"]]
    evidence = Evidence(root, sample_results / "sample")
    assert len(evidence.workbooks) == 4  # tables and findings of each language
    assert {item.asks: item.check(evidence) for item in asked} == {item.asks: [] for item in asked}


def test_a_removed_file_is_missing(root, tmp_path):
    for name in ("config/README.md", "config/schema.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(root / name, tmp_path / name)
    look = partial(missing, "the configuration has a README and a schema", tmp_path)
    assert look() == []
    (tmp_path / "config" / "README.md").unlink()
    assert look() == ["config/README.md"]


def test_without_a_repository_nobody_knows_whether_there_is_a_tag(tmp_path):
    assert missing("the version is released under a tag", tmp_path) is None


def test_a_package_of_the_lock_without_a_hash_is_named(tmp_path):
    lock = "a==1 \\\n    --hash=sha256:00\nb==2\nc==3 ; python_version < '3.12' \\\n    --hash=sha256:00\n"
    (tmp_path / "requirements.lock").write_text(lock, encoding="utf-8")
    assert missing("R2: dependencies with versions and hashes", tmp_path) == ["b"]


def test_a_function_without_a_docstring_is_named(tmp_path):
    module = tmp_path / "workflow" / "src" / "tipimpact" / "a.py"
    module.parent.mkdir(parents=True)
    module.write_text('"""A."""\n\n\ndef one():\n    """One."""\n\n\ndef two():\n    pass\n', encoding="utf-8")
    assert missing("silver: every public function has a docstring", tmp_path) == ["tipimpact.a.two"]


def test_a_workbook_with_a_fault_is_named(sample_results, tmp_path, root):
    path = tmp_path / "findings" / "en" / "findings.xlsx"
    path.parent.mkdir(parents=True)
    merged = b'<mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>'
    published = sample_results / "sample" / "findings" / "en" / "findings.xlsx"
    with zipfile.ZipFile(published) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            sheet = name == "xl/worksheets/sheet2.xml"
            new.writestr(name, content.replace(b"</worksheet>", merged) if sheet else content)
    assert missing("no merged cells", root, tmp_path) == ["findings/en/findings.xlsx"]
    assert missing("no formulas", root, tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("profile", PROFILES[1:])
def test_a_record_without_a_workflow_misses_requirements(root, tmp_path, profile):
    empty = '{"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": []}'
    (tmp_path / "ro-crate-metadata.json").write_text(empty, encoding="utf-8")
    assert missing(f"{profile}, required", root, tmp_path)
