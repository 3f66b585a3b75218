"""The linter of words finds what no reader should see (`make lint` has it read every message)."""

import re

import pytest
from lint_numbers import lint_folder, listed_names
from lint_numbers import lint_text as lint_numbers
from lint_words import COUNTS, lint_text, renderings

from tipimpact.publish.words.fluent import FOLDER

N = "\u00a0"


@pytest.mark.parametrize(
    "text",
    [
        "Dispositions de la Code criminel",
        "Dispositions de le Code criminel",
        "dans 1 situations sur 15",
        "0 paires étaient fermées",
        "1 sont fermées aujourd'hui",
        "le disposition",
        "une recours",
        "la employeur",
        "de affirmation",
        "l'demande d'asile",
        "la paires",
        "les situation",
        "un demande d'asile",
        "la permis de séjour temporaire",
        "selon request_barred",
        "il reste { $count }",
        "deux  espaces",
        "Note: ceci",
    ],
)
def test_faults_in_french(text):
    assert lint_text(text, "fr")


@pytest.mark.parametrize(
    "text",
    [
        "Dispositions du Code criminel",
        "dans 1 situation sur 15",
        "0 paire était fermée",
        "1 des 15 paires",
        f"1{N}000 dispositions, 21 situations et 0,1 point",
        "2010 et 1 recours",
        "la demande d'asile, l'affirmation et les dispositions de la Loi",
        "le permis de séjour temporaire",
        "elle demande aux employeurs",
    ],
)
def test_good_french(text):
    assert lint_text(text, "fr") == []


@pytest.mark.parametrize(
    "text", ["1 are today", "1 situations", "a archetype", "an situation", "Provisions of the 2010, c. 8", "a {count}"]
)
def test_faults_in_english(text):
    assert lint_text(text, "en")


@pytest.mark.parametrize("text", ["1 is today", "1 situation", "an archetype", "21 situations", "1 of the 15 pairs"])
def test_good_english(text):
    assert lint_text(text, "en") == []


def test_a_message_is_rendered_with_every_count():
    assert list(renderings("law-count", "fr")) == [
        "0 disposition", "1 disposition", "2 dispositions", "5 dispositions", f"1{N}000 dispositions"
    ]  # fmt: skip
    assert len(COUNTS) == 5


def test_a_message_is_rendered_with_every_act_and_code():
    texts = list(renderings("law-listed", "fr"))
    assert any("du Code criminel" in text for text in texts)
    assert any("de la LIPR" in text for text in texts)
    verdicts = list(renderings("answer-claims-verdict", "en"))
    assert len(verdicts) > 1  # one for each value of a code


@pytest.mark.parametrize(
    ("text", "lang", "typed"),
    [
        ("The word of 18 of the designs", "en", ["18"]),
        ("a wait of five years", "en", ["five"]),
        ("une attente de dix ans", "fr", ["dix"]),
        ("within a factor of 2.5", "en", ["2.5"]),
        ("l'intervalle à 95 %", "fr", ["95"]),
        ("IRPA 999(2)", "en", ["999", "2"]),  # no row of law has this section
        ("since June 29, 2031", "en", ["29", "2031"]),
        ("aged 17 or more", "en", ["17"]),
        ("2012, c. 99", "en", ["99"]),
        ("two countries hold most of them", "en", ["two"]),
    ],
)
def test_a_number_that_must_be_a_variable(text, lang, typed):
    assert lint_numbers(text, lang) == typed


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Bills C-31 and C-10", "en"),
        ("IRPA 24(5), by 2012, c. 17, s. 10", "en"),
        ("LIPR, al. 101(2)a)", "fr"),
        ("mandatory detention of designated people aged 16 or more", "en"),
        ("depuis le 15 décembre 2012", "fr"),
        ("the text has two readings", "en"),
    ],
)
def test_a_number_that_is_a_name_of_law(text, lang):
    assert lint_numbers(text, lang) == []


def test_no_message_has_a_number_that_something_else_fixes():
    assert [str(problem) for problem in lint_folder()] == []


def test_every_listed_name_is_in_some_message():
    """So that the list stays short."""
    for lang, pattern in listed_names().items():
        texts = "\n".join(path.read_text(encoding="utf-8") for path in (FOLDER / lang).glob("*.ftl"))
        assert [part for part in split_alternatives(pattern.pattern) if not re.search(part, texts, re.MULTILINE)] == []


def split_alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern, those within brackets left whole."""
    return re.findall(r"(?:\((?:[^()]|\([^()]*\))*\)|[^|(])+", pattern)
