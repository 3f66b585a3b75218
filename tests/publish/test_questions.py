"""Readers' questions in Chromium: from the answer page, by links that a reader can name, in three clicks at most.

Each question is a short phrase of what is asked, and what its answer must say, in both languages. The answers are held
against our own reading of the law and of the tables; a page that proves the answer is the third click.
"""

import re

import lxml.html
import pytest
from chromium import CHROMIUM
from playwright.sync_api import expect

from publish.reading import GATE_IN_FRENCH, opened
from tipimpact.publish.site.questions import ANSWERS
from tipimpact.publish.words import LANGUAGES, NBSP, say

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (Debian: chromium)")

# By the id of the question: what its answer must say in English and in French.
MUST_SAY = {
    "tied": (("two", "IRPR 207.1", "read in two ways"), ("deux", "RIPR 207.1", "deux lectures")),
    "police": (("No.", "no police report"), ("Non.", "ni rapport de police")),
    "refused": (
        ("humanitarian request now", "child", "twelve months"),
        ("demande humanitaire dès maintenant", "enfant", "douze mois"),
    ),
    "three_years": (("June 24, 2020", "late claim shuts both"), ("24 juin 2020", "tardive ferme les deux")),
    "children": (("already in Canada", "permanent residence"), ("déjà au Canada", "résidence permanente")),
    "cost": (("Nothing today", "name no exemption"), ("Rien aujourd'hui", "sans dispense")),
    "no_claim": (
        ("For most, little", "five years", "claim or no claim"),
        ("Peu, pour la plupart", "cinq ans", "avec ou sans"),
    ),
    "quit": (("without a new permit", "six months"), ("sans nouveau permis", "six mois")),
    "passport": (("279.03", "consulate"), ("279.03", "consulat")),
    "call": (("asks nothing of the immigration department",), ("ne demande rien au ministère",)),
    "how_long": (("twelve months", "three years"), ("douze mois", "trois ans")),
    "fall": (
        ("why is not settled", "moved apart from others in other places"),
        ("la cause n'est pas établie", "se sont écartés des autres"),
    ),
    "how_many": (("We looked and found no count",), ("Nous avons cherché, sans trouver",)),
    "in_force": (
        ("a year after a refusal", "loss of residence", "empty list", "July 23, 2015"),
        ("pendant un an après un refus", "résidence perdue", "liste vide", "23 juillet 2015"),
    ),
    "refused_permit": (("No.", "2010", "2019"), ("Non.", "2010", "2019")),
    "dancers": (
        ("July 14, 2012", "December 31, 2013", "no instruction"),
        ("14 juillet 2012", "31 décembre 2013", "aucune instruction"),
    ),
    "designated": (("December 5, 2012", "85", "by order"), ("5 décembre 2012", "85", "par arrêté")),
    "readings": (("out of status", "Both readings"), ("sans statut", "Les deux lectures")),
    "leave": (("Two answers are possible",), ("Deux réponses sont possibles",)),
    "november": (("December 15, 2012", "Federal Court"), ("15 décembre 2012", "Cour fédérale")),
    "from": (("five years", "restarts"), ("cinq ans", "recommencer")),
    "tell": (("Claims by country and month",), ("par mois et par pays",)),
    "add": (("No.", "212", "89", "906"), ("Non.", "212", "89", "906")),
    "share": (("Not computed here", "House of Commons"), ("Non calculé ici", "Chambre des communes")),
}
ABOUT_ASKING = ("tied", "refused", "three_years", "quit")  # for a remedy of the person's own: its risk stands under it


@pytest.fixture
def page(browser):
    yield from opened(browser, viewport={"width": 390, "height": 844})


def test_every_question_is_tested(edition):
    page = lxml.html.parse(edition / "site" / "en" / "questions.html")
    assert page.xpath("//ul[@class='questions']/li/@id") == list(MUST_SAY)
    assert {f"question-{id}" for id in MUST_SAY} >= ANSWERS.keys()
    assert len(MUST_SAY) == 24


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_click_leads_from_the_answer_to_the_questions(page, edition, lang):
    page.goto((edition / "site" / lang / "index.html").as_uri())
    page.get_by_role("link", name=say("site-questions", lang), exact=True).first.click()
    page.wait_for_url(f"**/site/{lang}/questions.html")


def check_answer(text: str, id: str, lang: str) -> None:
    """That an answer says what it must, and names the risk of asking where the question is about asking, only there."""
    text = " ".join(text.replace(NBSP, " ").split())
    for fact in MUST_SAY[id][LANGUAGES.index(lang)]:
        assert fact in text, f"{id}: {fact!r} is not in {text!r}"
    assert (say("answer-lane-risk", lang, risk="").strip().replace(NBSP, " ") in text) == (id in ABOUT_ASKING), id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_answer_says_what_it_must(edition, lang):
    page = lxml.html.parse(edition / "site" / lang / "questions.html")
    for id in MUST_SAY:
        (answer,) = page.xpath(f"//ul[@class='questions']/li[@id='{id}']")
        check_answer(answer.text_content(), id, lang)


@GATE_IN_FRENCH
@pytest.mark.parametrize("id", MUST_SAY)
def test_a_question_is_answered_by_the_second_click_and_proved_by_the_third(page, edition, id, lang):
    page.goto((edition / "site" / lang / "questions.html").as_uri())
    question = page.get_by_role("link", name=say(f"question-{id}", lang), exact=True)
    question.click()  # second
    answer = page.locator(f"li[id='{id}']")
    expect(answer).to_be_in_viewport()
    check_answer(answer.inner_text(), id, lang)
    proof = answer.locator("p.hint a").first
    expect(proof).to_be_visible()
    address = proof.get_attribute("href")
    proof.click()  # third
    page.wait_for_url(re.compile(re.escape(address.partition("#")[0])))
    if place := address.partition("#")[2].partition("&")[0]:
        expect(page.locator(f"[id='{place}']")).to_be_attached()
