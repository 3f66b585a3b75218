"""Every estimate that another defensible choice would have given, from the least to the greatest."""

from __future__ import annotations

import re
import textwrap

import altair as alt
import pandas as pd

from tipimpact.publish.figures.model import Figure, Sentence, Sentences
from tipimpact.publish.figures.style import AMBER, INK, NAVY, QUIET, room
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import number, say

WIDTH, HEIGHT, ROW = 620, 150, 14  # pixels
# The kind of choice that each part of a variant's name stands for, by its pattern.
APART = "apart from the event"
CHOICES = [
    ("window", re.compile(r"\d{4}-\d{4}")),
    ("without", re.compile(rf"-\d{{4}}(?:-\d{{4}})*|{APART}")),
    ("offset", re.compile(r"\+[\d.]+")),
    ("estimator", re.compile(r"[a-z_ ]+")),
]
PARTS = re.compile(rf"{APART}|level and slope|\S+")  # a choice is a word, but for these
ESTIMATORS = {
    "imputation": "value-robustness-estimator-imputation",
    "level": "value-robustness-estimator-level",
    "level_and_slope": "value-robustness-estimator-level_and_slope",
    "long_difference": "value-robustness-estimator-long_difference",
    "synthetic_control": "value-robustness-estimator-synthetic_control",
    "synthetic_did": "value-robustness-estimator-synthetic_did",
    "two_way_fixed_effects": "value-robustness-estimator-two_way_fixed_effects",
}


def rows(data: pd.DataFrame) -> pd.DataFrame:
    """The estimates of each specification curve, without the row that sums it up."""
    kept = data[(data["check"] == "specification_curve") & (data["variant"] != "all") & data["low"].notna()]
    return kept.sort_values(["estimand", "low", "variant"], kind="stable").reset_index(drop=True)


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
            for order, words_ in _chosen(variant, words)
        ]
    )
    order = marks.sort_values(["order", "choice"], kind="stable")["choice"].unique().tolist()
    choices = alt.Axis(grid=True, domain=False, ticks=False, minExtent=room(order))
    lower = alt.Chart(marks).mark_tick(color=INK, thickness=5, height=ROW - 5, opacity=1).encode(
        x=place, y=alt.Y("choice:N", sort=order, title=None, axis=choices)
    ).properties(width=WIDTH, height=alt.Step(ROW))  # fmt: skip
    title = alt.Title(words.code("estimand", data["estimand"].iloc[0]), fontSize=12, color=QUIET, offset=8)
    return alt.vconcat(alt.layer(zero, upper).properties(width=WIDTH, height=HEIGHT), lower, spacing=6, title=title)


def _chosen(variant: str, words: CodeWords) -> list[tuple[int, str]]:
    """The choices of a variant in words, each with the place of its kind; what is left out is a choice too."""
    choices: dict[str, str] = {}
    for part in PARTS.findall(variant):
        kind = next((kind for kind, pattern in CHOICES if pattern.fullmatch(part)), "other")
        choices[kind] = part
    choices.setdefault("without", "")
    kinds = [kind for kind, _ in CHOICES]
    return [
        (kinds.index(kind) if kind in kinds else len(kinds), _say_choice(kind, part, words))
        for kind, part in choices.items()
    ]


def _say_choice(kind: str, part: str, words: CodeWords) -> str:
    lang = words.lang
    match kind:
        case "window":
            return say("figure-specification_curve-window", lang, first=part[:4], last=part[-4:])
        case "without" if not part:
            return say("figure-specification_curve-all_years", lang)
        case "without" if part == APART:
            return say("figure-specification_curve-apart", lang)
        case "without":
            return say("figure-specification_curve-without", lang, years=part[1:].replace("-", ", "))
        case "offset":
            return say("figure-specification_curve-offset", lang, added=number(float(part), lang, 1))
    estimator = part.replace(" ", "_")
    return say(ESTIMATORS[estimator], lang) if estimator in ESTIMATORS else part


def title(data: pd.DataFrame, words: CodeWords) -> Sentence:
    """How many estimates are below zero."""
    return "figure-specification_curve-finding", {"negative": (data["low"] < 0).sum(), "count": len(data)}


def finding(data: pd.DataFrame, words: CodeWords) -> Sentences:
    """The range of the estimates, and how many are below zero."""
    for estimand, part in data.groupby("estimand", sort=False):
        low, high = (number(value, words.lang, 2) for value in (part["low"].min(), part["low"].max()))
        yield (
            "figure-specification_curve-range",
            {
                "estimand": words.code("estimand", str(estimand)),
                "count": len(part),
                "low": low,
                "high": high,
                "negative": (part["low"] < 0).sum(),
            },
        )


FIGURE = Figure(
    name="specification_curve",
    columns=("estimand", "check", "variant", "low"),
    rows=rows,
    chart=chart,
    title=title,
    finding=finding,
)
