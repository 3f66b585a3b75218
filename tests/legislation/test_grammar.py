"""The grammar of instructions: every pattern has a case, and places are read as they are cited."""

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipimpact.legislation.grammar import AmendingGrammar, AmendingStep, Place, grammar, label_of, prepare

LANGUAGES = ("en", "fr")


def patterns(lang: str, kind: str):
    return [pytest.param(lang, p, id=f"{lang} {p.name}: {p.case[:50]}") for p in getattr(grammar(lang), kind)]


def read(lang: str, text: str):
    """Steps of a sentence as (operation, places, anchor)."""
    found = grammar(lang).read(prepare(text, lang))
    assert found is not None, text
    return [(s.operation, [str(t) for t in s.targets], str(s.anchor or s.where)) for s in found.steps]


@pytest.mark.parametrize(("lang", "pattern"), [p for lang in LANGUAGES for p in patterns(lang, "places")])
def test_every_pattern_of_a_place_reads_its_case(lang, pattern):
    assert pattern.joint or pattern.regex.fullmatch(pattern.case), "the pattern does not fit its own case"
    assert grammar(lang).places_of(pattern.case)


@pytest.mark.parametrize(("lang", "pattern"), [p for lang in LANGUAGES for p in patterns(lang, "sentences")])
def test_every_pattern_of_a_sentence_reads_its_case(lang, pattern):
    found = grammar(lang).read(pattern.case)
    assert found is not None
    assert pattern.regex.fullmatch(grammar(lang).set_aside(pattern.case)[0]) or found.condition


@pytest.mark.parametrize(("lang", "pattern"), [p for lang in LANGUAGES for p in patterns(lang, "last")])
def test_a_sentence_that_changes_no_text_is_read_only_where_no_other_pattern_fits(lang, pattern):
    assert grammar(lang).read(pattern.case) is None
    assert [step.operation for step in grammar(lang).provision(pattern.case).steps] == [pattern.name]


@pytest.mark.parametrize(("lang", "pattern"), [p for lang in LANGUAGES for p in patterns(lang, "chain")])
def test_every_pattern_of_a_step_reads_its_case(lang, pattern):
    steps = grammar(lang).chain_of(pattern.case, (Place("24"),))
    assert [s.operation for s in steps] == [pattern.name]


@pytest.mark.parametrize(("lang", "pattern"), [p for lang in LANGUAGES for p in patterns(lang, "anchors")])
def test_every_pattern_of_an_anchor_fits_its_case(lang, pattern):
    assert pattern.regex.fullmatch(pattern.case)


@pytest.mark.parametrize(
    ("english", "french", "steps"),
    [
        (
            "Subsection 24(4) of the Act is replaced by the following:",
            "Le paragraphe 24(4) de la même loi est remplacé par ce qui suit :",
            [("replace", ["24(4)"], "")],
        ),
        (
            "Section 24 of the Act is amended by adding the following after subsection (4):",
            "L’article 24 de la même loi est modifié par adjonction, après le paragraphe (4), de ce qui suit :",
            [("add", ["24"], "24(4)")],
        ),
        (
            "Paragraphs 14(2)(e) and (f) of the Act are repealed.",
            "Les alinéas 14(2)e) et f) de la même loi sont abrogés.",
            [("repeal", ["14(2)(e)", "14(2)(f)"], "")],
        ),
        (
            "Subsections 13(1) to (3) of the Act are replaced by the following:",
            "Les paragraphes 13(1) à (3) de la même loi sont remplacés par ce qui suit :",
            [("replace", ["13(1) to 13(3)"], "")],
        ),
        (
            "The portion of subsection 4(2) of the Act before paragraph (a) is replaced by the following:",
            "Le passage du paragraphe 4(2) de la même loi précédant l’alinéa a) est remplacé par ce qui suit :",
            [("replace", ["4(2)[before (a)]"], "")],
        ),
        (
            "Section 22 of the Act and the heading before it are repealed.",
            "L’article 22 de la même loi et l’intertitre le précédant sont abrogés.",
            [("repeal", ["22[heading]", "22"], "")],
        ),
        (
            "Division 9 of Part 1 of the Act is replaced by the following:",
            "La section 9 de la partie 1 de la même loi est remplacée par ce qui suit :",
            [("replace", ["part 1/division 9"], "")],
        ),
        (
            "The Act is amended by adding the following after section 11:",
            "La même loi est modifiée par adjonction, après l’article 11, de ce qui suit :",
            [("add", [""], "11")],
        ),
    ],
)
def test_both_languages_say_the_same(english, french, steps):
    assert read("en", english) == read("fr", french) == steps


