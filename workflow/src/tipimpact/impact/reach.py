"""Which verdicts a contrast can reach, from base rows alone.

Complete outcomes are drawn again and again with a known true ratio, published as the publisher does, and put through
the same steps as the real ones (``assess``, ``verdict``). Each unit changes like an episode elsewhere that had surged
as much at the same size, so that reversion is in the draws; all units share the change of a whole destination and year;
treated units share a shock of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal

import numpy as np
import pandas as pd
from statsmodels.stats.proportion import proportion_confint

from tipimpact.common.errors import ImpactError
from tipimpact.common.processes import in_order
from tipimpact.impact.assess import (
    Basis,
    assess,
    base_rows_of,
    by_tranche,
    depart,
    read_basis,
    read_episodes,
    shape_of,
    split,
)
from tipimpact.impact.checks.reference_episodes import GROWTH, SIZE, find_reference
from tipimpact.impact.designs.contrast import Cells, estimate
from tipimpact.impact.designs.windows import History, Window, read_histories
from tipimpact.impact.inference.core import OFFSET, Mask, Matrix, Vector, stream
from tipimpact.impact.inference.strata import base_growth, classes, draw_assignments, growth_by_volume
from tipimpact.impact.plan import Plan, PlannedContrast
from tipimpact.impact.refusal import Refusal
from tipimpact.impact.verdict import VERDICTS, verdict

NEAREST = 30  # episodes from which the change of a unit is drawn
SUPPRESSED_BELOW = 5  # the publisher withholds 1 to 4, or gives 5 for them (docs/assumptions.md, 1)
SURGE = 3.0  # how strongly growth decides, in log odds per log point, where the treated are drawn for their surge
LEAST_DRAWS = 500
LEAST_COUNT = 20  # in each base year, from which a unit tells how much counts vary
PERMUTATIONS = 499  # a draw; the estimate itself has more
SIMULATIONS = 1000  # for the spread of an estimate
Chosen = Literal["as_designated", "at_random", "by_volume", "by_surge"]
FALSE = ("supported", "suggestive")  # verdicts that claim a change
ROW = ["estimand", "treated_drawn", "shared_shock", "effect_on", "base_rows", "ratio", "verdict"]
RESULTS = ["probability", "low", "high", "draws", "reachable", "distance", "informative", "status", "reasons"]


@dataclass(frozen=True)
class Setup:
    """One simulated situation. shock: whether treated units share one. redraw: base rows are drawn again as well."""

    chosen: Chosen = "as_designated"
    shock: bool = True
    effect_on: Literal["all", "two_largest"] = "all"
    redraw: bool = False


@dataclass(frozen=True)
class Generator:
    """Draws of years after for the units of a family of contrasts with the same units, base and years after.

    bases: one per contrast. episodes: in other destinations. nearest: those that each unit may follow, units x NEAREST.
    change: of each episode against the other units of its set; common: of whole sets; log points. history, excluded,
    tranches: to choose other treated units. shocks: standard deviation of the shared shock, by contrast. years: after.
    """

    bases: tuple[Basis, ...]
    episodes: pd.DataFrame
    nearest: np.ndarray
    change: Vector
    common: Vector
    history: History
    excluded: tuple[str, ...]
    tranches: dict[str, int]
    shocks: tuple[float, ...]
    years: int

    def draw(
        self, setup: Setup, ratio: float, rng: np.random.Generator, *, seen: bool = True
    ) -> list[tuple[Basis, Window]]:
        """One complete set of outcomes for every contrast of the family; the same random numbers for every ratio.

        seen: outcomes had been read, so that nothing can be graded and other treated units need no reference episodes.
        """
        low, high = base_ends(self.bases[0].window)
        if setup.redraw:
            low = high = redraw(low, rng)
        treated = choose(setup.chosen, self.bases[0].window.cells, rng)
        bases = self.bases
        if setup.redraw or setup.chosen != "as_designated":
            bases = self._again(low, high, treated, seen, int(rng.integers(2**31)))
        window = bases[0].window
        before, units = window.cells.before, np.arange(len(treated))
        followed = self.nearest[units, rng.integers(self.nearest.shape[1], size=len(units))]
        level = np.log(before.mean(axis=1)) + self.change[followed] + self.common[rng.integers(len(self.common))]
        shock, seed = rng.standard_normal(), rng.integers(2**31)
        touched = treated if setup.effect_on == "all" else np.isin(window.units, window.largest_treated(2))
        made = []
        for basis, sd in zip(bases, self.shocks, strict=True):
            rate = level + treated * (sd * shock if setup.shock else 0.0) + touched * np.log(ratio)
            counts = np.random.default_rng(seed).poisson(np.exp(rate)[:, None], (len(units), self.years))
            made.append((basis, publish(window, counts.astype(float))))
        return made

    def _again(self, low: Matrix, high: Matrix, treated: Mask, seen: bool, seed: int) -> tuple[Basis, ...]:
        """The bases for other treated units or other base counts: strata, assignments, departures and splits anew."""
        first = self.bases[0]
        window = with_base(first.window, low, high, treated)
        assignments = draw_assignments(treated, growth_by_volume(window.cells.before), len(first.assignments), seed)
        names = [str(unit) for unit in window.units[treated]]
        same = bool((treated == first.treated).all())
        return tuple(
            replace(
                basis,
                window=window,
                assignments=assignments,
                departure=basis.departure if same else depart(basis.estimand, self.history, names, self.excluded),
                splits=split(basis.estimand, window, self.tranches),
                reference=None if seen else find_reference(basis.kind, window, self.episodes),
            )
            for basis in self.bases
        )


def base_ends(window: Window) -> tuple[Matrix, Matrix]:
    """Least and greatest base counts, from the adverse ends."""
    treated, (down, up) = window.cells.treated[:, None], window.ends
    return np.where(treated, up.before, down.before), np.where(treated, down.before, up.before)


def with_base(window: Window, low: Matrix, high: Matrix, treated: Mask) -> Window:
    """The window with other base counts and other treated units. The high end of a base count is what is published."""
    own, after = treated[:, None], window.cells.after
    down, up = np.where(own, high, low), np.where(own, low, high)
    return replace(
        window, cells=Cells(treated, high, after), ends=(Cells(treated, down, after), Cells(treated, up, after))
    )


def publish(window: Window, counts: Matrix) -> Window:
    """The window with counts after as the publisher gives them: below 5 not shown (0 to 4), and a 5 means 1 to 5."""
    hidden = counts < SUPPRESSED_BELOW
    low = np.where(hidden, 0.0, np.where(counts == SUPPRESSED_BELOW, 1.0, counts))
    high = np.where(hidden, SUPPRESSED_BELOW - 1.0, counts)
    shown = np.where(hidden, (SUPPRESSED_BELOW - 1) / 2, counts)
    own, (down, up) = window.cells.treated[:, None], window.ends
    ends = replace(down, after=np.where(own, low, high)), replace(up, after=np.where(own, high, low))
    return replace(window, cells=replace(window.cells, after=shown), ends=ends)


def redraw(counts: Matrix, rng: np.random.Generator) -> Matrix:
    """Base counts drawn again around those observed; never so small that an origin would not be compared."""
    spread = dispersion(counts)
    rate = counts * (rng.gamma(1 / spread, spread, counts.shape) if spread > 0 else 1.0)
    return np.maximum(rng.poisson(rate).astype(float), SUPPRESSED_BELOW)


def dispersion(counts: Matrix) -> float:
    """Median over units of the variance between neighbouring base years beyond Poisson, relative to the mean squared.

    Common growth is taken out. Growth of single units is not, so that noise is rather too large than too small.
    """
    kept = counts[counts.min(axis=1) >= LEAST_COUNT]
    if len(kept) < 2:
        return 0.0
    level = kept / kept.sum(axis=0) * kept.sum(axis=0).mean()
    first, second = level[:, :-1], level[:, 1:]
    mean = (first + second) / 2
    return max(float(np.median(((first - second) ** 2 / 2 - mean) / mean**2)), 0.0)


def choose(chosen: Chosen, cells: Cells, rng: np.random.Generator) -> Mask:
    """As many treated units as designated: the same ones, any, any within classes of volume, or those that surged."""
    treated = cells.treated
    if chosen == "as_designated":
        return treated
    keys = rng.random(len(treated))
    group = np.zeros(len(treated), dtype=int)
    if chosen == "by_volume":
        group = classes(cells.before.sum(axis=1), 10)
    if chosen == "by_surge":  # Gumbel noise: the chance of being chosen next goes with exp(SURGE x growth)
        keys = -SURGE * base_growth(cells.before) + np.log(-np.log(keys))
    drawn = np.zeros(len(treated), dtype=bool)
    for one in np.unique(group):
        members = np.flatnonzero(group == one)
        drawn[members[np.argsort(keys[members])[: treated[members].sum()]]] = True
    return drawn


def make_generator(plan: Plan, family: Sequence[PlannedContrast], rows: pd.DataFrame, **assignments: int) -> Generator:
    """The generator of contrasts that share units, base and years after. rows, assignments: as in ``read_basis``.

    Raises Refusal where base rows cannot carry the contrast.
    """
    episodes = read_episodes(family[0], rows)
    bases = tuple(read_basis(estimand, rows, episodes, **assignments) for estimand in family)
    cells, estimand = bases[0].window.cells, family[0]
    growth, size = episodes["growth"].to_numpy(float), episodes["size"].to_numpy(float)
    far = np.abs(base_growth(cells.before)[:, None] - growth) / GROWTH
    far = far**2 + ((np.log(cells.before.sum(axis=1))[:, None] - size) / SIZE) ** 2
    tranches = by_tranche(rows)
    change, common = follow(episodes)
    return Generator(
        bases=bases,
        episodes=episodes,
        nearest=np.argsort(far, axis=1, kind="stable")[:, :NEAREST],
        change=change,
        common=common,
        history=read_histories(base_rows_of(estimand, rows))[estimand.groups.destination],
        excluded=tuple(o for o, t in tranches.items() if t in estimand.groups.excluded_tranches),
        tranches=tranches,
        shocks=tuple(plan.reach.shared_shock[e.estimator] for e in family),
        years=len(shape_of(estimand).after),
    )


def follow(episodes: pd.DataFrame) -> tuple[Vector, Vector]:
    """Change of each episode against the other units of its destination and date; change of each such set as a whole.

    Both are log points of mean yearly counts, the second of totals.
    """
    sets = episodes.groupby(["destination", "year"])
    before, after = (episodes[name].to_numpy(float) for name in ("before", "after"))
    rest = [sets[name].transform("sum").to_numpy(float) - own for name, own in (("before", before), ("after", after))]
    whole = sets[["before", "after"]].sum().to_numpy(float)
    change = np.log((after + OFFSET) / (before + OFFSET)) - np.log(rest[1] / rest[0])
    return change, np.log(whole[:, 1] / whole[:, 0])


def simulate(
    generator: Generator, setup: Setup, ratio: float, *, draws: int, alpha: float, seed: int, seen: bool | None = None
) -> list[list[str]]:
    """The verdict of every draw, by contrast of the family. seen: as in ``assess``."""
    name = f"reach/{setup}/{generator.bases[0].estimand.family}/{generator.bases[0].estimand.base.first}"
    codes: list[list[str]] = [[] for _ in generator.bases]
    for draw in range(draws):
        members = generator.draw(setup, ratio, stream(seed, f"{name}/{draw}"), seen=seen is not False)
        for code, assessed in zip(codes, assess(members, alpha, seen=seen), strict=True):
            code.append(verdict(assessed.evidence))
    return codes


def spreads(generator: Generator, *, draws: int, seed: int) -> list[float]:
    """Standard deviation of each estimate without any effect, with the shared shock; nothing is tested."""
    estimates: list[list[float]] = [[] for _ in generator.bases]
    for draw in range(draws):
        for values, (basis, outcome) in zip(
            estimates, generator.draw(Setup(), 1.0, stream(seed, f"spread/{draw}")), strict=True
        ):
            values.append(estimate(basis.kind, outcome.cells))
    return [float(np.std(values, ddof=1)) for values in estimates]


def reachable(
    plan: Plan,
    base_rows: pd.DataFrame,
    *,
    draws: int = LEAST_DRAWS,
    permutations: int = PERMUTATIONS,
    seed: int = 0,
    cores: int = 1,
) -> pd.DataFrame:
    """How often each verdict comes, by true ratio, for every estimand of the plan.

    base_rows: rows of the panel of all destinations with COLUMNS, none of the contrast's destination after its base
    period. draws: a ratio. cores: processes; the table does not depend on them. Returns the columns of
    ``reachable_verdicts``; an estimand for which reach is not computed has one row with the reasons.
    Raises ImpactError for outcomes among the rows.
    """
    contrasts = [e for e in plan.estimands if isinstance(e, PlannedContrast)]
    for estimand in contrasts:
        own = base_rows["destination"] == estimand.groups.destination
        late = sorted(base_rows.loc[own & (base_rows["year"] > estimand.base.last), "year"].unique())
        if late:
            raise ImpactError(
                "outcomes were read before reach was computed",
                where=f"panel, {estimand.groups.destination}, years {[int(year) for year in late]}",
                expected=f"rows up to {estimand.base.last}",
            )
    refused: dict[str, tuple[str, ...]] = {e.id: ("not_judged",) for e in plan.estimands if e not in contrasts}
    rows: list[dict[str, Any]] = []
    settings = {"draws": draws, "alpha": plan.thresholds.alpha, "seed": seed}
    for family in _families(contrasts):
        try:
            generator = make_generator(plan, family, base_rows, permutations=permutations, seed=seed)
        except Refusal as refusal:
            refused |= {estimand.id: refusal.codes for estimand in family}
            continue
        rows += _family_rows(plan, family, generator, settings, cores)
    rows += [
        {"estimand": name, **_setup_columns(Setup(), 0.0), "ratio": 1.0, "verdict": "cannot_tell"}
        | {"status": "not_judged" if codes == ("not_judged",) else "refused", "reasons": list(codes)}
        for name, codes in refused.items()
    ]
    return pd.DataFrame(rows, columns=[*ROW, *RESULTS])


def _families(contrasts: Iterable[PlannedContrast]) -> list[list[PlannedContrast]]:
    """Contrasts of the same units, base and years after, which are drawn together."""
    families: dict[str, list[PlannedContrast]] = {}
    for estimand in contrasts:
        key = f"{estimand.family}/{estimand.base.kept()}/{estimand.window.kept()}/{estimand.groups.model_dump()}"
        families.setdefault(key, []).append(estimand)
    return list(families.values())


def _simulated(generator: Generator, settings: dict[str, Any], situation: tuple[Setup, float]) -> list[list[str]]:
    return simulate(generator, *situation, **settings)


def _family_rows(
    plan: Plan,
    family: list[PlannedContrast],
    generator: Generator,
    settings: dict[str, Any],
    cores: int,
) -> Iterator[dict[str, Any]]:
    """All situations: as designated at every ratio; the two largest and redrawn bases at no change and at the fall
    compared; and, where the family is informative, the treated drawn in three other ways at no change."""
    reach, simulated = plan.reach, partial(_simulated, generator, settings)
    pair = (1.0, reach.against if family[0].direction == "fall" else 1 / reach.against)
    planned = [(Setup(), ratio) for ratio in sorted(reach.ratios)]
    planned += [(setup, ratio) for setup in (Setup(effect_on="two_largest"), Setup(redraw=True)) for ratio in pair]
    verdicts = dict(zip(planned, in_order(simulated, planned, cores), strict=True))
    apart = [distance(verdicts[Setup(), pair[0]][k], verdicts[Setup(), pair[1]][k]) for k in range(len(family))]
    informative = [value >= reach.informative for value in apart]
    if any(informative):
        ways: tuple[Chosen, ...] = ("at_random", "by_volume", "by_surge")
        planned = [(Setup(chosen=way, shock=shock), 1.0) for way in ways for shock in (False, True)]
        verdicts |= zip(planned, in_order(simulated, planned, cores), strict=True)
    for k, estimand in enumerate(family):
        for setup in dict.fromkeys(setup for setup, _ in verdicts):
            codes = {ratio: lists[k] for (of, ratio), lists in verdicts.items() if of == setup}
            yield from _situation_rows(plan, estimand, generator.shocks[k], setup, codes, pair, informative[k])


def distance(one: Sequence[str], other: Sequence[str]) -> float:
    """Total variation between two lists of verdicts."""
    shares = [np.array([list(codes).count(v) / len(codes) for v in VERDICTS]) for codes in (one, other)]
    return float(np.abs(shares[0] - shares[1]).sum() / 2)


def _setup_columns(setup: Setup, shock: float) -> dict[str, Any]:
    return {
        "treated_drawn": setup.chosen,
        "shared_shock": shock if setup.shock else 0.0,
        "effect_on": setup.effect_on,
        "base_rows": "redrawn" if setup.redraw else "observed",
    }


def _situation_rows(
    plan: Plan,
    estimand: PlannedContrast,
    shock: float,
    setup: Setup,
    codes: dict[float, list[str]],
    pair: tuple[float, float],
    informative: bool,
) -> Iterator[dict[str, Any]]:
    apart = distance(codes[pair[0]], codes[pair[1]]) if pair[1] in codes else None
    shares = {(ratio, v): drawn.count(v) for ratio, drawn in codes.items() for v in VERDICTS}
    ends = {
        (ratio, v): proportion_confint(count, len(codes[ratio]), method="wilson")
        for (ratio, v), count in shares.items()
    }
    least, greatest = estimand.effects
    for (ratio, v), count in shares.items():
        counted = [r for r in codes if v != "supported" or least <= r <= greatest]
        yield {
            "estimand": estimand.id,
            **_setup_columns(setup, shock),
            "ratio": ratio,
            "verdict": v,
            "probability": count / len(codes[ratio]),
            "low": ends[ratio, v][0],
            "high": ends[ratio, v][1],
            "draws": len(codes[ratio]),
            # where only one ratio is drawn, no other could give the verdict
            "reachable": any(ends[r, v][0] >= plan.reach.reachable for r in counted) if pair[1] in codes else None,
            "distance": apart,
            "informative": informative,
            "status": "computed",
            "reasons": [],
        }


def false_share(table: pd.DataFrame, estimand: str) -> dict[str, float | None]:
    """How often a change is suggested where there is none: the worst of the treated as designated or drawn for surges.

    table: of ``reachable``. Base rows as observed. The greatest share, with its Monte Carlo interval.
    """
    kept = (table["estimand"] == estimand) & (table["verdict"] == "suggestive") & (table["ratio"] == 1)
    kept &= (table["base_rows"] == "observed") & (table["effect_on"] == "all")
    kept &= table["treated_drawn"].isin(["as_designated", "by_surge"])
    rows = table[kept & table["probability"].notna()]
    names = {"probability": "false_suggestive", "low": "false_suggestive_low", "high": "false_suggestive_high"}
    if rows.empty:
        return dict.fromkeys(names.values())
    worst = rows.sort_values("probability", kind="stable").iloc[-1]
    return {new: float(worst[old]) for old, new in names.items()}
