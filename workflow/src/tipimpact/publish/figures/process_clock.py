"""The process clock: for how long each remedy stays shut to an archetype, under three laws."""

from __future__ import annotations

import altair as alt
import pandas as pd

from tipimpact.publish.figures.model import Figure, Sentences
from tipimpact.publish.figures.style import AMBER, BLUE, INK, NAVY, QUIET, SKY, WHITE, room
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import number

MOMENTS = ("before", "after", "today")
REMEDIES = ("vtip_trp", "hc", "prra", "claim")  # those that can end in a status
SHUT = {"request_barred", "barred"}
COLOURS = {
    **{"open": SKY, "need_not_be_considered": AMBER, "request_barred": BLUE, "barred": NAVY},
    **{"contested": WHITE, "unknown": WHITE},
}
MONTH, YEAR = 30, 365  # days
BAR, GAP, WIDTH, WHEN = 10, 7, 460, 60  # pixels


def rows(data: pd.DataFrame) -> pd.DataFrame:
    """The stretches of archetypes to whom a remedy is shut a month longer under one law than under another."""
    kept = data[data["remedy"].isin(REMEDIES)]
    days = shut(kept)
    moved = days.index[(days.max(axis=1) - days.min(axis=1)) >= MONTH]
    pairs = pd.MultiIndex.from_frame(kept[["remedy", "of"]])
    return kept[pairs.isin(moved)].reset_index(drop=True)


def shut(data: pd.DataFrame) -> pd.DataFrame:
    """Days shut, by remedy and archetype, a column for each law."""
    days = (data["last_day"] - data["first_day"] + 1).where(data["answer"].isin(SHUT), 0)
    return (
        days.groupby([data["remedy"], data["of"], data["moment"]])
        .sum()
        .unstack(fill_value=0)
        .reindex(columns=list(MOMENTS))
    )


def chart(data: pd.DataFrame, words: CodeWords) -> alt.TopLevelMixin:
    """Three bars for each remedy and archetype, one under each law, along the days of a life."""
    pairs = sorted(
        data[["remedy", "of"]].drop_duplicates().itertuples(index=False, name=None),
        key=lambda pair: REMEDIES.index(pair[0]),
    )
    first = room(words.code("of", of) for _, of in pairs) + room(words.code("remedy", r) for r, _ in pairs)
    block, height = len(MOMENTS) * BAR + GAP, len(pairs) * (len(MOMENTS) * BAR + GAP)
    last = int(data["last_day"].max())
    scale = WIDTH / last
    left = first + WHEN
    bars = pd.DataFrame(
        {
            "y": [
                pairs.index((row.remedy, row.of)) * block + MOMENTS.index(row.moment) * BAR for row in data.itertuples()
            ],
            "x": [left + day * scale for day in data["first_day"]],
            "x2": [left + (day + 1) * scale for day in data["last_day"]],
            "status": [words.code("answer", answer) for answer in data["answer"]],
        }
    )
    bars = bars[data["answer"].isin(COLOURS).to_numpy()]  # nothing is drawn while the remedy does not apply
    bars = bars.assign(y2=bars["y"] + BAR - 1)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, left + WIDTH + 20], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, -20], nice=False))
    used = [status for status in COLOURS if status in set(data["answer"])]
    colour = alt.Color(
        "status:N",
        title=None,
        scale=alt.Scale(domain=[words.code("answer", s) for s in used], range=[COLOURS[s] for s in used]),
        legend=alt.Legend(orient="bottom", symbolStrokeColor=INK, symbolType="square"),
    )
    drawn = alt.Chart(bars).mark_rect(stroke=INK, strokeWidth=0.4).encode(x=x, x2="x2:Q", y=y, y2="y2:Q", color=colour)
    years = pd.DataFrame({"x": [left + n * YEAR * scale for n in range(last // YEAR + 1)], "y": -20})
    years["text"] = [number(n, words.lang) for n in range(len(years))]
    grid = alt.Chart(years).mark_rule(color="#e2e2e2").encode(x=x)
    ticks = alt.Chart(years).mark_text(baseline="top").encode(x=x, y=y, text="text:N")
    names = alt.Chart(_names(pairs, block, words)).mark_text(align="left", baseline="top")
    laws = pd.DataFrame(
        [
            (first, i * block + j * BAR, words.code("moment", moment))
            for i in range(len(pairs))
            for j, moment in enumerate(MOMENTS)
        ],
        columns=["x", "y", "text"],
    )
    small = alt.Chart(laws).mark_text(align="left", baseline="top", fontSize=9, color=QUIET)
    text = {"x": x, "y": y, "text": "text:N"}
    parts = (grid, drawn, ticks, names.encode(**text), small.encode(**text))
    return alt.layer(*parts).properties(width=left + WIDTH + 20, height=height + 20)


def _names(pairs: list[tuple[str, str]], block: int, words: CodeWords) -> pd.DataFrame:
    """The remedy where its block begins, and each archetype."""
    texts: list[tuple[float, float, str]] = []
    for i, (remedy, of) in enumerate(pairs):
        if i == 0 or pairs[i - 1][0] != remedy:
            texts.append((0.0, i * block, words.code("remedy", remedy)))
        texts.append((room(words.code("remedy", r) for r, _ in pairs), i * block, words.code("of", of)))
    return pd.DataFrame(texts, columns=["x", "y", "text"])


def finding(data: pd.DataFrame, words: CodeWords) -> Sentences:
    """For each remedy: to how many archetypes it is shut longer after the bills and today, and by how many days."""
    for remedy, days in shut(data).groupby(level="remedy"):
        after, today = days["after"] - days["before"], days["today"] - days["before"]
        yield (
            "figure-process_clock-shut",
            {
                "remedy": words.code("remedy", str(remedy)),
                "count": len(days),
                "after": (after >= MONTH).sum(),
                "most_after": max(after.max(), 0),
                "today": (today >= MONTH).sum(),
                "most_today": max(today.max(), 0),
            },
        )


FIGURE = Figure(
    name="process_clock",
    columns=("of", "moment", "remedy", "first_day", "last_day", "answer"),
    rows=rows,
    chart=chart,
    finding=finding,
)
