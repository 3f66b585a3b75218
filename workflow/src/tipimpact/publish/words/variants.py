"""The variants of the table ``robustness`` in words: what each check changed, part by part."""

from __future__ import annotations

import re

from tipimpact.publish.words.fluent import codes, say
from tipimpact.publish.words.formats import number

PHRASES = {"apart from the event": "apart", "level and slope": "level_and_slope"}  # a part is a word, but for these
PARTS = re.compile("|".join([*PHRASES, r"\S+"]))
WINDOW, NUMBERED = re.compile(r"(\d{4})-(\d{4})"), re.compile(r"(drift|gate|after)_(\d+)")


def say_variant(variant: str, lang: str) -> str:
    """All parts of a variant in words; a part without words, a year or the code of a country, as it is."""
    return ", ".join(_say_part(part, lang) for part in PARTS.findall(variant))


def _say_part(part: str, lang: str) -> str:
    if match := WINDOW.fullmatch(part):
        return say("variant-window", lang, first=match[1], last=match[2])
    if part.count("/") == 3:
        covariates, claims, hidden, largest = part.split("/")
        values = {"covariates": covariates, "claims": int(claims), "hidden": hidden, "largest": int(largest)}
        return say("variant-design", lang, **values)
    if match := NUMBERED.fullmatch(part):  # a drift in hundredths, designs that a vote needs, or a year after
        text = number(int(match[2]) / 100, lang) if match[1] == "drift" else match[2]
        return say("variant-numbered", lang, code=match[1], text=text)
    key = PHRASES.get(part, part)
    return say("variant", lang, code=key) if key in codes("variant") else part
