"""Publish: every table in every format and both languages."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd

from benches import ROOT, Bench, Work
from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import names
from tipimpact.common.tables import read_table
from tipimpact.publish import ResultTable
from tipimpact.publish.tables.joins import Authored


def all_tables(_: Path) -> tuple[Work, Work] | None:
    """Of the official edition if it has run here, otherwise of the sample edition."""
    folders = (ROOT / "results" / edition for edition in ("official", "sample"))
    edition = next((folder for folder in folders if (folder / "index.html").is_file()), None)
    if edition is None:
        return None
    authored = Authored(ROOT / "config")
    paths = {name: edition / "data" / f"{name}.parquet" for name in names(published=True)}

    def render() -> None:
        for name, path in paths.items():
            table = ResultTable(read_table(path, edition=edition.name), name, authored.sources, authored)
            for lang in LANGUAGES:
                for format in table.view("en").formats:
                    table.render(format, lang)

    def bare() -> None:
        for path in paths.values():
            data = pd.read_parquet(path)
            for _ in LANGUAGES:
                data.to_csv(io.StringIO())
                data.style.to_html()

    return render, bare


BENCHES = [Bench("all tables in all formats", "CSV and HTML by pandas alone", 4, all_tables, turns=1)]
