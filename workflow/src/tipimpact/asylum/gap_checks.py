"""Compare the rows of a file for a gap with its contract: cells, then rows, then the whole file; add up its counts.

Rows of totals are compared with their parts and not counted again. Rounded and suppressed counts are ranges.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.asylum.gap_contracts import Days, Fault, GapFile, GapFiles, PartOf, plain
from tipimpact.asylum.gap_tables import SentTable
from tipimpact.asylum.series_periods import Period, read_period
from tipimpact.common.errors import nearest

SMALLEST = 5
FLAG = "on_request"
MOST = 40_000_000  # of a count: the population of Canada
ALL_MULTIPLES = 8  # counts above 0 that are all multiples of 5 are taken as rounded (by chance once in 400,000 files)
QUARTERS = {str(q): f"{{year}}-{3 * q - 2:02} to {{year}}-{3 * q:02}" for q in range(1, 5)}
# A month is written as a range, because 2011-12 alone means a fiscal year.
MONTHS = {str(m): f"{{year}}-{m:02} to {{year}}-{m:02}" for m in range(1, 13)}
PARTS: Mapping[str, Mapping[str, str]] = {"quarter": QUARTERS, "month": MONTHS}
EXPECTED = {
    **dict.fromkeys(("year", "claim_year", "decision_year"), "2012"),
    **{"fiscal_year": "2011-12", "designated_on": "2012-12-05", "quarter": "1 to 4", "month": "1 to 12"},
}
SPREADSHEET_DATE = re.compile(
    r"\d{1,2}[- ][^\W\d]{3,4}\.?|[^\W\d]{3,4}\.?[- ]\d{2}|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4}"
)
FISCAL = re.compile(r"(\d{4})[-/](?:(\d{2})|(\d{4}))", re.ASCII)
UNCLEAR = {
    *("-", ".", "..", "...", "x", "f", "r", "n/a", "na", "nd", "n.d.", "s.o.", "#n/a", "null", "nan", "none", "nil"),
}
HIDDEN_MARKS = {"--", "---", "—", "–"}
TOTAL = "\0total"  # the code of a total in a key


class CheckedRows:
    """The rows of one file, in three steps: cells, then rows, then the whole file. A step needs the one before it."""

    def __init__(self, sheet: SentTable, file: GapFile, known: GapFiles, today: dt.date):
        self.sheet, self.file, self.known, self.today = sheet, file, known, today
        self.text = sheet.rows
        self.by_fault: dict[tuple[str, tuple[tuple[str, str], ...]], list[int]] = {}
        self.totals = self._find_totals()
        self.keys = self.text[file.keys].copy()
        self.periods: dict[tuple[str, ...], Period] = {}
        self.names: dict[tuple[str, ...], str] = {}
        self.low = pd.DataFrame(np.nan, self.text.index, list(file.counts))
        self.high, self.value = self.low.copy(), self.low.copy()
        self.rounding, self.width = sheet.rounding, 0

    def faults(self) -> list[Fault]:
        for step in (self._check_cells, self._check_rows, self._check_file):
            step()
            if self.by_fault:
                break
        return [Fault(code, tuple(lines), dict(fields)) for (code, fields), lines in self.by_fault.items()]

    def _add(self, code: str, lines: Iterable[int] = (), /, **fields: str) -> None:
        self.by_fault.setdefault((code, tuple(fields.items())), []).extend(lines)

    # Cells.

    def _find_totals(self) -> pd.DataFrame:
        """Which cells of the keys name a total. In a row that has one, empty cells of other keys are totals too."""
        words = self.known.total_words
        totals = pd.DataFrame(False, self.text.index, self.file.keys)
        for column in self.file.keys:
            own = self.known.accepted(self.file, column)
            totals[column] = [plain(c) in words and plain(c) not in own for c in self.text[column]]
        empty = self.text[self.file.keys] == ""
        return totals | (empty & totals.any(axis=1).to_numpy()[:, None])

    def _check_cells(self) -> None:
        for column in (*self.file.groups, *self.file.summed):
            self._check_codes(column)
        self._check_periods()
        for column in self.file.left_out:
            bad = ~self.text[column].str.fullmatch(r"([0-9]{1,5}([.,][0-9]+)?)?|<5|--")
            for cell in self.text.loc[bad, column].unique():
                self._add("not_a_number", self._lines(self.text[column] == cell), column=column, value=cell)
        self._read_counts()

    def _check_codes(self, column: str) -> None:
        """Replace spellings by codes."""
        own, kind = self.known.accepted(self.file, column), self.file.summed.get(column)
        expected = {"country": "HUN (ISO 3166-1, three letters)", "year": "2012", "instruction": "2013-06-14, none"}
        names = dict.fromkeys(own.values())
        wanted = expected.get(kind or "", ", ".join(code or "(nothing)" for code in names))
        codes: dict[str, str] = {}
        for cell, lines in self._lines_by_cell([column]):
            reduced = plain(cell)
            if reduced in own:
                codes[cell] = own[reduced]
            elif kind == "year":
                if cell and not self._is_year(column, cell):
                    self._say_period(column, cell, lines, first="1900")
            elif kind == "instruction" and self._is_day(cell):
                continue
            elif cell == "":
                self._add("empty_code", lines, column=column, expected=wanted)
            elif SPREADSHEET_DATE.fullmatch(cell) and kind != "instruction":
                self._add("spreadsheet_date", lines, column=column, value=cell)
            else:
                near = nearest(cell.upper() if kind == "country" else reduced, names)
                self._add("code", lines, column=column, value=cell, expected=f"{wanted} ({near}?)" if near else wanted)
        self.keys[column] = self.text[column].replace(codes).mask(self.totals[column], TOTAL)

    def _lines_by_cell(self, columns: list[str]) -> Iterator[tuple[Any, list[int]]]:
        """Each cell, or combination of cells, of rows in which it is no total, with the lines that have it."""
        rows = self.text.loc[~self.totals[columns].any(axis=1), columns]
        by = columns[0] if len(columns) == 1 else columns
        for cell, part in rows.groupby(by, sort=False):
            yield cell, [int(i) for i in part.index]

    def _is_year(self, column: str, cell: str) -> bool:
        return re.fullmatch(r"[0-9]{4}", cell) is not None and 1900 <= int(cell) <= self.today.year

    def _is_day(self, cell: str) -> bool:
        try:
            return dt.date(2012, 6, 28) <= dt.date.fromisoformat(cell) <= self.today and len(cell) == 10
        except ValueError:
            return False

    def _say_period(self, column: str, cell: str, lines: list[int], first: str = "") -> None:
        if first and re.fullmatch(r"[0-9]{4}(?:-[0-9]{2})?(?:-[0-9]{2})?", cell):
            self._add("period_outside", lines, column=column, value=cell, first=first)
        elif not cell.isascii() and any(c.isdigit() for c in cell):
            self._add("digits", lines, column=column, value=cell)
        elif SPREADSHEET_DATE.fullmatch(cell) and column != "designated_on":
            self._add("spreadsheet_date", lines, column=column, value=cell)
        else:
            self._add("period", lines, column=column, value=cell, expected=EXPECTED[column])

    def _check_periods(self) -> None:
        columns = self.file.period
        self.keys[columns] = self.text[columns].mask(self.totals[columns], TOTAL)
        for combination, lines in self._lines_by_cell(columns):
            cells = (combination,) if len(columns) == 1 else combination
            parts = [self._tidy_period(c, cell) for c, cell in zip(columns, cells, strict=True)]
            named = tuple(map(str, parts))
            if None in parts:
                wrong = parts.index(None)
                self._say_period(columns[wrong], cells[wrong], lines)
            elif not self._know_period(named):
                self._say_period(columns[0], cells[0], lines)
            elif not self._first() <= self._day(named) <= self.today:
                self._say_period(columns[0], cells[0], lines, first=self.file.first)
            elif named != tuple(cells):
                self.keys.loc[lines, columns] = list(named)

    def _tidy_period(self, column: str, cell: str) -> str | None:
        """A cell of the period in the one form that counts, or None."""
        if column in PARTS:
            return self.known.accepted(self.file, column).get(plain(cell)) or (cell if cell in PARTS[column] else None)
        if column == "fiscal_year":
            if (match := FISCAL.fullmatch(re.sub(r"[\u2010-\u2015]", "-", cell).replace(" ", ""))) is None:
                return None
            second = match[2] or match[3]
            return (
                f"{match[1]}-{second[-2:]}"
                if second in (f"{int(match[1]) + 1}", f"{(int(match[1]) + 1) % 100:02}")
                else None
            )
        pattern = r"[0-9]{4}-[0-9]{2}-[0-9]{2}" if column == "designated_on" else r"[0-9]{4}"
        return cell if re.fullmatch(pattern, cell) else None

    def _know_period(self, parts: tuple[str, ...]) -> bool:
        name = parts[0]
        for column, part in zip(self.file.period[1:], parts[1:], strict=True):  # a month or a quarter
            name = PARTS[column][part].format(year=name)
        try:
            self.periods[parts], self.names[parts] = read_period(name), name
        except ValueError:
            return False
        return True

    def _day(self, parts: tuple[str, ...]) -> dt.date:
        if parts not in self.periods:
            self._know_period(parts)
        return self.periods[parts].first or dt.date.min

    def _first(self) -> dt.date:
        return self._day(self._parse_bound(self.file.first))

    def _parse_bound(self, text: str) -> tuple[str, ...]:
        return tuple(text.split("-")) if len(self.file.period) == 2 else (text,)

    def _read_counts(self) -> None:
        """Fill ``value``, ``low`` and ``high``."""
        texts = self.text[list(self.file.counts)]
        parsed = {cell: _parse_count(cell) for cell in pd.unique(texts.to_numpy().ravel())}
        wrong = {cell: code for cell, code in parsed.items() if isinstance(code, str)}
        for cell, code in wrong.items():
            for column in texts.columns[(texts == cell).any()]:
                fields = {} if code == "empty_count" else {"value": cell}
                self._add(code, self._lines(texts[column] == cell), column=column, **fields)
        if self.by_fault:
            return
        ranges = {cell: code for cell, code in parsed.items() if not isinstance(code, str)}
        marks, zeros = any(high > low for low, high in ranges.values()), (0, 0) in ranges.values()
        self._find_rounding(texts, ranges)
        as_range = {cell: self._widen(*ends, marks, zeros) for cell, ends in ranges.items()}
        for column in texts:
            cells = texts[column]
            self.low[column] = cells.map({cell: low for cell, (low, _) in as_range.items()}).astype(float)
            self.high[column] = cells.map({cell: high for cell, (_, high) in as_range.items()}).astype(float)
            shown = {cell: low if low == high else np.nan for cell, (low, high) in ranges.items()}
            self.value[column] = cells.map(shown).astype(float)

    def _find_rounding(self, texts: pd.DataFrame, ranges: Mapping[str, tuple[int, int]]) -> None:
        """Whether counts are rounded: the file says so, or all of many are multiples of 5."""
        shown = {cell: low for cell, (low, high) in ranges.items() if low == high > 0}
        if base := self.sheet.rounding:
            self.width = base // 2
            for cell in (cell for cell, count in shown.items() if count % base):
                for column in texts.columns[(texts == cell).any()]:
                    lines = self._lines(texts[column] == cell)
                    self._add("bad_rounding", lines, base=str(base), value=cell, column=column)
        elif texts.isin(list(shown)).to_numpy().sum() >= ALL_MULTIPLES and all(
            n % SMALLEST == 0 for n in shown.values()
        ):
            # Nobody says by which rule, so the widest holds: random rounding moves a count by up to 4.
            self.rounding, self.width = SMALLEST, SMALLEST - 1

    def _widen(self, low: int, high: int, marks: bool, zeros: bool) -> tuple[int, int]:
        """The range of a count. A mark that does not say so excludes 0 only in a file that shows zeros."""
        if low < high:
            return (1, high) if zeros else (low, high)
        if not self.width or (not low and marks):
            return low, high
        return max(low - self.width, min(low, SMALLEST) if marks else 0), high + self.width

    @staticmethod
    def _lines(rows: pd.Series) -> list[int]:
        return [int(line) for line in rows.index[rows]]

    # Rows.

    def _check_rows(self) -> None:
        file, is_total = self.file, self.totals.any(axis=1)
        if (double := self.keys.duplicated(file.keys, keep=False)).any():
            self._add("double_row", self._lines(double), keys=", ".join(file.keys))
        for bound in file.bounds:
            self._check_bound(bound, is_total)
        for column, rules in file.in_force.items():
            for code, days in rules.items():
                rows = self.keys.index[(self.keys[column] == code) & ~is_total]
                self._check_in_force(rows, list(file.counts), days, column, code)
        for column, days in file.counts_in_force.items():
            self._check_in_force(self.keys.index[~is_total], [column], days, column, "")
        for column, others in file.only_with.items():
            for other, code in others.items():
                bad = (self.keys[column] != "") & (self.keys[other] != code) & ~is_total
                self._add_all("only_with", bad, column=column, other=other, code=code)
        for column, other in file.not_before.items():
            years = (
                self.keys[[column, other]].where(~self.totals[[column, other]]).apply(pd.to_numeric, errors="coerce")
            )
            self._add_all("not_before", years[column] < years[other], column=column, other=other)
        for column, names in file.pending.items():
            empty, some = self.keys[column] == "", self.low > 0
            ended = [c for c in file.counts if c not in names]
            bad = ((empty & some[ended].any(axis=1)) | (~empty & some[names].any(axis=1))) & ~self.totals[column]
            self._add_all("pending", bad, column=column, counts=", ".join(names))
        for column, code in file.without.items():
            self._add_all("without", (self.keys[column] == code) & (self.low > 0).any(axis=1), column=column, code=code)

    def _add_all(self, code: str, bad: pd.Series, /, **fields: str) -> None:
        if bad.any():
            self._add(code, self._lines(bad), **fields)

    def _check_bound(self, bound: PartOf, is_total: pd.Series) -> None:
        """In each row, or in all rows of a file that begins with the first period, parts are no more than the whole."""
        low = self.low.loc[~is_total, bound.parts].sum(axis=1)
        high = self.high.loc[~is_total, bound.whole].sum(axis=1)
        words = {"parts": " + ".join(bound.parts), "whole": " + ".join(bound.whole)}
        if bound.over == "row":
            for line in low.index[low > high]:
                self._add("exceeds", [int(line)], sum=_show(low[line]), limit=_show(high[line]), **words)
        else:
            begins = self._parse_bound(self.file.first) in set(map(tuple, self.keys[self.file.period].to_numpy()))
            parts, whole = low.sum(), high.sum()
            if begins and parts > whole:
                self._add("exceeds_all", sum=_show(parts), limit=_show(whole), **words)

    def _check_in_force(self, lines: pd.Index, counts: list[str], days: Days, column: str, code: str) -> None:
        since, until = days[0] or dt.date.min, days[1] or dt.date.max
        shown = " - ".join(day.isoformat() for day in days if day)
        outside = {
            parts
            for parts, period in self.periods.items()
            if (period.last or dt.date.max) < since or (period.first or dt.date.min) > until
        }
        some = (self.low.loc[lines, counts] > 0).any(axis=1)
        for line, *parts in self.keys.loc[some.index[some], self.file.period].itertuples(name=None):
            if tuple(parts) in outside:
                self._add("not_in_force", [int(line)], column=column, code=code, days=shown)

    # The file.

    def _check_file(self) -> None:
        if self.sheet.declared_rows not in (None, len(self.text)):
            self._add("rows_differ", declared=str(self.sheet.declared_rows), count=str(len(self.text)))
        covered = self._check_totals()
        for column, whole in self.file.within.items():
            self._check_within(column, whole)
        if self.file.must_add_up and self.sheet.declared_rows is None and not covered.all():
            columns = [*(self.file.period if self.file.open else ()), *self.file.summed]
            self._add("not_whole", columns=", ".join(columns), count=str(len(self.text)))

    def _check_totals(self) -> pd.Series:
        """Compare totals with their parts. Returns the rows that a total of all summed columns covers.

        A total of summed columns alone, without its parts, is a count like any other.
        """
        is_total = self.totals.any(axis=1)
        details, low, high = self.keys[~is_total], self.low[~is_total], self.high[~is_total]
        needed = {*(self.file.period if self.file.open else ()), *self.file.summed}
        covered = pd.Series(False, self.keys.index)
        for which, totals in self.keys[is_total].groupby([self.totals.loc[is_total, c] for c in self.file.keys]):
            named = [c for c, total in zip(self.file.keys, which, strict=True) if not total]
            parts, key = _join_cells(details, named), _join_cells(totals, named)
            alone = ~key.isin(parts)
            of_parts = key[~alone]
            self._compare_totals(of_parts, low.groupby(parts).sum(), high.groupby(parts).sum())
            if not needed & {*named}:
                covered |= parts.isin(of_parts).reindex(covered.index, fill_value=False)
                covered[alone.index[alone]] = True
            if alone.any() and not {*self.file.keys} - {*named} <= {*self.file.summed}:
                self._add_all("total_alone", alone)
        self.detail = ~is_total | (is_total & covered)
        return covered[self.detail]

    def _compare_totals(self, keys: pd.Series, low: pd.DataFrame, high: pd.DataFrame) -> None:
        """keys: of rows that are totals.  low, high: sums of the parts, by the same keys."""
        for column in self.file.counts:
            least, most = low[column].reindex(keys).to_numpy(), high[column].reindex(keys).to_numpy()
            differs = (self.high.loc[keys.index, column] < least) | (self.low.loc[keys.index, column] > most)
            for line, low_sum, high_sum in zip(keys.index[differs], least[differs], most[differs], strict=True):
                total = str(self.text.at[line, column])
                self._add("total_differs", [int(line)], column=column, total=total, sum=_show(low_sum, high_sum))

    def _check_within(self, column: str, whole: str) -> None:
        others = [c for c in self.file.keys if c != column]
        keys = pd.MultiIndex.from_frame(self.keys[others])
        top = self.keys[column] == whole
        for count in self.file.counts:
            most = pd.Series(self.high.loc[top, count].to_numpy(), keys[top]).reindex(keys).set_axis(self.keys.index)
            for line in self._lines((self.low[count] > most) & ~top):
                words = {"parts": f"{count} ({self.keys[column][line]})", "whole": f"{count} ({whole})"}
                self._add("exceeds", [line], sum=_show(self.low[count][line]), limit=_show(most[line]), **words)

    # What the file says.

    def notes(self) -> list[Fault]:
        notes = []
        checked = self.totals.any(axis=1) & ~self.detail
        if checked.any():
            notes.append(Fault("note_totals", tuple(map(int, checked.index[checked]))))
        if self.width:
            notes.append(Fault("note_rounded", fields={"base": str(self.rounding), "width": str(self.width)}))
        if hidden := int(self.value.isna().to_numpy().sum()):
            notes.append(Fault("note_suppressed", fields={"count": str(hidden)}))
        return notes

    def values(self) -> pd.DataFrame:
        """Values of the series, as ``check_file`` returns them."""
        rows = self.keys[self.detail]
        period = [self.names[cells] for cells in rows[self.file.period].itertuples(index=False, name=None)]
        frame = pd.DataFrame({"period": period, "group": _join_groups(rows, self.file)}, rows.index)
        shown = frame[frame["group"].notna()]
        parts = [self._sum_counts(shown, column, series) for column, series in self.file.counts.items()]
        table = _suppress_small(pd.concat(parts, ignore_index=True))
        rounded = ["rounded"] if self.width else []
        flags = [[FLAG, *(["suppressed"] if missing else rounded)] for missing in table["value"].isna()]
        table["flags"] = pd.Series(flags, table.index, dtype=object)
        return table[["series", "group", "period", "value", "low", "high", "place", "flags"]]

    def _sum_counts(self, shown: pd.DataFrame, column: str, series: str) -> pd.DataFrame:
        """Add up one column of counts by group and period; the sum is missing if one of its counts is."""
        counts = shown.assign(value=self.value[column], low=self.low[column], high=self.high[column], line=shown.index)
        cells = counts.groupby(["group", "period"], sort=True)
        sums = cells.agg(
            low=("low", "sum"),
            high=("high", "sum"),
            place=("line", _describe_lines),
            known=("value", "count"),
            value=("value", "sum"),
        )
        sums["value"] = sums["value"].where(sums["known"] == cells.size())
        return sums.drop(columns="known").reset_index().assign(series=series)

    def missing(self) -> tuple[list[str], list[tuple[str, str]]]:
        """The periods asked for that are not here, and the groups that are not here in a period that is."""
        present: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        groups, width = [*self.file.groups], len(self.file.period)
        for key in self.keys.loc[self.detail, [*self.file.period, *groups]].itertuples(index=False, name=None):
            present.setdefault(key[:width], set()).add(key[width:])
        asked = list(self._list_periods())
        periods = [self.names[parts] for parts in asked if parts not in present]
        cells = [
            (self.names[parts], "/".join(filter(None, combination)))
            for parts in present
            for combination in product(*self.file.groups.values())
            if combination not in present[parts] and self._can_count(parts, dict(zip(groups, combination, strict=True)))
        ]
        return periods, cells

    def _list_periods(self) -> Iterator[tuple[str, ...]]:
        """The periods asked for, in order."""
        if self.file.last is None:
            return
        first, last = self._first(), self._day(self._parse_bound(self.file.last))
        for year in range(first.year, last.year + 1):
            ends = [list(PARTS[c]) for c in self.file.period[1:]]
            name = f"{year}-{(year + 1) % 100:02}" if self.file.period == ["fiscal_year"] else str(year)
            for rest in product(*ends):
                if first <= self._day((name, *rest)) <= last:
                    yield (name, *rest)

    def _can_count(self, parts: tuple[str, ...], codes: Mapping[str, str]) -> bool:
        """Whether the law knew such a case for the whole of a period."""
        for column, others in self.file.only_with.items():
            if any((codes[column] != "") != (codes[other] == code) for other, code in others.items()):
                return False
        period = self.periods[parts]
        for column, rules in self.file.in_force.items():
            since, until = rules.get(codes.get(column, ""), (None, None))
            if (since and (period.first or since) < since) or (until and (period.last or until) > until):
                return False
        return True


def _digits(text: str) -> str:
    """A whole number without separators of thousands or a fraction of zeros; else the text."""
    if re.fullmatch(r"[0-9]{1,3}(?:[ ,'][0-9]{3})+", text):
        return re.sub(r"[ ,']", "", text)
    return match[1] if (match := re.fullmatch(r"([0-9]{1,12})[.,]0{1,2}", text)) else text


def _parse_count(text: str) -> tuple[int, int] | str:
    """The least and greatest value of a count as it is written; else the code of what is wrong with it."""
    cell = text.replace("&lt;", "<").replace("‹", "<")
    number = _digits(cell)
    if re.fullmatch(r"[0-9]{1,12}", number):
        return (int(number), int(number)) if int(number) <= MOST else "too_great"
    if match := re.fullmatch(r"< ?([0-9]{1,2})", cell):
        return 1, max(int(match[1]), SMALLEST) - 1
    if cell in HIDDEN_MARKS:
        return 0, SMALLEST - 1
    if cell == "":
        return "empty_count"
    if any(c.isdigit() and not c.isascii() for c in cell):
        return "digits"
    if re.fullmatch(r"[-−(] ?[0-9][0-9 .,]*\)?", cell):
        return "negative"
    if re.fullmatch(r"[0-9]+[.,][0-9]+ ?%?|[0-9]+ ?%", cell):
        return "fraction"
    return "unclear_mark" if cell.casefold() in UNCLEAR else "not_a_count"


def _suppress_small(table: pd.DataFrame) -> pd.DataFrame:
    """Replace sums of 1 to 4 by that range. A mark that may mean 0 keeps its 0."""
    small = (table["high"] > 0) & (table["high"] < SMALLEST)
    return table.assign(
        value=table["value"].mask(small),
        low=table["low"].mask(small & (table["low"] > 0), 1),
        high=table["high"].mask(small, SMALLEST - 1),
    )


def _join_groups(rows: pd.DataFrame, file: GapFile) -> pd.Series:
    """Return the codes of each row's group, joined by a slash; missing if one of them is not to be shown."""
    if not file.groups:
        return pd.Series("all", rows.index, dtype=object)
    codes = [[codes[cell] for cell in rows[column]] for column, codes in file.groups.items()]
    joined = [None if None in row else "/".join(code for code in row if code) for row in zip(*codes, strict=True)]
    return pd.Series(joined, rows.index, dtype=object)


def _join_cells(rows: pd.DataFrame, columns: list[str]) -> pd.Series:
    """The cells of some columns of each row as one text; the same text everywhere for no column."""
    joined = pd.Series("", rows.index, dtype=object)
    for column in columns:
        joined = joined + "\0" + rows[column]
    return joined


def _describe_lines(lines: pd.Series) -> str:
    """Name the lines of the file that a value is based on."""
    numbers = sorted(lines)
    if len(numbers) == 1:
        return f"line {numbers[0]}"
    return f"lines {numbers[0]} to {numbers[-1]} ({len(numbers)} rows)"


def _show(low: float, high: float | None = None) -> str:
    return f"{low:.0f}" if high is None or high == low else f"{low:.0f} - {high:.0f}"
