"""Write the Act's history as a git repository, a commit for each day on which the law changed: `make law-git`.

Usage: dev/law_git.py INTO [STATUTES]    (INTO: a new folder; STATUTES: the annual statutes' XML in both languages)

A folder a section holds ``en.txt`` and ``fr.txt``, a line a unit with its full name, so that ``git log -p 25`` shows
both languages and ``git blame 25/en.txt`` names the Act that wrote each line. The author of a commit is the amending
Act. What is enacted and not yet in force is not there. The same statutes give the same hashes.
"""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tipimpact.common.errors import LegislationError, TipimpactError
from tipimpact.legislation import shelf
from tipimpact.legislation.commencement import Commencement, day_of
from tipimpact.legislation.register import register
from tipimpact.legislation.shelf import Shelf
from tipimpact.legislation.text import Text, frame
from tipimpact.publish.words import LANGUAGES, law, say

Files = dict[str, str]  # text by path
_NOT_IN_PATHS = str.maketrans({"/": "-", " ": "_"})


@dataclass
class Day:
    """The law in force from one day on: its files, and the clauses that changed it, by language."""

    on: dt.date
    files: Files = field(default_factory=dict)
    clauses: list[str] = field(default_factory=list)
    begun: list[str] = field(default_factory=list)  # sections of the Act itself that came into force on this day


def days(shelf: Shelf) -> list[Day]:
    """Every day on which the law in force changed in either language, the oldest first."""
    by_lang = {lang: {day.on: day for day in _of_language(shelf, lang)} for lang in sorted(shelf.bases)}
    standing: dict[str, Files] = {lang: {} for lang in by_lang}
    changes = [Day(dt.date.min)]
    for on in sorted({on for listed in by_lang.values() for on in listed}):
        here = [listed[on] for listed in by_lang.values() if on in listed]
        for lang, listed in by_lang.items():
            standing[lang] = listed[on].files if on in listed else standing[lang]
        both = Day(
            on,
            {path: words for files in standing.values() for path, words in files.items()},
            list(dict.fromkeys(clause for day in here for clause in day.clauses)),
            list(dict.fromkeys(section for day in here for section in day.begun)),
        )
        changes += [both] if both.files != changes[-1].files else []
    return changes[1:]


def _of_language(shelf: Shelf, lang: str) -> list[Day]:
    begins = shelf.commencement.commencement_of
    texts: list[tuple[dt.date, dict[str, str], list[str]]] = []
    for on, text in shelf.days(lang):
        texts.append((on or dt.date.min, _sections(text, shelf), _clauses_on(text, on) if on else []))
    starts = {day for section in texts[0][1] if (day := day_of(begins(section), None)) is not None}
    changed = {on: clauses for on, _, clauses in texts}
    listed = []
    for on in sorted(starts | (changed.keys() - {dt.date.min})):
        sections = next(words for since, words, _ in reversed(texts) if since <= on)
        files = {
            f"{_folder(s)}/{lang}.txt": words for s, words in sections.items() if in_force(shelf.commencement, s, on)
        }
        begun = [s for s in sections if on in starts and day_of(begins(s), None) == on]
        listed.append(Day(on, files, changed.get(on, []), begun))
    return listed


def in_force(commencement: Commencement, section: str, on: dt.date) -> bool:
    """Whether a section of the Act had come into force by a day; one that a later Act added began with that Act."""
    fact = commencement.commencement_of(section)
    day = day_of(fact, None)
    return fact is None or (day is not None and day <= on)


def _clauses_on(text: Text, day: dt.date) -> list[str]:
    """Clauses that were carried out on the text on a day, as cited, in order."""
    done = (entry.instruction for entry in text.log if entry.on == day and not entry.because)
    return list(dict.fromkeys(f"{instruction.amending}, s. {instruction.clause}" for instruction in done))


def _folder(section: str) -> str:
    return section.translate(_NOT_IN_PATHS)


