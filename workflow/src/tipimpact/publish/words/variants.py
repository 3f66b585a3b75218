"""The variants of the table ``robustness`` in words: what each check changed, part by part."""

from __future__ import annotations

import re

from tipimpact.publish.words.fluent import codes, say

APART = "apart from the event"
PARTS = re.compile(rf"{APART}|level and slope|\S+")  # a part is a word, but for these
# The kind of each part, by its pattern.
KINDS = {
    "window": re.compile(r"\d{4}-\d{4}"),
    "apart": re.compile(APART),
    "tranche": re.compile(r"tranche_\d"),
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
        case "tranche":
            return say("variant-tranche", lang, place=int(part[-1]))
    key = "planned" if part == "planned_base" else part.replace(" ", "_")
    return say("variant", lang, code=key) if key in codes("variant") else part
