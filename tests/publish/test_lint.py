"""The linter of words finds what no reader should see (`make lint` has it read every message)."""

import pytest
from lint_words import COUNTS, lint_text, renderings

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
