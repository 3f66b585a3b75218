"""Answers do not drift: the headline values of finished runs are those of ``tests/answers.yaml``."""

import pandas as pd
import pytest
import yaml

from tests_support import ROOT
from tipimpact.common.tables import read_table

VALUES = yaml.safe_load((ROOT / "tests" / "answers.yaml").read_text(encoding="utf-8"))
EDITIONS = ("official", "sample")


def find(table: pd.DataFrame, where: dict) -> pd.DataFrame:
    """The rows with these values; ``column<=`` bounds a number, and ``known`` asks for any value."""
    for name, wanted in where.items():
        column = table[name.removesuffix("<=")]
        if name.endswith("<="):
            table = table[column <= wanted]
        elif wanted == "known":
            table = table[column.notna()]
        else:
            table = table[column.astype("string") == str(wanted)]
    return table


def read(rows: pd.DataFrame, value: str) -> float | None:
    """How many rows or lives, or the one value of a column; None: the rows have none."""
    if value in ("rows", "lives"):
        return len(rows) if value == "rows" else rows["life"].nunique()
    found = set(rows[value].dropna())
    assert len(found) <= 1, f"{len(found)} values where one is expected"
    return float(found.pop()) if found else None


def test_there_are_thirty_each_with_a_reason_and_a_value():
    assert len(VALUES) >= 30
    for row in VALUES:
        assert row["why"]
        assert set(row) & set(EDITIONS)
    assert len({(row["table"], str(row["where"]), row["value"]) for row in VALUES}) == len(VALUES)


@pytest.mark.workflow
@pytest.mark.parametrize("edition", EDITIONS)
def test_headline_values_are_those_that_were_written_down(edition, request):
    if edition == "sample":
        folder = request.getfixturevalue("sample_results") / "sample" / "data"
    else:
        folder = ROOT / "results" / "official" / "data"
        if not (folder / "impact_estimates.parquet").is_file():
            pytest.skip("the official edition has not run here: make official")
    tables = {
        name: read_table(folder / f"{name}.parquet", edition=edition) for name in {row["table"] for row in VALUES}
    }
    moved = []
    for row in VALUES:
        now, then = read(find(tables[row["table"]], row["where"]), row["value"]), row.get(edition)
        same = now is None if then is None else now is not None and abs(now - then) <= row.get("within", 0) + 1e-9
        if not same:
            moved.append(f"{row['what']}: {then} became {now}")
    assert moved == [], "change tests/answers.yaml and add a line to CHANGELOG.md, or mend the fault"
