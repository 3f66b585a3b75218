"""The statutes' own sentences, from the units that the stage `legislation` has read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from tipimpact.reports.layout import TextBlock
from tipimpact.reports.original import Original
from tipimpact.reports.passages import Passage

PARTS = {"body", "schedule", "quoted"}  # not: front matter, editors' notes, what is not in force
NO_SENTENCES = {"heading", "note", "words"}


def is_read(facts: Mapping[str, Any]) -> bool:
    """Whether a file of the law is read: each statute as enacted, and of an Act's consolidations the newest."""
    return facts.get("kind") == "annual" or facts.get("snapshot") == "newest"


def statute_text(units: pd.DataFrame) -> str:
    """The original of a statute: the words of its units, in order, each on a line of its own.

    units: those of one source of the table ``units``.
    """
    return "".join(f"{text}\n" for text in units.sort_values("position")["text"])


def open_statute(units: pd.DataFrame) -> Original:
    """A statute as an open report; each unit is a paragraph, under its label."""
    ordered = units.sort_values("position")
    return Original(statute_text(units), _blocks(ordered), [])


def _blocks(units: pd.DataFrame) -> Iterator[TextBlock]:
    place = 0
    for label, text, part, kind in zip(units["unit"], units["text"], units["part"], units["kind"], strict=True):
        if part in PARTS and kind not in NO_SENTENCES and any(char.isalpha() for char in text):
            yield TextBlock("sentence", label, Passage(text, range(place, place + len(text))))
        place += len(text) + 1
