"""Contrasts when the treated are drawn at random, for their surge, or at a peak: size and coverage by kind of strata.

Two worlds. *simulated*: levels, autoregressive noise, and surges of known shape. *elsewhere*: claims in other
destinations as published, in which no law of 2012 did anything, at every date with years enough; there only the treated
are drawn. Each run draws treated units and asks how often no change is rejected.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from tipimpact.asylum import panel, read_claims, read_decisions
from tipimpact.impact.designs.contrast import Cells, Kind, make_contrast
from tipimpact.impact.designs.windows import Shape, read_histories
from tipimpact.impact.inference.core import OFFSET, Matrix, stream
from tipimpact.impact.inference.strata import base_growth, cross_classes, draw_assignments, growth_by_volume, randomise

UNITS, TREATED = 142, 22  # of the planned comparison
SHAPE = Shape((2010, 2011), (2013, 2014))
EARLIER = 4  # years before the base, from which a peak is measured
FIRST, LAST = 2000, 2019  # years of the world elsewhere
MIN_UNITS = 60  # in one destination at one date
PULL = 3.0  # log odds of being drawn by log point of surge, or of peak
FADING = (0.6, 1.2, 0.6, 0.2)  # log points in the years of a surge that passes
LASTING = (0.4, 0.8, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2)
STRATA = ("none", "volume", "growth_by_volume", "peak_by_volume")
PERMUTATIONS = 199
ALPHA = 0.05
Drawn = Literal["at_random", "by_surge", "by_peak"]


@dataclass(frozen=True)
class StrataCase:
    """world; surges (of the simulated world); how the treated are drawn; true ratio of their outcomes after."""

    world: Literal["simulated", "elsewhere"]
    surges: Literal["fading", "lasting", ""]
    drawn: Drawn
    ratio: float = 1.0


WAYS: tuple[Drawn, ...] = ("at_random", "by_surge", "by_peak")
CASES = (
    *(StrataCase("simulated", "fading", drawn) for drawn in WAYS),
    *(StrataCase("simulated", "lasting", drawn) for drawn in WAYS),
    *(StrataCase("elsewhere", "", drawn) for drawn in WAYS),
    StrataCase("simulated", "fading", "by_surge", 0.4),
    StrataCase("elsewhere", "", "at_random", 0.4),
)


@dataclass(frozen=True)
class World:
    """Counts of units before the base, in the base, and after, units x years."""

    earlier: Matrix
    before: Matrix
    after: Matrix


def simulate_world(surges: str, rng: np.random.Generator, units: int = UNITS) -> World:
    """One simulated destination: a third of the units have a surge that begins in one of the years."""
    years = EARLIER + 5
    shape = np.array(FADING if surges == "fading" else LASTING)
    noise = rng.normal(size=(units, years))
    for year in range(1, years):
        noise[:, year] = 0.5 * noise[:, year - 1] + np.sqrt(0.75) * noise[:, year]
    since = np.arange(years) - rng.integers(0, years, (units, 1))
    own = rng.random((units, 1)) < 1 / 3
    bump = np.where((since >= 0) & (since < len(shape)), shape[np.clip(since, 0, len(shape) - 1)], 0.0)
    level = rng.normal(3.5, 1.2, (units, 1))
    counts = rng.poisson(np.exp(level + own * bump + 0.3 * noise)).astype(float)
    return World(counts[:, :EARLIER], np.maximum(counts[:, EARLIER : EARLIER + 2], 5.0), counts[:, -2:])


@cache
def worlds_elsewhere() -> tuple[World, ...]:
    """Every destination but Canada at every date, as published; empty where the claims are not at hand."""
    folder = Path(os.environ.get("TIPIMPACT_MIRROR") or Path(__file__).resolve().parents[2] / "shared" / "data")
    files = [folder / "refugee" / f"unhcr_asylum_{name}.csv.gz" for name in ("applications", "decisions")]
    if not all(path.is_file() for path in files):
        return ()
    claims = read_claims(files[0]).assign(source="unhcr")
    rows = panel(claims, read_decisions(files[1]).assign(source="unhcr"))
    found = []
    for history in read_histories(rows[rows["destination"] != "CAN"]).values():
        held = set(history.years[~np.isnan(history.low).all(axis=0)].tolist())
        for shape in SHAPE.within(FIRST + EARLIER, LAST):
            first = min(shape.base)
            earlier = Shape(tuple(range(first - EARLIER, first)), ())
            if {*shape.years, *earlier.years} <= held:
                window = history.window(shape, ())
                if len(window.units) >= MIN_UNITS:
                    past = history.counts(window.units, earlier)
                    found.append(World(past, window.cells.before, window.cells.after))
    return tuple(found)


def draw_treated(world: World, drawn: str, rng: np.random.Generator) -> NDArray[np.bool_]:
    """As large a part of the units as in the planned comparison; Gumbel noise makes the odds those of PULL."""
    score = {"at_random": np.zeros(len(world.before)), "by_surge": base_growth(world.before), "by_peak": peak(world)}
    keys = PULL * np.clip(score[drawn], -2, 2) + rng.gumbel(size=len(world.before))
    count = round(len(keys) * TREATED / UNITS)
    return np.isin(np.arange(len(keys)), np.argsort(-keys)[:count])


def peak(world: World) -> NDArray[np.float64]:
    """How far the base lies above the years before it, in log points."""
    return np.log(world.before.mean(axis=1) + OFFSET) - np.log(world.earlier.mean(axis=1) + OFFSET)


def strata_of(name: str, world: World) -> NDArray[np.int64]:
    """Strata by name."""
    return {
        "none": lambda: np.zeros(len(world.before), dtype=np.int64),
        "volume": lambda: growth_by_volume(world.before, growth=1, volume=10),
        "growth_by_volume": lambda: growth_by_volume(world.before),
        "peak_by_volume": lambda: cross_classes(peak(world), world.before.sum(axis=1)),
    }[name]()


def study_strata(
    case: StrataCase,
    runs: int,
    seed: int,
    strata: Sequence[str] = STRATA,
    kinds: Sequence[Kind] = ("persons", "origins"),
) -> list[dict[str, Any]]:
    """One row per contrast and kind of strata: how often no change is rejected, and how often the set holds the truth.

    fell, rose: one-sided, at ALPHA. rejected: two-sided, at ALPHA.
    """
    rng = stream(seed, repr(case))
    kept = worlds_elsewhere() if case.world == "elsewhere" else ()
    if case.world == "elsewhere" and not kept:
        return []
    found: dict[tuple[Kind, str], list[tuple[bool, bool, bool, bool]]] = {}
    for run in range(runs):
        world = kept[rng.integers(len(kept))] if kept else simulate_world(case.surges, rng)
        treated = draw_treated(world, case.drawn, rng)
        after = np.where(treated[:, None], rng.binomial(world.after.astype(int), min(case.ratio, 1.0)), world.after)
        cells = Cells(treated, world.before, after.astype(float))
        for name in strata:
            dealt = draw_assignments(treated, strata_of(name, world), PERMUTATIONS, run)
            for kind in kinds:
                r = randomise(make_contrast(kind, cells, dealt), ALPHA)
                row = (r.p_fall <= ALPHA, r.p_rise <= ALPHA, r.p <= ALPHA, r.low <= np.log(case.ratio) <= r.high)
                found.setdefault((kind, name), []).append(row)
    names = ("fell", "rose", "rejected", "coverage")
    return [
        {**asdict(case), "contrast": kind, "strata": name}
        | dict(zip(names, np.mean(rows, axis=0).round(4).tolist(), strict=True))
        for (kind, name), rows in found.items()
    ]
