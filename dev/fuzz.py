"""Fuzz every reader of files with damaged and hostile input, guided by coverage: `make fuzz`.

Usage: dev/fuzz.py [--cases 10000] [--only NAME ...] [--plain] [--found FOLDER]

A reader may return a table or raise a TipimpactError. Anything else is a fault: another exception, more than ten
seconds, more than 4 GB, a file written, a table name that leaves its folder. The input of a fault is saved in FOLDER
(default tests/fuzz/found), where it is a regression test. Each reader runs in its own process. --plain mutates inputs
without coverage, for the tests and where atheris is not installed.
"""

from __future__ import annotations

import argparse
import faulthandler
import gzip
import hashlib
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FOUND = ROOT / "tests" / "fuzz" / "found"
RAW = ROOT / "data" / "raw" / "sample"
COMPILED = ROOT / "data" / "raw" / "compiled"
CONFIG = ROOT / "config"
SECONDS, MEMORY, LARGEST = 10, 4 * 2**30, 20_000
HOSTILE = [
    b"../../etc/passwd", b"/etc/passwd", b"=cmd|' /C calc'!A0", b"+1+1", b"@SUM(1)", b"<script>alert(1)</script>",
    b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', b"&b;", b"&amp;", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf",
    b"!!python/object/apply:os.system ['id']", b"&a [*a]", b"__import__('os')", b"lambda: 0", b"9" * 400,
    b"-1", b"1e999",
    b"nan", b"2012-02-30", b"9999-99", b"\r\r\n", b"\n\n", b'"', b",,", b"\t", "é—\u202e\u2028".encode(),
    b"((((", b"]]>",
    b"2022-13-06", b"13", b"0", b"1900-01-01", b"9" * 19, b"2011-12", b"yes", b"null", b"CAN", b"\xc3\x89tat",
    b"%s%n", b"\\", b"{{7*7}}", b"}", b"- ", b": ", b"<5", b"A1:XFD1048576", b"0" * 30, b"not not not", b"in [",
]  # fmt: skip


TOKEN = re.compile(rb"[^\s,;:<>\"'=|]+(?: [^\s,;:<>\"'=|]+)*")  # a cell, a value, or the text of an element


class TooLong(BaseException):
    """A case took too long. Not an Exception, so that no reader can mistake it for a damaged file."""


@dataclass(frozen=True)
class Reader:
    """A reader of files. ending: file name extension.  seeds: returns valid files to start from."""

    name: str
    ending: str
    read: Callable[[Path], Any]
    seeds: Callable[[], list[bytes]]


