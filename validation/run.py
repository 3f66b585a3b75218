"""Prove the rule of the comparison in simulated worlds, and the totals of themes by half samples; `make validate`.

Each cell of a study is a row of docs/validation/<study>.csv, written when it is done, so that an interrupted run
goes on where it stopped: a row counts as long as runs, seed and the code that made it are the same. Beside it stands
summary.json. docs/impact.md shows a short table made from them; the long ones are these files.
Arguments: runs a cell (default 1000), then what to make (default all): `python -m validation.run 2000 comparison`.
What is not made again stays as it was, with its day.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from tipimpact.common.files import write_text
from validation import comparison, prevalence

ROOT = Path(__file__).resolve().parents[1]
ROWS = ROOT / "docs" / "validation"
SEED = 20120628
Summary = dict[str, Any]


def summarise_comparison(rows: pd.DataFrame) -> Summary:
    """Greatest share of false claims and least share of falls found, with their processes."""
    rows = rows[rows["effect_on"] == "all"]
    nothing = rows[rows["ratio"] == 1].assign(false=lambda part: part["fell"] + part["rose"]).set_index("process")
    fallen = rows[rows["ratio"] == 0.4].set_index("process")["fell"]
    return {
        "runs": int(rows["runs"].min()),
        "processes": len(nothing),
        "most_false": nothing["false"].max(),
        "most_false_in": nothing["false"].idxmax(),
        "most_false_with_a_stricter_gate": nothing["gate"].max(),
        "most_false_with_the_primary_alone": nothing["primary"].max(),
        "least_found": fallen.min(),
        "least_found_in": fallen.idxmin(),
        "most_found": fallen.max(),
    }


def summarise_prevalence(rows: pd.DataFrame) -> Summary:
    """How often intervals of half of the labels contain the known total, over themes and the least of them."""
    published = rows[rows["source_type"] != "parliament"]  # debates are background
    return {
        "runs": int(rows["runs"].min()),
        "themes": len(published),
        "coverage": round(float(published["coverage"].mean()), 4),
        "least": published["coverage"].min(),
        "least_in": " ".join(published.loc[published["coverage"].idxmin(), ["source_type", "lang", "theme"]]),
        "median_width": round(float(published["width"].median()), 3),
        "with_debates": round(float(rows["coverage"].mean()), 4),
    }


class Study(NamedTuple):
    """make: the rows of a cell, from the cell, runs and seed. modules: those (beside the plan) on which rows rest."""

    make: Callable[[Any, int, int], list[dict[str, Any]]]
    cells: Sequence[Any]
    summarise: Callable[[pd.DataFrame], Summary]
    modules: tuple[str, ...]


STUDIES = {
    "comparison": Study(
        comparison.study_comparison,
        comparison.list_cases(),
        summarise_comparison,
        (
            "tipimpact.impact.inference.core",
            "tipimpact.impact.comparison.units",
            "validation.batched",
            "validation.comparison",
            "validation.worlds",
        ),
    ),
    "prevalence": Study(
        prevalence.study_prevalence,
        prevalence.list_groups(),
        summarise_prevalence,
        ("tipimpact.themes.prevalence", "tipimpact.themes.labels", "validation.prevalence"),
    ),
}


def code(modules: Iterable[str]) -> str:
    """Twelve hexadecimal digits that change when one of the modules does."""
    digest = hashlib.sha256()
    for module in modules:
        origin = find_spec(module).origin  # type: ignore[union-attr]
        digest.update(Path(str(origin)).read_bytes())
    return digest.hexdigest()[:12]


def read_rows(path: Path) -> pd.DataFrame:
    """Rows of a study; "none" and "null" are names and not missing values."""
    return pd.read_csv(path, keep_default_na=False, na_values="")


def made(name: str, runs: int) -> pd.DataFrame:
    """All rows of a study; those that are not there yet are made, one cell at a time."""
    path, study = ROWS / f"{name}.csv", STUDIES[name]
    stamp = {"runs": runs, "seed": SEED, "code": code(study.modules)}
    old = read_rows(path) if path.is_file() else pd.DataFrame(columns=["id", *stamp])
    old = old[(old[list(stamp)] == pd.Series(stamp)).all(axis=1)]
    table = old.to_dict("records")
    for cell in study.cells:
        if repr(cell) in set(old["id"]):
            continue
        start = time.process_time()
        rows = study.make(cell, runs, SEED)
        spent = time.process_time() - start
        table += [{"id": repr(cell), "kind": name} | row | stamp | {"spent": round(spent, 2)} for row in rows]
        write_text(path, pd.DataFrame(table).to_csv(index=False))
        print(f"{name}: {cell} in {spent:.0f} s", flush=True)
    order = [*map(repr, study.cells)]
    rows = pd.DataFrame(table).sort_values("id", key=lambda ids: ids.map(order.index), kind="stable", ignore_index=True)
    write_text(path, rows.to_csv(index=False))
    return rows


def summary(found: dict[str, pd.DataFrame]) -> Summary:
    """The figures against which the targets are held, with the day of each study."""
    measured = {name: STUDIES[name].summarise(rows) for name, rows in found.items()}
    return {"seed": SEED, "measured": dict.fromkeys(found, dt.date.today().isoformat())} | measured


def updated(old: Summary, new: Summary) -> Summary:
    """The old summary with what was measured now."""
    return old | new | {"measured": old["measured"] | new["measured"]}


def by_process(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per process: shares in hundredths, fell/rose/no large change by true ratio, and the error of a share."""
    rows = rows[rows["effect_on"] == "all"]
    words = [[f"{100 * row[word]:.0f}" for word in ("fell", "rose", "no_large_change")] for _, row in rows.iterrows()]
    cells = rows.assign(words=["/".join(word) for word in words])
    wide = cells.pivot(index="process", columns="ratio", values="words").loc[rows["process"].drop_duplicates()]
    wide.columns = [f"{ratio:.2f}" for ratio in wide.columns]
    return wide.reset_index().replace({"_": " "}, regex=True)


