"""Build ``positions_by_quarter``: approved positions by list, province and occupation group, without few employers."""

from __future__ import annotations

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.common.disclosure import FEWEST, Sum, protect, sensitive
from tipimpact.tfwp.work_permits import REASONS, select_approvals

CELL = ["list_period", "province", "occupation_group"]


def positions_by_quarter(positions: pd.DataFrame) -> pd.DataFrame:
    """Return one row per list period, province and occupation group that has an approved position.

    positions: the table ``positions`` as ``harmonise`` returns it; only positive lists count, in one language a period,
    and rows whose occupation is known: lists before 2016 have none.
    A cell of few employers or mostly of one is suppressed, and further cells so that yearly totals by province or broad
    category, which ``work_permits`` has, do not reveal it. Columns: see ``contracts/positions_by_quarter.yaml``.
    """
    rows = select_approvals(positions).rename(columns={"period": "list_period"})
    rows = rows[rows["occupation_group"].notna() & (rows["positions"] > 0)]
    by_employer = rows.groupby([*CELL, "employer_id"])["positions"].sum()
    cells = by_employer.groupby(CELL).agg(["sum", "size", sensitive]).reset_index()
    cells["withheld"] = cells["sensitive"].map(REASONS).astype(object)
    # A province has no rows for a year of which it can show one cell or none: its total would tell too much.
    place = [cells["list_period"].str[:4], cells["province"]]
    cells = cells[cells["withheld"].isna().groupby(place).transform("sum") > 1].reset_index(drop=True)
    for _, of_year in cells.groupby(cells["list_period"].str[:4]):
        added = protect(*_with_totals(of_year)).loc[[*of_year.index]]
        cells.loc[added.index[added], "withheld"] = "protects_another"
    shown = cells["withheld"].isna()
    return contract("positions_by_quarter").conform(
        cells[[*CELL, "withheld"]].assign(
            year=cells["list_period"].str[:4].astype("int64"),
            positions=_round(cells["sum"]).where(shown),
            employers=_round(cells["size"]).where(shown),
            source=cells["list_period"].map(rows.groupby("list_period")["source"].first()),
        )
    )


def _round(counts: pd.Series) -> pd.Series:
    return (FEWEST * (counts / FEWEST).round()).astype("Int64")


def _with_totals(of_year: pd.DataFrame) -> tuple[pd.DataFrame, list[Sum]]:
    """The cells of a year and its totals by province and broad category, as ``protect`` takes them."""
    cuts = {"province": of_year["province"], "broad category": of_year["occupation_group"].str[:1]}
    sums = [Sum(f"{cut} {part}", (*group.index,)) for cut, by in cuts.items() for part, group in of_year.groupby(by)]
    known = {s.total: float(of_year.loc[[*s.parts], "sum"].sum()) for s in sums}
    totals = pd.DataFrame({"value": known, "withheld": False, "may": False, "slack": 0.0})
    cells = pd.DataFrame({
        "value": _round(of_year["sum"]).astype(float),
        "withheld": of_year["withheld"].notna(),
        "may": True,
        "slack": (FEWEST - 1) / 2,
        "low": of_year["withheld"].eq("few_employers").astype(float),
        "high": of_year["province"].map(lambda place: known[f"province {place}"]),
    })  # fmt: skip
    return pd.concat([cells, totals.assign(low=totals["value"], high=totals["value"])]), sums