def readers() -> dict[str, Reader]:
    """Every reader of files from outside, by name. Imports are here, because the parent process needs none of them."""
    sys.path[:0] = [str(ROOT / "workflow" / "src"), str(ROOT / "tests"), str(ROOT / "dev")]
    import pandas as pd

    from tests_support import load_module
    from tipimpact.asylum.claimants import read_claimants
    from tipimpact.asylum.claims import read_claims
    from tipimpact.asylum.compiled_facts import read_facts
    from tipimpact.asylum.decisions import read_decisions
    from tipimpact.asylum.designated import read_designated
    from tipimpact.asylum.drop_ins import read_dropped
    from tipimpact.asylum.events import read_events
    from tipimpact.asylum.glotip import read_detections
    from tipimpact.asylum.police import read_incidents
    from tipimpact.asylum.registry import read_registry
    from tipimpact.common.config import read_settings
    from tipimpact.common.documents import read_yaml
    from tipimpact.common.errors import EligibilityError
    from tipimpact.eligibility.cases import read_cases
    from tipimpact.eligibility.expressions import Unreadable
    from tipimpact.eligibility.expressions import read as read_condition
    from tipimpact.eligibility.profiles import read_profiles
    from tipimpact.eligibility.recommendations import read_recommendations
    from tipimpact.eligibility.rows import read_rows
    from tipimpact.impact.plan import read_plan
    from tipimpact.legislation import read_act, read_amendments
    from tipimpact.legislation.commencement import read_commencement
    from tipimpact.legislation.provisions import read_provisions
    from tipimpact.publish.sheets.provisions import read_sheet, write_sheet
    from tipimpact.reports import read_report
    from tipimpact.retrieve import read_sources
    from tipimpact.tfwp import read_lmia
    from tipimpact.tfwp.compliance import read_decisions as read_non_compliance
    from tipimpact.tfwp.stocks import read_stock
    from tipimpact.tfwp.yearly import read_yearly
    from tipimpact.themes.codebook import read_codebook
    from tipimpact.themes.coding import read_coding
    from tipimpact.themes.exchange import read_codebook_codes, read_project, write_codebook, write_project
    from tipimpact.themes.review import read_decisions as read_review

    files = load_module(ROOT / "tests" / "reports" / "files.py")
    grids = load_module(ROOT / "tests" / "asylum" / "make_sample.py")
    registry, codebook = read_registry(CONFIG / "series.yaml"), read_codebook(CONFIG / "codebook" / "codebook.yaml")
    drop_in, themes = registry.drop_ins[0], [theme.id for theme in codebook.themes]
    provisions, persons = (
        read_provisions(CONFIG / "law" / "provisions.csv").head(2),
        read_rows(CONFIG / "law" / "eligibility.csv"),
    )
    interview = {"interview": "The permit was refused.\nÉliminer les frais\n"}
    marks = pd.DataFrame({"doc_id": ["interview"], "theme": ["TRP"], "start": [4], "end": [10]})
    stock = [["Permit holders"], [""], ["Province and program", "", "", "2012", "2013"]]
    stock += [["", "", "Agricultural Stream", "--", "0"], ["", "Agricultural Workers", "", "5", "1,005"]]
    stock += [["Yukon Total", "", "", "5", "1,005"], ["Total", "", "", "15", "1,010"], ["Notes: 5"]]
    holders = "EN_YEAR\tEN_PROVINCE_TERRITORY\tEN_PROGRAM_LEVEL_2\tEN_PROGRAM_LEVEL_3\tFR_ANNÉE\tTOTAL\r\n"
    holders += (
        "2012\tOntario\tAgricultural Workers\tAgricultural Stream\t2012\t1,005\r\n2012\tQuebec\tCaregivers\t\t\t--\r\n"
    )
    review = (
        b"sentence_id,theme,why,text,decision,coder\ns1,TRP,rules,Waive the fee,yes,A. B.\ns2,FEES,model,No,non,A. B.\n"
    )
    rows = [("heading", "Rights"), ("sentence", "The permit was refused. Les frais sont à payer."), ("bullet", "Waive")]
    page = b"<html lang=en><body><h1>Rights</h1><p>The permit was refused.</p><ul><li>Waive the fee</li></ul></body>"
    text = b"# Rights\n\nThe permit was refused to the workers.\n\n- Waive the fee\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    drop = (
        b"year,application,person,decision,bar,permits\n2007,initial,victim,issued,,12\n2006,initial,victim,issued,,<5"
    )
    conditions = [line.encode() for line in _conditions()]
    theme = (CONFIG / "codebook" / "TRP.yaml").read_bytes()
    readings = (CONFIG / "law" / "readings.yaml").read_bytes()
    shared = (CONFIG / "codebook" / "codebook.yaml").read_bytes().partition(b"\nthemes:")[0] + b"\nthemes: [TRP]\n"

    def condition(path: Path) -> Any:
        """Read one condition alone. (The reader of rows adds the place to its errors.)"""
        try:
            return read_condition(path.read_text(encoding="utf-8", errors="replace"))
        except Unreadable as fault:
            raise EligibilityError(str(fault)) from None

    def start_of(path: Path, size: int = LARGEST) -> Callable[[], list[bytes]]:
        return lambda: [_start(path, size)]

    def items(path: Path, key: str, count: int) -> Callable[[], list[bytes]]:
        """The head of a YAML file with the first items of its list."""
        return lambda: [f"\n  - {key}: ".join(path.read_text("utf-8").split(f"\n  - {key}: ")[: count + 1]).encode()]

    def made(write: Callable[[Path], Any], name: str) -> Callable[[], list[bytes]]:
        """A file that we write and others send back."""

        def seeds() -> list[bytes]:
            with tempfile.TemporaryDirectory() as folder:
                write(Path(folder, name))
                return [Path(folder, name).read_bytes()]

        return seeds

    def beside(read: Callable[[Path], Any], name: str, others: dict[str, bytes]) -> Callable[[Path], Any]:
        """Reads a file under ``name`` in a folder that has the other files it needs. read: takes the folder."""

        def read_copy(path: Path) -> Any:
            with tempfile.TemporaryDirectory() as folder:
                for other, content in {**others, name: path.read_bytes()}.items():
                    Path(folder, other).write_bytes(content)
                return read(Path(folder))

        return read_copy

    def sheets(folder: Path, ending: str) -> Callable[[], list[bytes]]:
        return lambda: [p.read_bytes() for p in sorted(folder.rglob(f"*{ending}"), key=lambda p: p.stat().st_size)[:2]]

    every = [
        Reader("justice_xml", "xml", read_act, lambda: [_act(RAW / "legislation/irpa_I-2.5_HEAD-2026-07-23_en.xml")]),
        Reader("amendments_xml", "xml", read_amendments, lambda: [_act(RAW / "legislation/annual_2012-c17_en.xml")]),
        Reader("lmia_csv", "csv", read_lmia, sheets(RAW / "tfwp/lmia_positive", ".csv")),
        Reader("lmia_xlsx", "xlsx", read_lmia, sheets(RAW / "tfwp/lmia_positive", ".xlsx")),
        Reader("non_compliance", "csv", read_non_compliance, start_of(next((RAW / "tfwp").glob("ircc_non*")))),
        Reader("unhcr_claims", "csv.gz", read_claims, start_of(RAW / "refugee/unhcr_asylum_applications.csv.gz")),
        Reader("unhcr_decisions", "csv.gz", read_decisions, start_of(RAW / "refugee/unhcr_asylum_decisions.csv.gz")),
        Reader("unhcr_json", "json", read_claims, lambda: [_claims_in("json")]),
        Reader("unhcr_zip", "zip", read_claims, lambda: [_claims_in("zip")]),
        Reader("unhcr_r_data", "rda", read_claims, lambda: [_claims_in("rda")]),
        Reader("ircc_tabs", "csv", read_stock, lambda: [holders.encode(), holders.encode("utf-16")]),
        Reader("claimants_xlsx", "xlsx", read_claimants, sheets(RAW / "refugee", ".xlsx")),
        Reader("police_csv", "csv", read_incidents, sheets(RAW / "trafficking", ".csv")),
        Reader("facts_csv", "csv", lambda p: read_facts(p, registry), start_of(COMPILED / "statistics/facts.csv")),
        Reader("designated_csv", "csv", read_designated, start_of(COMPILED / "asylum/designated_countries.csv")),
        Reader("events_csv", "csv", read_events, start_of(COMPILED / "asylum/policy_events.csv")),
        Reader("dropped_csv", "csv", lambda p: read_dropped(p, drop_in), lambda: [drop]),
        Reader(
            "report_pdf", "pdf", read_report, lambda: [files.pdf([files.lines(["The permit was refused.", "Rights"])])]
        ),
        Reader("report_docx", "docx", lambda p: read_report(p, "en"), lambda: [files.word(rows)]),
        Reader("report_html", "html", read_report, lambda: [page]),
        Reader("report_md", "md", read_report, lambda: [text]),
        Reader("report_txt", "txt", read_report, lambda: [text]),
        Reader(
            "sources_yaml",
            "yaml",
            beside(read_sources, "rows.yaml", {"licences.yaml": (CONFIG / "sources" / "licences.yaml").read_bytes()}),
            items(CONFIG / "sources" / "legislation_statutes.yaml", "id", 30),
        ),
        Reader("series_yaml", "yaml", read_registry, start_of(CONFIG / "series.yaml", 10**6)),
        Reader(
            "licences_yaml",
            "yaml",
            beside(read_sources, "licences.yaml", {}),
            start_of(CONFIG / "sources" / "licences.yaml", 10**6),
        ),
        Reader(
            "codebook_yaml",
            "yaml",
            beside(lambda folder: read_codebook(folder / "codebook.yaml"), "codebook.yaml", {"TRP.yaml": theme}),
            lambda: [shared],
        ),
        Reader(
            "theme_yaml",
            "yaml",
            beside(lambda folder: read_codebook(folder / "codebook.yaml"), "TRP.yaml", {"codebook.yaml": shared}),
            lambda: [theme],
        ),
        Reader("plan_yaml", "yaml", read_plan, start_of(CONFIG / "plan.yaml", 10**6)),
        Reader("commencement_yaml", "yaml", read_commencement, start_of(CONFIG / "law" / "commencement.yaml", 10**6)),
        Reader(
            "recommendations_yaml",
            "yaml",
            lambda p: read_recommendations(p, themes),
            start_of(CONFIG / "recommendations.yaml", 10**6),
        ),
        Reader(
            "eligibility_csv",
            "csv",
            beside(lambda folder: read_rows(folder / "case.csv"), "case.csv", {"readings.yaml": readings}),
            start_of(CONFIG / "law" / "eligibility.csv", 10**6),
        ),
        Reader("cases_yaml", "yaml", lambda p: read_cases(p, persons), items(CONFIG / "law" / "cases.yaml", "name", 8)),
        Reader("profiles_yaml", "yaml", read_profiles, start_of(CONFIG / "profiles.yaml", 10**6)),
        Reader("provisions_csv", "csv", read_provisions, start_of(CONFIG / "law" / "provisions.csv", 9_000)),
        Reader(
            "config_yaml", "yaml", lambda p: read_settings(read_yaml(p), [p]), start_of(CONFIG / "config.yaml", 10**6)
        ),
        Reader(
            "glotip_xlsx", "xlsx", lambda p: read_detections(p, "CAN", "Canada"), sheets(RAW / "trafficking", ".xlsx")
        ),
        Reader("permit_stock_xlsx", "xlsx", read_stock, lambda: [grids.workbook("stock", stock)]),
        Reader("yearly_csv", "csv", read_yearly, sheets(RAW / "tfwp/esdc_annual_tables", ".csv")),
        Reader(
            "review_sheet_docx",
            "docx",
            lambda p: read_sheet(p, provisions),
            made(lambda p: write_sheet(provisions, {}, p), "sheet.docx"),
        ),
        Reader(
            "review_sheet_xlsx",
            "xlsx",
            lambda p: read_sheet(p, provisions),
            made(lambda p: write_sheet(provisions, {}, p), "sheet.xlsx"),
        ),
        Reader("review_queue_csv", "csv", lambda p: read_review(p, codebook), lambda: [review]),
        Reader(
            "qda_codebook",
            "qdc",
            lambda p: read_codebook_codes(p, codebook),
            made(lambda p: write_codebook(codebook, p, "fr"), "codes.qdc"),
        ),
        Reader(
            "qda_project",
            "qdpx",
            lambda p: read_project(p, codebook, interview),
            made(lambda p: write_project(interview, marks, codebook, p), "interviews.qdpx"),
        ),
        Reader(
            "conditions",
            "txt",
            condition,
            lambda: conditions,
        ),
        Reader(
            "coding_jsonl",
            "jsonl",
            lambda p: read_coding(p, codebook),
            start_of(RAW / "coding/sample.jsonl", 10**6),
        ),
    ]
    return {reader.name: reader for reader in every}


