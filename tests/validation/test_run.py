"""validation/run.py: a study that was stopped goes on, and its short tables come into the page."""

import importlib.util
import json
import re

import pandas as pd
import pytest
from validation.series import Cell

from validation import series as simulate

CELLS = (Cell(12, 6, 40, 0.0), Cell(12, 6, 40, 0.6, 0.6))


@pytest.fixture
def study(root):
    spec = importlib.util.spec_from_file_location("validate", root / "validation" / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def validate(study, tmp_path, monkeypatch):
    module = study
    monkeypatch.setattr(module, "ROWS", tmp_path)
    studies = {module.series: ([("notes", cell) for cell in CELLS], module.STUDIES[module.series][1])}
    monkeypatch.setattr(module, "STUDIES", studies)
    return module


def test_a_study_goes_on_where_it_stopped_and_begins_anew_when_its_code_or_runs_change(validate, monkeypatch):
    done = []
    study = simulate.study
    monkeypatch.setattr(
        simulate, "study", lambda cell, runs, seed: done.append(cell) or study(cell, runs, seed, timed=1)
    )
    whole = validate.made(validate.series, 20)
    path = validate.ROWS / "series.csv"
    pd.read_csv(path).head(1).to_csv(path, index=False)  # as if stopped after the first cell
    again = validate.made(validate.series, 20)
    assert done == [*CELLS, CELLS[1]]
    timed = ["seconds", "grid_seconds", "spent"]
    pd.testing.assert_frame_equal(again.drop(columns=timed), whole.drop(columns=timed), check_dtype=False)
    validate.made(validate.series, 10)
    monkeypatch.setattr(validate, "code", lambda names: "other")
    validate.made(validate.series, 10)
    assert done == [*CELLS, CELLS[1], *CELLS, *CELLS]


def test_the_tables_stand_between_their_comments(validate, tmp_path, monkeypatch):
    monkeypatch.setattr(simulate, "study", lambda cell, runs, seed, _=simulate.study: _(cell, runs, seed, timed=1))
    found = {"series": validate.made(validate.series, 20)}
    measured = validate.summary(found, [])
    assert measured["series_notes"]["cells"] == 2
    assert json.dumps(measured, default=float)
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- measured: series_summary -->\nold\n<!-- end -->\nafter\n", encoding="utf-8")
    validate.write_pages(page, validate.pages(found, [], measured))
    text = page.read_text(encoding="utf-8")
    assert "old" not in text
    assert text.startswith("before\n")
    assert text.endswith("<!-- end -->\nafter\n")
    assert "at least 20 runs a cell" in text
    assert text.count("\n| notes | 2 |") == 1
    page.write_text("nothing", encoding="utf-8")
    with pytest.raises(SystemExit, match="series_summary"):
        validate.write_pages(page, validate.pages(found, [], measured))


def test_the_tables_of_the_page_are_those_of_the_rows(study, root):
    """No figure of a study was typed: the page holds what `make validate` left in docs/validation."""
    rows = root / "docs" / "validation"
    found = {studied.__name__: study.read_rows(rows / f"{studied.__name__}.csv") for studied in study.STUDIES}
    measured = json.loads((root / "docs" / "validation" / "summary.json").read_text(encoding="utf-8"))
    page = "".join((root / "docs" / f"{name}.md").read_text(encoding="utf-8") for name in ("impact", "themes"))
    for name, table in study.pages(found, measured["replications"], measured).items():
        assert f"<!-- measured: {name} -->\n{table}\n<!-- end -->" in page, name
    assert not [row["name"] for row in measured["replications"] if row["unexplained"]]
    compared = study.compared(measured["replications"]).to_csv(index=False)
    assert (rows / "replications.csv").read_text(encoding="utf-8") == compared


def test_what_is_not_measured_again_stays_with_its_day(study):
    old = {"seed": 1, "measured": {"series": "2026-01-01", "replications": "2026-01-01"}, "series_notes": {"cells": 2}}
    new = study.summary({}, [{"name": "a"}])
    kept = study.updated(old, new)
    assert kept["measured"] == {"series": "2026-01-01"} | new["measured"]
    assert kept["series_notes"] == {"cells": 2}
    assert kept["replications"] == [{"name": "a"}]
    assert "replications" not in study.summary({}, [])


def test_long_tables_are_files_and_not_parts_of_the_page(root):
    """A table that people read has at most 18 rows."""
    page = (root / "docs" / "impact.md").read_text(encoding="utf-8")
    for name, content in re.findall(r"<!-- measured: (\w+) -->\n(.*?)<!-- end -->", page, flags=re.DOTALL):
        assert content.count("\n| ") <= 2 + 18, name


LEAST_RUNS = {"series": 1000, "comparison": 2000}


def test_every_cell_has_its_runs_and_none_is_left_out(study, root):
    for studied, (cells, _) in study.STUDIES.items():
        rows = study.read_rows(root / "docs" / "validation" / f"{studied.__name__}.csv")
        assert set(rows["id"]) == {repr(cell) for _, cell in cells}
        assert rows["runs"].min() >= LEAST_RUNS[studied.__name__]
        assert "name" not in rows or rows["name"].notna().all()
