"""The linter finds what DESIGN 6.4 forbids and leaves alone what only looks like it."""

import pytest
from lint_words import lint_terms
from typography import lint

N = "\u00a0"


@pytest.mark.parametrize(
    "text",
    ["Pourquoi ?", f"Oui{N}!", "un ; deux", "Note: ceci", "Note : ceci", "95%", "95 %", "12 $", "«oui»", "« oui »",
     f"«{N}oui »", '"oui"', "deux  mots", "30 396 postes", "30,396 postes", f"2.5{N}%", "30\u202f396"],
)  # fmt: skip
def test_faults_in_french(text: str):
    assert lint(text, "fr")


@pytest.mark.parametrize(
    "text",
    ["Pourquoi? Parce que!", "un; deux", f"Note{N}: ceci", f"95{N}%", f"12{N}$", f"«{N}oui{N}»", f"30{N}396 postes",
     "voir https://example.org/a?b=1;c", "à 10:30", "`a: b`", f"{{n}}{N}%", "p = 0,123", "en 2012 300 personnes",
     "alinéa 25(1.2)c)", "(%)", "doi:10.1000/x", "article 24", "C-31", "2012, ch. 17, art. 12"],
)  # fmt: skip
def test_good_french(text: str):
    assert lint(text, "fr") == []


@pytest.mark.parametrize("text", ["Why ?", "Note : this", "95 %", "«yes»", "two  words", "30 396 positions", "2,5%"])
def test_faults_in_english(text: str):
    assert lint(text, "en")


@pytest.mark.parametrize("text", ["Why? Note: this; that!", "95%", "“yes”", "30,396 positions", "2.5%", "at 10:30"])
def test_good_english(text: str):
    assert lint(text, "en") == []


def test_a_fault_shows_where_it_is():
    (problem,) = lint("Une longue phrase avec une note: ceci et encore", "fr", "fr/publish.ftl, x")
    assert "note: ceci" in problem.what
    assert problem.where == "fr/publish.ftl, x"
    assert "U+00A0" in problem.expected


@pytest.mark.parametrize(
    ("en", "fr", "faults"),
    [
        ("A temporary resident permit.", "Un permis de séjour temporaire.", 0),
        (
            "A temporary resident permit.",
            "Un permis de résident temporaire.",
            2,
        ),  # the term is missing, and a false one
        ("Trafficked persons", "Personnes ayant subi la traite", 0),
        ("Trafficked persons", "Victimes du trafic", 2),
        ("The claim for refugee protection was abandoned.", "Désistement de la demande d’asile.", 0),
        ("A pre-removal risk assessment", "Une évaluation des risques avant renvoi", 2),
    ],
)
def test_terms_are_held_against_the_english(en, fr, faults):
    assert len(lint_terms(en, fr)) == faults
