"""Pages of the law: both wordings whole with what differs marked, labels in each language, nothing that is not held."""

import gzip
import re
from functools import cache
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipimpact.common.tables import read_table
from tipimpact.eligibility.rows import units_overlap
from tipimpact.legislation.wording import difference
from tipimpact.publish.site.anchors import act_file, anchor
from tipimpact.publish.site.inputs import Row
from tipimpact.publish.site.law_pages import _label, _title, mark
from tipimpact.publish.tables.model import Cell
from tipimpact.publish.words import LANGUAGES, NBSP, TAGS, say
from tipimpact.publish.words.sides import both_sides

EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)
KILOBYTES = 120
OLD = "may refuse\n(a) within 6 months; or\n(b) at any time"
NEW = "may refuse\n(a) within 12 months;\n(a.1) within a year; or\n(b) at any time"


# Words that differ.


def test_both_wordings_stand_whole_with_what_differs_marked():
    before, after = both_sides(OLD, NEW)
    assert mark(before, "del") == "may refuse\n(a) within <del>6</del> months; or\n(b) at any time"
    assert mark(after, "ins") == (
        "may refuse\n(a) within <ins>12</ins> months;\n<ins>(a.1) within a year;</ins> or\n(b) at any time"
    )


@given(st.text(alphabet="ab (1)\n", max_size=40), st.text(alphabet="ab (1)\n", max_size=40))
def test_nothing_is_lost_and_what_is_the_same_is_the_same(old, new):
    before, after = both_sides(old, new)
    assert "".join(part.text for part in before) == old.rstrip()
    assert "".join(part.text for part in after) == new.rstrip()
    same = [" ".join("".join(p.text for p in side if p.same).split()) for side in (before, after)]
    assert same[0] == same[1]
    assert sum(len(p.text.split()) for p in before if not p.same) == difference(old, new).removed
    assert sum(len(p.text.split()) for p in after if not p.same) == difference(old, new).added


def test_words_of_the_law_are_never_run():
    before, after = both_sides("a <b> c", "a <script>x</script> c")
    assert mark(before, "del") == "a <del>&lt;b&gt;</del> c"
    assert mark(after, "ins") == "a <ins>&lt;script&gt;x&lt;/script&gt;</ins> c"


# Labels and titles.


def a_unit(unit: str, **words: str) -> list[Row]:
    texts = {"unit": unit, "before": "", "after": "", **words}
    cells = {name: Cell("text", text, text) for name, text in texts.items()}
    return [Row(1, "r", {"unit": unit}, cells)]


def test_a_definition_is_called_by_its_term_in_each_language():
    english = a_unit("2(1)[designated foreign national]", after="designated foreign national has the meaning")
    french = a_unit("2(1)[designated foreign national]", after="étranger désigné S’entend au sens")
    assert _label(english, "en") == "2(1) “designated foreign national”"
    assert _label(french, "fr").replace(NBSP, " ") == "2(1) « étranger désigné »"
    assert _label(a_unit("183[offence](a)(xxix.1)"), "fr").replace(NBSP, " ") == "183 « offence » a)(xxix.1)"
    assert _label(a_unit("11[heading]"), "fr") == "11, intertitre"


def test_an_act_has_its_title_and_an_annual_statute_its_citation_too(authored):
    assert _title(authored.acts, "C-44.6", "en") == "Corrections and Conditional Release Act"
    assert _title(authored.acts, "2010, c. 8", "fr").endswith("(2010, ch. 8)")
    assert _title(authored.acts, "no such Act", "en") == ""


def test_small_acts_share_a_page_and_anchors_stay():
    assert act_file("IRPA") == "law.html"
    assert act_file("Criminal Code") == "law-criminal-code.html"
    assert act_file("P-21") == act_file("2003, c. 8") == "law-others.html"
    assert anchor("IRPA", "25(1.2)(c)", {}) == "irpa-25-1.2-c"


# Pages of a finished sample run.


@pytest.fixture(scope="module")
def site(sample_results) -> Path:
    return sample_results / "print" / "site"


