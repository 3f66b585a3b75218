"""Error rates of the whole chain on the planned panel: how often the rule claims a change that is not there.

The treated are those designated, or as many drawn at random, within classes of volume, or for their surge. Outcomes
are drawn as in ``reach`` with a known true ratio, with and without a shock that the treated share. Every check is made
again in every draw, reference episodes among them, and the contrasts are judged as if they had been planned before
outcomes were read, so that *supported* can come.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.impact.assess import COLUMNS
from tipimpact.impact.plan import Plan, PlannedContrast, read_plan
from tipimpact.impact.reach import FALSE, PERMUTATIONS, Chosen, Generator, Setup, make_generator, simulate
from tipimpact.impact.verdict import VERDICTS

ROOT = Path(__file__).resolve().parents[1]
JUDGED = ("persons_claiming", "origins_claiming")
WAYS: tuple[Chosen, ...] = ("as_designated", "at_random", "by_volume", "by_surge")
FOUND_RATIO = 0.4


@dataclass(frozen=True)
class Case:
    """A simulated situation with a true ratio; 1 is no effect."""

    setup: Setup
    ratio: float = 1.0


CASES = (
    *(Case(Setup(chosen=way, shock=shock)) for way in WAYS for shock in (False, True)),
    *(Case(Setup(chosen=way), FOUND_RATIO) for way in WAYS),
)


def panel_path() -> Path:
    """The official panel: ``TIPIMPACT_PANEL``, or where the official edition writes it."""
    default = ROOT / "data" / "processed" / "official" / "asylum" / "panel.parquet"
    return Path(os.environ.get("TIPIMPACT_PANEL") or default)


@lru_cache
def generator(seed: int) -> Generator:
    """The generator of the two contrasts that are judged."""
    plan = read_plan(ROOT / "config" / "plan.yaml")
    family = [plan.estimand(name) for name in JUDGED]
    assert all(isinstance(e, PlannedContrast) for e in family)
    last = family[0].base.last
    rows = pd.read_parquet(panel_path(), columns=COLUMNS, filters=[("year", "<=", last)])
    return make_generator(plan, family, rows, permutations=PERMUTATIONS, seed=seed)  # type: ignore[arg-type]


def audit(case: Case, plan: Plan, runs: int, seed: int) -> list[dict[str, Any]]:
    """Shares of the verdicts in one case: one row per contrast, and one for the two together.

    The last counts a run once where either claims a change (supported or suggestive).
    """
    made = generator(seed)
    codes = simulate(made, case.setup, case.ratio, draws=runs, alpha=plan.thresholds.alpha, seed=seed, seen=False)
    shared = {"treated": case.setup.chosen, "ratio": case.ratio, "runs": runs}
    rows = []
    for name, found, shock in zip(JUDGED, codes, made.shocks, strict=True):
        counted = Counter(found)
        row = shared | {"estimand": name, "shared_shock": shock if case.setup.shock else 0.0}
        row |= {code: counted[code] / runs for code in VERDICTS}
        rows.append(row | {"claimed": sum(counted[code] for code in FALSE) / runs})
    either = sum(any(code in FALSE for code in pair) for pair in zip(*codes, strict=True)) / runs
    both = shared | {"estimand": "either", "shared_shock": rows[0]["shared_shock"], "claimed": either}
    return [*rows, both]
