"""Read decisions against non-compliant employers and link them to employers of the LMIA lists.

The publisher's page gives names and a street address without postal code. Links are published only
as counts, with a lower bound (certain links) and an upper bound (possible links), because a wrong
link defames an employer.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd
from lxml import html
from rapidfuzz import fuzz

from tipimpact.common.errors import Problem, TfwpError, nearest
from tipimpact.common.listed import check_columns, read_cells
from tipimpact.tfwp.arrow_columns import by_value, to_arrow
from tipimpact.tfwp.employer_names import legal_name
from tipimpact.tfwp.entities import Name, same
from tipimpact.tfwp.lmia_words import codes, fold, lmia_words

COLUMNS = (
    *("business_operating_name", "business_legal_name", "address"),
    *("reasons", "date_of_final_decision", "penalty", "status"),
)
PERMANENT = 99  # years, for a permanent ban
CLOSE_ENOUGH = 60  # least similarity (0 to 100) at which two names are compared word by word
# Bounded, so that a month 13 or an impossible penalty is reported as a problem of its cell.
_DAY = r"(0?[1-9]|[1-3]\d)"
_DATE_CELL = re.compile(rf"(20\d\d)-(0?[1-9]|1[0-2])-{_DAY}", re.ASCII)
_DOLLARS = re.compile(r"\$\s*(\d{1,3}(?:,?\d{3}){0,2})(?!,?\d)(?:\.\d\d)?", re.ASCII)
_BAN = re.compile(r"(?<!\d)(\d{1,2}|permanent|one|two|five|ten)(?:[- ]year)?[- ]ban", re.ASCII)
_UNTIL = re.compile(rf"until ([A-Z][a-z]+) {_DAY}, (20\d\d)", re.ASCII)
_TOO_LONG = re.compile(r"\d{4}")  # reasons have numbers of at most two digits in the regulations
_MONTHS = {names[0].capitalize(): number for number, names in enumerate(lmia_words()["months"], 1)}
_YEARS = {"one": 1, "two": 2, "five": 5, "ten": 10, "permanent": PERMANENT}
_STATUS = {"eligible": "eligible", "ineligible": "ineligible"}
_STATUS |= {"ineligible unpaid monetary penalty": "unpaid_penalty"}


def read_decisions(path: str | Path) -> pd.DataFrame:
    """Read the publisher's page, or its table as CSV: one row per decision, in page order.

    Columns: decided (date), province (two letters; NA: abroad or not stated), reason_numbers (list; of the regulations;
    empty if the page states them in a footnote), penalty (dollars; NA: none), ban_years (99: permanent;
    NA: none), ban_until (date), employer_status (``eligible``, ``ineligible``, ``unpaid_penalty``, ``banned``),
    operating_name, legal_name, postal_address, source_row (1: header).
    Raises TfwpError with every cell that cannot be read.
    """
    raw = _read_page(Path(path))
    if raw is None:
        raw = read_cells(Path(path), TfwpError)
    check_columns(raw, COLUMNS, str(path), TfwpError)
    if raw.empty:
        raise TfwpError("no decisions under the header", where=str(path), expected="at least one row")
    problems: list[Problem] = []
    rows = [_parse_decision(row, problems, f"{path}, row {i}") for i, row in enumerate(raw.to_dict("records"), 2)]
    if problems:
        raise TfwpError(problems)
    table = pd.DataFrame(rows).assign(source_row=range(2, len(rows) + 2))
    return table.astype({"penalty": "Int64", "ban_years": "Int64"})


def _read_page(path: Path) -> pd.DataFrame | None:
    """Return the cells of the page's table, or None if there is no table. The page may be part of a longer text."""
    text = path.read_bytes().decode("utf-8", "replace")
    start = text.find("<table")
    if start < 0:
        return None
    table = html.fragment_fromstring(text[start : text.rfind("</table>") + 8], create_parent="div")
    rows = [[" ".join(cell.text_content().split()) for cell in row.findall("td")] for row in table.iter("tr")]
    kept = [row for row in rows if row]
    if wrong := [row for row in kept if len(row) != len(COLUMNS)]:
        raise TfwpError(
            f"a row of the page's table has {len(wrong[0])} cells: {wrong[0]!r:.200}",
            where=str(path),
            expected=f"{len(COLUMNS)}: {', '.join(COLUMNS)}",
        )
    return pd.DataFrame(kept, columns=list(COLUMNS))


