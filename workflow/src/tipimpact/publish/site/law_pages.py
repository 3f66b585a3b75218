"""The law: what each bill changed, provision by provision, before and after, with links that stay."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from tipimpact.common.config import Bilingual
from tipimpact.publish.site.anchors import BASE, OTHERS, TABLE, act_file, anchor
from tipimpact.publish.site.frame import Draft, Page
from tipimpact.publish.site.inputs import Row, SiteInputs
from tipimpact.publish.statements.law import WRITTEN
from tipimpact.publish.tables.apparatus import say_missing
from tipimpact.publish.tables.cells import clean, plain
from tipimpact.publish.tables.html_format import other
from tipimpact.publish.words import TAGS, date, law, say
from tipimpact.publish.words.codes import variant
from tipimpact.publish.words.law_labels import inner, units_overlap
from tipimpact.publish.words.sides import Part, both_sides

# The schema.org term for each state; it has none for a text that is not available.
FORCE = {
    **dict.fromkeys(WRITTEN, "https://schema.org/InForce"),
    **dict.fromkeys(("repealed", "never"), "https://schema.org/NotInForce"),
}
SIDES = {"before": "del", "after": "ins"}  # of a change, each with the element around the words that the other lacks
_TERM = re.compile(r"([^A-ZÀÉÊ]+) (?=[A-ZÀÉÊ])")  # of a French definition: the term, then its meaning with a capital
_INTEGERS = re.compile(r"(?<![\d.])\d+")  # of a label, whose decimals are read as text: 1.2, 1.21, 1.3


@dataclass(frozen=True)
class ProvisionEntry:
    """A unit of an Act. rows: its changes, the oldest first.

    listed: whether it bears on trafficked persons.
    versions: its wordings, the oldest first, with ``marked``: the words that came with it.
    unsaid: what it says that no rule of ours does.
    """

    id: str
    label: str
    subject: str
    listed: bool
    rows: list[Row]
    versions: Sequence[dict[Any, Any]]
    unsaid: list[str]


@dataclass(frozen=True)
class ChangedAct:
    """An Act that the bills changed. title: as its publisher has it.  file, anchor: its page, and its place there."""

    id: str
    title: str
    file: str
    anchor: str
    provisions: list[ProvisionEntry]


def changed_acts(inputs: SiteInputs, lang: str) -> list[ChangedAct]:
    """Every Act with the units changed; the base Act first, also without any, then those with most units."""
    by_act: dict[str, dict[str, list[Row]]] = {BASE: {}}
    for row in inputs.rows(TABLE, lang):
        by_act.setdefault(row.values["act"], {}).setdefault(row.values["unit"], []).append(row)
    versions, acts, titles = _list_versions(inputs, lang), [], inputs.authored.acts
    unsaid = [row for row in inputs.rows("completeness", lang) if row.values["judged"] == "missing"]
    for act, units in by_act.items():
        provisions = [
            ProvisionEntry(
                anchor(act, unit, titles),
                _label(units[unit], lang) or units[unit][0].text("act"),
                next((text for row in rows if (text := row.text("subject"))), ""),
                any(row.values["relevance"] != "other" for row in rows),
                rows,
                versions.get(unit, ()) if act == BASE else (),
                list(dict.fromkeys(row.text("says") for row in unsaid if _is_within(row, act, unit))),
            )
            for unit in sorted(units, key=lambda unit: _INTEGERS.sub(lambda m: m[0].zfill(6), unit))
            for rows in [sorted(units[unit], key=lambda row: plain(row.values["in_force"]) or dt.date.max)]
        ]
        title = _title(titles, act, lang) or next((rows[0].text("act") for rows in units.values()), act)
        acts.append(ChangedAct(act, title, act_file(act), f"act-{anchor(act, '', titles)}", provisions))
    return sorted(acts, key=lambda act: (act.id != BASE, -len(act.provisions)))


def _is_within(row: Row, act: str, unit: str) -> bool:
    return row.values["act"] == act and units_overlap(row.values["unit"], unit)


def _title(titles: Mapping[str, Bilingual], act: str, lang: str) -> str:
    """The title of an Act, with its citation where the title is that of an annual statute; "" for one not known."""
    title = getattr(titles.get(act), lang, "")
    return f"{title} ({law(act, lang)})" if title and act[:1].isdigit() else title


def _label(rows: Sequence[Row], lang: str) -> str:
    """A unit as its language writes it: ``25(1.2)c)``, a definition by its term, a heading as such."""
    unit = rows[0].values["unit"]
    place, bracket, term = unit.partition("[")
    if not bracket:
        return rows[0].text("unit")
    term, _, inside = term.partition("]")
    if term == "heading":
        return say("law-unit_heading", lang, unit=law(place, lang))
    if lang == "fr" and not inside:
        term = next((match[1] for row in rows for side in SIDES if (match := _TERM.match(row.text(side)))), term)
    label = say("law-unit_defined", lang, unit=law(place, lang), term=term)
    return f"{label} {inner(inside, lang)}" if inside else label


def list_sides(row: Row) -> list[tuple[str, Markup]]:
    """Before and after a change, where their words are known; where both are, what goes or comes is marked."""
    words = {side: text for side in SIDES if (text := row.text(side))}
    if len(words) < len(SIDES):
        return [(side, Markup.escape(text)) for side, text in words.items()]
    parts = both_sides(*words.values())
    return [(side, mark(own, tag)) for (side, tag), own in zip(SIDES.items(), parts, strict=True)]


def mark(parts: Sequence[Part], tag: str) -> Markup:
    """A wording with the words that the other one lacks in an element: ``del`` or ``ins``.

    The space before marked words stays outside, so that no mark hangs at the end of a line.
    """
    start, end, marked = Markup(f"<{tag}>"), Markup(f"</{tag}>"), Markup("")
    for part in parts:
        words = part.text.lstrip()
        space = part.text[: len(part.text) - len(words)]
        marked += part.text if part.same else Markup("").join([space, start, words, end])
    return marked


def _list_versions(inputs: SiteInputs, lang: str) -> dict[str, list[dict[Any, Any]]]:
    """The wordings of each unit of the base Act, oldest first, each marked against the one before."""
    own = inputs.package.versions[inputs.package.versions["lang"] == lang].sort_values(
        ["unit", "since"], na_position="first"
    )
    by_unit: dict[str, list[dict[Any, Any]]] = {}
    for row in own.to_dict("records"):
        versions, text = by_unit.setdefault(row["unit"], []), clean(row["text"])
        marked = mark(both_sides(versions[-1]["text"], text)[1], "ins") if versions else Markup.escape(text)
        days = {name: plain(row[name]) for name in ("since", "until", "by")}
        versions.append({**days, "text": text, "marked": marked})
    return by_unit


def _cite(titles: Mapping[str, Bilingual], lang: str, citation: str) -> str:
    """A clause of an amending Act, with the Act's title where it is known: ``Title (2010, c. 8, s. 4)``."""
    known = titles.get(", ".join(citation.split(", ")[:2]))
    return f"{getattr(known, lang)} ({law(citation, lang)})" if known else law(citation, lang)


