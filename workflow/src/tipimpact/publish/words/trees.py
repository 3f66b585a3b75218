"""Explanations of answers in words: the trees of codes of ``eligibility.explain``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from tipimpact.eligibility.events import events
from tipimpact.eligibility.explain import NOT_KNOWN, ReasonStep
from tipimpact.eligibility.facts import facts
from tipimpact.eligibility.rows import default_rows
from tipimpact.eligibility.touches import list_words
from tipimpact.publish.words.fluent import say as message
from tipimpact.publish.words.formats import date
from tipimpact.publish.words.law_labels import law
from tipimpact.publish.words.marks import unmarked

NEVER = "never"
LONGEST = 12  # lines of an explanation


def say(what: str | ReasonStep, lang: str, /, **values: Any) -> str:
    """A message by its id with its values (``fluent.say``), or a tree of ``eligibility.explain`` (``say_tree``).

    >>> say("value-remedy", "fr", code="trp")
    'permis de séjour temporaire'
    """
    return say_tree(what, lang) if isinstance(what, ReasonStep) else message(what, lang, **values)


def say_tree(tree: ReasonStep, lang: str, rows: pd.DataFrame | None = None) -> str:
    """The deciding branch of a tree of ``eligibility.explain``, in at most ``LONGEST`` lines.

    rows: of ``read_rows``, whose notes are quoted; None takes those of this project.
    """
    notes = read_notes(default_rows() if rows is None else rows, lang)
    lines = [_answer(tree, lang)]
    rules = [node for node in tree.below if node.decides and node.kind == "rule"]
    shown = rules if len(rules) * 2 < LONGEST else rules[: (LONGEST - 2) // 2]
    for rule in shown:
        lines.append(f"  {law(rule.clause, lang)} {_text(rule, lang, notes)} → {_outcome(rule, lang)}")
        if facts_of_rule := _facts(rule, tree.outcome, lang):
            lines.append(f"    {facts_of_rule}")
    if left := len(rules) - len(shown):
        lines.append(f"  {message('explain-more', lang, count=left)}")
    others = [node for node in tree.below if node.kind in ("gap", "cause", "limit")]
    lines += [f"  {_text(node, lang, notes)}" for node in others[: LONGEST - len(lines)]]
    return unmarked("\n".join(lines))


def _answer(tree: ReasonStep, lang: str) -> str:
    """The question and its answer, with the first day after a bar or wait where one is known."""
    answer = message("value-answer", lang, code=tree.outcome)
    if tree.until:
        day = date(dt.date.fromisoformat(tree.until), lang)
        answer = message("explain-until", lang, answer=answer, day=day)
    return message("explain-answer", lang, question=_text(tree, lang, {}), answer=answer)


def _facts(rule: ReasonStep, outcome: str, lang: str) -> str:
    """The facts on which a rule rests; where the answer is unknown, the names of those that are missing."""
    pairs = dict.fromkeys(pair for node in rule.deciding() for pair in node.facts)
    if outcome == "unknown" and (missing := [name for name, value in pairs if value == NOT_KNOWN]):
        return message("explain-missing", lang, facts="; ".join(fact_in_words(name, lang) for name in missing))
    because = [
        message("explain-fact", lang, fact=fact_in_words(name, lang), value=value_in_words(name, value, lang))
        for name, value in pairs
    ]
    return message("explain-because", lang, facts="; ".join(because)) if because else ""


def read_notes(rows: pd.DataFrame, lang: str) -> dict[str, str]:
    """What the rows of law say in plain words, by row. rows: of ``read_rows``."""
    return dict(zip(rows["row"], rows[f"note_{lang}"], strict=True))


def fact_in_words(name: str, lang: str) -> str:
    """What a fact of ``facts.yaml`` is called."""
    return str(getattr(facts()[name], lang))


def value_in_words(name: str, value: str, lang: str) -> str:
    """A fact's value, written as in a file, in words."""
    if value == NOT_KNOWN:
        return message("explain-outcome", lang, code="unknown")
    if value == NEVER:
        return message("explain-never", lang)
    if facts()[name].kind == "date":
        return date(dt.date.fromisoformat(value), lang)
    return message("value-covered" if facts()[name].kind == "choice" else "explain-outcome", lang, code=value)


def steps_in_words(node: ReasonStep, lang: str, notes: Mapping[str, str]) -> dict[str, Any]:
    """The whole tree as mappings: text, outcome, clause, fact, value, decides and below; what is empty is left out.

    notes: of the rows of law, as ``read_notes`` gives them.
    """
    step = {
        "text": _text(node, lang, notes),
        "outcome": _outcome(node, lang),
        "clause": law(node.clause, lang),
        "fact": "; ".join(fact_in_words(name, lang) for name, _ in node.facts),
        "value": "; ".join(value_in_words(name, value, lang) for name, value in node.facts),
        "decides": node.decides,
        "below": [steps_in_words(part, lang, notes) for part in node.below],
    }
    return {key: value for key, value in step.items() if value}


def _outcome(node: ReasonStep, lang: str) -> str:
    if node.kind == "question":
        return message("value-answer", lang, code=node.outcome)
    if node.kind in ("gap", "cause", "limit"):
        return ""
    gate = node.kind == "rule" and node.effect == "entitles"
    return message("value-gate" if gate else "explain-outcome", lang, code=node.outcome)


def _text(node: ReasonStep, lang: str, notes: Mapping[str, str]) -> str:
    match node.kind:
        case "question":
            remedy, day = message("value-remedy", lang, code=node.remedy), dt.date.fromisoformat(node.day)
            return message("explain-question", lang, remedy=remedy, day=date(day, lang))
        case "rule":
            effect = message("explain-effect", lang, code=node.effect)
            return message("explain-rule", lang, effect=effect, note=notes[node.row])
        case "condition":
            return f"[{node.text}]" if node.facts else message("explain-not_held", lang)
        case "gap":
            return message("explain-gap", lang, code=node.effect, text=list_words(lang)[node.row])
        case "cause":
            answer = message("value-answer", lang, code=node.outcome)
            return message("explain-cause", lang, event=getattr(events()[node.row].means, lang), answer=answer)
        case "limit":
            by = date(dt.date.fromisoformat(node.until), lang)
            return message("explain-limit", lang, day=by, clause=law(node.clause, lang))
        case "event":
            return message("explain-event", lang)
        case "clock":
            unit = message("value-length_unit", lang, code=node.unit)
            return message("explain-runs", lang, code=node.runs, length=node.length, unit=unit)
    return message("explain-joint", lang, code=node.kind)
