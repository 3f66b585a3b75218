"""Compile the commencement ledger from the Table of Public Statutes: ``python dev/compile_ledger.py TABLE``.

TABLE is a folder that holds the folders ENGLISH and FRANÇAIS of ``tops-tdlp`` of github.com/justicecanada/laws-lois-xml
(``make ledger LAWS=folder``). Reads the whole Table in both languages, prints what was read, what was not, and where
the versions differ, and writes the rows of the statutes held to ``data/raw/compiled/law/commencement.csv`` and the
addresses of the files of the Acts followed to ``config/sources/legislation_table.yaml``.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

from tipimpact.common.errors import TipimpactError
from tipimpact.legislation.amendments import Enactment, read_enactment
from tipimpact.legislation.labels import steps
from tipimpact.legislation.ledger import COLUMNS, STANDING, LedgerRow, compile_rows
from tipimpact.legislation.public_statutes import FOLDERS, OUTCOMES, TableFile, read_table_file
from tipimpact.legislation.register import fold, register
from tipimpact.legislation.shelf import annual_statutes
from tipimpact.retrieve import read_sources

ROOT = Path(__file__).resolve().parents[1]
SHOWN = 12
SOURCES = ROOT / "config" / "sources" / "legislation_table.yaml"
FOLLOWED = ("2001, c. 27", "2012, c. 1", "2012, c. 17")  # IRPA and both bills: the files of these and what they amend
# Commits that hold the folders; the publisher's later ones lack the English folder.
COMMITS = {"en": "dd88b5b655b61e4e815f617e25e44ce98ed88648", "fr": "d6853c4af2ae0b7ab8c205a0e95ee734b9945c31"}
DAYS = {"en": "2026-06-26", "fr": "2026-07-23"}
ADDRESS = "https://raw.githubusercontent.com/justicecanada/laws-lois-xml/{commit}/tops-tdlp/{folder}/{path}"
HEADER = """\
# Files of the Table of Public Statutes for IRPA, the bills and what they amend, and the ledger compiled from the Table.
# Written by `make ledger`. An official run reads these files and checks the rows of the ledger on their Acts again.
"""
COMPILED: dict[str, Any] = {
    "id": "compiled_commencement",
    "title": {
        "en": "Days on which the clauses of federal statutes came into force, with the order that fixed each of them",
        "fr": "Jours d'entrée en vigueur des articles de lois fédérales, avec le décret qui a fixé chacun d'eux",
    },
    "publisher": {"en": "This project", "fr": "Ce projet"},
    "licence": "compiled",
    "citation": "Commencement of federal statutes, compiled in November 2026 from the Table of Public Statutes",
    "language": "none",
    "path": "law/commencement.csv",
    "compiled": True,
    "vintage": "2026-11",
    "facts": {"kind": "commencement"},
}


def within(folder: Path, lang: str) -> Path:
    """The folder of a language: that of the publisher's repository, else one named ``en`` or ``fr``."""
    return next((path for path in sorted(folder.rglob(FOLDERS[lang])) if path.is_dir()), folder / lang / lang)


def read_whole_table(folder: Path) -> dict[str, list[TableFile]]:
    """Every file of the Table, by language, references to other files left out."""
    files: dict[str, list[TableFile]] = {}
    for lang in FOLDERS:
        inside = within(folder, lang)
        read = [read_table_file(path, str(path.relative_to(inside))) for path in sorted(inside.rglob("*.xml"))]
        files[lang] = [file for file in read if file.number or file.in_force]
    return files


def pair(files: dict[str, list[TableFile]]) -> tuple[list[tuple[TableFile, TableFile]], list[TableFile]]:
    """The two files of each Act, by its number and else by its titles; and those without the other language."""
    by_number = {file.number: file for file in files["fr"] if file.number}
    by_title = {fold(file.other_title): file for file in files["fr"] if file.other_title}
    pairs, alone = [], []
    used: set[str] = set()
    for english in files["en"]:
        french = by_number.get(english.number) or by_title.get(fold(english.title))
        if french is None or french.path in used:
            alone.append(english)
            continue
        used.add(french.path)
        pairs.append((english, french))
    return pairs, [*alone, *(file for file in files["fr"] if file.path not in used)]


def compile_table(
    folder: Path,
) -> tuple[list[LedgerRow], dict[str, list[TableFile]], list[tuple[TableFile, TableFile]], list[TableFile]]:
    """The rows of every statute that the Table names; its files by language; the pairs; those without a pair."""
    files = read_whole_table(folder)
    pairs, alone = pair(files)
    rows = [row for both in pairs for row in compile_rows(*both)]
    rows += [row for f in alone for row in compile_rows(*((f, None) if f.lang == "en" else (None, f)))]
    return rows, files, pairs, alone


def statutes_held() -> set[str]:
    """Citations of the statutes that config/sources lists."""
    sources = read_sources(ROOT / "config" / "sources").sources
    return {s.facts["citation"] for s in sources if s.facts.get("kind") == "annual"}


