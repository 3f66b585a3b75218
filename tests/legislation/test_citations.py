"""Citations in running text, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipimpact.legislation.citations import find_citations


def named(text: str, lang: str, at: str = ""):
    return [(c.unit, c.to, c.act) for c in find_citations(text, lang, at)]


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "designated under subsection 20.1(1)", [("20.1(1)", "", "")]),
        ("fr", "désigné au titre du paragraphe 20.1(1)", [("20.1(1)", "", "")]),
        ("en", "as in paragraph 112(2)(b.1) of this Act", [("112(2)(b.1)", "", "")]),
        ("fr", "au sens de l’alinéa 112(2)b.1) de la présente loi", [("112(2)(b.1)", "", "")]),
        ("en", "sections 20 to 22 and 24", [("20", "22", ""), ("24", "", "")]),
        ("fr", "les articles 20 à 22 et 24", [("20", "22", ""), ("24", "", "")]),
        ("fr", "du sous-alinéa 36(1)a)(i) ou b)", [("36(1)(a)(i)", "", ""), ("36(1)(a)(b)", "", "")]),
        (
            "en",
            "section 30 of the Immigration and Refugee Protection Act applies",
            [("30", "", "Immigration and Refugee Protection Act")],
        ),
        (
            "fr",
            "l’article 30 de la Loi sur l’immigration et la protection des réfugiés.",
            [("30", "", "Loi sur l’immigration et la protection des réfugiés")],
        ),
        ("en", "an offence under section 279.01 of the Criminal Code;", [("279.01", "", "Criminal Code")]),
        ("fr", "l’infraction visée à l’article 279.01 du Code criminel", [("279.01", "", "Code criminel")]),
        ("en", "what Bill C-31 did", [("", "", "C-31")]),
        ("en", "Bills C-31 and C-10 of 2012", [("", "", "C-31"), ("", "", "C-10")]),
        ("fr", "les projets de loi C-4, C-31 et C-10", [("", "", "C-4"), ("", "", "C-31"), ("", "", "C-10")]),
        (
            "en",
            "Bill C-31, introduced in the 1st session of the 41st Parliament",
            [("", "", "C-31 (41-1)")],
        ),
        (
            "fr",
            "le projet de loi C-10, déposé au cours de la 1re session de la 41e législature",
            [("", "", "C-10 (41-1)")],
        ),
        ("en", "a section of the public on 24 June", []),
    ],
)
def test_what_is_cited(lang, text, found):
    assert named(text, lang) == found


@pytest.mark.parametrize(
    ("at", "text", "unit"),
    [
        ("112(2)(c)", "subject to subsection (2.1)", "112(2.1)"),
        ("25(1.2)(b)", "referred to in paragraph (a)", "25(1.2)(a)"),
        ("26", "under paragraph (d)", "26(d)"),
        ("26(d)", "under paragraph (b)", "26(b)"),
        ("113(e)", "subparagraph (i)", "113(e)(i)"),
        ("", "under paragraph (d)", "(d)"),
    ],
)
def test_a_label_that_begins_late_is_completed_from_where_the_text_stands(at, text, unit):
    assert named(text, "en", at) == [(unit, "", "")]


def test_the_span_is_what_is_written():
    text = "Despite subsections 34(2) and 35(2) or paragraph 37(2)(a), no."
    assert [text[c.start : c.end] for c in find_citations(text, "en")] == [
        "subsections 34(2)",
        "35(2)",
        "paragraph 37(2)(a)",
    ]


@given(st.text(max_size=200), st.sampled_from(["en", "fr"]))
def test_spans_lie_in_the_text_in_order(text, lang):
    found = find_citations(text, lang)
    assert all(0 <= c.start < c.end <= len(text) for c in found)
    assert found == sorted(found)
