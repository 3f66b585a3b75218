"""Replications of published results through the public functions alone: each function returns the figures of one paper.

What is published, its table or figure and the tolerance stand in data/raw/compiled/replications/replications.json, and
the data beside the official files (folder ``replications``) or in a library. A result whose data are not at hand is
skipped, and said to be.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from tipimpact import impact

Figures = Mapping[str, float | list[float]]


def _ratio(fit: impact.Estimate) -> Figures:
    return {"RR": float(np.exp(fit.effect)), "ci": [float(np.exp(end)) for end in fit.interval]}


def sicily_poisson_step(folder: Path) -> Figures:
    """Smoking ban in Sicily, Poisson with a step (Lopez Bernal, Cummins, Gasparrini 2017)."""
    return _ratio(_sicily(folder, estimator="poisson"))


def sicily_quasipoisson_seasonal(folder: Path) -> Figures:
    """The same model with two pairs of harmonics and quasi-Poisson errors."""
    fit = _sicily(folder, estimator="quasi_poisson", season=(12, 2))
    return {**_ratio(fit), "dispersion": fit.dispersion}


def _sicily(folder: Path, **options: Any):  # type: ignore[no-untyped-def]
    data = pd.read_csv(folder / "sicily.csv").set_index("time")
    event = int(data.index[data["smokban"] == 1][0])
    return impact.interrupted_time_series(data["aces"], event, 1, 0, exposure=data["stdpop"], **options)


def linden_prop99_itsa(folder: Path) -> Figures:
    """California alone, level and slope from 1989, Newey-West errors with one lag (Linden 2015)."""
    data = pd.read_csv(folder / "california_prop99.csv", sep=";")
    packs = data.query("State == 'California'").set_index("Year")["PacksPerCapita"]
    fit = impact.interrupted_time_series(packs, 1989, slope=True, estimator="least_squares", hac_lags=1)
    found = fit.coefficients["estimate"]
    errors = fit.coefficients.loc[["trend", "level", "slope"], "error"].tolist()
    figures = {name: float(found[name]) for name in ("trend", "level", "slope")}
    return {**figures, "se": errors, "post_trend": float(found["trend"] + found["slope"])}


def seatbelts_structural(folder: Path) -> Figures:
    """Drivers killed or injured, local level, seasonal and seat-belt law (Durbin and Koopman 2012)."""
    data = pd.read_csv(folder / "Seatbelts.csv")
    event = int(data.index[data["law"] == 1][0])
    petrol = np.log(data[["PetrolPrice"]]).set_axis(["petrol"], axis=1)
    fit = impact.interrupted_time_series(
        np.log(data["drivers"]), event, estimator="structural", season=(12, 0), regressors=petrol
    )
    (law, law_rmse), (petrol_at, petrol_rmse) = fit.coefficients.loc[
        ["level", "petrol"], ["estimate", "error"]
    ].to_numpy()
    return {"law": law, "law_rmse": law_rmse, "petrol": petrol_at, "petrol_rmse": petrol_rmse}


def florida_stand_your_ground(folder: Path) -> Figures:
    """Homicide in Florida after the law of October 2005, and that by firearm (Humphreys, Gasparrini and Wiebe 2017)."""
    data = pd.read_csv(folder / "syg_dat1.csv").set_index("time")
    event = int(data.index[data["Effective"] == 1][0])
    options: Any = {"exposure": data["fl_stdpop"], "season": (12, 2), "estimator": "quasi_poisson"}
    all_of_them, firearm = (
        _ratio(impact.interrupted_time_series(data[kind], event, 1, 0, **options)) for kind in ("fl_hom", "fl_fhom")
    )
    return {**all_of_them, "RR_firearm": firearm["RR"], "ci_firearm": firearm["ci"]}


def nile_level(folder: Path) -> Figures:
    """Flow of the Nile before and after 1899, level alone (Zeileis, Kleiber, Krämer and Hornik 2003)."""
    from statsmodels.datasets import nile

    flow = nile.load_pandas().data.astype({"year": int}).set_index("year")["volume"]
    fit = impact.interrupted_time_series(flow, 1899, trend=False, estimator="least_squares")
    before = float(fit.coefficients.loc["intercept", "estimate"])
    return {"before": before, "after": before + fit.effect}


def fertility_and_the_pill(folder: Path) -> Figures:
    """Births per 1,000 women, the tax exemption, the war and the pill (Wooldridge, examples 10.4 and 10.8)."""
    data = pd.read_csv(folder / "fertil3.csv").set_index("year")
    others = data[["pe", "ww2"]]
    found = {}
    for trend in (False, True):
        fit = impact.interrupted_time_series(
            data["gfr"], 1963, trend=trend, regressors=others, estimator="least_squares"
        )
        for term, name in (("level", "pill"), ("pe", "pe"), ("ww2", "ww2")):
            row = fit.coefficients.loc[term]
            key = f"{name}{'_trend' if trend else ''}"
            found |= {key: float(row["estimate"]), f"{key}_se": float(row["error"])}
    return found


REPLICATIONS: tuple[Callable[[Path], Figures], ...] = (
    sicily_poisson_step,
    sicily_quasipoisson_seasonal,
    linden_prop99_itsa,
    seatbelts_structural,
    florida_stand_your_ground,
    nile_level,
    fertility_and_the_pill,
)


def misses(computed: Figures, target: Mapping[str, Any]) -> dict[str, str]:
    """Figures of one replication that differ from the published ones by more than the tolerance, each described.

    target: an entry of replications.json. A figure that was not published is compared with the one in the notes.
    """
    wrong = {}
    for figure, limit in limits(target).items():
        wanted = target["published"].get(figure, target.get("computed", {}).get(figure))
        if figure not in computed:
            wrong[figure] = f"not computed, expected {wanted}"
        elif not (np.abs(np.atleast_1d(computed[figure]) - np.atleast_1d(wanted)) <= limit).all():
            wrong[figure] = f"{computed[figure]}, expected {wanted} within {limit}"
    return wrong


def limits(target: Mapping[str, Any]) -> dict[str, float]:
    """The tolerance of each figure."""
    kinds = {"coef": ("trend", "level", "slope", "post_trend")}
    return {figure: limit for kind, limit in target["tolerance"].items() for figure in kinds.get(kind, (kind,))}


def unexplained(computed: Figures, target: Mapping[str, Any]) -> dict[str, str]:
    """Misses of which the entry does not say why (``explained``)."""
    return {
        figure: text for figure, text in misses(computed, target).items() if figure not in target.get("explained", {})
    }


def at_hand(target: Mapping[str, Any], folders: Iterable[Path]) -> Path | None:
    """The first folder that holds all data files of a published result; None where there is none."""
    return next((folder for folder in folders if all((folder / name).is_file() for name in target["files"])), None)


def folders(root: Path) -> list[Path]:
    """Where the data are looked for: beside the official files, and where the rows of the sources put them."""
    mirror = Path(os.environ.get("TIPIMPACT_MIRROR") or root.parent / "shared" / "data")
    return [mirror / "replications", root / "data" / "raw" / "official" / "replications"]
