"""Before, after, today: the answers that changed, archetype by archetype."""

from __future__ import annotations

import altair as alt
import pandas as pd

from tipimpact.publish.figures.model import Figure, Sentences
from tipimpact.publish.figures.style import AMBER, BLUE, INK, NAVY, QUIET, SKY, WHITE, room
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import listed, say

MOMENTS = ("before", "after", "today")
ACTS = {
    "c31": "figure-eligibility_strips-c31",
    "c10": "figure-eligibility_strips-c10",
    "act_2010": "figure-eligibility_strips-act_2010",
    "act_2019": "figure-eligibility_strips-act_2019",
    "act_2026": "figure-eligibility_strips-act_2026",
    "others": "figure-eligibility_strips-others",
}
ANSWERS = {
    "open": "figure-eligibility_strips-status-open",
    "need_not_be_considered": "figure-eligibility_strips-status-need_not_be_considered",
    "request_barred": "figure-eligibility_strips-status-request_barred",
    "barred": "figure-eligibility_strips-status-barred",
    "contested": "figure-eligibility_strips-status-contested",
    "unknown": "figure-eligibility_strips-status-unknown",
    "not_yet": "figure-eligibility_strips-status-not_yet",
    "no_longer": "figure-eligibility_strips-status-no_longer",
    "not_applicable": "figure-eligibility_strips-status-not_applicable",
    "no_such_remedy": "figure-eligibility_strips-status-no_such_remedy",
}
COLOURS = {
    **{"open": SKY, "need_not_be_considered": AMBER, "request_barred": BLUE, "barred": NAVY},
    **dict.fromkeys(("contested", "unknown", "not_yet", "no_longer", "not_applicable", "no_such_remedy"), WHITE),
}
SHUT = {"request_barred", "barred"}
APPLIES = {*SHUT, "open", "need_not_be_considered", "contested", "unknown"}
ROW, CELL, CREDIT = 22, 112, 170  # pixels
MIDDLE = (ROW - 3) / 2


def rows(data: pd.DataFrame) -> pd.DataFrame:
    """The three moments of each archetype and remedy that applies at one of them, and whose answer is not the same."""
    kept = data[(data["kind"] == "profile") & data["moment"].isin(MOMENTS)]
    changed = kept.groupby(["of", "remedy"])["answer"].transform("nunique") > 1
    applies = kept["answer"].isin(APPLIES).groupby([kept["of"], kept["remedy"]]).transform("any")
    return kept[changed & applies].reset_index(drop=True)


def chart(data: pd.DataFrame, words: CodeWords) -> alt.TopLevelMixin:
    """A line for each archetype and remedy: three cells with the answer in colour and in words, and who changed it."""
    pairs = list(data[["of", "remedy"]].drop_duplicates().itertuples(index=False, name=None))
    archetypes = list(dict.fromkeys(of for of, _ in pairs))
    pairs.sort(key=lambda pair: archetypes.index(pair[0]))
    remedies = room(words.code("of", of) for of in archetypes)
    first = remedies + room(words.code("remedy", remedy) for _, remedy in pairs)
    cells = pd.DataFrame(
        {
            "y": [pairs.index((row.of, row.remedy)) * ROW for row in data.itertuples()],
            "x": [first + MOMENTS.index(row.moment) * CELL for row in data.itertuples()],
            "status": data["answer"],
            "answer": [say(ANSWERS[answer], words.lang) for answer in data["answer"]],
        }
    )
    cells["x2"], cells["y2"] = cells["x"] + CELL - 3, cells["y"] + ROW - 3
    width, height = first + 3 * CELL + CREDIT, len(pairs) * ROW
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, width], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, -ROW], nice=False))
    colour = alt.Color("status:N", scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())), legend=None)
    dark = alt.FieldOneOfPredicate("status", ["request_barred", "barred"])
    base = alt.Chart(cells).encode(x=x, y=y)
    boxes = base.mark_rect(stroke=INK, strokeWidth=0.6).encode(x2="x2:Q", y2="y2:Q", color=colour)
    answers = base.mark_text(align="left", baseline="middle", dx=7, dy=MIDDLE).encode(
        text="answer:N", color=alt.condition(dark, alt.value(WHITE), alt.value(INK))
    )
    texts = alt.Chart(_texts(data, pairs, remedies, first, words)).mark_text(align="left", baseline="middle", dy=MIDDLE)
    starts = [i * ROW - 1.5 for i, (of, _) in enumerate(pairs) if i == 0 or pairs[i - 1][0] != of]
    lines = alt.Chart(pd.DataFrame({"y": starts})).mark_rule(color=QUIET, strokeWidth=0.6).encode(y=y)
    texts = texts.encode(x=x, y=y, text="text:N")
    return alt.layer(lines, boxes, answers, texts).properties(width=width, height=height + ROW)


def _texts(
    data: pd.DataFrame, pairs: list[tuple[str, str]], remedies: float, first: float, words: CodeWords
) -> pd.DataFrame:
    """Names of archetypes, remedies and moments, and the Acts that the closing is credited to, each in its place."""
    last = first + 3 * CELL + 4
    texts = [(first + i * CELL, -ROW, words.code("moment", moment)) for i, moment in enumerate(MOMENTS)]
    texts.append((last, -ROW, say("figure-eligibility_strips-credit", words.lang)))
    for i, (of, remedy) in enumerate(pairs):
        if i == 0 or pairs[i - 1][0] != of:
            texts.append((0, i * ROW, words.code("of", of)))
        texts.append((remedies, i * ROW, words.code("remedy", remedy)))
        texts.append((last, i * ROW, "; ".join(_credited(data, of, remedy, words))))
    return pd.DataFrame(texts, columns=["x", "y", "text"])


def _credited(data: pd.DataFrame, of: str, remedy: str, words: CodeWords) -> list[str]:
    """The Acts with credit for the remedy being closed after or today."""
    pair = data[(data["of"] == of) & (data["remedy"] == remedy) & (data["moment"] != "before")]
    return [say(id, words.lang) for act, id in ACTS.items() if (pair[act].fillna(0) > 0).any()]


def finding(data: pd.DataFrame, words: CodeWords) -> Sentences:
    """How many answers changed, which closed after the bills, and which of these are still closed today."""
    status = data.pivot(index=["of", "remedy"], columns="moment", values="answer")
    closed = status[~status["before"].isin(SHUT) & status["after"].isin(SHUT)]
    still = closed[closed["today"].isin(SHUT)]
    later = status[~status["after"].isin(SHUT) & status["today"].isin(SHUT)]
    yield (
        "figure-eligibility_strips-changed",
        {"count": len(status), "profiles": status.index.get_level_values("of").nunique()},
    )
    if len(closed):
        yield "figure-eligibility_strips-closed", {"closed": len(closed), "still": len(still)}
    if len(still):
        remedies = still.index.get_level_values("remedy").unique()
        yield (
            "figure-eligibility_strips-still",
            {"remedies": listed([words.code("remedy", str(r)) for r in remedies], words.lang)},
        )
    if len(later):
        yield "figure-eligibility_strips-later", {"count": len(later)}


FIGURE = Figure(
    name="eligibility_strips",
    columns=("of", "remedy", "moment", "answer", *ACTS),
    rows=rows,
    chart=chart,
    finding=finding,
)
