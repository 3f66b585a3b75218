"""Explanations of answers in words: the trees of codes of ``eligibility.explain``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Protocol

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import PublishError
from tipimpact.common.steps import Step
from tipimpact.publish.words.fluent import say as message
from tipimpact.publish.words.formats import date
from tipimpact.publish.words.law_labels import law
from tipimpact.publish.words.marks import unmarked

NEVER, NOT_KNOWN = "never", "unknown"  # values of facts
LONGEST = 12  # lines of an explanation, unless gaps and limits need more


class WordsOfLaw(Protocol):
    """What the steps of a tree are called, by id: the texts of a package, or those of the rules that were asked.

    Each has its words as ``en`` and ``fr``; a fact has its kind too.
    """

    @property
    def facts(self) -> Mapping[str, Any]:
        """Facts of persons."""

    @property
    def deadlines(self) -> Mapping[str, Any]:
        """Limits, each with ``what`` must be done."""

    @property
    def remedies(self) -> Mapping[str, Any]:
        """Remedies, each with its ``name``."""

    @property
    def law_notes(self) -> Mapping[str, Any]:
        """What rows of law say in plain words."""

    @property
    def touches(self) -> Mapping[str, Any]:
        """What is known to be missing: gaps of the ledger and instruments, as ``gap/code`` or ``instrument/id``."""

    @property
    def procedure(self) -> Mapping[str, Any]:
        """Events of procedure."""


class Explained(Protocol):
    """A tree that ``eligibility.explain`` gives."""

    def record(self) -> dict[str, Any]:
        """The tree as plain mappings and lists."""

    def words(self) -> WordsOfLaw:
        """The words of the rules that were asked."""


def say(what: str | Explained, lang: str, /, **values: Any) -> str:
    """A message by its id with its values (``fluent.say``), or a tree of ``eligibility.explain`` (``say_tree``).

    >>> say("value-gate", "fr", code="not_yet")
    'pas encore'
    """
    if lang not in LANGUAGES:
        raise PublishError(f"there is no language {lang!r}", where="lang", expected=", ".join(LANGUAGES))
    if isinstance(what, str):
        return message(what, lang, **values)
    return say_tree(Step.read(what.record()), lang, what.words())


def say_tree(tree: Step, lang: str, words: WordsOfLaw) -> str:
    """The deciding branch of a tree. words: of its rows and facts.

    Rules beyond ``LONGEST`` lines are counted; a gap, a cause or a limit is never left out.
    """
    others = [f"  {_text(node, lang, words)}" for node in tree.below if node.kind in ("gap", "cause", "limit")]
    rules = [node for node in tree.below if node.decides and node.kind == "rule"]
    room = LONGEST - 1 - len(others)
    shown = rules if 2 * len(rules) <= room else rules[: max(room - 1, 0) // 2]
    lines = [_answer(tree, lang, words)]
    for rule in shown:
        lines.append(f"  {law(rule.clause, lang)} {_text(rule, lang, words)} → {_outcome(rule, lang)}")
        if facts_of_rule := _facts(rule, tree.outcome, words.facts, lang):
            lines.append(f"    {facts_of_rule}")
    if left := len(rules) - len(shown):
        lines.append(f"  {message('explain-more', lang, count=left)}")
    return unmarked("\n".join([*lines, *others]))


def _answer(tree: Step, lang: str, words: WordsOfLaw) -> str:
    """The question and its answer, with the first day after a bar or wait where one is known."""
    answer = message("value-answer", lang, code=tree.outcome)
    if tree.until:
        day = date(dt.date.fromisoformat(tree.until), lang)
        answer = message("explain-until", lang, answer=answer, day=day)
    return message("explain-answer", lang, question=_text(tree, lang, words), answer=answer)


def _facts(rule: Step, outcome: str, facts: Mapping[str, Any], lang: str) -> str:
    """The facts on which a rule rests; where the answer is unknown, the names of those that are missing."""
    pairs = dict.fromkeys(pair for node in rule.deciding() for pair in node.facts)
    if outcome == "unknown" and (missing := [name for name, value in pairs if value == NOT_KNOWN]):
        return message("explain-missing", lang, facts="; ".join(fact_in_words(facts[name], lang) for name in missing))
    because = [
        message(
            "explain-fact", lang, fact=fact_in_words(facts[name], lang), value=value_in_words(facts[name], value, lang)
        )
        for name, value in pairs
    ]
    return message("explain-because", lang, facts="; ".join(because)) if because else ""


def fact_in_words(fact: Any, lang: str) -> str:
    """What a fact is called."""
    return str(getattr(fact, lang))


def value_in_words(fact: Any, value: str, lang: str) -> str:
    """A fact's value, written as in a file, in words."""
    if value == NOT_KNOWN:
        return message("explain-outcome", lang, code="unknown")
    if value == NEVER:
        return message("explain-never", lang)
    if fact.kind == "date":
        return date(dt.date.fromisoformat(value), lang)
    return message("value-covered" if fact.kind == "choice" else "explain-outcome", lang, code=value)


def steps_in_words(node: Step, lang: str, words: WordsOfLaw) -> dict[str, Any]:
    """The whole tree as mappings: text, outcome, clause, fact, value, decides and below; what is empty is left out.

    words: of its rows and facts.
    """
    facts = words.facts
    step = {
        "text": _text(node, lang, words),
        "outcome": _outcome(node, lang),
        "clause": law(node.clause, lang),
        "fact": "; ".join(fact_in_words(facts[name], lang) for name, _ in node.facts),
        "value": "; ".join(value_in_words(facts[name], value, lang) for name, value in node.facts),
        "decides": node.decides,
        "below": [steps_in_words(part, lang, words) for part in node.below],
    }
    return {key: value for key, value in step.items() if value}


def _outcome(node: Step, lang: str) -> str:
    if node.kind == "question":
        return message("value-answer", lang, code=node.outcome)
    if node.kind in ("gap", "cause", "limit"):
        return ""
    gate = node.kind == "rule" and node.effect == "entitles"
    return message("value-gate" if gate else "explain-outcome", lang, code=node.outcome)


def _text(node: Step, lang: str, words: WordsOfLaw) -> str:
    match node.kind:
        case "question":
            remedy, day = getattr(words.remedies[node.remedy].name, lang), dt.date.fromisoformat(node.day)
            question = message("explain-question", lang, remedy=remedy, day=date(day, lang))
            return message("explain-reform", lang, reform=node.text, question=question) if node.text else question
        case "rule":
            effect = message("explain-effect", lang, code=node.effect)
            note = getattr(words.law_notes[node.row], lang)
            if node.text:
                return message("explain-reform_rule", lang, effect=effect, changes=node.text, note=note)
            return message("explain-rule", lang, effect=effect, note=note)
        case "condition":
            return f"[{node.text}]" if node.facts else message("explain-not_held", lang)
        case "gap":
            return message("explain-gap", lang, code=node.effect, text=getattr(words.touches[node.row], lang))
        case "cause":
            answer = message("value-answer", lang, code=node.outcome)
            return message("explain-cause", lang, event=getattr(words.procedure[node.row], lang), answer=answer)
        case "limit":
            by = date(dt.date.fromisoformat(node.until), lang)
            what = getattr(words.deadlines[node.row].what, lang)
            return message("explain-limit", lang, what=what, day=by, clause=law(node.clause, lang))
        case "event":
            return message("explain-event", lang)
        case "clock":
            unit = message("value-length_unit", lang, code=node.unit)
            return message("explain-runs", lang, code=node.runs, length=node.length, unit=unit)
    return message("explain-joint", lang, code=node.kind)
