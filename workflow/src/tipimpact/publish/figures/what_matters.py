"""A tornado: how far each fact or Act moves the number of remedies that are shut."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

import altair as alt
import pandas as pd

from tipimpact.publish.figures.model import Figure
from tipimpact.publish.figures.style import AMBER, INK, NAVY, SKY
from tipimpact.publish.statements.model import Evidence, Statement, Words
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import listed, say

MOMENTS = ("before", "after", "today")
BILLS = ("C-31", "C-10")
RANGES = tuple(f"{what}_{end}" for what in ("shut", "fewer", "more") for end in ("low", "high"))
LEAST = 3  # remedies that something must move at one of the moments to be shown
COLOURS = {"sure": NAVY, "fewer": SKY, "more": AMBER}
WIDTH, ROW = 200, 27  # pixels
LETTERS = 58  # in a line of a label


def rows(data: pd.DataFrame) -> pd.DataFrame:
    """Of the population whose mix is least known: what moves its number of remedies by ``LEAST``, and the bills."""
    kept = data[data["kind"] == "population"]
    spread = (kept["fewer_high"] - kept["fewer_low"] + kept["more_high"] - kept["more_low"]).groupby(kept["life"]).sum()
    kept = kept[kept["life"] == spread.idxmax()] if len(spread) else kept
    most = kept[["fewer_high", "more_high"]].max(axis=1).groupby(kept["name"]).transform("max")
    return kept[(most >= LEAST) | kept["name"].isin(BILLS)].reset_index(drop=True)


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
    laws = [words.code("moment", moment) for moment in MOMENTS]
    return drawn.facet(column=alt.Column("law:N", title=None, sort=laws), spacing=14)


def title(evidence: Evidence) -> Iterator[Statement]:
    """What the first of the bills changed."""
    _, values = next(_bills(evidence))
    yield Statement("figure-what_matters-finding", values, "what_matters")


def sentences(evidence: Evidence) -> Iterator[Statement]:
    """For each moment the number of closed remedies, and the facts that open or close most; then each bill."""
    data = _drawn(evidence)
    for moment in MOMENTS:
        part = data[data["moment"] == moment]
        if part.empty:
            continue
        fact_rows = part[part["what"] == "fact"]
        places = {
            "moment": evidence.code("what_matters", "moment", moment),
            "low": part["shut_low"].min(),
            "high": part["shut_high"].max(),
        }
        for side in ("fewer", "more"):
            most = fact_rows[f"{side}_high"].max()
            names = fact_rows.loc[fact_rows[f"{side}_high"] == most, "name"]
            codes = [evidence.code("what_matters", "name", name) for name in names]
            places |= {side: most, f"{side}_names": Words(listed, codes)}
        yield Statement("figure-what_matters-moment", places)
    for id, values in _bills(evidence):
        yield Statement(id, values)


def _bills(evidence: Evidence) -> Iterator[tuple[str, dict[str, Any]]]:
    data = _drawn(evidence)
    for bill in BILLS:
        high = data[data["name"] == bill].set_index("moment")["fewer_high"].reindex(MOMENTS).fillna(0)
        name = evidence.code("what_matters", "name", bill)
        yield "figure-what_matters-act", {"bill": name, "after": high["after"], "today": high["today"]}


def _drawn(evidence: Evidence) -> pd.DataFrame:
    return rows(evidence.tables["what_matters"])


FIGURE = Figure(
    name="what_matters",
    columns=("kind", "life", "moment", "what", "name", *RANGES),
    rows=_drawn,
    title=title,
    sentences=sentences,
    chart=chart,
)
