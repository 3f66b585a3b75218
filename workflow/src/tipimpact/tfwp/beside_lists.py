"""Tables beside the employer lists, from the sources received: what is not there leaves an empty table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.common.errors import Problem, TfwpError
from tipimpact.retrieve import Held
from tipimpact.tfwp.compliance import read_decisions
from tipimpact.tfwp.stocks import kinds, read_stock
from tipimpact.tfwp.yearly import read_yearly, reconcile


def permit_stocks(held: Iterable[Held]) -> pd.DataFrame:
    """The table ``permit_stocks``. Raises TfwpError with the faults of every workbook."""

    def read(path: Path, h: Held) -> pd.DataFrame:
        about = kinds()[h.source.facts["kind"]]
        table = read_stock(path)
        inner = table["program"].where(table["program"] != "all", "")
        return table.assign(program=(about["program"] + "/" + inner).str.rstrip("/"), unit=about["unit"])

    return _read([h for h in held if h.source.facts.get("kind") in kinds()], read, "permit_stocks")


def yearly_tables(held: Iterable[Held], positions: pd.DataFrame) -> pd.DataFrame:
    """The table ``lmia_yearly``, with what the lists hold beside the tables by stream."""
    table = _read(
        [h for h in held if h.source.facts.get("kind") == "esdc_table"],
        lambda path, _: read_yearly(path),
        "lmia_yearly",
    )
    added = reconcile(table, positions)
    both = pd.concat([added, table.drop(index=added.index)]).sort_index()
    return both.assign(explained_by=both["explained_by"].map(lambda why: why if isinstance(why, list) else []))


def non_compliance(held: Iterable[Held]) -> pd.DataFrame:
    """The table ``non_compliance``."""
    pages = [h for h in held if h.source.facts.get("kind") == "non_compliant_page"]
    return _read(pages, lambda path, _: read_decisions(path), "non_compliance")


def compiled_facts(held: Iterable[Held]) -> pd.DataFrame:
    """Compiled facts: indicator, year and value as text, source."""
    parts = [pd.read_csv(h.path, dtype=str).assign(source=h.source.id) for h in held if h.path]
    return pd.concat(parts) if parts else pd.DataFrame(columns=["indicator", "year", "value", "source"])


def _read(held: list[Held], read: Callable[[Path, Held], pd.DataFrame], name: str) -> pd.DataFrame:
    parts, problems = [], list[Problem]()
    for h in held:
        if h.path is None:
            continue
        try:
            parts.append(read(h.path, h).assign(source=h.source.id))
        except TfwpError as error:
            problems += error.problems
    if problems:
        raise TfwpError(problems)
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(contract(name).columns))
