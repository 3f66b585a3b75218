"""Count the other employers to which a worker could lawfully move under each kind of work permit.

Definitions: docs/tfwp.md. For a position approved in a period, the other employers are those with
an approved position in the window that ends with that period, within the market that the permit
allows:

    employer            none: the permit names one employer
    sector              same occupation group, anywhere in Canada
    province            same province or territory, any occupation
    sector_in_province  both
    open                all

Employers are counted by market. No position is compared with another, so run time grows with the number of rows.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from tipimpact.common.errors import TfwpError, nearest
from tipimpact.common.listed import check_columns
from tipimpact.tfwp.harmonise import harmonise
from tipimpact.tfwp.list_periods import count_covered, in_window, window_months

MARKETS: dict[str, tuple[str, ...]] = {
    "employer": (),
    "sector": ("sector",),
    "province": ("province",),
    "sector_in_province": ("sector", "province"),
    "open": (),
}
COLUMNS = ["positions", "others_low", "others_high", "hhi_low", "hhi_high", "months"]
OUTSIDE = "OC"  # head office outside Canada; the list does not state where the work is


def permit_mobility(
    positions: pd.DataFrame, scope: str, window: str = "12M", sector_digits: int = 2, own_sites: bool = False
) -> pd.DataFrame:
    """Return one row per row of a positive list with at least one position, with the index of ``positions``.

    positions: rows of ``read_lmia`` or the table ``positions``, one language per period.
    scope: ``employer``, ``sector``, ``province``, ``sector_in_province`` or ``open``.
    window: months up to the end of the row's own period; a list counts if it is wholly within them.
    sector_digits: 1 or 2 digits of NOC 2021.  own_sites: whether other sites of the same employer count.

    Columns: positions (positions of the row); others_low and others_high (number of other
    employers; they differ if the lists leave employers unnamed: from no employer to one per unnamed position); hhi_low
    and hhi_high (concentration of positions over the employers of the market; 1: one employer has all); months (number
    of months of the window that the lists cover).
    NA: the row does not state what defines the market (occupation or province of work).
    Raises TfwpError for an invalid scope, window or number of digits.

    >>> from tipimpact.tfwp import read_lmia
    >>> rows = read_lmia("data/raw/sample/tfwp/lmia_positive/tfwp_2024q1_pos_en.xlsx")
    >>> bool((permit_mobility(rows, "employer")["others_high"].dropna() == 0).all())
    True
    """
    if scope not in MARKETS:
        raise TfwpError(f"unknown scope {scope!r}", expected=", ".join(MARKETS), nearest=nearest(scope, MARKETS))
    length = window_months(window)
    check_columns(positions, ["period", "decision", "positions", "province"], "positions", TfwpError)
    rows = _select_approvals(positions, scope, sector_digits)
    by_period = {str(period): part for period, part in rows.groupby("period")}
    periods = sorted(by_period)
    parts = []
    for period in periods:
        lists = in_window(period, periods, length)
        part = _count_others(by_period[period], pd.concat([by_period[p] for p in lists]), scope, own_sites)
        parts.append(part.assign(months=count_covered(lists, period, length)))
    return pd.concat(parts) if parts else pd.DataFrame(columns=COLUMNS)


def _select_approvals(positions: pd.DataFrame, scope: str, digits: int) -> pd.DataFrame:
    """Return approvals: period, positions, and codes of employer, site and market (-1: unknown)."""
    rows = positions if "employer_id" in positions else harmonise(positions)
    rows = rows[(rows["decision"] == "positive") & (rows["positions"] > 0)]
    if digits not in (1, 2):
        raise TfwpError(
            f"cannot define sectors by {digits} digits",
            expected="1 or 2: the concordance between NOC versions is no finer",
        )
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


def _count_others(own: pd.DataFrame, window: pd.DataFrame, scope: str, own_sites: bool) -> pd.DataFrame:
    """Count the other employers of each row of ``own`` in ``window``."""
    if scope == "employer":  # the market is one employer, who has all its positions
        others = pd.DataFrame({"others_low": 0.0, "others_high": 0.0, "hhi_low": 1.0, "hhi_high": 1.0}, own.index)
    else:
        others = _measure_markets(window).reindex(own["market"].to_numpy()).set_index(own.index)
        others = others.mask(own["market"] < 0)
    if own_sites:
        sites = _count_own_sites(own, window)
        others = others.assign(others_low=others["others_low"] + sites, others_high=others["others_high"] + sites)
    return others.assign(positions=own["positions"])[COLUMNS[:-1]]


def _measure_markets(window: pd.DataFrame) -> pd.DataFrame:
    """Return per market the number of employers other than the row's own, and the concentration (HHI).

    The row's own employer may be named or unnamed. Unnamed positions belong to no further employer
    at the lower bound and to one employer each at the upper bound. Those without a known market may
    be in any market. Concentration is lowest if each unnamed position has its own employer, and
    highest if all belong to the largest named employer.
    """
    unnamed = window[window["employer"] < 0].groupby("market")["positions"].sum()
    named = window[(window["employer"] >= 0) & (window["market"] >= 0)]
    pair = named["market"] * (named["employer"].max() + 1) + named["employer"] if len(named) else named["market"]
    employers = named.groupby(pair.rename("pair"), sort=False).agg(market=("market", "first"), p=("positions", "sum"))
    employers["squares"] = employers["p"] ** 2
    table = employers.groupby("market").agg(named=("p", "size"), p=("p", "sum"), q=("squares", "sum"), top=("p", "max"))
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


def _count_own_sites(own: pd.DataFrame, window: pd.DataFrame) -> np.ndarray:
    """Count other sites of each row's own employer in its market; 0 if the employer is unnamed."""
    sites = window.drop_duplicates(["employer", "market", "site"]).groupby(["employer", "market"]).size()
    pairs = pd.MultiIndex.from_frame(own[["employer", "market"]])
    return np.where(own["employer"] < 0, 0, sites.reindex(pairs).to_numpy() - 1)