def _parse_decision(row: dict[Any, str], problems: list[Problem], where: str) -> dict[str, Any]:
    def report(column: str, expected: str, near: str = "") -> None:
        what = f"{column}: {row[column]!r:.200} cannot be read"
        problems.append(
            Problem(what, where, expected, near, "compare the row with the publisher's page and correct it")
        )

    decided = _DATE_CELL.fullmatch(row["date_of_final_decision"].strip())
    penalty, status, reasons = row["penalty"], row["status"], row["reasons"]
    until, ban, dollars = _UNTIL.search(status), _BAN.search(penalty.lower()), _DOLLARS.search(penalty)
    month = _MONTHS.get(until[1]) if until else None
    code = "banned" if month else _STATUS.get(fold(status))
    if decided is None:
        report("date_of_final_decision", "a date like 2022-12-06")
    if not (ban or dollars) or ("ban" in penalty.lower()) > bool(ban) or ("$" in penalty) > bool(dollars):
        report("penalty", 'like "$3,000", "Two-year ban" or "$50,000 and a 5-year ban"')
    if code is None:
        expected = 'like "Eligible", "Ineligible - unpaid monetary penalty" or "Ineligible until March 4, 2025"'
        report("status", expected, nearest(until[1], _MONTHS) if until else "")
    if _TOO_LONG.search(reasons):
        report("reasons", "numbers of reasons, like 9, 17")
        reasons = ""
    return {
        "decided": _clip_date(*map(int, decided.groups())) if decided else pd.NaT,
        "province": province_at_end(row["address"]),
        "reason_numbers": [int(n) for n in re.findall(r"\d+", reasons)],
        "penalty": int(dollars[1].replace(",", "")) if dollars else None,
        "ban_years": (_YEARS.get(ban[1]) or int(ban[1])) if ban else None,
        "ban_until": _clip_date(int(until[3]), month, int(until[2])) if until and month else pd.NaT,
        "employer_status": code,
        "operating_name": row["business_operating_name"],
        "legal_name": row["business_legal_name"],
        "postal_address": row["address"],
    }


def _clip_date(year: int, month: int, day: int) -> pd.Timestamp:
    """Return the date, or the last day of the month if the page prints a day that the month does not have."""
    end = pd.Timestamp(year, month, 1) + pd.offsets.MonthEnd(0)
    return min(pd.Timestamp(year, month, 1) + pd.Timedelta(days=day - 1), end)


def province_at_end(address: str) -> str | None:
    """Return the province at the end of an address, in full or in two letters; None for any other ending."""
    text = fold(address)
    if (last := text.split()[-1:]) and last[0].upper() in codes("provinces").values():
        return last[0].upper()
    spellings = {**codes("provinces"), **codes("provinces_misspelt")}
    return next((code for spelling, code in spellings.items() if text.endswith(" " + spelling)), None)


def link(decisions: pd.DataFrame, positions: pd.DataFrame) -> pd.DataFrame:
    """Pair decisions (by index) with employers of the lists: columns decision, employer_id, certain.

    positions: the table ``positions`` as ``harmonise`` returns it.
    A pair is certain if the province and the normalised operating or legal name are equal and the
    address contains the employer's city. It is possible if the province and name are equal, or if
    the province and city are equal and the names are similar (``entities.same``).
    """
    employers = _EmployerIndex(positions)
    pairs = [
        {"decision": row.Index, "employer_id": employer, "certain": certain}
        for row in decisions.dropna(subset="province").itertuples()
        for employer, certain in _match_employers(row, employers).items()
    ]
    links = pd.DataFrame(pairs, columns=["decision", "employer_id", "certain"])
    return links.astype({"decision": "int64", "employer_id": "int64", "certain": bool})


class _EmployerIndex:
    """Employers of the lists, indexed by province and name and by province and city."""

    def __init__(self, positions: pd.DataFrame):
        named = positions[positions["employer_id"].notna() & positions["province"].notna()]
        places = named[["employer", "city", "province", "employer_id"]].drop_duplicates()
        keys = by_value(to_arrow(places["employer"]), legal_name).to_pylist()
        cities = by_value(to_arrow(places["city"]), fold).to_pylist()
        self.by_name: dict[tuple[str, str], set[tuple[int, str]]] = {}
        self.by_city: dict[tuple[str, str], set[tuple[str, int]]] = {}
        for province, key, city, employer in zip(places["province"], keys, cities, places["employer_id"], strict=True):
            self.by_name.setdefault((province, key), set()).add((employer, city or ""))
            self.by_city.setdefault((province, city or ""), set()).add((key, employer))

    def similar(self, province: str, city: str, name: Name) -> set[int]:
        """Return employers in a city with a similar name."""
        return {
            employer
            for key, employer in self.by_city.get((province, city), ())
            if (fuzz.ratio(key, name.key, score_cutoff=CLOSE_ENOUGH) or any(n in key for n in name.company))
            and same(name, Name(key))
        }


def _match_employers(row: Any, employers: _EmployerIndex) -> dict[int, bool]:
    """Return employers that the decision may concern, and whether each match is certain."""
    keys = sorted({*filter(None, (legal_name(row.legal_name), legal_name(row.operating_name)))})
    cities = _split_phrases(fold(row.postal_address))
    certain: dict[int, bool] = {}
    for key in keys:
        for employer, city in employers.by_name.get((row.province, key), ()):
            certain[employer] = certain.get(employer, False) or city in cities
    for employer in {e for key in keys for city in cities for e in employers.similar(row.province, city, Name(key))}:
        certain.setdefault(employer, False)
    return dict(sorted(certain.items()))


def _split_phrases(text: str, longest: int = 5) -> set[str]:
    """Return all runs of 1 to ``longest`` words of a text."""
    tokens = text.split()
    return {" ".join(tokens[i : i + n]) for n in range(1, longest + 1) for i in range(len(tokens) - n + 1)}
