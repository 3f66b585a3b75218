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
    if not usual:
        return "0"
    draw = random.Random(repr(of))
    count = max(0, round(draw.gauss(usual, usual**0.5 + 0.5)))
    return "<5" if 0 < count < 5 and draw.random() < 0.75 else str(count)


def _cells(keys: Iterable[Row], *usual: int, within: Mapping[int, int] = {}) -> Iterator[Row]:
    """Each key with a count for each usual one. within: positions of counts that are part of another, and that one."""
    for key in keys:
        counts = [_count(count, column, *key) for column, count in enumerate(usual)]
        for part, whole in within.items():
            counts[part] = min(counts[part], counts[whole], key=_least)
        yield [*key, *counts]


def _least(count: str) -> int:
    return 1 if count == "<5" else int(count)


def _with_totals(rows: Iterable[Row], keys: Sequence[int], totals: Sequence[int], counts: int) -> Iterator[Row]:
    """The rows, and a total row for each combination of keys: "total" in the other columns before the counts.

    A total of hidden counts takes each as 2, as one who knows them might print it.
    """
    rows = list(rows)
    sums: dict[tuple[object, ...], list[int]] = {}
    for row in rows:
        places = sums.setdefault(tuple(row[k] for k in keys), [0] * counts)
        for i, cell in enumerate(row[len(keys) + len(totals) :][:counts]):
            places[i] += 2 if cell == "<5" else int(str(cell))
    yield from rows
    for key, numbers in sums.items():
        named: list[object] = ["total"] * (len(keys) + len(totals))
        for k, cell in zip(keys, key, strict=True):
            named[k] = cell
        yield [*named, *numbers, *rows[0][len(named) + counts :]]


def _permits() -> Iterator[Row]:
    usual = {"issued": 30, "refused": 8, "withdrawn": 2}
    people = product(YEARS, ("initial", "subsequent"), ("victim", "dependant"))
    for year, application, person in people:
        for decision, count in usual.items():
            count = count if (application, person) == ("initial", "victim") else count // 4
            key = (year, application, person, decision, "")
            yield [*key, _count(count, *key)]
        for bar in ("24(4)", "24(5)", "24(6)", "24(7)") if year >= 2012 else ("24(4)",) if year >= 2010 else ():
            key = (year, application, person, "returned", bar)
            yield [*key, _count(2, *key)]


def _vulnerable() -> Iterator[Row]:
    quarters = [(y, q) for y, q in product(range(2019, 2026), range(1, 5)) if (y, q) >= (2019, 2)]
    for key in ((*quarter, province) for quarter, province in product(quarters, PROVINCES)):
        usual = 40 if key[2] in ("BC", "ON", "QC") else 5
        yield [*key, _count(usual, "a", *key), _count(usual // 2, "i", *key), _count(usual // 3, "r", *key), 30]


def _claims() -> Iterator[Row]:
    keys = product(range(2009, 2020), range(1, 13), ORIGINS, ("yes", "no"), ("port_of_entry", "inland"))
    in_force = (key for key in keys if key[3] == "no" or (2012, 12) <= key[:2] <= (2019, 5))
    for *key, claims, withdrawn, abandoned, accepted, rejected in _cells(in_force, 20, 2, 1, 5, 5):
        ended = sum(map(_least, (str(c) for c in (withdrawn, abandoned, accepted, rejected))))
        yield [*key, str(max(_least(str(claims)), ended + 4)), withdrawn, abandoned, accepted, rejected]


def _humanitarian() -> Iterator[Row]:
    for year in range(2010, 2026):
        parts = list(_cells(((year, paragraph) for paragraph in "abc"), 60, 12, 3))
        parts = [row if year >= 2012 or row[1] != "c" else [*row[:2], "0", "0", "0"] for row in parts]
        yield from parts
        yield [year, "all", *(sum(2 * _least(str(row[i])) for row in parts) for i in (2, 3, 4))]


def _risks() -> Iterator[Row]:
    rows = _cells(product(YEARS, ORIGINS), 60, 5, 2, 40)
    in_force = (row if int(str(row[0])) >= 2012 else [*row[:3], "0", *row[4:]] for row in rows)
    return _with_totals(in_force, [0], [1], 4)


def _departures() -> Iterator[Row]:
    months = {"0-2": 900, "3-5": 700, "6-11": 600, "12-23": 300, "24-35": 90, "36 or more": 3, "not recorded": 1200}
    for year, (waited, usual) in product(range(2009, 2020), months.items()):
        yield [year, waited, _count(usual, year, waited)]


def _decisions() -> Iterator[Row]:
    years = [(claim, decided) for claim in range(2006, 2020) for decided in (*range(claim, claim + 3), "")]
    for (claim, decided), origin, designated in product(years, ORIGINS, ("yes", "no")):
        key = (claim, decided, origin, designated)
        if designated == "yes" and claim < 2012:
            continue
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
        lambda: _with_totals(_cells(product(range(2012, 2026), ["none"]), 0), [0], [1], 1),
    ),
    "designated_foreign_nationals": (
        "designated_on age_group persons detained claims permits_requested permits_issued",
        lambda: _with_totals(
            _cells(product(BROUGHT, ("under_16", "16_or_older")), 40, 12, 30, 2, 1, within={1: 0, 2: 0, 3: 0, 4: 3}),
            [1],
            [0],
            5,
        ),
    ),
    "vulnerable_worker_permits_yearly": (
        "year quarter province applications issued refused median_days",
        lambda: _with_totals(_vulnerable(), [0, 1], [2], 3),
    ),
    "humanitarian_requests_returned": (
        "year paragraph received returned exceptions",
        _humanitarian,
    ),
    "claims_by_month_and_designation": (
        "year month origin designated place claims withdrawn abandoned accepted rejected",
        lambda: _with_totals(_claims(), [0, 1, 3, 4], [2], 5),
    ),
    "detention_before_2012": (
        "fiscal_year ground age_group persons detention_days",
        lambda: _cells(
            (key for key in product(FISCAL_YEARS, GROUNDS, AGES) if key[1] != GROUNDS[-1] or key[0] >= "2012"), 90, 1500
        ),
    ),
    "removals_of_trafficked_persons": (
        "year indicator removed deferred permits_offered",
        lambda: _cells(product(YEARS, ("identified", "possible")), 6, 3, 2, within={2: 0}),
    ),
    "departures_after_refusal": ("year months persons", _departures),
    "decisions_by_year_of_claim": (
        "claim_year decision_year origin designated accepted rejected withdrawn abandoned pending",
        lambda: _with_totals(_decisions(), [0, 3], [1, 2], 5),
    ),
    "risk_assessments_barred": (
        "year origin applications barred accepted rejected",
        _risks,
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
