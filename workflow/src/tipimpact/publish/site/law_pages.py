"""The law: what each bill changed, provision by provision, before and after, with links that stay."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from tipimpact import __version__
from tipimpact.publish.site.anchors import BASE, TABLE, act_file, anchor
from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.held import Held, Row
from tipimpact.publish.site.trail import Trail, of_row
from tipimpact.publish.tables.apparatus import missing
from tipimpact.publish.tables.cells import clean, plain
from tipimpact.publish.words import TAGS, act_name, date, law, say
from tipimpact.publish.words.ids import EDITIONS

# The schema.org term for each state; it has none for a text that is not available.
FORCE = {
    "unchanged": "https://schema.org/InForce",
    "in_force": "https://schema.org/InForce",
    "reworded": "https://schema.org/InForce",
    "repealed": "https://schema.org/NotInForce",
    "never": "https://schema.org/NotInForce",
}
_CHANGED = re.compile(r"\[-(.*?)-\]|\{\+(.*?)\+\}", re.DOTALL)


@dataclass(frozen=True)
class Version:
    """A wording of a unit. since, until: ISO days, or "".  days, by: in words."""

    since: str
    until: str
    days: str
    by: str
    text: str


@dataclass(frozen=True)
class Provision:
    """A unit of an Act with every change of it. listed: it bears on trafficked persons."""

    id: str
    act: str
    unit: str
    label: str
    subject: str
    listed: bool
    changes: list[Row]
    versions: list[Version]


def provisions(held: Held, lang: str) -> dict[str, list[Provision]]:
    """Every unit changed, by Act; the base Act first, then those with most units."""
    rows: dict[tuple[str, str], list[Row]] = {}
    for row in held.rows(TABLE, lang) if TABLE in held.results else []:
        rows.setdefault((row.values["act"], row.values["unit"]), []).append(row)
    acts: dict[str, list[Provision]] = {}
    wordings = _list_versions(held, lang)
    for (act, unit), changes in rows.items():
        first = changes[0]
        listed = any(row.values["relevance"] != "other" for row in changes)
        subject = next((text for row in changes if (text := row.text("subject"))), "")
        label = first.text("unit") or first.text("act")
        versions = wordings.get(unit, []) if act == BASE else []
        acts.setdefault(act, []).append(
            Provision(anchor(act, unit), act, unit, label, subject, listed, changes, versions)
        )
    return dict(sorted(acts.items(), key=lambda item: (item[0] != BASE, -len(item[1]))))


def _list_versions(held: Held, lang: str) -> dict[str, list[Version]]:
    """The wordings of each unit of the base Act, oldest first."""
    own = held.versions[held.versions["lang"] == lang].sort_values(["unit", "since"], na_position="first")
    by_unit: dict[str, list[Version]] = {}
    for row in own.to_dict("records"):
        since, until = plain(row["since"]), plain(row["until"])
        days = _say_days(since, until, lang)
        by = "; ".join(law(citation, lang) for citation in plain(row["by"]))
        first, last = (day.isoformat() if day else "" for day in (since, until))
        by_unit.setdefault(row["unit"], []).append(Version(first, last, days, by, clean(row["text"])))
    return by_unit


def _say_days(since: dt.date | None, until: dt.date | None, lang: str) -> str:
    start = date(since, lang) if since else say("mark-unknown", lang)
    if until is None:
        return say("law-from", lang, since=start)
    return say("law-between", lang, since=start, until=date(until, lang))


def marked(difference: str) -> Markup:
    """A difference with the words removed and added marked as such."""
    parts, last = [], 0
    for match in _CHANGED.finditer(difference):
        parts.append(Markup("{}").format(difference[last : match.start()]))
        tag, text = ("del", match[1]) if match[1] is not None else ("ins", match[2])
        parts.append(Markup("<{0}>{1}</{0}>").format(Markup(tag), text))
        last = match.end()
    return Markup("").join([*parts, Markup("{}").format(difference[last:])])


def pages(held: Held, lang: str) -> Iterator[Page]:
    """A page for each Act that the bills changed; that of the base Act also when no text of law could be had."""
    if TABLE not in held.results:
        return
    acts = {BASE: [], **provisions(held, lang)}
    files = missing(held.results[TABLE].facts, held.sources, lang)
    others = [
        {"file": act_file(act), "title": _name_act(act, group, lang), "count": len(group)}
        for act, group in acts.items()
        if act != BASE
    ]
    for act, group in acts.items():
        name = _name_act(act, group, lang)
        title = say("law-title", lang) if act == BASE else say("law-title_act", lang, act=name)
        yield framed(
            held,
            "law",
            lang,
            act_file(act),
            title,
            say("law-lead", lang),
            within="law.html",
            trails=list(_trails(held, group, lang)),
            act=name,
            listed=[p for p in group if p.listed],
            others=[p for p in group if not p.listed],
            acts=others if act == BASE else [],
            missing=say("status-missing", lang, **files) if files else "",
            titles=held.titles(TABLE, lang),
            marked=marked,
            dated=any(p.versions for p in group),
            cite=lambda p: citation(p, held.edition, lang),
            linked_data=Markup(_json(_graph(group, lang))),
        )


def _name_act(act: str, provisions: Sequence[Provision], lang: str) -> str:
    """The name of an Act in a sentence; the table's words for an Act that ``acts.yaml`` does not list."""
    return act_name(act, lang) or provisions[0].changes[0].text("act")


def citation(provision: Provision, edition: str, lang: str) -> str:
    """How to cite what is said of a provision."""
    row = provision.changes[0]
    return say(
        "cite-provision",
        lang,
        act=row.text("act"),
        unit=provision.label,
        bill=row.text("bill"),
        anchor=provision.id,
        site=say("site-title", lang),
        edition=say(EDITIONS[edition], lang).lower(),
        version=__version__,
    )


def _trails(held: Held, provisions: Sequence[Provision], lang: str) -> Iterator[Trail]:
    for provision in provisions:
        for row in provision.changes:
            back = f"#{provision.id}"
            yield of_row(held, TABLE, row.number, row.values, lang, f"t{row.number}", back, away=True)


def _graph(provisions: Sequence[Provision], lang: str) -> dict[str, Any]:
    """The provisions as schema.org Legislation."""
    items: list[dict[str, Any]] = []
    for provision in provisions:
        row = provision.changes[-1]
        day = plain(row.values["in_force"])
        item = {
            "@type": "Legislation",
            "@id": f"#{provision.id}",
            "legislationIdentifier": f"{row.text('act')} {provision.label}",
            "name": clean(provision.subject) or provision.label,
            "inLanguage": TAGS[lang],
            "legislationJurisdiction": "CA",
            "isPartOf": {"@type": "Legislation", "name": row.text("act")},
            "legislationLegalForce": FORCE.get(row.values["state"]),
            "temporalCoverage": f"{day.isoformat()}/.." if day and row.values["state"] == "unchanged" else None,
        }
        items.append({key: value for key, value in item.items() if value})
    bills: dict[str, list[dict[str, str]]] = {}
    for provision in provisions:
        for row in provision.changes:
            bills.setdefault(law(row.values["amending_act"], lang), []).append({"@id": f"#{provision.id}"})
    items += [
        {"@type": "Legislation", "legislationIdentifier": bill, "legislationChanges": changed}
        for bill, changed in bills.items()
    ]
    return {"@context": "https://schema.org", "@graph": items}


def _json(value: Any) -> str:
    """JSON that ends no script element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
