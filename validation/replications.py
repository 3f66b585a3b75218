"""Replications of published results from the published data: each function returns the figures of one paper."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.impact.designs.cohorts import group_time, overall
from tipimpact.impact.designs.synthetic import did, predictor_weights, synthetic_control_weights, synthetic_did
from tipimpact.impact.inference import core

Figures = Mapping[str, float | list[float]]

# Names as in replications.json.
WEIGHTS = ("Austria", "USA", "Japan", "Switzerland", "Netherlands")
GAP = "mean_gap_1990_2003_usd"


def _ratio(fit, term: str, scale: float = 1.0) -> Figures:  # type: ignore[no-untyped-def]
    b, se = fit.params[term], math.sqrt(scale) * fit.bse[term]
    return {"RR": math.exp(b), "ci": [math.exp(b - 1.959964 * se), math.exp(b + 1.959964 * se)]}


def sicily_poisson_step(folder: Path) -> Figures:
    """Smoking ban in Sicily, Poisson with a step (Lopez Bernal, Cummins, Gasparrini 2017)."""
    return _ratio(_sicily(folder, ""), "smokban")


def sicily_quasipoisson_seasonal(folder: Path) -> Figures:
    """The same model with two pairs of harmonics and quasi-Poisson errors."""
    waves = [f"{f}(2*np.pi*{k}*time/12)" for k in (1, 2) for f in ("np.sin", "np.cos")]
    fit = _sicily(folder, "+" + "+".join(waves))
    scale = fit.pearson_chi2 / fit.df_resid
    return {**_ratio(fit, "smokban", scale), "dispersion": float(scale)}


def _sicily(folder: Path, more: str):  # type: ignore[no-untyped-def]
    import statsmodels.api as sm
    import statsmodels.formula.api as smf

    data = pd.read_csv(folder / "sicily.csv")
    model = smf.glm("aces ~ smokban + time" + more, data, family=sm.families.Poisson(), offset=np.log(data["stdpop"]))
    return model.fit()


def _smoking(folder: Path) -> pd.DataFrame:
    data = pd.read_csv(folder / "california_prop99.csv", sep=";")
    return data.pivot(index="State", columns="Year", values="PacksPerCapita")


def linden_prop99_itsa(folder: Path) -> Figures:
    """California alone, level and slope from 1989, Newey-West errors with one lag (Linden 2015)."""
    import statsmodels.api as sm

    packs = _smoking(folder).loc["California"]
    t = packs.index.to_numpy() - 1970.0
    after = (t >= 19) * 1.0
    x = np.column_stack([np.ones_like(t), t, after, after * (t - 19)])
    fit = sm.OLS(packs.to_numpy(), x).fit(cov_type="HAC", cov_kwds={"maxlags": 1, "use_correction": True})
    _, trend, level, slope = map(float, fit.params)
    se = [float(value) for value in fit.bse[1:]]
    return {"trend": trend, "level": level, "slope": slope, "se": se, "post_trend": trend + slope}


def seatbelts_structural(folder: Path) -> Figures:
    """Drivers killed or injured, local level, seasonal and seat-belt law (Durbin and Koopman 2012)."""
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    data = pd.read_csv(folder / "Seatbelts.csv")
    exog = np.column_stack([np.log(data["PetrolPrice"]), data["law"]])
    model = UnobservedComponents(np.log(data["drivers"]), "llevel", seasonal=12, exog=exog, mle_regression=False)
    fit = model.fit(disp=False, maxiter=200)
    last, variance = fit.filtered_state[:, -1], fit.filtered_state_cov[:, :, -1]
    return {"law": float(last[-1]), "law_rmse": math.sqrt(variance[-1, -1])}


def mpdta_cs_simple(folder: Path) -> Figures:
    """Minimum wage and teenage employment, group-time effects, simple mean (Callaway and Sant'Anna 2021)."""
    data = pd.read_csv(folder / "mpdta.csv")
    wide = data.pivot(index="countyreal", columns="year", values="lemp")
    first = data.groupby("countyreal")["first.treat"].first().replace(0, np.nan)
    cohort = np.asarray(first, dtype=np.float64)
    effects = group_time(wide.to_numpy(), np.asarray(wide.columns, dtype=np.float64), cohort)
    effect, se = overall(effects, cohort)
    return {"att": effect, "se": se}


def prop99_synthetic_did(folder: Path) -> Figures:
    """Proposition 99, synthetic and plain difference-in-differences (Arkhangelsky et al. 2021)."""
    packs = _smoking(folder)
    args = (packs.to_numpy(), int((packs.columns.to_numpy(int) < 1989).sum()), packs.index.to_numpy() == "California")
    return {"sdid": synthetic_did(*args), "did": did(*args)}


def castle_twfe_bacon(folder: Path) -> Figures:
    """Castle doctrine and homicide, two-way fixed effects (Goodman-Bacon's example)."""
    data = pd.read_csv(folder / "castle.csv")
    wide = data.pivot(index="state", columns="year", values=["l_homicide", "post"])
    return {"b": core.coefficient(wide["l_homicide"].to_numpy(), wide["post"].to_numpy())}


def nsw_experimental(folder: Path) -> Figures:
    """National Supported Work, experimental difference in means (Dehejia and Wahba 1999)."""
    import statsmodels.formula.api as smf

    fit = smf.ols("re78 ~ treat", pd.read_stata(folder / "nsw_mixtape.dta")).fit()
    return {"att": float(fit.params["treat"]), "se": float(fit.bse["treat"])}


def germany_scm(folder: Path) -> Figures:
    """German reunification, synthetic control with predictors trained a decade earlier (Abadie et al. 2015)."""
    data = pd.read_csv(folder / "germany.csv").set_index(["country", "year"]).sort_index()
    gdp = data["gdp"].unstack()
    own = list(gdp.index).index("West Germany")

    def predictors(first: int, last: int, school: tuple[int, int], invest: str) -> np.ndarray:
        years = data.loc[(slice(None), slice(first, last)), ["gdp", "trade", "infrate", "industry"]]
        table = years.groupby("country").mean()
        schooling = data.loc[(slice(None), list(school)), "schooling"].groupby("country").mean()
        table = table.assign(schooling=schooling, invest=data.loc[(slice(None), 1980), invest].droplevel(1))
        return (table / table.std()).loc[gdp.index].to_numpy()

    importance = predictor_weights(
        predictors(1971, 1980, (1970, 1975), "invest70"), gdp.loc[:, 1981:1990].to_numpy(), own
    )
    weights = synthetic_control_weights(predictors(1981, 1990, (1980, 1985), "invest80"), importance, own)
    donors = gdp.drop(index="West Germany")
    gaps = gdp.loc["West Germany"] - weights @ donors
    named = {name: float(weight) for name, weight in zip(donors.index, weights, strict=True)}
    return {**{name: named[name] for name in WEIGHTS}, GAP: float(gaps.loc[1990:2003].to_numpy().mean())}


def uk_trafficking_mse_instability(folder: Path) -> Figures:
    """Undetected victims in the United Kingdom from overlapping lists: the range of two models, not one number.

    The first model has main effects; the second adds pairs of lists while the best pair has p < 0.02. They differ by a
    factor of two (Silverman 2020), so a prevalence is reported as a range or not at all.
    """
    return {**_lists(folder / "UKdat.csv", "6"), **_lists(folder / "UKdat_5.csv", "5")}


def _lists(path: Path, suffix: str) -> Figures:
    import statsmodels.api as sm

    data = pd.read_csv(path)
    lists = [column for column in data.columns if column != "count"]
    cells = pd.DataFrame(list(itertools.product([0, 1], repeat=len(lists))), columns=lists)
    cells = cells[cells.any(axis=1)].merge(data.groupby(lists, as_index=False)["count"].sum(), how="left")
    observed = cells["count"].fillna(0)
    pairs = {pair: cells[pair[0]] * cells[pair[1]] for pair in itertools.combinations(lists, 2)}

    def fit(chosen):  # type: ignore[no-untyped-def]
        x = sm.add_constant(pd.concat([cells[lists], *(pairs[pair].rename("x".join(pair)) for pair in chosen)], axis=1))
        return sm.GLM(observed, x, family=sm.families.Poisson()).fit()

    def total(chosen) -> float:  # type: ignore[no-untyped-def]
        return float(observed.sum() + math.exp(fit(chosen).params["const"]))

    chosen: list[tuple[str, str]] = []
    while True:
        overlapping = [p for p in pairs if p not in chosen and (pairs[p] * observed).sum() > 0]
        p_values = {pair: fit([*chosen, pair]).pvalues["x".join(pair)] for pair in overlapping}
        best = min(p_values, key=p_values.__getitem__, default=None)
        if best is None or not p_values[best] < 0.02:
            return {f"main{suffix}": total([]), f"stepwise{suffix}": total(chosen)}
        chosen.append(best)


REPLICATIONS: tuple[Callable[[Path], Figures], ...] = (
    sicily_poisson_step,
    sicily_quasipoisson_seasonal,
    linden_prop99_itsa,
    seatbelts_structural,
    mpdta_cs_simple,
    prop99_synthetic_did,
    castle_twfe_bacon,
    nsw_experimental,
    germany_scm,
    uk_trafficking_mse_instability,
)


def misses(computed: Figures, target: Mapping[str, Any]) -> list[str]:
    """Descriptions of the figures of one replication that differ from the published ones by more than the tolerance.

    target: an entry of replications.json. A figure that was not published is compared with the one in the notes.
    """
    published, tolerance = target["published"], target["tolerance"]
    kinds = {"coef": ("trend", "level", "slope", "post_trend"), "se": ("se",), "weight": WEIGHTS, "gap": (GAP,)}
    limits = {figure: limit for kind, limit in tolerance.items() for figure in kinds.get(kind, (kind,))}
    wrong = []
    for figure, limit in limits.items():
        wanted = published.get(figure, target["computed"].get(figure))
        if figure not in computed:
            continue  # a figure of the paper that we do not replicate (the petrol price)
        if np.abs(np.atleast_1d(computed[figure]) - np.atleast_1d(wanted)).max() > limit:
            wrong.append(f"{figure}: {computed[figure]}, expected {wanted} within {limit}")
    return wrong
