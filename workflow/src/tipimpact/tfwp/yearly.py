"""Read ESDC's yearly LMIA tables (stacked blocks, English or French) and compare the employer lists with them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.errors import Problem, TfwpError
from tipimpact.tfwp.file_rows import Row, read_text, split_rows
from tipimpact.tfwp.list_periods import months_covered, scope_breaks
from tipimpact.tfwp.lmia_words import codes, fold, lmia_words

CANADA, TOTAL = "CA", "total"
_YEAR_CELL = re.compile(r"(20\d\d)(?:\s*-?\s*([A-Za-zé]+))?")
_NUMBER = re.compile(r"\d{1,12}|\d{1,3}(?:[, \N{NO-BREAK SPACE}]\d{3}){1,3}", re.ASCII)
_CODE = re.compile(r"(\d{4}|[A-D0])\s*-\s*(.+)")
_BLOCK_TOTAL = re.compile(r"(.+?) (?:-|–) total", re.IGNORECASE)
PR_ONLY = "permanent_resident_only"


@dataclass
class _Block:
    """The current block while the stacked blocks are read: province, year and columns."""

    province: str = CANADA
    year: str = ""
    columns: dict[int, tuple[str, str]] = field(default_factory=dict)  # column -> year, decision


def read_yearly(path: str | Path) -> pd.DataFrame:
    """Read a table: one row per number.

    Columns: measure (positions, employers, assessments), dimension (province, stream, region,
    skill, occupation, country), decision (positive, negative, requested, any), program (``all`` or
    ``sawp``), year, province, category (a code if there is one; ``total``), printed_label,
    printed_value (NA: blank cell), place.
    Raises TfwpError for a table with an unknown title and for rows without a header above them.
    """
    text, _ = read_text(Path(path))
    try:
        rows = [[" ".join(cell.split()) for cell in row] for row in split_rows(text, ",")]
    except csv.Error as error:
        raise TfwpError(f"not valid delimited text ({error})", where=str(path)) from error
    description = _describe_table(rows[0][0] if rows and rows[0] else "", str(path))
    block, out, problems = _Block(), [], []
    for number, row in enumerate(rows[1:], 2):
        if row and row[0].casefold() in lmia_words()["notes"]:
            break
        if _read_heading(row, block, description["decision"]) or not any(row):
            continue
        numbers = list(_read_numbers(row, block, number))
        if not numbers and any(_NUMBER.fullmatch(cell) for cell in row[1:]):
            problems.append(Problem(f"no header above row {row[:4]}", f"{path}, row {number}"))
        out += numbers
    if problems or not out:
        raise TfwpError(problems or Problem("no numbers in the file", str(path), "a yearly table of the publisher"))
    names = ["year", "decision", "province", "category", "printed_label", "printed_value", "place"]
    table = pd.DataFrame(out, columns=names).assign(**{k: v for k, v in description.items() if k != "decision"})
    return table.astype({"year": "Int64", "printed_value": "Int64"})


def _describe_table(title: str, where: str) -> dict[str, str]:
    """Return measure, dimension, decision and program from the title."""
    folded = f" {fold(title)} "
    description = {
        what: next((code for code, phrases in rules.items() if any(f" {p} " in folded for p in phrases)), None)
        for what, rules in lmia_words()["yearly_titles"].items()
    }
    if missing := [what for what, code in description.items() if code is None]:
        raise TfwpError(
            f"the title does not state {', '.join(missing)}: {title[:200]!r}",
            where=where,
            todo="if the publisher changed its wording, add it to `yearly_titles` in tfwp/lmia_words.yaml",
        )
    return {what: str(code) for what, code in description.items()}


def _read_heading(row: Row, block: _Block, decision: str) -> bool:
    """Update ``block`` if the row is a heading of a province, a year or columns. Return whether it is a heading."""
    filled = [cell for cell in row if cell]
    if len(filled) == 1 and row[0]:
        if (name := fold(row[0])) in codes("provinces") or name == "canada":
            block.province = codes("provinces").get(name, CANADA)
        elif _YEAR_CELL.fullmatch(row[0]):
            block.year = row[0]
        return True
    years = {i: match for i, cell in enumerate(row) if (match := _YEAR_CELL.fullmatch(cell))}
    if len(years) > 1:
        block.columns = {i: (m[1], codes("decisions").get(fold(m[2] or ""), decision)) for i, m in years.items()}
        return True
    kinds = {i: codes("decisions")[fold(cell)] for i, cell in enumerate(row) if fold(cell) in codes("decisions")}
    if len(kinds) > 1:  # second row of a header; each year above spans two columns
        years_above = {i: year for i, (year, _) in block.columns.items()}
        block.columns = {i: (years_above[max(c for c in years_above if c <= i)], kind) for i, kind in kinds.items()}
        return True
    if block.year and any(fold(cell) in ("positions", "postes") for cell in row[1:]):
        column = next(i for i, cell in enumerate(row) if fold(cell) in ("positions", "postes"))
        block.columns = {column: (block.year, decision)}
        return True
    return False


def _read_numbers(row: Row, block: _Block, number: int) -> Iterator[tuple[int, str, str, str, str, int | None, str]]:
    """Yield year, decision, province, category, label, value and place of each number in a row."""
    if not block.columns or min(block.columns) == 0:  # no header, or no column left for labels
        return
    labels = row[: min(block.columns)]
    if len(labels) > 1 and labels[0]:
        name = fold(labels[0])
        block.province = codes("provinces").get(name, CANADA if name == "canada" else block.province)
    label = labels[-1] or labels[0]
    province, category = _classify_label(label, block.province)
    for column, (year, decision) in block.columns.items():
        cell = row[column] if column < len(row) else ""
        if cell and not _NUMBER.fullmatch(cell):
            continue
        value = int(re.sub(r"\D", "", cell)) if cell else None
        yield int(year), decision, province, category, label, value, f"row {number}, column {column + 1}"


def _classify_label(label: str, province: str) -> tuple[str, str]:
    """Return province and category of a label such as ``"Yukon - Total"``, ``"6322 - Cooks"`` or ``"High-Wage"``."""
    name = fold(match[1] if (match := _BLOCK_TOTAL.fullmatch(label)) else label)
    if name in lmia_words()["total"]:
        return province, TOTAL
    if name in codes("provinces") or name == "canada":
        return codes("provinces").get(name, CANADA), TOTAL
    if match := _CODE.fullmatch(label):
        return province, match[1]
    return province, codes("streams").get(name, name)


def reconcile(yearly: pd.DataFrame, positions: pd.DataFrame) -> pd.DataFrame:
    """Compare approved positions by year, province and stream in the yearly tables and in the employer lists.

    yearly: rows of ``read_yearly``; only those of dimension stream are used.  positions: the table ``positions``.
    Columns added: listed (NA: no list of that year), difference (yearly minus listed), pr_only_low and pr_only_high
    (the part that the lists exclude because it supports permanent residence only; NA as listed), rest_low and
    rest_high (the remainder), explained_by (codes of ``scope.yaml``; ``list_missing``; ``place``: the lists use the
    employer's business or head office; ``revised_since``: the lists have more, and the yearly tables were published
    later).
    """
    streams = yearly[(yearly["dimension"] == "stream") & (yearly["decision"] == "positive")].copy()
    lists = positions[positions["decision"] == "positive"]
    lists = lists.assign(year=lists["period"].str[:4].astype(int), stream_code=lists["stream_code"].fillna("none"))
    list_periods = {int(str(year)): sorted(set(part["period"])) for year, part in lists.groupby("year")}
    index = pd.MultiIndex.from_frame(streams[["year", "province", "category"]])
    known = streams["year"].isin(list_periods) & ((streams["category"] == TOTAL) | ~streams["year"].map(_lacks_streams))
    streams["listed"] = pd.array(_sum_positions(lists).reindex(index).fillna(0).to_numpy(), dtype="Int64")
    streams["listed"] = streams["listed"].where(known.to_numpy())
    streams["difference"] = streams["printed_value"] - streams["listed"]
    pr_only = streams[streams["category"] == PR_ONLY].set_index(["year", "province"])["printed_value"]
    of_row = pr_only.reindex(pd.MultiIndex.from_frame(streams[["year", "province"]])).fillna(0).array
    amount = pd.Series(of_row, streams.index).where(streams["category"].isin([TOTAL, PR_ONLY]), 0).astype("Int64")
    share_excluding = streams["year"].map(lambda y: _share_of_lists_excluding_pr(list_periods.get(y, [])))
    listed_year = streams["year"].isin(list_periods)
    streams["pr_only_low"] = amount.where(share_excluding == 1, 0).where(listed_year)
    streams["pr_only_high"] = amount.where(share_excluding > 0, 0).where(listed_year)
    streams["rest_low"] = streams["difference"] - streams["pr_only_high"]
    streams["rest_high"] = streams["difference"] - streams["pr_only_low"]
    streams["explained_by"] = [
        _explain_difference(province, list_periods.get(year, []), rest)
        for year, province, rest in zip(streams["year"], streams["province"], streams["rest_high"], strict=True)
    ]
    return streams


def _sum_positions(lists: pd.DataFrame) -> pd.Series:
    """Add up positions by year, province and stream, with totals over streams and for Canada."""
    parts = [lists, lists.assign(stream_code=TOTAL)]
    parts += [part.assign(province=CANADA) for part in parts]
    return pd.concat(parts).groupby(["year", "province", "stream_code"])["positions"].sum()


def _lacks_streams(year: int) -> bool:
    return "no_stream" in scope_breaks(str(year))


def _share_of_lists_excluding_pr(periods: list[str]) -> float:
    excluding = sum("permanent_resident_only_excluded" in scope_breaks(period) for period in periods)
    return excluding / len(periods) if periods else 0.0


def _explain_difference(province: str, periods: list[str], rest: Any) -> list[str]:
    """Return codes of rules that exclude positions of a year from the lists or move them to another province."""
    breaks = {flag for p in periods for flag in scope_breaks(p)}
    exclusions = ["personal_names_excluded", "part_of_period", "permanent_resident_only_excluded"]
    missing = ["list_missing"] if periods and len(months_covered(periods)) < 12 else []
    place = ["place"] if province != CANADA else []
    revised = ["revised_since"] if not place and pd.notna(rest) and rest < 0 else []
    return [*missing, *(code for code in exclusions if code in breaks), *place, *revised]
