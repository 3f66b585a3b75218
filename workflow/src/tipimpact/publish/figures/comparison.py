"""All countries in Canada, beside what the same list of countries did in other places."""

from __future__ import annotations

import altair as alt
import numpy as np
import pandas as pd

from tipimpact.publish.figures.model import Figure
from tipimpact.publish.figures.style import BLUE, NAVY, QUIET
from tipimpact.publish.statements import compared
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import say

WIDTH, HEIGHT = 300, 340  # pixels, of a panel
AXIS = alt.Axis(
    labelExpr="format(exp(datum.value), '.2~f')", values=[float(np.log(r)) for r in (0.1, 0.25, 0.5, 1, 2, 4)]
)


def chart(data: pd.DataFrame, words: CodeWords) -> alt.TopLevelMixin:
    """Left: the change of each country against the change expected. Right: the list's estimate by place and time."""
    lang = words.lang
    return alt.hconcat(_draw_origins(data, lang), _draw_places(data, lang), spacing=40)


def _draw_origins(data: pd.DataFrame, lang: str) -> alt.TopLevelMixin:
    groups = {
        True: say("figure-comparison-line", lang, code="designated"),
        False: say("figure-comparison-line", lang, code="other"),
    }
    origins = data[data["kind"] == "origin"]
    shown = pd.DataFrame(
        {
            "expected": origins["expected"].astype(float),
            "change": origins["change"].astype(float),
            "group": origins["designated"].astype(bool).map(groups),
        }
    )
    colour = alt.Color(
        "group:N",
        scale=alt.Scale(domain=list(groups.values()), range=[NAVY, QUIET]),
        legend=alt.Legend(title=None, orient="top"),
    )
    x = alt.X("expected:Q", title=say("figure-comparison-expected", lang), axis=AXIS)
    y = alt.Y("change:Q", title=say("figure-comparison-change", lang), axis=AXIS)
    points = alt.Chart(shown).mark_circle(size=45, opacity=0.75).encode(x=x, y=y, color=colour)
    ends = shown["expected"]
    diagonal = pd.DataFrame({"expected": [ends.min(), ends.max()], "change": [ends.min(), ends.max()]})
    line = alt.Chart(diagonal).mark_line(color=QUIET, strokeDash=[4, 3]).encode(x="expected:Q", y="change:Q")
    title = say("figure-comparison-panel", lang, code="origins")
    return alt.layer(line, points).properties(width=WIDTH, height=HEIGHT, title=title)


def _draw_places(data: pd.DataFrame, lang: str) -> alt.TopLevelMixin:
    places = data[data["kind"] == "list"].sort_values(["place", "base"])
    canada = data.loc[data["kind"] == "origin", ["place", "base"]].iloc[0]
    own = (places["place"] == canada["place"]) & (places["base"] == canada["base"])
    names = {
        True: say("figure-comparison-line", lang, code="canada"),
        False: say("figure-comparison-line", lang, code="elsewhere"),
    }
    shown = pd.DataFrame(
        {
            "row": places["place"].astype(str) + " " + places["base"].astype(str),
            **{name: places[name].astype(float) for name in ("change", "low", "high")},
            "what": own.map(names),
        }
    )
    colour = alt.Color(
        "what:N",
        scale=alt.Scale(domain=list(names.values()), range=[NAVY, BLUE]),
        legend=alt.Legend(title=None, orient="top"),
    )
    y = alt.Y("row:N", sort=list(shown["row"]), title=None, axis=alt.Axis(labelFontSize=9))
    base = alt.Chart(shown).encode(y=y, color=colour)
    x = alt.X("change:Q", title=say("figure-comparison-estimate", lang), axis=AXIS)
    points = base.mark_circle(size=40, opacity=1).encode(x=x)
    spans = base.mark_rule().encode(x=alt.X("low:Q"), x2="high:Q")
    zero = alt.Chart(pd.DataFrame({"change": [0.0]})).mark_rule(color=QUIET).encode(x="change:Q")
    title = say("figure-comparison-panel", lang, code="places")
    return alt.layer(zero, spans, points).properties(width=WIDTH, height=HEIGHT, title=title)


FIGURE = Figure(
    name="comparison",
    columns=("kind", "place", "base", "unit", "designated", "before", "change", "expected", "low", "high"),
    rows=compared.select_compared,
    title=compared.title,
    sentences=compared.sentences,
    chart=chart,
)
