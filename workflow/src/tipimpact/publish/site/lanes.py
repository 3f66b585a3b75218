"""The lives of the answer page in words: one line each, and for each remedy both days and the clause."""

from __future__ import annotations

from typing import Any

from tipimpact.common.contracts.files import situation_file
from tipimpact.publish.site.inputs import SiteInputs, row_href
from tipimpact.publish.statements.life_pages import detail_lane, summarize, title_lane
from tipimpact.publish.statements.lives import PAGE, TABLE, Lane, Life, read_lives
from tipimpact.publish.tables.joins.authored import Authored
from tipimpact.publish.words import capital, law


def lives(inputs: SiteInputs, lang: str) -> list[dict[str, Any]]:
    """The lives of the answer page, those that lost most first: number, who, short, lanes and the address of a page."""
    authored = inputs.results[TABLE].authored if TABLE in inputs.results else None
    if authored is None:
        return []
    return [_show_life(inputs, authored, life, lang) for life in read_lives(inputs.evidence) if life.number <= PAGE]


def _show_life(inputs: SiteInputs, authored: Authored, life: Life, lang: str) -> dict[str, Any]:
    place = authored.profiles.places()[life.code]
    label = next(profile.label for profile in authored.profiles.profiles if profile.id == life.code)
    lanes = [lane for lane in life.lanes if lane.word != "none" or (lane.twice and lane.act == "c31")]
    return {
        "number": place,
        "who": capital(getattr(label, lang)),
        "short": capital("; ".join(statement.text(lang) for statement in summarize(life))),
        "lanes": [_show_lane(inputs, authored, lane, lang) for lane in lanes],
        "href": situation_file(place),
    }


def _show_lane(inputs: SiteInputs, authored: Authored, lane: Lane, lang: str) -> dict[str, Any]:
    """What happened to one remedy: a title, sentences, the provision, and the row of the table."""
    details = detail_lane(lane, inputs.evidence, authored)
    return {
        "title": title_lane(lane).marked(lang),
        "lines": [statement.text(lang) for statement in details],
        "clause": law(lane.citation, lang) if lane.citation else "",
        "href": row_href(TABLE, inputs.row(TABLE, lane.rows[0]) or 1),
    }
