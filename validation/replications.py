"""Replications of published results through the public functions alone: each function returns the figures of one paper.

What is published, its table or figure and the tolerance stand in data/raw/compiled/replications/replications.json, and
the data beside the official files (folder ``replications``) or in a library. A result whose data are not at hand is
skipped, and said to be.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from tipimpact import impact
from tipimpact.impact import Predictor

Figures = Mapping[str, float | list[float]]

# Names as in replications.json.
WEIGHTS = ("Austria", "USA", "Japan", "Switzerland", "Netherlands")
STATES = ("Utah", "Nevada", "Montana", "Colorado", "Connecticut")
GAP = "mean_gap_1990_2003_usd"


def _ratio(fit: impact.Estimate) -> Figures:
    return {"RR": float(np.exp(fit.effect)), "ci": [float(np.exp(end)) for end in fit.interval]}


def _rows(folder: Path, name: str) -> pd.DataFrame:
    """An R data file as a table."""
    import rdata

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of rdata, on attributes that it leaves out
        return pd.DataFrame(next(iter(rdata.read_rda(folder / name).values()))).reset_index(drop=True)


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


def _smoking(folder: Path) -> pd.DataFrame:
    data = pd.read_csv(folder / "california_prop99.csv", sep=";")
    return data.assign(cohort=np.where(data["State"] == "California", 1989, np.nan))


def linden_prop99_itsa(folder: Path) -> Figures:
    """California alone, level and slope from 1989, Newey-West errors with one lag (Linden 2015)."""
    packs = _smoking(folder).query("State == 'California'").set_index("Year")["PacksPerCapita"]
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


def mpdta_cs_simple(folder: Path) -> Figures:
    """Minimum wage and teenage employment, group-time effects, simple mean (Callaway and Sant'Anna 2021)."""
    fit = _minimum_wage(folder)
    return {"att": fit.effect, "se": _error(fit, 500)}


def mpdta_cs_dynamic(folder: Path) -> Figures:
    """The same by years since the minimum wage rose, and their mean."""
    path = _minimum_wage(folder).event_study().query("estimator == 'long_difference' and since >= 0")
    effects = path.sort_values("since")["effect"]
    return {"dynamic": effects.tolist(), "overall": float(effects.mean())}


def _minimum_wage(folder: Path) -> impact.Estimate:
    data = pd.read_csv(folder / "mpdta.csv")
    return impact.difference_in_differences(
        data.assign(cohort=data["first.treat"].replace(0, np.nan)),
        unit="countyreal",
        outcome="lemp",
        form="level",
        estimator="long_difference",
        min_pre_periods=1,
        permutations=1,
    )


def _error(fit: impact.Estimate, clusters: int) -> float:
    """The standard error behind an interval of Student's t with one degree of freedom less than clusters."""
    from scipy.stats import t

    low, high = fit.interval
    return float((high - low) / 2 / t.ppf(0.975, clusters - 1))


def prop99_synthetic_did(folder: Path) -> Figures:
    """Proposition 99, synthetic and plain difference-in-differences (Arkhangelsky et al. 2021, table 1)."""
    return {"sdid": _proposition_99(folder, "synthetic_did"), "did": _proposition_99(folder, "did")}


def prop99_synthetic_control(folder: Path) -> Figures:
    """The synthetic control of the same table, which fits the outcomes before."""
    return {"sc": _proposition_99(folder, "synthetic_control")}


def _proposition_99(folder: Path, estimator: Any) -> float:
    columns = {"unit": "State", "period": "Year", "outcome": "PacksPerCapita"}
    return impact.synthetic_control(_smoking(folder), **columns, form="level", estimator=estimator).effect


def prop99_synthetic_weights(folder: Path) -> Figures:
    """Weights of the states in the synthetic California (Abadie, Diamond and Hainmueller 2010, table 2)."""
    data = _rows(folder, "smoking.rda").astype({"year": int})
    eighties = [Predictor(column, 1980, 1988) for column in ("lnincome", "retprice", "age15to24")]
    lagged = [Predictor("cigsale", year, year) for year in (1975, 1980, 1988)]
    fit = impact.synthetic_control(
        data.assign(cohort=np.where(data["state"] == "California", 1989, np.nan)),
        unit="state",
        outcome="cigsale",
        form="level",
        predictors=[*eighties, Predictor("beer", 1984, 1988), *lagged],
    )
    return {state: float(fit.weights[state]) for state in STATES}


def castle_twfe_bacon(folder: Path) -> Figures:
    """Castle doctrine and homicide, two-way fixed effects (Goodman-Bacon's example)."""
    fit = impact.difference_in_differences(
        _castle(folder),
        unit="sid",
        outcome="l_homicide",
        form="level",
        estimator="two_way_fixed_effects",
        permutations=1,
    )
    return {"b": fit.effect}


def castle_two_stage(folder: Path) -> Figures:
    """The same by imputation, states weighted by population (Butts and Gardner, did2s)."""
    data = _castle(folder, "castle_mixtape.csv")
    fit = impact.difference_in_differences(
        data, unit="sid", outcome="l_homicide", form="level", estimator="imputation", weights="popwt"
    )
    return {"att": fit.effect, "se": float(fit.coefficients.loc["d", "error"])}


def _castle(folder: Path, name: str = "castle.csv") -> pd.DataFrame:
    data = pd.read_csv(folder / name)
    first = data[data["post"] == 1].groupby("sid")["year"].min()
    return data.assign(cohort=data["sid"].map(first))


def drinking_age_deaths(folder: Path) -> Figures:
    """Drinking age and deaths at 18 to 20, plain and weighted (Angrist and Pischke, Mastering 'Metrics, table 5.2)."""
    data = _rows(folder, "deaths.rda")
    data = data[(data["year"] <= 1983) & (data["agegr"] == "18-20 yrs")].astype({"year": int})
    found = {}
    for kind in ("all", "MVA"):
        for weights in (None, "pop"):
            fit = impact.difference_in_differences(
                data[data["dtype"] == kind],
                unit="state",
                outcome="mrate",
                form="level",
                treatment="legal",
                weights=weights,
                min_pre_periods=0,
            )
            key = f"{kind}{'_weighted' if weights else ''}"
            found |= {key: fit.effect, f"{key}_se": float(fit.coefficients.loc["d", "error"])}
    return found


def castle_weighted_share(folder: Path) -> Figures:
    """The same law as the share of each year under it, states weighted (Cheng and Hoekstra 2013, table 5)."""
    fit = impact.difference_in_differences(
        pd.read_csv(folder / "castle.csv"),
        unit="sid",
        outcome="l_homicide",
        form="level",
        treatment="cdl",
        weights="popwt",
    )
    return {"b": fit.effect, "se": float(fit.coefficients.loc["d", "error"])}


def card_krueger_balanced(folder: Path) -> Figures:
    """Minimum wage and employment in fast-food stores of New Jersey (Card and Krueger 1994, table 3, row 4)."""
    columns = {"state": (8, 9), "full": (25, 30), "part": (31, 36), "managers": (37, 42)}
    columns |= {"full2": (121, 126), "part2": (127, 132), "managers2": (133, 138)}  # of the code book
    data = pd.read_fwf(
        folder / "card_krueger.dat", colspecs=list(columns.values()), names=list(columns), header=None, na_values="."
    )
    waves = [data[f"full{wave}"] + data[f"managers{wave}"] + data[f"part{wave}"] / 2 for wave in ("", "2")]
    both = waves[0].notna() & waves[1].notna()
    panel = pd.concat(
        pd.DataFrame({"store": data.index, "wave": wave, "employed": employed, "state": data["state"]})[both]
        for wave, employed in enumerate(waves)
    )
    fit = impact.difference_in_differences(
        panel.assign(cohort=np.where(panel["state"] == 1, 1, np.nan)),
        unit="store",
        period="wave",
        outcome="employed",
        form="level",
        min_pre_periods=1,
        permutations=1,
    )
    return {"did": fit.effect, "se": _error(fit, fit.clusters)}


def open_container_laws(folder: Path) -> Figures:
    """Laws on open containers and traffic deaths, 1985 and 1990 (Wooldridge, example 13.7)."""
    data = pd.read_csv(folder / "traffic1.csv")
    long = pd.wide_to_long(data, ["admn", "open", "dthrte"], i="state", j="year").reset_index()
    fit = impact.difference_in_differences(
        long,
        unit="state",
        outcome="dthrte",
        form="level",
        treatment="open",
        covariates=["admn"],
        errors="iid",
        min_pre_periods=0,
    )
    (law, law_se), (admn, admn_se) = fit.coefficients.loc[["d", "admn"], ["estimate", "error"]].to_numpy()
    return {"open": law, "open_se": law_se, "admn": admn, "admn_se": admn_se}


def nsw_experimental(folder: Path) -> Figures:
    """National Supported Work, experimental difference in means (Dehejia and Wahba 1999).

    Treatment was drawn at random, so that earnings need no period before: each person starts from zero.
    """
    people = pd.read_stata(folder / "nsw_mixtape.dta").rename_axis("person").reset_index()
    periods = [people.assign(year=1977, earned=0.0), people.assign(year=1978, earned=people["re78"])]
    panel = pd.concat(periods)
    fit = impact.difference_in_differences(
        panel.assign(cohort=np.where(panel["treat"] == 1, 1978, np.nan)),
        unit="person",
        outcome="earned",
        form="level",
        errors="iid",
        min_pre_periods=1,
    )
    return {"att": fit.effect, "se": float(fit.coefficients.loc["d", "error"])}


def germany_scm(folder: Path) -> Figures:
    """German reunification, synthetic control with predictors trained a decade earlier (Abadie et al. 2015)."""
    data = pd.read_csv(folder / "germany.csv")

    def predictors(first: int, last: int, school: tuple[int, int], invest: str) -> list[Predictor]:
        over = [Predictor(column, first, last) for column in ("gdp", "trade", "infrate", "industry")]
        return [*over, Predictor("schooling", *school), Predictor(invest, 1980, 1980)]

    fit = impact.synthetic_control(
        data.assign(cohort=np.where(data["country"] == "West Germany", 1990, np.nan)),
        unit="country",
        outcome="gdp",
        form="level",
        predictors=predictors(1981, 1990, (1980, 1985), "invest80"),
        training=predictors(1971, 1980, (1970, 1975), "invest70"),
        fit_over=(1981, 1989),
    )
    return {**{name: float(fit.weights[name]) for name in WEIGHTS}, GAP: fit.effect}


def uk_trafficking_mse_instability(folder: Path) -> Figures:
    """Undetected victims in the United Kingdom from overlapping lists: the range of the models, not one number."""
    found = {}
    for name, lists in (("UKdat.csv", "6"), ("UKdat_5.csv", "5")):
        data = pd.read_csv(folder / name)
        totals = impact.multiple_systems(data, [column for column in data if column != "count"])["total"]
        found |= {f"main{lists}": float(totals.iloc[0]), f"stepwise{lists}": float(totals.iloc[-1])}
    return found


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
    florida_stand_your_ground,
    nile_level,
    fertility_and_the_pill,
    mpdta_cs_dynamic,
    prop99_synthetic_control,
    prop99_synthetic_weights,
    castle_two_stage,
    castle_weighted_share,
    drinking_age_deaths,
    open_container_laws,
    card_krueger_balanced,
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
    kinds = {"coef": ("trend", "level", "slope", "post_trend"), "weight": WEIGHTS, "gap": (GAP,)}
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