def _conditions() -> list[str]:
    import csv

    with open(CONFIG / "law" / "eligibility.csv", encoding="utf-8-sig", newline="") as file:
        return sorted({row["who"] for row in csv.DictReader(file) if row["who"]})


def _start(path: Path, size: int) -> bytes:
    """The first bytes of a file, up to the end of a line. A compressed file is compressed again."""
    packed = path.suffix == ".gz"
    with gzip.open(path) if packed else open(path, "rb") as file:
        data = file.read(size)
    data = data[: data.rfind(b"\n") + 1] or data
    return gzip.compress(data, mtime=0) if packed else data


def _claims_in(ending: str) -> bytes:
    """Twenty claims of the sample as JSON of the API, as a zip of CSV, or as R data without compression."""
    import io
    import json
    import zipfile

    import pandas as pd
    import rdata

    rows = pd.read_csv(RAW / "refugee/unhcr_asylum_applications.csv.gz", nrows=20, keep_default_na=False)
    if ending == "json":
        return json.dumps({"page": 1, "maxPages": 1, "items": rows.to_dict("records")}, indent=0).encode()
    file = io.BytesIO()
    if ending == "zip":
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("data/asylum-applications.csv", rows.to_csv(index=False))
            archive.writestr("data/footnotes.csv", "a,b\n")
        return file.getvalue()
    numbers = {name: rows[name].astype("float64") for name in ("year", "applied")}
    frame = rows.astype("object").assign(**numbers).set_axis(pd.RangeIndex(1, len(rows) + 1))
    rdata.write_rda(file, {"asylum_applications": frame}, compression="gzip")  # type: ignore[arg-type]
    return gzip.decompress(file.getvalue())


