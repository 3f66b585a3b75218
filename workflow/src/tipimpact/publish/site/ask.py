"""The page that answers for a person's own facts, offline: the questions, the rules of law and an evaluator inlined."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from tipimpact.package.reader import NEVER, day_number
from tipimpact.package.texts import Fact, LegalAid
from tipimpact.publish.site.anchors import href
from tipimpact.publish.site.archetypes import TABLE
from tipimpact.publish.site.frame import AGES, Draft, Page
from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.tables.html_format import SCRIPT, script, script_hash
from tipimpact.publish.words import codes, has, law, say
from tipimpact.publish.words.fluent import messages

OPENS = 2013  # the first whole year of the bill
WORDS = ("facts", "rows", "readings", "risk", "events", "touches", "deadlines")  # of the rules, that the page writes
_QUOTED = re.compile(r'"([a-z]+-[\w-]+)"')


def ask_page(inputs: SiteInputs, lang: str) -> Page | None:
    """The page; None where the edition has no rules."""
    if not has_rules(inputs):
        return None
    intake, rules, facts = inputs.authored.intake[lang], _list_rules(inputs), inputs.authored.facts
    lives = inputs.package.lives
    followed = {id: place for id, (place, _) in inputs.situations.items() if id in lives}
    words, citations = inputs.package.rules["words"][lang], {row["citation"] for row in rules["rows"]}
    citations |= {one["provision"] for one in rules["deadlines"]}
    starts = [
        {
            "place": place,
            "facts": {name: _read_value(facts[name], value) for name, value in inputs.package.lives[id]["facts"]},
        }
        for id, place in followed.items()
    ]
    sheet = {
        "lang": lang,
        "rules": rules,
        "intake": intake,
        "situations": starts,
        "words": {key: words[key] for key in WORDS},
        "law": {citation: [law(citation, lang), href(citation, inputs.provisions)] for citation in citations},
        "remedies": _say_each("value-remedy", lang),
        "answers": _say_each("value-answer", lang),
        "now": _say_each("situations-now", lang),
        "empty": _say_each("ask-empty", lang),
        "follows": [code for code, remedy in inputs.authored.remedies.items() if remedy.given_by == "law"],
        "counts": _say_each("value-deadlines-counts_from", lang),
        "extended": _say_each("value-deadlines-extended_by", lang),
        "legal_aid": {code: _name_legal_aid(body, lang) for code, body in inputs.authored.legal_aid.items()},
        "ages": AGES,
        "ui": say_in_script("ask.js", lang),
    }
    page = Draft("ask", inputs, lang)
    return page.write(questions=intake["questions"], situations=followed, **_inline(sheet, "ask.js"))


def _name_legal_aid(body: LegalAid, lang: str) -> str:
    """Its name, with a number and an address where somebody read them."""
    return ", ".join(filter(None, (getattr(body.name, lang), body.number, body.address)))


def has_rules(inputs: SiteInputs) -> bool:
    """Whether the edition has the rules, and answers to hold against them."""
    return bool(inputs.package.rules) and TABLE in inputs.results


def _inline(sheet: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """One classic script with an evaluator and what it reads, so that the page can be mailed and opened from a disk."""
    written = json.dumps(sheet, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    data = Markup(written.replace("<", "\\u003c"))
    return {"sheet": data, **inline_script("rules.js", "page.js", *names)}


def inline_script(*names: str) -> dict[str, Any]:
    """The script of the site and some more as one, and what the content security policy says of it."""
    content = "\n".join(map(script, (SCRIPT, *names)))
    return {"page_script": Markup(content), "page_script_hash": script_hash(content)}


def _read_value(fact: Fact, value: str) -> Any:
    """A fact as the rules have it: a day as a number, yes or no as a truth; None where it is not known."""
    if value == "?":
        return None
    if fact.kind == "date":
        return "never" if value in ("never", NEVER.isoformat()) else day_number(dt.date.fromisoformat(value))
    return value if fact.kind == "choice" else value == "yes"


def say_in_script(name: str, lang: str) -> dict[str, str]:
    """The messages that a script names; what it fills in stands between braces."""
    known = messages()[lang]
    ids = (id for id in dict.fromkeys(_QUOTED.findall(script(name))) if has(id))
    return {id: say(id, lang, **{value: f"{{{value}}}" for value in known.uses(id).shown}) for id in ids}


def try_page(inputs: SiteInputs, lang: str) -> Page | None:
    """The page on which a life is tried: one fact is changed, and the waits change; None where there are no rules."""
    if not has_rules(inputs):
        return None
    told = inputs.authored.refusals
    years = range(told.first.year, told.last.year + 1)  # of the strip
    child = next(question for question in inputs.authored.intake[lang]["questions"] if question["id"] == "child")
    answers = [(option["id"], option["says"]) for option in reversed(child["options"])]
    fields = [
        ("came", say("try-how", lang), list(_say_each("try-came", lang).items())),
        ("claim", say("try-asylum", lang), list(_say_each("try-claim", lang).items())),
        ("year", say("try-year", lang), [(str(year), str(year)) for year in years]),
        ("country", say("try-list", lang), list(_say_each("try-country", lang).items())),
        ("child", child["ask"], [*answers, ("", say("ask-unknown", lang))]),
    ]
    days = {"first": told.first, "last": told.last, "listed": told.listed, "group": told.designated}
    sheet = {
        "lang": lang,
        "rules": _list_rules(inputs),
        "assumed": {**told.assumed, **{name: day_number(on) for name, on in days.items()}},
        "remedies": _say_each("value-remedy", lang),
        "ui": {
            **_say_each("try-wait", lang, "try-", length="{length}"),
            **_say_each("try-key", lang, "try-key-"),
            **_say_each("try-tell", lang, "try-tell-", remedies="{remedies}"),
            **_say_each("try-event", lang, "try-event-", day="{day}"),
            "ask-file": say("ask-file", lang),
            "try-group": say("try-group", lang, day="{day}"),
            **_say_each("try-who", lang, "try-came-"),
        },
    }
    return Draft("try", inputs, lang).write(
        taps=fields, chosen={"year": str(OPENS)}, years=years, **_inline(sheet, "try.js")
    )


def _say_each(message: str, lang: str, before: str = "", **values: str) -> dict[str, str]:
    """The words of every code of a message. before: what precedes each code in its key."""
    return {f"{before}{code}": say(message, lang, code=code, **values) for code in codes(message)}


def _list_rules(inputs: SiteInputs) -> dict[str, Any]:
    """The rules without their words."""
    return {name: part for name, part in inputs.package.rules.items() if name not in ("words", "sha256")}
