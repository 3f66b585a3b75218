"""The variants of the table ``robustness`` in words: what each check changed, part by part."""

from __future__ import annotations

import re

from tipimpact.publish.words.fluent import codes, say
from tipimpact.publish.words.formats import number

APART = "apart from the event"
PARTS = re.compile(rf"{APART}|level and slope|\S+")  # a part is a word, but for these
# The kind of each part, by its pattern.
KINDS = {
    "window": re.compile(r"\d{4}-\d{4}"),
    "apart": re.compile(APART),
    "design": re.compile(r"[a-z]+/\d+/[a-z]+/\d+"),
    "numbered": re.compile(r"(drift|gate|after)_\d+"),
    "named": re.compile(r"[a-z_ ]+"),
}


def parts(variant: str) -> list[tuple[str, str]]:
    """The parts of a variant, each with its kind: a key of ``KINDS``, or "" for a year or the code of a country."""
    split = PARTS.findall(variant)
    return [(next((kind for kind, pattern in KINDS.items() if pattern.fullmatch(part)), ""), part) for part in split]


def say_variant(variant: str, lang: str) -> str:
    """All parts of a variant in words."""
    return ", ".join(say_part(kind, part, lang) for kind, part in parts(variant))


def say_part(kind: str, part: str, lang: str) -> str:
    """A part of a variant in words; a part without words as it is."""
    match kind:
        case "window":
            return say("variant-window", lang, first=part[:4], last=part[-4:])
        case "apart":
            return say("variant-apart", lang)
        case "design":
            covariates, claims, hidden, largest = part.split("/")
            values = {"covariates": covariates, "claims": int(claims), "hidden": hidden, "largest": int(largest)}
            return say("variant-design", lang, **values)
        case "numbered":
            return _say_numbered(*part.split("_"), lang)
    key = part.replace(" ", "_")
    return say("variant", lang, code=key) if key in codes("variant") else part


def _say_numbered(name: str, digits: str, lang: str) -> str:
    """A drift (in hundredths), the designs that a vote needs, or a year after."""
    if name == "drift":
        return say("variant-drift", lang, drift=number(int(digits) / 100, lang))
    return say("variant-gate", lang, count=int(digits)) if name == "gate" else say("variant-after", lang, year=digits)
