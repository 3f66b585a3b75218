"""The page on moving to version 0.2 against the contracts: columns called new exist, columns called gone do not."""

import re

import pytest

from tests_support import ROOT
from tipimpact.common.contracts import contract, names

PAGE = (ROOT / "docs" / "migrate-0.2.md").read_text(encoding="utf-8")
CODE = re.compile(r"`(\w+)`")
ROWS = [
    row.strip("|").split("|") for row in PAGE.partition("## Tables")[2].partition("### ")[0].splitlines() if "|" in row
]
TABLES = {CODE.search(table)[1]: (gone, new) for table, gone, new, _ in ROWS if CODE.search(table)}
PUBLISHED = {name: str((contract(name).publish or {})["number"]) for name in names(published=True)}
NEW = dict(re.findall(r"`(\w+)` \((\d+)\)", PAGE))


def test_every_published_table_is_there_as_old_or_new():
    assert {*TABLES, *NEW} - {"scorecard"} == set(PUBLISHED)
    assert NEW.items() <= PUBLISHED.items()


@pytest.mark.parametrize("table", sorted({*TABLES} - {"scorecard"}))
def test_columns_are_those_of_the_contract(table):
    gone, new = TABLES[table]
    columns = set(contract(table).columns)
    assert set(CODE.findall(new)) <= columns
    assert not set(CODE.findall(gone)) & columns
