"""Measure how time and memory grow with statutes, reports, rows of employer lists and persons: `make scale`.

Each kind of input is the sample edition copied once, ten and a hundred times, in a process of its own: processor
seconds and peak memory. The copies differ from each other, so that caches do not make them look fast.
Writes docs/scale.csv and the tables of docs/scale.md: the measures, and how they grow.

With LAWS, a checkout of github.com/justicecanada/laws-lois-xml, all of federal law is read too.
"""

from __future__ import annotations

import json
import math
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # for validation
RAW = ROOT / "data" / "raw" / "sample"
MEASURED, PAGE = ROOT / "docs" / "scale.csv", ROOT / "docs" / "scale.md"
TIMES = (1, 10, 100)
OTHER_TIMES = {"laws": (1,)}
PARTS = ("eng/acts", "eng/regulations", "fra/lois", "fra/reglements")
REPORTS = 4  # size 1: copies of the two digests


def statutes(times: int, folder: Path) -> tuple[int, float]:
    """Read every Act, bill and consolidation with all columns, and the instructions of the bills; write one table."""
    from tipimpact.legislation import read_act, read_amendments

    paths = sorted((RAW / "legislation").glob("*.xml")) * times
    tables = [read_act(path, details=True) for path in paths]
    for path in paths:
        if path.name.startswith("annual"):
            read_amendments(path)
    pd.concat(tables, ignore_index=True).to_parquet(folder / "units.parquet")
    return len(paths), sum(path.stat().st_size for path in paths) / 1e6


def laws(_: int, __: Path) -> tuple[int, float]:
    """Read every Act and regulation in both languages from the checkout LAWS of laws-lois-xml, on two cores."""
    from tipimpact.legislation.statutes import read_batches
    from tipimpact.retrieve import SourceFile, read_sources

    folder = Path(os.environ.get("LAWS") or ROOT.parent / "laws-lois-xml")
    source = read_sources(ROOT / "config" / "sources").collection("legislation", "official")[0]
    files = []
    for path in (path for part in PARTS for path in sorted((folder / part).glob("*.xml"))):
        facts = {"kind": "consolidated", "lang": "en" if path.parts[-3] == "eng" else "fr"}
        own = source.model_copy(update={"id": str(path.relative_to(folder)), "facts": facts})
        files.append(SourceFile(own, path, None))
    if not files:
        raise SystemExit("LAWS names no checkout of justicecanada/laws-lois-xml")
    start = time.perf_counter()
    for _batch in read_batches(files, cores=2):
        pass
    print(f"all of federal law: {time.perf_counter() - start:.0f} s on two cores")
    return len(files), sum(file.path.stat().st_size for file in files if file.path) / 1e6


def reports(times: int, folder: Path) -> tuple[int, float]:
    """Read reports into sentences and extract their themes. A number makes each sentence of each copy different."""
    from tipimpact.reports import read_report
    from tipimpact.themes import extract, read_codebook

    book, tables, size = read_codebook(ROOT / "config" / "codebook" / "codebook.yaml"), [], 0
    for copy in range(times * REPORTS):
        for path in sorted((RAW / "reports").glob("*.txt")):
            text = re.sub(r"\.(?=\s)", lambda m, c=copy: f" ({c}, {m.start()}).", path.read_text(encoding="utf-8"))
            (folder / f"{copy}_{path.name}").write_text(text, encoding="utf-8")
            tables.append(read_report(folder / f"{copy}_{path.name}", path.stem[-2:]))
            size += len(text.encode())
    extract(pd.concat(tables, ignore_index=True), book)
    return sum(map(len, tables)), size / 1e6


def positions(times: int, _: Path, crowded: bool = False) -> tuple[int, float]:
    """Harmonise rows of employer lists, join employers, and compute mobility under five kinds of permit.

    Every copy has its own employers, in its own postal area. crowded: all copies are in the same area.
    """
    from tipimpact.tfwp import read_lmia
    from tipimpact.tfwp.harmonise import harmonise
    from tipimpact.tfwp.mobility import MARKETS, permit_mobility

    read = [read_lmia(path).assign(source=path.stem) for path in sorted((RAW / "tfwp" / "lmia_positive").iterdir())]
    once = pd.concat(read, ignore_index=True)
    copies = [
        once.assign(
            employer=once["employer"] + f" {_word(copy)}",
            postal_code=once["postal_code"] if crowded else _area(copy) + once["postal_code"].str[3:],
        )
        for copy in range(times)
    ]
    rows = harmonise(pd.concat(copies, ignore_index=True))
    for scope in MARKETS:
        permit_mobility(rows, scope)
    return len(rows), rows.memory_usage(deep=True).sum() / 1e6


