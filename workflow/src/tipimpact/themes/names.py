"""Names of persons in quotes: recognized before a quote is published, and masked.

Two ways, since either misses what the other sees: the language model's entities, and rules for
names behind a title or next to words that introduce a person. Public offices, places and
instruments are not names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tipimpact.common.documents import read_yaml
from tipimpact.reports.words import MODELS, WORD, is_word, model

if TYPE_CHECKING:
    from spacy.tokens import Span

WORDS: dict[str, Any] = read_yaml(Path(__file__).with_name("words.yaml"))  # of names, numbers and asks
MASK = "[…]"
NAME = WORDS["name"]
RULES = tuple(re.compile(rule.replace("NAME", NAME).replace("SAYS", WORDS["says"])) for rule in WORDS["names"])
PAIR = re.compile(rf"{NAME}(?: {NAME}){{1,3}}")
NOT_PERSONS = frozenset(WORDS["not_persons"].split())
PLACES = frozenset(["GPE", "LOC", "NORP", "FAC"])


def names(texts: Iterable[str], lang: str, known: Collection[str] = ()) -> Iterator[list[tuple[int, int]]]:
    """The places of personal names in each text, as (start, end), in order and without overlap.

    known: names that are not of persons, such as those of the States of a document.
    """
    not_persons = {_even(name) for name in known} | {_even(name) for name in _places(lang)}
    texts = list(texts)
    common = {word for text in texts for word in WORD.findall(text) if word.islower()}
    reader = model(lang, "ner")
    others = [part for part in reader.pipe_names if part != "ner"]  # the recognizer reads nothing of theirs
    for text, doc in zip(texts, reader.pipe(texts, disable=others), strict=True):
        spans = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in ("PERSON", "PER") and _looks(e, common)]
        spans += [m.span("name") for rule in RULES for m in rule.finditer(text)]
        places = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in PLACES]
        spans += [span for span in _strange(text, common) if not any(span[0] < e and s < span[1] for s, e in places)]
        named = ((span, text[slice(*span)]) for span in spans)
        persons = (span for span, name in named if not (_words(name) & NOT_PERSONS or _even(name) in not_persons))
        yield _merge(text, persons)


def _strange(text: str, common: set[str]) -> Iterator[tuple[int, int]]:
    """Capitalised words in a row of which one is in no dictionary: the model overlooks names that it never saw."""
    for match in PAIR.finditer(text):
        run: list[re.Match[str]] = []
        for word in [*re.finditer(r"\S+", match[0]), None]:
            if word is not None and not _words(word[0]) & NOT_PERSONS:
                run.append(word)
                continue
            if len(run) > 1 and any(not _known(part, common) for w in run for part in WORD.findall(w[0])):
                yield match.start() + run[0].start(), match.start() + run[-1].end()
            run = []


def _known(word: str, common: set[str]) -> bool:
    """Whether a word is in a dictionary of either language, or occurs in lower case elsewhere in the texts."""
    lower = word.lower()
    listed = (is_word(lower, lang, "ner") or lower in model(lang, "ner").Defaults.stop_words for lang in MODELS)
    return word.isupper() or lower in common or any(listed)


def _words(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(text)}


def masked(texts: Iterable[str], lang: str, known: Collection[str] = ()) -> list[str]:
    """The texts with ``[…]`` in the place of every name of a person. known: as for ``names``."""
    texts = list(texts)
    result = []
    for text, places in zip(texts, names(texts, lang, known), strict=True):
        for start, end in reversed(places):
            text = text[:start] + MASK + text[end:]
        result.append(text)
    return result


def _looks(entity: Span, common: set[str]) -> bool:
    """Whether an entity is written as a name: in capitals, and alone only where it is not a word of the language."""
    words = [token.text for token in entity if token.is_alpha]
    capital = all(word[:1].isupper() and not word.isupper() for word in words if len(word) > 3)
    if all(word.lower() in common for word in words):
        return False
    return capital and (len(words) > 1 or not _known(words[0], common))


def _even(name: str) -> str:
    """A name for comparison: ``Guinea Bissau`` is ``Guinea-Bissau``."""
    return name.lower().replace("-", " ").replace("’", "'")


@cache
def _places(lang: str) -> frozenset[str]:
    from babel import Locale

    locale = Locale(lang, "CA")
    named = [name.lower() for name in (*locale.territories.values(), *locale.languages.values())]
    return frozenset([*named, *(name.split(" (")[0].replace("’", "'") for name in named)])


def _merge(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that touch as one."""
    covered = bytearray(len(text))
    for start, end in spans:
        covered[start:end] = b"x" * (end - start)
    return [match.span() for match in re.finditer(b"x+", covered)]
