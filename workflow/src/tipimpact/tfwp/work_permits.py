"""What today's work permit ties a worker to: approved positions and employers by province and period."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.tfwp.employers import employer_key
from tipimpact.tfwp.layout import by_value

CANADA, NOT_STATED, OUTSIDE = "CA", "ZZ", "OC"
FEWEST = 5  # a concentration that rests on fewer employers says too much of one of them


def work_permits(positions: pd.DataFrame, printed_totals: Mapping[str, int]) -> pd.DataFrame:
    """One row per province and period, and one for Canada, under the employer-specific permit.

    positions: the table ``positions``; positive lists are used, of one language per period.
    printed_totals: total that a list prints, by source.  Columns: see ``contracts/work_permits.yaml``.
    """
    approved = _one_language(positions[positions["decision"] == "positive"])
    approved = approved.assign(
        employer=by_value(approved["employer"], employer_key), province=approved["province"].fillna(NOT_STATED)
    )
    cells = pd.concat([approved, approved.assign(province=CANADA)]).groupby(["period", "province"])
    rows = []
    for key, part in cells:
        period, province = map(str, key)
        about = {"scope": "employer", "period": period, "year": int(period[:4]), "province": province}
        rows.append(about | _cell(part, province))
    table = pd.DataFrame(rows, columns=[c for c in contract("work_permits").columns if c != "printed_total"])
    return table.assign(printed_total=table["source"].map(printed_totals).where(table["province"] == CANADA))


def _one_language(lists: pd.DataFrame) -> pd.DataFrame:
    """Of a list that is there in English and French, the English one."""
    return lists[lists["language"] == lists.groupby("period")["language"].transform("min")]


def _cell(part: pd.DataFrame, province: str) -> dict[str, Any]:
    """Figures of one province and period. Rows of 0 positions show no employer with an approved position."""
    total = int(part["positions"].sum())
    named = part[part["positions"] > 0].groupby("employer")["positions"].sum().astype(int)
    unnamed = total - int(named.sum())
    withheld = None if len(named) >= FEWEST else "few_employers" if len(named) else "not_named"
    low, high = _hhi(named, unnamed) if withheld is None else (None, None)
    return {
        "positions": total,
        "employers": len(named) if withheld != "not_named" else None,
        "positions_unnamed": unnamed,
        "other_employers_in_province": len(named) - 1 if len(named) and province not in (CANADA, OUTSIDE) else None,
        "hhi_low": low,
        "hhi_high": high,
        "hhi_withheld": withheld,
        "source": part["source"].iloc[0],
        "rows": len(part),
        "first_row": part["source_row"].min(),
        "last_row": part["source_row"].max(),
    }


def _hhi(named: pd.Series, unnamed: int) -> tuple[float, float]:
    """Herfindahl-Hirschman index of positions over employers, least and greatest.

    Least: each position without a named employer has an employer of its own. Greatest: all belong to the largest one.
    Equal where every employer is named.
    """
    squares, total, largest = int((named**2).sum()), int(named.sum()) + unnamed, int(named.max())
    return (squares + unnamed) / total**2, (squares - largest**2 + (largest + unnamed) ** 2) / total**2
