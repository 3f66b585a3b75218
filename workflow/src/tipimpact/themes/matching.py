"""Which sentences speak to which theme: the codebook's words, its domain gate and its scope negation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

import pandas as pd

from tipimpact.common.errors import Problem, ThemeError, collect
from tipimpact.common.listed import check_columns
from tipimpact.reports.read import original_offset
from tipimpact.reports.words import MODELS, model
from tipimpact.themes.codebook import Codebook, Context, Matching
from tipimpact.themes.context import NONE, Names, given_by_context
from tipimpact.themes.gate import Gate, Group, plain
from tipimpact.themes.patterns import GAP_ENDS, Variant, Word, fold, parse, spelled

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.tokens import Doc, Span

COLUMNS = ["sentence_id", "theme", "start", "end", "matched", "polarity", "method"]
NEEDED = ("sentence_id", "lang", "text")
METHODS = ("phrase", "gap", "cue", "strong_cue")
CUES = {"cue": "domain", "strong_cue": "exploitation"}  # what must be near a match of that method
POLARITIES = ("demand", "criticism", "denial")
CLAUSE_END = frozenset([";", ":", "but", "however", "mais", "cependant", "toutefois"])


def extract(sentences: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Every place where a sentence speaks to a theme.

    sentences: as from ``read_report``; only sentence_id, lang and text are needed. With doc_id (and start, section,
    kind) the neighbours of a sentence and its document count as its context, so give whole documents.
    Columns: sentence_id; theme; start and end (character offsets into the original file, or into the text
    where the sentences carry no ``start``); matched (the sentence's words); polarity of the sentence
    (demand, criticism, denial, report); method (phrase, gap: a phrase with a gap, cue: a phrase that counts
    because a domain cue is near it). Raises ThemeError when a column or language is missing.

    >>> from tipimpact.themes import read_codebook
    >>> rows = [{"sentence_id": "a", "doc_id": "d", "lang": "en", "text": "The employer kept their passports."}]
    >>> found = extract(pd.DataFrame(rows), read_codebook("config/codebook/codebook.yaml"))
    >>> found[["sentence_id", "theme"]].values.tolist()
    [['a', 'COERCION']]
    """
    _check(sentences)
    rows = []
    for lang in sorted(sentences["lang"].unique()):
        patterns = compiled(codebook, lang)
        group = sentences[sentences["lang"] == lang].to_dict("records")
        met = [patterns.gate(row["text"]) for row in group]
        names = given_by_context(group, [patterns.cues(groups) for groups in met], codebook.context)
        pairs = [
            (row, given)
            for row, groups, given in zip(group, met, names, strict=True)
            if patterns.may_match(groups, given)
        ]
        read = list(dict.fromkeys((row["text"], given) for row, given in pairs))  # an Act and its consolidation agree
        docs = model(lang).pipe(plain(text) for text, _ in read)
        hits = {pair: list(patterns.hits(doc, pair[1])) for pair, doc in zip(read, docs, strict=True)}
        for row, given in pairs:
            start, skips = row.get("start", 0), row.get("skips", ())
            for theme, first, last, polarity, method in hits[row["text"], given]:
                place = original_offset(start, skips, first), original_offset(start, skips, last - 1) + 1
                rows.append((row["sentence_id"], theme, *place, row["text"][first:last], polarity, method))
    order = {name: i for i, name in enumerate(sentences["sentence_id"])}
    rows.sort(key=lambda row: (order[row[0]], row[2], row[1]))
    return pd.DataFrame(rows, columns=COLUMNS)


