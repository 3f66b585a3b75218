"""Themes: which sentences speak to which theme of the codebook, with the words that say so."""

from tipimpact.themes.codebook import Codebook, Theme, read_codebook
from tipimpact.themes.matching import code, extract
from tipimpact.themes.quantities import quantities

__all__ = ["Codebook", "Theme", "code", "extract", "quantities", "read_codebook"]