def list_sources(pairs: list[tuple[TableFile, TableFile]], rows: list[LedgerRow], folder: Path) -> Iterator[dict]:
    """Yield the source rows of the Table's files on the Acts followed and on those that their clauses amend."""
    amended = {row.act for row in rows if row.statute in FOLLOWED[1:]}
    for both in pairs:
        if both[0].number not in {*FOLLOWED, *amended}:
            continue
        slug = re.sub(r"\W+", "_", both[0].number.replace("R.S., c. ", "rs_")).strip("_").lower()
        act = register().acts.get(register().of(both[0].number) or "")
        title = {file.lang: (act.title(file.lang) if act else "") or file.title for file in both}
        for file in both:
            name = {"en": {"en": "English", "fr": "anglais"}, "fr": {"en": "French", "fr": "français"}}[file.lang]
            found = within(folder, file.lang) / file.path
            yield {
                "id": f"tops_{slug}_{file.lang}",
                "title": {
                    "en": f"Table of Public Statutes, {title['en']} ({name['en']})",
                    "fr": f"Tableau des lois d'intérêt public, {title['fr']} ({name['fr']})",
                },
                "publisher": {"en": "Department of Justice Canada", "fr": "Ministère de la Justice du Canada"},
                "licence": "ogl_canada",
                "citation": {
                    "en": f"Table of Public Statutes and Responsible Ministers, {title['en']}",
                    "fr": f"Tableau des lois d'intérêt public et des ministres responsables, {title['fr']}",
                }[file.lang],
                "language": file.lang,
                "path": f"legislation_table/{slug}_{file.lang}.xml",
                "urls": [
                    ADDRESS.format(commit=COMMITS[file.lang], folder=quote(FOLDERS[file.lang]), path=quote(file.path))
                ],
                "sha256": hashlib.sha256(found.read_bytes()).hexdigest(),
                "vintage": DAYS[file.lang],
                "facts": {"kind": "table_of_statutes", "act": file.number, "lang": file.lang},
            }


def clauses_not_there(rows: Iterable[LedgerRow], statutes: Iterable[Enactment]) -> Iterator[str]:
    """Yield each clause that the Table names and the statute does not have, with the place in the Table."""
    sections = {statute.citation: statute.rules.sections for statute in statutes}
    for row in rows:
        known = sections.get(row.statute)
        ends = [label for clause in row.clauses for label in (clause.first, clause.last) if label]
        for label in ends if known else ():
            if steps(label)[0] not in known:
                yield f"{row.statute} has no section {steps(label)[0]}: {row.place}"


def write_ledger(rows: Iterable[LedgerRow], path: Path) -> None:
    """Write rows as ``read_ledger`` reads them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        for row in rows:
            clauses, but = (", ".join(map(str, named)) for named in (row.clauses, row.but))
            table.writerow([row.statute, clauses, but, row.act, row.outcome, row.day or "", *row[6:]])


def report(files: dict[str, list[TableFile]], alone: list[TableFile], rows: list[LedgerRow]) -> Iterable[str]:
    """Yield what was read, by language, and what was not."""
    for lang, of_lang in files.items():
        entries = [entry for file in of_lang for entry in file.in_force]
        outcomes = Counter(entry.outcome for entry in entries)
        amendments = sum(len(file.amendments) for file in of_lang)
        counts = ", ".join(f"{outcome} {outcomes[outcome]:,}" for outcome in OUTCOMES)
        yield f"{lang}: {len(of_lang):,} Acts, {len(entries):,} statements ({counts}), {amendments:,} amendments"
    yield f"files without the other language: {len(alone)}"
    yield from (f"  {file.lang} {file.path}: {file.title[:70]}" for file in alone[:SHOWN])
    versions = Counter(row.lang for row in rows)
    yield f"rows of the ledger: {len(rows):,} ({', '.join(f'{k} {n:,}' for k, n in versions.most_common())})"


def main(folder: str) -> None:
    """Read, print, write."""
    compiled, files, pairs, alone = compile_table(Path(folder))
    held = statutes_held()
    rows = sorted((row for row in compiled if row.statute in held), key=_by_statute)
    print(*report(files, alone, rows), sep="\n")
    statutes = [path for (lang, act), path in annual_statutes(Path(folder)).items() if lang == "en" and act in held]
    wrong = list(clauses_not_there(rows, map(read_enactment, statutes)))
    print(f"clauses that the statute does not have: {len(wrong)}", *wrong[:SHOWN], sep="\n  ")
    STANDING.parent.mkdir(parents=True, exist_ok=True)
    write_ledger(rows, STANDING)
    listed = [COMPILED, *list_sources(pairs, rows, Path(folder))]
    document = yaml.safe_dump(
        {"collection": "legislation_table", "sources": listed}, sort_keys=False, allow_unicode=True, width=10**6
    )
    SOURCES.write_text(HEADER + document, encoding="utf-8")
    print(f"Wrote {STANDING.relative_to(ROOT)} and {len(listed)} rows of {SOURCES.relative_to(ROOT)}")


def _by_statute(row: LedgerRow) -> tuple:
    year, chapter = (int(part) for part in row.statute.split(", c. "))
    return year, chapter, row.act, [int(n) for n in (row.en or row.fr).split(".")]


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except TipimpactError as error:
        sys.exit(str(error))
