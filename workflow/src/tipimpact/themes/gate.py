"""The cheap first pass: which sentences can hold a theme at all.

A sentence passes when it holds the words of some pattern, in the pattern's order and within its gaps: as written, or as
any form that the language model's lemmatizer could trace to them, whatever their part of speech. What does not pass
cannot match, so the costly pass (parts of speech, lemmas, matcher) is spared. Sets come first (are the telling words
there at all?), since that is enough to turn most sentences away. A text is looked at by its stretches between white
space, as the tokenizer does it; what a stretch can match is worked out once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from tipimpact.reports.sentences import URL
from tipimpact.themes.patterns import GAP_ENDS, GAP_WORDS, SHAPES, Variant, Word, WordGap

if TYPE_CHECKING:
    from spacy.language import Language

NOTHING: frozenset[int] = frozenset()
NOTHING_NAMED: frozenset[str] = frozenset()
STEM_KEY = 3  # letters by which stems are looked up
ANY, CLOSE = -1, -2  # a step that any token can be; the number of a token that ends a gap
Steps = tuple[int | WordGap, ...]


def plain(text: str) -> str:
    """The text as the matcher sees it, character for character: no words inside addresses, one shape of mark."""
    if "//" in text or "www." in text:
        text = URL.sub(lambda match: "x" * len(match.group()), text)
    return text.translate(SHAPES)


class TextChunk(NamedTuple):
    """A stretch without white space: the numbers of the words that it can match, together and token by token."""

    numbers: frozenset[int]
    tokens: tuple[frozenset[int], ...]


class Seen(NamedTuple):
    """A text: the numbers of the words that it can match, and its stretches."""

    numbers: frozenset[int]
    stretches: list[TextChunk]


class Gate:
    """Whether a text can match any of some patterns, and which of them it can.

    groups: pairs of patterns that show a theme and of cues without which they do not count (no cues: always).
    patterns: all that a text may be asked about.  norm: a word as the matcher compares it.  named: patterns that
    ``named`` looks for.
    """

    def __init__(
        self,
        nlp: Language,
        norm: Callable[[str], str],
        groups: Iterable[tuple[Iterable[Variant], Iterable[Variant]]],
        patterns: Iterable[Variant] = (),
        named: Mapping[str, Iterable[Variant]] = MappingProxyType({}),
    ) -> None:
        self._nlp, self._norm, self._lemmas = nlp, norm, Lemmas(nlp)
        self._numbers: dict[tuple[tuple[str, ...], bool], int] = {}
        self._number, self._common = Remembered(self._numbered), Remembered(self._is_common)
        self._groups = [tuple(self._patterns(variants) for variants in group if variants) for group in groups]
        self._all = self._patterns(patterns)
        self._named = {name: self._patterns(variants) for name, variants in named.items()}
        self._words: dict[str, set[int]] = defaultdict(set)
        self._stems: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for (forms, stem), number in self._numbers.items():
            for form in forms:
                if stem:
                    self._stems[form[:STEM_KEY]].append((form, number))
                else:
                    self._words[form].add(number)
        self._short = [key for key in self._stems if len(key) < STEM_KEY]
        self._tokens, self._seen = Remembered(self._token), Remembered(self._read_chunk)

    def __call__(self, text: str, given: Collection[int] = ()) -> bool:
        """given: the numbers of the groups whose cue need not be in the text."""
        seen = self._look(text)
        return any(
            all(patterns.hold(seen) for patterns in (group[:1] if i in given else group))
            for i, group in enumerate(self._groups)
        )

    def named(self, text: str, unless: str = "") -> frozenset[str]:
        """The names of the patterns whose words the text holds; none if it holds those of ``unless``."""
        seen = self._look(text)
        names = [name for name, patterns in self._named.items() if name != unless and patterns.hold(seen)]
        return NOTHING_NAMED if names and unless and self._named[unless].hold(seen) else frozenset(names)

    def near(self, text: str) -> bool:
        """Whether the text holds the words of a theme, with or without the cue that they need."""
        seen = self._look(text)
        return any(shows.hold(seen) for shows, *_ in self._groups)

    def met(self, text: str) -> Iterator[frozenset[int]]:
        """What the patterns that the text can match need, each once."""
        return self._all.met(self._look(text))

    def needs(self, variant: Variant) -> frozenset[int]:
        """The numbers of a pattern's telling words: those too common to tell anything are left out."""
        words = [part for part in variant if isinstance(part, Word) and not self._common[part]]
        return frozenset([self._number[word] for word in words]) - {ANY}

    def _look(self, text: str) -> Seen:
        stretches = [self._seen[word] for word in text.split()]
        return Seen(NOTHING.union(*[stretch.numbers for stretch in stretches]), stretches)

    def _patterns(self, variants: Iterable[Variant]) -> Patterns:
        return Patterns((self.needs(variant), self._steps(variant)) for variant in variants)

    def _steps(self, variant: Variant) -> Steps:
        """A pattern as numbers and gaps."""
        return tuple(part if isinstance(part, WordGap) else self._number[part] for part in variant)

    def _is_common(self, word: Word) -> bool:
        return not (word.stem or self._nlp.Defaults.stop_words.isdisjoint(word.forms))

    def _numbered(self, word: Word) -> int:
        """The number of a word; ``ANY`` where the model gives the lemma by a rule of its own."""
        if not word.stem and not self._lemmas.given.isdisjoint(word.forms):
            return ANY
        return self._numbers.setdefault((word.forms, word.stem), len(self._numbers))

    def _read_chunk(self, text: str) -> TextChunk:
        tokens = tuple(self._tokens[token.text] for token in self._nlp.tokenizer(plain(text)))
        return TextChunk(NOTHING.union(*tokens), tokens)

    def _token(self, text: str) -> frozenset[int]:
        """The numbers of the words that a token can match."""
        numbers = {CLOSE} if text in GAP_ENDS else set()
        for norm in {self._norm(form) for form in (text, *self._lemmas(text))}:
            numbers |= self._words.get(norm, NOTHING)
            for key in (norm[:STEM_KEY], *self._short):
                numbers.update(number for form, number in self._stems.get(key, ()) if norm.startswith(form))
        return frozenset(numbers)


