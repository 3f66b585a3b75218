"""Strips of days: what Bill C-31 did to each wait of someone refused asylum, by the day of refusal, to mid-2019."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import pandas as pd

from tipimpact.publish.figures.model import PHONE
from tipimpact.publish.figures.panels import draw_key
from tipimpact.publish.figures.svg import Scale, Sketch, measure, paint
from tipimpact.publish.statements.model import Statement, TableEvidence, Words, in_row
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import capital, date, say
from tipimpact.publish.words.lengths import length

TABLE = "refusal_days"
COLUMNS = ("origin_group", "remedy", "first_day", "last_day", "effect", "least", "most")
MOVED = ("never", "later", "sooner")  # effects that the text alternative lists
KEY = ("never", "later", "sooner", "two", "same")
# The Act of 2019 enacted the year of waiting again from the next day: "same" would then look like its end.
LAST = dt.date(2019, 6, 20)
HEIGHT = 18.0  # pixels: of a strip


def strip_rows(evidence: TableEvidence) -> pd.DataFrame:
    """The rows to ``LAST``, without remedies that turn on a reading on every day: nothing of them can be drawn."""
    rows = evidence.rows(TABLE)[list(COLUMNS)]
    last = pd.Timestamp(LAST)
    rows = rows[rows["first_day"] <= last]
    rows = rows.assign(last_day=rows["last_day"].where(rows["last_day"] <= last, last))
    return rows[rows["remedy"].isin(rows.loc[rows["effect"].isin(MOVED), "remedy"])]


def state_strips(evidence: TableEvidence) -> Iterator[Statement]:
    """The strips in words: for whom, and for each remedy on which days it came never, later or sooner."""
    rows = evidence.rows(TABLE, effect=list(MOVED))
    for origin, own in rows.groupby("origin_group", sort=False):
        items = [_state_stretch(evidence, row) for row in own.to_dict("records")]
        values = {"origin": evidence.code(TABLE, "origin_group", origin), "what": in_row(items)}
        yield Statement("figure-lives-alt_strip", values, TABLE, tuple(map(int, own.index)))


def _state_stretch(evidence: TableEvidence, row: Mapping[Any, Any]) -> Words:
    remedy = Statement("figure-lives-remedy", {"code": row["remedy"]})
    ends = [Words(date, row[name].date()) for name in ("first_day", "last_day")]

    def write(remedy: str, ends: list[str], lang: str) -> str:
        return f"{remedy}, {_say_effect(row, lang)} ({' – '.join(ends)})"

    return Words(write, remedy, ends)


def _say_effect(row: Mapping[Any, Any], lang: str) -> str:
    """What the bill did in a stretch, and by how much at most."""
    effect = str(row["effect"])
    if effect not in ("later", "sooner"):
        return say("try-key", lang, code=effect)
    what = say("try-wait", lang, code=effect, length=length(int(row["most"]), lang))
    return say("figure-lives-most", lang, what=what)


def draw_strips(data: pd.DataFrame, words: CodeWords, sketch: Sketch, left: float, names: float) -> float:
    """Draw the strips, and return their bottom.

    data: of ``strip_rows``.  left: where the days begin.  names: where those of remedies stand; on
    a phone they are above their strip.
    """
    lang, width, is_small = words.lang, sketch.width, sketch.width == PHONE
    first = data["first_day"].min()
    x = Scale(first.toordinal(), LAST.toordinal() + 1, left, width)
    y = sketch.lines(0, 0, say("figure-lives-strip", lang), width, size=16, bold=True, serif=True) + 4
    marks = {say("try-key", lang, code=effect): partial(_draw_effect, effect=effect) for effect in KEY}
    y = draw_key(sketch, y, marks) + 8
    for origin, own in data.groupby("origin_group", sort=False):
        sketch.line(0, y, width, y)
        name = capital(say("value-refusal_days-origin_group", lang, code=str(origin)))
        below = sketch.lines(0, y + 6, name, width if is_small else names - 18, size=14.5, bold=True)
        y = below if is_small else y + 6
        for remedy, stretches in own.groupby("remedy", sort=False):
            title = capital(say("figure-lives-remedy", lang, code=str(remedy)))
            sketch.text(names, y + 14, title, size=13 if is_small else 14)
            y += 19 if is_small else 0
            for row in stretches.to_dict("records"):
                _draw_stretch(sketch, row, x, y, lang)
            y += HEIGHT + 5
        y = max(y, below) + 2
    for year in range(first.year, LAST.year + 1):
        at = x(dt.date(year, 1, 1).toordinal())
        sketch.line(at, y - 2, at, y + 5, "ink")
        if at + 3 + measure(str(year), 12) <= width:
            sketch.text(at + 3, y + 11, str(year), size=12, fill="quiet")
    return y + 16


def _draw_stretch(sketch: Sketch, row: Mapping[Any, Any], x: Scale, y: float, lang: str) -> None:
    """A stretch of days; its words inside where there is room."""
    start, end = x(row["first_day"].toordinal()), x(row["last_day"].toordinal() + 1)
    effect, text = str(row["effect"]), _say_effect(row, lang)
    _draw_effect(sketch, start, y + HEIGHT / 2, effect, end - start)
    if effect not in ("none", "same") and measure(text, 12.5, bold=True) + 10 <= end - start:
        fill = "paper" if effect == "never" else "ink"
        sketch.text(start + 5, y + 13, text, size=12.5, bold=effect in MOVED, fill=fill)


def _draw_effect(sketch: Sketch, x: float, middle: float, effect: str, width: float = 24) -> None:
    """The mark of an effect: its form tells it apart without its colour."""
    y = middle - HEIGHT / 2
    if effect in ("never", "later"):
        sketch.rect(x, y, width, HEIGHT, "c31" if effect == "never" else "c31soft")
    elif effect in ("sooner", "opened"):
        sketch.rect(x, y, width, HEIGHT, "tint", stroke=paint("quiet"))
    elif effect == "two":
        sketch.dashed(x, y, width, HEIGHT, mark="")
    elif effect == "same":
        sketch.line(x, middle, x + width, middle, "other", 1.5)
