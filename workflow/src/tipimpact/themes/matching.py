"""Which sentences speak to which theme: the codebook's words, its domain gate and its scope negation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from tipimpact.common.errors import Problem, ThemeError, nearest
from tipimpact.reports.read import original_offset
from tipimpact.reports.sentences import URL
from tipimpact.reports.words import MODELS, model
from tipimpact.themes.codebook import Codebook, Matching
from tipimpact.themes.patterns import SHAPES, fold, parse, token_patterns

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.tokens import Doc, Span

COLUMNS = ["sentence_id", "theme", "start", "end", "matched", "polarity", "method"]
NEEDED = ("sentence_id", "lang", "text")
METHODS = ("phrase", "gap", "cue")
POLARITIES = ("demand", "criticism", "denial")
CLAUSE_END = frozenset([";", ":", "but", "however", "mais", "cependant", "toutefois"])


def extract(sentences: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Every place where a sentence speaks to a theme.

    sentences: as from ``read_report``; only sentence_id, lang and text are needed.
    Columns: sentence_id; theme; start and end (character offsets into the original file, or into the text
    where the sentences carry no ``start``); matched (the sentence's words); polarity of the sentence
    (demand, criticism, denial, report); method (phrase, gap: a phrase with a gap, cue: a phrase that counts
    because a domain cue stands beside it). Raises ThemeError when a column or a language is missing.
    """
    _check(sentences)
    rows = []
    for lang in sorted(sentences["lang"].unique()):
        group = sentences[sentences["lang"] == lang].to_dict("records")
        patterns = compiled(codebook, lang)
        for row, doc in zip(group, model(lang).pipe(_plain(row["text"]) for row in group), strict=True):
            start, skips = row.get("start", 0), row.get("skips", ())
            for theme, span, method, polarity in patterns.hits(doc):
                first, last = span.start_char, span.end_char
                place = original_offset(start, skips, first), original_offset(start, skips, last - 1) + 1
                rows.append((row["sentence_id"], theme, *place, row["text"][first:last], polarity, method))
    order = {name: i for i, name in enumerate(sentences["sentence_id"])}
    rows.sort(key=lambda row: (order[row[0]], row[2], row[1]))
    return pd.DataFrame(rows, columns=COLUMNS)


def code(sentences: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Which sentence has which theme: a boolean row per sentence_id, a column per theme in codebook order."""
    return coding(sentences["sentence_id"], extract(sentences, codebook), codebook)


def coding(sentence_ids: pd.Series, mentions: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Like ``code``, from mentions already extracted."""
    table = pd.DataFrame(False, index=pd.Index(sentence_ids, name="sentence_id"), columns=codebook.ids)
    for theme, group in mentions.groupby("theme"):
        table.loc[table.index.isin(group["sentence_id"]), theme] = True
    return table


class Hit(NamedTuple):
    """Words that show a theme."""

    theme: str
    span: Span
    method: str
    polarity: str


@dataclass(frozen=True)
class Compiled:
    """The codebook in one language: a matcher, and the folded words it knows.

    Keys of the matcher are ``theme/method``, ``theme/without`` and the names of ``Matching``'s fields;
    ``shows`` lists the themes and methods, plainest method first.
    """

    matcher: Matcher
    words: frozenset[str]
    shows: list[tuple[str, str]]

    def hits(self, doc: Doc) -> Iterator[Hit]:
        """What the sentence says, after domain gate, exclusions and scope negation."""
        from spacy.util import filter_spans

        found = self._find(doc)
        cues = [cue for cue in found["domain"] if not any(_overlap(cue, other) for other in found["other_domains"])]
        if found["other_domains"] and not cues:
            return
        closed = {i for span in found["scope_negation"] for i in _rest_of_clause(doc, span.end)}
        polarity = _polarity(doc, found)
        shown: dict[str, dict[Span, str]] = defaultdict(dict)
        for theme, method in self.shows:
            for span in found[f"{theme}/{method}"]:
                counts = method != "cue" or any(not _within(span, cue) for cue in cues)
                if counts and span.start not in closed and not found[f"{theme}/without"]:
                    shown[theme].setdefault(span, method)
        for theme, methods in shown.items():
            for span in filter_spans(methods):
                yield Hit(theme, span, methods[span], polarity)

    def _find(self, doc: Doc) -> dict[str, list[Span]]:
        """Matches by key. The patterns see the sentence as it is written, then with the lemmas that they know."""
        found: dict[str, list[Span]] = defaultdict(list)
        written = [fold(token.text) for token in doc]
        lemmas = [fold(token.lemma_) for token in doc]
        known = [lemma if lemma in self.words else word for word, lemma in zip(written, lemmas, strict=True)]
        for norms in [written] if known == written else [written, known]:
            for token, norm in zip(doc, norms, strict=True):
                token.norm_ = norm
            for span in self.matcher(doc, as_spans=True):
                found[span.label_].append(span)
        return found


def compiled(codebook: Codebook, lang: str) -> Compiled:
    """The codebook's patterns of one language, ready to match."""
    from spacy.matcher import Matcher

    nlp = model(lang)
    sources: list[tuple[str, Any]] = [(name, getattr(codebook.matching, name)) for name in Matching.model_fields]
    sources += [(f"{theme.id}/without", theme.without) for theme in codebook.themes]
    keyed = [(key, parse(source)) for key, lexicon in sources for source in getattr(lexicon, lang)]
    for theme in codebook.themes:
        patterns = [parse(source) for source in getattr(theme.lexicon, lang)]
        keyed += [(f"{theme.id}/{pattern.method}", pattern) for pattern in patterns]
    matcher = Matcher(nlp.vocab)
    words: set[str] = set()
    for key, pattern in sorted(keyed, key=lambda pair: pair[0]):
        tokens = token_patterns(pattern, nlp, lang)
        matcher.add(key, tokens)
        words.update(word for variant in tokens for token in variant for word in _known(token))
    return Compiled(matcher, frozenset(words), [(theme, method) for method in METHODS for theme in codebook.ids])


def _known(token: dict[str, Any]) -> list[str]:
    norm = token.get("NORM", {})
    return [norm] if isinstance(norm, str) else norm.get("IN", [])


def _plain(text: str) -> str:
    """The text as the matcher sees it, character for character: no words inside addresses, one shape of mark."""
    return URL.sub(lambda match: "x" * len(match.group()), text).translate(SHAPES)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _within(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end


def _rest_of_clause(doc: Doc, start: int) -> range:
    end = next((i for i in range(start, len(doc)) if doc[i].lower_ in CLAUSE_END), len(doc))
    return range(start, end)


def _polarity(doc: Doc, found: dict[str, list[Span]]) -> str:
    """Demand before criticism before denial. A sentence that opens with a bare verb (what to do) is a demand."""
    opening = next((token for token in doc if token.is_alpha), None)
    if opening is not None and opening.pos_ == "VERB" and opening.lower_ == opening.lemma_.lower():
        return "demand"
    return next((name for name in POLARITIES if found[name]), "report")


def _check(sentences: pd.DataFrame) -> None:
    missing = [name for name in NEEDED if name not in sentences.columns]
    problems = [
        Problem(f"column {name!r} is missing", "sentences", nearest=nearest(name, sentences.columns))
        for name in missing
    ]
    if "lang" not in missing:
        problems += [
            Problem(f"no codebook words for language {lang!r}", "sentences: lang", " or ".join(MODELS))
            for lang in sorted(set(sentences["lang"].astype(str)) - set(MODELS))
        ]
    if problems:
        raise ThemeError(problems)
