"""What else happened, and when: the bills among the events that could have moved the same figures."""

from __future__ import annotations

import altair as alt
import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.publish.figures.model import Figure, Sentence, Sentences
from tipimpact.publish.figures.style import BLUE, INK, LINE, NAVY, WHITE, room
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import listed, number, say

BILLS = ("c31_announced", "c31_assent", "new_asylum_system", "c10_permit_power")  # what the two bills are
ROW, TIME, DOMAIN = 17, 330, 24  # pixels
COLOURS = {"verified": NAVY, "partly": BLUE, "unverified": WHITE}
SHAPES = {"verified": "circle", "partly": "square", "unverified": "triangle-up"}


def rows(data: pd.DataFrame) -> pd.DataFrame:
    """Every event, the first first."""
    return data.sort_values(["first_day", "event"], kind="stable").reset_index(drop=True)


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


def title(data: pd.DataFrame, words: CodeWords) -> Sentence:
    """How many events there are besides the bills themselves."""
    return "figure-timeline-finding", {"count": len(data) - data["event"].isin(BILLS).sum()}


def finding(data: pd.DataFrame, words: CodeWords) -> Sentences:
    """How many events bear on each part of the figures, and how closely they are known."""
    status = data["status"].value_counts().reindex(contract("events").columns["status"].values, fill_value=0)
    first, last = (str(day.year) for day in (data["first_day"].min(), data["last_day"].max()))
    yield "figure-timeline-events", {"count": len(data), "first": first, "last": last, "verified": status["verified"]}
    counts = data["domains"].explode().value_counts()
    counts = counts.sort_index(kind="stable").sort_values(ascending=False, kind="stable")
    each = [
        say("answer-count", words.lang, what=words.code("domains", str(code)), count=number(count, words.lang))
        for code, count in counts.items()
    ]
    yield "figure-timeline-domains", {"counts": listed(each, words.lang)}


FIGURE = Figure(
    name="timeline",
    columns=("event", "first_day", "last_day", "status", "domains", "title"),
    rows=rows,
    chart=chart,
    title=title,
    finding=finding,
)
