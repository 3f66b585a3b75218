"""Themes: which sentences speak to which theme of the codebook, with the words that say so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tipimpact.common.extras import naming_extra
from tipimpact.themes.codebook import Codebook, Theme, read_codebook
from tipimpact.themes.matching import code, extract

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Codebook", "Theme", "code", "extract", "load", "read_codebook"]


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
