"""All countries in Canada, and below them what the same list of countries did in other places."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pandas as pd

from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.panels import Panel, draw_key, draw_panels
from tipimpact.publish.figures.svg import Scale, Sketch
from tipimpact.publish.statements import compared
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import NBSP, number, say

MULTIPLES = {0.05: 2, 0.2: 1, 1: 0, 4: 0}  # marks of the scale, which is of log points, and their decimals
OTHERS, SCALE = "others", "scale"  # keys of rows that are no country
Ends = tuple[float, float]  # the least and the greatest change that is drawn


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """Above: each country of the list against the change expected. Below: the list by place and time."""
    sketch, lang = Sketch(width), words.lang
    drawn = data[["change", "expected", "interval_low", "interval_high"]].astype(float)
    ends, names = (drawn.min().min() - 0.2, drawn.max().max() + 0.2), 92 if width == PHONE else 150
    marks: dict[str, Callable[[Sketch, float, float], None]] = {
        "expected": lambda s, x, y: s.ring(x + 12, y, 5),
        "listed": lambda s, x, y: s.square(x + 12, y, "c31", 5),
        "other": lambda s, x, y: s.line(x + 12, y - 7, x + 12, y + 7, "other"),
        "elsewhere": lambda s, x, y: s.disc(x + 12, y, "other", 5),
    }
    key = {code: say("figure-comparison-key", lang, code=code) for code in marks}
    y = draw_key(sketch, 0, {key[code]: mark for code, mark in marks.items()})
    for code, (labels, draw_row) in (("origins", _draw_origins(data, key["other"])), ("places", _draw_places(data))):

        def draw_cell(sketch: Sketch, key: Any, x: float, y: float, width: float, draw_row: Any = draw_row) -> None:
            scale = Scale(*ends, x, x + width)
            if key == SCALE:
                _write_multiples(sketch, scale, y, lang)
            else:
                draw_row(sketch, key, scale, y)

        panel = Panel(say("figure-comparison-panel", lang, code=code), draw_cell)
        y = draw_panels(sketch, {SCALE: "", **labels}, [panel], names, y + 20)
    sketch.height = y + 4
    return sketch


def _write_multiples(sketch: Sketch, scale: Scale, y: float, lang: str) -> None:
    for multiple, digits in MULTIPLES.items():
        if scale.low < math.log(multiple) < scale.high:
            text = f"×{NBSP}{number(multiple, lang, digits)}"
            sketch.text(scale(math.log(multiple)), y + 4, text, size=12, fill="quiet", middle=True)


Drawn = tuple[dict[Any, str], Callable[[Sketch, Any, Scale, float], None]]  # labels, and their rows


def _draw_origins(data: pd.DataFrame, others: str) -> Drawn:
    """A row for each country of the list, and one for all others."""
    origins = data[data["row_kind"] == "origin"].astype({"change": float, "expected": float})
    listed = origins["designated"].astype(bool)
    countries = {row["origin_or_list"]: row for row in origins[listed].sort_values("change").to_dict("records")}

    def draw_row(sketch: Sketch, unit: Any, scale: Scale, y: float) -> None:
        if unit == OTHERS:
            for change in origins.loc[~listed, "change"]:
                sketch.line(scale(change), y - 7, scale(change), y + 7, "other")
            return
        change, expected = (scale(countries[unit][name]) for name in ("change", "expected"))
        sketch.line(expected, y, change, y, "c31soft", 4)
        sketch.ring(expected, y, 5)
        sketch.square(change, y, "c31", 5)

    return {**{unit: str(unit) for unit in countries}, OTHERS: others}, draw_row


def _draw_places(data: pd.DataFrame) -> Drawn:
    """A row for each place and first base year: the list against others, with its interval."""
    canada = data.loc[data["row_kind"] == "origin", ["destination", "base"]].iloc[0].tolist()
    places = data[data["row_kind"] == "list"].sort_values(["destination", "base"]).to_dict("index")

    def draw_row(sketch: Sketch, label: Any, scale: Scale, y: float) -> None:
        place = places[label]
        own = [place["destination"], place["base"]] == canada
        ends = (place["interval_low"], place["change"], place["interval_high"], 0)
        low, change, high, equal = (scale(float(end)) for end in ends)
        sketch.line(equal, y - 11, equal, y + 11, "line")
        sketch.line(low, y, high, y, "c31" if own else "other", 2)
        if own:
            sketch.square(change, y, "c31", 5)
        else:
            sketch.disc(change, y, "other", 5)

    return {label: f"{row['destination']} {row['base']}" for label, row in places.items()}, draw_row


FIGURE = Figure(
    name="comparison",
    columns=(
        *("row_kind", "destination", "base", "origin_or_list", "designated", "claims_before", "change", "expected"),
        *("interval_low", "interval_high"),
    ),
    rows=compared.select_compared,
    title=compared.title,
    sentences=compared.sentences,
    draw=draw,
)
