"""What the publisher of the consolidation does to the enacted words: ``editorial.yaml``."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from tipimpact.common.config import Bilingual, Strict
from tipimpact.common.documents import check, read_document

FILE = Path(__file__).with_name("editorial.yaml")


class Correction(Strict):
    """Words that the publisher set right."""

    unit: str = Field(description="Unit, or `heading`")
    lang: Literal["en", "fr"] = Field(description="Language version")
    since: dt.date = Field(dt.date.min, alias="from", description="First consolidation that shows it")
    was: str = Field(description="Words as enacted")
    becomes: str = Field(alias="is", description="Words as printed")
    en: str = Field(description="Why, in English")
    fr: str = Field(description="Why, in French")

    @property
    def code(self) -> str:
        return f"correction {self.unit}"


class Editorial(Strict):
    """The whole file."""

    conventions: dict[str, Bilingual] = Field(description="Conventions by name")
    corrections: list[Correction] = Field(description="Corrections of single words")


@cache
def editorial() -> Editorial:
    """Conventions and corrections, read once."""
    document = read_document(FILE)
    return check(Editorial, document.data, document)
