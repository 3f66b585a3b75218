"""Lines on how to cite have authors, year and address, as published; the paper cites what it lists."""

import datetime as dt
import re

import pytest
import yaml

from tests_support import ROOT
from tipimpact import __version__
from tipimpact.common import LANGUAGES
from tipimpact.common.contracts.files import figure_files
from tipimpact.common.errors import ConfigError
from tipimpact.common.releases import newest_release
from tipimpact.package.publication import FILE, read_publication
from tipimpact.package.reader import read_package
from tipimpact.package.texts import Publication
from tipimpact.publish.site.frame import preview_image
from tipimpact.publish.tables.apparatus import cite
from tipimpact.publish.tables.bib_format import bib_text
from tipimpact.publish.words.constants import give_publication, publication


@pytest.fixture
def stated(monkeypatch):
    """Publishes as another publication.yaml says."""

    def write(**facts):
        known = {"day": "2026-11-29", "licence": "CC-BY-4.0", "authors": [{"en": "An Institute", "fr": "Un institut"}]}
        give_publication(Publication.model_validate(known | facts))

    before = publication()
    yield write
    give_publication(before)


def test_a_line_says_who_when_and_where():
    english, french = (cite("lives", 27, "sample", lang) for lang in LANGUAGES)
    assert english.startswith("tipimpact contributors (2026), “")
    assert french.startswith("Collaborateurs de tipimpact (2026), «")
    assert english.endswith(f"version {__version__}, address in preparation.")
    assert french.endswith(f"version {__version__}, adresse en préparation.")


def test_authors_year_and_address_are_those_of_the_publication(stated):
    authors = [{"en": "Ada Roy", "fr": "Ada Roy"}, {"en": "An Institute", "fr": "Un institut"}]
    stated(authors=authors, address="https://example.org/tip", day="2027-01-31")
    line = cite("lives", 27, "official", "fr")
    assert line.startswith("Ada Roy et Un institut (2027), ")
    assert line.endswith("https://example.org/tip/fr/tables.html#lives.")


def test_previews_have_a_picture_once_the_publication_has_an_address(stated):
    assert preview_image("fr") == ""
    stated(address="https://example.org/tip")
    image = preview_image("fr")
    assert image == "https://example.org/tip/files/figures/fr/child.png"
    assert image.removeprefix("https://example.org/tip/files/") in dict(figure_files(["lives"])["child"])


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("day: 2026-12-02", "day"),
        ("licence: CC-BY-4.0", "licence"),
        ("  fr: Collaborateurs de tipimpact", "authors"),
        ("licence: CC-BY-4.0", "licence: mine"),
        ("contact:", "contact: call me"),
        ("address:", "address: http://example.org"),
    ],
)
def test_a_publication_without_day_licence_or_with_a_wrong_address_is_refused(tmp_path, line, problem):
    """The build of a release reads it first, and names the line."""
    text = (ROOT / "config" / FILE).read_text(encoding="utf-8")
    assert line in text
    path = tmp_path / FILE
    path.write_text(text.replace(line, problem if ":" in problem else "", 1), encoding="utf-8")
    with pytest.raises(ConfigError, match=problem.partition(":")[0]):
        read_publication(path)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_bibtex_has_an_entry_for_the_site_the_brief_and_each_finding(lang, stated):
    text = bib_text([(f"{lang}/finding-lives.html", "50 % & more")], "official", lang)
    assert re.findall(r"^@misc\{(.*),$", text, re.MULTILINE) == [
        f"tipimpact-{lang}-{name}" for name in ("site", "brief", "finding-lives")
    ]
    assert r"50 \% \& more" in text
    assert text.count("note = {") == 3, "in preparation"
    assert text.count("{") == text.count("}")
    stated(address="https://example.org/tip")
    assert f"url = {{https://example.org/tip/files/brief/{lang}.pdf}}" in bib_text([], "official", lang)


def test_the_citation_file_says_the_same_as_the_publication():
    cff = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    ours = read_publication(ROOT / "config" / FILE)
    assert cff["date-released"] == ours.day
    assert [author["name"] for author in cff["authors"]] == [author.en for author in ours.authors]
    assert cff.get("url") == ours.address
    assert ours.licence in cff["preferred-citation"]["license"]


def test_the_newest_release_and_its_changelog_have_the_day_of_the_publication():
    """A page says one day, the closing lines of `make results` another, if these part."""
    ours, release = read_publication(ROOT / "config" / FILE), read_package(newest_release())
    assert (release.release.day, release.texts.publication.day) == (ours.day, ours.day)
    heading = re.search(
        rf"^## {release.release.version}\.\d+ \((\d+ \w+ \d+)",
        (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"),
        re.M,
    )
    assert dt.datetime.strptime(heading[1], "%d %B %Y").date() == ours.day


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
    assert {"Software design", "Research impact statement", "Limits"} <= {*headings}


def test_every_reference_of_the_paper_is_listed_and_every_listed_one_is_cited():
    body = (ROOT / "paper.md").read_text(encoding="utf-8")
    bib = (ROOT / "paper.bib").read_text(encoding="utf-8")
    listed = set(re.findall(r"^@\w+\{(\w+),", bib, re.MULTILINE))
    assert listed == set(re.findall(r"@(\w+)", body.split("---\n", 2)[2]))
    assert bib.count("{") == bib.count("}")