def persons(times: int, _: Path) -> tuple[int, float]:
    """Ask everything about the project's lives, on one day for each copy; megabytes are those of the answers."""
    from tipimpact.eligibility import evaluate, read_profiles
    from tipimpact.eligibility.rows import default_rows
    from tipimpact.eligibility.rulebook import Rulebook

    book, profiles = Rulebook(default_rows()), read_profiles(ROOT / "config" / "profiles.yaml")
    days = pd.date_range("2013-06-01", periods=times).date
    answers = [evaluate(profiles.on(day, book), day, book).assign(on=day) for day in days]
    table = pd.concat(answers, ignore_index=True)
    return len(profiles.profiles) * times, table.memory_usage(deep=True).sum() / 1e6


KINDS: dict[str, Callable[[int, Path], tuple[int, float]]] = {
    "statutes": statutes,
    "reports": reports,
    "positions": positions,
    "crowded": partial(positions, crowded=True),
    "persons": persons,
    "laws": laws,
}
WHAT = {
    "statutes": "statutes (files)",
    "reports": "reports (sentences)",
    "positions": "employer lists (rows)",
    "crowded": "employer lists, all in one place (rows)",
    "persons": "what someone could ask for (persons)",
    "laws": "all of federal law, on two cores",
}


def _word(number: int) -> str:
    """A name of letters for a copy, because numbers in names are read as numbered companies."""
    return "".join(chr(ord("a") + (number // 26**place) % 26) for place in range(3)).title()


def _area(number: int) -> str:
    """A postal area for a copy: letter, digit, letter."""
    return f"{chr(ord('A') + number // 10 % 26)}{number % 10}A"


def peak_bytes() -> int:
    """Peak resident memory of this process. (On Linux ru_maxrss starts from the parent's peak, so /proc is read.)"""
    try:
        return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) * 1024  # type: ignore[index]
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def one(kind: str, times: int) -> dict[str, Any]:
    """Time of one size, of child processes too, and memory of this process."""
    with tempfile.TemporaryDirectory() as folder:
        start = sum(os.times()[:4])
        items, size = KINDS[kind](times, Path(folder))
        took = sum(os.times()[:4]) - start
    row = {"kind": kind, "times": times, "items": items, "megabytes": round(size, 3)}
    return row | {"seconds": round(took, 2), "peak_mib": round(peak_bytes() / 2**20)}


def measure() -> pd.DataFrame:
    """Measure all sizes, each in a process of its own."""
    rows = []
    for kind in KINDS:
        for times in OTHER_TIMES.get(kind, TIMES):
            command = [sys.executable, __file__, "--one", kind, str(times)]
            done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
            if done.returncode == 0:
                rows.append(json.loads(done.stdout.splitlines()[-1]))
                print(rows[-1], flush=True)
            else:
                print(f"{kind} x{times}: not measured: {done.stderr.strip().splitlines()[-1:]}", flush=True)
    return pd.DataFrame(rows)


def slope(x: pd.Series, y: pd.Series) -> float:
    """Slope between the two largest sizes, log against log: 1 means in proportion."""
    return math.log(y.iloc[-1] / y.iloc[-2]) / math.log(x.iloc[-1] / x.iloc[-2])


def sizes(measured: pd.DataFrame) -> pd.DataFrame:
    """The measures in words."""
    formats = {"items": "{:,}", "megabytes": "{:,.1f}", "seconds": "{:,.1f}", "peak_mib": "{:,.0f}", "times": "×{}"}
    shown = measured.assign(**{name: measured[name].map(form.format) for name, form in formats.items()})
    shown["kind"] = shown["kind"].map(WHAT)
    heads = {"kind": "what", "seconds": "processor seconds", "peak_mib": "largest memory, MiB"}
    return shown[["kind", "times", "items", "megabytes", "seconds", "peak_mib"]].rename(columns=heads)


def slopes(measured: pd.DataFrame) -> pd.DataFrame:
    """The growth in words, of kinds measured in several sizes."""
    return pd.DataFrame(
        {
            "what": WHAT[str(kind)],
            "slope of seconds": f"{slope(rows['items'], rows['seconds']):.2f}",
            "slope of memory": f"{slope(rows['items'], rows['peak_mib']):.2f}",
            "seconds a further thousand items": f"{1000 * _last_step(rows['seconds']) / _last_step(rows['items']):.3g}",
        }
        for kind, rows in measured.groupby("kind", sort=False)
        if len(rows) > 1
    )


def _last_step(values: pd.Series) -> float:
    return float(values.diff().iloc[-1])


def tables(measured: pd.DataFrame) -> dict[str, str]:
    """The tables of the page, as Markdown."""
    from validation.run import table  # imported here, because the processes that measure do not need it

    shown = {"sizes": sizes(measured), "slopes": slopes(measured)}
    return {name: table(rows, {head: head for head in rows}) for name, rows in shown.items()}


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--one"]:
        print(json.dumps(one(arguments[1], int(arguments[2]))))
        return
    found, old = measure(), pd.read_csv(MEASURED)
    kept = old[~old["kind"].isin(found["kind"])]  # what cannot be measured on this machine stays
    pd.concat([found, kept]).to_csv(MEASURED, index=False, lineterminator="\n")
    from validation.run import write_pages

    write_pages(PAGE, tables(pd.read_csv(MEASURED)))


if __name__ == "__main__":
    main(sys.argv[1:])