def test_a_chain_is_read_step_by_step_and_that_paragraph_is_the_one_before():
    assert read(
        "en",
        "Subsection 94(2) of the Act is amended by striking out ⟦Q:and⟧ at the end of paragraph (e) and by adding the "
        "following after that paragraph:",
    ) == [("strike_words", ["94(2)(e)"], ""), ("add", ["94(2)"], "94(2)(e)")]


def test_language_title_amended_amendment_and_condition_are_set_apart():
    found = grammar("en").read(
        prepare(
            "On the first day on which both section 12 of the other Act and section 49 of this Act are in force, "
            "subsection 161(1.1) of the French version of the ⟦A:Shipping Act⟧ is replaced by the following:",
            "en",
        )
    )
    assert (found.scope, found.title, found.steps[0].targets) == ("fr", "Shipping Act", (Place("161(1.1)"),))
    assert found.condition.startswith("on the first day")
    via = grammar("en").read(
        "section 12 of the Act is amended by replacing the section 109.1 that it enacts with the following:"
    )
    assert (via.via, via.steps[0].targets) == ("it", (Place("109.1"),))


def test_a_space_after_an_elision_is_a_slip():
    """2019, c. 19, s. 82."""
    assert read("fr", "L’ article 42 de la loi est abrogé.") == [("repeal", ["42"], "")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_not_understood_is_not_guessed_at(lang):
    assert grammar(lang).read("the moon of the Act is replaced by cheese") is None
    assert grammar(lang).provision("the Board may meet on any day.") is not None


LABEL = st.from_regex(r"[1-9]\d{0,2}(\.[1-9])?(\([1-9](\.1)?\)(\([a-h](\.1)?\))?)?", fullmatch=True)


@given(LABEL)
def test_a_label_is_read_as_it_is_cited_in_both_languages(label):
    french = re.sub(r"\(([a-z][^)]*)\)", r"\1)", label)
    for lang, words in (
        ("en", f"section {label} of the Act is repealed."),
        ("fr", f"L’article {french} de la loi est abrogé."),
    ):
        assert read(lang, words) == [("repeal", [label], "")]
    assert label_of(f"le paragraphe {french}") == label


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text):
    for lang in LANGUAGES:
        grammar(lang).read(prepare(text, lang))


def test_the_grammar_is_small_enough_to_print():
    rows = sum(
        len(getattr(grammar(lang), k))
        for lang in LANGUAGES
        for k in ("places", "anchors", "sentences", "chain", "last")
    )
    assert isinstance(grammar("en"), AmendingGrammar)
    assert rows < 150


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_documentation_prints_every_pattern(root, lang):
    with (root / "docs" / "validation" / "grammar.csv").open(encoding="utf-8", newline="") as file:
        printed = [(row["reads_as"], row["case"]) for row in csv.DictReader(file) if row["lang"] == lang]
    kinds = ("places", "anchors", "sentences", "chain", "last")
    patterns = [(pattern.name, pattern.case.strip()) for kind in kinds for pattern in getattr(grammar(lang), kind)]
    assert sorted(printed) == sorted(patterns)


