"""A linter for typography: what DESIGN 6.4 asks of Canadian French, and its counterpart in English.

The official usage of Canada's Translation Bureau and of the Office québécois de la langue française: no
space before ``; ! ?``; a no-break space before ``: % $ »`` and after ``«``; decimal comma; no-break spaces
between thousands.
"""

from __future__ import annotations

import re

from tipimpact.common.errors import Problem

# What is not prose: addresses, code, places to be filled (they become a number), times, ratios.
_MASKS = [
    (re.compile(r"https?://\S+|\bwww\.\S+|\b\S+@\S+\.\w+|\bdoi:\S+"), "X"),
    (re.compile(r"`[^`]*`"), "X"),
    (re.compile(r"\{\w*\}"), "0"),
    (re.compile(r"\b\d{1,2}:\d{2}\b"), "0"),
]

RULES: dict[str, list[tuple[re.Pattern[str], str]]] = {
    "fr": [
        (re.compile(r"\s[;!?]"), "no space before ; ! ?"),
        (re.compile(r"(?<=[^\u00a0]):"), "a no-break space (U+00A0) before :"),
        (re.compile(r"(?<=[^\u00a0(])[%$]"), "a no-break space (U+00A0) before % and $"),
        (re.compile(r"«(?!\u00a0)"), "a no-break space (U+00A0) after «"),
        (re.compile(r"(?<!\u00a0)»"), "a no-break space (U+00A0) before »"),
        (re.compile(r"[\"“”]"), "« and » for quotations"),
        (re.compile(r"(?<![\w.,])\d{1,3}(?:[ \u202f]\d{3})+(?!\w)"), "a no-break space (U+00A0) between thousands"),
        (re.compile(r"(?<![\w.,])[1-9]\d{1,2},\d{3}(?!\w)"), "a no-break space (U+00A0) between thousands"),
        (re.compile(r"\d\.\d+\s?[%$]"), "a decimal comma"),
    ],
    "en": [
        (re.compile(r"\s[;:!?%]"), "no space before ; : ! ? %"),
        (re.compile(r"[«»]"), "“ and ” for quotations"),
        (re.compile(r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\w)"), "a comma between thousands"),
        (re.compile(r"\d,\d{1,2}\s?%"), "a decimal point"),
    ],
}
_SPACES = re.compile(r"[ \u00a0]{2,}")


def lint(text: str, lang: str, where: str = "") -> list[Problem]:
    """What is wrong with the typography of a text, each fault with some of the text around it."""
    for mask, stand_in in _MASKS:
        text = mask.sub(stand_in, text)
    rules = [*RULES[lang], (_SPACES, "one space")]
    return [
        Problem(f"…{text[max(0, m.start() - 15) : m.end() + 15]}…", where, expected)
        for pattern, expected in rules
        for m in pattern.finditer(text)
    ]
