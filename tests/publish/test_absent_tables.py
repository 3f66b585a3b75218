"""A package without a table: what rests on others is still found, drawn and told in the brief."""

from html import unescape

import pytest
from printed import read_release

from publish.reading import release_without
from tipimpact.common import LANGUAGES
from tipimpact.common.releases import newest_release
from tipimpact.publish import ResultTable
from tipimpact.publish.brief.content import brief, draw_pictures
from tipimpact.publish.figures import FIGURES
from tipimpact.publish.site.pages import pages
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.tables.findings import FINDINGS, list_findings
from tipimpact.publish.words import say, say_figure


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_brief_leaves_out_a_finding_whose_table_is_absent(released, lang):
    rest = {name: result for name, result in released.items() if name != "exposure"}
    assert list_findings(rest) == [name for name in FINDINGS if name != "exposure"]
    whole, without = (brief(some, draw_pictures(some, lang), lang) for some in (released, rest))
    assert sum(len(section.blocks) for section in without.sections) < sum(len(s.blocks) for s in whole.sections)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_figures_without_the_limit_of_the_rule_have_their_subject_as_title(released, lang):
    rest = {name: result for name, result in released.items() if name != "reform_evidence"}
    evidence, whole = TableEvidence.of(rest), TableEvidence.of(released)
    for name in ("placebos", "canada"):
        figure = FIGURES[name]
        assert figure.shown(evidence, lang).empty
        assert figure.heading(evidence, lang) == say_figure(name, "title", lang) != figure.heading(whole, lang)


@pytest.mark.parametrize("name", [name for name, figure in FIGURES.items() if figure.published.also])
def test_a_figure_that_can_draw_nothing_states_nothing(released, name):
    figure = FIGURES[name]
    for other in figure.published.also:
        table = released[other]
        empty = ResultTable(table.data.head(0), table.spec, table.sources)
        evidence = TableEvidence.of({**released, other: empty})
        assert figure.shown(evidence, "en").empty
        assert not [one for one in figure.statements(evidence) if one.is_computed]
        assert "needs" in figure.alt(evidence, "en")
        assert "a besoin" in figure.alt(evidence, "fr")


def test_the_release_has_the_main_table_of_every_finding(released):
    assert list_findings(released) == list(FINDINGS)


@pytest.mark.slow
def test_pages_of_a_release_without_a_table_are_printed_and_say_so_at_their_foot(tmp_path):
    """One table here; each of them, with everything that is printed, before a release."""
    inputs = read_release(release_without("people_waiting", tmp_path / "package"))
    foot = say("release-foot", "en", version=newest_release().name)
    texts = {page.file: unescape(page.text) for page in pages(inputs, "en", ["finding-waiting.html"])}
    assert len(texts) > 40
    assert [name for name, text in texts.items() if foot not in text] == []
    assert 'id="people_waiting"' not in texts["tables.html"]
