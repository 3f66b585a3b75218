"""Build the permit, yearly and compliance tables from the received files.

A missing file leaves an empty table, and so does a file that cannot be read: the user is warned of
its faults, and it becomes a gap. Each table comes with the reason by the id of each source that is
left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.common.errors import TfwpError
from tipimpact.common.listed import check_columns, read_cells, refuse
from tipimpact.retrieve import SourceFile
from tipimpact.retrieve.readable import read_each
from tipimpact.tfwp.compliance import read_decisions
from tipimpact.tfwp.stocks import read_stock, stock_kinds
from tipimpact.tfwp.yearly import read_yearly, reconcile

FACTS = ["indicator", "year", "value"]


def permit_stocks(received: Iterable[SourceFile]) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the table ``permit_stocks``, and why sources are left out."""

    def read(file: SourceFile, path: Path) -> pd.DataFrame:
        kind = stock_kinds()[file.source.facts["kind"]]
        table = read_stock(path)
        subprogram = table["program"].where(table["program"] != "all", "")
        return table.assign(program=(kind["program"] + "/" + subprogram).str.rstrip("/"), measured_in=kind["unit"])

    workbooks = [file for file in received if file.source.facts.get("kind") in stock_kinds()]
    return _read_all(workbooks, read, "permit_stocks")


def yearly_tables(received: Iterable[SourceFile], positions: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the table ``lmia_yearly``, and why sources are left out.

    Rows by stream are compared with the sums of the employer lists.
    """
    files = [file for file in received if file.source.facts.get("kind") == "esdc_table"]
    table, unread = _read_all(files, lambda _, path: read_yearly(path), "lmia_yearly")
    compared = reconcile(table, positions)
    every_row = pd.concat([compared, table.drop(index=compared.index)]).sort_index()
    explanations = every_row["explained_by"].map(lambda codes: codes if isinstance(codes, list) else [])
    return every_row.assign(explained_by=explanations), unread


def non_compliance(received: Iterable[SourceFile]) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the table ``non_compliance``, and why sources are left out."""
    pages = [file for file in received if file.source.facts.get("kind") == "non_compliant_page"]
    return _read_all(pages, lambda _, path: read_decisions(path), "non_compliance")


def compiled_facts(received: Iterable[SourceFile]) -> pd.DataFrame:
    """Return compiled facts: indicator, year and value as text, and source.

    Raises TfwpError when a file cannot be read, lacks a column, or has a value that is not a number.
    """
    parts = [_read_facts(file.path).assign(source=file.source.id) for file in received if file.path]
    return pd.concat(parts) if parts else pd.DataFrame(columns=[*FACTS, "source"])


def _read_facts(path: Path) -> pd.DataFrame:
    rows = read_cells(path, TfwpError)
    check_columns(rows, FACTS, path.name, TfwpError)
    number = rows["value"].str.fullmatch(r"(-?[0-9]{1,12}(\.[0-9]{1,12})?)?")
    refuse(rows, [(~number, "value", "a number, or an empty cell")], path, TfwpError)
    return rows[FACTS].assign(value=rows["value"].mask(rows["value"] == ""))


def _read_all(
    files: list[SourceFile], read: Callable[[SourceFile, Path], pd.DataFrame], name: str
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Read all files into one table with the columns of the contract ``name``."""
    parts, unread = read_each(files, lambda file, path: read(file, path).assign(source=file.source.id))
    table = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(contract(name).columns))
    return table, unread