def apply_rules(sentences: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The themes of sentences by the rules: a boolean row per sentence_id, a column per theme in codebook order."""
    return coding(sentences["sentence_id"], extract(sentences, codebook), codebook)


def coding(sentence_ids: pd.Series, mentions: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Like ``apply_rules``, from mentions already extracted."""
    table = pd.DataFrame(False, index=pd.Index(sentence_ids, name="sentence_id"), columns=codebook.ids)
    for theme, group in mentions.groupby("theme"):
        table.loc[table.index.isin(group["sentence_id"]), theme] = True
    return table


def of_other_domains(sentences: pd.DataFrame, codebook: Codebook) -> pd.Series:
    """Whether each sentence, by ``sentence_id``, has words of another domain (drugs, ships) and no cue of ours."""
    found: dict[str, bool] = dict.fromkeys(sentences["sentence_id"], False)
    for lang, own in sentences.groupby("lang"):
        patterns = compiled(codebook, str(lang))
        met = own[[any(group.key == "other_domains" for group in patterns.gate(text)) for text in own["text"]]]
        docs = model(str(lang)).pipe(plain(text) for text in met["text"])
        found |= dict(zip(met["sentence_id"], map(patterns.of_other_domain, docs), strict=True))
    return pd.Series(found, dtype=bool)


@dataclass(frozen=True)
class Compiled:
    """The codebook in one language: a gate, matchers behind it, the folded words they know, and words as compared.

    matcher: that of a group of patterns, made when a sentence first passes the gate to it. A
    sentence is asked only about the groups that it can match, since thousands of patterns cost far
    more than the language model. The keys of groups are ``theme/method``, ``theme/without`` and the
    names of ``Matching``'s fields; ``alone``: the themes for which a cue outside the sentence does
    not count.
    """

    gate: Gate
    matcher: Callable[[Group], Matcher]
    words: frozenset[str]
    norm: Callable[[str], str]
    themes: list[str]
    context: Context
    alone: frozenset[str]

    def cues(self, groups: Iterable[Group]) -> Names:
        """The names of the cues in a sentence's own words, unless it has words of another domain.

        A word that counts as one part of speech only is no cue, because the gate cannot see that.
        """
        names = frozenset(group.key for group in groups if not group.tagged)
        return NONE if "other_domains" in names else names.intersection(CUES.values())

    def may_match(self, groups: Iterable[Group], given: Names) -> bool:
        """Whether a sentence can have a theme; ``given``: the cues that it has from its surroundings."""
        keys = {group.key for group in groups} | given
        methods = {key.rpartition("/")[2] for key in keys}.intersection(METHODS)
        return any(method not in CUES or CUES[method] in keys for method in methods)

    def hits(self, doc: Doc, given: Names = NONE) -> Iterator[tuple[str, int, int, str, str]]:
        """Theme, start, end, polarity and method, after domain gate, vetoes and scope negation.

        given: the names of the cues that the sentence has from its surroundings.
        """
        from spacy.util import filter_spans

        spans = self._find(doc, self.gate(doc.text))
        titles, cues = _titles_and_cues(doc, spans)
        closed = titles.union(*[_rest_of_clause(doc, span.end) for span in spans["scope_negation"]])
        vetoes = [] if cues["domain"] else spans["other_domains"]
        polarity = _polarity(doc, spans)
        for theme in self.themes:
            against = [*vetoes, *spans[f"{theme}/without"]]
            shown: dict[Span, str] = {}
            for method in METHODS:
                cue = CUES.get(method, "")
                granted = cue in given and theme not in self.alone
                nearby = None if granted else cues.get(cue)
                for span in spans[f"{theme}/{method}"]:
                    counts = nearby is None or any(not _inside(span, [cue]) for cue in nearby)
                    if counts and span.start not in closed and not self._vetoed(span, against):
                        shown.setdefault(span, method)
            for span in filter_spans(shown):
                yield theme, span.start_char, span.end_char, polarity, shown[span]

    def of_other_domain(self, doc: Doc) -> bool:
        """Whether a sentence has words of another domain and no cue of ours outside them."""
        spans = self._find(doc, self.gate(doc.text))
        return bool(spans["other_domains"]) and not _titles_and_cues(doc, spans)[1]["domain"]

    def _vetoed(self, span: Span, against: Iterable[Span]) -> bool:
        """Whether one of the spans is within reach of the match, in the same clause."""
        for veto in against:
            between = span.doc[min(span.end, veto.end) : max(span.start, veto.start)]
            if len(between) <= self.context.veto and not any(token.text in GAP_ENDS for token in between):
                return True
        return False

    def _find(self, doc: Doc, groups: Collection[Group]) -> dict[str, list[Span]]:
        """Matches by key. The patterns see the sentence as it is written, then with the lemmas that they know."""
        spans: dict[str, list[Span]] = defaultdict(list)
        written = [self.norm(token.text) for token in doc]
        lemmas = [self.norm(token.lemma_) for token in doc]
        known = [lemma if lemma in self.words else word for word, lemma in zip(written, lemmas, strict=True)]
        for norms in [written] if known == written else [written, known]:
            for token, word in zip(doc, norms, strict=True):
                token.norm_ = word
            for group in groups:
                spans[group.key] += self.matcher(group)(doc, as_spans=True)
        return spans


_COMPILED: dict[tuple[str, str], Compiled] = {}


def compiled(codebook: Codebook, lang: str) -> Compiled:
    """The codebook's patterns of one language, ready to match; made once for the same words."""
    key = codebook.model_dump_json(include={"matching", "context", "themes"}), lang
    if key not in _COMPILED:
        _COMPILED[key] = _compile(codebook, lang)
    return _COMPILED[key]


def _compile(codebook: Codebook, lang: str) -> Compiled:
    nlp = model(lang)
    lexicons: dict[str, list[Variant]] = defaultdict(list)
    for key, source in _sources(codebook, lang):
        lexicons[key] += spelled(parse(source), nlp, lang)
    parts = (part for variants in lexicons.values() for variant in variants for part in variant)
    words = frozenset(form for part in parts if isinstance(part, Word) for form in part.forms)
    compare = cache(partial(norm, words=words))
    gate = Gate(nlp, compare, lexicons)

    @cache
    def matcher(group: Group) -> Matcher:
        from spacy.matcher import Matcher

        made = Matcher(nlp.vocab)
        made.add(group.key, [[part.token() for part in variant] for variant in gate.variants[group]])
        return made

    alone = frozenset(theme.id for theme in codebook.themes if not theme.context)
    return Compiled(gate, matcher, words, compare, codebook.ids, codebook.context, alone)


def _sources(codebook: Codebook, lang: str) -> Iterator[tuple[str, str]]:
    """Every pattern of a language with the key of its lexicon."""
    for name in Matching.model_fields:
        yield from ((name, source) for source in getattr(getattr(codebook.matching, name), lang))
    for theme in codebook.themes:
        yield from ((f"{theme.id}/{parse(source).method}", source) for source in getattr(theme.lexicon, lang))
        yield from ((f"{theme.id}/without", source) for source in getattr(theme.without, lang))


def norm(word: str, words: frozenset[str]) -> str:
    """A word as it is compared: capitals are kept for the short forms that the codebook knows."""
    folded = fold(word)
    return folded if folded in words else folded.lower()


def _titles_and_cues(doc: Doc, spans: Mapping[str, list[Span]]) -> tuple[set[int], dict[str, list[Span]]]:
    """The tokens of treaties' titles, and the cues that count, by name."""
    titles = {i for span in spans["titles"] for i in _rest_of_title(doc, span)}
    no_cue = [*spans["not_cues"], *spans["other_domains"]]
    names = CUES.values()
    return titles, {
        name: [cue for cue in spans[name] if cue.start not in titles and not _inside(cue, no_cue)] for name in names
    }


def _inside(one: Span, others: Iterable[Span]) -> bool:
    return any(other.start <= one.start and one.end <= other.end for other in others)


def _rest_of_clause(doc: Doc, start: int) -> range:
    end = next((i for i in range(start, len(doc)) if doc[i].lower_ in CLAUSE_END), len(doc))
    return range(start, end)


def _rest_of_title(doc: Doc, span: Span) -> range:
    """A treaty's title: from its first words to the next verb, or to the end of the clause.

    A comma or a verb in capitals is part of the title where a word in capitals follows.
    """
    end = next((i for i in range(span.end, len(doc)) if _ends_title(doc, i)), len(doc))
    return range(span.start, min(end, _rest_of_clause(doc, span.end).stop))


def _ends_title(doc: Doc, i: int) -> bool:
    word = doc[i + 1 : i + 2] if doc[i].text == "," else doc[i]
    return (doc[i].text == "," or doc[i].pos_ == "VERB") and not word.text.istitle()


def _polarity(doc: Doc, spans: dict[str, list[Span]]) -> str:
    """Demand before criticism before denial. A sentence that opens with a bare verb (what to do) is a demand."""
    opening = next((token for token in doc if token.is_alpha), None)
    if opening is not None and opening.pos_ == "VERB" and opening.lower_ == opening.lemma_.lower():
        return "demand"
    return next((name for name in POLARITIES if spans[name]), "report")


def _check(sentences: pd.DataFrame) -> None:
    problems: list[Problem] = []
    with collect(problems):
        check_columns(sentences, NEEDED, "sentences", ThemeError)
    langs = set(sentences["lang"]) if "lang" in getattr(sentences, "columns", ()) else set()
    problems += [
        Problem(f"no codebook words for language {lang!r}", "sentences: lang", " or ".join(MODELS))
        for lang in sorted(langs.difference(MODELS), key=str)
    ]
    if problems:
        raise ThemeError(problems)
