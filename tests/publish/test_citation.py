"""Lines on how to cite have authors, year and address, as CITATION.cff states them; the paper cites what it lists."""

import re

import pytest
import yaml

from tests_support import ROOT
from tipimpact import __version__
from tipimpact.common import LANGUAGES
from tipimpact.common.contracts.files import figure_files
from tipimpact.publish.site.frame import preview_image
from tipimpact.publish.tables import citation
from tipimpact.publish.tables.apparatus import cite
from tipimpact.publish.tables.html_format import page


@pytest.fixture
def stated(tmp_path, monkeypatch):
    """States another CITATION.cff beside another config."""

    def write(**facts):
        (tmp_path / "CITATION.cff").write_text(yaml.safe_dump(facts), encoding="utf-8")
        monkeypatch.setattr(citation, "CONFIG", tmp_path / "config")
        citation._read.cache_clear()

    yield write
    citation._read.cache_clear()


def test_a_line_says_who_when_and_where():
    english, french = (cite("lives", 27, "sample", lang) for lang in LANGUAGES)
    assert english.startswith("tipimpact contributors (2026), “")
    assert french.startswith("Collaborateurs de tipimpact (2026), «")
    for line in (english, french):
        assert line.endswith(f"version {__version__}, results/sample/tables/lives.csv.")


def test_authors_year_and_address_are_those_of_a_copy_of_the_project(stated):
    authors = [{"given-names": "Ada", "family-names": "Roy"}, {"name": "An Institute"}]
    stated(authors=authors, url="https://example.org/tip/", **{"date-released": "2027-01-31"})
    line = cite("lives", 27, "official", "fr")
    assert line.startswith("Ada Roy et An Institute (2027), ")
    assert line.endswith("https://example.org/tip/results/official/tables/lives.csv.")


@pytest.mark.parametrize("key", ["url", "repository-code"])
def test_previews_have_a_picture_once_the_project_has_an_address(stated, key):
    values = {
        "title": "A",
        "describes": "b",
        "edition": "official",
        "here": "a.html",
        "within": "a.html",
        "law_day": None,
        "release": "",
    }
    values |= dict.fromkeys(("menu", "foot", "crumbs", "trails"), ())
    assert preview_image("official", "fr") == ""
    assert "og:image" not in page("absent", "fr", image="", **values)
    stated(authors=[{"name": "a"}], **{key: "https://example.org/tip/", "date-released": "2027-01-31"})
    image = preview_image("official", "fr")
    assert image == "https://example.org/tip/results/official/figures/fr/lives.png"
    assert image.removeprefix("https://example.org/tip/results/official/") in dict(figure_files(["lives"])["lives"])
    text = page("absent", "fr", image=image, **values)
    assert f'<meta property="og:image" content="{image}">' in text
    assert '<meta property="og:image:alt" content="' in text


def test_a_citation_without_a_day_is_refused(stated):
    stated(authors=[{"name": "a"}])
    with pytest.raises(citation.PublishError, match="no date-released"):
        cite("lives", 27, "sample", "en")


def test_the_citation_has_title_version_day_and_authors():
    cff = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cff["version"] == __version__
    assert cff["title"]
    assert cff["authors"]
    assert cff["preferred-citation"]["version"] == cff["version"]
    assert cff["preferred-citation"]["title"] == cff["title"]
    assert cff["preferred-citation"]["year"] == cff["date-released"].year
    assert cff["preferred-citation"]["authors"] == cff["authors"]


def test_the_paper_has_the_length_and_the_parts_that_a_journal_asks_for():
    text = (ROOT / "paper.md").read_text(encoding="utf-8")
    head, body = text.split("---\n", 2)[1:]
    facts = yaml.safe_load(head)
    assert {"title", "tags", "authors", "affiliations", "date", "bibliography"} <= facts.keys()
    assert 750 <= len(body.split()) <= 1750  # what the journal asks for since 2026
    headings = re.findall(r"^# (.+)$", body, re.MULTILINE)
    assert headings[:3] == ["Summary", "Statement of need", "State of the field"]
    assert "Limits" in headings


def test_every_reference_of_the_paper_is_listed_and_every_listed_one_is_cited():
    body = (ROOT / "paper.md").read_text(encoding="utf-8")
    bib = (ROOT / "paper.bib").read_text(encoding="utf-8")
    listed = set(re.findall(r"^@\w+\{(\w+),", bib, re.MULTILINE))
    assert listed == set(re.findall(r"@(\w+)", body.split("---\n", 2)[2]))
    assert bib.count("{") == bib.count("}")
