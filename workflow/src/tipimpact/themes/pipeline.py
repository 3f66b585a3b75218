"""The coding as spaCy components: the rules as ``tipimpact_themes``, the second coder as ``tipimpact_second_coder``.

    import spacy, tipimpact.themes.pipeline
    nlp = spacy.blank("en")
    nlp.add_pipe("tipimpact_themes", config={"codebook": "config/codebook/codebook.yaml"})
    [(span.text, span.label_, span._.method, span._.stance) for span in nlp(text).spans["themes"]]

The components need tokens only. The first calls ``extract``, which tags the few sentences that can hold a theme, so
both give the same coding and a tagger before it would only cost time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from pathlib import Path
from typing import Any

import pandas as pd
import spacy
from pydantic import ValidationError
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import minibatch

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import ThemeError, nearest
from tipimpact.common.files import above, write_text
from tipimpact.common.packaged import CONFIG
from tipimpact.themes.codebook import Codebook, read_codebook
from tipimpact.themes.live import GIVES, example_coder
from tipimpact.themes.matching import extract
from tipimpact.themes.second_coder import NEAREST

NAME, SECOND = "tipimpact_themes", "tipimpact_second_coder"
KEY, SECOND_KEY = "themes", "second_coder"  # of the components' spans in ``doc.spans``
CODEBOOK = Path("config", "codebook", "codebook.yaml")  # in the project folder
SAVED = "codebook.json"
BATCH = 200  # documents coded together

# spaCy keys the values of an extension by place alone, and two themes can share a place. The method is therefore the
# id of the span; the stance is the sentence's, and so the same for all spans at a place.
Span.set_extension("method", getter=attrgetter("id_"), force=True)
Span.set_extension("stance", default=None, force=True)
Span.set_extension("scores", default=None, force=True)
Span.set_extension("nearest", default=None, force=True)


def load(codebook: Codebook | str | Path, lang: str, second_coder: bool = False) -> Language:
    """See ``tipimpact.themes.load``."""
    if lang not in LANGUAGES:
        expected = " or ".join(LANGUAGES)
        raise ThemeError(
            f"no codebook words for language {lang!r}", expected=expected, nearest=nearest(lang, LANGUAGES)
        )
    nlp = spacy.blank(lang)
    nlp.add_pipe(NAME)
    coder: Any = nlp.get_pipe(NAME)
    coder.codebook = codebook if isinstance(codebook, Codebook) else read_codebook(codebook)
    if second_coder:
        nlp.add_pipe(SECOND, config={"themes": coder.codebook.ids})
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

    codebook: path of ``codebook.yaml``. Without it the component looks for ``config/codebook/codebook.yaml`` in the
    current folder and those above it. Raises ThemeError when there is none, or when the language has no words in it.
    """

    def __init__(self, lang: str, name: str = NAME, codebook: str | None = None) -> None:
        if lang not in LANGUAGES:
            raise ThemeError(f"{name}: no codebook words for language {lang!r}", expected=" or ".join(LANGUAGES))
        self.lang, self.name = lang, name
        self._codebook = read_codebook(codebook) if codebook else None

    @property
    def codebook(self) -> Codebook:
        """The codebook. It is read on first use, because ``spacy.load`` sets it after the component is made."""
        if self._codebook is None:
            self._codebook = read_codebook(_nearest_codebook())
        return self._codebook

    @codebook.setter
    def codebook(self, codebook: Codebook) -> None:
        self._codebook = codebook

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = BATCH) -> Iterator[Doc]:
        """Yield the documents with their spans, after coding ``batch_size`` of them together."""
        for docs in minibatch(stream, batch_size):
            sentences = pd.DataFrame(
                [row for number, doc in enumerate(docs) for row in _rows(str(number), doc, self.lang)],
                columns=["doc_id", "sentence_id", "lang", "text", "start"],
            )
            by_document: dict[str, list[dict[Any, Any]]] = defaultdict(list)
            for mention in extract(sentences, self.codebook).to_dict("records"):
                by_document[mention["sentence_id"].partition(":")[0]].append(mention)
            for number, doc in enumerate(docs):
                doc.spans[KEY] = [_span(doc, mention) for mention in by_document[str(number)]]
                yield doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The codebook as JSON."""
        return self.codebook.model_dump_json(indent=1).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> ThemeCoder:
        """Take the codebook from what ``to_bytes`` gave. Raises ThemeError when it is not one."""
        try:
            self.codebook = Codebook.model_validate_json(data)
        except ValidationError as error:
            what = f"{self.name}: the saved codebook cannot be read: {error.errors()[0]['msg']}"
            raise ThemeError(what, todo="save the pipeline again with nlp.to_disk") from None
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the codebook into a folder."""
        Path(path).mkdir(parents=True, exist_ok=True)
        write_text(Path(path) / SAVED, self.to_bytes().decode())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> ThemeCoder:
        """Read the codebook that ``to_disk`` wrote. Raises ThemeError naming the file when there is none."""
        file = Path(path) / SAVED
        try:
            return self.from_bytes(file.read_bytes())
        except OSError as error:
            raise ThemeError(f"cannot be read: {error.strerror}", where=str(file)) from None


@Language.factory(SECOND, assigns=["doc.spans"], default_config={"themes": None})
def make_second_coder(nlp: Language, name: str, themes: list[str] | None) -> ExampleComponent:
    """The second coder, as spaCy asks for it by name; of the codebook that ``ThemeCoder`` would find, or ``themes``."""
    return ExampleComponent(str(nlp.lang), themes or read_codebook(_nearest_codebook()).ids)


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


def _nearest_codebook() -> Path:
    """The codebook of the project around the working directory; else that of the package."""
    folder = above(CODEBOOK)
    return CONFIG / "codebook" / CODEBOOK.name if folder is None else folder / CODEBOOK


def _rows(doc_id: str, doc: Doc, lang: str) -> Iterator[tuple[Any, ...]]:
    """The sentences of a document as ``extract`` reads them; places are those in the document."""
    for sent in _sentences(doc):
        sentence_id = f"{doc_id}:{sent.start_char}-{sent.end_char}"
        yield doc_id, sentence_id, lang, sent.text, sent.start_char


def _sentences(doc: Doc) -> Iterable[Span]:
    return doc.sents if doc.has_annotation("SENT_START") else [doc[:]]


def _span(doc: Doc, mention: Mapping[Any, Any]) -> Span:
    """The span of a mention. It is widened to whole tokens where the tokenizer of the document cuts in another way."""
    start, end, theme, method = (mention[name] for name in ("start", "end", "theme", "method"))
    span = doc.char_span(start, end, label=theme, span_id=method, alignment_mode="expand")
    assert span is not None  # the places are inside the document
    span._.stance = mention["polarity"]
    return span
