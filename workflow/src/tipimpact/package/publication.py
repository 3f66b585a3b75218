"""``config/publication.yaml``: who publishes, on which day, under which licence, where, and whom to call."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from tipimpact.common.config import Bilingual, Strict
from tipimpact.common.documents import check, read_document
from tipimpact.common.errors import ConfigError

FILE = "publication.yaml"  # in config
Address = Annotated[str, StringConstraints(pattern="^https://[^ ]+[^ /]$")]


class Publication(Strict):
    """What a publication says of itself. Without a day, a licence and an author nothing is published."""

    day: dt.date = Field(description="Day of the release")
    licence: Literal["CC-BY-4.0"] = Field(description="Licence of our texts, figures and tables, by its SPDX name")
    authors: list[Bilingual] = Field(min_length=1, description="Who wrote it, in their order")
    contact: Annotated[str, StringConstraints(pattern="^(mailto:|https://)[^ ]+$")] | None = Field(
        None, description="Where to write to the authors"
    )
    address: Address | None = Field(None, description="Where the site is published")


def read_publication(path: str | Path) -> Publication:
    """Read the file. Raises ConfigError with every fault at once: line, key, what was expected."""
    document = read_document(path, ConfigError)
    return check(Publication, document.data, document, error=ConfigError)
