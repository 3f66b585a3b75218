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
from tipimpact.eligibility.rows import units_overlap
from tipimpact.legislation.register import register
from tipimpact.legislation.wording import Part, both_sides
from tipimpact.publish.site.anchors import BASE, OTHERS, TABLE, act_file, anchor
from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.inputs import Row, SiteInputs
from tipimpact.publish.site.trail import Trail, of_row
from tipimpact.publish.statements.law import WRITTEN
from tipimpact.publish.tables.apparatus import missing
from tipimpact.publish.tables.cells import clean, plain
from tipimpact.publish.tables.html_format import other
from tipimpact.publish.words import TAGS, act_name, date, law, say
from tipimpact.publish.words.law_labels import inner

# The schema.org term for each state; it has none for a text that is not available.
FORCE = {
    **dict.fromkeys(WRITTEN, "https://schema.org/InForce"),
    **dict.fromkeys(("repealed", "never"), "https://schema.org/NotInForce"),
}
SIDES = ("before", "after")
COMPLETENESS = "completeness"
# what to say where only one side has words, or none
LACKING = {"after": "law-lacking-before", "before": "law-lacking-after", "": "law-lacking_both"}
_TERM = re.compile(r"([^A-ZÀÉÊ]+) (?=[A-ZÀÉÊ])")  # of a French definition: the term, then its meaning with a capital
_INTEGERS = re.compile(r"(?<![\d.])\d+")  # of a label, whose decimals are read as text: 1.2, 1.21, 1.3
REPLAYED = "replay"  # both sides are known: where one has no words there was nothing


@dataclass(frozen=True)
class Version:
    """A wording of a unit. since, until: ISO days, or "".  days, by: in words.  text: what came with it is marked."""

    since: str
    until: str
    days: str
    by: str
    text: Markup


@dataclass(frozen=True)
class Side:
    """The words of a unit before or after a change. text: what goes or comes is marked.  twin: the other language."""

    name: str
    text: Markup
    twin: str


@dataclass(frozen=True)
class Change:
    """What one clause did to a unit. sides: those whose words are known.  lacking: why there is only one, or none."""

    row: Row
    sides: list[Side]
    lacking: str


@dataclass(frozen=True)
class Provision:
    """A unit of an Act with every change of it. listed: it bears on trafficked persons.

    since: what became of it after the bill's change, in words.  unsaid: what it says that no rule of ours does.
    """

    id: str
    act: str
    unit: str
    label: str
    subject: str
    listed: bool
    changes: list[Change]
    versions: list[Version]
    since: str
    unsaid: list[str]


@dataclass(frozen=True)
class ChangedAct:
    """An Act that the bills changed. title: as its publisher has it.  provisions: those changed."""

    id: str
    name: str
    title: str
    provisions: list[Provision]

    @property
    def listed(self) -> list[Provision]:
        """The provisions that bear on trafficked persons."""
        return [provision for provision in self.provisions if provision.listed]

    @property
    def others(self) -> list[Provision]:
        """The other provisions."""
        return [provision for provision in self.provisions if not provision.listed]


def changed_acts(inputs: SiteInputs, lang: str) -> list[ChangedAct]:
    """Every Act with the units changed; the base Act first, also without any, then those with most units."""
    rows: dict[str, dict[str, list[Row]]] = {BASE: {}}
    for row in inputs.rows(TABLE, lang):
        rows.setdefault(row.values["act"], {}).setdefault(row.values["unit"], []).append(row)
    wordings, unsaid = _list_versions(inputs, lang), _list_unsaid(inputs, lang)
    acts = []
    for act, units in rows.items():
        in_order = sorted(units.items(), key=lambda item: _INTEGERS.sub(lambda m: m[0].zfill(6), item[0]))
        group = [_provision(act, unit, some, wordings, unsaid, lang) for unit, some in in_order]
        words = next((some[0].text("act") for some in units.values()), act)
        acts.append(
            ChangedAct(act, act_name(act, lang) or _title(act, lang) or words, _title(act, lang) or words, group)
        )
    return sorted(acts, key=lambda act: (act.id != BASE, -len(act.provisions)))


def _list_unsaid(inputs: SiteInputs, lang: str) -> list[tuple[str, str, str]]:
    """Act, unit and words of what the rules leave out."""
    rows = inputs.rows(COMPLETENESS, lang) if COMPLETENESS in inputs.results else []
    return [(r.values["act"], r.values["unit"], r.text("says")) for r in rows if r.values["judged"] == "missing"]


