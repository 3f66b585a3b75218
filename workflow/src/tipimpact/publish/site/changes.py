"""What the Acts changed in a life, from rows of the table ``lives``: one sentence, then a line for each change."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from tipimpact.eligibility.rows import REMEDIES
from tipimpact.publish.site.anchors import href
from tipimpact.publish.site.held import Row
from tipimpact.publish.tables.cells import plain
from tipimpact.publish.words import capital, codes, date, law, listed, say
from tipimpact.publish.words.lengths import about

WORDS = ("closed", "delayed", "opened", "narrowed", "limited_first")  # the gravest first
BILLS = ("c31", "c10")
MOVED = WORDS[:3]  # words of a first day that moved
NAMED = 2  # phrases that sentences say
FEW = 3  # remedies that one phrase names
_FEDERAL = re.compile(r"\b(\d{4}) FC (\d+)\b")


@dataclass(frozen=True)
class Change:
    """What one Act did to one remedy, or alike to several.

    kind: the code of the Act, which is also its colour.  label: ``closed by Bill C-31``.  lines: sentences.
    rule: the provision in words, and its address on the site; None for neither.  rows: of the table, for the trails.
    """

    kind: str
    word: str
    label: str
    remedies: str
    lines: list[str]
    rule: tuple[str, str | None] | None
    rows: list[Row]


def changes(rows: Iterable[Row], provisions: dict[str, str], today: dt.date, lang: str) -> list[Change]:
    """The changes of a life, the gravest first. rows: of one life, told after its Act.  provisions: of ``Held``."""
    kept = sorted((row for row in rows if row.values["word"] in WORDS), key=_order)
    groups = [list(alike) for _, alike in groupby(kept, key=_alike)]
    return [_change(group, provisions, today, lang) for group in groups]


def sentence(found: Sequence[Change], lang: str) -> str:
    """What the Acts changed, an Act a sentence: the gravest changes by name, the others by their number."""
    if not found:
        return say("situations-said-none", lang)
    alike = [list(some) for _, some in groupby(found, key=_said_alike)]
    named = alike[:NAMED]
    said: list[str] = []
    for act, groups in groupby(named, key=lambda some: some[0].kind):
        first, *then = (_did(some, lang) for some in groups)
        values = {"act": say("lives-act", lang, code=act), "did": first}
        said.append(capital(say("situations-said-also" if said else "situations-said", lang, **values)))
        said += [say("situations-said-further", lang, did=did) for did in then]
    if not any(change.word in MOVED for change in found):
        said.append(say("situations-same_day", lang))
    if more := sum(map(len, alike[NAMED:])):
        said.append(say("situations-said-more", lang, count=more))
    return " ".join(said)


def _said_alike(change: Change) -> tuple[Any, ...]:
    """What changes that one phrase names have in common."""
    own = change.rows[0].values
    return (change.kind, change.word, plain(own["days"]), plain(own["attribute"]))


def moved_otherwise(rows: Iterable[Row], lang: str) -> Iterator[tuple[str, Row]]:
    """A line for each day that came earlier because a step was gone, and for each answer that cannot be told."""
    for row in rows:
        remedies = capital(say("situations-remedy", lang, code=row.values["remedy"]))
        if row.values["word"] == "sooner":
            ahead = about(-int(row.values["days"]), lang)
            yield say("situations-sooner", lang, remedies=remedies, length=ahead), row
        elif row.values["word"] == "unknown":
            yield say("situations-untold", lang, remedies=remedies), row


def _order(row: Row) -> tuple[Any, ...]:
    own = row.values
    act = codes("lives-act").index(own["act"])
    through = "" if plain(own["through"]) is None else own["through"]
    return WORDS.index(own["word"]), act, through, -(plain(own["days"]) or 0), REMEDIES.index(own["remedy"])


def _alike(row: Row) -> tuple[Any, ...]:
    """What the rows of one change have in common."""
    names = ("word", "act", "mode", "how", "through", "days", "can_ask", "citation", "value_with", "closed_after")
    own = tuple(plain(row.values[name]) for name in names)
    return (*own, row.values["remedy"]) if row.values["word"] in ("narrowed", "limited_first") else own


def _did(some: Sequence[Change], lang: str) -> str:
    """A phrase for what one Act did to one remedy, or to several alike."""
    word, own = some[0].word, some[0].rows[0].values
    if word == "narrowed" and own["attribute"] == "review_interval":
        return say("situations-did-narrowed-review", lang, **_both(own, lang))
    if word == "narrowed":
        return say("situations-did-narrowed", lang, code=own["value_with"])
    rows = [row for change in some for row in change.rows]
    if word == "closed" and [row.values["remedy"] for row in rows] == ["pr_kept"]:  # nothing that is asked for
        return say("situations-did-closed-pr_kept", lang)
    names = [say("situations-remedy", lang, code=row.values["remedy"]) for row in rows]
    if len(names) > FEW:
        many = {"first": names[0], "then": names[1], "count": len(names) - 2}
        values = {"remedies": say("situations-said-many", lang, **many)}
    else:
        values = {"remedies": listed(names, lang)}
    if word == "delayed":
        values["length"] = about(int(own["days"]), lang)
    return say("situations-did", lang, code=word, **values)


def _both(own: Mapping[str, Any], lang: str) -> dict[str, str]:
    """The values with an Act and without it, each a number with its unit."""
    return {"value": _value(own["value_with"], lang), "other": _value(own["value_without"], lang)}


def _change(group: list[Row], provisions: dict[str, str], today: dt.date, lang: str) -> Change:
    own = {name: plain(value) for name, value in group[0].values.items() if name != "readings"}
    citation = own["citation"]
    return Change(
        kind=own["act"],
        word=own["word"],
        label=say("situations-label", lang, code=own["word"], act=say("lives-act", lang, code=own["act"])),
        remedies=listed([say("situations-remedy", lang, code=row.values["remedy"]) for row in group], lang),
        lines=list(filter(None, [*_lines(own, len(group), lang), _became(own, today, lang)])),
        rule=(law(citation, lang), href(citation, provisions)) if citation else None,
        rows=group,
    )


def _lines(own: dict[str, Any], count: int, lang: str) -> Iterator[str]:
    match own["word"]:
        case "closed" if own["mode"] == "time" and own["removed"]:
            yield say("situations-closed-removed", lang, day=date(own["removed"], lang))
        case "closed":
            mode = "pr_kept" if own["remedy"] == "pr_kept" else own["mode"]
            yield say("situations-closed", lang, code=mode, count=count)
        case "delayed":
            days = {"day": date(own["can_ask"], lang), "other": date(own["can_ask_without"], lang)}
            yield say("situations-delayed", lang, length=about(own["days"], lang), **days)
        case "narrowed" if own["attribute"] == "review_interval":
            yield say("situations-narrowed-review", lang, **_both(own, lang))
        case "narrowed":
            yield say("situations-narrowed", lang, code=own["value_with"])
        case "limited_first":
            yield say("situations-limited", lang, code=own["remedy"], value=_value(own["value_with"], lang))
        case "opened":
            yield say("situations-opened", lang, day=date(own["can_ask"], lang))
    if own["through"]:
        yield say("situations-through", lang, remedy=say("situations-remedy", lang, code=own["through"]))
    if own["how"] and own["how"] in codes("situations-how"):
        yield say("situations-how", lang, code=own["how"])
    if own["closed_after"]:
        yield say("situations-again", lang, length=about(own["closed_after"], lang))


def _became(own: dict[str, Any], today: dt.date, lang: str) -> str:
    """What became of the rule; "" where no rule of the base Act or its regulations is cited."""
    if own["until"] and own["taken_over_by"]:
        by, day = law(own["taken_over_by"], lang), date(own["until"], lang)
        return say("situations-taken", lang, by=by, day=day)
    if own["until"]:
        by = ruling(own["ended_by"], lang) if own["ended_by"] else law(own["citation"], lang)
        return say("situations-ended", lang, by=by, day=date(own["until"], lang))
    cited = (own["citation"] or "").split(" ")[0] in ("IRPA", "IRPR")
    return say("situations-still", lang, day=date(today, lang)) if cited else ""


def ruling(text: str, lang: str) -> str:
    """A ruling of the Federal Court as its language cites it: 2015 FC 892 and 2015 CF 892."""
    return _FEDERAL.sub(r"\1 CF \2", text) if lang == "fr" else text


def _value(text: str, lang: str) -> str:
    """A number with its unit, like ``30 days``."""
    number, unit = text.split(" ")
    return f"{number} {say('value-length_unit', lang, code=unit)}"
