"""The publisher's words, English and French, and how they are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

_OTHER = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Text as it is compared: ``"Territoires-du-Nord-Ouest "`` and ``"territoires du nord ouest"`` are the same."""
    text = text.casefold()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    return _OTHER.sub(" ", text).strip()


@lru_cache
def words() -> Mapping[str, Any]:
    """``lmia_words.yaml`` as it stands."""
    return yaml.safe_load(Path(__file__).with_name("lmia_words.yaml").read_text(encoding="utf-8"))


@lru_cache
def codes(kind: str) -> Mapping[str, str]:
    """Folded spelling -> code, for one kind of word (``columns``, ``provinces``, ``decisions``)."""
    return {spelling: code for code, spellings in words()[kind].items() for spelling in spellings}
