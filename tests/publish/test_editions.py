"""No edition contradicts another: what the sample says, the official edition says, or the sample says what it needs."""

from collections import defaultdict
from pathlib import Path

import pytest

from tipimpact.package.reader import read_package
from tipimpact.publish.figures import FIGURES
from tipimpact.publish.site.dropped import compose
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.tables.findings import FINDINGS, finding_view
from tipimpact.publish.tables.table import ResultTable, result_tables
from tipimpact.publish.words import LANGUAGES

pytestmark = [pytest.mark.workflow, pytest.mark.official]
EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture(scope="module")
def editions(official_project) -> dict[str, dict[str, ResultTable]]:
    """The published tables of both editions."""
    return {edition: read_tables(official_project, edition) for edition in ("sample", "official")}


def read_tables(project: Path, edition: str) -> dict[str, ResultTable]:
    return result_tables(read_package(project / "results" / edition / "data"))


def what_it_needs(editions, table: str, lang: str) -> str:
    (needs,) = TableEvidence.of(editions["sample"]).lacks(table)
    return needs.text(lang)


@EACH_LANGUAGE
def test_a_statement_is_the_same_in_both_editions_or_says_what_it_needs(editions, lang):
    stated = {edition: defaultdict(set) for edition in editions}
    tables, needing = {}, set()
    for edition, results in editions.items():
        for statement in compose(TableEvidence.of(results)):
            if statement.is_computed:
                stated[edition][statement.id].add((statement.text(lang), statement.holds))
                tables[statement.id] = statement.table
            else:
                assert edition == "sample", statement.text(lang)
                needing.add(statement.table)
    sample, official = stated["sample"], stated["official"]
    assert len(sample) > 70
    assert {id: texts - official[id] for id, texts in sample.items() if texts - official[id]} == {}
    silent = {id for id, texts in official.items() if texts - sample[id] and tables[id] not in needing}
    assert silent == set(), "said by the official edition only, and the sample does not say what it needs"


@EACH_LANGUAGE
@pytest.mark.parametrize("name", FINDINGS)
def test_a_finding_is_the_same_in_both_editions_or_says_what_it_needs(editions, name, lang):
    sample, official = (finding_view(name, results, lang) for results in editions.values())
    assert official.rows
    if sample.rows:
        assert sample.title == official.title
        assert [[cell.text for cell in row] for row in sample.rows] == [
            [cell.text for cell in row] for row in official.rows
        ]
    else:
        assert sample.title == what_it_needs(editions, FINDINGS[name].tables[0], lang)


@EACH_LANGUAGE
@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_has_the_same_title_in_both_editions_or_says_what_it_needs(editions, name, lang):
    sample, official = (TableEvidence.of(results) for results in editions.values())
    figure = FIGURES[name]
    assert not figure.shown(official, lang).empty
    if figure.shown(sample, lang).empty:
        assert figure.heading(sample, lang) == what_it_needs(editions, figure.published.table, lang)
    else:
        assert figure.heading(sample, lang) == figure.heading(official, lang)
