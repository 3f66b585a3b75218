"""The variants of the table ``robustness`` in words: what each check changed, part by part."""

from __future__ import annotations

import re

from tipimpact.publish.words.fluent import say
from tipimpact.publish.words.formats import number

APART = "apart from the event"
PARTS = re.compile(rf"{APART}|level and slope|\S+")  # a part is a word, but for these
# The kind of each part, by its pattern.
KINDS = {
    "window": re.compile(r"\d{4}-\d{4}"),
    "without": re.compile(rf"-\d{{4}}(?:-\d{{4}})*|{APART}"),
    "offset": re.compile(r"\+[\d.]+"),
    "tranche": re.compile(r"tranche_\d"),
    "multiple": re.compile(r"\d(?:\.\d+)?"),
    "named": re.compile(r"[a-z_ ]+"),
}
NAMED = {
    "all": "variant-all",
    "estimate": "variant-estimate",
    "greatest": "variant-greatest",
    "growth_by_volume": "variant-growth_by_volume",
    "imputation": "variant-imputation",
    "interval": "variant-interval",
    "least": "variant-least",
    "level": "variant-level",
    "level and slope": "variant-level_and_slope",
    "long_difference": "variant-long_difference",
    "none": "variant-none",
    "peak_by_volume": "variant-peak_by_volume",
    "planned": "variant-planned",
    "planned_base": "variant-planned",
    "synthetic_control": "variant-synthetic_control",
    "synthetic_did": "variant-synthetic_did",
    "two_way_fixed_effects": "variant-two_way_fixed_effects",
    "volume": "variant-volume",
    "without_two_largest": "variant-without_two_largest",
}


def parts(variant: str) -> list[tuple[str, str]]:
    """The parts of a variant, each with its kind: a key of ``KINDS``, or "" for a year or the code of a country."""
    found = PARTS.findall(variant)
    return [(next((kind for kind, pattern in KINDS.items() if pattern.fullmatch(part)), ""), part) for part in found]


def say_variant(variant: str, lang: str) -> str:
    """All parts of a variant in words."""
    return ", ".join(say_part(kind, part, lang) for kind, part in parts(variant))


def say_part(kind: str, part: str, lang: str) -> str:
    """A part of a variant in words; a part without words as it is."""
    match kind:
        case "window":
            return say("variant-window", lang, first=part[:4], last=part[-4:])
        case "without" if part == APART:
            return say("variant-apart", lang)
        case "without":
            return say("variant-without", lang, years=part[1:].replace("-", ", "))
        case "offset":
            return say("variant-offset", lang, added=number(float(part), lang, 1))
        case "tranche":
            return say("variant-tranche", lang, place=int(part[-1]))
        case "multiple":
            return number(float(part), lang, 1 if "." in part else 0)
    return say(NAMED[part], lang) if part in NAMED else part