@cache
def read(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(path.read_text(encoding="utf-8"))


@EACH_LANGUAGE
def test_no_side_is_empty_and_what_is_not_held_is_said_once(site, lang):
    sides = 0
    for path in (site / lang).glob("law*.html"):
        for block in read(path).xpath("//*[@class='sides' or @class='side']"):
            assert all(words.text_content().strip() for words in block.xpath(".//p[@class='words']"))
            assert len(block) == (2 if block.get("class") == "sides" else 1)
            sides += 1
    assert sides


@EACH_LANGUAGE
def test_what_no_rule_says_is_told_beside_its_provision(site, lang):
    """One gap for each paragraph that somebody judged missing, and nothing beside a provision without one."""
    judged = read_table(site.parent / "data" / "completeness.parquet", edition="sample")
    gaps = judged[(judged["judged"] == "missing") & (judged["act"] == "IRPA")]
    law = read_table(site.parent / "data" / "law_changes.parquet", edition="sample")
    start = say("law-unsaid", lang, words="").rstrip(". ")
    for unit in law.loc[law["act"] == "IRPA", "unit"].unique():
        notes = read(site / lang / "law.html").xpath("//*[@id=$id]/p[@class='note']", id=anchor("IRPA", unit, {}))
        told = [note for note in notes if note.text_content().startswith(start)]
        expected = gaps.loc[[units_overlap(gap, unit) for gap in gaps["unit"]], "silence"]
        assert len(told) == expected.nunique()


@EACH_LANGUAGE
def test_both_languages_stand_side_by_side_on_demand(site, lang):
    law = read_table(site.parent / "data" / "law_changes.parquet", edition="sample")
    other = next(code for code in LANGUAGES if code != lang)
    page = read(site / lang / "law.html")
    shown = [" ".join(twin.xpath("string(p)").split()) for twin in page.xpath("//div[@lang]")]
    held = law.loc[(law["act"] == "IRPA"), [f"after_{other}", f"after_{lang}"]].dropna()
    assert {" ".join(text.split()) for text in held[f"after_{other}"]} <= set(shown)
    assert {twin.get("lang") for twin in page.xpath("//div[@lang]")} == {TAGS[other]}


@EACH_LANGUAGE
def test_paragraphs_are_labelled_as_each_language_does(site, lang):
    labels = read(site / lang / "law.html").xpath("//article/h3/a/text()")
    french = {label.replace(NBSP, " ") for label in labels if re.search(r"[0-9)]([a-z](\.\d+)?)\)", label)}
    assert french == (french if lang == "fr" else set())
    assert any("(a)" in label or "(b)" in label for label in labels) is (lang == "en")


@EACH_LANGUAGE
def test_the_list_of_acts_names_each_by_title(site, lang):
    page = read(site / lang / "law.html")
    acts = page.xpath("//ul[@class='laws']/li/a")
    law = read_table(site.parent / "data" / "law_changes.parquet", edition="sample")
    if law["act"].nunique() > 1:
        assert len(acts) == law["act"].nunique()
    for link in acts:
        file, _, at = link.get("href").partition("#")
        assert read(site / lang / file).xpath("//*[@id=$at]", at=at), link.get("href")


@EACH_LANGUAGE
def test_a_unit_says_who_took_it_over(site, lang):
    law = read_table(site.parent / "data" / "law_changes.parquet", edition="sample")
    page = read(site / lang / "law.html")
    later = law[(law["act"] == "IRPA") & (law["superseded_by"].str.len() > 0)]
    for unit, acts in zip(later["unit"], later["superseded_by"], strict=True):
        text = page.get_element_by_id(anchor("IRPA", unit, {})).text_content()
        assert all(act.split(",")[0] in text for act in acts), unit
    assert say("law-never_changed", lang) not in [p for p in page.xpath("//p/text()") if "2019" in p]


@EACH_LANGUAGE
def test_no_page_of_the_law_is_heavy(site, lang):
    for path in (site / lang).glob("law*.html"):
        assert len(gzip.compress(path.read_bytes(), 9)) <= KILOBYTES * 1000, path.name
