"""Strips of days: what Bill C-31 did to each wait of someone refused asylum, by the day of refusal, to mid-2019."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import pandas as pd

from tipimpact.eligibility.refusal_days import FIRST
from tipimpact.publish.figures.model import PHONE
from tipimpact.publish.figures.panels import draw_key
from tipimpact.publish.figures.svg import Sketch, measure, paint
from tipimpact.publish.statements.model import Statement, TableEvidence, Words, in_row
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import capital, date, say
from tipimpact.publish.words.lengths import length

TABLE = "refusal_days"
COLUMNS = ("origin", "remedy", "first_day", "last_day", "effect", "least", "most")
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
    for origin, own in rows.groupby("origin", sort=False):
        items = [_state_stretch(evidence, row) for row in own.to_dict("records")]
        values = {"origin": evidence.code(TABLE, "origin", origin), "what": in_row(items)}
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

    data: of ``strip_rows``.  left: where the days begin.  names: where those of remedies stand; on a phone they are
    above their strip.
    """
    lang, width, is_small = words.lang, sketch.width, sketch.width == PHONE
    y = sketch.lines(0, 0, say("figure-lives-strip", lang), width, size=16, bold=True, serif=True) + 4
    marks = {say("try-key", lang, code=effect): partial(_draw_key_mark, effect) for effect in KEY}
    y = draw_key(sketch, y, marks) + 8
    for origin, own in data.groupby("origin", sort=False):
        sketch.line(0, y, width, y)
        name = capital(say("value-refusal_days-origin", lang, code=str(origin)))
        below = sketch.lines(0, y + 6, name, width if is_small else names - 18, size=14.5, bold=True)
        y = below if is_small else y + 6
        for remedy, stretches in own.groupby("remedy", sort=False):
            title = capital(say("figure-lives-remedy", lang, code=str(remedy)))
            sketch.text(names, y + 14, title, size=13 if is_small else 14)
            y += 19 if is_small else 0
            for row in stretches.to_dict("records"):
                _draw_stretch(sketch, row, left, y, lang)
            y += HEIGHT + 5
        y = max(y, below) + 2
    for year in range(FIRST.year, LAST.year + 1):
        x = _place(dt.date(year, 1, 1), left, width)
        sketch.line(x, y - 2, x, y + 5, "ink")
        if x + 3 + measure(str(year), 12) <= width:
            sketch.text(x + 3, y + 11, str(year), size=12, fill="quiet")
    return y + 16


def _place(day: dt.date, left: float, width: float) -> float:
    return left + (width - left) * (day - FIRST).days / ((LAST - FIRST).days + 1)


def _draw_stretch(sketch: Sketch, row: Mapping[Any, Any], left: float, y: float, lang: str) -> None:
    """A stretch of days; its words inside where there is room."""
    first, after = row["first_day"].date(), row["last_day"].date() + dt.timedelta(1)
    x, end = (_place(day, left, sketch.width) for day in (first, after))
    effect, text = str(row["effect"]), _say_effect(row, lang)
    room = measure(text, 12.5, bold=True) + 10
    _draw_effect(sketch, effect, x, y, end - x)
    if effect in ("none", "same") or room > end - x:
        return
    fill = "paper" if effect == "never" else "ink"
    sketch.text(x + 5, y + 13, text, size=12.5, bold=effect in MOVED, fill=fill)


def _draw_key_mark(effect: str, sketch: Sketch, x: float, y: float) -> None:
    _draw_effect(sketch, effect, x, y - HEIGHT / 2, 24)


def _draw_effect(sketch: Sketch, effect: str, x: float, y: float, width: float) -> None:
    """The mark of an effect: its form tells it apart without its colour."""
    if effect in ("never", "later"):
        sketch.rect(x, y, width, HEIGHT, "c31" if effect == "never" else "c31soft")
    elif effect in ("sooner", "opened"):
        sketch.rect(x, y, width, HEIGHT, "tint", stroke=paint("quiet"))
    elif effect == "two":
        look: dict[str, Any] = {"stroke": paint("line"), "stroke_dasharray": "4 3", "fill": "none", "rx": 2}
        sketch.add("rect", x=x, y=y, width=width, height=HEIGHT, **look)
    elif effect == "same":
        sketch.line(x, y + HEIGHT / 2, x + width, y + HEIGHT / 2, "other", 1.5)
