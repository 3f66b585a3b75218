"""The committed release: whole, of this version, with licences, and without words that may not be passed on."""

import pytest

from tests_support import ROOT
from tipimpact.common.contracts import contract, names
from tipimpact.common.releases import newest_release
from tipimpact.common.tables import read_table
from tipimpact.package.digests import UNTOUCHED, digest_values, read_digests
from tipimpact.package.licences import find_passages, list_open
from tipimpact.package.reader import describe_package, read_package
from tipimpact.package.texts import NOT_PASSED_ON

SENTENCES = ROOT / "data" / "processed" / "official" / "reports" / "sentences.parquet"


@pytest.fixture(scope="module")
def folder():
    release = newest_release()
    assert release, "make release-tables makes it; it is committed in data/releases"
    return release


@pytest.fixture(scope="module")
def package(folder):
    return read_package(folder)


def test_it_is_the_official_edition_with_its_day_and_its_files(folder, package):
    assert package.edition == "official"
    assert package.release.version == folder.name
    assert 0 < package.release.had <= package.release.count
    assert {path.suffix for path in folder.iterdir() if not path.name.startswith(".")} <= {".json", ".parquet", ".csv"}
    assert sum(path.stat().st_size for path in folder.iterdir()) < 20_000_000, "a checkout carries it"


def test_it_has_every_published_table_with_a_licence(folder, package):
    assert [*package.tables] == [*names(published=True)]
    for item in describe_package(folder)["resources"]:
        assert item.get("licenses") or "contract_version" not in item, item["name"]


def test_its_digests_are_those_of_its_tables(folder, package):
    digests = read_digests(folder)
    assert {name: table.values for name, table in digests.tables.items()} == {
        name: digest_values(data, name) for name, data in package.tables.items()
    }
    untouched = read_digests(folder, UNTOUCHED)
    assert set(untouched.tables) == set(digests.tables)
    equal = [name for name, table in untouched.tables.items() if table.values == digests.tables[name].values]
    assert "lives" in equal, "the law of the front page is the same from the small files"


def test_it_has_no_words_of_a_source_that_may_not_be_passed_on(folder, package):
    open_sources = list_open(package.texts)
    for name in ("asks", "quotes"):
        (column,) = (column for column in contract(name).columns.values() if column.words_of)
        data = read_table(folder / f"{name}.parquet")
        closed = data[~data[column.words_of].str.split(":").str[0].isin(open_sources)]
        assert set(closed[column.name]) <= {NOT_PASSED_ON}, name


@pytest.mark.slow
def test_it_repeats_no_twenty_words_of_such_a_source(folder, package):
    if not SENTENCES.is_file():
        pytest.skip("the sentences of the official edition are not here: make official")
    assert [*find_passages(folder, read_table(SENTENCES, edition="official"), package.texts)] == []
