"""The pages on moving to a version against the contracts: columns called new exist, columns called gone do not."""

import re

import pytest

from tests_support import ROOT
from tipimpact.common.contracts import contract, names
from tipimpact.publish.tables.results import ENDED

CODE = re.compile(r"`(\w+)`")


def read_rows(version: str) -> dict[str, tuple[str, str]]:
    """What went and what came, by table, of the page of a version."""
    tables = read_page(version).partition("## Tables")[2].partition("\n#")[0]
    rows = [row.strip("|").split("|") for row in tables.splitlines() if "|" in row]
    return {CODE.search(table)[1]: (gone, new) for table, gone, new, _ in rows if CODE.search(table)}


def read_page(version: str) -> str:
    return (ROOT / "docs" / f"migrate-{version}.md").read_text(encoding="utf-8")


PAGE = read_page("0.2")
TABLES, LATER = read_rows("0.2"), read_rows("0.3")
ENDED_SINCE = {table for table, (gone, _) in LATER.items() if gone.strip() == "the table"}
PUBLISHED = {name: str((contract(name).publish or {})["number"]) for name in names(published=True)}
NEW = dict(re.findall(r"`(\w+)` \((\d+)\)", PAGE + read_page("0.3")))


def test_every_published_table_is_there_as_old_or_new():
    assert {*TABLES, *NEW} - {"scorecard"} - ENDED_SINCE == set(PUBLISHED)
    assert {name: number for name, number in NEW.items() if name not in ENDED_SINCE}.items() <= PUBLISHED.items()


def test_a_table_that_ended_is_on_the_page_and_load_says_so():
    assert set(ENDED) == ENDED_SINCE
    assert not ENDED_SINCE & set(PUBLISHED)


@pytest.mark.parametrize("table", sorted({*TABLES} - {"scorecard"} - ENDED_SINCE))
def test_columns_are_those_of_the_contract(table):
    gone, new = TABLES[table]
    columns, gone_later = set(contract(table).columns), set(CODE.findall(LATER.get(table, ("", ""))[0]))
    assert set(CODE.findall(new)) - gone_later <= columns
    assert not set(CODE.findall(gone)) & columns


@pytest.mark.parametrize("table", sorted({*LATER} - ENDED_SINCE))
def test_columns_of_the_next_version_are_those_of_the_contract(table):
    gone, new = LATER[table]
    columns = set(contract(table).columns)
    assert set(CODE.findall(new)) <= columns
    assert not set(CODE.findall(gone)) & columns
