"""The 17 recommendations of the forum on one page: what became of each, and on what that rests."""

from __future__ import annotations

from collections.abc import Iterator

from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.inputs import SiteInputs
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
    rows = inputs.rows(TABLE, lang)
    if TABLE in inputs.results:
        yield framed(
            inputs,
            "recommendations",
            lang,
            LIST,
            say("site-recommendations", lang),
            say("recommendations-lead", lang),
            rows=rows,
            ours=OURS,
            answer=" ".join(statement.text(lang) for statement in holding(opening(inputs.evidence))),
            times=TIMES,
            rest=REST,
            trails=[of_row(inputs, TABLE, row, lang, back=f"#{row.values['id'].lower()}") for row in rows],
            titles=inputs.titles(TABLE, lang),
        )
