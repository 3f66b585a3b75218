"""validation/run.py: a study that was stopped goes on, and its short tables come into the page."""

import json
import re

import pandas as pd
import pytest
from validation.comparison import list_cases

from validation import run

CASES = list_cases()[:2]


@pytest.fixture
def given(tmp_path, monkeypatch):
    """The study of the comparison with two processes and an empty folder."""
    monkeypatch.setattr(run, "ROWS", tmp_path)
    few = run.STUDIES["comparison"]._replace(cells=CASES)
    monkeypatch.setitem(run.STUDIES, "comparison", few)
    return few


def test_a_study_goes_on_where_it_stopped_and_begins_anew_when_its_code_or_runs_change(given, monkeypatch):
    done = []
    noted = given._replace(make=lambda case, runs, seed: done.append(case) or given.make(case, runs, seed))
    monkeypatch.setitem(run.STUDIES, "comparison", noted)
    whole = run.made("comparison", 20)
    path = run.ROWS / "comparison.csv"
    rows = pd.read_csv(path, dtype={"rule": str})
    rows[rows["id"] == repr(CASES[0])].to_csv(path, index=False)  # as if stopped after the first cell
    again = run.made("comparison", 20)
    assert done == [*CASES, CASES[1]]
    pd.testing.assert_frame_equal(again.drop(columns="spent"), whole.drop(columns="spent"), check_dtype=False)
    run.made("comparison", 10)
    monkeypatch.setattr(run, "code", lambda names: "other")
    run.made("comparison", 10)
    assert done == [*CASES, CASES[1], *CASES, *CASES]


def test_the_tables_stand_between_their_comments(given, tmp_path):
    found = {"comparison": run.made("comparison", 20)}
    measured = run.summary(found)
    assert measured["comparison"]["processes"] == len(CASES)
    assert json.dumps(measured, default=float)
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- measured: comparison -->\nold\n<!-- end -->\nafter\n", encoding="utf-8")
    run.write_pages(page, run.pages(found, measured))
    text = page.read_text(encoding="utf-8")
    assert "old" not in text
    assert text.startswith("before\n")
    assert text.endswith("<!-- end -->\nafter\n")
    assert "at least 20 runs a cell" in text
    assert text.count("\n| random |") == 1
    page.write_text("nothing", encoding="utf-8")
    with pytest.raises(SystemExit, match="comparison"):
        run.write_pages(page, run.pages(found, measured))


def test_the_tables_of_the_page_are_those_of_the_rows(root):
    """No figure of a study was typed: the page holds what `make validate` left in docs/validation."""
    rows = root / "docs" / "validation"
    found = {name: run.read_rows(rows / f"{name}.csv") for name in run.STUDIES}
    measured = json.loads((rows / "summary.json").read_text(encoding="utf-8"))
    page = "".join((root / "docs" / f"{name}.md").read_text(encoding="utf-8") for name in ("impact", "themes"))
    for name, table in run.pages(found, measured).items():
        assert f"<!-- measured: {name} -->\n{table}\n<!-- end -->" in page, name


def test_what_is_not_measured_again_stays_with_its_day():
    old = {"seed": 1, "measured": {"comparison": "2026-01-01"}, "comparison": {"runs": 2}}
    assert run.updated(old, run.summary({})) == old | {"seed": run.SEED}


def test_long_tables_are_files_and_not_parts_of_the_page(root):
    """A table that people read has at most 18 rows."""
    page = (root / "docs" / "impact.md").read_text(encoding="utf-8")
    for name, content in re.findall(r"<!-- measured: (\w+) -->\n(.*?)<!-- end -->", page, flags=re.DOTALL):
        assert content.count("\n| ") <= 2 + 18, name


LEAST_RUNS = {"comparison": 2000, "prevalence": 400}


def test_every_cell_has_its_runs_and_none_is_left_out(root):
    for name, studied in run.STUDIES.items():
        rows = run.read_rows(root / "docs" / "validation" / f"{name}.csv")
        assert set(rows["id"]) == set(map(repr, studied.cells))
        assert rows["runs"].min() >= LEAST_RUNS[name]
        assert "name" not in rows or rows["name"].notna().all()
