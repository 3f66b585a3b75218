"""The 17 recommendations of the forum on one page: what became of each, and on what that rests."""

from __future__ import annotations

from collections.abc import Iterator

from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.inputs import Row, SiteInputs
from tipimpact.publish.site.trail import of_row
from tipimpact.publish.statements.model import holding
from tipimpact.publish.statements.opening import opening
from tipimpact.publish.words import say

TABLE = "recommendations"
LIST = "recommendations.html"
OURS = "R16"  # the one that asks what this project answers
TIMES = ("before", "after", "today")
REST = ("actors", "levels", "legal_hook", "indicators", "measured", "would_change", "themes", "themes_found")


def file_of(id: str) -> str:
    """The address of a recommendation."""
    return f"{LIST}#{id.lower()}"


def pages(inputs: SiteInputs, lang: str) -> Iterator[Page]:
    """The page of all recommendations."""
    if TABLE not in inputs.results:
        return
    items = []
    for row in inputs.rows(TABLE, lang):
        id = row.values["id"].lower()
        trail = of_row(inputs, TABLE, row.number, row.values, lang, back=f"#{id}", away=True)
        answer = opening(inputs.evidence) if row.values["id"] == OURS else ()
        found = " ".join(statement.text(lang) for statement in holding(answer))
        items.append({"id": id, "name": _name(row, lang), "row": row, "trail": trail, "found": found})
    title, lead = say("site-recommendations", lang), say("recommendations-lead", lang)
    yield framed(
        inputs,
        "recommendations",
        lang,
        LIST,
        title,
        lead,
        lead=lead,
        items=items,
        times=TIMES,
        rest=REST,
        trails=[item["trail"] for item in items],
        titles=inputs.titles(TABLE, lang),
    )


def _name(row: Row, lang: str) -> str:
    return say("recommendations-one", lang, id=row.values["id"].removeprefix("R").lstrip("0"))
