"""Occupations of NOC 2011, 2016 and 2021 in common groups: the major groups of NOC 2021, or its broad categories.

``occupations.csv`` pairs every unit group of NOC 2011 (NOC 2016 kept the codes) with those of NOC 2021, the one
that it continues as first. Read twice, the second time pair by pair against Statistics Canada's complete concordance
(NOC 2016 V1.3 to NOC 2021 V1.0); ``check`` says how each pair stands: ``same title``, ``renamed`` (since NOC 2011), or
``split`` where the old group went to several new ones.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.errors import TfwpError

DIGITS = 2  # of the groups; the concordance says nothing finer


@lru_cache
def concordance() -> dict[str, tuple[str, ...]]:
    """NOC 2011 code -> NOC 2021 codes, the main one first."""
    with open(Path(__file__).with_name("occupations.csv"), encoding="utf-8", newline="") as file:
        return {row["noc_2011"]: tuple(row["noc_2021"].split()) for row in csv.DictReader(file)}


def groups(noc: pd.Series, version: pd.Series, digits: int = DIGITS) -> pd.DataFrame:
    """Columns ``group`` (first ``digits`` digits in NOC 2021) and ``exact``; both NA where there is no code.

    exact: all of the old group went to this new one; always true for codes of NOC 2021.
    Raises TfwpError for more than two digits.
    """
    if not 1 <= digits <= DIGITS:
        raise TfwpError(f"groups of {digits} digits", expected=f"1 or {DIGITS}: the concordance holds for no more")
    found = {pair: _group(*pair, digits) for pair in {*zip(noc, version, strict=True)}}
    pairs = [found[pair] for pair in zip(noc, version, strict=True)]
    table = pd.DataFrame(pairs, columns=["group", "exact"], index=noc.index)
    return table.astype({"group": "string", "exact": "boolean"})


def _group(noc: Any, version: Any, digits: int) -> tuple[str | None, bool | None]:
    if pd.isna(noc):
        return None, None
    if version == "2021":
        return str(noc)[:digits], True
    new = {code[:digits] for code in concordance().get(str(noc), ())}
    return (concordance()[str(noc)][0][:digits], len(new) == 1) if new else (None, None)
