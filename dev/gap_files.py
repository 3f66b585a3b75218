"""Made-up files for the evidence gaps, as the bodies that have the numbers would send them: complete, with small
counts. Every count is invented.

Usage: dev/gap_files.py FOLDER [GAP ...]    (writes FOLDER/gaps/<gap>.csv)
"""

from __future__ import annotations

import csv
import io
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

Row = Sequence[object]

YEARS = range(2006, 2026)
ORIGINS = ("HUN", "MEX", "CZE", "COL", "NGA", "CHN", "PAK", "THA")
PROVINCES = ("AB", "BC", "MB", "NB", "NL", "NS", "ON", "PE", "QC", "SK")


def _count(usual: int, *of: object) -> str:
    """An invented count near a usual one, the same for the same cell: of four that are small three are written <5."""
    draw = random.Random(repr(of))
    count = max(0, round(draw.gauss(usual, usual**0.5 + 0.5)))
    return "<5" if 0 < count < 5 and draw.random() < 0.75 else str(count)


def _cells(keys: Iterable[Row], *usual: int) -> Iterator[Row]:
    """Each key with a count for each usual one."""
    for key in keys:
        yield [*key, *(_count(count, column, *key) for column, count in enumerate(usual))]


def _permits() -> Iterator[Row]:
    usual = {"issued": 30, "refused": 8, "withdrawn": 2}
    people = product(YEARS, ("initial", "subsequent"), ("victim", "dependant"))
    for year, application, person in people:
        for decision, count in usual.items():
            count = count if (application, person) == ("initial", "victim") else count // 4
            key = (year, application, person, decision, "")
            yield [*key, _count(count, *key)]
        for bar in ("24(4)", "24(5)", "24(6)", "24(7)") if year >= 2012 else ():
            key = (year, application, person, "returned", bar)
            yield [*key, _count(2, *key)]


def _vulnerable() -> Iterator[Row]:
    quarters = [(y, q) for y, q in product(range(2019, 2026), range(1, 5)) if (y, q) >= (2019, 2)]
    for key in ((*quarter, province) for quarter, province in product(quarters, PROVINCES)):
        usual = 40 if key[2] in ("BC", "ON", "QC") else 5
        yield [*key, _count(usual, "a", *key), _count(usual // 2, "i", *key), _count(usual // 3, "r", *key), 30]


def _claims() -> Iterator[Row]:
    keys = product(range(2009, 2020), range(1, 13), ORIGINS, ("yes", "no"), ("port_of_entry", "inland"))
    return _cells((key for key in keys if key[3] == "no" or key[:2] >= (2012, 12)), 20, 2, 1, 9, 8)


def _departures() -> Iterator[Row]:
    months = {"0-2": 900, "3-5": 700, "6-11": 600, "12-23": 300, "24-35": 90, "36 or more": 3, "not recorded": 1200}
    for year, (waited, usual) in product(range(2009, 2020), months.items()):
        yield [year, waited, _count(usual, year, waited)]


def _decisions() -> Iterator[Row]:
    years = [(claim, decided) for claim in range(2006, 2020) for decided in (*range(claim, claim + 3), "")]
    for (claim, decided), origin, designated in product(years, ORIGINS, ("yes", "no")):
        key = (claim, decided, origin, designated)
        yield from _cells([key], *((0, 0, 0, 0, 6) if decided == "" else (20, 18, 4, 1, 0)))


AGES, BROUGHT = ("under_18", "18_or_older"), ("2012-12-05", "2013-07-10")
FISCAL_YEARS = [f"{year}-{(year + 1) % 100:02}" for year in range(2004, 2014)]
GROUNDS = ("identity", "flight_risk", "danger", "irregular_arrival", "designated_foreign_national")
STATUSES = ("citizen", "permanent", "temporary", "none", "unknown")
FORMS = ("sexual", "labour", "other")
# The columns of the file of each gap, and its rows.
FILES: dict[str, tuple[str, Callable[[], Iterator[Row]]]] = {
    "vtip_trp_yearly": ("year application person decision bar permits", _permits),
    "work_permit_refusals_public_policy": (
        "year instruction refusals",
        lambda: _cells(product(range(2012, 2026), ["none"]), 0),
    ),
    "designated_foreign_nationals": (
        "designated_on age_group persons detained claims permits_requested permits_issued",
        lambda: _cells(product(BROUGHT, ("under_16", "16_or_older")), 40, 12, 30, 2, 1),
    ),
    "vulnerable_worker_permits_yearly": (
        "year quarter province applications issued refused median_days",
        _vulnerable,
    ),
    "humanitarian_requests_returned": (
        "year paragraph received returned exceptions",
        lambda: _cells(product(range(2010, 2026), ("a", "b", "c", "all")), 60, 12, 3),
    ),
    "claims_by_month_and_designation": (
        "year month origin designated place claims withdrawn abandoned accepted rejected",
        _claims,
    ),
    "detention_before_2012": (
        "fiscal_year ground age_group persons detention_days",
        lambda: _cells(product(FISCAL_YEARS, GROUNDS, AGES), 90, 1500),
    ),
    "removals_of_trafficked_persons": (
        "year indicator removed deferred permits_offered",
        lambda: _cells(product(YEARS, ("identified", "possible")), 6, 3, 2),
    ),
    "departures_after_refusal": ("year months persons", _departures),
    "decisions_by_year_of_claim": (
        "claim_year decision_year origin designated accepted rejected withdrawn abandoned pending",
        _decisions,
    ),
    "risk_assessments_barred": (
        "year origin applications barred accepted rejected",
        lambda: _cells(product(YEARS, ORIGINS), 60, 5, 2, 40),
    ),
    "detections_by_immigration_status": (
        "year status form victims",
        lambda: _cells(product(YEARS, STATUSES, FORMS), 7),
    ),
}


def gap_file(gap: str) -> str:
    """The made-up file of a gap, as text."""
    columns, rows = FILES[gap]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([columns.split(), *rows()])
    return out.getvalue()


def write_gap_files(raw: Path, gaps: Iterable[str]) -> Mapping[str, Path]:
    """Write the files of these gaps where the workflow looks for them. raw: the raw folder of an edition."""
    paths = {gap: raw / "gaps" / f"{gap}.csv" for gap in gaps}
    for gap, path in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(gap_file(gap), encoding="utf-8")
    return paths


if __name__ == "__main__":
    for path in write_gap_files(Path(sys.argv[1]), sys.argv[2:] or FILES).values():
        print(path)