def table(rows: pd.DataFrame, columns: dict[str, str]) -> str:
    """A Markdown table of words. columns: heading by column."""
    lines = [columns.values(), ["---"] * len(columns), *rows[list(columns)].to_numpy()]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


COMPARISON_COLUMNS = {
    "process": "process", "1.00": "1", "0.80": ".8", "0.60": ".6", "0.40": ".4", "1.67": "1.67", "2.50": "2.5",
}  # fmt: skip


def pages(found: dict[str, pd.DataFrame], measured: Summary) -> dict[str, str]:
    """The short tables of docs/impact.md by name."""
    if (rows := found.get("comparison")) is None:
        return {}
    stamp = f"Measured on {measured['measured']['comparison']} by `make validate`, seed {measured['seed']}"
    runs = f"at least {int(rows['runs'].min()):,} runs a cell"
    return {"comparison": f"{stamp}, {runs}.\n\n{table(by_process(rows), COMPARISON_COLUMNS)}"}


def write_pages(path: Path, tables: dict[str, str]) -> None:
    """Put each table between its two comments."""
    text = path.read_text(encoding="utf-8")
    for name, content in tables.items():
        pattern = rf"(<!-- measured: {name} -->\n).*?(<!-- end -->)"
        text, places = re.subn(pattern, lambda at, new=content: f"{at[1]}{new}\n{at[2]}", text, flags=re.S)
        if not places:
            raise SystemExit(f"{path}: there is no place for the table {name!r}; expected: <!-- measured: {name} -->")
    write_text(path, text)


def main(runs: int, chosen: list[str]) -> int:
    """Print and write what was found; 1 if a study could not be made."""
    os.nice(10)
    wanted = [name for name in STUDIES if not chosen or name in chosen]
    if "comparison" in wanted and not comparison.real_windows():
        message = "run the official edition, or set TIPIMPACT_PANEL: one process draws real changes"
        print(f"{comparison.panel_path()} is not there: {message}", file=sys.stderr)
        return 1
    if "prevalence" in wanted and not prevalence.is_ready():
        print("run the official edition: the totals of themes are checked on its sentences", file=sys.stderr)
        return 1
    found = {name: made(name, runs) for name in wanted}
    path = ROWS / "summary.json"
    measured = updated(json.loads(path.read_text(encoding="utf-8")), summary(found))
    said = json.dumps(measured, indent=1, default=float)
    write_text(path, said)
    write_pages(ROOT / "docs" / "impact.md", pages(found, measured))
    print(said)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, sys.argv[2:]))
