"""Asks: sentences that ask somebody to do something, as action, object, addressee, theme and legal citation.

A dependency parse gives subject, verb and object. A bullet or recommendation that opens with a bare verb is parsed with
a prefix (``They should ratify ...``, ``Il faut créer ...``), so that the parser takes the word for a verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from tipimpact.legislation.citations import find_citations
from tipimpact.reports.read import original_offset
from tipimpact.reports.words import model
from tipimpact.themes.names import masked

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COLUMNS = [
    "sentence_id", "part", "parts", "doc_id", "lang", "start", "end", "form", "negated", "action", "object",
    "addressee", "addressee_from", "themes", "citations", "text", "source_type", "year", "period", "answer",
]  # fmt: skip
# A lone list item of these sources is usually a caption. Their asks are sentences, or items of a list that asks.
INSTRUCTING = ("government", "parliament")
REPORTING = ("ngo", "research", "other")
UNITS = ("bullet", "row", "recommendation")
PARTICLES = frozenset(["se", "s'", "s’", "ne", "n'", "n’", "pas", "not", "also", "to"])
TO = re.compile(r"\A(au|aux|à)\s", re.IGNORECASE)
ARTICLES = {"au": "le ", "aux": "les ", "à": ""}
SHORT = re.compile(r"\b(?P<act>[AR])(?P<label>\d{2,3}(?:\.\d+)*(?:\([\w.]+\)|[a-z](?:\.\d+)?\))*)(?!\w)")
SHORT_ACTS = {"A": "IRPA", "R": "IRPR"}
UNDER_REVIEW = re.compile(r"^UPR \d+: (?P<state>.+) <- ")
LINK = re.compile(r"(?:[\s,;]|\b(?:and|et)\s)+\Z")


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
    speaker: frozenset[str]
    relative: frozenset[str]
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
        speaker=_set("i"),
        relative=_set("who which that whom what"),
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
        speaker=_set("je j' j’"),
        relative=_set("qui que qu' qu’ dont lequel laquelle lesquels lesquelles"),
        condition=_set("si s' s’ quand lorsque parce pourquoi comment où"),
    ),
}
# Dependency labels of the two language models.
SUBJECTS = _set("nsubj nsubjpass nsubj:pass")
PASSIVES = _set("nsubjpass nsubj:pass")
OBJECTS = _set("dobj obj")
CONTENTS = _set("xcomp ccomp obl:arg obj")
UNNAMED = _set("it there this that il ce cela ça on l' l’")
GOVERNED = _set("attr ccomp xcomp")
OF_OR_TO = re.compile(r"(?:à|aux?|de|du|des|d['’])(?:\s|\b)", re.IGNORECASE)
COMPLEMENTS = _set("dobj obj xcomp ccomp prep prt dative obl obl:arg obl:mod advmod")
ASKED = _set("dobj obj iobj obl:arg nsubj prep")


class Ask(NamedTuple):
    """One ask of a parsed text: the verb that says what to do, how it is asked, and of whom."""

    verb: Token | None
    form: str
    addressee: str | None = None


def asks(sentences: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """The asks of sentences. A sentence that asks for two things gives two rows.

    sentences: as the stage `reports` writes them; statutes are left out, because they command and do not ask.
    mentions: as from ``extract``, for the themes.
    Columns: sentence_id, part and parts (which ask of how many in the sentence), doc_id, lang, start and end (place
    of the ask's words in the original), form (``bare`` verb, ``duty``, ``request``, ``impersonal``,
    ``recommendation``: a recommendation whose verb is not recognized), negated, action (lemma of the verb), object,
    addressee, addressee_from (``sentence``, ``lead_in`` of the list, ``section``), themes, citations (as written by
    ``cited``), text (of the ask), source_type, year, period, answer. What the sentence does not state is missing.
    """
    outside_statutes = sentences[sentences["source_type"] != "statute"]
    places = dict(tuple(mentions.groupby("sentence_id")[["theme", "start"]]))
    rows: list[dict[str, Any]] = []
    for lang in sorted(outside_statutes["lang"].unique()):
        grammar = GRAMMARS[lang]
        group = list(_with_lead_ins(outside_statutes[outside_statutes["lang"] == lang], grammar))
        bare, others = [row for row in group if row["bare"]], [row for row in group if not row["bare"]]
        for row, doc in zip(bare, _parsed(lang, bare, grammar.prefix), strict=True):
            sentence_asks = list(_bare(doc, lang, len(grammar.prefix)))
            rows += _rows(row, sentence_asks, grammar, places.get(row["sentence_id"]), len(grammar.prefix))
            others += [] if sentence_asks else [row]
        for row, doc in zip(others, _parsed(lang, others), strict=True):
            sentence_asks = list(_asked(doc, grammar)) or (
                _any_bare(doc, lang) if row["kind"] == "recommendation" else []
            )
            rows += _rows(row, sentence_asks, grammar, places.get(row["sentence_id"]))
    order = {name: i for i, name in enumerate(outside_statutes["sentence_id"])}
    rows.sort(key=lambda row: (order[row["sentence_id"]], row["part"]))
    return pd.DataFrame(rows, columns=COLUMNS)


def published(all_asks: pd.DataFrame) -> pd.DataFrame:
    """The asks to publish: those on a theme, and all asks of organizations' reports. Names of persons are masked.

    ``quote`` is the text of the ask, ``place`` its document and characters.
    """
    kept = all_asks[(all_asks["themes"].str.len() > 0) | all_asks["source_type"].isin(REPORTING)].reset_index(drop=True)
    place = kept["doc_id"] + ":" + kept["start"].astype(str) + "-" + kept["end"].astype(str)
    kept = kept.rename(columns={"text": "quote", "lang": "language"}).assign(place=place)
    for language, group in kept.groupby("language"):
        for column in ("quote", "object", "addressee"):
            texts = group[column].dropna()
            kept.loc[texts.index, column] = masked(texts, str(language))
    return kept.drop(columns=["doc_id", "start", "end"])


def cited(text: str, lang: str, bare: bool = True) -> list[str]:
    """Provisions, Acts and bills that a text cites, without repetition: ``24(3)``, ``24(3), Criminal Code``, ``C-31``.

    The department's short forms are recognized: ``R209.2(1)`` is ``209.2(1), IRPR``.  bare: include provisions that are
    cited without an Act.
    """
    citations = []
    for citation in find_citations(text, lang):
        unit = f"{citation.unit}-{citation.to}" if citation.to else citation.unit
        if unit and (citation.act or bare):
            citations.append(f"{unit}, {citation.act}" if citation.act else unit)
        elif citation.act:
            citations.append(citation.act)
    citations += [f"{match['label']}, {SHORT_ACTS[match['act']]}" for match in SHORT.finditer(text)]
    return list(dict.fromkeys(citations))


def _with_lead_ins(sentences: pd.DataFrame, grammar: AskGrammar) -> Iterator[dict[str, Any]]:
    """The sentences that may contain an ask, with two keys added.

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
        if bare or row["kind"] == "recommendation" or grammar.trigger.search(row["text"]):
            who = (asking.groupdict().get("who") or "").strip() if asking else ""
            yield {**{str(name): value for name, value in row.items()}, "bare": bare, "who": who}


