"""No sentence that is published turns on how the law is read without saying so."""

import re
from collections.abc import Callable

import pandas as pd
import pytest

from eligibility.fixed_readings import PATTERNS, make_fixed, make_recorded
from tipimpact.common.contracts import contract, names
from tipimpact.eligibility import read_profiles
from tipimpact.eligibility.rows import default_rows
from tipimpact.publish.site.dropped import compose
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.tables.joins import Authored
from tipimpact.publish.tables.table import ResultTable, read_results

TWO_WAYS = "as the text is read|[Rr]ead in two ways|two (readings|constructions)"
pytestmark = [pytest.mark.workflow, pytest.mark.slow]


@pytest.fixture(scope="module")
def results(sample_project) -> dict[str, ResultTable]:
    """The published tables."""
    files = [sample_project / "results" / "sample" / "data" / f"{name}.parquet" for name in names(published=True)]
    return read_results(files, Authored(sample_project / "config"), "sample")


@pytest.fixture(scope="module")
def colours(root, made_once: Callable) -> dict[str, int]:
    """The colours of the questions of reading that touch an answer about a life."""
    profiles = read_profiles(root / "config" / "profiles.yaml")
    make = lambda path: pd.to_pickle(make_recorded(profiles, default_rows()), path)  # noqa: E731
    return pd.read_pickle(made_once("printed_tables", make))[1]


def state_all(results: dict[str, ResultTable], tables: dict[str, pd.DataFrame]) -> set[tuple[str, str]]:
    """The parts of every statement that holds, with its message, in English; with tables laid over the published."""
    data = {name: result.data for name, result in results.items()}
    for name, table in tables.items():
        kept = data[name].iloc[len(table) :]  # of eligibility, the populations
        data[name] = contract(name).conform(pd.concat([table.astype(object), kept.astype(object)], ignore_index=True))
        data[name].attrs = results[name].data.attrs
    evidence = TableEvidence(data, lambda table, lang: results[table].texts(lang))
    statements = [statement for statement in compose(evidence) if statement.holds]
    return {(each.id, part) for each in statements for part in re.split(r"[;:] |\.$", each.text("en"))}


@pytest.mark.parametrize("pattern", PATTERNS, ids=str)
def test_every_statement_holds_under_every_combination_or_says_both(results, colours, pattern, root):
    tables = make_fixed(read_profiles(root / "config" / "profiles.yaml"), default_rows(), colours, pattern)
    moved = state_all(results, {}) - state_all(results, tables)
    assert {part for _, part in moved if not re.search(TWO_WAYS, part)} == set()
