"""What stays open to someone in a situation today: each remedy with its rule, its exceptions and the risk of asking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tipimpact.common.steps import Step
from tipimpact.package.texts import Reading, Texts
from tipimpact.publish.site.inputs import Row
from tipimpact.publish.tables.cells import plain
from tipimpact.publish.tables.joins.eligibility import parse_reading, say_answers
from tipimpact.publish.words import codes, date, law, say
from tipimpact.publish.words.trees import fact_in_words

ASK = ("open", "need_not_be_considered")
GROUPS = ("ask", "perhaps", "wait", "closed", "contested")
BARS = ("bars_request", "bars_grant")  # effects of rules


def list_remedies(
    authored: Texts, now: Mapping[str, Row], trees: Mapping[str, Step], notes: Mapping[str, str], lang: str
) -> list[dict[str, Any]]:
    """The remedies of today that the person may use, may perhaps use, must wait for, and those read in two ways.

    now: the row of each remedy.  trees: why, by remedy.  notes: of ``read_notes``.
    Each has its row and description (about), its group (one of ``GROUPS``), what can be done (now),
    the rule in plain words (note), clauses of other rules that bar it too (also), and ways around:
    exceptions that one fact would bring (excepted), and what an authority may do unasked; its
    readings, and the holders of those in the person's favour.
    """
    shown = []
    for code in (code for code in authored.remedies if _find_group(now[code])):
        row, below = now[code], trees[code].below if code in trees else ()
        bars = [node for node in below if node.effect in BARS and node.outcome == "yes"]
        group, lifts = _find_group(row), _list_lifts(bars, authored)
        readings = _list_readings(authored, row, lang) if group == "contested" else []
        unasked = (node for bar in bars for node in _walk(bar) if node.effect == "unasked" and node.outcome == "yes")
        shown.append(
            {
                "code": code,
                "row": row,
                "about": authored.remedies[code],
                "group": group,
                "now": _say_now(row, authored, lang),
                "note": notes.get(row.values["row"], ""),
                "also": list(dict.fromkeys(law(bar.clause, lang) for bar in bars[1:])),
                "ways": list(dict.fromkeys(notes[node.row] for node in (*lifts, *unasked))),
                "excepted": bool(lifts),
                "readings": readings,
                "holders": [getattr(own.holder, lang) for own, _, favours in readings if favours and own.holder],
            }
        )
    # a claim for protection comes last among what one may ask for: it can be made once, and a refusal shuts other ways
    return sorted(shown, key=lambda remedy: (GROUPS.index(remedy["group"]), remedy["code"] == "claim"))


def _find_group(row: Row) -> str:
    """The group of a remedy; "" for one that does not apply or is used up. What is not known is never left out."""
    gate, status = row.values["gate"], plain(row.values["request_status"])
    if status == "contested":
        return "contested"
    if "unknown" in (gate, status):
        return "perhaps"
    if status in ASK:
        return "ask"
    if status == "request_barred":  # may not be asked for, and may be given unasked
        return "perhaps"
    if gate == "not_yet" or plain(row.values["until"]):
        return "wait"
    return "closed" if status == "barred" else ""


def _say_now(row: Row, authored: Texts, lang: str) -> str:
    """What can be done about a remedy."""
    gate, status = (plain(row.values[name]) for name in ("gate", "request_status"))
    if "unknown" in (gate, status) and status != "contested":
        return _say_perhaps(row, authored, lang)
    until, came = (plain(row.values[name]) for name in ("until", "if_it_came"))
    if gate == "not_yet":
        then = "situations-came-depends" if came == "unknown" else "situations-came-shut"
        then = "situations-came-open" if came in ASK else then
        return f"{say('situations-now', lang, code='not_yet')} {say(then, lang)}"
    if status == "open" and authored.remedies[row.values["remedy"]].given_by == "law":
        return say("situations-now-follows", lang)
    if status and status in codes("situations-now"):
        return say("situations-now", lang, code=status)
    if until and status != "contested":
        return say("situations-now-from", lang, day=date(until, lang))
    return say("situations-now-pending" if status == "request_barred" else "situations-now-closed", lang)


def _say_perhaps(row: Row, authored: Texts, lang: str) -> str:
    """What keeps an answer unknown: facts that nobody gave, and what was not read."""
    causes = list(row.values["unknown_because"])
    unread = [getattr(authored.touches[name], lang) for name in causes if name in authored.touches]
    asked = [fact_in_words(authored.facts[name], lang) for name in causes if name in authored.facts]
    parts = [say("ask-missing", lang, text="; ".join(unread))] if unread else []
    parts += [say("ask-depends", lang, facts="; ".join(asked))] if asked else []
    return " ".join([*(parts or [say("ask-lawyer", lang)]), say("situations-now-perhaps", lang)])


def _list_lifts(bars: Sequence[Step], texts: Texts) -> list[Step]:
    """Exceptions that one more fact would bring; none where there is a second bar."""
    below = _walk(bars[0]) if len(bars) == 1 else ()
    return [node for node in below if node.effect == "lifts" and node.outcome == "no" and _needs_one_fact(node, texts)]


def _walk(node: Step) -> Iterator[Step]:
    yield node
    for part in node.below:
        yield from _walk(part)


def _needs_one_fact(node: Step, texts: Texts) -> bool:
    """Whether an exception rests on facts that may still be so; a past day can no longer change."""
    asked = {name for step in _walk(node) for name, _ in step.facts}
    return bool(asked) and all(texts.facts[name].kind == "yes_no" for name in asked)


def _list_readings(authored: Texts, row: Row, lang: str) -> list[tuple[Reading, str, bool]]:
    """The readings of a remedy, what each answers and whether that is in the person's favour; those that are first.

    Where no reading lets one ask, a way on the Minister's own initiative is in the person's favour.
    """
    parsed = [parse_reading(text, authored) for text in row.values["readings"]]
    ways = ASK if any(not set(ASK).isdisjoint(answers) for _, answers in parsed) else ("request_barred",)
    readings = [
        (reading, say_answers(answers, lang), not set(ways).isdisjoint(answers))
        for own, answers in parsed
        for reading in own
    ]
    return sorted(readings, key=lambda construction: not construction[2])