def _act(path: Path) -> bytes:
    """An Act with its head and its first sections, as well-formed XML."""
    from lxml import etree

    root = etree.parse(str(path)).getroot()
    for parent in root.iter("Body", "Schedule"):
        for child in list(parent)[12:]:
            parent.remove(child)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def mutated(seeds: list[bytes], draw: random.Random) -> bytes:
    """A valid file with a few random changes. Inside an archive the content changes, not the archive."""
    data = bytearray(draw.choice(seeds))
    repack = PACKED.get(bytes(data[:2]))
    if repack and draw.random() < 0.8:
        with suppress(Exception):  # an input found by coverage may no longer unpack
            return repack(bytes(data), draw)
    return _changed(data, draw)


def _changed(data: bytearray, draw: random.Random) -> bytes:
    for _ in range(draw.choice([1, 1, 2, 3, 6])):
        at = draw.randrange(len(data) + 1)
        end = min(at + draw.choice([1, 2, 8, 60, 400]), len(data))
        kind = draw.randrange(9)
        if kind == 0:
            data[at:end] = b""
        elif kind == 1:
            data[at:at] = draw.choice(HOSTILE)
        elif kind == 2:
            data[at:end] = draw.choice(HOSTILE)
        elif kind == 3:
            data[at:end] = bytes(draw.randrange(256) for _ in range(end - at))
        elif kind == 4:
            start = draw.randrange(len(data) + 1)
            data[at:at] = data[start : start + draw.choice([4, 40, 400])]
        elif kind == 5:
            data = data[:at] if draw.random() < 0.3 else data
        elif tokens := [match.span() for match in TOKEN.finditer(data)]:  # replace a value and keep the structure
            start, end = draw.choice(tokens)
            first, last = draw.choice(tokens)
            data[start:end] = draw.choice(HOSTILE) if draw.random() < 0.6 else data[first:last]
    return bytes(data)


