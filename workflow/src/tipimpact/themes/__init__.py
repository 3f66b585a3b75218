"""Themes: which sentences speak to which theme of the codebook, with the words that say so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tipimpact.common.extras import naming_extra
from tipimpact.themes.codebook import Codebook, Theme, read_codebook
from tipimpact.themes.matching import extract

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd
    from spacy.language import Language

__all__ = ["Codebook", "Theme", "code", "extract", "load", "read_codebook"]


def code(sentences: pd.DataFrame, codebook: Codebook, coders: Collection[str] = ("rule",)) -> pd.DataFrame:
    """The codes of new sentences, each with who gave it.

    sentences: as for ``extract``.  coders: ``rule``, ``example`` (the second coder, which needs the extra
    second-coder), or both. With both they give what the tables of a run hold of a new report.
    Columns: sentence_id, theme, given_by (``rule``, ``example``: the second coder, ``both``), score (of the second
    coder) and nearest (the ids of the three written examples that are nearest to the sentence, separated by spaces),
    both missing without the second coder. Raises ThemeError when a column or language is missing, a coder is
    unknown, or the sentence embedding is not installed or of another version.

    >>> import pandas as pd
    >>> rows = pd.DataFrame([{"sentence_id": "a", "lang": "en", "text": "The employer kept their passports."}])
    >>> "COERCION" in set(code(rows, read_codebook("config/codebook/codebook.yaml"))["theme"])
    True
    """
    with naming_extra():
        from tipimpact.themes import live

    return live.code(sentences, codebook, coders)


def load(codebook: Codebook | str | Path, lang: str) -> Language:
    """A spaCy pipeline with the component ``tipimpact_themes``: ``doc.spans["themes"]`` has the themes of a text.

    codebook: as from ``read_codebook``, or the path of ``codebook.yaml``.  lang: ``en`` or ``fr``.
    Each span has the theme as ``label_``, and ``span._.method`` and ``span._.stance`` as ``extract`` gives them.
    ``nlp.to_disk(folder)`` saves the pipeline with its codebook, ``spacy.load(folder)`` opens it again. A text is one
    sentence; for whole pages add ``nlp.add_pipe("sentencizer", first=True)``. Raises ThemeError for another language.

    >>> nlp = load("config/codebook/codebook.yaml", "en")
    >>> doc = nlp("The employer kept their passports.")
    >>> [(span.label_, span.text) for span in doc.spans["themes"]]
    [('COERCION', 'employer kept their passports')]
    """
    with naming_extra():
        from tipimpact.themes import pipeline  # importing spaCy takes a second

    return pipeline.load(codebook, lang)
