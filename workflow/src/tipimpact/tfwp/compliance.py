"""Decisions against employers found non-compliant, and their link to employers of the LMIA lists.

The publisher's page gives names and a street address without postal code. A wrong link defames an employer, so
links leave this stage only as counts, between the certain and the possible ones.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd
from rapidfuzz import fuzz

from tipimpact.common.errors import Problem, TfwpError, nearest
from tipimpact.common.listed import read_cells
from tipimpact.tfwp.columns import by_value, of_series
from tipimpact.tfwp.employers import legal_name
from tipimpact.tfwp.entities import Name, same
from tipimpact.tfwp.words import codes, fold, words

COLUMNS = (
    *("business_operating_name", "business_legal_name", "address"),
    *("reasons", "date_of_final_decision", "penalty", "status"),
)
PERMANENT = 99  # years of a ban without end
LEAST = 60  # likeness of whole names below which no two are compared word by word
# Bounded, so that a month 13 or a number that no penalty reaches is a fault of its cell.
_DAY = r"(0?[1-9]|[1-3]\d)"
_DATE_CELL = re.compile(rf"(20\d\d)-(0?[1-9]|1[0-2])-{_DAY}", re.ASCII)
_DOLLARS = re.compile(r"\$\s*(\d{1,3}(?:,?\d{3}){0,2})(?!,?\d)(?:\.\d\d)?", re.ASCII)
_BAN = re.compile(r"(?<!\d)(\d{1,2}|permanent|one|two|five|ten)(?:[- ]year)?[- ]ban", re.ASCII)
_UNTIL = re.compile(rf"until ([A-Z][a-z]+) {_DAY}, (20\d\d)", re.ASCII)
_LONG = re.compile(r"\d{4}")  # the regulations number their reasons in two digits
_MONTHS = {names[0].capitalize(): number for number, names in enumerate(words()["months"], 1)}
_YEARS = {"one": 1, "two": 2, "five": 5, "ten": 10, "permanent": PERMANENT}
_STATUS = {"eligible": "eligible", "ineligible": "ineligible"}
_STATUS |= {"ineligible unpaid monetary penalty": "unpaid_penalty"}


def read_decisions(path: str | Path) -> pd.DataFrame:
    """One row per decision, in the page's order.

    Columns: decided (date), province (two letters; NA: abroad or not stated), reasons (list of the regulation's
    reason numbers; empty: stated in a footnote), penalty (dollars; NA: none), ban_years (99: permanent; NA: none),
    ban_until (date), status (``eligible``, ``ineligible``, ``unpaid_penalty``, ``banned``), operating_name,
    legal_name, address, source_row (1: header).  Raises TfwpError with every cell that cannot be read.
    """
    raw = read_cells(Path(path), TfwpError)
    if missing := [name for name in COLUMNS if name not in raw]:
        raise TfwpError(
            f"no column {', '.join(missing)}; found: {', '.join(map(str, raw.columns))}",
            where=str(path),
            expected=", ".join(COLUMNS),
        )
    problems: list[Problem] = []
    rows = [_decision(row, problems, f"{path}, row {i}") for i, row in enumerate(raw.to_dict("records"), 2)]
    if problems:
        raise TfwpError(problems)
    table = pd.DataFrame(rows).assign(source_row=range(2, len(rows) + 2))
    return table.astype({"penalty": "Int64", "ban_years": "Int64"})


def _decision(row: dict[Any, str], problems: list[Problem], where: str) -> dict[str, Any]:
    def fault(column: str, expected: str, near: str = "") -> None:
        what, todo = (
            f"{column}: {row[column]!r:.200} cannot be read",
            "hold the row to the publisher's page and mend it",
        )
        problems.append(Problem(what, where, expected, near, todo))

    decided = _DATE_CELL.fullmatch(row["date_of_final_decision"].strip())
    penalty, status, reasons = row["penalty"], row["status"], row["reasons"]
    until, ban, dollars = _UNTIL.search(status), _BAN.search(penalty.lower()), _DOLLARS.search(penalty)
    month = _MONTHS.get(until[1]) if until else None
    code = "banned" if month else _STATUS.get(fold(status))
    if decided is None:
        fault("date_of_final_decision", "a date like 2022-12-06")
    if not (ban or dollars) or ("ban" in penalty.lower()) > bool(ban) or ("$" in penalty) > bool(dollars):
        fault("penalty", 'like "$3,000", "Two-year ban" or "$50,000 and a 5-year ban"')
    if code is None:
        expected = 'like "Eligible", "Ineligible - unpaid monetary penalty" or "Ineligible until March 4, 2025"'
        fault("status", expected, nearest(until[1], _MONTHS) if until else "")
    if _LONG.search(reasons):
        fault("reasons", "numbers of reasons, like 9, 17")
        reasons = ""
    return {
        "decided": _date(*map(int, decided.groups())) if decided else pd.NaT,
        "province": province_at_end(row["address"]),
        "reasons": [int(n) for n in re.findall(r"\d+", reasons)],
        "penalty": int(dollars[1].replace(",", "")) if dollars else None,
        "ban_years": (_YEARS.get(ban[1]) or int(ban[1])) if ban else None,
        "ban_until": _date(int(until[3]), month, int(until[2])) if until and month else pd.NaT,
        "status": code,
        "operating_name": row["business_operating_name"],
        "legal_name": row["business_legal_name"],
        "address": row["address"],
    }


def _date(year: int, month: int, day: int) -> pd.Timestamp:
    """The date, or the last day of the month where the page prints a day that the month does not have."""
    end = pd.Timestamp(year, month, 1) + pd.offsets.MonthEnd(0)
    return min(pd.Timestamp(year, month, 1) + pd.Timedelta(days=day - 1), end)


def province_at_end(address: str) -> str | None:
    """The province that an address ends with, in full or in two letters; None for any other end."""
    text = fold(address)
    if (last := text.split()[-1:]) and last[0].upper() in codes("provinces").values():
        return last[0].upper()
    spellings = {**codes("provinces"), **codes("provinces_misspelt")}
    return next((code for spelling, code in spellings.items() if text.endswith(" " + spelling)), None)


def link(decisions: pd.DataFrame, positions: pd.DataFrame) -> pd.DataFrame:
    """Pairs of a decision (its index) and an employer of the lists: columns decision, employer_id, certain.

    positions: the table ``positions`` as ``harmonise`` makes it.  A pair is certain if the normalised operating or
    legal name is the same, and the province, and the address names the employer's city; possible if the name is the
    same and the province, or the name is spelt alike (``entities.same``), and the province and the city.
    """
    lists = _Lists(positions)
    pairs = [
        {"decision": row.Index, "employer_id": employer, "certain": certain}
        for row in decisions.dropna(subset="province").itertuples()
        for employer, certain in _employers(row, lists).items()
    ]
    found = pd.DataFrame(pairs, columns=["decision", "employer_id", "certain"])
    return found.astype({"decision": "int64", "employer_id": "int64", "certain": bool})


class _Lists:
    """Employers of the lists by province and name, and by province and city."""

    def __init__(self, positions: pd.DataFrame):
        named = positions[positions["employer_id"].notna() & positions["province"].notna()]
        places = named[["employer", "city", "province", "employer_id"]].drop_duplicates()
        keys = by_value(of_series(places["employer"]), legal_name).to_pylist()
        cities = by_value(of_series(places["city"]), fold).to_pylist()
        self.by_name: dict[tuple[str, str], set[tuple[int, str]]] = {}
        self.by_city: dict[tuple[str, str], set[tuple[str, int]]] = {}
        for province, key, city, employer in zip(places["province"], keys, cities, places["employer_id"], strict=True):
            self.by_name.setdefault((province, key), set()).add((employer, city or ""))
            self.by_city.setdefault((province, city or ""), set()).add((key, employer))

    def alike(self, province: str, city: str, name: Name) -> set[int]:
        """Employers in a city whose name is spelt like this one."""
        return {
            employer
            for key, employer in self.by_city.get((province, city), ())
            if (fuzz.ratio(key, name.key, score_cutoff=LEAST) or any(n in key for n in name.company))
            and same(name, Name(key))
        }


def _employers(row: Any, lists: _Lists) -> dict[int, bool]:
    """Employers that the decision may be about, and whether that is certain."""
    keys = sorted({*filter(None, (legal_name(row.legal_name), legal_name(row.operating_name)))})
    cities = _phrases(fold(row.address))
    found: dict[int, bool] = {}
    for key in keys:
        for employer, city in lists.by_name.get((row.province, key), ()):
            found[employer] = found.get(employer, False) or city in cities
    for employer in {e for key in keys for city in cities for e in lists.alike(row.province, city, Name(key))}:
        found.setdefault(employer, False)
    return dict(sorted(found.items()))


def _phrases(text: str, longest: int = 5) -> set[str]:
    """Runs of one to ``longest`` words of a text."""
    tokens = text.split()
    return {" ".join(tokens[i : i + n]) for n in range(1, longest + 1) for i in range(len(tokens) - n + 1)}
