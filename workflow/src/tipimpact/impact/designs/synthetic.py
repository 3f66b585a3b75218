"""Weights on units (and periods) that make a comparison: synthetic control and synthetic difference-in-differences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import minimize, nnls
from scipy.stats import t

from tipimpact.common.errors import ImpactError, Problem
from tipimpact.impact.designs.panel import COLUMNS, MIN_PRE_PERIODS, Design, read_design
from tipimpact.impact.estimate import CheckResult, Estimate, check_bounds, check_sign, spread
from tipimpact.impact.inference.core import Matrix, Vector, p_value, stream
from tipimpact.impact.refusal import refuse

Method = Literal["synthetic_control", "synthetic_did", "did"]
MIN_DONORS = 4
PLACES = {**COLUMNS, "unit": "destination"}
USED = 0.01  # a donor with less weight is not left out in turn: it would change nothing
NOTES = ("one_place", "persons")
RANDOM_STARTS = 10  # of the search for the importance of predictors
SUM_TO_ONE = 1e4  # weight of the row that makes the weights sum to one


def simplex_weights(donors: Matrix, target: Vector, ridge: float = 0.0) -> Vector:
    """Weights w >= 0 of sum 1 that minimise |donors w - target|^2 + ridge |w|^2. donors: rows x donors."""
    scale = SUM_TO_ONE * max(float(np.abs(donors).max()), 1.0)
    count = donors.shape[1]
    rows = [donors, np.full((1, count), scale), np.sqrt(ridge) * np.eye(count)]
    weights, _ = nnls(np.vstack(rows), np.concatenate([target, [scale], np.zeros(count)]), maxiter=50 * count)
    return weights / weights.sum()


def synthetic_did(outcome: Matrix, before: int, treated: NDArray[np.bool_]) -> float:
    """Synthetic difference-in-differences of matrices; arguments as in ``synthetic_did_weights``."""
    units, times = synthetic_did_weights(outcome, before, treated)
    gaps = outcome[treated].mean(axis=0) - units @ outcome[~treated]
    return float(gaps[before:].mean() - times @ gaps[:before])


def synthetic_did_weights(outcome: Matrix, before: int, treated: NDArray[np.bool_]) -> tuple[Vector, Vector]:
    """Weights of the donors, and of the periods before (Arkhangelsky et al. 2021), of units treated at the same time.

    outcome: units x periods. before: periods before treatment. treated: which units. Unit weights are penalised as in
    the paper, time weights hardly at all; both are fitted with an intercept.
    """
    control, own = outcome[~treated], outcome[treated].mean(axis=0)
    after = outcome.shape[1] - before
    noise = np.diff(control[:, :before], axis=1).std(ddof=1)
    zeta = (treated.sum() * after) ** 0.25 * noise
    past = control[:, :before]
    units = simplex_weights(
        (past - past.mean(axis=1, keepdims=True)).T, own[:before] - own[:before].mean(), zeta**2 * before
    )
    future = control[:, before:].mean(axis=1)
    times = simplex_weights(past - past.mean(axis=0), future - future.mean(), (1e-6 * noise) ** 2 * len(control))
    return units, times


def predictor_weights(predictors: Matrix, outcomes: Matrix, own: int) -> Vector:
    """Weights on the predictors whose synthetic control fits ``outcomes`` best (Abadie, Diamond, Hainmueller).

    predictors: units x predictors, standardised. outcomes: units x periods. own: row of the treated unit.
    """
    others = np.arange(len(predictors)) != own

    def loss(log_weights: Vector) -> float:
        weights = synthetic_control_weights(predictors, np.exp(log_weights - log_weights.max()), own)
        return float(((outcomes[own] - weights @ outcomes[others]) ** 2).mean())

    # the loss has many local minima: equal weights, each predictor favoured, and some weights at random
    count = predictors.shape[1]
    random = stream(0, "predictor weights").uniform(-6, 0, (RANDOM_STARTS, count))
    starts = [np.zeros(count), *(3 * np.eye(count)), *random]
    best = min(
        (minimize(loss, start, method="Nelder-Mead", options={"maxiter": 600}) for start in starts),
        key=lambda result: result.fun,
    )
    weights = np.exp(best.x - best.x.max())
    return weights / weights.sum()


def synthetic_control_weights(predictors: Matrix, importance: Vector, own: int) -> Vector:
    """Donor weights that bring the weighted predictors of the donors nearest to those of unit ``own``."""
    root = np.sqrt(importance / importance.sum())
    others = np.arange(len(predictors)) != own
    return simplex_weights((predictors[others] * root).T, predictors[own] * root)


@dataclass(frozen=True)
class SyntheticChoices:
    """What could have been chosen otherwise; every combination is estimated."""

    first: tuple[int, ...]
    last: tuple[int, ...]
    without: tuple[tuple[int, ...], ...] = ((),)
    estimators: tuple[Method, ...] = ("synthetic_control", "synthetic_did")


@dataclass(frozen=True)
class Predictor:
    """Mean of a column of the panel over the periods from first to last, both included; missing values are left out."""

    column: str
    first: int
    last: int


@dataclass(frozen=True)
class Predictors:
    """table: predictors by unit, standardised. importance: weight of each predictor."""

    table: pd.DataFrame
    importance: Vector


@dataclass(frozen=True)
class Synthetic(Estimate):
    """An estimate with the weights of the donors; importance: weights of the predictors, if there are any."""

    weights: pd.Series = field(default_factory=pd.Series, compare=False, repr=False)
    importance: pd.Series = field(default_factory=pd.Series, compare=False, repr=False)


@dataclass(frozen=True)
class Fit:
    """gap: the unit less its synthetic control, by period. before: periods before. weights: of the donors."""

    gap: Vector
    before: int
    weights: Vector
    effect: float

    @property
    def misfit(self) -> float:
        """Root mean square gap before."""
        return float(np.sqrt((self.gap[: self.before] ** 2).mean()))

    @property
    def ratio(self) -> float:
        """Root mean square gap after, in terms of that before; the unit of the rank test (Abadie 2021)."""
        return float(np.sqrt((self.gap[self.before :] ** 2).mean()) / max(self.misfit, 1e-12))


def fit_synthetic(design: Design, own: int, first: float, method: Method, predictors: Predictors | None = None) -> Fit:
    """One unit against a weighted mean of the others that fits the periods before ``first``.

    synthetic_control: weights that fit the outcomes before (or the predictors, where they are given), no intercept; the
    effect is the mean gap after. synthetic_did: see ``synthetic_did_weights``; there the gaps are taken from their
    weighted mean before. did: the same with equal weights.
    """
    before = int((design.periods < first).sum())
    others = np.arange(len(design.units)) != own
    past = design.outcome[others, :before]
    if method == "synthetic_control":
        if predictors is None:
            weights = simplex_weights(past.T, design.outcome[own, :before])
        else:
            table = predictors.table.loc[design.units].to_numpy()
            weights = synthetic_control_weights(table, predictors.importance, own)
        gap = design.outcome[own] - weights @ design.outcome[others]
        return Fit(gap, before, weights, float(gap[before:].mean()))
    weights, times = (
        (np.full(len(past), 1 / len(past)), np.full(before, 1 / before))
        if method == "did"
        else synthetic_did_weights(design.outcome, before, ~others)
    )
    gap = design.outcome[own] - weights @ design.outcome[others]
    gap = gap - times @ gap[:before]
    return Fit(gap, before, weights, float(gap[before:].mean()))


def synthetic_control(
    panel: pd.DataFrame,
    *,
    unit: str = "destination",
    period: str = "year",
    outcome: str = "claims",
    low: str = "low",
    high: str = "high",
    cohort: str = "cohort",
    form: Literal["log", "level"] = "log",
    offset: float = 0.5,
    estimator: Method = "synthetic_control",
    predictors: Sequence[Predictor] = (),
    training: Sequence[Predictor] = (),
    fit_over: tuple[int, int] | None = None,
    min_pre_periods: int = MIN_PRE_PERIODS,
    placebo_from: int | None = None,
    placebo_without: tuple[int, ...] = (),
    alpha: float = 0.05,
    placebo_alpha: float = 0.1,
    max_pre_fit: float = 0.1,
    choices: SyntheticChoices | None = None,
    min_same_sign: float = 0.9,
    name: str = "synthetic_control",
) -> Synthetic:
    """Change of one treated unit after an event, against a weighted mean of units never treated.

    panel: as in ``difference_in_differences``, with exactly one unit that has a ``cohort``.
    estimator: "synthetic_control", "synthetic_did", or "did", where all donors and periods have equal weights.
    predictors: what the synthetic control must resemble, in the place of the outcomes before. Their importance is what
    fits the outcomes in the periods from ``fit_over`` (default: all before) best, with ``training`` in the place
    of ``predictors`` where it is given (one for one: the same predictors of an earlier time). Donors that are
    treated in turn keep this importance.
    placebo_from, placebo_without: a date before the event that is treated as if it were it.
    max_pre_fit: greatest root mean square gap before, in the scale of the outcome, at which the comparison still
    counts. The p-value is the rank of the unit's ratio of gaps after and before among those of all donors, each
    treated in turn as if it were the unit; with J donors it is no smaller than 1 / (J + 1). The interval is the
    effect and as much to either side as the spread of the donors' effects allows (t, J - 1 degrees of freedom).
    Raises ImpactError, before anything is fitted, with the reason and the rows at fault; Refusal where the rows are in
    order and cannot carry the design.
    """
    if not 0 < alpha < 1:
        raise ImpactError("alpha must lie between 0 and 1")
    columns = {"unit": unit, "period": period, "outcome": outcome, "low": low, "high": high, "cohort": cohort}
    design = read_design(panel, columns, form, offset).observed()
    _check_places(design, min_pre_periods)
    own, first = int(np.flatnonzero(design.treated)[0]), float(np.nanmin(design.cohort))
    before = design.before()
    given = _weigh(panel, unit, period, design, own, (predictors, training, fit_over)) if predictors else None
    place = _Place(design, own, first, estimator, given)
    own_fit, donors = place.fit, place.placebos()
    effects = np.array([fit.effect for fit in donors.values()])
    p = p_value(own_fit.ratio, np.array([fit.ratio for fit in donors.values()]))
    reach = float(t.ppf(1 - alpha / 2, len(donors) - 1) * effects.std(ddof=1))
    fake = (int(before.periods[-2]) if placebo_from is None else placebo_from, placebo_without, placebo_alpha)
    donor_names = pd.Index(np.delete(design.units, own), name=unit)
    return Synthetic(
        weights=pd.Series(own_fit.weights, donor_names),
        importance=pd.Series(given.importance, [chosen.column for chosen in predictors])
        if given
        else pd.Series(dtype=float),
        name=name,
        effect=own_fit.effect,
        interval=(own_fit.effect - reach, own_fit.effect + reach),
        scale="log" if form == "log" else "difference",
        p_permutation=p,
        p_value=p,
        n=design.outcome.size,
        treated=1,
        controls=len(donors),
        pre_periods=own_fit.before,
        clusters=0,
        find_bounds=place.bounds,
        find_checks=partial(_checks, place, fake, max_pre_fit, choices, min_same_sign),
        find_event_study=partial(_gaps, place, alpha),
        notes=NOTES,
    )


def _weigh(panel: pd.DataFrame, unit: str, period: str, design: Design, own: int, chosen: Any) -> Predictors:
    """Predictors of every unit, and their importance. Raises ImpactError with every one that a unit lacks."""
    predictors, training, fit_over = chosen
    if training and len(training) != len(predictors):
        what = f"predictors: {len(predictors)}, training: {len(training)}"
        raise ImpactError(Problem(what, "synthetic_control", "one in training for each predictor"))
    table = _predictor_table(panel, unit, period, predictors, design)
    learned = _predictor_table(panel, unit, period, training, design) if training else table
    first, last = fit_over or (design.periods[0], np.nanmin(design.cohort) - 1)
    inside = (design.periods >= first) & (design.periods <= last) & (design.periods < np.nanmin(design.cohort))
    if not inside.any():
        raise ImpactError(Problem("no period to fit the predictors over", f"fit_over {fit_over}", "periods before"))
    return Predictors(table, predictor_weights(learned.to_numpy(), design.outcome[:, inside], own))


def _predictor_table(
    panel: pd.DataFrame, unit: str, period: str, chosen: Sequence[Predictor], design: Design
) -> pd.DataFrame:
    if absent := sorted({wanted.column for wanted in chosen} - set(panel.columns)):
        raise ImpactError(Problem(f"column {column!r} is missing", "panel") for column in absent)
    means = {}
    for place, wanted in enumerate(chosen):
        rows = panel[panel[period].between(wanted.first, wanted.last)]
        means[place] = pd.to_numeric(rows[wanted.column], errors="coerce").groupby(rows[unit]).mean()
    table = pd.DataFrame(means).reindex(design.units)
    lacking = [(name, wanted) for place, wanted in enumerate(chosen) for name in table.index[table[place].isna()]]
    if lacking:
        raise ImpactError(
            Problem(f"no value of {wanted.column!r}", f"panel, {name}, {wanted.first} to {wanted.last}", "at least one")
            for name, wanted in lacking
        )
    return table / table.std()


def _check_places(design: Design, least: int) -> None:
    treated, donors = int(design.treated.sum()), int((~design.treated).sum())
    before = len(design.before().periods) if treated else len(design.periods)
    reasons = [
        (
            treated != 1,
            "not_one_treated",
            f"treated units: {treated}",
            "exactly one (difference_in_differences is for more)",
        ),
        (donors < MIN_DONORS, "too_few_donors", f"units never treated: {donors}", f"at least {MIN_DONORS}"),
        (
            before < least,
            "too_few_pre_periods",
            f"periods before the treatment: {before}",
            f"at least {least}",
        ),
        (
            not (design.low == design.outcome).any() and bool((design.low == design.low.min()).all()),
            "all_hidden",
            "every cell is censored",
            "some exact counts",
        ),
        (np.ptp(design.outcome) == 0, "no_variation", "the outcome never varies", "some variation"),
    ]
    refuse(reasons, "panel")


@dataclass(frozen=True)
class _Place:
    """The treated unit among its donors."""

    design: Design
    own: int
    first: float
    method: Method
    predictors: Predictors | None = None

    @property
    def fit(self) -> Fit:
        return fit_synthetic(self.design, self.own, self.first, self.method, self.predictors)

    def placebos(self) -> dict[str, Fit]:
        """Each donor treated as if it were the unit, against the other donors."""
        donors = self.design.part(units=np.arange(len(self.design.units)) != self.own)
        return {
            str(unit): fit_synthetic(donors, place, self.first, self.method, self.predictors)
            for place, unit in enumerate(donors.units)
        }

    def part(self, units: np.ndarray | slice = slice(None), periods: np.ndarray | slice = slice(None)) -> _Place:
        part = self.design.part(units=units, periods=periods)
        own = int(np.flatnonzero(part.units == self.design.units[self.own])[0])
        return replace(self, design=part, own=own)

    def bounds(self) -> tuple[float, float]:
        """Effects when the cells lie at the ends that move it most, the weights as they are."""
        fit, others = self.fit, np.arange(len(self.design.units)) != self.own
        before, after = fit.before, len(fit.gap) - fit.before
        path = np.concatenate([np.zeros(before), np.full(after, 1 / after)])
        if self.method == "did":
            path[:before] = -1 / before
        if self.method == "synthetic_did":
            path[:before] = -synthetic_did_weights(self.design.outcome, before, ~others)[1]
        weights = np.zeros_like(self.design.outcome)
        weights[self.own], weights[others] = path, -np.outer(fit.weights, path)
        ends = weights * self.design.low, weights * self.design.high
        return float(np.minimum(*ends).sum()), float(np.maximum(*ends).sum())


def _gaps(place: _Place, alpha: float) -> pd.DataFrame:
    """Gaps by time since the event, with what the donors' gaps at the same time allow."""
    donors = np.array([fit.gap for fit in place.placebos().values()])
    errors = donors.std(axis=0, ddof=1)
    reach = t.ppf(1 - alpha / 2, len(donors) - 1) * errors
    scaled = np.divide(np.abs(donors), errors, out=np.zeros_like(donors), where=errors > 0)
    band = np.maximum(np.quantile(scaled.max(axis=1), 1 - alpha) * errors, reach)
    gap = place.fit.gap
    since = (place.design.periods - place.first).astype(int)
    table = {"estimator": place.method, "since": since, "effect": gap, "low": gap - reach, "high": gap + reach}
    return pd.DataFrame({**table, "band_low": gap - band, "band_high": gap + band})


