"""No sentence that is published turns on how the law is read without saying so."""

import re
from collections.abc import Callable

import pandas as pd
import pytest

from eligibility.fixed_readings import Constructions, make_under_each
from tipimpact.common.contracts import contract
from tipimpact.eligibility import read_profiles
from tipimpact.eligibility.rows import default_rows
from tipimpact.package.reader import read_package
from tipimpact.publish.site.dropped import compose
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.tables.table import ResultTable, result_tables

TWO_WAYS = "as the text is read|[Rr]ead in two ways|two (readings|constructions)"
pytestmark = [pytest.mark.workflow, pytest.mark.release]


@pytest.fixture(scope="module")
def results(sample_project) -> dict[str, ResultTable]:
    """The published tables."""
    return result_tables(read_package(sample_project / "results" / "sample" / "data"))


@pytest.fixture(scope="module")
def fixed(root, made_once: Callable) -> dict[tuple[int, ...], dict[str, pd.DataFrame]]:
    """The tables about lives with one construction of each question, in every combination that touches them."""
    profiles = read_profiles(root / "config" / "profiles.yaml")
    make = lambda path: pd.to_pickle(tuple(make_under_each(profiles, default_rows())), path)  # noqa: E731
    return Constructions(*pd.read_pickle(made_once("constructions", make))).fixed


def state_all(results: dict[str, ResultTable], tables: dict[str, pd.DataFrame]) -> set[tuple[str, str]]:
    """The parts of every statement that holds, with its message, in English; with tables laid over the published."""
    data = {name: result.data for name, result in results.items()}
    for name, table in tables.items():
        data[name] = contract(name).conform(table.astype(object))
        data[name].attrs = results[name].data.attrs
    evidence = TableEvidence(data, lambda table, lang: results[table].texts(lang))
    statements = [statement for statement in compose(evidence) if statement.holds]
    return {(each.id, part) for each in statements for part in re.split(r"[;:] |\.$", each.text("en"))}


def test_every_statement_holds_under_every_combination_or_says_both(results, fixed):
    published, composed = state_all(results, {}), {}
    for tables in fixed.values():  # combinations under which no cell moves are composed once
        composed.setdefault("".join(table.to_csv() for table in tables.values()), tables)
    assert len(composed) > 1
    moved = set().union(*(published - state_all(results, tables) for tables in composed.values()))
    assert {part for _, part in moved if not re.search(TWO_WAYS, part)} == set()