def _repacked(data: bytes, draw: random.Random) -> bytes:
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        names = old.namelist()
        hit = draw.choice(names)
        for name in names:
            part = old.read(name)
            new.writestr(name, _changed(bytearray(part), draw) if name == hit else part)
    return out.getvalue()


def _recompressed(data: bytes, draw: random.Random) -> bytes:
    import gzip

    return gzip.compress(_changed(bytearray(gzip.decompress(data)), draw), 1, mtime=0)


PACKED = {b"PK": _repacked, b"\x1f\x8b": _recompressed}


def try_one(reader: Reader, data: bytes, folder: Path) -> str:
    """Read one input. Returns "read" or "refused: <error>"; raises the fault otherwise."""
    from tipimpact.common.errors import TipimpactError

    path = folder / f"case.{reader.ending}"
    path.write_bytes(data)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        reader.read(path)
        return "read"
    except TipimpactError as error:
        return f"refused: {error}"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        left = sorted(p.name for p in folder.iterdir() if p != path)
        assert not left, f"files were written: {left}"


def guard() -> None:
    """Limit this process: memory, time, no network, no other program."""
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    def late(*_: Any) -> None:
        raise TooLong(f"longer than {SECONDS} s")

    signal.signal(signal.SIGALRM, late)

    def audit(event: str, arguments: tuple) -> None:
        if event in ("socket.connect", "subprocess.Popen", "os.system", "os.exec", "pickle.find_class"):
            raise AssertionError(f"{event} {arguments[:2]}")

    sys.addaudithook(audit)


