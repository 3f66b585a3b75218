"""Map occupations of NOC 2011, 2016 and 2021 to common groups: major groups or broad categories of NOC 2021.

``occupations.csv`` pairs every unit group of NOC 2011 (NOC 2016 kept the codes) with its successors in NOC 2021, the
main successor first. Each pair was checked against Statistics Canada's complete concordance (NOC 2016 V1.3 to NOC 2021
V1.0). The column ``check`` gives the result: ``same title``, ``renamed`` (since NOC 2011), or ``split`` if the old
group has several successors.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.errors import TfwpError

DIGITS = 2  # of the groups; the concordance is not reliable below major groups


@lru_cache
def concordance() -> dict[str, tuple[str, ...]]:
    """Return the NOC 2021 codes of each NOC 2011 code, the main one first."""
    with open(Path(__file__).with_name("occupations.csv"), encoding="utf-8", newline="") as file:
        return {row["noc_2011"]: tuple(row["noc_2021"].split()) for row in csv.DictReader(file)}


def occupation_groups(noc: pd.Series, version: pd.Series, digits: int = DIGITS) -> pd.DataFrame:
    """Return columns ``group`` (first ``digits`` digits in NOC 2021) and ``exact``; both NA for a row without code.

    exact: the whole old group belongs to this new group; always true for codes of NOC 2021.
    Raises TfwpError for more than two digits.
    """
    if not 1 <= digits <= DIGITS:
        raise TfwpError(
            f"cannot group occupations by {digits} digits",
            expected=f"1 or {DIGITS}: the concordance between NOC versions is no finer",
        )
    by_code = {pair: _find_group(*pair, digits) for pair in {*zip(noc, version, strict=True)}}
    groups = [by_code[pair] for pair in zip(noc, version, strict=True)]
    table = pd.DataFrame(groups, columns=["group", "exact"], index=noc.index)
    return table.astype({"group": "string", "exact": "boolean"})


def _find_group(noc: Any, version: Any, digits: int) -> tuple[str | None, bool | None]:
    if pd.isna(noc):
        return None, None
    if version == "2021":
        return str(noc)[:digits], True
    successors = concordance().get(str(noc), ())
    groups = {code[:digits] for code in successors}
    return (successors[0][:digits], len(groups) == 1) if groups else (None, None)