def pages(inputs: SiteInputs, lang: str) -> Iterator[Page]:
    """The pages of the law; that of the base Act also when no text of law could be had."""
    if TABLE not in inputs.results:
        return
    acts = changed_acts(inputs, lang)
    for file in dict.fromkeys(act.file for act in acts):
        own, page = [act for act in acts if act.file == file], Draft("law", inputs, lang)
        provisions = [provision for act in own for provision in act.provisions]
        for provision in provisions:
            page.trail_rows(TABLE, provision.rows, f"#{provision.id}")
        yield page.write(
            file=file,
            acts=own,
            index=[act for act in acts if act.provisions],
            base=act_file(BASE),
            shared=OTHERS,
            code=variant(own[0].id),
            known_until=_known_until(inputs, lang) if file == act_file(BASE) else "",
            missing=say_missing(inputs.results[TABLE].facts, inputs.authored.sources, lang),
            twin_titles=inputs.titles(TABLE, other(lang)),
            list_sides=list_sides,
            twin_of=lambda row, side: clean(plain(row.values.get(f"{side}_{other(lang)}")) or ""),
            cite=partial(_cite, inputs.authored.acts, lang),
            linked_data=Markup(_write_graph(provisions, lang)),
        )


def _known_until(inputs: SiteInputs, lang: str) -> str:
    """The last day for which the base Act is known: that of its newest consolidation."""
    facts = inputs.results[TABLE].facts
    named = set(facts.get("sources", [])) - set(facts.get("missing", []))
    newest = [text.facts for text in inputs.evidence.list_newest(BASE) if text.id in named]
    days = [about["pit_date"] for about in newest if about["lang"] == lang]
    return say("law-known_until", lang, day=date(dt.date.fromisoformat(max(days)), lang)) if days else ""


def _write_graph(provisions: Sequence[ProvisionEntry], lang: str) -> str:
    """The provisions as schema.org Legislation, in JSON that ends no script element."""
    items: list[dict[str, Any]] = []
    bills: dict[str, list[dict[str, str]]] = {}
    for provision in provisions:
        row = provision.rows[-1]
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
        for change in provision.rows:
            bills.setdefault(law(change.values["amending_act"], lang), []).append({"@id": f"#{provision.id}"})
    items += [
        {"@type": "Legislation", "legislationIdentifier": bill, "legislationChanges": changed}
        for bill, changed in bills.items()
    ]
    graph = {"@context": "https://schema.org", "@graph": items}
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