def _parsed(lang: str, rows: list[dict[str, Any]], prefix: str = "") -> Iterator[Doc]:
    """The parsed texts. After a prefix, a text begins in lower case."""
    texts = (prefix + text[:1].lower() + text[1:] if prefix else text for text in (row["text"] for row in rows))
    return model(lang, "parser").pipe(texts)


def _rows(
    row: dict[str, Any], sentence_asks: list[Ask], grammar: AskGrammar, places: pd.DataFrame | None, shift: int = 0
) -> Iterator[dict[str, Any]]:
    """A row for each ask of a sentence.  places: theme and start of the sentence's mentions."""
    if not sentence_asks and row["kind"] == "recommendation" and not row["bare"]:
        sentence_asks = [Ask(None, "recommendation")]
    ends = [ask.verb.idx - shift for ask in sentence_asks[1:] if ask.verb] + [len(row["text"])]
    first = 0
    for part, (ask, last) in enumerate(zip(sentence_asks, ends, strict=False), 1):
        words = LINK.sub("", row["text"][first:last])
        start, end = (original_offset(row["start"], row["skips"], i) for i in (first, first + len(words) - 1))
        addressee, origin = _addressee(ask, row)
        here: Iterable[str] = [] if places is None else places[places["start"].between(start, end)]["theme"]
        yield {
            **{name: row[name] for name in COLUMNS if name in row},
            **{
                "part": part,
                "parts": len(sentence_asks),
                "start": start,
                "end": end + 1,
                "text": words,
                "form": ask.form,
            },
            **{"addressee": addressee, "addressee_from": origin, "themes": list(dict.fromkeys(here))},
            "negated": _negated(ask.verb) if ask.verb else False,
            "action": ask.verb.lemma_.lower() if ask.verb else None,
            "object": _object(ask.verb, grammar) if ask.verb else None,
            "citations": cited(words, row["lang"], bare=row["source_type"] != "un"),
        }
        first = last


