"""Asks: sentences that ask somebody to do something, with whom they ask.

Of a recommendation of the Universal Periodic Review the heading names who is asked. Of a sentence a dependency parse
gives the duty (``should``, ``doit``), the request (``we urge``, ``nous demandons``) or the impersonal ask
(``il faut``), and its subject. A list item that opens with a bare verb is parsed behind a prefix (``They should
ratify ...``), so that the parser takes the word for a verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from tipimpact.reports.words import model
from tipimpact.themes.counts import is_background
from tipimpact.themes.names import masked

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COLUMNS = [
    *("sentence_id", "language", "form", "addressee", "addressee_from", "addressed_to", "themes", "quote", "place"),
    *("source_type", "year", "period", "answer"),
]
REPORTING = ("ngo", "research", "other")  # all their asks are published, also those on no theme
INSTRUCTING = ("government", "parliament")  # a lone list item of these is usually a caption
UNITS = ("bullet", "row", "recommendation")
PARTICLES = frozenset(["se", "s'", "s’", "ne", "n'", "n’", "pas", "not", "also", "to"])
UNDER_REVIEW = re.compile(r"^UPR \d+: (?P<state>.+) <- ")
# Who is asked, by the words that name them. A subject that names nobody of these is not an addressee.
ADDRESSEES = {
    "canada": r"canada|canadian|canadien\w*|governments?|gouvernements?|ministers?|ministres?|minist(?:ry|ère)"
    r"|department|parliament|parlement|parliamentarians|parlementaires|provinces?|provincial\w*|territor\w+|territoires?"
    r"|municipalit\w+|federal|fédéral\w*|ircc|cic|esdc|edsc|cbsa|asfc|irb|cisr",
    "officials": r"officers?|agents?|police|policiers?|rcmp|grc|officials|fonctionnaires|prosecutors?|procureurs?"
    r"|courts?|tribuna(?:l|ux)|judges?|juges?|authorities|autorités|embass(?:y|ies)|ambassades?|inspectors?|inspecteurs?",
    "others": r"employers?|employeurs?|organi[sz]ations?|organismes?|ngos?|ong|services?|unions?|syndicats?|communit\w+"
    r"|communautés?|consultants?|recruiters?|recruteurs?|agenc(?:y|ies)|agences?|members|membres|providers?"
    r"|intervenante?s?|workers?|travailleu\w+|researchers?|chercheu\w+|lawyers?|avocate?s?",
}
NAMED = {who: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for who, words in ADDRESSEES.items()}


@dataclass(frozen=True)
class AskGrammar:
    """How a language asks: regular expressions, lemmas of verbs, and words of certain classes.

    trigger: every sentence with an ask matches it.  lead_in: words before a list that ask for its items; the group
    ``who`` is the addressee.  impersonal: the action follows the end of the match.  saying: verbs with which nothing is
    asked (*it should be noted*).
    """

    prefix: str
    trigger: re.Pattern[str]
    lead_in: re.Pattern[str]
    impersonal: re.Pattern[str]
    duty: frozenset[str]
    request: frozenset[str]
    saying: frozenset[str]
    not_addressed: frozenset[str]
    condition: frozenset[str]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NEEDED = {
    "en": r"it(?:'s| is) (?:essential|necessary|important|imperative|crucial|vital|time)",
    "fr": r"il est (?:essentiel|nécessaire|important|impératif|urgent|temps|primordial)",
}
GRAMMARS = {
    "en": AskGrammar(
        prefix="They should ",
        trigger=re.compile(
            r"\b(?:should|must|ought|needs? to|has to|have to|urg(?:e|es|ing)|calls?|calling|recommends?|asks?|demands?"
            rf"|requests?|encourages?|invites?|implores?|let us|let's|{_NEEDED['en']})\b",
            re.IGNORECASE,
        ),
        lead_in=re.compile(
            r"(?P<who>[^,;:.]*?)\s*\b(?:should|must|need to|needs to|ought to|(?:is|are) (?:asked|urged|called on) to)"
            r"(?: also)?\s*:$|\b(?:recommend|call for|demand|ask|urge)\w*[^:.]*:$|\brecommendations?[^:.]*:$",
            re.IGNORECASE,
        ),
        impersonal=re.compile(rf"\b(?:{_NEEDED['en']}|let us|let's)\b", re.IGNORECASE),
        duty=_set("should must ought"),
        request=_set("urge request recommend ask call encourage invite exhort implore demand"),
        saying=_set("say note mention remember add admit point emphasize stress recall tell confess understand"),
        not_addressed=_set("i who which that whom what"),
        condition=_set("if whether unless when where because why how"),
    ),
    "fr": AskGrammar(
        prefix="Il faut ",
        trigger=re.compile(
            r"\b(?:doi(?:t|vent)|devons|devr(?:a|ait|aient|ont|ons|ions)|faut|faudrait|faudra|exhort\w+|recommand\w+"
            r"|demand(?:e|ent|ons|ez)|invit(?:e|ent|ons)|pri(?:e|ons|ent)|réclam(?:e|ons|ent)|press(?:e|ons|ent)"
            rf"|encourag(?:e|eons|ent)|{_NEEDED['fr']})\b",
            re.IGNORECASE,
        ),
        lead_in=re.compile(
            r"(?P<who>[^,;:.]*?)\s*\b(?:doit|doivent|devrait|devraient|devra|devront)(?: aussi| également)?\s*:$"
            r"|\b(?:recommand|demand|exhort|réclam)\w*[^:.]*:$|\bil faut[^:.]*:$|\brecommandations?[^:.]*:$",
            re.IGNORECASE,
        ),
        impersonal=re.compile(rf"\b(?:il (?:ne )?(?:faut|faudrait|faudra)|{_NEEDED['fr']})\b", re.IGNORECASE),
        duty=_set("devoir"),
        request=_set("exhorter recommander demander inviter prier réclamer presser encourager enjoindre"),
        saying=_set("dire noter mentionner rappeler souligner ajouter avouer admettre préciser remarquer savoir"),
        not_addressed=_set("je j' j’ qui que qu' qu’ dont lequel laquelle lesquels lesquelles"),
        condition=_set("si s' s’ quand lorsque parce pourquoi comment où"),
    ),
}
# Dependency labels of the two language models.
SUBJECTS = _set("nsubj nsubjpass nsubj:pass")
CONTENTS = _set("xcomp ccomp obl:arg obj acl")
ASKED = _set("dobj obj iobj obl:arg nsubj prep")
SET_OFF = _set("relcl acl acl:relcl parataxis appos advcl")


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
    bare, parsed = [], []
    grammar = GRAMMARS[lang]
    for row in _with_lead_ins(sentences, grammar):
        if row["sentence_id"] not in coded and row["source_type"] not in REPORTING:
            continue
        if row["kind"] == "recommendation":
            yield row | {"form": "recommendation", **_addressee(None, row)}
        elif row["bare"]:
            bare.append(row)
        elif grammar.trigger.search(row["text"]):
            parsed.append(row)
    nlp = model(lang, "parser")
    items = [grammar.prefix + row["text"][:1].lower() + row["text"][1:] for row in bare]
    for row, doc in zip(bare, nlp.pipe(items), strict=True):
        if _opens_with_verb(doc, lang, len(grammar.prefix)):
            yield row | {"form": "bare", **_addressee(None, row)}
        elif grammar.trigger.search(row["text"]):
            parsed.append(row)
    for row, doc in zip(parsed, nlp.pipe(row["text"] for row in parsed), strict=True):
        if ask := _find_ask(doc, grammar):
            form, asked = ask
            yield row | {"form": form, **_addressee(asked, row)}


def _with_lead_ins(sentences: pd.DataFrame, grammar: AskGrammar) -> Iterator[dict[str, Any]]:
    """The sentences with two keys added.

    bare: whether a bare verb at the beginning is an ask; in a list with a lead-in, only if the lead-in asks.
    who: the addressee in the lead-in.
    """
    lead, document = None, None
    for row in sentences.to_dict("records"):
        if row["doc_id"] != document or row["kind"] not in UNITS:
            closes = row["text"].rstrip().endswith(":")
            lead, document = row["text"] if closes else None, row["doc_id"]
        asking = grammar.lead_in.search(lead) if lead and row["kind"] in UNITS else None
        alone = lead is None and row["text"][:1].isupper() and row["source_type"] not in INSTRUCTING
        bare = row["kind"] in UNITS and (asking is not None or alone)
        yield {str(name): value for name, value in row.items()} | {"bare": bare, "who": asking and asking["who"]}


def _addressee(asked: str | None, row: dict[str, Any]) -> dict[str, str | None]:
    """The addressee as written, the part of the document that names it, and who that is."""
    if state := UNDER_REVIEW.match(row["section"] or ""):
        to = "canada" if state["state"] == "Canada" else "state"
        return {"addressee": state["state"], "addressee_from": "section", "addressed_to": to}
    for words, origin in ((asked, "sentence"), (row["who"], "lead_in")):
        for to, named in NAMED.items():
            if words and named.search(words):
                return {"addressee": words.strip(), "addressee_from": origin, "addressed_to": to}
    return {"addressee": None, "addressee_from": None, "addressed_to": "not_named"}


def _opens_with_verb(doc: Doc, lang: str, shift: int) -> bool:
    """Whether the first word behind the prefix is an infinitive or imperative: ``ratify``, ``créer``."""
    words = [token for token in doc if token.idx >= shift and not token.is_punct]
    first = next((token for token in words[:4] if token.pos_ != "ADV" and token.lower_ not in PARTICLES), None)
    if first is None or first.pos_ not in ("VERB", "AUX"):
        return False
    if lang == "fr":
        return "VerbForm=Inf" in str(first.morph) and first.lower_.endswith(("er", "ir", "re", "ez"))
    return first.tag_ == "VB" and not any(c.lower_ == "to" and c.dep_ == "aux" for c in first.children)


def _find_ask(doc: Doc, grammar: AskGrammar) -> tuple[str, str | None] | None:
    """Form and addressee of the first duty, request or impersonal ask of a sentence. A question is not an ask."""
    text = doc.text
    if text.rstrip(' "»').endswith("?"):
        return None
    impersonal = {match.end() for match in grammar.impersonal.finditer(text)}
    for token in doc:
        ways = WAYS if token.idx + len(token) in impersonal else PERSONAL
        for form, way in ways.items():
            match = way(token, grammar)
            if match and match[0].lemma_.lower() not in grammar.saying:
                return form, _words(match[1]) if match[1] else None
    return None


def _duty(token: Token, grammar: AskGrammar) -> tuple[Token, Token | None] | None:
    """``the government should act``: the verb, and its subject unless the verb is passive."""
    if token.lemma_.lower() not in grammar.duty and not _need(token):
        return None
    if any(mark in str(token.morph) for mark in ("Tense=Past", "VerbForm=Part", "VerbForm=Inf")):
        return None
    helps = token.dep_.startswith("aux")
    holder = token.head if helps else token
    content = (c for c in token.children if c.dep_ in ("xcomp", "ccomp") and c.i > token.i)
    verb = holder if helps else next(content, None)
    if verb is None or verb.pos_ not in ("VERB", "AUX"):
        return None
    if any(c.lemma_ in ("have", "avoir") and c.dep_.startswith("aux") and c.i > token.i for c in verb.children):
        return None  # should have done, aurait dû faire: about the past
    subject = next((c for c in (*holder.children, *verb.children) if c.dep_ in SUBJECTS), None)
    if subject is None or subject.lower_ in grammar.not_addressed or not _asserted(holder, grammar):
        return None
    if subject.i > token.i:
        return None  # should it fail: a condition
    return verb, None if "pass" in subject.dep_ or _passive(verb) else subject


def _request(token: Token, grammar: AskGrammar) -> tuple[Token, Token | None] | None:
    """``we urge Canada to act``, ``nous demandons au ministre d'agir``: the verb of the action, and the addressee."""
    if token.lemma_.lower() not in grammar.request or token.pos_ != "VERB" or not _present(token):
        return None
    subject = next((c for c in token.children if c.dep_ in SUBJECTS), None)
    if subject is None or subject.lower_ in grammar.not_addressed - {"je", "i"} or not _asserted(token, grammar):
        return None
    after = [c for c in token.children if c.i > token.i]
    near = (*after, *(c for child in after for c in child.children if c.dep_ == "acl"))  # au ministre d'agir
    content = next((c for c in near if c.dep_ in CONTENTS and c.pos_ in ("VERB", "AUX")), None)
    if content is None:
        return None
    inner = [] if _passive(content) else [*content.children]  # that it be repealed: it is not the addressee
    asked = [c for c in (*after, *inner) if c.dep_ in ASKED and c.i < content.i]
    asked = [next(iter(c.children), c) if c.dep_ == "prep" else c for c in asked]
    return content, next((c for c in asked if c.pos_ in ("NOUN", "PROPN")), None)


