"""Marks around the numbers of a sentence, so that the site can make each a link to its trail.

The marks are two private characters. They survive the escaping of HTML, which then turns them into tags.
"""

from __future__ import annotations

import re

from tipimpact.publish.words.formats import number

START, END = "\ue000", "\ue001"
_MARKS = re.compile(f"[{START}{END}]")


def marked(value: str | float, lang: str) -> str:
    """A number between the marks, as the language writes it; a text is one already written."""
    return f"{START}{value if isinstance(value, str) else number(value, lang)}{END}"


def unmarked(text: str) -> str:
    """The text without marks."""
    return _MARKS.sub("", text)
