"""The 17 recommendations of the forum on one page: what became of each, and on what that rests."""

from __future__ import annotations

from tipimpact.publish.site.frame import Draft, Page
from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.statements.model import holding
from tipimpact.publish.statements.opening import opening

TABLE = "recommendations"
LIST = "recommendations.html"


def recommendations_page(inputs: SiteInputs, lang: str) -> Page | None:
    """The page of all recommendations; None where the edition does not have them."""
    if TABLE not in inputs.results:
        return None
    page, rows = Draft("recommendations", inputs, lang), inputs.rows(TABLE, lang)
    for row in rows:
        page.trail_rows(TABLE, [row], f"#{row.values['id'].lower()}")
    answer = " ".join(statement.text(lang) for statement in holding(opening(inputs.evidence)))
    return page.write(rows=rows, answer=answer)