class Patterns:
    """Patterns, looked up first by what they need, then step by step. Which need nothing are always looked at."""

    def __init__(self, patterns: Iterable[tuple[frozenset[int], Steps]]) -> None:
        self._steps: dict[frozenset[int], list[Steps]] = defaultdict(list)
        for need, steps in dict.fromkeys(patterns):
            self._steps[need].append(steps)
        single = (steps[0] for known in self._steps.values() for steps in known if len(steps) == 1)
        self._single = frozenset(step for step in single if isinstance(step, int)) - {ANY}
        often = Counter(number for need in self._steps for number in need)
        self._by_number: dict[int, list[frozenset[int]]] = defaultdict(list)  # by the rarest of them
        for need in sorted(filter(None, self._steps), key=sorted):
            self._by_number[min(need, key=lambda number: (often[number], number))].append(need)

    def hold(self, seen: Seen) -> bool:
        """Whether the words of any pattern are in the text in their order; most such patterns are one word."""
        return not self._single.isdisjoint(seen.numbers) or any(self.met(seen))

    def met(self, seen: Seen) -> Iterator[frozenset[int]]:
        """What those patterns need whose words are in the text in their order."""
        known = seen.numbers & self._by_number.keys()
        needs = [need for number in known for need in self._by_number[number] if need <= seen.numbers]
        needs += [NOTHING] if NOTHING in self._steps else []
        if needs:
            tokens = [token for stretch in seen.stretches for token in stretch.tokens]
            yield from (need for need in needs if any(in_order(steps, tokens) for steps in self._steps[need]))


def in_order(steps: Steps, tokens: list[frozenset[int]]) -> bool:
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


def _reach(start: int, tokens: list[frozenset[int]]) -> Iterator[int]:
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


class Remembered(dict[Any, Any]):
    """The values of a function, each computed once."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, key: Any) -> Any:
        value = self[key] = self._function(key)
        return value