def plain(reader: Reader, cases: int, seed: int) -> Iterator[tuple[bytes, BaseException | None]]:
    """Mutated inputs and the fault that each raised, or None."""
    draw, seeds = random.Random(f"{reader.name}{seed}"), reader.seeds()
    with tempfile.TemporaryDirectory() as name:
        for _ in range(cases):
            data = mutated(seeds, draw)
            try:
                try_one(reader, data, Path(name))
                yield data, None
            except (Exception, TooLong) as fault:
                yield data, fault


def guided(reader: Reader, cases: int, found: Path) -> None:
    """The same, guided by coverage. atheris ends the process afterwards."""
    import atheris

    seeds, done = reader.seeds(), 0
    folder = tempfile.mkdtemp()
    corpus = Path(tempfile.mkdtemp())
    for i, seed in enumerate(seeds):
        (corpus / str(i)).write_bytes(seed)
    seen: set[str] = set()

    def once(data: bytes) -> None:
        nonlocal done
        done += 1
        try:
            try_one(reader, data, Path(folder))
        except (Exception, TooLong) as fault:
            report_fault(reader, data, fault, found, seen)
        if done == cases:  # atheris prints nothing at the end
            print(f"{reader.name}: {done} cases, {len(seen)} faults", flush=True)

    def mutator(data: bytes, largest: int, seed: int) -> bytes:
        return mutated([data or seeds[0]], random.Random(seed))[:largest]

    arguments = [sys.argv[0], str(corpus), f"-runs={cases}", "-max_len=200000", "-verbosity=0", "-rss_limit_mb=0"]
    atheris.Setup(arguments, once, custom_mutator=lambda d, m, s: mutator(d, m, s))
    atheris.Fuzz()


def report_fault(reader: Reader, data: bytes, fault: BaseException, found: Path, seen: set[str]) -> None:
    """Print a fault once for each place in the code, and save its input."""
    trace = fault.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{type(fault).__name__} {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else repr(fault)
    if place in seen:
        return
    seen.add(place)
    found.mkdir(parents=True, exist_ok=True)
    saved = found / f"{reader.name}-{hashlib.sha256(data).hexdigest()[:8]}.{reader.ending}"
    saved.write_bytes(data)
    print(f"FAULT {reader.name}: {fault!r:.200}\n  at {place}\n  saved as {saved}", flush=True)


def fuzz_one(name: str, cases: int, coverage: bool, found: Path, seed: int) -> int:
    """Fuzz one reader in this process. Returns 1 if there is a fault."""
    if coverage:
        import atheris

        with atheris.instrument_imports(include=["tipimpact"], enable_loader_override=False):
            reader = readers()[name]
        guard()
        guided(reader, cases, found)
        return 0
    reader = readers()[name]
    guard()
    seen: set[str] = set()
    started, done = time.process_time(), 0
    for data, fault in plain(reader, cases, seed):
        done += 1
        if fault:
            report_fault(reader, data, fault, found, seen)
    print(f"{name}: {done} cases, {len(seen)} faults, {time.process_time() - started:.0f} s", flush=True)
    return int(bool(seen))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--found", type=Path, default=FOUND)
    parser.add_argument("--seed", type=int, default=2012)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        return fuzz_one(asked.one, asked.cases, not asked.plain, asked.found, asked.seed)
    before = set(asked.found.glob("*"))
    for name in asked.only or readers():
        command = [sys.executable, __file__, "--one", name, "--cases", str(asked.cases), "--found", str(asked.found)]
        subprocess.run([*command, "--seed", str(asked.seed), *(["--plain"] if asked.plain else [])])
    return int(bool(set(asked.found.glob("*")) - before))  # atheris hides the exit code of the process


if __name__ == "__main__":
    sys.exit(main())
