"""validation/run.py: a study that was stopped goes on, and its short tables come into the page."""

import importlib.util
import json
import re

import pandas as pd
import pytest
from validation.comparison import list_cases

CASES = list_cases()[:2]


@pytest.fixture
def study(root):
    spec = importlib.util.spec_from_file_location("validate", root / "validation" / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def validate(study, tmp_path, monkeypatch):
    monkeypatch.setattr(study, "ROWS", tmp_path)
    modules = study.STUDIES[study.comparison][1]
    monkeypatch.setattr(study, "STUDIES", {study.comparison: ([("comparison", case) for case in CASES], modules)})
    return study


def test_a_study_goes_on_where_it_stopped_and_begins_anew_when_its_code_or_runs_change(validate, monkeypatch, root):
    done = []
    simulate = validate.simulate_comparison.study_comparison
    monkeypatch.setattr(
        validate.simulate_comparison,
        "study_comparison",
        lambda case, runs, seed: done.append(case) or simulate(case, runs, seed),
    )
    whole = validate.made(validate.comparison, 20)
    path = validate.ROWS / "comparison.csv"
    rows = pd.read_csv(path, dtype={"rule": str})
    rows[rows["id"] == repr(CASES[0])].to_csv(path, index=False)  # as if stopped after the first cell
    again = validate.made(validate.comparison, 20)
    assert done == [*CASES, CASES[1]]
    pd.testing.assert_frame_equal(again.drop(columns="spent"), whole.drop(columns="spent"), check_dtype=False)
    validate.made(validate.comparison, 10)
    monkeypatch.setattr(validate, "code", lambda names: "other")
    validate.made(validate.comparison, 10)
    assert done == [*CASES, CASES[1], *CASES, *CASES]


def test_the_tables_stand_between_their_comments(validate, tmp_path):
    found = {"comparison": validate.made(validate.comparison, 20)}
    measured = validate.summary(found)
    assert measured["comparison"]["processes"] == len(CASES)
    assert json.dumps(measured, default=float)
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- measured: comparison -->\nold\n<!-- end -->\nafter\n", encoding="utf-8")
    validate.write_pages(page, validate.pages(found, measured))
    text = page.read_text(encoding="utf-8")
    assert "old" not in text
    assert text.startswith("before\n")
    assert text.endswith("<!-- end -->\nafter\n")
    assert "at least 20 runs a cell" in text
    assert text.count("\n| random |") == 1
    page.write_text("nothing", encoding="utf-8")
    with pytest.raises(SystemExit, match="comparison"):
        validate.write_pages(page, validate.pages(found, measured))


def test_the_tables_of_the_page_are_those_of_the_rows(study, root):
    """No figure of a study was typed: the page holds what `make validate` left in docs/validation."""
    rows = root / "docs" / "validation"
    found = {studied.__name__: study.read_rows(rows / f"{studied.__name__}.csv") for studied in study.STUDIES}
    measured = json.loads((root / "docs" / "validation" / "summary.json").read_text(encoding="utf-8"))
    page = "".join((root / "docs" / f"{name}.md").read_text(encoding="utf-8") for name in ("impact", "themes"))
    for name, table in study.pages(found, measured).items():
        assert f"<!-- measured: {name} -->\n{table}\n<!-- end -->" in page, name


def test_what_is_not_measured_again_stays_with_its_day(study):
    old = {"seed": 1, "measured": {"comparison": "2026-01-01"}, "comparison": {"runs": 2}}
    assert study.updated(old, study.summary({})) == old | {"seed": study.SEED}


def test_long_tables_are_files_and_not_parts_of_the_page(root):
    """A table that people read has at most 18 rows."""
    page = (root / "docs" / "impact.md").read_text(encoding="utf-8")
    for name, content in re.findall(r"<!-- measured: (\w+) -->\n(.*?)<!-- end -->", page, flags=re.DOTALL):
        assert content.count("\n| ") <= 2 + 18, name


LEAST_RUNS = {"comparison": 2000, "prevalence": 400}


def test_every_cell_has_its_runs_and_none_is_left_out(study, root):
    for studied, (cells, _) in study.STUDIES.items():
        rows = study.read_rows(root / "docs" / "validation" / f"{studied.__name__}.csv")
        assert set(rows["id"]) == {repr(cell) for _, cell in cells}
        assert rows["runs"].min() >= LEAST_RUNS[studied.__name__]
        assert "name" not in rows or rows["name"].notna().all()
