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
import hashlib
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TESTS = ROOT / "tests" / "fuzz"
sys.path.append(str(TESTS))

from fuzz_readers import Reader, readers  # noqa: E402

FOUND = TESTS / "found"
SECONDS, MEMORY = 10, 4 * 2**30
HOSTILE = [
    b"../../etc/passwd", b"/etc/passwd", b"=cmd|' /C calc'!A0", b"+1+1", b"@SUM(1)", b"<script>alert(1)</script>",
    b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', b"&b;", b"&amp;", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf",
    b"!!python/object/apply:os.system ['id']", b"&a [*a]", b"__import__('os')", b"lambda: 0", b"9" * 400,
    b"-1", b"1e999",
    b"nan", b"2012-02-30", b"9999-99", b"\r\r\n", b"\n\n", b'"', b",,", b"\t", "é—\u202e\u2028".encode(),
    b"((((", b"]]>",
    b"2022-13-06", b"13", b"0", b"1900-01-01", b"9" * 19, b"2011-12", b"yes", b"null", b"CAN", b"\xc3\x89tat",
    b"%s%n", b"\\", b"{{7*7}}", b"}", b"- ", b": ", b"<5", b"A1:XFD1048576", b"0" * 30, b"not not not", b"in [",
    b"[" * 1_500, b"{" * 1_500, b"9" * 5_000, b"[]", b"{}", b"true", b'"\\ud800"', b"{ -a }", b"{ $x ->", b" = ",
    "١٢".encode(), "²".encode(), "２０１２".encode(),
]  # fmt: skip


TOKEN = re.compile(rb"[^\s,;:<>\"'=|]+(?: [^\s,;:<>\"'=|]+)*")  # a cell, a value, or the text of an element
# A text, list or section of JSON, YAML or Fluent.
QUOTED = re.compile(rb'"[^"\r\n]*"|\[[^\[\]\r\n]*\]|\{[^{}\r\n]*\}')


# Packages of what a reader in a child process is sent and sends back.
SENT = {
    *("builtins.bytearray", "builtins.slice", "datetime", "numpy", "pandas", "pathlib"),
    *("pyarrow", "pydantic", "pydantic_core", "tipimpact"),
}


class TooLong(BaseException):
    """A case took too long. Not an Exception, so that no reader can mistake it for a damaged file."""


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
        kind = draw.randrange(10)
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
            if draw.random() < 0.3:  # cut it; now and then below its first line
                data = data[: draw.choice([at, at, data.find(b"\n") + 1])]
        elif tokens := [match.span() for match in (QUOTED if kind == 9 else TOKEN).finditer(data)]:
            # replace a value and keep the structure
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
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        reader.read(path)
        return "read"
    except TipimpactError as error:
        return f"refused: {error}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        left = sorted(p.name for p in folder.iterdir() if p != path)
        assert not left, f"files were written: {left}"


def limit_time() -> None:
    """Raise TooLong in this process when the timer of ``try_one`` ends. Without it, the system ends the process."""

    def late(*_: Any) -> None:
        raise TooLong(f"longer than {SECONDS} s of the processor")

    signal.signal(signal.SIGPROF, late)


def guard() -> None:
    """Limit this process: memory, time, no network, no other program."""
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    limit_time()

    def audit(event: str, arguments: tuple) -> None:
        if event == "pickle.find_class" and {arguments[0].partition(".")[0], ".".join(arguments[:2])} & SENT:
            return
        if event in ("socket.connect", "subprocess.Popen", "os.system", "os.exec", "pickle.find_class"):
            raise AssertionError(f"{event} {arguments[:2]}")

    sys.addaudithook(audit)


def plain(reader: Reader, cases: int, seed: int) -> Iterator[tuple[bytes, BaseException | None]]:
    """Mutated inputs and the fault that each raised, or None."""
    draw, seeds = random.Random(f"{reader.name}{seed}"), [*reader.seeds(), *reader.hostile()]
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

    seeds, done = [*reader.seeds(), *reader.hostile()], 0
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
