"""Measures of the stage `publish`: all renderings, the site, the weight of its pages.

On the finished tables of the official edition, or of the sample edition where only that has run here; without either
there is no measure. Times are processor time, of one pass in this process.
"""

from __future__ import annotations

import gzip
import io
import re
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from bench import ROOT, Measure

from tipimpact.common.contracts import names
from tipimpact.common.tables import read_table
from tipimpact.publish import ResultTable
from tipimpact.publish.site.held import read_held
from tipimpact.publish.site.pages import pages
from tipimpact.publish.words.i18n import LANGUAGES
from tipimpact.retrieve import read_sources

PAGE, WITH_FIGURES, REQUESTS = 100, 300, 10


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _edition() -> Path | None:
    made = (ROOT / "results" / edition for edition in ("official", "sample"))
    return next((folder for folder in made if (folder / "index.html").is_file()), None)


def _tables(edition: Path) -> dict[str, Path]:
    return {name: edition / "data" / f"{name}.parquet" for name in names(published=True)}


def _rendered(edition: Path) -> None:
    """Every table in every format and both languages, as the workflow writes them."""
    sources = read_sources(ROOT / "config" / "sources")
    for name, path in _tables(edition).items():
        table = ResultTable(read_table(path, edition=edition.name), name, sources)
        formats = table.view("en").formats
        for lang in LANGUAGES:
            for format in formats:
                table.render(format, lang)
        if "docx" in formats:
            table.bilingual()


def _bare(edition: Path) -> None:
    """The same rows by pandas alone: CSV, and HTML by its Styler, once for each language."""
    for path in _tables(edition).values():
        data = pd.read_parquet(path)
        for _ in LANGUAGES:
            data.to_csv(io.StringIO())
            data.style.to_html()


def _site(edition: Path) -> None:
    processed = ROOT / "data" / "processed" / edition.name
    held = read_held(
        data=[str(path) for path in _tables(edition).values()],
        sources=str(ROOT / "config" / "sources"),
        plan=str(processed / "impact" / "plan.json"),
        sentences=str(processed / "reports" / "sentences.parquet"),
        versions=str(processed / "legislation" / "provision_versions.parquet"),
        figures=str(edition / "figures"),
        archetypes=str(edition / "data" / "archetypes.json"),
        edition=edition.name,
    )
    for lang in LANGUAGES:
        for _ in pages(held, lang):
            pass


def bench_renderings(_: Path) -> list[Measure]:
    """All formats of all tables, and the site."""
    if not (edition := _edition()):
        return []
    ours, bare = _seconds(lambda: _rendered(edition)), _seconds(lambda: _bare(edition))
    detail = {"edition": edition.name, "bare pandas, CSV and Styler, s": bare, "ratio": ours / bare}
    return [
        Measure("all renderings of all tables", ours, 30, "s", detail),
        Measure("the site, both languages", _seconds(lambda: _site(edition)), 20, "s", {"edition": edition.name}),
    ]


def bench_pages(_: Path) -> list[Measure]:
    """The heaviest page that is published, alone and with what it loads."""
    if not (edition := _edition()):
        return []
    alone, loaded, requests = {}, {}, {}
    for page in [*edition.glob("site/*/*.html"), *edition.glob("tables/*/*.html")]:
        text = page.read_text(encoding="utf-8")
        pictures = [page.parent / source for source in re.findall(r'<img[^>]* src="([^"]+)"', text)]
        name = page.relative_to(edition).as_posix()
        alone[name] = len(gzip.compress(text.encode(), 9)) / 1000
        loaded[name] = alone[name] + sum(len(gzip.compress(p.read_bytes(), 9)) for p in pictures) / 1000
        requests[name] = 1 + len(pictures)
    return [
        _heaviest("heaviest page, compressed, without figures", alone, PAGE, "kB"),
        _heaviest("heaviest page, compressed, with figures", loaded, WITH_FIGURES, "kB"),
        _heaviest("most requests of a page", requests, REQUESTS, "requests"),
    ]


def _heaviest(name: str, sizes: dict[str, float], limit: float, unit: str) -> Measure:
    page = max(sizes, key=lambda page: sizes[page])
    return Measure(name, sizes[page], limit, unit, {"page": page, "pages": len(sizes)})


BENCHES = [bench_renderings, bench_pages]
