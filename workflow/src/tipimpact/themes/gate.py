"""The cheap first pass: which sentences can hold a theme at all.

A sentence passes when it holds, in any order, the telling words of some pattern: as written, or as any form that the
language model's lemmatizer could trace to them, whatever their part of speech. What does not pass cannot match, so
the costly pass (parts of speech, lemmas, matcher) is spared. A text is looked at by its stretches between white space,
as the tokenizer does it; what a stretch can stand for is worked out once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from tipimpact.reports.sentences import URL
from tipimpact.themes.patterns import SHAPES, Variant, Word

if TYPE_CHECKING:
    from spacy.language import Language

NOTHING: frozenset[int] = frozenset()
STEM_KEY = 3  # letters by which stems are looked up


def plain(text: str) -> str:
    """The text as the matcher sees it, character for character: no words inside addresses, one shape of mark."""
    if "//" in text or "www." in text:
        text = URL.sub(lambda match: "x" * len(match.group()), text)
    return text.translate(SHAPES)


class Gate:
    """Whether a text can match any of some patterns, and which of them it can.

    groups: pairs of patterns that show a theme and of cues beside which alone they count (no cues: always).
    patterns: all that a text may be asked about.  norm: a word as the matcher compares it.
    """

    def __init__(
        self,
        nlp: Language,
        norm: Callable[[str], str],
        groups: Iterable[tuple[Iterable[Variant], Iterable[Variant]]],
        patterns: Iterable[Variant] = (),
    ) -> None:
        self._nlp, self._norm, self._lemmas = nlp, norm, Lemmas(nlp)
        self._idle = nlp.Defaults.stop_words | self._lemmas.given
        self._numbers: dict[tuple[tuple[str, ...], bool], int] = {}
        self._groups = [tuple(Needs(map(self.needs, variants)) for variants in group if variants) for group in groups]
        self._all = Needs(map(self.needs, patterns))
        self._words: dict[str, set[int]] = defaultdict(set)
        self._stems: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for (forms, stem), number in self._numbers.items():
            for form in forms:
                if stem:
                    self._stems[form[:STEM_KEY]].append((form, number))
                else:
                    self._words[form].add(number)
        self._short = [key for key in self._stems if len(key) < STEM_KEY]
        self._seen = Remembered(self._stands_for)

    def __call__(self, text: str) -> bool:
        found = self._found(text)
        return any(all(needs.met(found) for needs in group) for group in self._groups)

    def met(self, text: str) -> Iterator[frozenset[int]]:
        """What the patterns that the text can match need, each once."""
        return self._all.which(self._found(text))

    def _found(self, text: str) -> frozenset[int]:
        return NOTHING.union(*filter(None, map(self._seen.__getitem__, text.split())))

    def needs(self, variant: Variant) -> frozenset[int]:
        """The numbers of a pattern's telling words: those too common to tell anything are left out."""
        words = [w for w in variant if isinstance(w, Word) and (w.stem or self._idle.isdisjoint(w.forms))]
        return frozenset(self._numbers.setdefault((word.forms, word.stem), len(self._numbers)) for word in words)

    def _stands_for(self, stretch: str) -> frozenset[int]:
        """The numbers of the words that a stretch without white space can stand for."""
        found: set[int] = set()
        for token in self._nlp.tokenizer(plain(stretch)):
            for norm in {self._norm(form) for form in (token.text, *self._lemmas(token.text))}:
                found |= self._words.get(norm, NOTHING)
                for key in (norm[:STEM_KEY], *self._short):
                    found.update(number for form, number in self._stems.get(key, ()) if norm.startswith(form))
        return frozenset(found)


class Needs:
    """Sets of numbers, to be looked up by which are found whole. An empty one is always found."""

    def __init__(self, needs: Iterable[frozenset[int]]) -> None:
        unique = sorted(set(needs), key=sorted)
        self._always = NOTHING in unique
        self._by_number: dict[int, list[frozenset[int]]] = defaultdict(list)
        often: dict[int, int] = defaultdict(int)
        for need in unique:
            for number in need:
                often[number] += 1
        for need in unique:
            if need:
                self._by_number[min(need, key=lambda number: (often[number], number))].append(need)

    def met(self, found: frozenset[int]) -> bool:
        return next(self.which(found), None) is not None

    def which(self, found: frozenset[int]) -> Iterator[frozenset[int]]:
        if self._always:
            yield NOTHING
        for number in found:
            yield from (need for need in self._by_number.get(number, ()) if need <= found)


class Lemmas:
    """Every lemma that a language model's rule lemmatizer could give a word, whatever its part of speech.

    given: the lemmas that the model gives by rules of its own, which the lemmatizer's tables do not show.
    """

    def __init__(self, nlp: Language) -> None:
        tables = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
        ruler = nlp.get_pipe("attribute_ruler")
        self.given = {p["attrs"]["LEMMA"].lower() for p in ruler.patterns if "LEMMA" in p["attrs"]}  # type: ignore[attr-defined]
        self._exceptions = list(tables.get_table("lemma_exc").values())
        self._rules = {tuple(rule) for rules in tables.get_table("lemma_rules").values() for rule in rules}
        self._lookup = tables.get_table("lemma_lookup") if tables.has_table("lemma_lookup") else {}

    def __call__(self, word: str) -> Iterator[str]:
        lower = word.lower()
        yield lower
        for table in self._exceptions:
            yield from table.get(lower, ())
        for old, new in self._rules:
            if lower.endswith(old):
                yield lower[: len(lower) - len(old)] + new
        yield from self._lookup.get(lower, ())


class Remembered(dict[str, Any]):
    """What a function said of each text it was asked about."""

    def __init__(self, function: Callable[[str], Any]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, key: str) -> Any:
        value = self[key] = self._function(key)
        return value
