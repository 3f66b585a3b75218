"""The sheet that confirms numbers read in reports: candidates go out in Excel, decisions come back in.

``python -m tipimpact.publish.sheets.quantities returned.xlsx results/official/data/quantities.parquet`` lists what a
returned sheet confirms. With ``--write`` the confirmed numbers go into ``data/raw/compiled/statistics/quantities.csv``:
facts, places and digests, no sentence. A number without the organization that counted it, or without a second reader,
is refused.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.asylum.confirmed import COLUMNS, find_faults
from tipimpact.asylum.registry import Registry, read_registry
from tipimpact.common import LANGUAGES
from tipimpact.common.errors import Problem, PublishError, TipimpactError, nearest
from tipimpact.common.files import STEADY, atomic
from tipimpact.common.listed import read_list
from tipimpact.common.tables import read_table
from tipimpact.common.workbooks import read_sheet
from tipimpact.publish.sheets.lines import cell_text, line_id
from tipimpact.publish.words import codes, say
from tipimpact.publish.words.codes import say_code

OURS = ("id", "place", "quote", "number", "unit", "who", "what", "when")
THEIRS = (
    *("decision", "series", "counted_by", "group", "period", "value", "low", "high"),
    *("reader", "second_reader", "confirmed_on", "remark"),
)
WIDTHS = {"quote": 70, "place": 28, "series": 26, "counted_by": 22, "remark": 30}
DECISIONS = {"confirm": ("confirm", "confirmer"), "reject": ("reject", "rejeter")}
FIRST = "trafficked_persons"  # whom this project is about goes first
SHEET, HOW = "quantities", "how"
STORE = Path("data", "raw", "compiled", "statistics", "quantities.csv")


def candidates(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``quantities`` that a sheet asks about, with ``id``: quoted, and not yet confirmed."""
    rows = table[table["quote"].notna() & ~table["confirmed"]]
    first = rows["who"].fillna("").ne(FIRST)
    rows = rows.assign(first=first).sort_values(["first", "sentence_id", "part"], kind="stable", ignore_index=True)
    ids = [line_id(r.sha256, r.part, r.place) for r in rows.itertuples()]
    return rows.drop(columns="first").assign(id=ids)


def write_sheet(table: pd.DataFrame, registry: Registry, path: str | Path) -> None:
    """Write the sheet as an Excel file. table: the published table ``quantities``."""
    import xlsxwriter

    rows = [_cells(row) for row in candidates(table).to_dict("records")]
    with atomic(path) as draft:
        book = xlsxwriter.Workbook(str(draft))
        book.set_properties({"created": STEADY})
        bold, wrap = (book.add_format({"text_wrap": True, "valign": "top", "bold": b}) for b in (True, False))
        sheet, how = book.add_worksheet(SHEET), book.add_worksheet(HOW)
        for c, name in enumerate([*OURS, *THEIRS]):
            sheet.set_column(c, c, WIDTHS.get(name, 14))
            sheet.write_string(0, c, _title(name), bold)
        for r, row in enumerate(rows, 1):
            for c, text in enumerate(row):
                sheet.write_string(r, c, text, wrap)
        choices = {
            "decision": [word for words in DECISIONS.values() for word in words],
            "series": [reading.series for reading in registry.readings],
            "counted_by": list(registry.organizations),
        }
        for c, name in enumerate(THEIRS, len(OURS)):
            if name in choices and rows:
                how.write_column(0, 2 + c, choices[name])
                source = f"={HOW}!{_range(2 + c, len(choices[name]))}"
                sheet.data_validation(1, c, len(rows), c, {"validate": "list", "source": source})
        sheet.freeze_panes(1, 1)
        how.set_column(0, 0, 100)
        for r, lang in enumerate(LANGUAGES):
            how.write_string(2 * r, 0, say("quantity-sheet-title", lang), bold)
            how.write_string(2 * r + 1, 0, say("quantity-sheet-how", lang), wrap)
        book.close()


def read_returned(path: str | Path, table: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """The numbers that a returned sheet confirms, as rows of ``data/raw/compiled/statistics/quantities.csv``.

    A cell left empty keeps the number and the period of the report. Raises PublishError with every fault at once:
    rows unknown or repeated, our own columns edited, an unknown decision, no organization that counted, no second
    reader, fewer than five persons shown, a series that does not fit.
    """
    path = Path(path)
    if path.suffix.lower() != ".xlsx":
        raise PublishError("the sheet is not an Excel file", where=path.name, expected="the .xlsx that was sent out")
    known = candidates(table).set_index("id", drop=False).to_dict("index")
    width = len(OURS) + len(THEIRS)
    cells = [[_plain(v) for v in row[:width]] for row in read_sheet(path, PublishError, SHEET)[1:]]
    cells = [[*row, *[""] * (width - len(row))] for row in cells]
    places = [f"{path.name}, row {i}" for i in range(2, len(cells) + 2)]
    decided = [(row, where) for row, where in zip(cells, places, strict=True) if any(row)]
    problems = list(_sheet_faults(decided, known))
    if problems:
        raise PublishError(problems)
    confirmed = [
        (_confirmed(known[row[0]], dict(zip(THEIRS, row[len(OURS) :], strict=True))), where)
        for row, where in decided
        if _decision(row[len(OURS)]) == "confirm"
    ]
    rows = [row for row, _ in confirmed]
    problems = list(find_faults(rows, registry, [where for _, where in confirmed]))
    if problems:
        raise PublishError(problems)
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=str)


