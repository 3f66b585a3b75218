"""Justice Canada's Table of Public Statutes: which clause amended what, and the day on which it came into force.

One XML file an Act and language (folder ``tops-tdlp`` of github.com/justicecanada/laws-lois-xml).
Its entries ``CIF`` say when the clauses of a statute came into force as far as they concern that
Act; its entries ``Section`` name the clauses that amended each section. What this grammar cannot
read is an entry ``not_read``, with its words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from tipimpact.common.errors import LegislationError
from tipimpact.legislation.grammar import labels_in, prepare
from tipimpact.legislation.justice_xml import LANG, parse, words_of
from tipimpact.legislation.labels import ClauseRange
from tipimpact.legislation.register import citations

FOLDERS = {"en": "ENGLISH", "fr": "FRANÇAIS"}
# What became of a clause: it has a day, is in force on assent, its condition was met on a day, it never began, or it
# awaits an order or an event.
OUTCOMES = ("day", "assent", "met", "never", "awaiting", "not_read")

Ranges = tuple[ClauseRange, ...]
CENTURY = 100
_DASHES = str.maketrans({"\N{NON-BREAKING HYPHEN}": "-", "\N{NO-BREAK SPACE}": " ", "’": "'"})
_HEAD = re.compile(r"(?:CIF|EEV)[,.]? ?")
_STATUTE = re.compile(
    r"(?P<annual>(?P<year>\d{4})(?:-\d+)*, ch?\.? ?(?P<chapter>\d+)(?!\d))|"
    r"(?P<revised>(?:R\.S\.|L\.R\.)(?:C\.)?,?(?: \(?1985\)?,?)? ?ch?\. ?[\w.-]+(?: \(\d\w+ [Ss]uppl?\.\))?)|"
    r"(?P<order>(?:SOR|DORS|SI|TR)[/-][\d-]+)"
)
_ASSENT_DAY = re.compile(r"\((?:assent|sanction) ?:? ?(?P<day>\d\d\.\d\d\.\d{2,4})\),?")
_NOTE = re.compile(r"\[(?:Note|Remarque)[^\]]*\]?|\[[^\]]*\]")
_NEVER = re.compile(
    r"repealed before (?:it |they )?com(?:ing|es?) into force|never to have come into force|did not come into force|"
    r"abrogée?s? avant (?:leur |son |ses |sa |l')entrées? en vigueur|"
    r"(?:pas|jamais) (?:être )?entrée?s? en vigueur|ne (?:pas|jamais) entrer en vigueur",
    re.I,
)
_VERB = re.compile(
    r"\b(?:proclaimed |deemed |comes? |came |shall come |is |are |has |have |to |been |come )*"
    r"(?:in|into) force\b|\b(?:repealed before|deemed|ceased|not in force|effective)\b|"
    r"\b(?:entrée?s? |entren?t? |entrer |réputée?s? |proclamée?s? |non |est |sont |être )*en vigueur\b|"
    r"\b(?:abrogée?s? avant|réputée?s?|non en vigueur)\b|\bconditions (?:met|remplies)\b",
    re.I,
)
_CONDITIONS = re.compile(r"conditions (?:met|remplies)", re.I)
_ON_ASSENT = re.compile(r"^,? ?(?:on (?:royal )?assent|à la (?:date de )?sanction)", re.I)
_AWAITING = re.compile(
    r"not in force|non en vigueur|fixed by (?:order|proclamation)|fixées? par (?:décret|proclamation)", re.I
)
_DATE = re.compile(r"(?<![\d.])(?P<day>\d\d)[.,](?P<month>\d\d?)[. ]+(?P<year>\d{4}|\d\d)(?!\d)")
_SEE = re.compile(r"\b(?:see|voir)\b(?: (?:also|aussi|respectively|respectivement))?", re.I)
_INSTRUMENT = re.compile(r"(?P<kind>SI|TR|SOR|DORS|P\.C\.|C\.P\.)[-/ ]?(?P<number>\d{2,4}-\d+)")
_GAZETTE = re.compile(r"(?:Canada Gazette|Gazette du Canada)", re.I)
_RULE = re.compile(r"(?:ss?|subs?|subss|pars?|art|al)\. ?(?P<labels>[\d][\d.()a-z]*)")
_ENGLISH_ORDERS = {"TR": "SI", "DORS": "SOR", "C.P.": "P.C."}
_EXCEPT = re.compile(r",? ?\b(?:except(?:ing)?|other than|sauf|à l'exception(?: de)?|exception faite)\b:?", re.I)
# "... in force on assent, except s. 2 comes into force on ..." says two things.
_BREAK = re.compile(
    r";|,? ?\b(?:except|sauf),? (?=(?:ss?\.|art\.|par\.|al\.) [^;]*\b(?:into force|not in force|en vigueur))", re.I
)
_INSIDE = re.compile(
    r"\b(?:part|(?:sub)?division|partie|section) [\dIVX.]+ ?,? ?\((?:ss?|art)\. (?P<labels>[^)]*)\)", re.I
)
_DETAIL = re.compile(
    r"^(?:par\. )?\([a-z]\):?(?= ss?\.)|"
    r"\((?:Sch|ann|Part|partie|(?:sub)?division|terminolog|transitional|item|poste|nos?|(?-i:[FEA]))\b[^)]*\)?\)?|"
    r"(?<=\d) \((?:ss?|art)\. [^)]*\)|"
    r"\b(?:the headings? before|l'intertitre précédant|les intertitres précédant) (?:l')?(?:s|par|art)\. \d[\d.]*|"
    r"\b(?:its |the |son |sa |l'|les )?(?:schedules?|annexes?)(?: [\dIVX.]+(?: (?:to|and|à|et) [\dIVX.]+)?)?",
    re.I,
)
_ENACTS = re.compile(
    r"\b(?:enacted by|édictée?s? par|enacting|édictant) (?:l'|les? |la )?(?:ss?|subs?|subss|pars?|art|al)\. ?\d", re.I
)
# "s. 3.2 of the Access to Information Act, as enacted by s. 142": a part of what a clause enacts, not the clause.
_ENACTED_PART = re.compile(
    r"(?:ss?|pars?|subs?|subss|art|al)\. ?[^,;]*? (?:of the|de la) (?-i:[A-Z])[^;]*?,? (?:as )?"
    r"(?:enacted by|édictée?s? par) (?:l'|le |la )?(?:s|sub|par|art)\. ?\d[\d.()]*",
    re.I,
)
_AMENDED = re.compile(
    r",? ?(?:as (?:amended|enacted)|tel(?:le)?s? que (?:modifi|édict)\w*|édictée?s? par|enacted by)\b.*", re.I
)
_KINDS = re.compile(
    r"\b(?:ss?|(?:the )?act|la loi|articles?|paragraphes?|sub(?:s|ss|par|pars|cl)?|pars?|cl|art|al|sous-al|div|"
    r"dispositions?|and|to|the|of|et|à|de|les?|la|portion|définitions?|headings?)\b\.?|[,;.:&—–-]",
    re.I,
)
_LABEL = re.compile(r"\d[\w.]*(?:\(\w[\w.]*\))*|(?:\(\w[\w.]*\))+")
_CHANGES = {"added": "added", "ajout": "added", "repea": "repealed", "abrog": "repealed"}
_TOKEN = re.compile(rf"{_STATUTE.pattern}|ch?\. ?(?P<again>\d+)|\b(?P<word>added|repealed|ajoutée?s?|abrogée?s?)\b")
_ONE_LANGUAGE = re.compile(r"\([FEA]\)")


class ForceEntry(NamedTuple):
    """What one entry says of some clauses of a statute.

    act: number of the Table's file, in the form of the register.  statute: the statute that has the clauses.
    but: clauses that the entry leaves out.  instrument: the order or clause that fixed the day.  place: number of the
    entry, and of the item in it.
    """

    act: str
    lang: str
    statute: str
    clauses: tuple[ClauseRange, ...]
    but: tuple[ClauseRange, ...]
    outcome: str
    day: dt.date | None
    instrument: str
    place: str
    words: str


class AmendmentEntry(NamedTuple):
    """One amendment of one section: by which clause, and whether it was added, amended or repealed."""

    act: str
    section: str
    statute: str
    clause: ClauseRange
    change: str


@dataclass(frozen=True)
class TableFile:
    """One file of the Table: an Act in one language. number: as ``Register`` writes citations; ``""`` a reference."""

    path: str
    lang: str
    number: str
    title: str
    other_title: str
    in_force: tuple[ForceEntry, ...]
    amendments: tuple[AmendmentEntry, ...]


def read_table_file(path: str | Path, within: str = "") -> TableFile:
    """One file of the Table. within: the path that it is listed under. Raises LegislationError for another file."""
    root = parse(path, roots=("TOPS",))
    statute = root.find("Statute")
    lang = root.get(LANG, "")
    if statute is None or lang not in FOLDERS:
        raise LegislationError(
            "is no file of the Table of Public Statutes",
            where=str(path),
            expected="an element Statute, and xml:lang en or fr",
            todo="give a file of tops-tdlp/ENGLISH or tops-tdlp/FRANÇAIS",
        )
    number = number_of(words_of(statute.find("ChapterNumber")) or statute.get("FlicsAlpha", ""))
    title = words_of(statute.find("Title"))
    other = words_of(statute.find("OtherLangTitle")).strip("()")
    force = tuple(
        entry for at, cif in enumerate(statute.iterfind("CIF"), 1) for entry in _force(cif, number, lang, str(at))
    )
    amendments = tuple(entry for section in statute.iterfind("Section") for entry in _amendments(section, number, lang))
    return TableFile(within or str(path), lang, number, title, other, force, amendments)


def number_of(words: str) -> str:
    """A chapter as the register writes it: ``2001, ch. 27`` gives ``2001, c. 27``; empty for a reference."""
    text = words.translate(_DASHES).strip()
    if text.startswith("tops-"):
        return ""
    text = re.sub(r"^(?:S\.C\.|L\.C\.) ", "", text)
    return next(citations(text), text.replace(", ch. ", ", c. ").replace(", art. ", ", s. "))


def _force(cif: etree._Element, act: str, lang: str, place: str) -> Iterator[ForceEntry]:
    """The entries of one CIF: its own text, then its items, each about the statute named first."""
    texts = [_plain(text) for text in cif.iter("Text")]
    if not texts or not (head := _HEAD.match(texts[0])):
        return
    named = _STATUTE.match(texts[0], head.end())
    if named is None:
        yield ForceEntry(act, lang, "", (), (), "not_read", None, "", place, texts[0])
        return
    statute = _statute(named)
    assent = _ASSENT_DAY.search(texts[0])
    base = _day(assent["day"]) if assent else None
    texts[0] = _ASSENT_DAY.sub("", texts[0][named.end() :])
    for number, text in enumerate(texts):
        own = place if not number else f"{place}.{number}"
        # Semicolons part statements; notes in square brackets say nothing of a day.
        for part in filter(None, (piece.strip(" ,.—–-:") for piece in _BREAK.split(_NOTE.sub("", text)))):
            if statement := _statement(part, lang, base):
                clauses, but, outcome, day, instrument = statement
                if day and statute[:4].isdigit() and int(statute[:4]) - day.year > CENTURY // 2:
                    day = day.replace(year=day.year + CENTURY)  # "19.12.12" of a statute of 2010
                yield ForceEntry(act, lang, statute, clauses, but, outcome, day, instrument, own, part)


def _statement(part: str, lang: str, assent: dt.date | None) -> tuple[Ranges, Ranges, str, dt.date | None, str] | None:
    """Clauses, those left out, outcome, day and instrument; None for words that say nothing of coming into force."""
    verb = _VERB.search(part)
    if verb is None:  # a remark, or clauses without what became of them
        clauses = _clauses(part, lang)
        return (clauses, (), "not_read", None, "") if clauses else None
    subject, *left_out = _EXCEPT.split(part[: verb.start()], maxsplit=1)
    rest = part[verb.end() :]
    clauses, but = _clauses(subject, lang), _clauses(left_out[0], lang) if left_out else ()
    if clauses is None or but is None:
        return (), (), "not_read", None, ""
    return clauses or (ClauseRange(),), but, *_outcome(part, rest, assent), _instrument(rest)


def _outcome(part: str, rest: str, assent: dt.date | None) -> tuple[str, dt.date | None]:
    if _NEVER.search(part):
        return "never", None
    met = "met" if _CONDITIONS.search(part) else "day"
    dates = [_day(match[0]) for match in _DATE.finditer(_EXCEPT.split(rest)[0])]
    if _ON_ASSENT.match(rest):
        return "assent", dates[0] if dates else assent
    if dates and dates[0] is not None:
        return met, dates[0]
    return ("awaiting", None) if _AWAITING.search(part) else ("not_read", None)


def _clauses(subject: str, lang: str) -> Ranges | None:
    """Clauses that a subject names; None where words are left that were not read."""
    text = subject
    if inside := _INSIDE.search(text):  # "Part 4 (ss. 96 to 110)"
        text = inside["labels"]
    outer = _ENACTED_PART.sub(" ", text)
    if _ENACTS.search(outer if not inside else subject):
        return None  # sections of an Act that a clause enacts
    bare = _DETAIL.sub(" ", _AMENDED.sub("", outer))
    text = prepare(bare, lang)
    ranges = tuple(ClauseRange(place.unit, place.to) for place in labels_in(text))
    left = _KINDS.sub(" ", _LABEL.sub(" ", text)).strip()
    if left or any(not r.first[:1].isdigit() for r in ranges) or (not ranges and bare != subject):
        return None  # a heading, a schedule or a part of what a clause enacts is not the statute
    return ranges


def _instrument(rest: str) -> str:
    """The order, Gazette or clause that fixed a day, as English statutes cite it."""
    if order := _INSTRUMENT.search(rest):
        return f"{_ENGLISH_ORDERS.get(order['kind'], order['kind'])}/{order['number']}".replace("P.C./", "P.C. ")
    if _GAZETTE.search(rest):
        return "Canada Gazette"
    see = _SEE.search(rest)
    rule = _RULE.search(rest, see.end()) if see else None
    if see is None or rule is None:
        return ""
    of = _STATUTE.search(rest, see.end(), rule.start())
    labels = re.sub(r"(?<=[\d)])([a-z]+)\)", r"(\1)", rule["labels"]).rstrip(".")
    return f"{_statute(of)}, s. {labels}" if of else f"s. {labels}"


def _amendments(section: etree._Element, act: str, lang: str) -> Iterator[AmendmentEntry]:
    """The amendments of a section: a chain in which a year and a chapter apply to what follows."""
    label = words_of(section.find("Label"))
    for link in _plain(section.find("Text")).split(";"):
        statute, year, change = "", "", "amended"
        tokens = list(_TOKEN.finditer(link))
        for token, after in zip_longest(tokens, tokens[1:]):
            if token["word"]:
                change = _CHANGES[token["word"].casefold()[:5]]
            elif token["again"]:
                statute = f"{year}, c. {token['again']}" if year else ""
            else:
                statute, year = _statute(token), token["year"] or ""
            words = link[token.end() : after.start() if after else None].strip(" ,.")
            for clause in (words and statute and _clauses(_ONE_LANGUAGE.sub("", words), lang)) or ():
                yield AmendmentEntry(act, label, statute, clause, change)


def _statute(match: re.Match[str]) -> str:
    if match["annual"]:
        return f"{match['year']}, c. {match['chapter']}"
    if match["order"]:
        kind, _, number = match["order"].replace("-", "/", 1 if "/" not in match["order"] else 0).partition("/")
        return f"{_ENGLISH_ORDERS.get(kind, kind)}/{number}"
    return number_of(match["revised"])


def _plain(element: etree._Element | None) -> str:
    return words_of(element).translate(_DASHES)


def _day(text: str) -> dt.date | None:
    """A day as the Table writes it, with a year of two or four digits; None for one that is no day."""
    match = _DATE.search(text)
    if match is None:
        return None
    year = int(match["year"])
    try:
        return dt.date(year if year > 99 else 1900 + year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None
