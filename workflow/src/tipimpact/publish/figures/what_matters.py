"""A tornado: how far each fact or Act moves the number of remedies that are shut."""

from __future__ import annotations

import textwrap

import altair as alt
import pandas as pd

from tipimpact.publish.figures.model import Figure
from tipimpact.publish.figures.style import AMBER, INK, NAVY, SKY
from tipimpact.publish.statements import what_matters
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import say

RANGES = tuple(f"{what}_{end}" for what in ("shut", "fewer", "more") for end in ("low", "high"))
COLOURS = {"sure": NAVY, "fewer": SKY, "more": AMBER}
WIDTH, ROW = 200, 27  # pixels
LETTERS = 58  # in a line of a label


def bars(data: pd.DataFrame) -> pd.DataFrame:
    """name, moment, part, x, x2: the number that holds for every mix (``sure``), and on to what holds for some mix."""
    drawn = []
    for row in data.to_dict("records"):
        for side, sign in (("fewer", -1), ("more", 1)):
            low, high = row[f"{side}_low"], row[f"{side}_high"]
            for part, x, x2 in (("sure", 0, low), (side, low, high)):
                if x2 > x:
                    drawn.append((row["name"], row["moment"], part, sign * x, sign * x2))
    return pd.DataFrame(drawn, columns=["name", "moment", "part", "x", "x2"])


def chart(data: pd.DataFrame, words: CodeWords) -> alt.TopLevelMixin:
    """For each moment a bar to the left and one to the right of the number as it is, what moves it most at the top."""
    lang = words.lang

    def label(name: str) -> str:
        return "|".join(textwrap.wrap(words.code("name", name), LETTERS))

    swing = (data["fewer_high"] + data["more_high"]).groupby(data["name"]).agg(["max", "sum"])
    order = list(swing.sort_values(["max", "sum"], ascending=False, kind="stable").index)
    shown = bars(data)
    most = int(max(shown[["x", "x2"]].abs().max()))
    parts = [part for part in COLOURS if part in set(shown["part"])]
    legend = {part: say("figure-what_matters-part", lang, code=part) for part in parts}
    shown = shown.assign(
        label=[label(name) for name in shown["name"]],
        law=[words.code("moment", moment) for moment in shown["moment"]],
        colour=shown["part"].map(legend),
    )
    lines = "split(datum.label, '|')"
    above = alt.condition(f"length({lines}) > 1", alt.value("bottom"), alt.value("middle"))
    names = alt.Axis(labelExpr=lines, labelBaseline=above, domain=False, ticks=False, labelLimit=600)
    axis = alt.Axis(labelExpr="abs(datum.value)", values=list(range(-most, most + 1)))
    drawn = (
        alt.Chart(shown)
        .mark_bar(height=ROW - 6, stroke=INK, strokeWidth=0.4)
        .encode(
            x=alt.X("x:Q", title=say("figure-what_matters-scale", lang), axis=axis, scale=alt.Scale(nice=False)),
            x2="x2:Q",
            y=alt.Y("label:N", title=None, sort=[label(name) for name in order], axis=names),
            color=alt.Color(
                "colour:N",
                scale=alt.Scale(domain=list(legend.values()), range=[COLOURS[part] for part in parts]),
                legend=alt.Legend(orient="bottom", title=None, symbolStrokeColor=INK, symbolType="square"),
            ),
        )
        .properties(width=WIDTH, height=len(order) * ROW)
    )
    laws = [words.code("moment", moment) for moment in what_matters.MOMENTS]
    return drawn.facet(column=alt.Column("law:N", title=None, sort=laws), spacing=14)


FIGURE = Figure(
    name="what_matters",
    columns=("kind", "life", "moment", "what", "name", *RANGES),
    rows=what_matters.select_drivers,
    title=what_matters.figure_title,
    sentences=what_matters.figure_sentences,
    chart=chart,
)
