"""The recipes for analysts run as the page says: Python, SQL, R, the shell; DuckDB and R where they are installed."""

import re
import shlex
import shutil
import sqlite3
import subprocess

import pandas as pd
import pytest
from typer.testing import CliRunner

from tests_support import ROOT
from tipimpact.cli import app
from tipimpact.common.contracts import contract
from tipimpact.publish.words import has

PAGE = (ROOT / "docs" / "recipes" / "tables.md").read_text(encoding="utf-8")
RECIPES = [part.split("\n", 1) for part in PAGE.split("\n## ")[1:]]


def blocks(kind: str) -> list[tuple[str, str]]:
    found = [(title, re.findall(rf"```{kind}\n(.*?)```", body, re.DOTALL)) for title, body in RECIPES]
    return [(title, code) for title, codes in found for code in codes]


each = {kind: pytest.mark.parametrize(("title", "code"), blocks(kind)) for kind in ("python", "sql", "sh", "r")}


def test_there_are_ten_and_each_has_code():
    assert [title.split(".")[0] for title, _ in RECIPES] == [str(i) for i in range(1, 11)]
    assert sum(len(blocks(kind)) for kind in each) == 10


@pytest.fixture
def here(sample_project, tmp_path, monkeypatch):
    """A folder with the results of a finished run, in which a recipe may write."""
    for name in ("results", "config", "data"):
        (tmp_path / name).symlink_to(sample_project / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@each["python"]
def test_python_runs_and_shows_something(here, capsys, title, code):
    exec(compile(code, title, "exec"), {})
    shown = capsys.readouterr().out
    assert len(shown.splitlines()) > 2 or (here / "vies.csv").stat().st_size > 10_000
    assert "Empty DataFrame" not in shown


@each["sql"]
def test_sql_runs_on_the_tables(here, title, code):
    """Also without DuckDB: the files become tables of SQLite, and everything else stays as written."""
    database = sqlite3.connect(":memory:")
    for path, name in dict(re.findall(r"'(results/sample/data/(\w+)\.parquet)'", code)).items():
        data = pd.read_parquet(path)
        lists = [c.name for c in contract(name).columns.values() if c.type == "list"]
        data.drop(columns=lists).to_sql(name, database, index=False)
        code = code.replace(f"'{path}'", name)
    rows = database.execute(code).fetchall()
    assert len(rows) > 2


@each["sql"]
def test_sql_runs_in_duckdb(here, title, code):
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not a dependency of the project: pip install duckdb")
    rows = duckdb.sql(code).fetchall()
    assert len(rows) > 2
    assert all(None not in row for row in rows)


@each["sh"]
def test_the_shell_answers(here, title, code):
    for line in code.splitlines():
        program, *words = shlex.split(line)
        assert program == "tipimpact"
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0, line
        assert len(done.output.splitlines()) > 3, line


@each["r"]
def test_r_names_a_file_and_columns_that_are_published(here, title, code):
    (path,) = re.findall(r'"(results/[\w./]+)"', code)
    columns = set(pd.read_csv(here / path, nrows=1).columns)
    assert set(re.findall(r"\$(\w+)", code)) | {"number_status", "reading"} <= columns


@each["r"]
@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed")
def test_r_prints_the_ranges_and_draws_them(here, title, code):
    (here / "recipe.R").write_text(code, encoding="utf-8")
    done = subprocess.run(["Rscript", "--vanilla", "recipe.R"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not done.stderr, "a warning"
    assert "85" in done.stdout  # the people of the one designation found
    assert (here / "exposure.png").stat().st_size > 2000


def test_columns_named_without_a_run_exist():
    """What the fast layer can see: the columns of the blocks are in the contracts."""
    for _, code in blocks("python"):
        names = re.findall(r'load\("(\w+)"', code)
        known = {column for name in names for column in contract(name).columns} | {"edition", "number", "name", "rows"}
        known |= {"title", "unit", "means", "min", "max", "title_en", "labels", "units", "docs", "values", "en", "fr"}
        quoted = set(re.findall(r'\["(\w+)"\]', code)) | {
            w for some in re.findall(r"\[\[(.*?)\]\]", code) for w in re.findall(r'"(\w+)"', some)
        }
        assert quoted <= known, quoted - known
    assert has("table-lives-title")
