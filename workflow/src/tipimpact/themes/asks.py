"""Asks: what is asked of Canada, with whom it asks: recommendations to Canada, and sentences that ask somebody.

Of a recommendation of the Universal Periodic Review the heading names who is asked. A list item may
open with a bare verb, which the language model reads behind a prefix (``They should ratify ...``),
so that it takes the word for a verb. Of other sentences patterns give the duty (``should``,
``doit``), the request (``we urge``, ``nous demandons``) or the impersonal ask (``il faut``), and
the words before or after it that name somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from tipimpact.reports.words import model
from tipimpact.themes.asked import AskedSubject, link_recommendations
from tipimpact.themes.counts import is_background
from tipimpact.themes.names import WORDS, masked

if TYPE_CHECKING:
    from spacy.tokens import Doc

COLUMNS = [
    *("sentence_id", "language", "in_scope", "subject", "act", "form", "addressee", "addressee_from", "addressed_to"),
    *("themes", "quote", "place", "source_type", "asked_by", "year", "period", "answer", "recommendations"),
]
REPORTING = ("ngo", "research", "other")  # all their asks are listed: people chose these reports
UNITS = ("bullet", "row", "recommendation")
PARTICLES = frozenset(["se", "s'", "s’", "ne", "n'", "n’", "pas", "not", "also", "to"])
TO_CANADA = re.compile(r"^UPR \d+: (?P<state>Canada) <- (?P<by>.+)")
PREFIXES = {lang: patterns["prefix"] for lang, patterns in WORDS["asks"].items()}
GRAMMARS = {
    lang: {name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()}
    for lang, patterns in WORDS["asks"].items()
}
FORMS = ("impersonal", "request", "duty")  # how a sentence asks, tried in this order
_ARTICLE = r"(?:\b(?:the|our|le|la|les|au|aux|du|des|nos|notre)\s+|\bl[’'])?"
ADDRESSEES = {
    to: re.compile(rf"{_ARTICLE}\b(?:{'|'.join(words)})\b", re.IGNORECASE) for to, words in WORDS["addressees"].items()
}
DEPARTMENTS = re.compile("|".join(WORDS["departments"]))
COMMA = "\u201a"  # in place of the comma in a department's name, where a comma would end who is asked


def asks(
    sentences: pd.DataFrame, mentions: pd.DataFrame, scope: pd.DataFrame, subjects: Sequence[AskedSubject] = ()
) -> pd.DataFrame:
    """What is asked: every relevant recommendation to Canada, and the sentences of other reports that ask somebody.

    sentences: as the stage `reports` writes them. Left out are recommendations to other States, statutes, instructions
    of a department, and debates from before the bills.  mentions: as from ``extract``.  scope: as from ``scope``; it
    decides which recommendations and which sentences of committees are listed, and themes decide nothing.
    subjects: of ``config/asks.yaml``, which say what each recommendation of the forum is about.
    Columns: sentence_id, language, in_scope, subject, act (``scope``; ``report``: of an organization's report), form
    (``recommendation`` of the Universal Periodic Review, ``bare`` verb of a list item, ``duty``, ``request``,
    ``impersonal``), addressee (as written, or missing), addressee_from (``sentence``, ``lead_in`` of the list,
    ``section``), addressed_to (a key of ``ADDRESSEES``, ``not_named``), themes (the reader's where it was read), quote
    (names of persons masked), place (document and characters), source_type, asked_by (State), year, period, answer,
    recommendations (of the forum: of the forum's own sentence itself, of others those on its subject).
    """
    coded = mentions.groupby("sentence_id")["theme"].unique().map(list)
    rows = sentences.merge(scope, how="left", on="sentence_id")
    rows = rows[~rows["source_type"].eq("statute") & ~is_background(rows)]
    reporting = rows["source_type"].isin(REPORTING)
    rows["in_scope"] = rows["in_scope"].where(~reporting, "report")
    rows = rows[rows["in_scope"].notna() | ~rows["kind"].eq("recommendation")]
    found = [row for lang, own in rows.groupby("lang", sort=False) for row in _asks_of(own, str(lang))]
    named = ["form", "addressee", "addressee_from", "addressed_to", "asked_by"]
    table = pd.DataFrame(found, columns=[*rows.columns, *named]).rename(columns={"lang": "language"})
    to_canada = table["form"].ne("duty") & table["addressed_to"].eq("canada")
    table = table[~table["source_type"].eq("government") | to_canada].reset_index(drop=True)
    place = table["doc_id"] + ":" + table["start"].astype(str) + "-" + table["end"].astype(str)
    given = [coded.get(name, []) for name in table["sentence_id"]]
    themes = table["themes"].where(table["themes"].notna(), pd.Series(given, table.index, dtype=object))
    table = table.assign(place=place, quote=table["text"], themes=themes)
    for language, own in table.groupby("language"):
        table.loc[own.index, "quote"] = masked(own["quote"], str(language))
    return table.assign(recommendations=link_recommendations(table, subjects))[COLUMNS]


def _asks_of(sentences: pd.DataFrame, lang: str) -> Iterator[dict[str, Any]]:
    """The asks of one language's sentences, with form and addressee."""
    grammar, prefix = GRAMMARS[lang], PREFIXES[lang]
    rows = [row for row in _with_lead_ins(sentences, grammar) if isinstance(row["in_scope"], str)]
    bare = [row for row in rows if row["bare"]]
    texts = (prefix + row["text"][:1].lower() + row["text"][1:] for row in bare)
    items = model(lang, "ner").pipe(texts, disable=["ner", "lemmatizer"])
    verbs = {
        row["sentence_id"] for row, item in zip(bare, items, strict=True) if _opens_with_verb(item, lang, len(prefix))
    }
    for row in rows:
        if row["kind"] == "recommendation":
            if asked := TO_CANADA.match(row["section"] or ""):
                named = {"addressee": asked["state"], "addressee_from": "section", "addressed_to": "canada"}
                yield row | {"form": "recommendation", "asked_by": asked["by"], **named}
        elif row["sentence_id"] in verbs:
            yield row | {"form": "bare", **_addressee("", row)}
        elif ask := _find_ask(row["text"], grammar):
            form, asked_of = ask
            yield row | {"form": form, **_addressee(asked_of, row)}


def _with_lead_ins(sentences: pd.DataFrame, grammar: dict[str, re.Pattern[str]]) -> Iterator[dict[str, Any]]:
    """The sentences with two keys added.

    bare: whether a bare verb at the beginning is an ask; in a list with a lead-in, only if the lead-in asks.
    who: the addressee in the lead-in.
    """
    lead, document = None, None
    for row in sentences.to_dict("records"):
        if row["doc_id"] != document or row["kind"] not in UNITS:
            closes = row["text"].rstrip().endswith(":")
            lead, document = _join_departments(row["text"]) if closes else None, row["doc_id"]
        asking = grammar["lead_in"].search(lead) if lead and row["kind"] in UNITS else None
        alone = lead is None and row["text"][:1].isupper() and row["source_type"] in REPORTING
        bare = row["kind"] in ("bullet", "row") and (asking is not None or alone)
        yield {str(name): value for name, value in row.items()} | {"bare": bare, "who": asking and asking["who"]}


def _join_departments(text: str) -> str:
    """The text with another sign for each comma in the name of a department."""
    return DEPARTMENTS.sub(lambda name: name[0].replace(",", COMMA), text)


def _addressee(asked: str, row: dict[str, Any]) -> dict[str, str | None]:
    """The addressee as written, the part of the document that names it, and who that is."""
    for words, origin in ((asked, "sentence"), (row["who"] or "", "lead_in")):
        for to, named in ADDRESSEES.items():
            if match := named.search(words):
                return {"addressee": match[0].replace(COMMA, ","), "addressee_from": origin, "addressed_to": to}
    return {"addressee": None, "addressee_from": None, "addressed_to": "not_named"}


def _opens_with_verb(doc: Doc, lang: str, shift: int) -> bool:
    """Whether the first word behind the prefix is an infinitive or imperative: ``ratify``, ``créer``."""
    words = [token for token in doc if token.idx >= shift and not token.is_punct]
    first = next((token for token in words[:4] if token.pos_ != "ADV" and token.lower_ not in PARTICLES), None)
    if first is None or first.pos_ not in ("VERB", "AUX"):
        return False
    if lang == "fr":
        return "VerbForm=Inf" in str(first.morph) and first.lower_.endswith(("er", "ir", "re", "ez"))
    return first.tag_ == "VB"


def _find_ask(text: str, grammar: dict[str, re.Pattern[str]]) -> tuple[str, str] | None:
    """The form of an ask, and the words that may name its addressee. A question is not an ask."""
    if text.rstrip(' "»').endswith("?"):
        return None
    text = _join_departments(text)
    for form in FORMS:
        match = grammar[form].search(text)
        if match is None or (form != "impersonal" and grammar["mentioned"].search(text[: match.start(form)])):
            continue
        parts = {name: words or "" for name, words in match.groupdict().items()}
        passive = grammar["passive"].search(parts.get("that", "")) or grammar["passive"].match(parts.get("duty", ""))
        return form, "" if passive else parts.get("that") or parts["who"]
    return None