def _addressee(ask: Ask, row: dict[str, Any]) -> tuple[str | None, str | None]:
    """The addressee as written, and the part of the document that names it."""
    state = UNDER_REVIEW.match(row["section"] or "")
    for who, origin in ((ask.addressee, "sentence"), (row["who"], "lead_in"), (state and state["state"], "section")):
        if who:
            return TO.sub(lambda match: ARTICLES[match[1].lower()], who), origin
    return None, None


def _bare(doc: Doc, lang: str, shift: int) -> Iterator[Ask]:
    """Bare verbs: the first, and each verb joined to it that has an object of its own which is not a pronoun."""
    words = [token for token in doc if token.idx >= shift and not token.is_punct]
    first = next((token for token in words[:4] if token.pos_ != "ADV" and token.lower_ not in PARTICLES), None)
    if first is None or not _is_bare(first, lang):
        return
    if first.dep_.startswith("aux"):
        first = first.head  # do not detain
    yield Ask(first, "bare")
    done, text = any(child.dep_ in COMPLEMENTS for child in first.children), doc.text
    for token in doc[first.i + 1 :]:
        joined = token.dep_ == "conj" and (token.head == first or token.head.idx < shift)
        joined |= text[: token.idx].rstrip().endswith(";")
        own = any(child.dep_ in OBJECTS and child.pos_ != "PRON" for child in token.children)
        if done and joined and own and _is_bare(token, lang):
            yield Ask(token, "bare")


def _any_bare(doc: Doc, lang: str) -> list[Ask]:
    """The first bare verb of a recommendation that does not open with one."""
    verbs = [
        t for t in doc if (t.tag_ == "VB" or _is_bare(t, lang)) and not any(c.dep_ in SUBJECTS for c in t.children)
    ]
    verb = next((t for t in verbs if _is_bare(t, lang)), next(iter(verbs), None))
    return [Ask(verb, "bare")] if verb is not None else []


def _asked(doc: Doc, grammar: AskGrammar) -> Iterator[Ask]:
    """The first duty, request or impersonal ask of a sentence. A question is not an ask."""
    text = doc.text
    if text.rstrip(' "»').endswith("?"):
        return
    impersonal = {match.end() for match in grammar.impersonal.finditer(text)}
    for token in doc:
        ways = WAYS if token.idx + len(token) in impersonal else PERSONAL
        for form, way in ways.items():
            match = way(token, grammar)
            if match and match[0].lemma_.lower() not in grammar.saying:
                yield Ask(match[0], form, match[1])
                return


def _duty(token: Token, grammar: AskGrammar) -> tuple[Token, str | None] | None:
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
    if subject is None or subject.lower_ in grammar.speaker | grammar.relative or not _asserted(holder, grammar):
        return None
    if subject.i > token.i:
        return None  # should it fail: a condition
    if subject.lower_ in UNNAMED:
        return verb, None
    return verb, None if subject.dep_ in PASSIVES or _passive(verb) else _words(subject)


def _request(token: Token, grammar: AskGrammar) -> tuple[Token, str | None] | None:
    """``we urge Canada to act``, ``nous demandons au ministre d'agir``: the verb of the action, and the addressee."""
    if token.lemma_.lower() not in grammar.request or token.pos_ != "VERB" or not _present(token):
        return None
    subject = next((c for c in token.children if c.dep_ in SUBJECTS), None)
    if subject is None or subject.lower_ in grammar.relative or not _asserted(token, grammar):
        return None
    after = [c for c in token.children if c.i > token.i]
    near = (*after, *(c for child in after for c in child.children if c.dep_ == "acl"))  # au ministre d'agir
    content = next((c for c in near if c.dep_ in (*CONTENTS, "acl") and c.pos_ in ("VERB", "AUX")), None)
    if content is None:
        return None
    asked = [c for c in (*after, *content.children) if c.dep_ in ASKED and c.i < content.i]
    asked = [
        c for c in asked if not (c.head == content and _passive(content))
    ]  # that it be repealed: it is not the addressee
    asked = [next(iter(c.children), c) if c.dep_ == "prep" else c for c in asked]
    asked = [c for c in asked if c.pos_ in ("NOUN", "PROPN", "PRON")]
    return content, _words(asked[0], content) if asked and asked[0].lower_ not in UNNAMED else None