def _title(act: str, lang: str) -> str:
    """The title of an Act, with its citation where the title is that of an annual statute; "" for one not known."""
    known = register().acts.get(act)
    if known is None:
        return ""
    return f"{known.title(lang)} ({law(act, lang)})" if act[:1].isdigit() else known.title(lang)


def _provision(
    act: str,
    unit: str,
    rows: list[Row],
    wordings: dict[str, list[Version]],
    unsaid: Sequence[tuple[str, str, str]],
    lang: str,
) -> Provision:
    versions = wordings.get(unit, []) if act == BASE else []
    rows = sorted(rows, key=lambda row: plain(row.values["in_force"]) or dt.date.max)
    return Provision(
        id=anchor(act, unit),
        act=act,
        unit=unit,
        label=_label(rows, lang) or rows[0].text("act"),
        subject=next((text for row in rows if (text := row.text("subject"))), ""),
        listed=any(row.values["relevance"] != "other" for row in rows),
        changes=[_change(row, lang) for row in rows],
        versions=versions,
        since=_since(rows[-1], versions, lang),
        unsaid=list(dict.fromkeys(words for a, u, words in unsaid if a == act and units_overlap(u, unit))),
    )


def _label(rows: Sequence[Row], lang: str) -> str:
    """A unit as its language writes it: ``25(1.2)c)``, a definition by its term, a heading as such."""
    unit = rows[0].values["unit"]
    place, bracket, term = unit.partition("[")
    if not bracket:
        return rows[0].text("unit")
    term, _, inside = term.partition("]")
    if term == "heading":
        return say("law-unit_heading", lang, unit=law(place, lang))
    told = next((match[1] for row in rows for side in SIDES if (match := _TERM.match(row.text(side)))), term)
    label = say("law-unit_defined", lang, unit=law(place, lang), term=told if lang == "fr" and not inside else term)
    return f"{label} {inner(inside, lang)}" if inside else label


def _change(row: Row, lang: str) -> Change:
    words = {side: row.text(side) for side in SIDES}
    parts = dict(zip(SIDES, both_sides(*words.values()), strict=True)) if all(words.values()) else {}
    tags = {"before": "del", "after": "ins"}
    sides = [
        Side(side, mark(parts[side], tags[side]) if parts else Markup.escape(words[side]), _twin(row, side, lang))
        for side in SIDES
        if words[side]
    ]
    lacking = ""
    if len(sides) < len(SIDES) and row.values["text_basis"] != REPLAYED:
        lacking = say(LACKING[sides[0].name if sides else ""], lang)
    elif len(sides) == 1:
        lacking = say("law-absent" if sides[0].name == "after" else "law-gone", lang)
    return Change(row, sides, lacking)


def _twin(row: Row, side: str, lang: str) -> str:
    """The same words in the other language; "" where that language has none."""
    return clean(plain(row.values.get(f"{side}_{other(lang)}")) or "")


def mark(parts: Sequence[Part], tag: str) -> Markup:
    """A wording with the words that the other one lacks in an element: ``del`` or ``ins``."""
    start, end = Markup(f"<{tag}>"), Markup(f"</{tag}>")
    return Markup("").join(part.text if part.same else _around_words(part.text, start, end) for part in parts)


def _around_words(text: str, start: Markup, end: Markup) -> Markup:
    """Marked words; the space before them stays outside, so that no mark hangs at the end of a line."""
    words = text.lstrip()
    return Markup("").join([text[: len(text) - len(words)], start, words, end])


def _list_versions(inputs: SiteInputs, lang: str) -> dict[str, list[Version]]:
    """The wordings of each unit of the base Act, oldest first, each marked against the one before."""
    own = inputs.versions[inputs.versions["lang"] == lang].sort_values(["unit", "since"], na_position="first")
    by_unit: dict[str, list[Version]] = {}
    before: dict[str, str] = {}
    for row in own.to_dict("records"):
        unit, text = row["unit"], clean(row["text"])
        since, until = plain(row["since"]), plain(row["until"])
        by = "; ".join(_cited(citation, lang) for citation in plain(row["by"]))
        marked = mark(both_sides(before[unit], text)[1], "ins") if unit in before else Markup.escape(text)
        first, last = (day.isoformat() if day else "" for day in (since, until))
        version = Version(first, last, _say_days(since, until, lang), by, marked)
        by_unit.setdefault(unit, []).append(version)
        before[unit] = text
    return by_unit


def _cited(citation: str, lang: str) -> str:
    """A clause of an amending Act, with the Act's title where it is known: ``Title (2010, c. 8, s. 4)``."""
    chapter = ", ".join(citation.split(", ")[:2])
    known = register().acts.get(chapter)
    return f"{known.title(lang)} ({law(citation, lang)})" if known else law(citation, lang)


