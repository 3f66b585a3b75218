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


VERSIONS = ("0.2", "0.3", "0.4")
ROWS = {version: read_rows(version) for version in VERSIONS}
TABLES = ROWS["0.2"]
LATER = [(version, table) for version in VERSIONS[1:] for table in ROWS[version]]
ENDED_SINCE = {table for version, table in LATER if ROWS[version][table][0].strip() == "the table"}
PUBLISHED = {name: str((contract(name).publish or {})["number"]) for name in names(published=True)}
NEW = dict(re.findall(r"`(\w+)` \((\d+)\)", "".join(map(read_page, VERSIONS))))


def test_every_published_table_is_there_as_old_or_new():
    assert {*TABLES, *NEW} - {"scorecard"} - ENDED_SINCE == set(PUBLISHED)
    assert {name: number for name, number in NEW.items() if name not in ENDED_SINCE}.items() <= PUBLISHED.items()


def test_a_table_that_ended_is_on_the_page_and_load_says_so():
    assert set(ENDED) == ENDED_SINCE
    assert not ENDED_SINCE & set(PUBLISHED)


@pytest.mark.parametrize("table", sorted({*TABLES} - {"scorecard"} - ENDED_SINCE))
def test_columns_are_those_of_the_contract(table):
    gone, new = TABLES[table]
    columns = set(contract(table).columns)
    assert set(CODE.findall(new)) - gone_after("0.2", table) <= columns
    assert not set(CODE.findall(gone)) & columns


def gone_after(version: str, table: str) -> set[str]:
    """The columns of a table that a later version took away."""
    later = VERSIONS[VERSIONS.index(version) + 1 :]
    return {column for one in later for column in CODE.findall(ROWS[one].get(table, ("", ""))[0])}


@pytest.mark.parametrize(("version", "table"), [each for each in LATER if each[1] not in ENDED_SINCE])
def test_columns_of_a_later_version_are_those_of_the_contract(version, table):
    gone, new = ROWS[version][table]
    columns = set(contract(table).columns)
    assert set(CODE.findall(new)) - gone_after(version, table) <= columns
    assert not set(CODE.findall(gone)) & columns