def _sections(text: Text, shelf: Shelf) -> dict[str, str]:
    """The words of each section: its headings, then a line a unit with its name and marginal note."""
    by_section: dict[str, list[str]] = {}
    units = frame(text, shelf.commencement)
    columns = (units[name] for name in ("section", "unit", "heading", "marginal_note", "text"))
    for section, unit, heading, note, words in zip(*columns, strict=True):
        lines = by_section.setdefault(section, [f"# {heading}"] if heading else [])
        margin = f"[{note}] ".replace("\n", " / ") if note else ""
        lines.append(f"{unit}  {margin}{words}".replace("\n", "\n    ").rstrip())
    return {section: "\n".join(lines) + "\n" for section, lines in by_section.items()}


def write(repository: Path, shelf: Shelf, readme: str) -> int:
    """Write the repository, with the branch ``main``; the number of commits.

    repository: a folder that does not exist or is empty.  readme: the text of ``README.md``.
    Raises LegislationError where the folder holds something else, or git is not there or fails.
    """
    if repository.exists() and any(repository.iterdir()):
        raise LegislationError("is not empty", where=str(repository), expected="a new folder", todo="name another one")
    listed = days(shelf)
    _git(repository.parent, "init", "--quiet", "--initial-branch=main", str(repository))
    _git(repository, "fast-import", "--quiet", "--date-format=raw", stream=b"".join(_stream(listed, shelf, readme)))
    _git(repository, "reset", "--quiet", "--hard", "main")
    return len(listed)


def _stream(listed: Iterable[Day], shelf: Shelf, readme: str) -> Iterator[bytes]:
    before: Files = {}
    for day in listed:
        files = {**day.files, "README.md": readme}
        at = int(dt.datetime.combine(day.on, dt.time(12), dt.UTC).timestamp())  # noon: one day in all of Canada
        who = "; ".join(_acts(day, shelf))
        yield f"commit refs/heads/main\nauthor {who} <> {at} +0000\ncommitter {who} <> {at} +0000\n".encode()
        yield _data(_message(day, shelf))
        for path in sorted(before.keys() - files.keys()):
            yield f"D {path}\n".encode()
        for path, words in sorted(files.items()):
            if before.get(path) != words:
                yield f"M 100644 inline {path}\n".encode() + _data(words)
        before = files


def _acts(day: Day, shelf: Shelf) -> list[str]:
    own = [shelf.commencement.base.citation] if day.begun else []
    return list(dict.fromkeys([*own, *(clause.partition(", s. ")[0] for clause in day.clauses)]))


def _message(day: Day, shelf: Shelf) -> str:
    """Titles of the Acts, English as the subject and French below, then the clauses that took effect."""
    acts, base = _acts(day, shelf), shelf.commencement.base
    titles_of = {lang: {base.citation: base.title[lang]} for lang in LANGUAGES}
    for lang, statutes in shelf.amending.items():
        titles_of[lang] |= {statute.citation: statute.title for statute in statutes}
    first = "; ".join(f"{act}: {titles_of['en'].get(act, '')}" for act in acts)
    titles = [f"{act.replace(', c. ', ', ch. ')} : {titles_of['fr'].get(act, '')}" for act in acts]
    fact = shelf.commencement.commencement_of(day.begun[0]) if day.begun else None
    begun = [f"{shelf.commencement.base.citation}, ss. {', '.join(day.begun)} ({fact.source})"] if fact else []
    return "\n".join([first, "", *titles, "", *begun, *day.clauses]) + "\n"


def _data(text: str) -> bytes:
    words = text.encode()
    return b"data %d\n%s\n" % (len(words), words)


def _git(folder: Path, *arguments: str, stream: bytes | None = None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    try:
        subprocess.run(["git", *arguments], cwd=folder, input=stream, check=True, capture_output=True)
    except FileNotFoundError:
        raise LegislationError("git is not installed", expected="the program git on the PATH") from None
    except subprocess.CalledProcessError as error:
        raise LegislationError(f"git {arguments[0]} failed: {error.stderr.decode()[:300]}", where=str(folder)) from None


def main(into: str, statutes: str | None = None) -> None:
    """Write the repository and say how to read it."""
    act = shelf(statutes)
    citation = act.commencement.base.citation
    words = (
        say("law-git-readme", lang, title=register().get(citation).title(lang), citation=law(citation, lang))
        for lang in LANGUAGES
    )
    commits = write(Path(into), act, "\n\n".join(words) + "\n")
    print(f"Done. {commits} days on which the law changed: git -C {into} log -p -- 25")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except TipimpactError as error:
        sys.exit(str(error))
