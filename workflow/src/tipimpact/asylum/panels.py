"""Claims -> origin x destination x year, with absent cells as intervals and designation as dates."""

from __future__ import annotations

import pandas as pd

from tipimpact.asylum.claims import SMALLEST

KEY = ["origin", "destination", "year"]


def panel(
    claims: pd.DataFrame, decisions: pd.DataFrame | None = None, designated: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Every origin seen in a destination, in every year for which the destination reports anything.

    claims: as ``read_claims`` gives it.  decisions: columns origin, destination, year and any others, which
    are joined on.  designated: as ``read_designated`` gives it; designation counts in Canada only, but
    stands on every row of the origin, so that the same origin elsewhere can serve as a control.
    Returns origin, destination, year, claims (missing where the publisher shows nothing), low and high
    (0 and 4 there), counted, stage, row, and the columns of ``designated``. Where a destination gives both
    persons and cases in a year, persons are taken.
    """
    claims = claims.sort_values("counted", ascending=False).drop_duplicates(KEY)  # persons before cases
    shared = [c for c in ("counted", "source") if c in claims]  # the same for all origins of a destination and year
    years = claims[["destination", "year", *shared]].drop_duplicates(["destination", "year"])
    grid = claims[["origin", "destination"]].drop_duplicates().merge(years, on="destination")
    cells = grid.merge(claims.drop(columns=shared), on=KEY, how="left")
    absent = cells["claims"].isna()
    cells["low"] = cells["low"].mask(absent, 0).astype("Int64")
    cells["high"] = cells["high"].mask(absent, SMALLEST - 1).astype("Int64")
    cells[["claims", "row"]] = cells[["claims", "row"]].astype("Int64")
    for extra, on in ((decisions, KEY), (designated, ["origin"])):
        if extra is not None:
            cells = cells.merge(extra, on=on, how="left", validate="one_to_one" if on is KEY else "many_to_one")
    return cells.sort_values(KEY, ignore_index=True)
