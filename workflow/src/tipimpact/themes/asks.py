"""Asks: sentences that ask somebody to do something, with whom they ask.

Of a recommendation of the Universal Periodic Review the heading names who is asked. A list item may open with a bare
verb, which the language model reads behind a prefix (``They should ratify ...``), so that it takes the word for a verb.
Of other sentences patterns give the duty (``should``, ``doit``), the request (``we urge``, ``nous demandons``) or the
impersonal ask (``il faut``), and the words before or after it that name somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd

from tipimpact.reports.words import model
from tipimpact.themes.counts import is_background
from tipimpact.themes.names import masked
from tipimpact.themes.words import WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc

COLUMNS = [
    *("sentence_id", "language", "form", "addressee", "addressee_from", "addressed_to", "themes", "quote", "place"),
    *("source_type", "year", "period", "answer"),
]
REPORTING = ("ngo", "research", "other")  # all their asks are published, also those on no theme
INSTRUCTING = ("government", "parliament")  # a lone list item of these is usually a caption
UNITS = ("bullet", "row", "recommendation")
PARTICLES = frozenset(["se", "s'", "s’", "ne", "n'", "n’", "pas", "not", "also", "to"])
UNDER_REVIEW = re.compile(r"^UPR \d+: (?P<state>.+) <- ")
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


def asks(sentences: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """The sentences that ask: those on a theme, and all of organizations' reports. Names of persons are masked.

    sentences: as the stage `reports` writes them. Left out are statutes, which command; debates from before the bills,
    which are background; and instructions of a department.  mentions: as from ``extract``.
    Columns: sentence_id, language, form (``recommendation`` of the Universal Periodic Review, ``bare`` verb of a list
    item, ``duty``, ``request``, ``impersonal``), addressee (as written, or missing), addressee_from (``sentence``,
    ``lead_in`` of the list, ``section``), addressed_to (a key of ``ADDRESSEES``, ``state`` for another State,
    ``not_named``), themes, quote (the sentence), place (document and characters), source_type, year, period, answer.
    """
    themes = mentions.groupby("sentence_id")["theme"].unique().map(list)
    asking = sentences[~sentences["source_type"].eq("statute") & ~is_background(sentences)]
    rows = [
        row for lang, own in asking.groupby("lang", sort=False) for row in _asks_of(own, str(lang), set(themes.index))
    ]
    table = pd.DataFrame(rows, columns=[*sentences.columns, "form", "addressee", "addressee_from", "addressed_to"])
    to_a_state = table["addressed_to"].isin(["canada", "state"])
    instructing = table["source_type"].eq("government") & (table["form"].eq("duty") | ~to_a_state)
    table = table[~instructing].rename(columns={"lang": "language"}).reset_index(drop=True)
    place = table["doc_id"] + ":" + table["start"].astype(str) + "-" + table["end"].astype(str)
    coded = [themes.get(name, []) for name in table["sentence_id"]]
    table = table.assign(place=place, quote=table["text"], themes=pd.Series(coded, table.index, dtype=object))
    states = set(table.loc[table["addressee_from"].eq("section"), "addressee"])
    for language, own in table.groupby("language"):
        table.loc[own.index, "quote"] = masked(own["quote"], str(language), states)
    return table[COLUMNS]


def _asks_of(sentences: pd.DataFrame, lang: str, coded: set[str]) -> Iterator[dict[str, Any]]:
    """The asks of one language's sentences, with form and addressee."""
    grammar, prefix = GRAMMARS[lang], PREFIXES[lang]
    rows = [
        row
        for row in _with_lead_ins(sentences, grammar)
        if row["sentence_id"] in coded or row["source_type"] in REPORTING
    ]
    bare = [row for row in rows if row["bare"]]
    texts = (prefix + row["text"][:1].lower() + row["text"][1:] for row in bare)
    items = model(lang, "ner").pipe(texts, disable=["ner", "lemmatizer"])
    verbs = {
        row["sentence_id"] for row, item in zip(bare, items, strict=True) if _opens_with_verb(item, lang, len(prefix))
    }
    for row in rows:
        if row["kind"] == "recommendation":
            yield row | {"form": "recommendation", **_addressee("", row)}
        elif row["sentence_id"] in verbs:
            yield row | {"form": "bare", **_addressee("", row)}
        elif ask := _find_ask(row["text"], grammar):
            form, asked = ask
            yield row | {"form": form, **_addressee(asked, row)}


def _with_lead_ins(sentences: pd.DataFrame, grammar: dict[str, re.Pattern[str]]) -> Iterator[dict[str, Any]]:
    """The sentences with two keys added.

    bare: whether a bare verb at the beginning is an ask; in a list with a lead-in, only if the lead-in asks.
    who: the addressee in the lead-in.
    """
    lead, document = None, None
    for row in sentences.to_dict("records"):
        if row["doc_id"] != document or row["kind"] not in UNITS:
            closes = row["text"].rstrip().endswith(":")
            lead, document = row["text"] if closes else None, row["doc_id"]
        asking = grammar["lead_in"].search(lead) if lead and row["kind"] in UNITS else None
        alone = lead is None and row["text"][:1].isupper() and row["source_type"] not in INSTRUCTING
        bare = row["kind"] in UNITS and (asking is not None or alone)
        yield {str(name): value for name, value in row.items()} | {"bare": bare, "who": asking and asking["who"]}


def _addressee(asked: str, row: dict[str, Any]) -> dict[str, str | None]:
    """The addressee as written, the part of the document that names it, and who that is."""
    if state := UNDER_REVIEW.match(row["section"] or ""):
        to = "canada" if state["state"] == "Canada" else "state"
        return {"addressee": state["state"], "addressee_from": "section", "addressed_to": to}
    for words, origin in ((asked, "sentence"), (row["who"] or "", "lead_in")):
        for to, named in ADDRESSEES.items():
            if match := named.search(words):
                return {"addressee": match[0], "addressee_from": origin, "addressed_to": to}
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
    for form in FORMS:
        match = grammar[form].search(text)
        if match is None or (form != "impersonal" and grammar["mentioned"].search(text[: match.start(form)])):
            continue
        parts = {name: words or "" for name, words in match.groupdict().items()}
        passive = grammar["passive"].search(parts.get("that", "")) or grammar["passive"].match(parts.get("duty", ""))
        return form, "" if passive else parts.get("that") or parts["who"]
    return None
