"""The page on moving to this version against the contracts: columns called new exist, columns called gone do not."""

import re

import pytest

from tests_support import ROOT
from tipimpact.common.contracts import contract, names
from tipimpact.publish.tables.results import ENDED

CODE = re.compile(r"`(\w+)`")
PAGE = (ROOT / "docs" / "migrate-0.4.md").read_text(encoding="utf-8")


def read_rows(heading: str) -> dict[str, list[str]]:
    """The cells of each row of the table under a heading, by the table of data that it names."""
    section = PAGE.partition(f"## {heading}\n")[2].partition("\n#")[0]
    rows = [row.strip("|").split("|") for row in section.splitlines() if "|" in row]
    return {CODE.search(table)[1]: cells for table, *cells in rows if CODE.search(table)}


TABLES, BEFORE = read_rows("Tables"), read_rows("Tables that ended before")
ENDED_NOW = {table for table, (gone, *_) in TABLES.items() if gone.strip() == "the table"}
PUBLISHED = {name: str((contract(name).publish or {})["number"]) for name in names(published=True)}
NEW = dict(re.findall(r"`(\w+)` \((\d+)\)", PAGE))


def test_every_new_table_has_the_number_of_its_contract():
    assert NEW.items() <= PUBLISHED.items()


def test_a_table_that_ended_is_on_the_page_and_load_says_so():
    assert set(ENDED) == ENDED_NOW | {*BEFORE}
    assert not {*ENDED} & {*PUBLISHED}


@pytest.mark.parametrize("table", sorted({*TABLES} - ENDED_NOW))
def test_columns_are_those_of_the_contract(table):
    gone, new, _ = TABLES[table]
    columns = set(contract(table).columns)
    assert set(CODE.findall(new)) <= columns
    assert not set(CODE.findall(gone)) & columns
