"""How many other employers a worker could lawfully move to under each kind of work permit.

The definitions stand in docs/tfwp.md. For a position approved in a period, the other employers are those with an
approved position in the window that ends with that period, within what the permit allows ("market"):

    employer            none: the permit names one
    sector              same occupation group, anywhere in Canada
    province            same province or territory, any occupation
    sector_in_province  both
    open                all

Everything is counts by market, so the work grows with the rows: no position is compared with another.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from tipimpact.common.errors import TfwpError, nearest
from tipimpact.tfwp.harmonise import harmonise
from tipimpact.tfwp.periods import covered, in_window, window_months

MARKETS: dict[str, tuple[str, ...]] = {
    "employer": (),
    "sector": ("sector",),
    "province": ("province",),
    "sector_in_province": ("sector", "province"),
    "open": (),
}
COLUMNS = ["positions", "others_low", "others_high", "hhi_low", "hhi_high", "months"]
OUTSIDE = "OC"  # head office outside Canada: where the work is done is not said


def permit_mobility(
    positions: pd.DataFrame, scope: str, window: str = "12M", sector_digits: int = 2, own_sites: bool = False
) -> pd.DataFrame:
    """One row per row of a positive list with at least one position, under the index of ``positions``.

    positions: rows of ``read_lmia`` or the table ``positions``, one language per period.
    scope: ``employer``, ``sector``, ``province``, ``sector_in_province`` or ``open``.
    window: months up to the end of the row's own period; a list counts if it lies wholly within them.
    sector_digits: 1 or 2 digits of NOC 2021.  own_sites: whether other sites of the same employer count.

    Columns: positions (positions of the row); others_low and others_high (other employers: equal unless the lists
    leave some unnamed, then from none of those to one per unnamed position); hhi_low and hhi_high (concentration of
    positions over the employers of the market, 1: one has all); months (of the window that the lists held speak for).
    NA: the row does not say what the market needs (occupation; province of work).
    Raises TfwpError for a scope, window or number of digits that is none.
    """
    if scope not in MARKETS:
        raise TfwpError(f"no scope {scope!r}", expected=", ".join(MARKETS), nearest=nearest(scope, MARKETS))
    length = window_months(window)
    rows = _prepared(positions, scope, sector_digits)
    by_period = {str(period): part for period, part in rows.groupby("period")}
    held = sorted(by_period)
    parts = []
    for period in held:
        lists = in_window(period, held, length)
        part = _others(by_period[period], pd.concat([by_period[p] for p in lists]), scope, own_sites)
        parts.append(part.assign(months=covered(lists, period, length)))
    return pd.concat(parts) if parts else pd.DataFrame(columns=COLUMNS)


def _prepared(positions: pd.DataFrame, scope: str, digits: int) -> pd.DataFrame:
    """Rows of approvals: period, positions, employer, site and market as whole numbers, -1 where not known."""
    rows = positions if "employer_id" in positions else harmonise(positions)
    rows = rows[(rows["decision"] == "positive") & (rows["positions"] > 0)]
    if digits not in (1, 2):
        raise TfwpError(f"sectors of {digits} digits", expected="1 or 2: the concordance holds for no more")
    keys = {
        "sector": pd.factorize(rows["occupation_group"].str[:digits])[0],
        "province": pd.factorize(rows["province"].mask(rows["province"] == OUTSIDE))[0],
    }
    market = np.zeros(len(rows), dtype="int64")
    for name in MARKETS[scope]:
        market = np.where((market < 0) | (keys[name] < 0), -1, market * 1_000 + keys[name])
    return pd.DataFrame(
        {
            "period": rows["period"].astype(object),
            "positions": rows["positions"].to_numpy("int64"),
            "employer": rows["employer_id"].to_numpy("float64", na_value=-1).astype("int64"),
            "site": pd.factorize(rows["postal_code"].fillna(rows["city"]))[0],
            "market": np.where(market < 0, -1, pd.factorize(market)[0]),
        },
        index=rows.index,
    )


def _others(own: pd.DataFrame, window: pd.DataFrame, scope: str, own_sites: bool) -> pd.DataFrame:
    """Other employers of each row of ``own``, counted in ``window``."""
    if scope == "employer":  # one employer, and so all positions
        found = pd.DataFrame({"others_low": 0.0, "others_high": 0.0, "hhi_low": 1.0, "hhi_high": 1.0}, own.index)
    else:
        found = _markets(window).reindex(own["market"].to_numpy()).set_index(own.index)
        found = found.mask(own["market"] < 0)
    if own_sites:
        more = _sites(own, window)
        found = found.assign(others_low=found["others_low"] + more, others_high=found["others_high"] + more)
    return found.assign(positions=own["positions"])[COLUMNS[:-1]]


def _markets(window: pd.DataFrame) -> pd.DataFrame:
    """Per market: other employers than one of them, and concentration.

    The row's own employer is one of those named or one of those not named. Unnamed employers are none, or one per
    position; those of which the market is not known may be in any. Concentration is least if each unnamed position has
    an employer of its own, greatest if all belong to the largest employer named.
    """
    unnamed = window[window["employer"] < 0].groupby("market")["positions"].sum()
    held = window[(window["employer"] >= 0) & (window["market"] >= 0)]
    pair = held["market"] * (held["employer"].max() + 1) + held["employer"] if len(held) else held["market"]
    each = held.groupby(pair.rename("pair"), sort=False).agg(market=("market", "first"), p=("positions", "sum"))
    each["squares"] = each["p"] ** 2
    table = each.groupby("market").agg(named=("p", "size"), p=("p", "sum"), q=("squares", "sum"), top=("p", "max"))
    table = table.reindex(table.index.union(unnamed.index)).fillna(0).drop(index=-1, errors="ignore")
    rest = unnamed.reindex(table.index).fillna(0) + unnamed.get(-1, 0)
    total = table["p"] + rest
    low = (table["named"] - 1).clip(lower=0)
    return pd.DataFrame(
        {
            "others_low": low,
            "others_high": np.maximum(table["named"] + rest - 1, low),
            "hhi_low": (table["q"] + rest) / total**2,
            "hhi_high": (table["q"] - table["top"] ** 2 + (table["top"] + rest) ** 2) / total**2,
        }
    )


def _sites(own: pd.DataFrame, window: pd.DataFrame) -> np.ndarray:
    """Other sites of each row's own employer in its market; 0 where the employer is not named."""
    sites = window.drop_duplicates(["employer", "market", "site"]).groupby(["employer", "market"]).size()
    pairs = pd.MultiIndex.from_frame(own[["employer", "market"]])
    return np.where(own["employer"] < 0, 0, sites.reindex(pairs).to_numpy() - 1)
