"""Publish: tables in every format, pages, notebooks, all in both languages; how soon the answer is painted."""

from __future__ import annotations

import io
from collections import deque
from functools import partial
from pathlib import Path

import nbformat
import pandas as pd
from chromium import CHROMIUM, launched
from nbclient import NotebookClient
from notebook_code import LONG, NOTEBOOKS, code

from benches import ROOT, Bench, Ceiling, Work
from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import names
from tipimpact.publish.site.inputs import read_inputs
from tipimpact.publish.site.pages import pages
from tipimpact.publish.site.table_pages import row_files
from tipimpact.publish.tables.files import table_files
from tipimpact.publish.tables.table import result_tables
from tipimpact.publish.words.constants import open_package

PAINTED, ANSWERED = 0.3, 0.05  # seconds that a reader does not notice, and of a keystroke
FIRST_PAINT = """() => new Promise(found => new PerformanceObserver(list => {
  const paint = list.getEntriesByName("first-contentful-paint")[0];
  if (paint) found(paint.startTime);
}).observe({ type: "paint", buffered: true }))"""
ANY_CHANGE = """() => {
  document.querySelector("input[name=child][value=yes]").click();
  return Math.min(...Array.from({ length: 15 }, () => {
    const start = performance.now();
    document.getElementById("intake").dispatchEvent(new Event("change", { bubbles: true }));
    return performance.now() - start;
  }));
}"""


def newest_edition() -> Path | None:
    """The folder of the official edition if it has run here, otherwise of the sample edition."""
    folders = (ROOT / "results" / edition for edition in ("official", "sample"))
    return next((folder for folder in folders if (folder / "index.html").is_file()), None)


def all_tables(_: Path) -> tuple[Work, Work] | None:
    """Of the newest edition."""
    edition = newest_edition()
    if edition is None:
        return None
    paths = [edition / "data" / f"{name}.parquet" for name in names(published=True)]

    def render() -> None:
        deque(table_files(result_tables(open_package(edition / "data"))), maxlen=0)

    def bare() -> None:
        for path in paths:
            data = pd.read_parquet(path)
            for _ in LANGUAGES:
                data.to_csv(io.StringIO())
                data.style.to_html()

    return render, bare


def every_page(_: Path) -> tuple[Work, Work] | None:
    """Of the newest edition, in both languages."""
    edition = newest_edition()
    if edition is None:
        return None

    def write() -> None:
        site = read_inputs(open_package(edition / "data"), edition / "figures")
        deque((page for lang in LANGUAGES for page in pages(site, lang, ())), maxlen=0)
        deque(row_files(site), maxlen=0)

    return write, write


def run_notebook(path: Path) -> None:
    """In both languages, in one kernel."""
    cells = [nbformat.v4.new_code_cell(source) for lang in LANGUAGES for source in code(path, lang)]
    whole = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(whole, timeout=600, resources={"metadata": {"path": str(ROOT)}}).execute()


def notebook(path: Path, _: Path) -> tuple[Work, Work]:
    """A notebook and the template, which starts a kernel, imports the libraries and shows a table too."""
    return partial(run_notebook, path), partial(run_notebook, path.with_stem("template"))


def timed(address: str, script: str) -> float:
    """Seconds that a script finds on a page in Chromium, which has opened it once before."""
    with launched() as browser:
        page = browser.new_page()
        page.goto(address)
        page.goto("about:blank")
        page.goto(address)
        return float(page.evaluate(script)) / 1000


def first_paint(_: Path) -> tuple[Work, Work] | None:
    """Of the answer of the newest edition, opened as a file."""
    return in_chromium("index.html", FIRST_PAINT, PAINTED)


def answered(_: Path) -> tuple[Work, Work] | None:
    """Of the page of questions of the newest edition, after any change."""
    return in_chromium("ask.html", ANY_CHANGE, ANSWERED)


def in_chromium(page: str, script: str, limit: float) -> tuple[Work, Work] | None:
    edition = newest_edition()
    if edition is None or not CHROMIUM:
        return None
    return (lambda: timed((edition / "site" / "fr" / page).as_uri(), script)), (lambda: limit)


BENCHES = [
    Bench("all tables in all formats", "CSV and HTML by pandas alone", 4, all_tables, turns=1),
    Ceiling("all pages of the site", "20 s and 2 GiB", 1, every_page, seconds=20, gibibytes=2),
    *(
        Bench(f"notebook {path.stem}", "the template", 3.5, partial(notebook, path), turns=1)
        for path in NOTEBOOKS
        if path.stem not in {*LONG, "template"}
    ),
    Bench("first paint of the answer", f"{PAINTED:g} seconds", 1, first_paint),
    Bench("the answer to a person's own facts", f"{ANSWERED:g} seconds", 1, answered),
]
