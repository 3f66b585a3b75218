"""TFWP: reading all employer lists."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from python_calamine import CalamineWorkbook

from benches import Bench, Work, official_files
from tipimpact.common.tables import write_table
from tipimpact.retrieve import SourceFile
from tipimpact.tfwp.employer_lists import read_lists

# Columns that the step after reading adds.
ADDED = {"stream_code": "string", "occupation_group": "string", "group_exact": "boolean", "employer_id": "Int64"}


def bare_tables(held: list[SourceFile]) -> None:
    """Each file as a table of its cells."""
    for path in (h.path for h in held if h.path):
        if path.suffix == ".xlsx":
            pd.DataFrame(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False))
        else:
            pd.read_csv(path, header=None, names=range(10), dtype=str, encoding="latin-1", engine="c", skiprows=2)


def to_parquet(held: list[SourceFile], out: Path) -> None:
    """All lists with all repairs, as one Parquet file."""
    rows, facts = read_lists(held)
    added = {name: pd.Series(pd.NA, rows.index, kind) for name, kind in ADDED.items()}
    write_table(rows.assign(**added), "positions", out, edition="official", **facts)


def all_lists(folder: Path) -> tuple[Work, Work] | None:
    """The official lists with all repairs, and bare."""
    held = official_files("lmia")
    return (lambda: to_parquet(held, folder / "positions.parquet"), lambda: bare_tables(held)) if held else None


BENCHES = [Bench("all employer lists to Parquet", "reading their cells into tables", 2, all_lists)]
