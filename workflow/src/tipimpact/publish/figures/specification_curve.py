"""Every estimate that another defensible choice would have given, from the least to the greatest."""

from __future__ import annotations

import textwrap

import altair as alt
import pandas as pd

from tipimpact.publish.figures.model import Figure
from tipimpact.publish.figures.style import AMBER, INK, NAVY, QUIET, room
from tipimpact.publish.statements import estimates
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import say
from tipimpact.publish.words.variants import parts, say_part

WIDTH, HEIGHT, ROW = 620, 150, 14  # pixels
# The order in which the choices are listed under the estimates.
ORDER = ("window", "without", "offset", "named")


def chart(data: pd.DataFrame, words: CodeWords) -> alt.TopLevelMixin:
    """For each estimand its estimates, and under each the choices that gave it."""
    curves = [_curve(part.reset_index(drop=True), words) for _, part in data.groupby("estimand", sort=False)]
    return alt.vconcat(*curves, spacing=24)


def _curve(data: pd.DataFrame, words: CodeWords) -> alt.VConcatChart:
    lang = words.lang
    place = alt.X("place:O", axis=None)
    shown = pd.DataFrame({"place": range(len(data)), "estimate": data["low"]})
    scale = textwrap.wrap(say("figure-specification_curve-scale", lang), 24)  # as high as the axis
    y = alt.Y("estimate:Q", title=scale, axis=alt.Axis(format=".2f"))
    upper = alt.Chart(shown).mark_point(filled=True, color=NAVY, size=40, opacity=1).encode(x=place, y=y)
    zero = alt.Chart(pd.DataFrame({"estimate": [0.0]})).mark_rule(color=AMBER, strokeWidth=1.5).encode(y="estimate:Q")
    marks = pd.DataFrame(
        [
            {"place": i, "choice": words_, "order": order}
            for i, variant in enumerate(data["variant"])
            for order, words_ in _chosen(variant, lang)
        ]
    )
    order = marks.sort_values(["order", "choice"], kind="stable")["choice"].unique().tolist()
    choices = alt.Axis(grid=True, domain=False, ticks=False, minExtent=room(order))
    lower = alt.Chart(marks).mark_tick(color=INK, thickness=5, height=ROW - 5, opacity=1).encode(
        x=place, y=alt.Y("choice:N", sort=order, title=None, axis=choices)
    ).properties(width=WIDTH, height=alt.Step(ROW))  # fmt: skip
    title = alt.Title(words.code("estimand", data["estimand"].iloc[0]), fontSize=12, color=QUIET, offset=8)
    return alt.vconcat(alt.layer(zero, upper).properties(width=WIDTH, height=HEIGHT), lower, spacing=6, title=title)


def _chosen(variant: str, lang: str) -> list[tuple[int, str]]:
    """The choices of a variant in words, each with the place of its kind; that no year is left out is a choice too."""
    last = len(ORDER)  # for a part of another kind
    chosen = [(ORDER.index(k) if k in ORDER else last, say_part(k, part, lang)) for k, part in parts(variant)]
    if ORDER.index("without") not in dict(chosen):
        chosen.append((ORDER.index("without"), say("variant-all_years", lang)))
    return chosen


FIGURE = Figure(
    name="specification_curve",
    columns=("estimand", "check", "variant", "low"),
    rows=estimates.select_specifications,
    title=estimates.specifications_title,
    sentences=estimates.specifications_sentences,
    chart=chart,
)
