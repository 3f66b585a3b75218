"""Check files that data holders sent on request to fill an evidence gap, and return values of series.

``config/gap_files.yaml`` has the contract of each file. Counts below 5 are always suppressed, even if the file shows
them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.asylum.gap_checks import FLAG, CheckedRows
from tipimpact.asylum.gap_contracts import Fault, GapFile, GapFiles
from tipimpact.asylum.gap_tables import NotRead, read_table_of
from tipimpact.common.errors import AsylumError
from tipimpact.common.job import warn

__all__ = ["FLAG", "Sent", "check_file", "read_dropped", "read_sent"]


@dataclass
class Sent:
    """A file that was sent. values: those of the series, empty if it has faults; see ``check_file``.

    faults: why it is refused.  notes: how it was understood.  missing_periods: those asked for that it lacks.
    missing_cells: combinations of period and group that it lacks in the periods that it has.
    """

    file: GapFile
    values: pd.DataFrame = field(default_factory=pd.DataFrame)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    rows: int = 0
    missing_periods: list[str] = field(default_factory=list)
    missing_cells: list[tuple[str, str]] = field(default_factory=list)

    @property
    def lacking(self) -> dict[str, Any]:
        """What a file that was sent in part lacks: years, and combinations in others; empty of a whole one."""
        whole = not self.missing_periods and not self.missing_cells
        years = sorted({name if len(name) == len("2011-12") else name[:4] for name in self.missing_periods})
        return {} if whole else {"periods": years, "cells": len(self.missing_cells)}


def read_sent(files: Mapping[str, str | Path], known: GapFiles) -> dict[str, Sent]:
    """What each body sent, by id of its source; see ``check_file``.

    A file that is not what was asked for is left out with a warning that names its faults, and its gap stays open.
    """
    accepted = {}
    for source, path in files.items():
        sent = check_file(path, known.of(source), known)
        if Path(path).suffix == ".csv" and Path(path).with_suffix(".xlsx").exists():
            sent.faults.append(Fault("two_files"))
        if not sent.faults:
            accepted[source] = sent
            continue
        error = AsylumError(known.problem(fault, Path(path).name) for fault in sent.faults)
        what = f"a file for a gap is left out, and the gap stays open.\n{error}"
        warn(what, f"correct the file (`tipimpact check {path}` says what is wrong) and run again")
    return accepted


def read_dropped(path: str | Path, file: GapFile, known: GapFiles) -> pd.DataFrame:
    """Values of the series in one file, as ``check_file``. Raises AsylumError with its faults."""
    sent = check_file(path, file, known)
    if sent.faults:
        raise AsylumError(known.problem(fault, Path(path).name) for fault in sent.faults)
    return sent.values


def check_file(path: str | Path, file: GapFile, known: GapFiles, today: dt.date | None = None) -> Sent:
    """Compare a file with its contract, and read the values of its series.

    path: CSV or XLSX with the columns of ``file``, in any order.  today: periods after it are
    refused.
    The values have series, group, period, value (missing if suppressed), low, high, place (lines of
    the file), flags; one row per series, group and period.
    """
    try:
        sheet = read_table_of(Path(path), file, known)
    except NotRead as refused:
        return Sent(file, faults=refused.faults)
    checked = CheckedRows(sheet, file, known, today or dt.date.today())
    sent = Sent(file, faults=[*sheet.faults, *checked.faults()], notes=sheet.notes, rows=len(sheet.rows))
    if not sent.faults:
        sent.values = checked.values()
        sent.notes += checked.notes()
        sent.missing_periods, sent.missing_cells = checked.missing()
        if sent.missing_periods:
            sent.notes.append(Fault("note_missing_periods", fields={"periods": ", ".join(sent.missing_periods)}))
        if sent.missing_cells:
            sent.notes.append(Fault("note_missing_cells", fields={"count": str(len(sent.missing_cells))}))
    return sent
