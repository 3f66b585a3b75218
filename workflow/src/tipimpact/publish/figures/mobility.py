"""How many other employers a worker could lawfully move to, by kind of permit and province."""

from __future__ import annotations

import altair as alt
import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.publish.figures.model import Figure
from tipimpact.publish.figures.style import BLUE, NAVY, QUIET
from tipimpact.publish.statements import work_permits
from tipimpact.publish.tables.cells import CodeWords

PANEL, ROW = 158, 18  # pixels


def chart(data: pd.DataFrame, words: CodeWords) -> alt.TopLevelMixin:
    """A panel for each kind of permit: the middle position's other employers, a bar where only a range is known."""
    provinces = [p for p in contract("work_permits").columns["province"].values if p in set(data["province"])]
    names = {p: words.code("province", p) for p in provinces}
    shown = data.assign(
        place=data["province"].map(names),
        scope_words=[words.code("scope", scope) for scope in data["scope"]],
        low=data["median_low"].astype("Float64"),
        high=data["median_high"].astype("Float64"),
        note=[words.code("withheld", code) if isinstance(code, str) else "" for code in data["withheld"]],
        exact=data["median_low"].eq(data["median_high"]).fillna(False).astype(bool),
    )[["place", "scope_words", "low", "high", "note", "exact"]]
    y = alt.Y("place:N", sort=list(names.values()), title=None, axis=alt.Axis(domain=False, ticks=False, grid=True))
    scale = alt.Scale(type="symlog", constant=1, domain=[0, 100_000], nice=False)
    axis = alt.Axis(values=[0, 10, 100, 1_000, 10_000], format=",d", labelOverlap=False, labelFontSize=10)
    x = alt.X("low:Q", scale=scale, axis=axis, title=None)
    base = alt.Chart().encode(y=y)
    bars = base.mark_rule(color=BLUE, strokeWidth=5, opacity=0.55).encode(x=x, x2="high:Q")
    points = base.transform_filter("datum.exact").mark_point(filled=True, color=NAVY, size=60, opacity=1).encode(x=x)
    ends = base.transform_filter("!datum.exact && datum.note == ''").mark_tick(color=NAVY, thickness=2, height=10)
    notes = base.mark_text(align="left", color=QUIET, fontSize=10, fontStyle="italic").encode(
        x=alt.value(3), text="note:N"
    )
    return (
        alt.layer(bars, points, ends.encode(x=x), ends.encode(x=alt.X("high:Q", scale=scale)), notes, data=shown)
        .properties(width=PANEL, height=len(provinces) * ROW)
        .facet(
            column=alt.Column(
                "scope_words:N",
                title=None,
                sort=[words.code("scope", scope) for scope in work_permits.SCOPES],
                header=alt.Header(labelAnchor="start"),
            ),
            spacing=12,
        )
    )


FIGURE = Figure(
    name="mobility",
    columns=("scope", "year", "province", "median_low", "median_high", "withheld", "positions"),
    rows=work_permits.select_latest,
    title=work_permits.figure_title,
    sentences=work_permits.figure_sentences,
    chart=chart,
)
