"""The 17 recommendations of November 2012: a strip of what became of each."""

from __future__ import annotations

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure, Sentence, Sentences, holds
from tipimpact.publish.figures.svg import Sketch
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import listed, number, say

STATUSES = ("met", "partly", "not_met", "cannot_tell")
BOX = 22.0  # pixels


def rows(data: pd.DataFrame) -> pd.DataFrame:
    """All of them, by what became of them."""
    order = {status: place for place, status in enumerate(STATUSES)}
    return data.sort_values(
        ["status", "id"], key=lambda c: c.map(order) if c.name == "status" else c, kind="stable"
    ).reset_index(drop=True)


def title(data: pd.DataFrame, words: CodeWords) -> Sentence | None:
    """How many are met in part. All or nothing: none in full, none found unmet."""
    count = data["status"].value_counts()
    holds("recommendations", "there are 17", len(data) == 17)
    holds("recommendations", "none is met in full", "met" not in count)
    holds("recommendations", "none was found unmet", "not_met" not in count)
    if not {"partly", "cannot_tell"} <= set(count.index):
        return None
    return "figure-recommendations-finding", {"partly": int(count["partly"]), "rest": int(count["cannot_tell"])}


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """A box for each, with its number and what it asks, under what became of it."""
    sketch, y = Sketch(width), 0.0
    phone = width == PHONE
    columns = 2 if phone else 6
    cell = width / columns
    for status, some in data.groupby("status", sort=False):
        head = say("figure-recommendations-status", words.lang, code=str(status), count=len(some))
        y = sketch.lines(0, y + (20 if y else 0), head, width, size=16, bold=True) + 4
        sketch.line(0, y, width, y, "ink", 1.2)
        for first in range(0, len(some), columns):
            y += 9 if phone else 12
            below = y + BOX
            for column, id in enumerate(some["id"].iloc[first : first + columns]):
                x = column * cell
                _box(sketch, x, y, str(status))
                sketch.text(x + BOX + 9, y + 17, number(int(id[1:]), words.lang), size=19, bold=True, serif=True)
                at, top = (x + BOX + 39, y + 1) if phone else (x, y + BOX + 5)
                told = sketch.lines(
                    at,
                    top,
                    say("figure-recommendations-name", words.lang, code=id),
                    x + cell - 6 - at,
                    size=13.5 if phone else 14,
                )
                below = max(below, told)
            y = below
    sketch.height = y + 8
    return sketch


def _box(sketch: Sketch, x: float, y: float, status: str) -> None:
    """Met: full. In part: half, by a level line. Not met: empty. Nothing found: the sign for what is not known."""
    if status == "cannot_tell":
        sketch.dashed(x + 0.5, y + 0.5, BOX - 1, BOX - 1)
        return
    full = {"met": 1.0, "partly": 0.5, "not_met": 0.0}[status]
    sketch.rect(x, y + BOX * (1 - full), BOX, BOX * full, "ink")
    sketch.add(
        "rect",
        x=x + 0.75,
        y=y + 0.75,
        width=BOX - 1.5,
        height=BOX - 1.5,
        fill="none",
        stroke="var(--ink,#1b2026)",
        stroke_width=1.5,
    )


def finding(data: pd.DataFrame, words: CodeWords) -> Sentences:
    """Each status with the recommendations that have it."""
    for status, some in data.groupby("status", sort=False):
        each = [
            say(
                "figure-recommendations-one",
                words.lang,
                number=str(int(id[1:])),
                what=say("figure-recommendations-name", words.lang, code=id),
            )
            for id in some["id"]
        ]
        yield (
            "figure-recommendations-list",
            {
                "status": say("figure-recommendations-status", words.lang, code=str(status), count=len(some)),
                "what": listed(each, words.lang),
            },
        )
    yield "figure-recommendations-not", {}


FIGURE = Figure(name="recommendations", columns=("id", "status"), rows=rows, draw=draw, title=title, finding=finding)
