"""ESDC's yearly LMIA tables: stacked blocks, each with its own header, English or French; and lists held to them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.errors import Problem, TfwpError
from tipimpact.tfwp.periods import months, scope_breaks
from tipimpact.tfwp.sheets import Row, read_text, split_rows
from tipimpact.tfwp.words import codes, fold, words

CANADA, TOTAL = "CA", "total"
_YEAR_CELL = re.compile(r"(20\d\d)(?:\s*-?\s*([A-Za-zé]+))?")
_NUMBER = re.compile(r"\d{1,12}|\d{1,3}(?:[, \N{NO-BREAK SPACE}]\d{3}){1,3}", re.ASCII)
_CODE = re.compile(r"(\d{4}|[A-D0])\s*-\s*(.+)")
_BLOCK_TOTAL = re.compile(r"(.+?) (?:-|–) total", re.IGNORECASE)
PR_ONLY = "permanent_resident_only"


@dataclass
class _Place:
    """Where a reader of the stacked blocks stands."""

    province: str = CANADA
    year: str = ""
    columns: dict[int, tuple[str, str]] = field(default_factory=dict)  # column -> year, decision


def read_yearly(path: str | Path) -> pd.DataFrame:
    """One row per number of a table.

    Columns: measure (positions, employers, assessments), dimension (province, stream, region, skill, occupation,
    country), decision (positive, negative, requested, any), program (``all`` or ``sawp``), year, province, category
    (a code where there is one; ``total``), label (as printed), value (NA: cell left blank), place.
    Raises TfwpError for a table whose title is not known and for rows that cannot be placed.
    """
    text, _ = read_text(Path(path))
    try:
        rows = [[" ".join(cell.split()) for cell in row] for row in split_rows(text, ",")]
    except csv.Error as error:
        raise TfwpError(f"the text cannot be split into rows ({error})", where=str(path)) from error
    about = _about(rows[0][0] if rows and rows[0] else "", str(path))
    at, out, problems = _Place(), [], []
    for number, row in enumerate(rows[1:], 2):
        if row and row[0].casefold() in words()["notes"]:
            break
        if _steers(row, at, about["decision"]) or not any(row):
            continue
        found = list(_numbers(row, at, number))
        if not found and any(_NUMBER.fullmatch(cell) for cell in row[1:]):
            problems.append(Problem(f"row {row[:4]} stands under no header", f"{path}, row {number}"))
        out += found
    if problems or not out:
        raise TfwpError(problems or Problem("no number found", str(path), "a yearly table of the publisher"))
    names = ["year", "decision", "province", "category", "label", "value", "place"]
    table = pd.DataFrame(out, columns=names).assign(**{k: v for k, v in about.items() if k != "decision"})
    return table.astype({"year": "Int64", "value": "Int64"})


def _about(title: str, where: str) -> dict[str, str]:
    """Measure, dimension, decision and program, from the words of the title."""
    folded = f" {fold(title)} "
    found = {
        what: next((code for code, phrases in rules.items() if any(f" {p} " in folded for p in phrases)), None)
        for what, rules in words()["yearly_titles"].items()
    }
    if missing := [what for what, code in found.items() if code is None]:
        raise TfwpError(
            f"the title does not tell {', '.join(missing)}: {title[:200]!r}",
            where=where,
            todo="if the publisher has changed its words, add them to `yearly_titles` in lmia_words.yaml",
        )
    return {what: str(code) for what, code in found.items()}


def _steers(row: Row, at: _Place, decision: str) -> bool:
    """Whether a row is a heading: of a province, of a year, or of columns. What follows stands under it."""
    filled = [cell for cell in row if cell]
    if len(filled) == 1 and row[0]:
        if (name := fold(row[0])) in codes("provinces") or name == "canada":
            at.province = codes("provinces").get(name, CANADA)
        elif _YEAR_CELL.fullmatch(row[0]):
            at.year = row[0]
        return True
    years = {i: match for i, cell in enumerate(row) if (match := _YEAR_CELL.fullmatch(cell))}
    if len(years) > 1:
        at.columns = {i: (m[1], codes("decisions").get(fold(m[2] or ""), decision)) for i, m in years.items()}
        return True
    kinds = {i: codes("decisions")[fold(cell)] for i, cell in enumerate(row) if fold(cell) in codes("decisions")}
    if len(kinds) > 1:  # the second row of a header: one year stands over each pair
        stated = {i: year for i, (year, _) in at.columns.items()}
        at.columns = {i: (stated[max(c for c in stated if c <= i)], kind) for i, kind in kinds.items()}
        return True
    if at.year and any(fold(cell) in ("positions", "postes") for cell in row[1:]):
        at.columns = {next(i for i, c in enumerate(row) if fold(c) in ("positions", "postes")): (at.year, decision)}
        return True
    return False


def _numbers(row: Row, at: _Place, number: int) -> Iterator[tuple[int, str, str, str, str, int | None, str]]:
    """Year, decision, province, category, label, value and place of each number in a row."""
    if not at.columns or min(at.columns) == 0:  # no header, or one that leaves no room for labels
        return
    labels = row[: min(at.columns)]
    if len(labels) > 1 and labels[0]:
        name = fold(labels[0])
        at.province = codes("provinces").get(name, CANADA if name == "canada" else at.province)
    label = labels[-1] or labels[0]
    province, category = _category(label, at.province)
    for column, (year, decision) in at.columns.items():
        cell = row[column] if column < len(row) else ""
        if cell and not _NUMBER.fullmatch(cell):
            continue
        value = int(re.sub(r"\D", "", cell)) if cell else None
        yield int(year), decision, province, category, label, value, f"row {number}, column {column + 1}"


def _category(label: str, province: str) -> tuple[str, str]:
    """Province and category of a label: ``"Yukon - Total"``, ``"Yukon"``, ``"6322 - Cooks"``, ``"High-Wage"``."""
    name = fold(match[1] if (match := _BLOCK_TOTAL.fullmatch(label)) else label)
    if name in words()["total"]:
        return province, TOTAL
    if name in codes("provinces") or name == "canada":
        return codes("provinces").get(name, CANADA), TOTAL
    if match := _CODE.fullmatch(label):
        return province, match[1]
    return province, codes("streams").get(name, name)


def reconcile(yearly: pd.DataFrame, positions: pd.DataFrame) -> pd.DataFrame:
    """Approved positions by year, province and stream, in the yearly tables and in the lists.

    yearly: rows of ``read_yearly``; those of dimension stream are used.  positions: the table ``positions``.
    Columns added: listed (NA: no list of that year), difference (yearly less listed), pr_only_low and pr_only_high (how
    much of it the lists leave out as permanent residence only), rest_low and rest_high (what remains), explained_by
    (codes of ``scope.yaml``; ``list_missing``; ``place``: the lists go by the employer's business or head office;
    ``revised_since``: the lists hold more, and the yearly tables are the later publication).
    """
    streams = yearly[(yearly["dimension"] == "stream") & (yearly["decision"] == "positive")].copy()
    lists = positions[positions["decision"] == "positive"]
    lists = lists.assign(year=lists["period"].str[:4].astype(int), stream_code=lists["stream_code"].fillna("none"))
    held = {int(str(year)): sorted(set(part["period"])) for year, part in lists.groupby("year")}
    by = ["year", "province", "stream_code"]
    parts = [lists, lists.assign(stream_code=TOTAL)]
    parts += [part.assign(province=CANADA) for part in parts]
    sums = pd.concat(parts).groupby(by)["positions"].sum()
    index = pd.MultiIndex.from_frame(streams[["year", "province", "category"]])
    known = streams["year"].isin(held) & ((streams["category"] == TOTAL) | ~streams["year"].map(_no_stream))
    streams["listed"] = pd.array(sums.reindex(index).fillna(0).to_numpy(), dtype="Int64")
    streams["listed"] = streams["listed"].where(known.to_numpy())
    streams["difference"] = streams["value"] - streams["listed"]
    only = streams[streams["category"] == PR_ONLY].set_index(["year", "province"])["value"]
    of_row = only.reindex(pd.MultiIndex.from_frame(streams[["year", "province"]])).fillna(0).array
    amount = pd.Series(of_row, streams.index).where(streams["category"].isin([TOTAL, PR_ONLY]), 0).astype("Int64")
    out = streams["year"].map(lambda y: _share_out(held.get(y, []), "permanent_resident_only_excluded"))
    streams["pr_only_low"] = amount.where(out == 1, 0)
    streams["pr_only_high"] = amount.where(out > 0, 0)
    streams["rest_low"] = streams["difference"] - streams["pr_only_high"]
    streams["rest_high"] = streams["difference"] - streams["pr_only_low"]
    streams["explained_by"] = [
        _why(province, held.get(year, []), rest)
        for year, province, rest in zip(streams["year"], streams["province"], streams["rest_high"], strict=True)
    ]
    return streams


def _no_stream(year: int) -> bool:
    return "no_stream" in scope_breaks(str(year))


def _share_out(periods: list[str], flag: str) -> float:
    return sum(flag in scope_breaks(p) for p in periods) / len(periods) if periods else 0.0


def _why(province: str, periods: list[str], rest: Any) -> list[str]:
    """Rules that keep positions of a year out of the lists held, or move them to another province."""
    spoken = {m for p in periods for m in range(months(p)[0], months(p)[1] + 1)}
    flags = {flag for p in periods for flag in scope_breaks(p)}
    kept = ["personal_names_excluded", "part_of_period", "permanent_resident_only_excluded"]
    missing = ["list_missing"] if len(spoken) < 12 and periods else []
    place = ["place"] if province != CANADA else []
    revised = ["revised_since"] if not place and pd.notna(rest) and rest < 0 else []
    return [*missing, *(f for f in kept if f in flags), *place, *revised]