def _checks(
    place: _Place,
    fake: tuple[int, tuple[int, ...], float],
    max_pre_fit: float,
    choices: SyntheticChoices | None,
    min_same_sign: float,
) -> tuple[CheckResult, ...]:
    fit, donors = place.fit, place.placebos()
    p = p_value(fit.ratio, np.array([donor.ratio for donor in donors.values()]))
    in_space = spread("placebo_space", [(unit, donor.effect) for unit, donor in donors.items()])
    return (
        CheckResult("pre_fit", "informs", "passed" if fit.misfit <= max_pre_fit else "failed", fit.misfit, fit.misfit),
        *([] if place.predictors else [_placebo_date(place, *fake)]),  # predictors may be of a later time
        replace(in_space, p=p),
        *_ranges(place, fit),
        check_bounds(fit.effect, place.bounds()),
        *_curve(place, fit.effect, choices, min_same_sign),
        CheckResult("nullifying_shock", "informs", "informational", -fit.effect, -fit.effect),
    )


def _placebo_date(place: _Place, first: int, without: tuple[int, ...], alpha: float) -> CheckResult:
    """The same on the periods before, with the later of them as if after; ranked among the donors."""
    periods = place.design.periods
    early = replace(place.part(periods=(periods < place.first) & ~np.isin(periods, without)), first=float(first))
    gap = early.fit
    p = p_value(gap.ratio, np.array([donor.ratio for donor in early.placebos().values()]))
    return CheckResult("placebo_date", "informs", "failed" if p < alpha else "passed", gap.effect, gap.effect, p)


