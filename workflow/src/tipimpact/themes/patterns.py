"""The codebook's pattern notation, and its meaning as token patterns for spaCy's matcher.

The head of ``codebook.yaml`` explains the notation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, permutations, product
from typing import TYPE_CHECKING, Any, NamedTuple

from tipimpact.common.errors import ThemeError

if TYPE_CHECKING:
    from spacy.language import Language

GAP, EITHER, FAR, CUE, STRONG_CUE, STEM = "...", " & ", " && ", "~", "~~", "*"  # H&C is a word
GAPS = (GAP, FAR.strip(), EITHER.strip())
GAP_WORDS, GAP_ENDS = 8, (";", ":")
LONGEST, MOST_VARIANTS = 300, 512
INNERMOST = re.compile(r"\(([^()]*)\)(\??)")
TAGGED = re.compile(r"/([A-Z]+)\Z")
LIGATURES = {ord("œ"): "oe", ord("æ"): "ae"}
SHAPES = str.maketrans(dict.fromkeys("’‘ʼ", "'") | dict.fromkeys("‐‑–—", "-") | dict.fromkeys("\xa0\u202f", " "))
ENDINGS = {"en": ("", "s", "es"), "fr": ("", "e", "s", "es", "x")}
# French feminines and plurals that change the ending: travailleuse, recrutrice, policière, abusive, provinciaux.
CHANGED = {
    "eur": ("euse", "euses"),
    "teur": ("trice", "trices"),
    "er": ("ère", "ères"),
    "if": ("ive", "ives"),
    "el": ("elle", "elles"),
    "en": ("enne", "ennes"),
    "al": ("aux",),
}


@dataclass(frozen=True)
class ThemePattern:
    """A pattern spelled out: each variant is a list of words, with ``...`` or ``&&`` where others may come between."""

    source: str
    variants: tuple[tuple[str, ...], ...]

    @property
    def method(self) -> str:
        """How a match of this pattern was made: by a phrase, one with a gap, or with a cue."""
        if self.source.startswith(STRONG_CUE):
            return "strong_cue"
        if self.source.startswith(CUE):
            return "cue"
        return "gap" if any(mark in variant for variant in self.variants for mark in GAPS) else "phrase"


@cache  # a pattern is checked, sorted by method and compiled
def parse(source: str) -> ThemePattern:
    """A pattern from its notation. Raises ThemeError when brackets do not pair or nothing is left to match."""
    if len(source) > LONGEST:
        raise ThemeError(f"pattern {source[:40]!r}...: too long", expected=f"at most {LONGEST} characters")
    body = source.removeprefix(CUE).removeprefix(CUE)
    texts = {body}
    while any(INNERMOST.search(text) for text in texts):
        texts = {spelling for text in texts for spelling in _open_bracket(text)}
        if len(texts) > MOST_VARIANTS:
            raise ThemeError(f"pattern {source!r}: too many variants", expected=f"at most {MOST_VARIANTS}")
    if any(bracket in text for text in texts for bracket in "()"):
        raise ThemeError(f"pattern {source!r}: '(' without ')', or ')' without '('")
    variants = {order for text in texts for part in text.split("|") for order in _orders(part)}
    if not all(_sides(variant) for variant in variants):
        raise ThemeError(f"pattern {source!r}: nothing to match", expected="words on both sides of a gap")
    return ThemePattern(source, tuple(sorted(variants)))


def _orders(text: str) -> Iterator[tuple[str, ...]]:
    """The words of a spelled-out pattern, in each order that ``&`` and ``&&`` allow."""
    for far in permutations(text.split(FAR)):
        for near in product(*(permutations(side.split(EITHER)) for side in far)):
            yield tuple(FAR.join(f" {GAP} ".join(sides) for sides in near).split())


def _sides(variant: tuple[str, ...]) -> bool:
    """Whether there are words at both ends, between all gaps, and hold something to compare."""
    gaps = [word in GAPS for word in variant]
    doubled = any(one and other for one, other in pairwise(gaps))
    return (
        bool(variant) and not (gaps[0] or gaps[-1] or doubled) and all(TAGGED.sub("", w).strip(STEM) for w in variant)
    )


def _open_bracket(text: str) -> Iterator[str]:
    """The text without its first innermost bracket, in each spelling that this allows."""
    bracket = INNERMOST.search(text)
    if bracket is None:
        yield text
        return
    choices = bracket[1].split("|")
    if bracket[2] or len(choices) == 1:
        choices.append("")
    for choice in choices:
        yield text[: bracket.start()] + choice + text[bracket.end() :]


def fold(word: str) -> str:
    """A word for comparison: lower case unless it begins with two capitals, one shape of mark, no ligatures."""
    if word.isascii():  # most words: nothing else to change
        return word if word[:2].isupper() else word.lower()
    word = word.translate(SHAPES)
    if not word[:2].isupper():
        word = word.lower()
    return unicodedata.normalize("NFKC", word.translate(LIGATURES))


def bare(word: str) -> str:
    """A word without its accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


