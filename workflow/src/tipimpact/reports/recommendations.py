"""Recommendations of the Universal Periodic Review: one row of a CSV file each, with the State's answer.

The data set has five files with every recommendation to every State. Read are those to Canada and
those in scope, by a tag of UPR Info or by their words (``scope``). A file of those rows alone, with
our own headings, is read too.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from tipimpact.common.errors import Problem, nearest
from tipimpact.reports.layout import TextBlock
from tipimpact.reports.passages import Passage
from tipimpact.reports.scope import SCOPE, in_scope
from tipimpact.reports.unreadable import Unreadable

FIELD = re.compile(r'(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<bare>[^,"\r\n]*))(?P<end>,|\r\n|\n|\r|\Z)')
COLUMNS = ("session", "state_under_review", "recommending_state", "response", "text")
TAGS = "issue"  # tags of UPR Info, with commas between them
UPSTREAM = "upstream_file"  # names the file of the data set that a row is from
# Headings of the data set: ours.
PUBLISHED = dict(zip(("Session", "To", "From", "Response", "Text", "Issue"), (*COLUMNS, TAGS), strict=True))
ANSWERS = {"Accepted": "accepted", "Noted": "noted"}
REPORTED = re.compile(r"\d{1,3}\.\d{1,3}\.?\s+\S.*?(?P<by>(?:\([^()]+\)[\s;.]*)+)(?:and)?", re.DOTALL)
SESSIONS = {number: dt.date.fromisoformat(day) for number, day in SCOPE["sessions"].items()}  # first day of each


class UprRecommendation(NamedTuple):
    """A recommendation, the day its session began (None: not known) and what the State under review answered.

    tags: those of UPR Info; None where the file has none.
    """

    block: TextBlock
    day: dt.date | None
    answer: str | None
    tags: list[str] | None = None


def read_upr(text: str, file: str | None = None) -> Iterator[UprRecommendation]:
    """The recommendations of a CSV file given as decoded; places count in that text.

    file: name of the file of the data set, of which a file with our own headings (and
    ``upstream_file``) may hold more.
    Raises Unreadable when a column is missing or a row has another number of fields.
    """
    rows = _split_rows(text)
    headings = [field.text for field in next(rows, [])]
    published = "Text" in headings
    header = [PUBLISHED.get(name, name) for name in headings] if published else headings
    wanted = (*COLUMNS, UPSTREAM) if file and not published else COLUMNS
    missing = [name for name in wanted if name not in header]
    if missing:
        expected, near = ", ".join(wanted), [nearest(name, header) for name in missing]
        what = [f"column {name!r} is missing" for name in missing]
        raise Unreadable("columns", [Problem(w, "", expected, n) for w, n in zip(what, near, strict=True)])
    seen: set[tuple[str, ...]] = set()
    for number, row in enumerate(rows, 1):
        if len(row) != len(header):
            raise Unreadable("columns", f"row {number} has {len(row)} fields", expected=f"{len(header)}, as the header")
        fields = dict(zip(header, row, strict=True))
        if published and not _is_new(fields, seen):
            continue
        if file and not published and not fields[UPSTREAM].text.endswith(f"/{file}"):
            continue
        session = fields["session"].text.strip()
        states = (fields[name].text.strip() for name in ("state_under_review", "recommending_state"))
        section = f"UPR {session}: {' <- '.join(states)}"
        block = TextBlock("recommendation", section, fields["text"], number)
        day = SESSIONS.get(int(session)) if re.fullmatch(r"[0-9]{1,3}", session) else None
        yield UprRecommendation(block, day, ANSWERS.get(fields["response"].text.strip()), _read_tags(fields))


def mark_recommendations(blocks: Iterable[TextBlock], state: str, session: int) -> Iterator[TextBlock]:
    """The recommendations in a report of the Working Group, each a numbered paragraph that ends with who makes it.

    ``142.1 Ratify the Convention (Chile);`` A recommendation by several States has them all in its section. Other
    paragraphs are left out; the answer of the State is in another document.
    """
    for block in blocks:
        if paragraph := REPORTED.fullmatch(block.source.text.strip()):
            by = ", ".join(" ".join(names.split()) for names in re.findall(r"\(([^()]+)\)", paragraph["by"]))
            yield replace(block, kind="recommendation", section=f"UPR {session}: {state} <- {by}")


def _read_tags(fields: Mapping[str, Passage]) -> list[str] | None:
    if TAGS not in fields:
        return None
    return [tag.strip() for tag in fields[TAGS].text.split(",") if tag.strip()]


def _is_new(fields: Mapping[str, Passage], seen: set[tuple[str, ...]]) -> bool:
    """Whether a row of the data set is to Canada or in scope, and not an exact duplicate of one before."""
    row = tuple(fields[name].text.strip() for name in ("session", "state_under_review", "recommending_state", "text"))
    if row in seen or not (row[1] == "Canada" or in_scope(row[3], "en", _read_tags(fields))):
        return False
    seen.add(row)
    return True


def _split_rows(text: str) -> Iterator[list[Passage]]:
    """The rows of a CSV text, each field with the place of its characters."""
    row: list[Passage] = []
    position = 0
    while position < len(text):
        field = FIELD.match(text, position)
        if not field:
            line = text.count("\n", 0, position) + 1
            expected = "fields parted by commas, quotes doubled in quotes"
            raise Unreadable("columns", f"line {line} is not CSV", expected=expected)
        row.append(_read_field(field))
        position = field.end()
        if field["end"] != ",":
            yield row
            row = []


def _read_field(field: re.Match[str]) -> Passage:
    """What a field says. A doubled quote within quotes is one, and takes two places."""
    if field["quoted"] is None:
        return Passage(field["bare"], range(*field.span("bare")))
    start = field.start("quoted")
    raw = field["quoted"]
    doubled = {match.start() for match in re.finditer('""', raw)}
    places = [i for i in range(len(raw)) if i - 1 not in doubled]
    wide = {start + i: start + i + 2 for i in doubled}
    return Passage("".join(raw[i] for i in places), [start + i for i in places], wide)
