"""The estimate among its placebos: the same comparison at dates and places without a reform."""

from __future__ import annotations

import altair as alt
import pandas as pd

from tipimpact.publish.figures.model import Figure
from tipimpact.publish.figures.style import AMBER, BLUE, NAVY
from tipimpact.publish.statements import estimates
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import say

WIDTH, ROW = 520, 46  # pixels


def chart(data: pd.DataFrame, words: CodeWords) -> alt.TopLevelMixin:
    """A line for each estimand: hollow marks for placebos, a filled one for the estimate."""
    lang = words.lang
    kinds = [kind for kind in ("estimate", *estimates.PLACEBOS) if kind in set(data["kind"])]
    names = {kind: say("figure-placebos-kind", lang, code=kind) for kind in kinds}
    shown = data[["kind", "estimand"]].assign(
        value=data["estimate"],
        name=[words.code("estimand", estimand) for estimand in data["estimand"]],
        mark=data["kind"].map(names),
    )
    domain = list(names.values())
    base = alt.Chart(shown).encode(
        x=alt.X("value:Q", title=say("figure-placebos-scale", lang), axis=alt.Axis(format=".1f")),
        y=alt.Y("name:N", title=None, axis=alt.Axis(grid=True, domain=False, ticks=False, labelLimit=600)),
    )
    legend = alt.Legend(orient="bottom", title=None)
    marks = base.mark_point(size=90, strokeWidth=2, opacity=1).encode(
        shape=alt.Shape(
            "mark:N", scale=alt.Scale(domain=domain, range=["diamond", "circle", "square"][: len(kinds)]), legend=legend
        ),
        color=alt.Color(
            "mark:N", scale=alt.Scale(domain=domain, range=[NAVY, AMBER, BLUE][: len(kinds)]), legend=legend
        ),
        fill=alt.condition(alt.datum.kind == "estimate", alt.value(NAVY), alt.value("transparent")),
    )
    zero = alt.Chart(pd.DataFrame({"value": [0.0]})).mark_rule(color="#4d4d4d").encode(x="value:Q")
    return alt.layer(zero, marks).properties(width=WIDTH, height=shown["name"].nunique() * ROW)


FIGURE = Figure(
    name="placebos",
    columns=("estimand", "check", "variant", "low"),
    rows=estimates.select_placebos,
    title=estimates.placebos_title,
    sentences=estimates.placebos_sentences,
    chart=chart,
)
