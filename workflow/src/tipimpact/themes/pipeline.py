"""The rules of the codebook as a spaCy component, ``tipimpact_themes``.

It needs tokens only. It calls ``extract``, which tags the few sentences that can hold a theme, so
both give the same coding and a tagger before it would only cost time.
"""

from __future__ import annotations

from collections.abc import Mapping
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
from tipimpact.themes.matching import extract

NAME = "tipimpact_themes"
KEY = "themes"  # of its spans in ``doc.spans``
CODEBOOK = Path("config", "codebook", "codebook.yaml")  # in the project folder

# spaCy keys the values of an extension by place alone, and two themes can share a place. The method is therefore the
# id of the span; the stance is the sentence's, and so the same for all spans at a place.
Span.set_extension("method", getter=attrgetter("id_"), force=True)
Span.set_extension("stance", default=None, force=True)


def load(codebook: Codebook | str | Path, lang: str) -> Language:
    """See ``tipimpact.themes.load``."""
    book = codebook if isinstance(codebook, Codebook) else read_codebook(codebook)
    nlp = spacy.blank(lang)
    nlp.add_pipe(NAME, config={"codebook": book.model_dump_json()})
    return nlp


@Language.factory(NAME, assigns=["doc.spans"], default_config={"codebook": None})
def make(nlp: Language, name: str, codebook: str | None) -> ThemeCoder:
    """The component, as spaCy asks for it by name."""
    return ThemeCoder(str(nlp.lang), name, codebook)


class ThemeCoder:
    """Writes the themes of a text into ``doc.spans["themes"]``.

    Each span has the theme as ``label_``, how the match was made as ``span._.method``, and the
    stance of its sentence (demand, criticism, denial, report) as ``span._.stance``; see
    ``extract``. Sentences are those of ``doc.sents`` where a component before this one sets them;
    otherwise the text is one sentence.

    codebook: path of ``codebook.yaml``, or a codebook as JSON, which a saved pipeline has in its
    configuration. Without it, that of the project around the working directory, else that of the
    package. Raises ThemeError when it cannot be read, or has no words of the language.
    """

    def __init__(self, lang: str, name: str = NAME, codebook: str | None = None) -> None:
        if lang not in LANGUAGES:
            expected = " or ".join(LANGUAGES)
            raise ThemeError(f"{name}: no codebook words for language {lang!r}", expected=expected)
        self.lang, self.codebook = lang, _read_codebook(codebook)

    def __call__(self, doc: Doc) -> Doc:
        parts = doc.sents if doc.has_annotation("SENT_START") else [doc[:]]
        rows = [(part.text, part.start_char) for part in parts]
        sentences = pd.DataFrame(rows, columns=["text", "start"]).assign(doc_id="", lang=self.lang)
        mentions = extract(sentences.assign(sentence_id=sentences.index), self.codebook)
        doc.spans[KEY] = [_span(doc, mention) for mention in mentions.to_dict("records")]
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


def _span(doc: Doc, mention: Mapping[Any, Any]) -> Span:
    """The span of a mention. It is widened to whole tokens where the tokenizer of the document cuts in another way."""
    start, end, theme, method = (mention[name] for name in ("start", "end", "theme", "method"))
    span = doc.char_span(start, end, label=theme, span_id=method, alignment_mode="expand")
    assert span is not None  # the places are inside the document
    span._.stance = mention["polarity"]
    return span
