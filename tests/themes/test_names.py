"""Names planted in quotes are found in both languages; offices, places and instruments are left."""

from pathlib import Path

import pytest

from tipimpact.common.documents import read_yaml
from tipimpact.themes.names import MASK, masked, names

pytestmark = pytest.mark.usefixtures("model_parts")

NAMES = ["Amina Diallo", "Jean-Pierre Tremblay", "Maria Santos", "Nguyen Thi Lan", "Mithi Esguerra", "Ahmed Hussen"]
PLANTED, BEHIND_A_WORD, NOBODY = read_yaml(Path(__file__).with_name("names.yaml")).values()


@pytest.mark.parametrize("lang", PLANTED)
def test_planted_names_are_masked(lang):
    texts = [text.format(name) for name in NAMES for text in PLANTED[lang]]
    assert masked(texts, lang) == [text.format(MASK) for _ in NAMES for text in PLANTED[lang]]


@pytest.mark.parametrize("lang", BEHIND_A_WORD)
def test_names_that_are_words_are_recognized_by_the_words_next_to_them(lang):
    for text, places in zip(BEHIND_A_WORD[lang], names(BEHIND_A_WORD[lang], lang), strict=True):
        assert places, text


@pytest.mark.parametrize("lang", NOBODY)
def test_offices_places_and_instruments_are_left(lang):
    assert masked(NOBODY[lang], lang) == NOBODY[lang]
