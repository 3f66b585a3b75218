"""Explanations of answers in words: the trees of codes of ``eligibility.explain``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pandas as pd

from tipimpact.eligibility.explain import NOT_KNOWN, Node
from tipimpact.eligibility.facts import facts
from tipimpact.eligibility.rows import default_rows
from tipimpact.publish.words import answer_ids as ids
from tipimpact.publish.words.fluent import say as message
from tipimpact.publish.words.formats import date
from tipimpact.publish.words.law_labels import law

NEVER = "never"


def say(what: str | Node, lang: str, /, **values: Any) -> str:
    """A message by its id with its values (``fluent.say``), or a tree of ``eligibility.explain`` (``say_tree``)."""
    return say_tree(what, lang) if isinstance(what, Node) else message(what, lang, **values)


def say_tree(tree: Node, lang: str, rows: pd.DataFrame | None = None) -> str:
    """A tree of ``eligibility.explain`` as indented lines in a language.

    rows: of ``read_rows``, whose notes are quoted; None takes those of this project.
    """
    return "\n".join(_lines(spoken(tree, lang, rows)))


def spoken(tree: Node, lang: str, rows: pd.DataFrame | None = None) -> dict[str, Any]:
    """The same as mappings: text, outcome, clause, fact, value, near and below; what is empty is left out."""
    table = default_rows() if rows is None else rows
    return _step(tree, lang, dict(zip(table["row"], table[f"note_{lang}"], strict=True)))


def fact_in_words(name: str, lang: str) -> str:
    """What a fact of ``facts.yaml`` is called."""
    return str(getattr(facts()[name], lang))


def value_in_words(name: str, value: str, lang: str) -> str:
    """A fact's value, written as in a file, as a reader is told it."""
    if value == NOT_KNOWN:
        return message("explain-outcome-unknown", lang)
    if value == NEVER:
        return message("explain-never", lang)
    if facts()[name].kind == "date":
        return date(dt.date.fromisoformat(value), lang)
    return message((ids.IMMIGRATION if facts()[name].kind == "choice" else ids.OUTCOMES)[value], lang)


def _step(node: Node, lang: str, notes: dict[str, str]) -> dict[str, Any]:
    step = {
        "text": _text(node, lang, notes),
        "outcome": message((ids.STATUSES if node.kind == "question" else ids.OUTCOMES)[node.outcome], lang),
        "clause": law(node.clause, lang),
        "fact": "; ".join(fact_in_words(name, lang) for name, _ in node.facts),
        "value": "; ".join(value_in_words(name, value, lang) for name, value in node.facts),
        "near": node.near,
        "below": [_step(part, lang, notes) for part in node.below],
    }
    return {key: value for key, value in step.items() if value}


def _text(node: Node, lang: str, notes: dict[str, str]) -> str:
    match node.kind:
        case "question":
            remedy, day = message(ids.REMEDIES[node.remedy], lang), dt.date.fromisoformat(node.day)
            return message("explain-question", lang, remedy=remedy, day=date(day, lang))
        case "rule":
            effect = message(ids.EFFECTS[node.effect], lang)
            return message("explain-rule", lang, effect=effect, note=notes[node.row])
        case "condition":
            return f"[{node.text}]"
        case "clock":
            unit = message(ids.UNITS[node.unit], lang)
            text = message(ids.RUNS[node.runs], lang, length=node.length, unit=unit)
            return f"{text} {message('explain-near', lang)}" if node.near else text
    return message(ids.JOINTS[node.kind], lang)


def _lines(step: dict[str, Any], depth: int = 0) -> Iterator[str]:
    fact = f"({step['fact']} = {step['value']})" if "fact" in step else ""
    words = filter(None, [step.get("clause"), step["text"], fact])
    yield "  " * depth + " ".join(words) + f" → {step['outcome']}"
    for part in step.get("below", ()):
        yield from _lines(part, depth + 1)
