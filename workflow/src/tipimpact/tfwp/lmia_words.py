"""English and French terms of the publisher (``lmia_words.yaml``), and how to compare spellings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

_PUNCTUATION = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Remove case, accents and punctuation: ``"Territoires-du-Nord-Ouest "`` -> ``"territoires du nord ouest"``."""
    text = text.casefold()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    return _PUNCTUATION.sub(" ", text).strip()


@lru_cache
def lmia_words() -> Mapping[str, Any]:
    """Return the content of ``lmia_words.yaml``."""
    return yaml.safe_load(Path(__file__).with_name("lmia_words.yaml").read_text(encoding="utf-8"))


@lru_cache
def codes(kind: str) -> Mapping[str, str]:
    """Return the code of each folded spelling of one kind of term (``columns``, ``provinces``, ``decisions``)."""
    return {spelling: code for code, spellings in lmia_words()[kind].items() for spelling in spellings}
