"""The page that answers for a person's own facts, offline: the questions, the rules of law and an evaluator inlined."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from tipimpact.common.contracts.files import situation_file
from tipimpact.common.errors import ConfigError, Problem
from tipimpact.eligibility.calendar import NEVER_DAY, day
from tipimpact.eligibility.export import FORMAT, write_compact
from tipimpact.eligibility.facts import BOOLEANS, facts
from tipimpact.eligibility.refusal_days import ASSUMED, DESIGNATED, FIRST, LAST, LISTED
from tipimpact.eligibility.rows import REMEDIES
from tipimpact.publish.site.anchors import href
from tipimpact.publish.site.archetypes import TABLE
from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.site.open_remedies import FOLLOWS
from tipimpact.publish.tables.html_format import SCRIPT, script, script_hash
from tipimpact.publish.tables.joins.authored import Authored
from tipimpact.publish.words import codes, date, law, say

FILE, TRY = "ask.html", "try.html"
YEARS = range(FIRST.year, LAST.year + 1)  # of the strip
OPENS = 2013  # the first whole year of the bill
GROUPS = ("may", "wait", "first", "deadlines", "papers", "call", "change")
# Messages that the script fills in; what stands between braces is a value that it knows.
MESSAGES: dict[str, tuple[str, ...]] = {
    "ask-none": (),
    "ask-old": (),
    "ask-unasked": (),
    "ask-find": (),
    "ask-preset-facts": (),
    "ask-clock": (),
    "ask-file": (),
    "ask-date": (),
    "ask-late": (),
    "ask-count": ("count", "all"),
    "ask-asked": ("day", "law"),
    "ask-depends": ("facts",),
    "ask-perhaps": ("answers",),
    "ask-early": ("day",),
    "ask-between": ("from", "until"),
    "ask-earliest": ("day",),
    "ask-by": ("day",),
    "ask-step": ("facts",),
    "ask-if": ("reading",),
    "ask-then": ("answer",),
    "ask-shown": ("may", "wait", "unknown"),
    "ask-later": ("remedies",),
    "ask-out": ("remedies",),
    "ask-over": ("remedies",),
    "situations-now-follows": (),
    "situations-now-pending": (),
    "situations-now-closed": (),
    "situations-two_constructions": (),
    "situations-now-from": ("day",),
    "situations-risk": (),
}


def ask_page(inputs: SiteInputs, lang: str) -> Page | None:
    """The page; None where the edition has no rules or no words for them. Raises ConfigError for another format."""
    authored = find_authored(inputs)
    if authored is None:
        return None
    intake = authored.intake.export(lang)
    situations = list_situations(inputs, authored, lang)
    sheet = _write_sheet(inputs, authored, intake, situations, lang)
    return framed(
        inputs,
        "ask",
        lang,
        FILE,
        say("ask-title", lang),
        say("ask-describes", lang),
        within="questions.html",
        questions=intake["questions"],
        situations=situations,
        groups=[(code, say("ask-group", lang, code=code)) for code in GROUPS],
        checked=date(authored.hotline.checked, lang),
        **_inline(sheet, "ask.js"),
    )


def find_authored(inputs: SiteInputs) -> Authored | None:
    """What people wrote for these pages; None where the edition has no rules or no words for them.

    Raises ConfigError for rules of another format.
    """
    authored = inputs.results[TABLE].authored if TABLE in inputs.results else None
    if authored is None or not inputs.rules:
        return None
    if inputs.rules.get("format") != FORMAT:
        what = f"format {inputs.rules.get('format')!r}"
        raise ConfigError(Problem(what, "rules.json", f"format {FORMAT}", todo="run `make results`"))
    return authored


def _inline(sheet: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """One classic script with an evaluator and what it reads, so that the page can be mailed and opened from a disk."""
    data = Markup(write_compact(sheet).replace("<", "\\u003c"))
    return {"sheet": data, **inline_script("rules.js", "page.js", *names)}


def inline_script(*names: str) -> dict[str, Any]:
    """The script of the site and some more as one, and what the content security policy says of it."""
    content = "\n".join(map(script, (SCRIPT, *names)))
    return {"page_script": Markup(content), "page_script_hash": script_hash(content)}


def list_situations(inputs: SiteInputs, authored: Authored, lang: str) -> list[dict[str, Any]]:
    """The situations that can be taken as a start: number, title, page, and the facts that are not as for everybody."""
    places = authored.profiles.places()
    shown = [
        (profile, inputs.archetypes[profile.id])
        for profile in authored.profiles.profiles
        if profile.id in inputs.archetypes
    ]
    return [
        {
            "place": places[profile.id],
            "title": getattr(profile.label, lang),
            "href": situation_file(places[profile.id]),
            "facts": {name: _read_value(name, value) for name, value in record["facts"]},
        }
        for profile, record in shown
    ]


def _read_value(name: str, value: str) -> Any:
    """A fact as the rules have it: a day as a number, yes or no as a truth; None where it is not known."""
    if value == "?":
        return None
    fact = facts()[name]
    if fact.kind == "date":
        at = day(dt.date.fromisoformat(value))
        return "never" if at >= NEVER_DAY else at
    return value if fact.kind == "choice" else bool(BOOLEANS[value])


def _write_sheet(
    inputs: SiteInputs,
    authored: Authored,
    intake: Mapping[str, Any],
    situations: Sequence[Mapping[str, Any]],
    lang: str,
) -> dict[str, Any]:
    """All that the script reads."""
    rules, words = _list_rules(inputs), inputs.rules["words"][lang]
    citations = {row["citation"] for row in rules["rows"]}
    return {
        "lang": lang,
        "rules": rules,
        "intake": intake,
        "situations": [{key: one[key] for key in ("place", "facts")} for one in situations],
        "words": {key: words[key] for key in ("facts", "rows", "readings", "risk", "events")},
        "law": {citation: [law(citation, lang), href(citation, inputs.provisions)] for citation in citations},
        "remedies": {code: say("value-remedy", lang, code=code) for code in REMEDIES},
        "answers": say_all("value-answer", lang),
        "now": say_all("situations-now", lang),
        "empty": say_all("ask-empty", lang),
        "follows": list(FOLLOWS),
        "ui": {id: say(id, lang, **{name: f"{{{name}}}" for name in names}) for id, names in MESSAGES.items()},
    }


# -- lives to try


def try_page(inputs: SiteInputs, lang: str) -> Page | None:
    """The page on which a life is tried: one fact is changed, and the waits change; None where there are no rules."""
    authored = find_authored(inputs)
    if authored is None:
        return None
    questions = {question.id: question for question in authored.intake.questions}
    answers = [(option.id, getattr(option, lang)) for option in reversed(questions["child"].options)]
    fields = [
        ("came", say("try-how", lang), list(say_all("try-came", lang).items())),
        ("claim", say("try-asylum", lang), list(say_all("try-claim", lang).items())),
        ("year", say("try-year", lang), [(str(year), str(year)) for year in YEARS]),
        ("country", say("try-list", lang), list(say_all("try-country", lang).items())),
        ("child", getattr(questions["child"].ask, lang), [*answers, ("", say("ask-unknown", lang))]),
    ]
    sheet = {
        "lang": lang,
        "rules": _list_rules(inputs),
        "assumed": {**ASSUMED, "first": day(FIRST), "last": day(LAST), "listed": day(LISTED), "group": day(DESIGNATED)},
        "remedies": {code: say("value-remedy", lang, code=code) for code in REMEDIES},
        "ui": {
            **{f"try-{code}": text for code, text in say_all("try-wait", lang, length="{length}").items()},
            **{f"try-key-{code}": text for code, text in say_all("try-key", lang).items()},
            **{f"try-tell-{code}": text for code, text in say_all("try-tell", lang, remedies="{remedies}").items()},
            **{f"try-event-{code}": text for code, text in say_all("try-event", lang, day="{day}").items()},
            "ask-file": say("ask-file", lang),
            "try-group": say("try-group", lang, day="{day}"),
            **{f"try-came-{code}": text for code, text in say_all("try-who", lang).items()},
        },
    }
    return framed(
        inputs,
        "try",
        lang,
        TRY,
        say("try-title", lang),
        say("try-lead", lang),
        taps=fields,
        chosen={"year": str(OPENS)},
        years=YEARS,
        keys=codes("try-key"),
        **_inline(sheet, "try.js"),
    )


def say_all(message: str, lang: str, **values: str) -> dict[str, str]:
    """The words of every code of a message."""
    return {code: say(message, lang, code=code, **values) for code in codes(message)}


def _list_rules(inputs: SiteInputs) -> dict[str, Any]:
    """The rules without their words."""
    return {name: part for name, part in inputs.rules.items() if name not in ("words", "sha256", "gaps")}
