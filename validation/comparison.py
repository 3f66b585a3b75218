"""How often the rule of the comparison says each word at known truths, in eleven processes.

The designs of a world differ in their units and regressors; outcomes of all true ratios share them, so that each set of
regressors is inverted once (``batched.fit_first``).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tipimpact.impact.comparison.designs import FELL, WORDS
from tipimpact.impact.comparison.rule import PRIMARY, ComparisonRule, Process
from tipimpact.impact.comparison.units import READ, read_claims_cube
from tipimpact.impact.inference.core import stream
from tipimpact.impact.plan import PlannedComparison, read_plan
from validation.batched import fit_first
from validation.worlds import World, draw_real_world, draw_world, list_real_windows

ROOT = Path(__file__).resolve().parents[1]
BATCH = 100  # worlds fitted together
ROOM = 260  # units that a world may have
Array = NDArray[np.float64]


@dataclass(frozen=True)
class ComparisonCase:
    """One process. rule: the digest of the rule that is simulated, so that another rule is another case."""

    process: Process
    rule: str


@dataclass(frozen=True)
class Truth:
    """A true ratio, and on which designated origins it acts."""

    ratio: float
    effect_on: str = "all"


def read_rule() -> tuple[ComparisonRule, PlannedComparison]:
    """The rule of the committed plan, and its estimand."""
    estimand = read_plan(ROOT / "config" / "plan.yaml").comparisons[0]
    return estimand.rule, estimand


def list_cases() -> list[ComparisonCase]:
    """Every process that the plan names."""
    rule, _ = read_rule()
    return [ComparisonCase(process, rule.digest) for process in rule.simulation.processes]


def list_truths(rule: ComparisonRule) -> list[Truth]:
    """The plan's ratios for all designated origins, and the fall compared for the two largest alone."""
    truths = [Truth(ratio) for ratio in rule.simulation.ratios]
    return [*truths, Truth(rule.simulation.against, "two_largest")]


def panel_path() -> Path:
    """The official panel: ``TIPIMPACT_PANEL``, or where the official edition writes it."""
    default = ROOT / "data" / "processed" / "official" / "asylum" / "panel.parquet"
    return Path(os.environ.get("TIPIMPACT_PANEL") or default)


@cache
def real_windows() -> tuple[pd.DataFrame, ...]:
    """Real changes elsewhere; empty where the official panel is not at hand."""
    if not panel_path().is_file():
        return ()
    rule, estimand = read_rule()
    claims = read_claims_cube(pd.read_parquet(panel_path(), columns=READ))
    return tuple(list_real_windows(rule, claims, estimand.shape))


def study_comparison(case: ComparisonCase, runs: int, seed: int) -> list[dict[str, Any]]:
    """One row per true ratio: shares of the words of the rule, and of its alternatives.

    gate: share of *fell* where ``supported`` designs must say it. primary: share of *fell* by the primary design alone.
    differing: mean share of designs that differ from a word that was reached. error: mean HC3 error of the primary.
    Without the official panel the process of real changes has no row.
    """
    rule, _ = read_rule()
    rng = stream(seed, f"comparison/{case.process}")
    windows = list(real_windows()) if case.process == "elsewhere" else []
    if case.process == "elsewhere" and not windows:
        return []
    truths, counted = list_truths(rule), []
    for first in range(0, runs, BATCH):
        count = min(BATCH, runs - first)
        worlds = [draw_real_world(windows, rng) if windows else draw_world(case.process, rng) for _ in range(count)]
        counted.append(say_words(rule, worlds, truths, [int(rng.integers(2**31)) for _ in worlds]))
    words, errors = (np.concatenate(parts) for parts in zip(*counted, strict=True))
    return [
        {"process": case.process, "ratio": truth.ratio, "effect_on": truth.effect_on, "rule": case.rule, "draws": runs}
        | count_verdicts(words[:, :, place], rule)
        | {"error": float(np.nanmean(errors[:, place]))}
        for place, truth in enumerate(truths)
    ]


