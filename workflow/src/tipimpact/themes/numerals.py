"""Whole numbers in running text, in figures and in words, with the words that bound them: ``at least 1,200``, ``dix``.

Numbers that count nothing are left out: years, labels of provisions, money, percentages, ages, dates, times, ordinals,
telephone numbers, decimals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

SPACE = r"[ \u00a0\u202f]"
_ONES = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    "fr": "zéro un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "fr": "vingt trente quarante cinquante soixante quatre-vingts quatre-vingt",
}
_HUNDRED = {"en": "hundred", "fr": "cents?"}
_THOUSAND = {"en": "thousand", "fr": "mille"}
_ABOUT = r"dizaine|douzaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine|centaine|millier|dozen"
_FIGURES = {
    "en": rf"\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)|\d+",
    "fr": rf"\d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)|\d+",
}
_SCALES = {"en": rf"(?:\.\d+)?{SPACE}(?:thousand|million)s?\b", "fr": rf"(?:,\d+)?{SPACE}(?:mille|million)s?\b"}
_BEFORE = {
    "en": r"at least|no (?:fewer|less) than|not less than|a minimum of|more than|upwards? of|in excess of|well over"
    r"|over|at most|no more than|not more than|up to|a maximum of|as many as|fewer than|less than|under|about"
    r"|approximately|around|roughly|nearly|almost|close to|some|an estimated|estimated|perhaps",
    "fr": r"au moins|pas moins de|au minimum|un minimum de|plus de|plus d['’]|au-delà de|(?:tout )?au plus|au maximum"
    r"|jusqu['’]à|pas plus de|un maximum de|moins de|moins d['’]|environ|près de|quelque|à peu près|autour de"
    r"|presque|approximativement|peut-être|on estime à",
}
_AFTER = {
    "en": r"or more|or fewer|or less|at least|at most|or so",
    "fr": r"(?:et|ou) plus|ou moins|au moins|(?:tout )?au plus|environ",
}
# Words before a number that counts nothing: a label, or a measure.
_NOT_AFTER = {
    "en": r"sections?|subsections?|paragraphs?|subparagraphs?|clauses?|articles?|rules?|regulations?|schedules?"
    r"|parts?|divisions?|chapters?|c\.|s\.|ss\.|no\.?|nos\.|number|bills?|C-|S-|page|pages|p\.|pp\.|table"
    r"|tables|figure|figures|annex|appendix|volume|vol\.|question|motion|recommendations?|standing order"
    r"|vote|item|level|grade|line|form|IMM|IP|OP|highway|route|room|box|ext\.|tel\.?|note|footnote|step"
    r"|version|class|group|noc|section R|age|aged|ages|under age|every|each|per|one in|of every"
    r"|out of every|increase of|decrease of|rise of|fall of|decline of|drop of|growth of|resolution"
    r"|protocol|conventions?|amendments?|agenda|target|goal",
    "fr": r"articles?|art\.|paragraphes?|par\.|alinéas?|al\.|sous-alinéas?|règles?|règlements?|annexes?|parties?"
    r"|sections?|chapitres?|ch\.|c\.|n[o°]s?\.?|numéros?|lois?|projets? de loi|C-|S-|pages?|p\.|pp\."
    r"|tableaux?|figures?|volume|vol\.|question|motion|recommandations?|crédit|poste|niveau|ligne"
    r"|formulaire|IMM|IP|OP|route|autoroute|salle|case|tél\.?|note|étape|version|classe|groupe|cnp|âge"
    r"|âgée?s? de|chaque|tou(?:s|tes) les|par|un sur|hausse de|baisse de|augmentation de|diminution de"
    r"|recul de|accroissement de|résolution|protocole|conventions?|amendements?|objectif|paragraphe R",
}
_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_NOT_BEFORE = {
    "en": r"years?|months?|weeks?|days?|hours?|minutes?|seconds?|times?|dollars?|cents|per ?cent|percent(?:age)?"
    r"|points?|per|kilomet\w+|km|miles?|metres?|feet|acres?|hectares?|tonnes?|a\.m|p\.m|o['’]clock|st|nd"
    r"|rd|th|million dollars|billion|trillion|half|thirds?|quarters?|fifths?|(?:of|in|out of) every",
    "fr": r"ans?|années?|mois|semaines?|jours?|heures?|h\b|minutes?|secondes?|fois|dollars?|cents|p\.? ?100"
    r"|pour cent|pourcents?|points?|kilom\w+|km|milles|mètres?|pieds|acres?|hectares?|tonnes?|er|ère|e|ème"
    r"|ième|milliards?|tiers|quarts?|demi\w*|%"
    r"|sur (?:un|une|deux|trois|quatre|cinq|six|dix|cent|mille|\d+)",
}
_YEAR_AFTER = {
    "en": r"in|since|during|of|for|by|until|before|after|from|to|and|through|the|early|late|mid|fiscal|year"
    r"|between|to|versus|than|with|spring|summer|fall|winter|act|code|[-–/(]",
    "fr": r"en|depuis|de|d['’]|pendant|durant|avant|après|à|au|et|dès|les?|la|l['’]an|année|exercice|entre|début"
    r"|fin|qu['’]en|été|automne|hiver|printemps|loi|code|[-–/(]",
}


@cache
def _word(lang: str) -> str:
    """A pattern of a whole number in words, up to 999,999."""
    gap = rf"(?:{SPACE}|-)"
    joint = rf"{gap}(?:et{gap})?" if lang == "fr" else gap
    ones, tens = ("|".join(sorted(words[lang].split(), key=len, reverse=True)) for words in (_ONES, _TENS))
    below_100 = rf"(?:(?:{tens})(?:{joint}(?:{ones}))?|(?:{ones}))".replace("-", gap)
    joined = rf"(?:{gap}(?:and{gap})?{below_100})?" if lang == "en" else rf"(?:{gap}{below_100})?"
    begin = rf"(?:(?:{below_100}|a){gap})" if lang == "en" else rf"(?:{below_100}{gap})?"
    below_1000 = rf"(?:{begin}{_HUNDRED[lang]}{joined}|{below_100})"
    many = rf"(?:(?:{below_1000}|a){gap})" if lang == "en" else rf"(?:{below_1000}{gap})?"
    rest = rf"(?:,?{gap}(?:and{gap})?{below_1000})?" if lang == "en" else rf"(?:{gap}{below_1000})?"
    return rf"(?:{many}{_THOUSAND[lang]}{rest}|{below_1000})"


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    number = rf"(?:(?:{_FIGURES[lang]})(?:{_SCALES[lang]})?|{_word(lang)}\b)"
    bounded = rf"(?:between|entre){SPACE}(?P<least>{number}){SPACE}(?:and|et){SPACE}(?P<most>{number})"
    span = rf"(?P<first>{number})(?:(?:[-–]|{SPACE}(?:to|à|or|ou){SPACE})(?P<last>{number}))?"
    score = rf"(?P<score>(?:une|deux|a|two){SPACE}(?:{_ABOUT})s?)"
    return re.compile(
        rf"(?<![\w$€£#/.,’'-])(?<!\w\()"
        rf"(?:(?P<bound>{_BEFORE[lang]}){SPACE}?\b(?:(?:les|the|des|de|a total of){SPACE})?)?"
        rf"(?:{score}|{bounded}|{span})"
        rf"(?![\w/%$]|{SPACE}?[%$]|[.,]\d|[-–][\w])(?:{SPACE}(?:{_AFTER[lang]})\b(?!{SPACE}{number}))?",
        re.IGNORECASE,
    )


@cache
def _guards(lang: str) -> tuple[re.Pattern[str], ...]:
    months = "|".join(_MONTHS[lang].split())
    return (
        re.compile(
            rf"(?:(?<!\w)(?:{_NOT_AFTER[lang]}){SPACE}*|\$ ?|\b(?:{months}){SPACE}"
            rf"|[\d)]{SPACE}?[-–/]{SPACE}?)\Z",
            re.I,
        ),
        re.compile(rf"{SPACE}?(?:\(\d+\){SPACE})?(?:-|{SPACE})?(?:{_NOT_BEFORE[lang]}|{months})\b|\(\w", re.I),
        re.compile(rf"(?:(?<!\w)(?:{_YEAR_AFTER[lang]}){SPACE}?|\b(?:{months}),?{SPACE})\Z", re.I),
    )


def numbers(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """The places (start, end) of the numbers of a text that may count something, with the words that bound them."""
    for match in _pattern(lang).finditer(text):
        if match["score"] or not _counts_nothing(match, text, lang):
            yield match.span()


def _counts_nothing(match: re.Match[str], text: str, lang: str) -> bool:
    """Whether the number is a label, a measure, a date or a year, by the words around it."""
    label, measure, dated = _guards(lang)
    first, alone = match["first"] or match["least"], not (match["last"] or match["most"])
    start = match.start("first") if match["first"] else match.start("least")
    ahead = text[max(0, start - 40) : start]
    if (not match["bound"] and label.search(ahead)) or measure.match(text, match.end()):
        return True
    if re.fullmatch(r"(?:one|une?|a)", first, re.I) and alone:
        return True
    if not match["bound"] and re.fullmatch(r"(?:1[5-9]|20)\d\d", first):
        follows = re.match(rf"{SPACE}[^\W\d_]{{4,}}", text[match.end() :])
        return not alone or bool(dated.search(ahead)) or not follows
    return False
