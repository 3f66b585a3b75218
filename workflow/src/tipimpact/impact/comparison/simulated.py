"""How often the rule says each word at known truths: read from the committed simulation of the same rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.common.errors import ImpactError
from tipimpact.common.extras import naming_extra
from tipimpact.common.listed import check_columns
from tipimpact.impact.comparison.designs import CANNOT_TELL, FELL, NO_LARGE_CHANGE, ROSE, WORDS
from tipimpact.impact.comparison.rule import ComparisonRule

VERDICT_OF = {FELL: "suggestive", ROSE: "contradicted", NO_LARGE_CHANGE: NO_LARGE_CHANGE, CANNOT_TELL: CANNOT_TELL}
COLUMNS = ["rule", "process", "ratio", "effect_on", "draws", *WORDS]
FALSE = (FELL, ROSE)


def read_simulated(path: str | Path, rule: ComparisonRule) -> pd.DataFrame:
    """The shares of words by process and true ratio (COLUMNS), of this very rule; empty if another rule was simulated.

    path: ``docs/validation/comparison.csv``, which `make validate` writes. Raises ImpactError where
    that is no such table.
    """
    try:
        table = pd.read_csv(path, dtype={"rule": str})
    except ValueError as error:
        raise ImpactError(f"cannot be read: {error}", where=str(path), todo="make validate") from None
    check_columns(table, COLUMNS, str(path), ImpactError, todo="make validate")
    return table[table["rule"] == rule.digest].reset_index(drop=True)


def list_verdicts(simulated: pd.DataFrame, rule: ComparisonRule) -> Iterator[dict[str, Any]]:
    """One row per process, true ratio and verdict. informative: whether the distance is as large as the plan asks."""
    for _, rows in simulated.groupby("process", sort=False):
        distance = measure_distance(rows[rows["effect_on"] == "all"], rule.simulation.against)
        informative = None if distance is None else distance >= rule.simulation.informative
        for row in rows.to_dict("records"):
            known = {name: row[name] for name in ("process", "effect_on", "ratio", "draws")}
            yield from (known | of | {"distance": distance, "informative": informative} for of in list_shares(row))


def list_shares(row: Mapping[Any, Any]) -> Iterator[dict[str, Any]]:
    """The share of each word among draws, as a verdict, with its 95 % Monte Carlo interval (Wilson)."""
    with naming_extra():
        from statsmodels.stats.proportion import proportion_confint

    for word in WORDS:
        low, high = proportion_confint(round(row[word] * row["draws"]), row["draws"], method="wilson")
        yield {"verdict": VERDICT_OF[word], "probability": row[word], "interval_low": low, "interval_high": high}


def measure_distance(shares: pd.DataFrame, against: float) -> float | None:
    """Total variation between the words at ratio 1 and at a fall; None where one of the two was not drawn."""
    by_ratio = shares.set_index("ratio")[list(WORDS)]
    if not {1.0, against} <= set(by_ratio.index):
        return None
    none, fall = (by_ratio.loc[ratio].to_numpy(float) for ratio in (1.0, against))
    return float(np.abs(none - fall).sum() / 2)


def summarise(simulated: pd.DataFrame, rule: ComparisonRule) -> dict[str, float]:
    """Least and greatest share, over the processes, of false claims and of falls compared that are found."""
    simulated = simulated[simulated["effect_on"] == "all"]
    nothing = simulated[simulated["ratio"] == 1][list(FALSE)].sum(axis=1)
    fallen = simulated.loc[simulated["ratio"] == rule.simulation.against, FELL]
    if nothing.empty or fallen.empty:
        return {}
    ends = {"false_low": nothing.min(), "false_high": nothing.max()}
    ends |= {"power_low": fallen.min(), "power_high": fallen.max()}
    return {name: float(value) for name, value in ends.items()}