def _say_days(since: dt.date | None, until: dt.date | None, lang: str) -> str:
    start = date(since, lang) if since else say("mark", lang, code="unknown")
    if until is None:
        return say("law-from", lang, since=start)
    return say("law-between", lang, since=start, until=date(until, lang))


def _since(row: Row, versions: Sequence[Version], lang: str) -> str:
    """What became of a unit after the bill's change: by whom it was taken over, or that nobody touched it."""
    if later := row.text("superseded_by"):
        return say("law-later", lang, acts=later)
    if row.values["state"] == "unchanged" and versions:
        return say("law-never_changed", lang)
    return ""


def pages(inputs: SiteInputs, lang: str) -> Iterator[Page]:
    """The pages of the law; that of the base Act also when no text of law could be had."""
    if TABLE not in inputs.results:
        return
    files = missing(inputs.results[TABLE].facts, inputs.sources, lang)
    acts = changed_acts(inputs, lang)
    index = [
        {
            "href": f"{act_file(act.id)}#act-{anchor(act.id, '')}",
            "title": act.title,
            "count": say("law-index_count", lang, count=len(act.provisions)),
            "listed": say("law-index_listed", lang, listed=len(act.listed)) if act.listed else "",
        }
        for act in acts
        if act.provisions
    ]
    by_file: dict[str, list[ChangedAct]] = {}
    for act in acts:
        by_file.setdefault(act_file(act.id), []).append(act)
    for file, some in by_file.items():
        group = [provision for act in some for provision in act.provisions]
        yield framed(
            inputs,
            "law",
            lang,
            file,
            _page_title(file, some, lang),
            say("law-lead", lang),
            within=act_file(BASE),
            trails=list(_trails(inputs, group, lang)),
            acts=some,
            index=index,
            known_until=_known_until(inputs, lang) if file == act_file(BASE) else "",
            missing=say("status-missing", lang, **files) if files else "",
            titles=inputs.titles(TABLE, lang),
            twin_titles=inputs.titles(TABLE, other(lang)),
            dated=any(provision.versions for provision in group),
            cite=lambda provision: citation(provision, inputs.edition, lang),
            ids={act.id: f"act-{anchor(act.id, '')}" for act in some},
            linked_data=Markup(_json(_graph(group, lang))),
        )


def _known_until(inputs: SiteInputs, lang: str) -> str:
    """The last day for which the base Act is known: that of its newest consolidation."""
    wanted = {"kind": "consolidated", "act": BASE, "lang": lang, "snapshot": "newest"}
    facts = inputs.results[TABLE].facts
    named = set(facts.get("sources", [])) - set(facts.get("missing", []))
    days = [s.facts["pit_date"] for s in inputs.sources.sources if s.id in named and wanted.items() <= s.facts.items()]
    return say("law-known_until", lang, day=date(dt.date.fromisoformat(max(days)), lang)) if days else ""


def _page_title(file: str, acts: Sequence[ChangedAct], lang: str) -> str:
    if file == OTHERS:
        return say("law-title_others", lang)
    return say("law-title", lang) if acts[0].id == BASE else say("law-title_act", lang, act=acts[0].name)


def citation(provision: Provision, edition: str, lang: str) -> str:
    """How to cite what is said of a provision."""
    row = provision.changes[0].row
    return say(
        "cite-provision",
        lang,
        act=row.text("act"),
        unit=provision.label,
        bill=row.text("bill"),
        anchor=provision.id,
        site=say("site-title", lang),
        edition=say("edition", lang, code=edition).lower(),
        version=__version__,
    )


def _trails(inputs: SiteInputs, provisions: Sequence[Provision], lang: str) -> Iterator[Trail]:
    for provision in provisions:
        for change in provision.changes:
            row, back = change.row, f"#{provision.id}"
            yield of_row(inputs, TABLE, row.number, row.values, lang, f"t{row.number}", back, away=True)


def _graph(provisions: Sequence[Provision], lang: str) -> dict[str, Any]:
    """The provisions as schema.org Legislation."""
    items: list[dict[str, Any]] = []
    for provision in provisions:
        row = provision.changes[-1].row
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
        for change in provision.changes:
            bills.setdefault(law(change.row.values["amending_act"], lang), []).append({"@id": f"#{provision.id}"})
    items += [
        {"@type": "Legislation", "legislationIdentifier": bill, "legislationChanges": changed}
        for bill, changed in bills.items()
    ]
    return {"@context": "https://schema.org", "@graph": items}


def _json(value: Any) -> str:
    """JSON that ends no script element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
