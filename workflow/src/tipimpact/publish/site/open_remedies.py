"""What stays open to someone in a situation today: each remedy with its rule, its exceptions and the risk of asking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tipimpact.eligibility.explain import ReasonStep
from tipimpact.eligibility.facts import facts
from tipimpact.eligibility.rows import REMEDIES
from tipimpact.publish.site.anchors import href
from tipimpact.publish.site.inputs import Row, SiteInputs
from tipimpact.publish.tables.cells import plain
from tipimpact.publish.tables.joins.authored import Authored
from tipimpact.publish.tables.joins.eligibility import parse_reading, say_answers
from tipimpact.publish.words import capital, codes, date, law, listed, say

ASK = ("open", "need_not_be_considered")
FOLLOWS = ("hearing", "stay", "stay_prra", "pr_kept", "health")  # by law, once their conditions are met
KEPT = "pr_kept"  # what a person has until it is taken away, and never asks for
GROUPS = ("ask", "wait", "closed", "contested")
BARS = ("bars_request", "bars_grant")  # effects of rules


def state_open(remedies: Sequence[Mapping[str, Any]], day: str, lang: str) -> str:
    """What stays open, for how many there is a wait, and where to look. remedies: of ``list_remedies``."""
    groups = [remedy["group"] for remedy in remedies]
    asked = [remedy["code"] for remedy in remedies if remedy["group"] == "ask" and remedy["code"] != KEPT]
    names = _name(asked, lang)
    excepted = _name([remedy["code"] for remedy in remedies if remedy["excepted"]], lang)
    now, none = "situations-open-now", "situations-open-none"
    sentences = [say(now, lang, day=day, remedies=names) if names else say(none, lang, day=day)]
    for group, message in (("wait", "situations-open-waits"), ("closed", "situations-open-closed")):
        sentences += [say(message, lang, count=groups.count(group))] if group in groups else []
    sentences += [say("situations-open-unless", lang, remedies=excepted)] if excepted else []
    return " ".join([*sentences, say("situations-look", lang)])


def _name(remedies: Sequence[str], lang: str) -> str:
    return listed([say("situations-remedy", lang, code=code) for code in remedies], lang)


def list_remedies(
    inputs: SiteInputs, authored: Authored, now: Mapping[str, Row], trees: Mapping[str, ReasonStep], lang: str
) -> list[dict[str, Any]]:
    """The remedies of today that the person may use, then those to wait for, then those read in two ways.

    now: the row of each remedy.  trees: why, by remedy.
    Each has its group (one of ``GROUPS``), what can be done (now), the rule with its address and in plain words (note),
    other rules that bar it too (also), and ways around: exceptions that one fact would bring (excepted), and what an
    authority may do unasked.
    """
    notes = dict(zip(authored.eligibility["row"], authored.eligibility[f"note_{lang}"], strict=True))
    shown = []
    for code in REMEDIES:
        row, about = now[code], authored.remedies[code]
        citation, bars = row.cells["citation"].value, _bars(trees.get(code))
        lifts = _lifts(bars)
        shown.append(
            {
                "code": code,
                "name": capital(row.text("remedy")),
                "group": _group(row),
                "now": _now(row, lang),
                "rule": (law(citation, lang), href(citation, inputs.provisions)) if citation else None,
                "note": notes.get(row.values["row"], ""),
                "whom": getattr(about.whom, lang),
                "risk": getattr(about.risk_of_asking, lang),
                "also": _also(bars[1:], lang),
                "ways": list(dict.fromkeys(notes[node.row] for node in (*lifts, *_unasked(bars)))),
                "excepted": bool(lifts),
            }
        )
    # a claim for protection comes last among what one may ask for: it can be made once, and a refusal shuts other ways
    return sorted(
        (remedy for remedy in shown if remedy["group"]),
        key=lambda remedy: (GROUPS.index(remedy["group"]), remedy["code"] == "claim"),
    )


def _group(row: Row) -> str:
    """The group of a remedy; "" for one that does not apply, is used up, or cannot be told."""
    gate, status = row.values["gate"], plain(row.values["status"])
    if status == "contested":
        return "contested"
    if status in ASK:
        return "ask"
    if gate == "not_yet" or status == "request_barred" or plain(row.values["until"]):
        return "wait"
    return "closed" if status == "barred" else ""


def _now(row: Row, lang: str) -> str:
    """What can be done about a remedy."""
    gate, status, until, came = (plain(row.values[name]) for name in ("gate", "status", "until", "if_it_came"))
    if gate == "not_yet":
        then = "situations-came-depends" if came == "unknown" else "situations-came-shut"
        then = "situations-came-open" if came in ASK else then
        return f"{say('situations-now', lang, code='not_yet')} {say(then, lang)}"
    if status == "open" and row.values["remedy"] in FOLLOWS:
        return say("situations-now-follows", lang)
    if status and status in codes("situations-now"):
        return say("situations-now", lang, code=status)
    if status == "contested":
        return ""
    if until:
        return say("situations-now-from", lang, day=date(until, lang))
    return say("situations-now-pending" if status == "request_barred" else "situations-now-closed", lang)


def _bars(tree: ReasonStep | None) -> list[ReasonStep]:
    """The rules that bar a remedy."""
    below = tree.below if tree else ()
    return [node for node in below if node.effect in BARS and node.outcome == "yes"]


def _also(bars: Sequence[ReasonStep], lang: str) -> str:
    rules = listed(list(dict.fromkeys(law(node.clause, lang) for node in bars)), lang)
    return say("situations-also", lang, rules=rules) if bars else ""


def _lifts(bars: Sequence[ReasonStep]) -> list[ReasonStep]:
    """Exceptions that one more fact would bring; none where there is a second bar."""
    below = _walk(bars[0]) if len(bars) == 1 else ()
    return [node for node in below if node.effect == "lifts" and node.outcome == "no" and _needs_one_fact(node)]


def _unasked(bars: Sequence[ReasonStep]) -> list[ReasonStep]:
    """The rules by which an authority may give unasked what a bar forbids to ask for."""
    return [node for bar in bars for node in _walk(bar) if node.effect == "unasked" and node.outcome == "yes"]


def _walk(node: ReasonStep) -> Iterator[ReasonStep]:
    yield node
    for part in node.below:
        yield from _walk(part)


def _needs_one_fact(node: ReasonStep) -> bool:
    """Whether an exception rests on facts that may still be so; a past day can no longer change."""
    asked = {name for step in _walk(node) for name, _ in step.facts}
    return bool(asked) and all(facts()[name].kind == "yes_no" for name in asked)


def list_readings(authored: Authored, now: Mapping[str, Row], lang: str) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """For each contested remedy: its name, what that means, and the constructions side by side."""
    shown = []
    for row in (now[code] for code in REMEDIES if plain(now[code].values["status"]) == "contested"):
        readings = [
            {
                "holder": getattr(reading.holder, lang) if reading.holder else "",
                "read_on": say("situations-read_on", lang, day=date(reading.date, lang)) if reading.date else "",
                "says": getattr(reading.says, lang),
                "source": reading.source or getattr(reading.text, lang),
                "answer": say_answers(answers, lang),
                "favours": not set(ASK).isdisjoint(answers),
            }
            for own, answers in (parse_reading(text, authored) for text in row.values["readings"])
            for reading in own
        ]
        readings.sort(key=lambda reading: not reading["favours"])
        holders = listed([reading["holder"] for reading in readings if reading["favours"]], lang)
        held = plain(row.values["ruling"]) == "held"
        means = say("situations-contested", lang, holder=holders) if held else say("situations-two_constructions", lang)
        shown.append((capital(row.text("remedy")), means, readings))
    return shown
