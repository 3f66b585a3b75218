"""``config/legal_aid.yaml``: legal aid of each province and territory, with a number only where somebody read it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from tipimpact.common.config import Bilingual, Strict, Text
from tipimpact.common.documents import check, read_document
from tipimpact.common.errors import ConfigError

FILE = "legal_aid.yaml"  # in config
PROVINCES = ("ab", "bc", "mb", "nb", "nl", "ns", "nt", "nu", "on", "pe", "qc", "sk", "yt")


class LegalAid(Strict):
    """One body."""

    name: Bilingual = Field(description="As it calls itself")
    number: Annotated[str, StringConstraints(pattern=r"^1-8\d\d-\d{3}-\d{4}$")] | None = Field(
        None, description="If read"
    )
    address: Text | None = Field(None, description="Its site, where it was read")
    read: dt.date | None = Field(None, description="The day on which somebody read them")
    source: Text | None = Field(None, description="Where")

    @model_validator(mode="after")
    def _what_is_given_was_read(self) -> LegalAid:
        if bool(self.number or self.address) != bool(self.read and self.source):
            raise ValueError(
                "a number or an address, and the day and the place where it was read: all of them, or none"
            )
        return self


class LegalAidList(Strict):
    """The whole file."""

    bodies: dict[str, LegalAid] = Field(description="By province or territory: all thirteen")

    @model_validator(mode="after")
    def _all_are_there(self) -> LegalAidList:
        if set(self.bodies) != set(PROVINCES):
            raise ValueError(f"bodies are those of {', '.join(PROVINCES)}")
        return self


def read_legal_aid(path: str | Path) -> dict[str, LegalAid]:
    """Read the file. Raises ConfigError with every fault at once: line, key, what was expected."""
    document = read_document(path, ConfigError)
    return check(LegalAidList, document.data, document, error=ConfigError).bodies