def _impersonal(token: Token, grammar: AskGrammar) -> tuple[Token, Token | None] | None:
    """``it is essential that Canada act``, ``il faut agir``, of the last word before what is asked."""
    verbs = (t for t in token.doc[token.i + 1 :] if t.pos_ == "VERB" and "VerbForm=Part" not in str(t.morph))
    verb = next(verbs, None)
    if verb is None or not _asserted(token, grammar):
        return None
    return verb, next((c for c in verb.children if c.dep_ in SUBJECTS and c.i > token.i), None)


PERSONAL = {"duty": _duty, "request": _request}
WAYS = {**PERSONAL, "impersonal": _impersonal}  # where the words before say so


def _asserted(token: Token, grammar: AskGrammar) -> bool:
    """Whether the token is outside relative and conditional clauses, which mention a duty without asking."""
    for above in (token, *token.ancestors):
        if above.dep_ in ("relcl", "acl", "acl:relcl", "pcomp"):
            return False
        if above.dep_ == "ccomp" and above.head.pos_ in ("NOUN", "PROPN", "PRON"):  # frais que l'on doit payer
            return False
        if above.dep_ in ("advcl", "ccomp") and any(c.lower_ in grammar.condition for c in above.children):
            return False
    return not any(c.lower_ in grammar.condition and c.i < token.i for c in token.children)


