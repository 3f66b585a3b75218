"""``config/hotline.yaml``: the number that pages about people show, and when somebody last checked it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from tipimpact.common.config import Strict
from tipimpact.common.documents import check, read_document
from tipimpact.common.errors import ConfigError

FILE = "hotline.yaml"  # in config
FRESH = dt.timedelta(days=31)


class Hotline(Strict):
    """The number and its last check."""

    number: Annotated[str, StringConstraints(pattern=r"^1-8\d\d-\d{3}-\d{4}$")] = Field(description="As it is dialled")
    checked: dt.date = Field(description="The day on which somebody read it on its own page")
    where: Annotated[str, StringConstraints(pattern="^https://")] = Field(description="That page")

    def stale(self, day: dt.date) -> bool:
        """Whether a release on a day needs a new check: the last is more than a month old, or still to come."""
        return not dt.timedelta() <= day - self.checked <= FRESH


def read_hotline(path: str | Path) -> Hotline:
    """Read the file. Raises ConfigError with every fault at once: line, key, what was expected."""
    document = read_document(path, ConfigError)
    return check(Hotline, document.data, document, error=ConfigError)
