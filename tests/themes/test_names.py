"""Names planted in quotes are found in both languages; offices, places and instruments are left."""

import pytest

from tipimpact.themes.names import MASK, masked, names

pytestmark = pytest.mark.usefixtures("model_parts")

NAMES = ["Amina Diallo", "Jean-Pierre Tremblay", "Maria Santos", "Nguyen Thi Lan", "Mithi Esguerra", "Ahmed Hussen"]
PLANTED = {
    "en": [
        "{} told the officer that her employer kept her passport.",
        "The officer should grant a permit to {} without delay.",
        "We ask the minister not to deport {}.",
    ],
    "fr": [
        "{} a raconté que son employeur gardait son passeport.",
        "Le ministre devrait accorder un permis à {} sans délai.",
        "Nous demandons au ministre de ne pas expulser {}.",
    ],
}
BEHIND_A_WORD = {
    "en": ["Ms. Grace must be heard.", "A woman named Hope was detained.", "Will Young, aged 23, was refused."],
    "fr": [
        "Mme Grâce doit être entendue.",
        "Une femme prénommée Espérance a été détenue.",
        "Me Roy, âgée de 50 ans, plaide.",
    ],
}
NOBODY = {
    "en": [
        "Canada should ratify the Convention on the Rights of the Child.",
        "Ratify the Palermo Protocol and the Optional Protocol.",
        "The Minister of Immigration must consult Equatorial Guinea, Nova Scotia and British Columbia.",
        "Waive fees for the TRP under section 24 of the Immigration and Refugee Protection Act.",
    ],
    "fr": [
        "Le Canada devrait ratifier la Convention relative aux droits de l’enfant.",
        "Éliminer les frais pour les PST.",
        "Le ministre de l’Immigration doit consulter la Nouvelle-Écosse et la Colombie-Britannique.",
        "Élaborer des protocoles locaux de services pour les personnes ayant subi la traite.",
    ],
}


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