@pytest.mark.parametrize(
    ("lang", "sentence", "steps"),
    [
        (
            "en",
            "On the later of the day on which section 3 of this Act comes into force and the day on which section 8 of "
            "the other Act comes into force — or, if those days are the same day, then on that day — section 12 of the "
            "⟦A:Lamp Act⟧ is replaced by the following:",
            [("replace", ["12"], "")],
        ),
        (
            "en",
            "Paragraph 9(2)(a) of the Regulations, as enacted by Part 2, is replaced by the following:",
            [("replace", ["9(2)(a)"], "")],
        ),
        (
            "fr",
            "L’alinéa 9(2)a) du même règlement, édicté par la partie 2, est remplacé par ce qui suit :",
            [("replace", ["9(2)(a)"], "")],
        ),
        (
            "en",
            "Section 7 of chapter 14 of the Statutes of Canada, 1988, is repealed.",
            [("repeal", ["7"], "")],
        ),
        ("fr", "L’article 7 du chapitre 14 des Lois du Canada (1988) est abrogé.", [("repeal", ["7"], "")]),
        (
            "en",
            "The ⟦A:Lamp Act⟧, chapter L-2 of the 3rd Supplement to the Revised Statutes of Canada, 1985, is repealed.",
            [("repeal", [""], "")],
        ),
        (
            "en",
            "Subsection 6(1) of the Act is amended by striking out ⟦Q:or⟧ at the end of paragraph (b), adding ⟦Q:or⟧ "
            "at the end of paragraph (c) and adding the following after paragraph (c):",
            [("strike_words", ["6(1)(b)"], ""), ("add_words", ["6(1)(c)"], ""), ("add", ["6(1)"], "6(1)(c)")],
        ),
        (
            "en",
            "Section 8 of the Act is renumbered as subsection 8(1) and is amended by adding the following after that "
            "subsection:",
            [("renumber", ["8"], ""), ("add", ["8"], "8(1)")],
        ),
        (
            "en",
            "The second and third paragraphs of the preamble to the Act are replaced by the following:",
            [("replace", ["preamble/paragraph"], "")],
        ),
        (
            "fr",
            "Si l’article 4 de l’autre loi entre en vigueur avant l’article 9 de la présente loi, l’article 2 de la "
            "⟦A:Loi sur les lampes⟧ est, à la date d’entrée en vigueur de cet article 4, remplacé par ce qui suit :",
            [("replace", ["2"], "")],
        ),
        (
            "fr",
            "La fraction ⟦Q:2/3⟧ à l’alinéa 5(1)a) de la même loi est remplacée par ⟦Q:la moitié⟧.",
            [("replace_words", ["5(1)(a)"], "")],
        ),
        (
            "fr",
            "Les définitions de ⟦D:lampe⟧ et ⟦D:mèche⟧, au paragraphe 2(1) de la même loi, sont remplacées "
            "respectivement par ce qui suit :",
            [("replace", ["2(1)[lampe]", "2(1)[mèche]"], "")],
        ),
        (
            "fr",
            "La ⟦A:Loi sur les lampes⟧, article 41 du chapitre 36 des Lois du Canada (2015), est abrogée.",
            [("repeal", [""], "")],
        ),
        (
            "en",
            "The ⟦A:Lamp Act⟧, section 41 of chapter 36 of the Statutes of Canada, 2015, is repealed.",
            [("repeal", [""], "")],
        ),
        ("fr", "L’article 5 de la nouvelle loi est remplacé par ce qui suit :", [("replace", ["5"], "")]),
    ],
)
def test_rarer_shapes_of_sentences(lang, sentence, steps):
    assert read(lang, sentence) == steps


def test_a_fiction_about_a_person_changes_no_text_and_a_fiction_that_repeals_does():
    assert grammar("en").read("a keeper in office on that day is deemed to have been appointed.") is None
    repealed = "that section 40 is deemed never to have come into force and is repealed."
    assert read("en", repealed) == [("deem", ["40"], "")]


def test_a_step_is_named_without_what_is_above_its_units():
    """``112(2)(b.1)`` after ``112(2)(b)`` is, within subsection (2), (b.1) after (b)."""
    step = AmendingStep("add", (Place("112(2)(b.1)"), Place("112(2)(c)", "112(2)(d)")), "after", Place("112(2)(b)"))
    assert step.within("112(2)") == step._replace(targets=(Place("(b.1)"), Place("(c)", "(d)")), anchor=Place("(b)"))
    assert step._replace(anchor=None).within("112(2)").anchor is None
