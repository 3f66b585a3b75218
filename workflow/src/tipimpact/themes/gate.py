"""The cheap first pass: which patterns a sentence can match at all.

It can match a pattern when it holds the pattern's words, in their order and within its gaps: as
written, or as any form that the language model's lemmatizer could trace to them, whatever their
part of speech. A sentence that can match no theme is spared the costly pass (parts of speech,
lemmas, matcher). A text is looked at by its stretches between white space, as the tokenizer does
it; what a stretch can match is worked out once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from tipimpact.reports.sentences import URL
from tipimpact.themes.patterns import GAP_ENDS, GAP_WORDS, SHAPES, Variant, Word, WordGap

if TYPE_CHECKING:
    from spacy.language import Language

ANY, CLOSE = -1, -2  # a step that any token can be; the number of a token that ends a gap
Numbers = frozenset[int]
NO_NUMBERS: Numbers = frozenset()
Steps = tuple[int | WordGap, ...]


def plain(text: str) -> str:
    """The text as the matcher sees it, character for character: no words inside addresses, one shape of mark."""
    if "//" in text or "www." in text:
        text = URL.sub(lambda match: "x" * len(match.group()), text)
    return text.translate(SHAPES)


class Group(NamedTuple):
    """Patterns of a lexicon that need the same words; ``tagged``: one counts as one part of speech only."""

    key: str
    needs: Numbers
    tagged: bool


class Gate:
    """The groups of patterns that a text can match. ``variants`` has the patterns of each group.

    lexicons: patterns by key.  norm: a word as the matcher compares it.
    """

    def __init__(self, nlp: Language, norm: Callable[[str], str], lexicons: Mapping[str, Iterable[Variant]]) -> None:
        self._nlp, self._norm, self._lemmas = nlp, norm, Lemmas(nlp)
        self._words: dict[str, set[int]] = defaultdict(set)
        self._stems: dict[str, set[int]] = defaultdict(set)
        self._free, self._number = count(), cache(self._number_word)
        self._tokens = cache(self._read_token)
        self._stretch = cache(self._read_stretch)
        self.variants: dict[Group, list[Variant]] = defaultdict(list)
        for key, variants in lexicons.items():
            for variant in variants:
                tagged = any(isinstance(part, Word) and part.pos for part in variant)
                self.variants[Group(key, self._needs(variant), tagged)].append(variant)
        self._steps: dict[Group, set[Steps]] = {
            group: {tuple(part if isinstance(part, WordGap) else self._number(part) for part in v) for v in variants}
            for group, variants in self.variants.items()
        }
        often = Counter(number for group in self.variants for number in group.needs)
        self._by_rarest: dict[int, list[Group]] = defaultdict(list)
        for group in self.variants:
            rarest = min(group.needs, key=lambda number: (often[number], number), default=ANY)
            self._by_rarest[rarest].append(group)

    def __call__(self, text: str) -> frozenset[Group]:
        tokens = [token for stretch in text.split() for token in self._stretch(stretch)]
        numbers = NO_NUMBERS.union(*tokens)
        groups = (group for number in (ANY, *numbers) for group in self._by_rarest.get(number, ()))
        return frozenset(
            group
            for group in groups
            if group.needs <= numbers and any(in_order(steps, tokens) for steps in self._steps[group])
        )

    def _needs(self, variant: Variant) -> Numbers:
        """The numbers of a pattern's telling words: those too common to tell anything are left out."""
        common = self._nlp.Defaults.stop_words
        words = (part for part in variant if isinstance(part, Word))
        return frozenset(self._number(word) for word in words if word.stem or common.isdisjoint(word.forms)) - {ANY}

    def _number_word(self, word: Word) -> int:
        """The number of a word; ``ANY`` where the model gives the lemma by a rule of its own."""
        if not word.stem and not self._lemmas.given.isdisjoint(word.forms):
            return ANY
        number = next(self._free)
        for form in word.forms:
            (self._stems if word.stem else self._words)[form].add(number)
        return number

    def _read_stretch(self, text: str) -> list[Numbers]:
        return [self._tokens(token.text) for token in self._nlp.tokenizer(plain(text))]

    def _read_token(self, text: str) -> Numbers:
        """The numbers of the words that a token can match."""
        numbers = {CLOSE} if text in GAP_ENDS else set()
        for norm in {self._norm(form) for form in (text, *self._lemmas(text))}:
            numbers |= self._words.get(norm, NO_NUMBERS)
            numbers.update(*(self._stems.get(norm[:end], NO_NUMBERS) for end in range(1, len(norm) + 1)))
        return frozenset(numbers)


def in_order(steps: Steps, tokens: list[Numbers]) -> bool:
    """Whether the tokens hold the steps one after the other, with room where a gap gives it."""
    after: Iterable[int] = range(len(tokens))  # places at which the next step may begin
    for step in steps:
        if not isinstance(step, WordGap):
            after = [i + 1 for i in after if i < len(tokens) and (step == ANY or step in tokens[i])]
        elif step.far:
            after = range(min(after), len(tokens))
        else:
            after = sorted({i for start in after for i in _reach(start, tokens)})
        if not after:
            return False
    return True


def _reach(start: int, tokens: list[Numbers]) -> Iterator[int]:
    """The places to which a gap of a few words can lead."""
    for i in range(start, min(start + GAP_WORDS + 1, len(tokens))):
        yield i
        if CLOSE in tokens[i]:
            return


class Lemmas:
    """Every lemma that a language model's rule lemmatizer could give a word, whatever its part of speech.

    given: the lemmas that the model gives by rules of its own, which the lemmatizer's tables do not show.
    """

    def __init__(self, nlp: Language) -> None:
        tables = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
        ruler = nlp.get_pipe("attribute_ruler")
        self.given = {p["attrs"]["LEMMA"].lower() for p in ruler.patterns if "LEMMA" in p["attrs"]}  # type: ignore[attr-defined]
        self._exceptions = list(tables.get_table("lemma_exc").values())
        self._endings: dict[str, set[str]] = defaultdict(set)  # what an ending may come from
        for rules in tables.get_table("lemma_rules").values():
            for old, new in rules:
                self._endings[old].add(new)
        self._longest = max(map(len, self._endings))
        self._lookup = tables.get_table("lemma_lookup") if tables.has_table("lemma_lookup") else {}

    def __call__(self, word: str) -> Iterator[str]:
        lower = word.lower()
        yield lower
        for table in self._exceptions:
            yield from table.get(lower, ())
        for cut in range(max(0, len(lower) - self._longest), len(lower) + 1):
            yield from (lower[:cut] + new for new in self._endings.get(lower[cut:], ()))
        yield from self._lookup.get(lower, ())
