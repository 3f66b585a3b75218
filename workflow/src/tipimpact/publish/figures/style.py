"""The style of all figures: one font, the number format of the language, and colours that remain distinct in print
and for colour-blind readers.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tipimpact.publish.words import NBSP

# Four steps of lightness (11, 40, 60 and 79 of 100 in CIE L*), so that a grey print keeps them apart; blue against
# amber is what every kind of colour blindness tells apart. A test holds both. Pale marks have an outline.
NAVY, BLUE, AMBER, SKY, WHITE = "#0d1b3e", "#1f5fa8", "#cf7d00", "#a9c7de", "#ffffff"
INK, QUIET, LINE = "#1b1b1b", "#4d4d4d", "#b3b3b3"
SCALE = (NAVY, BLUE, AMBER, SKY, WHITE)
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")
# Names and values of the site's colours in light; the site has those of dark. C-31 alone is blue, C-10 alone orange.
TOKENS = {
    **{"paper": "#fdfcf9", "ink": "#1b2026", "quiet": "#545b64", "rule": "#dcd8cf", "tint": "#f4f1ea"},
    **{"c31": "#12618f", "c31soft": "#b9d6e6", "c10": "#b8480c", "c10soft": "#f3cdb6"},
    **{"other": "#7b8088", "othersoft": "#d5d5d3", "line": "#8b8f95"},
    **{"pers": "#5b4a78", "perm": "#5d636b", "fam": "#2f6650"},
}
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"  # drawn with the first, which vl-convert brings along

CONFIG: dict[str, Any] = {
    "font": FONT,
    "aria": False,  # the picture has one name and one description of its own, not one for every mark
    "background": WHITE,
    "padding": 12,
    "view": {"stroke": None},
    "title": {
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 15,
        "color": INK,
        "subtitleFontSize": 12,
        "subtitleColor": QUIET,
        "subtitlePadding": 6,
        "offset": 14,
    },
    "axis": {
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": INK,
        "labelLimit": 400,
        "gridColor": "#e2e2e2",
        "domainColor": LINE,
        "tickColor": LINE,
    },
    "legend": {"labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal", "labelLimit": 400},
    "header": {"labelFontSize": 12, "titleFontSize": 11, "labelColor": INK, "labelLimit": 400},
    "text": {"fontSize": 11, "color": INK},
}
LETTER = (
    6.1  # mean width of a letter of 11 pixels in the widest font that browsers fall back to, for text that we place
)


def room(texts: Iterable[str]) -> float:
    """Pixels for the longest of these texts."""
    return max((len(text) for text in texts), default=0) * LETTER + 12


def numbers(lang: str) -> dict[str, Any]:
    """How axes write numbers: d3's locale, as ``publish.words.number`` writes them in text."""
    french = lang == "fr"
    return {
        "decimal": "," if french else ".",
        "thousands": NBSP if french else ",",
        "grouping": [3],
        "currency": ["", f"{NBSP}$"] if french else ["$", ""],
        "percent": f"{NBSP}%" if french else "%",
        "minus": "\N{MINUS SIGN}",
    }