def add_rows(rows: pd.DataFrame, store: str | Path, registry: Registry) -> None:
    """Add confirmed rows to the file of confirmed numbers. Raises PublishError when a number is already in it."""
    store = Path(store)
    every = pd.concat([read_list(store, COLUMNS, PublishError), rows], ignore_index=True)
    every = every.sort_values(["series", "period", "counted_by", "document", "start"], kind="stable", ignore_index=True)
    problems = list(
        find_faults(every.to_dict("records"), registry, [f"{store.name}, line {i + 2}" for i in every.index])
    )
    if problems:
        raise PublishError(problems)
    with atomic(store) as draft:
        every.to_csv(draft, index=False, lineterminator="\n")


def _cells(row: Mapping[Any, Any]) -> list[str]:
    """Our columns of a row, the words in both languages."""
    words = [
        " / ".join(dict.fromkeys(say_code("quantities", name, row[name], lang) for lang in LANGUAGES))
        if _is_known(row[name])
        else ""
        for name in ("unit", "who", "what")
    ]
    number = " – ".join(str(row[name]) for name in ("count", "low", "high") if _is_known(row[name]))
    precision = " / ".join(say_code("quantities", "precision", row["precision"], lang) for lang in LANGUAGES)
    when = row["period"] if _is_known(row["period"]) else ""
    return [row["id"], f"{row['place']} ({row['year']})", row["quote"], f"{number} ({precision})", *words, when]


def _confirmed(row: Mapping[Any, Any], corrections: Mapping[str, str]) -> dict[str, str]:
    """A row of the file of confirmed numbers. A number or period that is not corrected is the report's."""
    document, _, place = str(row["place"]).rpartition(":")
    start, end = place.split("-")
    corrected = any(corrections[name] for name in ("value", "low", "high"))
    stated = {"value": row["count"], "low": row["low"], "high": row["high"]}
    numbers = corrections if corrected else {name: str(n) if _is_known(n) else "" for name, n in stated.items()}
    period = corrections["period"] or (row["period"] if _is_known(row["period"]) else "")
    names = ("series", "counted_by", "group", "reader", "second_reader", "confirmed_on")
    facts = {name: corrections[name] for name in names}
    facts |= {name: numbers[name] for name in ("value", "low", "high")}
    facts |= {"period": period, "document": document, "start": start, "end": end}
    facts |= {"part": str(row["part"]), "sha256": row["sha256"]}
    return {name: facts[name] for name in COLUMNS}


def _sheet_faults(rows: Sequence[tuple[list[str], str]], known: Mapping[Any, Mapping[Any, Any]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for cells, where in rows:
        own, answer = cells[0], cells[len(OURS)]
        if own not in known:
            todo = "make a new sheet, and copy the decisions"
            yield Problem(
                f"no number is called {own!r}", where, "an id of the sheet as sent out", nearest(own, known), todo
            )
            continue
        if own in seen:
            yield Problem(f"the row {own} is there twice", where, "each row once")
        seen.add(own)
        if [" ".join(c.split()) for c in cells[: len(OURS)]] != [" ".join(c.split()) for c in _cells(known[own])]:
            yield Problem(
                "our own columns were edited", where, "the row as sent out", todo="use the columns on the right"
            )
        if answer and not _decision(answer):
            words = [word for pair in DECISIONS.values() for word in pair]
            yield Problem(f"the decision is {answer!r}", where, " or ".join(words), nearest(answer.casefold(), words))
        if not answer and any(cells[len(OURS) :]):
            yield Problem("the row has no decision", where, "confirm or reject")


def _decision(answer: str) -> str:
    return next((code for code, words in DECISIONS.items() if answer.strip().casefold() in words), "")


def _title(name: str) -> str:
    id = "quantity-sheet-column" if name in codes("quantity-sheet-column") else "counsel-column"
    return " / ".join(dict.fromkeys(say(id, lang, code=name) for lang in LANGUAGES))


def _range(column: int, rows: int) -> str:
    from xlsxwriter.utility import xl_range_abs

    return str(xl_range_abs(0, column, rows - 1, column))


def _is_known(value: Any) -> bool:
    return not pd.isna(value)


def _plain(value: Any) -> str:
    """A cell as text, a whole number without decimals."""
    return cell_text(int(value) if isinstance(value, float) and value.is_integer() else value)


def main(arguments: Sequence[str], root: str | Path = ".") -> None:
    """List the numbers that a returned sheet confirms; with ``--write`` add them to the file of confirmed numbers."""
    paths = [a for a in arguments if a != "--write"]
    if len(paths) != 2:
        raise PublishError("name two files", expected="returned.xlsx quantities.parquet [--write]")
    registry = read_registry(Path(root, "config", "series.yaml"))
    rows = read_returned(paths[0], read_table(paths[1]), registry)
    print(rows.drop(columns="sha256").to_string(index=False) if len(rows) else "No number was confirmed.")
    if "--write" in arguments and len(rows):
        add_rows(rows, Path(root, STORE), registry)
        print(f"written: {Path(root, STORE)}")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except TipimpactError as error:
        sys.exit(str(error))