def _need(token: Token) -> bool:
    """``need to``, ``has to``."""
    follows = token.i + 1 < len(token.doc) and token.nbor().lower_ == "to"
    return follows and token.lower_ in ("need", "needs", "has", "have") and token.tag_ in ("VBP", "VBZ")


def _present(token: Token) -> bool:
    morph = str(token.morph)
    if token.lang_ == "fr":
        return "VerbForm=Fin" in morph and "Tense=Pres" in morph
    helped = {c.lower_ for c in token.children if c.dep_ == "aux"}
    if token.tag_ == "VBG":
        return bool(helped & {"am", "are", "is", "'m", "'re"})
    return token.tag_ in ("VBP", "VBZ") or (token.tag_ == "VB" and bool(helped & {"would", "must", "do", "will"}))


def _passive(verb: Token) -> bool:
    """Whether the verb is passive: ``be abolished``, ``soit incluse``."""
    return any("pass" in c.dep_ or (c.dep_ == "cop" and "VerbForm=Part" in str(verb.morph)) for c in verb.children)


def _words(noun: Token) -> str:
    """A noun with what depends on it, as written, up to a relative clause or a mark."""
    ends = [child.left_edge.i for child in noun.children if child.i > noun.i and child.dep_ in SET_OFF]
    last = min([*ends, noun.right_edge.i + 1])
    return re.split(r"[,;:(–]", noun.doc[noun.left_edge.i : last].text)[0].strip()
