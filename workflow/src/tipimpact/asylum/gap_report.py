"""What a file for an evidence gap looks like to the pipeline, in words, for the person who is about to send it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tipimpact.asylum.drop_ins import Sent, check_file
from tipimpact.asylum.gap_contracts import Fault, GapFile, GapFiles
from tipimpact.asylum.gap_tables import NotRead, read_table_of
from tipimpact.asylum.series_periods import read_period


class Report(NamedTuple):
    """Whether a file can be used, and why or how, a line each."""

    usable: bool
    lines: list[str]


def report_on(path: Path, gap: str, known: GapFiles, lang: str) -> Report:
    """Compare a file with the contract of a gap; without one, with that of its name, or else of its columns."""
    sources = [file.source for file in known.files]
    if gap and gap not in sources:
        fault = Fault("no_gap", fields={"gap": gap, "gaps": ", ".join(sources)})
        return Report(False, [known.say(fault, lang, path.name)])
    named = gap or (path.stem if path.stem in sources else "")
    fitting = [known.of(named)] if named else _by_columns(path, known)
    if len(fitting) != 1:
        gaps = ", ".join(file.source for file in fitting) or " | ".join(sources)
        return Report(False, [known.say(Fault("which_gap", fields={"gaps": gaps}), lang, path.name)])
    return _describe(check_file(path, fitting[0], known), known, lang, path.name)


def _by_columns(path: Path, known: GapFiles) -> list[GapFile]:
    """The contracts whose columns a file has."""
    fitting = []
    for file in known.files:
        try:
            read_table_of(path, file, known)
        except NotRead:
            continue
        fitting.append(file)
    return fitting


def _describe(sent: Sent, known: GapFiles, lang: str, name: str) -> Report:
    if sent.faults:
        about = {"gap": sent.file.source, "count": str(len(sent.faults))}
        lines = [known.text(Fault("refused", fields=about), lang)]
        return Report(False, lines + [f"  {known.say(fault, lang, name)}" for fault in sent.faults])
    periods = [read_period(text) for text in sent.values["period"].unique()]
    about = {"rows": str(sent.rows), "cells": str(len(sent.values))}
    first, last = min(p.first for p in periods if p.first), max(p.last for p in periods if p.last)
    about |= {"first": first.isoformat(), "last": last.isoformat()}
    lines = [known.text(Fault("accepted", fields={"gap": sent.file.source, **about}), lang)]
    return Report(True, lines + [f"  {known.say(note, lang, name)}" for note in sent.notes])