class Word(NamedTuple):
    """A word of a pattern: one of ``forms``, or with ``stem`` what begins with one; ``pos`` where it matters."""

    forms: tuple[str, ...]
    stem: bool = False
    pos: str = ""

    def token(self) -> dict[str, Any]:
        """For ``spacy.matcher.Matcher``, on tokens whose NORM has been folded by ``fold``."""
        one_of = {"REGEX": f"^(?:{'|'.join(map(re.escape, self.forms))})"} if self.stem else {"IN": list(self.forms)}
        return {"NORM": one_of, "POS": self.pos} if self.pos else {"NORM": one_of}


class WordGap(NamedTuple):
    """Room for other words: a few, or with ``far`` any number."""

    far: bool

    def token(self) -> dict[str, Any]:
        return {"OP": "*"} if self.far else {"TEXT": {"NOT_IN": list(GAP_ENDS)}, "OP": f"{{0,{GAP_WORDS}}}"}


Variant = list[Word | WordGap]


def spelled(pattern: ThemePattern, nlp: Language, lang: str) -> list[Variant]:
    """The pattern's variants as words and gaps."""
    gaps = {GAP: [WordGap(False)], FAR.strip(): [WordGap(True)]}
    return [
        [part for source in variant for part in gaps.get(source) or _words(source, nlp, lang)]
        for variant in pattern.variants
    ]


@cache  # the same words are in many patterns, and in each of the codebooks that an evaluation compares
def _words(source: str, nlp: Language, lang: str) -> tuple[Word, ...]:
    """One word of the notation, cut as the language's tokenizer cuts it."""
    tagged = TAGGED.search(source)
    source = source[: tagged.start()] if tagged else source
    *first, last = [fold(token.text) for token in nlp.make_doc(source.rstrip(STEM).translate(SHAPES))]
    stem = source.endswith(STEM)
    ends = [last] if stem else forms(last, lang)
    common = nlp.Defaults.stop_words
    end = Word(
        tuple(dict.fromkeys(s for form in ends for s in spellings(form, common))), stem, tagged[1] if tagged else ""
    )
    return (*(Word(tuple(spellings(part, common))) for part in first), end)


def spellings(word: str, common: Container[str]) -> list[str]:
    """A folded word as it is, and without its accents, as in capitals or careless typing.

    Not where that makes one of the words ``common`` to all texts (``sûr``, ``sur``).
    """
    return [word] if bare(word) in common else list(dict.fromkeys([word, bare(word)]))


def forms(word: str, lang: str) -> list[str]:
    """A folded word with its regular plurals and feminines."""
    if not (word.isalpha() and len(word) > 2 and word.islower()):
        return [word]
    changed = [(old, new) for old, endings in CHANGED.items() for new in endings if lang == "fr" and word.endswith(old)]
    return [word + ending for ending in ENDINGS[lang]] + [word.removesuffix(old) + new for old, new in changed]
