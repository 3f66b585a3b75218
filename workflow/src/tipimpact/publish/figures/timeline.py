"""What else happened, and when: the bills among the events that could have moved the same figures."""

from __future__ import annotations

import altair as alt
import pandas as pd

from tipimpact.publish.figures.model import Figure
from tipimpact.publish.figures.style import BLUE, INK, LINE, NAVY, WHITE, room
from tipimpact.publish.statements import events
from tipimpact.publish.tables.cells import CodeWords

ROW, TIME, DOMAIN = 17, 330, 24  # pixels
COLOURS = {"verified": NAVY, "partly": BLUE, "unverified": WHITE}
SHAPES = {"verified": "circle", "partly": "square", "unverified": "triangle-up"}


def chart(data: pd.DataFrame, words: CodeWords) -> alt.TopLevelMixin:
    """Three panels side by side, a line for each event: when, what it bears on, what it was."""
    shown = pd.DataFrame(
        {
            "place": range(len(data)),
            "first": data["first_day"].dt.strftime("%Y-%m-%d"),
            "last": data["last_day"].dt.strftime("%Y-%m-%d"),
            "status": [words.code("status", status) for status in data["status"]],
            "title": data.get("title", data["event"]),  # the codes, where config is not at hand
        }
    )
    y = alt.Y("place:O", axis=None, scale=alt.Scale(paddingInner=0))
    statuses = [words.code("status", code) for code in COLOURS]
    look = {
        "fill": alt.Fill("status:N", scale=alt.Scale(domain=statuses, range=list(COLOURS.values())), title=None),
        "shape": alt.Shape("status:N", scale=alt.Scale(domain=statuses, range=list(SHAPES.values())), title=None),
    }
    x = alt.X("first:T", title=None, axis=alt.Axis(format="%Y", orient="top", tickCount="year", labelAngle=-90))
    when = alt.Chart(shown).encode(y=y, x=x)
    height = len(shown) * ROW
    time = alt.layer(
        when.mark_rule(color=LINE, strokeWidth=6).encode(x2="last:T"),
        when.mark_point(stroke=INK, strokeWidth=1, size=55, opacity=1).encode(
            fill=look["fill"].legend(orient="bottom"), shape=look["shape"].legend(orient="bottom")
        ),
    ).properties(width=TIME, height=height)
    return alt.hconcat(time, _domains(data, y, words, height), _titles(shown, y, height), spacing=8)


def _domains(data: pd.DataFrame, y: alt.Y, words: CodeWords, height: int) -> alt.Chart:
    """A mark where an event bears on a part of the figures."""
    order = [code for code in dict.fromkeys(data["domains"].explode()) if isinstance(code, str)]
    marks = data[["domains"]].assign(place=range(len(data))).explode("domains").dropna()
    marks["domain"] = [words.code("domains", code) for code in marks["domains"]]
    x = alt.X(
        "domain:N",
        sort=[words.code("domains", code) for code in order],
        title=None,
        axis=alt.Axis(orient="top", labelAngle=-90, grid=True, domain=False, ticks=False),
    )
    return (
        alt.Chart(marks[["place", "domain"]])
        .mark_square(color=NAVY, size=45, opacity=1)
        .encode(x=x, y=y)
        .properties(width=alt.Step(DOMAIN), height=height)
    )


def _titles(shown: pd.DataFrame, y: alt.Y, height: int) -> alt.Chart:
    return (
        alt.Chart(shown)
        .mark_text(align="left", limit=0)
        .encode(x=alt.value(0), y=y, text="title:N")
        .properties(width=room(shown["title"]), height=height)
    )


FIGURE = Figure(
    name="timeline",
    columns=("event", "first_day", "last_day", "status", "domains", "title"),
    rows=events.order_events,
    title=events.figure_title,
    sentences=events.figure_sentences,
    chart=chart,
)
