"""``config/law/remedies.yaml``: the names of each remedy, to whom it belongs, and what asking for it can set off."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from tipimpact.common.config import Bilingual, Strict, Text
from tipimpact.common.documents import check, part, read_document
from tipimpact.common.errors import EligibilityError, Problem
from tipimpact.common.packaged import CONFIG
from tipimpact.eligibility.profiles import RECOGNISED, EventName
from tipimpact.eligibility.rows import REMEDIES, RemedyCode

FILE = CONFIG / "law" / "remedies.yaml"


class RemedyDescription(Strict):
    """One remedy in words that a person can use."""

    name: Bilingual = Field(description="Its name, without article")
    short: Bilingual | None = Field(None, description="Its name in pictures; left out: the name")
    asked: Bilingual = Field(description='Its name after "ask for"')
    closed: Bilingual | None = Field(None, description='After "closed", "delayed" or a colon; left out: as asked')
    given_by: Literal["request", "law"] = Field("request", description="law: where nobody asks for it")
    counted_from: EventName = Field(RECOGNISED, description="The event of a life from which its days are counted")
    comes_with: RemedyCode | None = Field(None, description="Another remedy that brings it")
    whom: Bilingual = Field(description="The class or proceeding that its words address")
    risk_of_asking: Bilingual = Field(description="What a refusal, or the asking itself, can bring")
    clause: Text = Field(description="Where the risk is stated")


class Remedies(Strict):
    """The whole file."""

    remedies: dict[RemedyCode, RemedyDescription] = Field(description="By code: every remedy of ``rows.REMEDIES``")


def read_remedies(path: str | Path = FILE) -> dict[str, RemedyDescription]:
    """Every remedy by code, in the order of ``REMEDIES``.

    Raises EligibilityError with every fault at once: line, key, what was expected, the nearest name.
    """
    document = read_document(path, EligibilityError)
    expected = "its names, whom, risk_of_asking and clause"
    missing = [code for code in REMEDIES if code not in part(document.data, "remedies", dict)]
    others = [(("remedies",), Problem(f"{code} is missing", expected=expected)) for code in missing]
    file = check(Remedies, document.data, document, others=others, error=EligibilityError)
    return {code: file.remedies[code] for code in REMEDIES}


@lru_cache(maxsize=1)
def default_remedies() -> dict[str, RemedyDescription]:
    """The remedies of this project."""
    return read_remedies()


def list_names(remedies: Mapping[str, RemedyDescription]) -> dict[str, dict[str, dict[str, str]]]:
    """The names of every remedy in the four forms that sentences ask for, by form, code and language."""
    forms = {
        "remedy-name": {code: remedy.name for code, remedy in remedies.items()},
        "remedy-short": {code: remedy.short or remedy.name for code, remedy in remedies.items()},
        "remedy-asked": {code: remedy.asked for code, remedy in remedies.items()},
        "remedy-closed": {code: remedy.closed or remedy.asked for code, remedy in remedies.items()},
    }
    return {form: {code: {"en": own.en, "fr": own.fr} for code, own in names.items()} for form, names in forms.items()}
