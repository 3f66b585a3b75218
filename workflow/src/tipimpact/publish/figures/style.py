"""The style of all figures: one font and the colours of the site; for analysts' own charts, the same in altair."""

from __future__ import annotations

from typing import Any

from tipimpact.publish.words import NBSP

# Names and values of the site's colours in light; the site has those of dark. C-31 alone is blue, C-10 alone orange.
TOKENS = {
    **{"paper": "#fdfcf9", "ink": "#1b2026", "quiet": "#545b64", "rule": "#dcd8cf", "tint": "#f4f1ea"},
    **{"c31": "#12618f", "c31soft": "#b9d6e6", "c10": "#b8480c", "c10soft": "#f3cdb6"},
    **{"other": "#7b8088", "othersoft": "#d5d5d3", "line": "#8b8f95"},
    **{"pers": "#5b4a78", "perm": "#5d636b", "fam": "#2f6650"},
}
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"  # drawn with the first, which vl-convert brings along

LIMIT = 400  # pixels of a label: our names of codes are longer than altair expects
CONFIG: dict[str, Any] = {
    "font": FONT,
    "aria": False,  # the picture has one name and one description of its own, not one for every mark
    "background": "#ffffff",
    "view": {"stroke": None},
    "title": {"anchor": "start", "frame": "bounds", "color": TOKENS["ink"]},
    **{part: {"labelLimit": LIMIT, "labelColor": TOKENS["ink"]} for part in ("axis", "legend", "header")},
}


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
