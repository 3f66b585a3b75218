"""People before each door that a rule shut for a time, day by day: both ends, if nobody leaves and if a tenth does."""

from __future__ import annotations

import altair as alt
import pandas as pd

from tipimpact.publish.figures.model import Figure
from tipimpact.publish.figures.style import BLUE, NAVY
from tipimpact.publish.statements import waiting
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import say

WIDTH, HEIGHT = 620, 130  # pixels, of a panel
RATES = {0.0: NAVY, 0.1: BLUE}  # share that leaves in a month


def chart(data: pd.DataFrame, words: CodeWords) -> alt.TopLevelMixin:
    """A panel a door: a band between the ends for each rate; it stops on the day the door opened again."""
    names = {rate: say("figure-waiting-rate", words.lang, percent=round(100 * rate)) for rate in RATES}
    shown = data[data["rate"].isin(list(RATES))].assign(
        door=lambda part: [words.code("exposure", code) for code in part["exposure"]],
        leaving=lambda part: part["rate"].map(names),
        day=lambda part: pd.to_datetime(part["day"]),
    )[["door", "leaving", "day", "low", "high"]]
    shown = shown.astype({"low": float, "high": float})
    colour = alt.Color(
        "leaving:N",
        scale=alt.Scale(domain=list(names.values()), range=list(RATES.values())),
        legend=alt.Legend(title=None, orient="top", labelLimit=500),
    )
    x = alt.X("day:T", title=None, axis=alt.Axis(format="%Y", tickCount="year"))
    base = alt.Chart().encode(x=x, color=colour)
    band = base.mark_area(opacity=0.55).encode(y=alt.Y("low:Q", title=None), y2="high:Q")
    line = base.mark_line(strokeWidth=1.5).encode(y=alt.Y("high:Q", title=None))
    doors = list(dict.fromkeys(shown["door"]))
    return (
        alt.layer(band, line, data=shown)
        .properties(width=WIDTH, height=HEIGHT)
        .facet(
            row=alt.Row(
                "door:N",
                title=None,
                sort=doors,
                header=alt.Header(labelAngle=0, labelAnchor="start", labelOrient="top"),
            )
        )
        .resolve_scale(y="independent", x="shared")
    )


FIGURE = Figure(
    name="waiting",
    columns=("exposure", "reading", "rate", "day", "low", "high"),
    rows=waiting.select_days,
    title=waiting.title,
    sentences=waiting.figure_sentences,
    chart=chart,
)
