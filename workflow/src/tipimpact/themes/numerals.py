"""Whole numbers in running text, in figures and in words, with what bounds them: ``at least 1,200``, ``dix``.

Numbers that count nothing are not returned: years, labels of provisions, money, percentages, ages, dates, times,
ordinals, telephone numbers, decimals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

SPACE = r"[ \u00a0\u202f]"
LARGEST = 999_999_999
_ONES = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf",
}
_TENS = {
    "en": {
        20: "twenty",
        30: "thirty",
        40: "forty",
        50: "fifty",
        60: "sixty",
        70: "seventy",
        80: "eighty",
        90: "ninety",
    },
    "fr": {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"},
}
_HUNDRED = {"en": "hundred", "fr": "cents?"}
_THOUSAND = {"en": "thousand", "fr": "mille"}
ABOUT = {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40}
ABOUT |= {"cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000, "dozen": 12}
_FIGURES = {
    "en": rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)|\d+(?:\.\d+)?",
    "fr": rf"\d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?",
}
_SCALES = {"en": {"thousand": 1000, "million": 1_000_000}, "fr": {"mille": 1000, "million": 1_000_000}}
_BOUNDS = {
    "en": {
        "at_least": r"at least|no fewer than|no less than|not less than|a minimum of",
        "more_than": r"(?<!no )(?<!not )(?:more than|upwards? of|in excess of|well over|over)",
        "at_most": r"at most|no more than|not more than|up to|a maximum of|as many as",
        "fewer_than": r"(?<!no )(?:fewer than|less than|under)",
        "about": r"about|approximately|around|roughly|nearly|almost|close to|some|an estimated|estimated|perhaps",
    },
    "fr": {
        "at_least": r"au moins|pas moins de|au minimum|un minimum de",
        "more_than": r"(?<!pas )(?:plus de|plus d['’]|au-delà de)",
        "at_most": r"au plus|tout au plus|au maximum|jusqu['’]à|pas plus de|un maximum de",
        "fewer_than": r"(?<!pas )(?:moins de|moins d['’])",
        "about": r"environ|près de|quelque|à peu près|autour de|presque|approximativement|peut-être|on estime à",
    },
}
_AFTER = {
    "en": {"at_least": r"or more|at least", "at_most": r"or fewer|or less|at most", "about": r"or so"},
    "fr": {"at_least": r"(?:et|ou) plus|au moins", "at_most": r"ou moins|au plus|tout au plus", "about": r"environ"},
}
_OPENS = {"en": r"between|from", "fr": r"entre|de"}
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
MONTHS = {
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


class Number(NamedTuple):
    """A number of a text: its place with the words that bound it, its bounds, and what kind it is.

    kind: ``exact``, ``about``, ``at_least``, ``at_most`` or ``range``.  low, high: the bounds stated, or None.
    ``at_least`` and ``at_most`` include the bound: *more than 50* is at least 51.
    """

    start: int
    end: int
    kind: str
    low: int | None
    high: int | None
    figures: bool

    @property
    def value(self) -> int | None:
        """The number itself, where one is stated."""
        return self.low if self.kind in ("exact", "about") else None

    @property
    def written(self) -> int:
        """The number that is written, as a value or as a bound."""
        bound = self.high if self.low is None else self.low
        assert bound is not None, "a number has at least one bound"
        return bound


@cache
def below_hundred(lang: str) -> dict[str, int]:
    """The words for 0 to 99, with hyphens throughout (``vingt-et-un``), and the number of each."""
    words = {word: n for n, word in enumerate(_ONES[lang].split())}
    ones = dict(words)
    for ten, word in _TENS[lang].items():
        words[word] = ten
        most = 19 if lang == "fr" and ten in (60, 80) else 9
        for one, n in ones.items():
            if 1 <= n <= most:
                joined = "-et-" if lang == "fr" and n in (1, 11) and ten != 80 else "-"
                words[f"{word}{joined}{one}"] = ten + n
    if lang == "fr":
        words |= {f"{word}e": n for word, n in words.items() if n % 10 == 1 and word.endswith("un")}
        words["quatre-vingts"] = 80
    return words


@cache
def _word(lang: str) -> str:
    """A pattern of a whole number in words, up to 999,999."""
    gap = rf"(?:{SPACE}|-)"
    small = sorted(below_hundred(lang), key=len, reverse=True)
    below_100 = "(?:" + "|".join(word.replace("-", gap) for word in small) + ")"
    joined = rf"(?:{gap}(?:and{gap})?{below_100})?" if lang == "en" else rf"(?:{gap}{below_100})?"
    begin = rf"(?:(?:{below_100}|a){gap})" if lang == "en" else rf"(?:{below_100}{gap})?"
    hundreds = rf"(?:{begin}{_HUNDRED[lang]}{joined})"
    below_1000 = rf"(?:{hundreds}|{below_100})"
    many = rf"(?:(?:{below_1000}|a){gap})" if lang == "en" else rf"(?:{below_1000}{gap})?"
    rest = rf"(?:,?{gap}(?:and{gap})?{below_1000})?" if lang == "en" else rf"(?:{gap}{below_1000})?"
    return rf"(?:{many}{_THOUSAND[lang]}{rest}|{below_1000})"


def read_words(text: str, lang: str) -> int:
    """The number that words name. Raises ValueError where they name none."""
    plain = re.sub(rf"(?:{SPACE}|-|,)+", "-", text.strip().lower())
    if not re.fullmatch(_word(lang), plain):
        raise ValueError(f"{text!r} is not a number in words")
    thousands, has_thousands, rest = _cut(plain, _THOUSAND[lang])
    return (
        1000 * _below_1000(thousands, lang, 1) + _below_1000(rest, lang, 0)
        if has_thousands
        else _below_1000(plain, lang, 0)
    )


def _below_1000(plain: str, lang: str, none: int) -> int:
    hundreds, has_hundreds, rest = _cut(plain, _HUNDRED[lang])
    if has_hundreds:
        return 100 * _below_1000(hundreds, lang, 1) + _below_1000(rest, lang, 0)
    plain = plain.removeprefix("and-")
    return none if plain in ("", "a") else below_hundred(lang)[plain]


def _cut(plain: str, word: str) -> tuple[str, bool, str]:
    match = re.search(rf"(?:(?<=-)|\A){word}(?=-|\Z)", plain)
    return (plain[: match.start()].strip("-"), True, plain[match.end() :].strip("-")) if match else (plain, False, "")


def read_figures(text: str, lang: str) -> int | None:
    """The whole number that figures name (``1,204``, ``1 204``, ``1.2 million``); None where it is not whole."""
    scale = next((n for word, n in _SCALES[lang].items() if re.search(rf"{word}s?\Z", text, re.IGNORECASE)), 1)
    plain = re.sub(rf"{SPACE}|[^\d.,]", "", text)
    plain = plain.replace(",", "") if lang == "en" else plain.replace(",", ".")
    whole, _, decimals = plain.partition(".")
    digits = len(decimals)
    number = int(whole + decimals) * scale
    return number // 10**digits if number % 10**digits == 0 and number <= LARGEST * 10**digits else None


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    scales = "|".join(_SCALES[lang])
    about = "|".join(ABOUT)
    one = rf"(?:(?:{_FIGURES[lang]})(?:{SPACE}(?:{scales})s?\b)?|{_word(lang)}\b)"
    before = "|".join(f"(?P<b_{kind}>{words})" for kind, words in _BOUNDS[lang].items())
    after = "|".join(f"(?P<a_{kind}>{words})" for kind, words in _AFTER[lang].items())
    second = rf"(?:[-–]|{SPACE}(?:to|à|or|ou){SPACE})(?P<to>{one})"
    joined = rf"(?:{second}|(?<!\d\d\d\d){SPACE}(?:and|et){SPACE}(?P<and>{one}))"
    score = rf"(?:une|deux|a|two){SPACE}(?P<score>{about})s?(?:{SPACE}de\b|{SPACE}d(?=['’]))?"
    return re.compile(
        rf"(?<![\w$€£#/.,’'-])(?:(?:{before}){SPACE}?\b(?:(?:les|the|des|de|a total of){SPACE})?)?"
        rf"(?P<opens>(?:{_OPENS[lang]}){SPACE})?(?:{score}|(?P<one>{one})(?:{joined})?)"
        rf"(?![\w/%$]|{SPACE}?[%$]|[.,]\d|[-–][\w])(?:{SPACE}(?:{after})\b(?!{SPACE}{one}))?",
        re.IGNORECASE,
    )


@cache
def _guards(lang: str) -> tuple[re.Pattern[str], ...]:
    months = "|".join(MONTHS[lang].split())
    return (
        re.compile(
            rf"(?:(?<!\w)(?:{_NOT_AFTER[lang]}){SPACE}*|\$ ?|\b(?:{months}){SPACE}"
            rf"|[\d)]{SPACE}?[-–/]{SPACE}?)\Z",
            re.I,
        ),
        re.compile(rf"{SPACE}?(?:\(\d+\){SPACE})?(?:-|{SPACE})?(?:{_NOT_BEFORE[lang]}|{months})\b|\(\w", re.I),
        re.compile(rf"(?:(?<!\w)(?:{_YEAR_AFTER[lang]}){SPACE}?|\b(?:{months}),?{SPACE})\Z", re.I),
    )


def numbers(text: str, lang: str) -> Iterator[Number]:
    """The numbers of a text that may count something, in order."""
    for match in _pattern(lang).finditer(text):
        number = _read(match, text, lang)
        if number is not None:
            yield number


def _read(match: re.Match[str], text: str, lang: str) -> Number | None:
    groups = match.groupdict()
    before = next((kind for kind in _BOUNDS[lang] if groups[f"b_{kind}"]), None)
    after = next((kind for kind in _AFTER[lang] if groups[f"a_{kind}"]), None)
    core = match.start("score") if groups["score"] else match.start("one")
    end = match.end()
    if groups["score"]:
        first = ABOUT[groups["score"].lower()] * (2 if re.search(r"\b(?:deux|two)\b", match[0], re.I) else 1)
        return Number(match.start(), end, "about", first, None, False)
    parts = [groups["one"], groups["to"] or groups["and"]]
    start = match.start() if before else core
    if groups["and"] and not re.match(r"(?:between|entre)", groups["opens"] or "", re.I):
        parts, end, after = [groups["one"], None], match.end("one"), None  # 12 and 14 are two numbers
    if parts[1] and groups["opens"]:
        start = match.start() if before else match.start("opens")
    if _counts_nothing(text, core, end, groups["one"], parts[1], before, lang):
        return None
    values = [value for part in parts if part and (value := _value(part, lang)) is not None]
    if len(values) < sum(map(bool, parts)):
        return None
    low, high = values[0], values[-1]
    figures = groups["one"][:1].isdigit()
    if parts[1]:
        return Number(start, end, "range", low, high, figures) if low < high else None
    return Number(start, end, *_bounded(before or after, low), figures)


def _bounded(bound: str | None, number: int) -> tuple[str, int | None, int | None]:
    match bound:
        case "at_least":
            return "at_least", number, None
        case "more_than":
            return "at_least", number + 1, None
        case "at_most":
            return "at_most", None, number
        case "fewer_than":
            return "at_most", None, max(number - 1, 0)
        case "about":
            return "about", number, None
        case _:
            return "exact", number, number


def _value(part: str, lang: str) -> int | None:
    if part[:1].isdigit():
        return read_figures(part, lang)
    try:
        return read_words(part, lang)
    except ValueError:
        return None


def _counts_nothing(
    text: str, start: int, end: int, first: str, second: str | None, bound: str | None, lang: str
) -> bool:
    """Whether the number is a label, a measure, a date or a year, by the words around it."""
    label, measure, dated = _guards(lang)
    ahead = text[max(0, start - 40) : start]
    if (not bound and label.search(ahead)) or measure.match(text, end):
        return True
    if re.fullmatch(r"(?:one|une?|a)", first, re.I) and not second:
        return True
    if not bound and re.fullmatch(r"(?:1[5-9]|20)\d\d", first):
        return second is not None or bool(dated.search(ahead)) or not re.match(rf"{SPACE}[^\W\d_]{{4,}}", text[end:])
    return False