def _impersonal(token: Token, grammar: AskGrammar) -> tuple[Token, str | None] | None:
    """``it is essential that Canada act``, ``il faut agir``, of the last word before what is asked."""
    if not _asserted(token, grammar):
        return None
    verb = next((t for t in token.doc[token.i + 1 :] if t.pos_ == "VERB" and not _participle(t)), None)
    if verb is None:
        return None
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i > token.i), None)
    if subject is None or subject.lower_ in grammar.speaker | grammar.relative | UNNAMED:
        return verb, None
    return verb, _words(subject)


PERSONAL = {"duty": _duty, "request": _request}
WAYS = {**PERSONAL, "impersonal": _impersonal}  # where the words before say so


def _asserted(token: Token, grammar: AskGrammar) -> bool:
    """Whether the token is outside relative and conditional clauses, which mention a duty without asking."""
    for one in (token, *token.ancestors):
        if one.dep_ in ("relcl", "acl", "acl:relcl", "pcomp"):
            return False
        if one.dep_ == "ccomp" and one.head.pos_ in ("NOUN", "PROPN", "PRON"):  # frais que l'on doit payer
            return False
        if one.dep_ in ("advcl", "ccomp") and any(c.lower_ in grammar.condition for c in one.children):
            return False
    return not any(c.lower_ in grammar.condition and c.i < token.i for c in token.children)


def _is_bare(token: Token, lang: str) -> bool:
    """Whether the token is an infinitive or imperative: ``ratify``, ``créer``, ``suivez``."""
    if token.pos_ not in ("VERB", "AUX") or any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children):
        return False
    if lang == "fr":
        return "VerbForm=Inf" in str(token.morph) and token.lower_.endswith(("er", "ir", "re", "ez"))
    return token.tag_ == "VB"


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
    return any("pass" in c.dep_ or (c.dep_ == "cop" and _participle(verb)) for c in verb.children)


def _participle(token: Token) -> bool:
    return "VerbForm=Part" in str(token.morph)


def _negated(verb: Token) -> bool:
    near = [*verb.children, *(verb.head.children if verb.dep_ in ("xcomp", "ccomp") else ())]
    return any(c.dep_ == "neg" or c.lower_ in ("not", "n't", "pas", "jamais", "never") for c in near)


def _object(verb: Token, grammar: AskGrammar) -> str | None:
    """The object of the action: the verb's object, the subject of a passive, or another complement."""
    after = [c for c in verb.children if c.i > verb.i]
    adjacent = [c for c in after if c.dep_ == "prep" and c.i == verb.i + 1]
    pair = [other for other in after if other.dep_ == "conj" and other.i <= verb.i + 2]  # sign and ratify it
    joined = [c for other in pair for c in other.children if c.dep_ in OBJECTS]
    above = verb.head.children if _passive(verb) and verb.dep_ in ("xcomp", "ccomp") else ()  # ceci doit être fourni
    passive = [c for c in verb.children if c.dep_ in (SUBJECTS if _passive(verb) else PASSIVES)]
    passive += [c for c in above if c.dep_ in SUBJECTS and c.i < verb.i]
    governed = [c for c in after if c.dep_ in GOVERNED or (c.dep_ == "obl:arg" and OF_OR_TO.match(_words(c)))]
    strayed = [c for a in verb.ancestors for c in a.children if c.dep_ in OBJECTS and c.i > verb.i]
    for child in (*(c for c in after if c.dep_ in OBJECTS), *passive, *governed, *adjacent, *joined, *strayed):
        if child.lower_ not in grammar.relative or child.pos_ == "VERB":
            return _words(child)
    return None


def _words(token: Token, apart: Token | None = None) -> str:
    """The token's subtree as written, without ``apart``, relative clauses and parentheses."""
    own = set(token.subtree)
    apart_from = set(apart.subtree) if apart in own else set()  # the addressee may depend on the action
    kept = [t for t in token.subtree if not any(_sets_off(a, token) for a in (t, *_up_to(t, token)))]
    kept = [t for t in kept if t not in apart_from]
    doc = token.doc
    first, last = min(t.i for t in kept), max(t.i for t in kept)
    inside = {t.i for t in kept}
    last = next((i - 1 for i in range(token.i, last + 1) if i not in inside), last)
    return doc[first : last + 1].text.strip(" ,;:.(")


def _up_to(token: Token, top: Token) -> Iterable[Token]:
    while token != top and token.head != token:
        token = token.head
        if token != top:
            yield token


def _sets_off(token: Token, top: Token) -> bool:
    if token == top or (top.pos_ == "PRON" and token.head == top):
        return False
    return token.dep_ in ("relcl", "acl:relcl", "parataxis", "appos", "advcl") or token.text in (";", ":", "(", "–")
