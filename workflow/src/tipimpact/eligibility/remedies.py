"""``config/law/remedies.yaml``: to whom each remedy belongs, and what asking for it can set off."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from tipimpact.common.config import Bilingual, Strict, Text
from tipimpact.common.documents import check, part, read_document
from tipimpact.common.errors import EligibilityError, Problem
from tipimpact.common.packaged import CONFIG
from tipimpact.eligibility.rows import REMEDIES, RemedyCode

FILE = CONFIG / "law" / "remedies.yaml"


class RemedyDescription(Strict):
    """One remedy in words that a person can use."""

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
    expected = "whom, risk_of_asking and clause for every remedy"
    missing = [code for code in REMEDIES if code not in part(document.data, "remedies", dict)]
    others = [(("remedies",), Problem(f"{code} is missing", expected=expected)) for code in missing]
    file = check(Remedies, document.data, document, others=others, error=EligibilityError)
    return {code: file.remedies[code] for code in REMEDIES}
