"""The estimate among its placebos: the same comparison at dates and places without a reform."""

from __future__ import annotations

import altair as alt
import pandas as pd

from tipimpact.publish.figures.model import Figure, Sentence, Sentences
from tipimpact.publish.figures.style import AMBER, BLUE, NAVY
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import number, say

CHECKS = ("placebo_dates", "placebo_space")
SHOCK = "nullifying_shock"  # by definition the estimate with its sign turned
WIDTH, ROW = 520, 46  # pixels


def rows(data: pd.DataFrame) -> pd.DataFrame:
    """Placebo estimates, and the shock that would undo the estimate, of estimands that have both."""
    variants = (data["variant"] != "all") == data["check"].isin(CHECKS)
    kept = data[data["check"].isin([*CHECKS, SHOCK]) & variants & data["low"].notna()]
    has = kept.groupby("estimand")["check"].agg(set)
    both = has.index[has.map(lambda checks: SHOCK in checks and len(checks) > 1).astype(bool)]
    return kept[kept["estimand"].isin(both)].reset_index(drop=True)


def estimates(data: pd.DataFrame) -> pd.DataFrame:
    """estimand, value, kind: each placebo estimate, and the estimate itself (kind ``estimate``)."""
    itself = data["check"] == SHOCK
    return pd.DataFrame(
        {
            "estimand": data["estimand"],
            "kind": data["check"].where(~itself, "estimate"),
            "value": data["low"].where(~itself, -data["low"]).astype(float),
        }
    )


def chart(data: pd.DataFrame, words: CodeWords) -> alt.TopLevelMixin:
    """A line for each estimand: hollow marks for placebos, a filled one for the estimate."""
    lang = words.lang
    shown = estimates(data)
    kinds = [kind for kind in ("estimate", *CHECKS) if kind in set(shown["kind"])]
    names = {kind: say("figure-placebos-kind", lang, code=kind) for kind in kinds}
    shown = shown.assign(
        name=[words.code("estimand", estimand) for estimand in shown["estimand"]], mark=shown["kind"].map(names)
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


def title(data: pd.DataFrame, words: CodeWords) -> Sentence:
    """How many placebos are at least as far from zero as the estimate of the same estimand."""
    ranks = [rank for _, rank in finding(data, words)]
    return "figure-placebos-finding", {name: sum(rank[name] for rank in ranks) for name in ("far", "count")}


def finding(data: pd.DataFrame, words: CodeWords) -> Sentences:
    """How many placebos are at least as far from zero as the estimate."""
    for estimand, part in estimates(data).groupby("estimand", sort=False):
        itself = part.loc[part["kind"] == "estimate", "value"].iloc[0]
        placebos = part.loc[part["kind"] != "estimate", "value"]
        yield (
            "figure-placebos-rank",
            {
                "estimand": words.code("estimand", str(estimand)),
                "estimate": number(itself, words.lang, 2),
                "count": len(placebos),
                "far": (placebos.abs() >= abs(itself)).sum(),
            },
        )


FIGURE = Figure(
    name="placebos",
    columns=("estimand", "check", "variant", "low"),
    rows=rows,
    chart=chart,
    title=title,
    finding=finding,
)