def count_verdicts(words: NDArray[np.int64], rule: ComparisonRule) -> dict[str, float]:
    """Shares of words in worlds x (designs, then the primary); words are places in WORDS."""
    voted, primary = words[:, :-1], words[:, -1]
    counts = np.stack([(voted == place).sum(axis=1) for place in range(len(WORDS))], axis=1)
    said = counts[:, :-1]  # every word but cannot tell
    reached = said.max(axis=1) >= rule.vote.needed
    verdict = np.where(reached, said.argmax(axis=1), len(WORDS) - 1)
    shares = {word: float((verdict == place).mean()) for place, word in enumerate(WORDS)}
    differing = 1 - said.max(axis=1)[reached] / voted.shape[1]
    fell = WORDS.index(FELL)
    return shares | {
        "gate": float((said[:, fell] >= rule.vote.supported).mean()),
        "primary": float((primary == fell).mean()),
        "differing": float(differing.mean()) if reached.any() else float("nan"),
    }


def say_words(
    rule: ComparisonRule, worlds: list[World], truths: list[Truth], seeds: list[int]
) -> tuple[NDArray[np.int64], Array]:
    """The word of each design and of the primary, worlds x designs x truths; errors of the primary, worlds x truths."""
    outcomes, units = zip(*(lay_out(rule, *pair, truths) for pair in zip(worlds, seeds, strict=True)), strict=True)
    changes = np.stack(outcomes)  # worlds x units x (truths x 3 ends)
    blocks = np.stack(units)  # worlds x units x columns
    choices, ends, words = rule.designs, ("least", "greatest", "middle"), {}
    errors = np.empty((len(worlds), len(truths)))
    changes = changes.reshape(*changes.shape[:2], len(truths), len(ends))
    for covariates, least, without in product(choices.covariates, choices.least_claims, choices.without_largest):
        regressors = take_columns(blocks, covariates) * take_rows(blocks, least, without)[:, :, None]
        estimate, error = fit_first(regressors, changes.reshape(*changes.shape[:2], -1))
        for place, end in enumerate(ends):
            b, se = (part.reshape(len(worlds), len(truths), len(ends))[:, :, place] for part in (estimate, error))
            words[covariates, least, end, without] = word_of(b, se, rule)
            if (covariates, least, end, without) == PRIMARY:
                errors = se
    order = [*rule.all_designs, PRIMARY]
    return np.stack([words[design] for design in order], axis=1), errors


def lay_out(rule: ComparisonRule, world: World, seed: int, truths: list[Truth]) -> tuple[Array, Array]:
    """Changes of a world at the three ends, units x (truths x 3), and its columns, with rows of zeros below.

    Columns: treated, 1, four covariates, base total, rank among the treated by base total (0 for the others).
    """
    rank = np.zeros(len(world.before))
    own = np.flatnonzero(world.treated)
    rank[own[np.argsort(-world.before[own], kind="stable")]] = np.arange(1, len(own) + 1)
    offset, parts = rule.outcome.offset, []
    for truth in truths:
        touched = world.treated if truth.effect_on == "all" else (rank > 0) & (rank <= 2)
        low, high = world.publish(truth.ratio, touched, seed)
        parts += [np.log(end + offset) - np.log(world.before + offset) for end in (low, high, (low + high) / 2)]
    columns = [world.treated, np.ones(len(rank)), *world.covariates.T, world.before, rank]
    changes, block = np.zeros((ROOM, len(parts))), np.zeros((ROOM, len(columns)))
    changes[: len(rank)], block[: len(rank)] = np.column_stack(parts), np.column_stack(columns)
    return changes, block


def take_columns(blocks: Array, covariates: str) -> Array:
    """The regressors of a design."""
    base = blocks[:, :, :5]
    more = {"linear": blocks[:, :, :0], "squares": blocks[:, :, 2:5] ** 2, "elsewhere": blocks[:, :, 5:6]}
    return np.concatenate([base, more[covariates]], axis=2)


def take_rows(blocks: Array, least: int, without: int) -> NDArray[np.bool_]:
    """The units of a design."""
    rank = blocks[:, :, 7]
    return (blocks[:, :, 6] >= least) & ((rank == 0) | (rank > without))


def word_of(estimate: Array, error: Array, rule: ComparisonRule) -> NDArray[np.int64]:
    """The word of each estimate, as its place in WORDS."""
    reach = rule.width.z * np.hypot(error, rule.width.drift)
    low, high, large = estimate - reach, estimate + reach, np.log(rule.vote.large)
    with np.errstate(invalid="ignore"):
        return np.select([high < 0, low > 0, (low > -large) & (high < large)], [0, 1, 2], default=3)
