"""The path of an estimate: how far treated units were from the others, year by year, before the event and after."""

from __future__ import annotations

import textwrap
from typing import Any

import altair as alt
import pandas as pd

from tipimpact.publish.figures.model import Figure
from tipimpact.publish.figures.style import AMBER, INK, LINE, NAVY, QUIET
from tipimpact.publish.statements import estimates
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import say

WIDTH, HEIGHT = 330, 150  # pixels
LETTERS = 50  # in a line of a panel's title


def chart(data: pd.DataFrame, words: CodeWords) -> alt.TopLevelMixin:
    """A line of panels for each estimand, one for each estimator: interval, and behind it the band of all years."""
    lines = [
        alt.hconcat(
            *(_panel(path, words) for _, path in part.groupby("estimator", sort=False)), spacing=24
        ).resolve_scale(y="shared")
        for _, part in data.groupby("estimand", sort=False)
    ]
    return alt.vconcat(*lines, spacing=22)


def _panel(path: pd.DataFrame, words: CodeWords) -> Any:
    lang = words.lang
    columns = ["effect", "low", "high", "band_low", "band_high"]
    shown = path[["since", *columns]].astype({"since": int, **dict.fromkeys(columns, float)})
    scale = say("figure-event_study-scale", lang, code=path["scale"].iloc[0])
    x = alt.X("since:Q", title=say("figure-event_study-since", lang), axis=alt.Axis(tickMinStep=1, format="d"))
    base = alt.Chart(shown).encode(x=x)
    y = alt.Y("band_low:Q", title=scale, axis=alt.Axis(format=".1f"))
    band = base.mark_rule(color=LINE, strokeWidth=7).encode(y=y, y2="band_high:Q")
    interval = base.mark_rule(color=NAVY, strokeWidth=2).encode(y=alt.Y("low:Q"), y2="high:Q")
    points = base.mark_point(filled=True, color=NAVY, size=40, opacity=1).encode(y=alt.Y("effect:Q"))
    zero = alt.Chart(pd.DataFrame({"effect": [0.0]})).mark_rule(color=QUIET).encode(y="effect:Q")
    event = (
        alt.Chart(pd.DataFrame({"since": [-0.5]}))
        .mark_rule(color=AMBER, strokeWidth=1.5, strokeDash=[5, 3])
        .encode(x="since:Q")
    )
    name = textwrap.wrap(words.code("estimand", path["estimand"].iloc[0]), LETTERS)
    estimator = words.code("estimator", path["estimator"].iloc[0])
    title = alt.Title(name, subtitle=estimator, fontSize=12, color=INK, offset=6)
    return alt.layer(band, interval, points, zero, event).properties(width=WIDTH, height=HEIGHT, title=title)


FIGURE = Figure(
    name="event_study",
    columns=("estimand", "estimator", "since", "effect", "low", "high", "band_low", "band_high", "scale"),
    rows=estimates.select_paths,
    title=estimates.paths_title,
    sentences=estimates.paths_sentences,
    chart=chart,
)
