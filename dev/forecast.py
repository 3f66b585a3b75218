"""Predict the texts of the publisher's next consolidations, before they are fetched, and look at them afterwards.

Usage: dev/forecast.py predict LAWS DAY INTO [--known DAY]    write the texts of every Act on DAY, and print their hash
       dev/forecast.py check FORECAST LAWS [BEFORE]           compare with newer files; BEFORE: those known at the time

LAWS is a checkout of github.com/justicecanada/laws-lois-xml. A forecast is a file of JSON lines, a section a line. Who
publishes its SHA-256 can show later that it was made beforehand. Nothing of a consolidation is used in it.
--known leaves out the statutes of a later day, so that it can be tried on snapshots of the past; the days in force are
still those of the Table of Public Statutes in LAWS.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from compile_ledger import compile_table
from federal.corpus import Amending, Known, facts, pairs
from federal.evidence import ConsolidationEvidence, evidence

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import LegislationError, TipimpactError
from tipimpact.common.files import write_text
from tipimpact.legislation.amendments import read_enactment
from tipimpact.legislation.consolidate import replay
from tipimpact.legislation.ledger import Ledger
from tipimpact.legislation.replay import ComparedLine, Snapshot, check_replay, read_snapshot, sections
from tipimpact.legislation.shelf import CONSOLIDATED, annual_statutes
from tipimpact.legislation.text import read_base

Section = list[ComparedLine]


def predict(lang: str, folder: Path, ledger: Ledger, day: dt.date, known: dt.date) -> list[str]:
    """The sections of every Act of one language on a day, as JSON lines, after a line that names the statutes used.

    known: the day of the last statute used.
    """
    files = annual_statutes(folder)
    statutes = [read_enactment(path) for (own, _), path in files.items() if own == lang]
    amending = Amending(s for s in statutes if s.assent is not None and s.assent <= known)
    lines = [json.dumps({"lang": lang, "day": str(day), "known": str(known), "statutes": [*amending.by_citation]})]
    for pair in pairs(folder, files, lang):
        if pair.citation not in amending.by_citation:
            continue
        base = read_base(pair.base)
        acting = amending.of(base.id, pair.citation)
        text = replay(base, acting, facts(pair, base.id, acting, ConsolidationEvidence(), Known(amending, ledger)), day)
        for section, units in sections(text).items():
            row = {"act": pair.chapter, "file": pair.official.name, "lang": lang, "section": section, "units": units}
            lines.append(json.dumps(row, ensure_ascii=False))
    return lines


def write_forecast(folder: Path, day: dt.date, into: Path, known: dt.date) -> None:
    """Write the forecast, and print its hash."""
    ledger = Ledger(tuple(compile_table(folder)[0]))
    with ProcessPoolExecutor(len(LANGUAGES)) as pool:
        made = pool.map(partial(predict, folder=folder, ledger=ledger, day=day, known=known), LANGUAGES)
        text = "\n".join(line for lines in made for line in lines) + "\n"
    write_text(into, text)
    print(f"{text.count(chr(10)) - 2:,} sections on {day}, from statutes assented to by {known}, are in {into}")
    print(f"SHA-256: {hashlib.sha256(text.encode()).hexdigest()}")


@dataclass
class Forecast:
    """Predicted sections by the name of the consolidation's file and language; the statutes used, by language."""

    acts: dict[tuple[str, str], dict[str, Section]] = field(default_factory=lambda: defaultdict(dict))
    statutes: dict[str, list[str]] = field(default_factory=dict)


def read_forecast(path: Path) -> Forecast:
    """What ``write_forecast`` wrote. Raises LegislationError with the line that is not of a forecast."""
    forecast = Forecast()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            if "statutes" in row:
                forecast.statutes[row["lang"]] = row["statutes"]
            else:
                units = [ComparedLine(*unit) for unit in row["units"]]
                forecast.acts[row["file"], row["lang"]][row["section"]] = units
        except (ValueError, KeyError, TypeError) as error:
            raise LegislationError(f"is no line of a forecast: {error}", where=f"{path}: line {number}") from None
    return forecast


def outcomes(
    predicted: dict[str, Section], new: Snapshot, old: Snapshot | None, apart: Callable[[str], bool]
) -> Iterator[tuple[str, str]]:
    """Whether the publisher changed each section since the older snapshot, and whether the forecast agrees with it.

    apart: whether a section was changed by a statute that the forecast could not know.
    """
    earlier = {} if old is None else check_replay(new.sections, old).set_index("section")["status"].to_dict()
    for row in check_replay(predicted, new).itertuples():
        changed = earlier.get(row.section, "") == "different"
        group = "changed" if changed and old else "as before" if old else "all"
        yield group, "not compared" if apart(str(row.section)) else str(row.status)


def check(forecast: Path, folder: Path, before: Path | None) -> None:
    """Print how many predicted sections read as the newer consolidations."""
    print(f"SHA-256: {hashlib.sha256(forecast.read_bytes()).hexdigest()}")
    counts: Counter[tuple[str, str, str]] = Counter()
    made = read_forecast(forecast)
    for (name, lang), predicted in made.acts.items():
        paths = [root / CONSOLIDATED[lang] / name for root in (folder, before) if root]
        try:
            new, *old = map(read_snapshot, paths)
        except TipimpactError:
            counts[lang, "Act without a text in one of the two", ""] += 1
            continue
        notes = evidence(paths[0])
        apart = partial(notes.lacks_statute, citations=made.statutes[lang])
        counts.update((lang, *pair) for pair in outcomes(predicted, new, old[0] if old else None, apart))
    for (lang, group, status), number in sorted(counts.items()):
        print(f"{lang}  {group:10} {status:12} {number:,}")


def main(arguments: list[str] | None = None) -> None:
    """Predict or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    made = commands.add_parser("predict")
    made.add_argument("laws", type=Path)
    made.add_argument("day", type=dt.date.fromisoformat)
    made.add_argument("into", type=Path)
    made.add_argument("--known", type=dt.date.fromisoformat, default=dt.date.max)
    looked = commands.add_parser("check")
    looked.add_argument("forecast", type=Path)
    looked.add_argument("laws", type=Path)
    looked.add_argument("before", type=Path, nargs="?")
    options = parser.parse_args(arguments)
    if options.command == "predict":
        write_forecast(options.laws, options.day, options.into, min(options.known, options.day))
    else:
        check(options.forecast, options.laws, options.before)


if __name__ == "__main__":
    try:
        main()
    except TipimpactError as error:
        sys.exit(str(error))
