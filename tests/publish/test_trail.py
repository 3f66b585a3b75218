"""The panel of a number: what it has no room for is counted, with the way to it."""

import dataclasses
import re

import pytest
from lxml import html

from tipimpact.publish.site.frame import Draft
from tipimpact.publish.site.trail import Origin, Trail
from tipimpact.publish.words import LANGUAGES, say

TABLE = "lives"


def shown(inputs, lang: str, origin: Origin) -> dict[str, str]:
    """What stands after each heading of the panel of such an origin."""
    draft = Draft("accessibility", inputs, lang)
    draft.trails.append(Trail("t1", "#t1-said", "Title", ("Table", "lives.html"), TABLE, origin))
    page = html.fromstring(draft.write().text)
    (panel,) = page.xpath("//div[@id='t1']")
    return {
        re.sub(r"\s+", " ", dt.text_content()): re.sub(r"\s+", " ", dt.getnext().text_content())
        for dt in panel.xpath(".//dt")
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_places_beyond_three_are_counted(inputs, lang):
    places = [f"IRPA {n}" for n in (24, 25, 29, 30, 44)]
    five = shown(inputs, lang, Origin([], places))[say("trail-place", lang)]
    three = shown(inputs, lang, Origin([], places[:3]))[say("trail-place", lang)]
    assert five.endswith(say("trail-more", lang, count=2))
    assert five.startswith(three)
    assert "24" in three
    assert "29" in three
    assert say("trail-more", lang, count=0) not in three


def test_places_and_characters_beyond_are_one_count(inputs):
    spans = [(str(n), str(n + 5)) for n in range(0, 50, 10)]
    both = shown(inputs, "en", Origin([], ["IRPA 24", "IRPA 25", "IRPA 29", "IRPA 30"], spans))
    assert both[say("trail-place", "en")].endswith(say("trail-more", "en", count=3))


def test_sentences_beyond_three_are_counted(inputs):
    quote = next(iter(inputs.sentences.values()))
    quotes = [dataclasses.replace(quote, text=f"Sentence {n}.") for n in range(4)]
    assert shown(inputs, "en", Origin([], [], [], quotes))[say("trail-sentence", "en")] == (
        "Sentence 0., Sentence 1., Sentence 2., and 1 more"
    )
