"""The coding as spaCy components: the rules as ``tipimpact_themes``, the second coder as ``tipimpact_second_coder``.

The components need tokens only. The first calls ``extract``, which tags the few sentences that can hold a theme, so
both give the same coding and a tagger before it would only cost time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter
from pathlib import Path
from typing import Any

import pandas as pd
import spacy
from pydantic import ValidationError
from spacy.language import Language
from spacy.tokens import Doc, Span

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import ThemeError
from tipimpact.common.files import above
from tipimpact.common.packaged import CONFIG
from tipimpact.themes.codebook import Codebook, read_codebook
from tipimpact.themes.live import example_coder
from tipimpact.themes.matching import extract
from tipimpact.themes.second_coder import GIVES, NEAREST

NAME, SECOND = "tipimpact_themes", "tipimpact_second_coder"
KEY, SECOND_KEY = "themes", "second_coder"  # of the components' spans in ``doc.spans``
CODEBOOK = Path("config", "codebook", "codebook.yaml")  # in the project folder

# spaCy keys the values of an extension by place alone, and two themes can share a place. The method is therefore the
# id of the span; the stance is the sentence's, and so the same for all spans at a place.
Span.set_extension("method", getter=attrgetter("id_"), force=True)
for extension in ("stance", "scores", "nearest"):
    Span.set_extension(extension, default=None, force=True)


def load(codebook: Codebook | str | Path, lang: str, second_coder: bool = False) -> Language:
    """See ``tipimpact.themes.load``."""
    book = codebook if isinstance(codebook, Codebook) else read_codebook(codebook)
    nlp = spacy.blank(lang)
    nlp.add_pipe(NAME, config={"codebook": book.model_dump_json()})
    if second_coder:
        nlp.add_pipe(SECOND, config={"themes": book.ids})
    return nlp


@Language.factory(NAME, assigns=["doc.spans"], default_config={"codebook": None})
def make(nlp: Language, name: str, codebook: str | None) -> ThemeCoder:
    """The component, as spaCy asks for it by name."""
    return ThemeCoder(str(nlp.lang), name, codebook)


class ThemeCoder:
    """Writes the themes of a text into ``doc.spans["themes"]``.

    Each span has the theme as ``label_``, how the match was made as ``span._.method``, and the stance of its sentence
    (demand, criticism, denial, report) as ``span._.stance``; see ``extract``. Sentences are those of ``doc.sents``
    where a component before this one sets them; otherwise the text is one sentence.

    codebook: path of ``codebook.yaml``, or a codebook as JSON, which a saved pipeline has in its configuration. Without
    it, that of the project around the working directory, else that of the package. Raises ThemeError when it cannot be
    read, or has no words of the language.
    """

    def __init__(self, lang: str, name: str = NAME, codebook: str | None = None) -> None:
        if lang not in LANGUAGES:
            expected = " or ".join(LANGUAGES)
            raise ThemeError(f"{name}: no codebook words for language {lang!r}", expected=expected)
        self.lang, self.codebook = lang, _read_codebook(codebook)

    def __call__(self, doc: Doc) -> Doc:
        rows = [(sent.text, sent.start_char) for sent in _sentences(doc)]
        sentences = pd.DataFrame(rows, columns=["text", "start"]).assign(doc_id="", lang=self.lang)
        mentions = extract(sentences.assign(sentence_id=sentences.index), self.codebook)
        doc.spans[KEY] = [_span(doc, mention) for mention in mentions.to_dict("records")]
        return doc


@Language.factory(SECOND, assigns=["doc.spans"], default_config={"themes": None})
def make_second_coder(nlp: Language, name: str, themes: list[str] | None) -> ExampleComponent:
    """The second coder, as spaCy asks for it by name; of the codebook that ``ThemeCoder`` would find, or ``themes``."""
    return ExampleComponent(str(nlp.lang), themes or _read_codebook().ids)


class ExampleComponent:
    """Writes the sentences to which the second coder gives a theme into ``doc.spans["second_coder"]``.

    Each span is a sentence with a theme as ``label_``; ``span._.scores`` has its scores by theme, and
    ``span._.nearest`` the ids of the examples that are nearest to it. Raises ThemeError without the extra second-coder.
    """

    def __init__(self, lang: str, themes: Iterable[str]) -> None:
        self.lang, self.themes = lang, tuple(themes)

    def __call__(self, doc: Doc) -> Doc:
        sentences = [sent for sent in _sentences(doc) if sent.text.strip()]
        table = example_coder(self.themes).score([sent.text for sent in sentences], self.lang)
        spans = []
        for sent, row in zip(sentences, table.to_dict("records"), strict=True):
            near = str(row.pop(NEAREST))
            for theme, value in row.items():
                if value >= GIVES:
                    spans.append(Span(doc, sent.start, sent.end, label=str(theme)))
                    spans[-1]._.scores, spans[-1]._.nearest = row, near.split()
        doc.spans[SECOND_KEY] = spans
        return doc


def _read_codebook(given: str | None = None) -> Codebook:
    if given and given.lstrip().startswith("{"):
        try:
            return Codebook.model_validate_json(given)
        except ValidationError as error:
            todo = "save the pipeline again with nlp.to_disk"
            raise ThemeError(f"the saved codebook cannot be read: {error.errors()[0]['msg']}", todo=todo) from None
    folder = above(CODEBOOK)
    return read_codebook(given or (CONFIG / "codebook" / CODEBOOK.name if folder is None else folder / CODEBOOK))


def _sentences(doc: Doc) -> Iterable[Span]:
    return doc.sents if doc.has_annotation("SENT_START") else [doc[:]]


def _span(doc: Doc, mention: Mapping[Any, Any]) -> Span:
    """The span of a mention. It is widened to whole tokens where the tokenizer of the document cuts in another way."""
    start, end, theme, method = (mention[name] for name in ("start", "end", "theme", "method"))
    span = doc.char_span(start, end, label=theme, span_id=method, alignment_mode="expand")
    assert span is not None  # the places are inside the document
    span._.stance = mention["polarity"]
    return span
