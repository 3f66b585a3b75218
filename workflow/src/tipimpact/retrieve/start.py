"""Checks before a run: raw files that changed, pages that were deleted, and whether any publisher answers.

``python -m tipimpact.retrieve.start FOLDER`` forgets the receipts of a folder that lack sources which have an address,
so that the next run asks for these again.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from tipimpact.common.config import file_in_mirror
from tipimpact.common.documents import shown
from tipimpact.common.errors import SourceError
from tipimpact.common.files import sha256, write_text
from tipimpact.retrieve.sources import Source

SECONDS = 5.0  # that one host has to answer in
ASK_AGAIN = {"not_found", "unreachable", "refused", "too_large"}  # reasons that may not apply on another day


@dataclass(frozen=True)
class Outdated:
    """A receipt that no longer says what is there, and the first file that shows it."""

    receipt: Path
    file: Path
    why: Literal["removed", "changed", "in_mirror", "unreadable"]


def outdated(receipts: Iterable[str | Path], raw: str | Path, mirror: str | None) -> list[Outdated]:
    """Receipts of which a file was removed or changed, or a missing file is in the mirror now.

    raw: the edition's raw folder.  mirror: the folder or address of this run.
    A file is hashed only if it was touched after the receipt was written. One of a private source,
    of which receipts hold no checksum, then counts as changed.
    """
    stale: list[Outdated] = []
    for path in map(Path, receipts):
        if path.is_file():
            stale += islice(_differences(path, Path(raw), mirror), 1)
    return stale


def _differences(path: Path, raw: Path, mirror: str | None) -> Iterator[Outdated]:
    written = path.stat().st_mtime_ns
    try:
        receipt = json.loads(path.read_text(encoding="utf-8"))
        rows, asked = receipt["held"], receipt.get("mirror")
    except (ValueError, KeyError):
        yield Outdated(path, path, "unreadable")
        return
    for row in rows:
        if row["path"]:
            file = raw / row["path"]
            if not file.is_file():
                yield Outdated(path, file, "removed")
            elif file.stat().st_ctime_ns > written and (row["sha256"] is None or sha256(file) != row["sha256"]):
                yield Outdated(path, file, "changed")
            continue
        copy = file_in_mirror(mirror, row["source"].get("mirror"))
        if copy and (asked != mirror or copy.stat().st_ctime_ns > written):
            yield Outdated(path, copy, "in_mirror")


WORDS = {
    "removed": "was removed",
    "changed": "was changed",
    "in_mirror": "was missing, and is in the mirror now",
    "unreadable": "is damaged",
}


def describe(stale: Sequence[Outdated]) -> str:
    """What to tell the user of receipts that no longer say what is there."""
    if not stale:
        return ""
    lines = [f"{shown(item.file)} {WORDS[item.why]} since the last run." for item in stale]
    names = ", ".join(sorted({item.receipt.stem for item in stale}))
    return "\n".join([*lines, f"To be retrieved again, with all that rests on them: {names}."])


def because(receipt: str | Path, raw: str | Path, mirror: str | None) -> str:
    """Why a collection was retrieved again, or is to be: a param of its rule.

    It changes when the receipt no longer says what is there. The new receipt keeps it, so that it changes no more.
    """
    if stale := outdated([receipt], raw, mirror):
        return f"{stale[0].file.name} {WORDS[stale[0].why]} ({stale[0].receipt.stat().st_mtime_ns})"
    path = Path(receipt)
    return json.loads(path.read_text(encoding="utf-8")).get("because", "") if path.is_file() else ""


def forget_missing(folder: str | Path) -> list[str]:
    """Delete the receipts that lack a source which has an address. Returns the names of their collections."""
    names = []
    for path in sorted(Path(folder).glob("*.json")):
        rows = json.loads(path.read_text(encoding="utf-8")).get("held", [])
        if any(row["reason"] in ASK_AGAIN and row["source"]["urls"] for row in rows):
            path.unlink()
            names.append(path.stem)
    return names


def to_fetch(sources: Iterable[Source], raw: str | Path, mirror: str | None) -> list[Source]:
    """Sources with an address whose file is neither in the raw folder nor in the mirror folder."""
    return [source for source in sources if source.urls and not _is_here(source, Path(raw), mirror)]


def _is_here(source: Source, raw: Path, mirror: str | None) -> bool:
    if (raw / source.path).is_file():
        return True
    if not mirror or not source.mirror:
        return False
    return "://" in mirror or file_in_mirror(mirror, source.mirror) is not None


def check_network(
    sources: Sequence[Source],
    raw: str | Path,
    mirror: str | None,
    listing: str | Path,
    seconds: float = SECONDS,
    retrieved: Iterable[Source] = (),
) -> str:
    """Before a run that retrieves: whether anybody answers. Returns what to tell the user, if anything.

    sources: those of the collections that the run retrieves.  listing: file for the list of what is to be fetched.
    retrieved: those of the collections that earlier runs retrieved, on whose files this run can rest as well.
    Where no host answers, each is noted as silent, so that no job waits for it.
    Raises SourceError when no host answers and no file is here, because then there is nothing to run on.
    """
    # Imported here, because every start of the workflow imports this module.
    from tipimpact.retrieve.fetch import SILENT, any_answers, forget_silence, host_of, note

    hosts_folder = Path(raw, ".hosts")
    forget_silence(hosts_folder)
    wanted = to_fetch(sources, raw, mirror)
    hosts = {host_of(address) for source in wanted for address in source.urls}
    if not wanted or any_answers(hosts, seconds):
        return ""
    note(hosts, hosts_folder, SILENT)
    write_text(listing, fetch_list(wanted, raw))
    here = sum(_is_here(source, Path(raw), mirror) for source in [*sources, *retrieved])
    counts = Counter(source.collection for source in wanted).most_common()
    collections = ", ".join(f"{name} {count}" for name, count in counts)
    what = f"No publisher answers; there may be no network. {_files(len(wanted), 'not here')}: {collections}."
    todo = (
        f"{shown(Path(listing))} lists each file with its addresses, its checksum and where to put it.\n"
        "  Put them there, or name a folder that holds them (TIPIMPACT_MIRROR=/folder make official), or connect and "
        "run again"
    )
    if here == 0:
        raise SourceError(what, expected="a network, or the files", todo=todo)
    words = "1 file that is here" if here == 1 else f"the {here} files that are here"
    return f"{what}\nThe run goes on with {words}. {todo}."


def _files(count: int, where: str) -> str:
    return f"1 file is {where}" if count == 1 else f"{count} files are {where}"


def fetch_list(sources: Iterable[Source], raw: str | Path) -> str:
    """The files to fetch as CSV: source, where to put the file, checksum, page, and its addresses in order."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["source", "put_at", "sha256", "page", "addresses"])
    for source in sources:
        row: list[Any] = [source.id, Path(raw, source.path).as_posix(), source.sha256, source.page]
        writer.writerow([*row, " ".join(source.urls)])
    return out.getvalue()


def main(folder: str) -> None:
    """Forget the incomplete receipts of a folder and say which."""
    names = forget_missing(folder)
    print(f"Asked again: {', '.join(names)}." if names else "No source with an address is missing.")


if __name__ == "__main__":
    main(sys.argv[1])
