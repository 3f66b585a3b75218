"""The codebook's pattern notation, and its meaning as token patterns for spaCy's matcher.

    tool(s)               an ending or a word that may be there
    labour (camp|work)    one of several;  (camp|work)? one of several or none
    prosecut*             any ending
    fee(s) ... permit     a gap of a few words
    ~head tax             counts only beside a cue that the sentence is about the domain

A word also stands for its plural and feminine, and for any form with that lemma; a word that begins with two
capitals (PST, DCO) is matched as it is written. Accents, ligatures and the shapes of apostrophes, hyphens and
spaces make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tipimpact.common.errors import ThemeError

if TYPE_CHECKING:
    from spacy.language import Language

GAP, CUE, STEM = "...", "~", "*"
GAP_WORDS = 8
LONGEST, MOST_VARIANTS = 200, 256
LIGATURES = {ord("œ"): "oe", ord("æ"): "ae"}
SHAPES = str.maketrans(dict.fromkeys("’‘ʼ", "'") | dict.fromkeys("‐‑–—", "-") | dict.fromkeys("\xa0\u202f", " "))
ENDINGS = {"en": ("", "s", "es"), "fr": ("", "e", "s", "es", "x")}


@dataclass(frozen=True)
class Pattern:
    """A pattern spelled out: each variant is a list of segments with a gap between, each segment a list of words."""

    source: str
    variants: tuple[tuple[tuple[str, ...], ...], ...]
    cue: bool

    @property
    def gapped(self) -> bool:
        return GAP in self.source

    @property
    def method(self) -> str:
        """How a match of this pattern was made: phrase, gap or cue."""
        return "cue" if self.cue else "gap" if self.gapped else "phrase"


def parse(source: str) -> Pattern:
    """A pattern from its notation. Raises ThemeError when brackets do not pair or nothing is left to match."""
    if len(source) > LONGEST:
        raise ThemeError(f"pattern {source[:40]!r}...: too long", expected=f"at most {LONGEST} characters")
    texts, end, _ = _alternatives(source.removeprefix(CUE), 0)
    if end < len(source.removeprefix(CUE)):
        raise ThemeError(f"pattern {source!r}: ')' without '('")
    variants = {tuple(tuple(part.split()) for part in text.split(GAP)) for text in texts}
    segments = [segment for variant in variants for segment in variant]
    if any(not segment or not all(word.strip(STEM) for word in segment) for segment in segments):
        raise ThemeError(f"pattern {source!r}: nothing to match", expected="words on both sides of a gap")
    return Pattern(source, tuple(sorted(variants)), source.startswith(CUE))


def _alternatives(text: str, i: int) -> tuple[list[str], int, bool]:
    """Every spelling of ``text`` from ``i`` to the closing bracket or the end, that place, and whether a bar stood."""
    found: list[str] = []
    branch = [""]
    barred = False
    while i < len(text) and text[i] != ")":
        if text[i] == "|":
            found, branch, barred = found + branch, [""], True
            i += 1
        elif text[i] == "(":
            inner, close, choice = _alternatives(text, i + 1)
            if close == len(text):
                raise ThemeError(f"pattern {text!r}: '(' without ')'")
            i = close + 1
            marked = text[i : i + 1] == "?"
            if marked or not choice:
                inner = ["", *inner]
            i += marked
            branch = [head + tail for head in branch for tail in inner]
            if len(branch) > MOST_VARIANTS:
                raise ThemeError(f"pattern {text!r}: too many variants", expected=f"at most {MOST_VARIANTS}")
        else:
            branch = [head + text[i] for head in branch]
            i += 1
    return found + branch, i, barred


def fold(word: str) -> str:
    """A word for comparison: lower case unless it begins with two capitals, no accents, no ligatures."""
    word = word.translate(SHAPES)
    if not word[:2].isupper():
        word = word.lower()
    word = unicodedata.normalize("NFKD", word.translate(LIGATURES))
    return "".join(char for char in word if not unicodedata.combining(char))


def token_patterns(pattern: Pattern, nlp: Language, lang: str) -> list[list[dict[str, Any]]]:
    """The pattern for ``spacy.matcher.Matcher``, on tokens whose NORM has been folded."""
    found = []
    for variant in pattern.variants:
        tokens: list[dict[str, Any]] = []
        for segment in variant:
            if tokens:
                tokens.append({"TEXT": {"NOT_IN": [";", ":"]}, "OP": f"{{0,{GAP_WORDS}}}"})
            tokens += [token for word in segment for token in _word(word, nlp, lang)]
        found.append(tokens)
    return found


def _word(word: str, nlp: Language, lang: str) -> list[dict[str, Any]]:
    """One word, cut as the language's tokenizer cuts it."""
    *first, last = [fold(token.text) for token in nlp.make_doc(word.rstrip(STEM).translate(SHAPES))]
    end = {"REGEX": f"^{re.escape(last)}"} if word.endswith(STEM) else {"IN": forms(last, lang)}
    return [*({"NORM": part} for part in first), {"NORM": end}]


def forms(word: str, lang: str) -> list[str]:
    """A folded word with its regular plural and feminine."""
    return (
        [word + ending for ending in ENDINGS[lang]] if word.isalpha() and len(word) > 2 and word.islower() else [word]
    )