def _ranges(place: _Place, fit: Fit) -> Iterator[CheckResult]:
    """The effect without each donor that has weight, and without each period."""
    others = np.delete(np.arange(len(place.design.units)), place.own)
    units, periods = np.arange(len(place.design.units)), place.design.periods
    used = others[fit.weights >= USED]
    after = periods >= place.first
    parts = {
        "leave_destination_out": [(str(place.design.units[u]), place.part(units=units != u)) for u in used],
        "leave_period_out": [
            (str(p), place.part(periods=periods != p))
            for p, late in zip(periods, after, strict=True)
            if not late or after.sum() > 1
        ],
    }
    for check, variants in parts.items():
        yield check_sign(check, fit.effect, [(name, part.fit.effect) for name, part in variants])


def _curve(
    place: _Place, effect: float, choices: SyntheticChoices | None, min_same_sign: float
) -> Iterator[CheckResult]:
    if choices is None:
        return
    periods, variants = place.design.periods, []
    for first in choices.first:
        for last in choices.last:
            for without in choices.without:
                keep = (periods >= first) & (periods <= last) & ~np.isin(periods, without)
                part = place.part(periods=keep)
                left = f" -{'-'.join(map(str, without))}" if without else ""
                variants += [
                    (f"{first}-{last}{left} {method}", replace(part, method=method).fit.effect)
                    for method in choices.estimators
                ]
    share = np.mean([value * effect > 0 for _, value in variants])
    yield replace(spread("specification_curve", variants), outcome="passed" if share >= min_same_sign else "failed")
