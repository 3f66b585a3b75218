"""The 17 recommendations of the forum: what became of each, and on what that rests."""

from __future__ import annotations

from collections.abc import Iterator

from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.held import Held, Row
from tipimpact.publish.site.trail import of_row
from tipimpact.publish.words import say

TABLE = "recommendations"
LIST = "recommendations.html"
TIMES = ("before", "after", "today")
REST = ("actors", "levels", "legal_hook", "indicators", "measured", "would_change", "themes", "themes_found")


def file_of(id: str) -> str:
    """The page of a recommendation."""
    return f"recommendation-{id.lower()}.html"


def pages(held: Held, lang: str) -> Iterator[Page]:
    """The list, and a page for each."""
    if TABLE not in held.results:
        return
    rows = held.rows(TABLE, lang)
    cards = [
        {
            "href": file_of(row.values["id"]),
            "kicker": _name(row, lang),
            "title": row.text("summary"),
            "status": row.text("status"),
            "kind": row.values["status"],
            "text": row.text("legal_hook"),
        }
        for row in rows
    ]
    title, lead = say("site-recommendations", lang), say("recommendations-lead", lang)
    yield framed(held, "cards", lang, LIST, title, lead, cards=cards, lead=lead, after="")
    files = [file_of(row.values["id"]) for row in rows]
    for i, row in enumerate(rows):
        near = {"back": files[i - 1] if i else None, "on": files[i + 1] if i + 1 < len(files) else None}
        yield _page(held, row, near, lang)


def _name(row: Row, lang: str) -> str:
    return say("recommendations-one", lang, id=row.values["id"].removeprefix("R").lstrip("0"))


def _page(held: Held, row: Row, near: dict[str, str | None], lang: str) -> Page:
    trail = of_row(held, TABLE, row.number, row.values, lang, back="#main", away=True)
    return framed(
        held,
        "recommendation",
        lang,
        file_of(row.values["id"]),
        _name(row, lang),
        row.text("summary"),
        within=LIST,
        trails=[trail],
        row=row,
        trail=trail,
        times=TIMES,
        rest=REST,
        near=near,
        titles=held.titles(TABLE, lang),
    )
