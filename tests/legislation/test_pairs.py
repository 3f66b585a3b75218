"""English and French units side by side, and why one is alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipimpact.common.errors import LegislationError
from tipimpact.legislation import pair, read_act
from tipimpact.legislation.pairs import EXPLAINED, UNEXPLAINED, _aboves

CONSOLIDATED = {
    f"irpa_I-2.5_{version}_en.xml": f"irpa_I-2.5_{version}_fr.xml"
    for version in ("2021-02-26-oldest", "2026-03-18", "HEAD-2026-07-23")
} | {
    f"irpr_SOR-2002-227_{version}_en.xml": f"irpr_DORS-2002-227_{version}_fr.xml"
    for version in ("2021-02-26-oldest", "HEAD-2026-07-23")
}
BILLS = {f"annual_2012-c{chapter}_en.xml": f"annual_2012-c{chapter}_fr.xml" for chapter in (1, 17)}
OTHERS = {
    "ifhp_SI-2012-26_HEAD_en.xml": "ifhp_TR-2012-26_HEAD_fr.xml",
    "annual_2001-c27_en.xml": "annual_2001-c27_fr.xml",
}


@pytest.fixture
def paired(read, build):
    """``paired(english, french)``: the pairs of two bodies, as unit_en, unit_fr, how."""

    def paired(english: str, french: str) -> list[tuple]:
        en, fr = read(build.statute(english)), read(build.statute(french, lang="fr"))
        table = pair(en, fr)
        return [
            tuple(None if v is None or v != v else v for v in row)
            for row in table[["unit_en", "unit_fr", "how"]].fillna("").values
        ]

    return paired


def definition(term_en: str, term_fr: str, lang: str, text: str = "x") -> str:
    terms = {"en": f"<DefinedTermEn>{term_en}</DefinedTermEn>", "fr": f"<DefinedTermFr>{term_fr}</DefinedTermFr>"}
    other = {"en": "fr", "fr": "en"}[lang]
    tail = f" ({terms[other]})" if (term_fr if lang == "en" else term_en) else ""
    return f"<Definition><Text>{terms[lang]} {text}{tail}</Text></Definition>"


def test_definitions_pair_through_the_english_term_in_any_order(paired, build):
    english = build.unit("Section", "2", "", definition("claim", "demande", "en"), definition("visa", "visa", "en"))
    french = build.unit("Section", "2", "", definition("visa", "visa", "fr"), definition("claim", "demande", "fr"))
    assert paired(english, french) == [
        ("2", "2", "label"),
        ("2[claim]", "2[claim]", "label"),
        ("2[visa]", "2[visa]", "label"),
    ]


def test_paragraphs_that_french_runs_into_one_sentence(paired, build):
    u = build.unit
    english = u(
        "Section",
        "41",
        "A person is inadmissible",
        u("Paragraph", "(a)", "by an act; or"),
        u("Paragraph", "(b)", "by failing."),
    )
    french = u("Section", "41", "Emporte interdiction tout fait, acte ou omission de la personne.")
    assert paired(english, french)[1:] == [("41(a)", "", "run_in"), ("41(b)", "", "run_in")]


def test_run_in_needs_words_to_run_into(paired, build):
    u = build.unit
    english = u(
        "Section", "41", "A person is inadmissible", u("Paragraph", "(a)", "by an act or omission of any kind at all.")
    )
    assert paired(english, u("Section", "41", "Oui."))[1] == ("41(a)", "", UNEXPLAINED)


def test_words_that_the_file_gives_in_one_language_only(paired, build):
    english = build.unit(
        "Section", "2", "", definition("prescribed", "", "en", "means set. (Version anglaise seulement)")
    )
    assert paired(english, build.unit("Section", "2", "x"))[1][2] == "one_language"


def test_a_range_in_one_language(paired, build):
    english = build.unit("Section", "204 and 205", "[Amendments]")
    french = build.unit("Section", "204", "[Modification]") + build.unit("Section", "205", "[Modification]")
    assert paired(english, french) == [("204 and 205", "204", "range"), ("204 and 205", "205", "range")]


def test_what_cannot_be_explained_says_so(paired, build):
    assert paired(build.unit("Section", "7", "x"), build.unit("Section", "8", "x")) == [
        ("7", "", UNEXPLAINED),
        ("", "8", UNEXPLAINED),
    ]


def test_versions_of_two_acts_are_refused(read, build):
    english = read(build.statute(build.unit("Section", "1", "x")))
    with pytest.raises(LegislationError, match="expected: units in 'fr'"):
        pair(english, english)
    bill = read(build.bill(build.unit("Section", "1.", "x"), lang="fr"))
    with pytest.raises(LegislationError, match="both versions of one Act"):
        pair(english, bill)


labels = st.lists(
    st.sampled_from(["(1)", "(1.2)", "(a)", "(b.1)", "(i)", "[continued]", "[foreign national]"]), max_size=4
)


@given(st.sampled_from(["25", "20.1", "110"]), labels)
def test_what_stands_above_a_unit(section, inside):
    names = [section + "".join(inside[:n]) for n in range(len(inside))]
    assert list(_aboves(section + "".join(inside))) == names[::-1]


def test_every_unit_stands_in_one_row_or_in_a_range(sample):
    en, fr = (read_act(sample / f"legislation/irpa_I-2.5_HEAD-2026-07-23_{lang}.xml") for lang in ("en", "fr"))
    table = pair(en, fr)
    assert set(table["unit_en"].dropna()) == set(en["unit"])
    assert set(table["unit_fr"].dropna()) == set(fr["unit"])
    assert not (table["how"] == UNEXPLAINED).any()


@pytest.mark.official
@pytest.mark.parametrize(("english", "french"), [*(CONSOLIDATED | BILLS | OTHERS).items()])
def test_official_texts_are_fully_explained(mirror, english, french):
    en, fr = (read_act(mirror / "legislation" / name) for name in (english, french))
    table = pair(en, fr)
    assert set(table["how"]) <= {"label", "spelling", "nesting", "range", "repealed", *EXPLAINED}
    assert set(table["unit_en"].dropna()) == set(en["unit"])
    assert set(table["unit_fr"].dropna()) == set(fr["unit"])
    assert (table["how"] == "label").mean() > 0.9
