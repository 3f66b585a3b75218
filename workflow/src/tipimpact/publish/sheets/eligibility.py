"""The lawyer's sheets: the rows of law, the cases and the recommendations, out in Word or Excel and back in.

``python -m tipimpact.publish.sheets.eligibility rows returned.docx`` (or ``cases``, ``recommendations``) lists what
a returned sheet says. With ``--write`` it goes into the file in ``config/``: an amended wording replaces the note of a
row of law; a case or recommendation that is to be amended is left for a person to edit, unsigned.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import EligibilityError, Problem, TipimpactError, nearest
from tipimpact.common.files import write_text
from tipimpact.eligibility.cases import Case, CaseQuestion, Cases, read_cases
from tipimpact.eligibility.readings import LegalReading, Readings
from tipimpact.eligibility.recommendations import (
    RecommendationEvidence,
    Recommendations,
    TrackedRecommendation,
    read_recommendations,
    status,
)
from tipimpact.eligibility.rows import format_citation, read_rows, split_items, write_rows
from tipimpact.legislation.wording import Wording
from tipimpact.publish.sheets.lines import Kind, Line, line_id, read_lines, reviewer, signed, write_lines
from tipimpact.publish.sheets.provisions import text_of
from tipimpact.publish.words import date, law, say, say_column

Texts = Mapping[str, Mapping[str, Wording]]
KINDS = {
    "rows": Kind("rows", "counsel-rows-title", "counsel-rows-about", EligibilityError),
    "cases": Kind("cases", "counsel-cases-title", "counsel-cases-about", EligibilityError),
    "recommendations": Kind(
        "recommendations", "counsel-recommendations-title", "counsel-recommendations-about", EligibilityError
    ),
}
ANSWERS = {"unknown": "cannot_tell"}  # of one statement, in the words for the whole
NOTES = [f"note_{lang}" for lang in LANGUAGES]
# What a reviewer is asked about; a line whose cells have changed since is refused.
SENT = (
    *("row", "effect", "who", "event", "runs", "length", "used"),
    *("extended_by", "unasked", "exceptions", "reading", "from", "until"),
)
FILES = {
    "rows": "law/eligibility.csv",
    "cases": "law/cases.yaml",
    "recommendations": "recommendations.yaml",
}


def row_lines(rows: pd.DataFrame, texts: Texts, readings: Readings | None = None) -> list[Line]:
    """A line per row of law. texts: the newest version of each Act held, by act and language."""
    held = readings.by_id() if readings else {}
    return [_row_line(row, texts, held) for row in rows.to_dict("records")]


def _row_line(row: Mapping[Any, Any], texts: Texts, readings: Mapping[str, LegalReading]) -> Line:
    clock = f"{row['event']}: {row['runs']} {row['length']} {row['length_unit']}" if row["runs"] else row["event"]
    named = [f"{c}: {row[c]}" for c in ("used", "extended_by", "unasked", "exceptions", "reading") if row[c]]
    asked = " / ".join(filter(None, [row["who"], clock, *named]))
    sides, about = [], []
    for lang in LANGUAGES:
        remedies = "; ".join(say("value-remedy", lang, code=remedy) for remedy in split_items(row["remedy"]))
        head = f"{law(format_citation(row), lang)} ({remedies})"
        condition = f"{say('counsel-condition', lang)}{_colon(lang)} {asked}"
        words = text_of(texts, row["act"], row["citation"], lang)
        sides.append("\n".join([head, words, condition, f"→ {row[f'note_{lang}']}"]))
        days = " – ".join("…" if pd.isna(row[end]) else date(row[end].date(), lang) for end in ("from", "until"))
        acts = " → ".join(law(row[c], lang) for c in ("brought_by", "taken_over_by", "ended_by") if row[c])
        other = row[f"other_reading_{lang}"]
        other = f"{say('counsel-other_reading', lang)}{_colon(lang)} {other}" if other else ""
        kind, source = say("value-text_kind", lang, code=row["kind"]), row["day_source"]
        told = [say("explain-effect", lang, code=row["effect"]), kind, days, row["known_by"], acts, other]
        told.append(say("counsel-day_source", lang, source=source) if source else "")
        told += [_held_by(readings[name], lang) for name in split_items(row["reading"]) if name in readings]
        about.append("; ".join(filter(None, [*told, reviewer(row["reviewed_by"], lang)])))
    sent = [row[cell] for cell in (*SENT, *NOTES)]
    ours = (row["note_en"], row["note_fr"])
    return Line(
        line_id(*sent, format_citation(row)), sides[0], sides[1], "\n".join([row["row"], *about]), ours, row["row"]
    )


def _held_by(reading: LegalReading, lang: str) -> str:
    holder = getattr(reading.holder, lang)
    return say("counsel-reading", lang, holder=holder, date=date(reading.date, lang))


def case_lines(cases: Cases) -> list[Line]:
    """A line per case: the facts of the person, and each expected answer."""
    return [_case_line(case) for case in cases.cases]


def _case_line(case: Case) -> Line:
    told = "; ".join(f"{name} = {value}" for name, value in case.facts.items())
    sides, about = [], []
    for lang in LANGUAGES:
        answers = [_expected(question, lang) for question in case.ask]
        sides.append("\n".join([case.name, told, *answers]))
        about.append(f"{law(case.cites, lang)}; {reviewer(case.reviewed_by, lang)}")
    ours = (_expected(case.ask[-1], "en"), _expected(case.ask[-1], "fr"))
    own = line_id(case.model_dump(exclude={"reviewed_by"}))
    return Line(own, sides[0], sides[1], "\n".join(about), ours, case.name)


def _expected(question: CaseQuestion, lang: str) -> str:
    without = say("counsel-without", lang, acts=", ".join(question.without)) if question.without else ""
    more = ""
    if question.because:
        more += say("counsel-because", lang, reason=say("value-because", lang, code=question.because))
    if question.if_it_came:
        more += say("counsel-if_it_came", lang, answer=say("value-answer", lang, code=question.if_it_came))
    if isinstance(question.until, dt.date):
        more += say("counsel-until", lang, day=date(question.until, lang))
    return say(
        "counsel-expected",
        lang,
        day=date(question.day, lang),
        remedy=say("value-remedy", lang, code=question.remedy),
        answer=say("value-answer", lang, code=question.status or question.gate),
        row=question.row,
        more=more,
        without=without,
    )


def recommendation_lines(spec: Recommendations) -> list[Line]:
    """A line per recommendation: what it asks for, every dated statement, the status and what would change it."""
    return [_recommendation_line(item) for item in spec.recommendations]


def _recommendation_line(item: TrackedRecommendation) -> Line:
    decided, rule = status(item.evidence)
    sides, about = [], []
    for lang in LANGUAGES:
        statements = [_statement(evidence, lang) for evidence in item.evidence]
        found = say("value-recommendations-status", lang, code=decided)
        outcome = f"→ {found} ({say('value-recommendations-rule', lang, code=rule)})"
        sides.append("\n".join([f"{item.id}. {getattr(item.summary, lang)}", *statements, outcome]))
        about.append(f"{getattr(item.legal_hook, lang)}; {reviewer(item.reviewed_by, lang)}")
    ours = tuple(side.rsplit("\n", 1)[1] for side in sides)
    words = item.model_dump(exclude={"reviewed_by"})
    return Line(line_id(words, decided), sides[0], sides[1], "\n".join(about), (ours[0], ours[1]), item.id)


def _statement(evidence: RecommendationEvidence, lang: str) -> str:
    when = say_column("recommendations", evidence.when, lang)
    answer = say("value-recommendations-status", lang, code=ANSWERS.get(evidence.answers, evidence.answers))
    text, source = getattr(evidence.text, lang), getattr(evidence.source, lang)
    return f"{when}, {evidence.date}{_colon(lang)} {text} ({source}) [{answer}]"


def apply_rows(rows: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    """The rows with the amended notes and the reviewer of every row decided. Raises EligibilityError if unsigned."""
    table = rows.copy()
    places = {line.id: place for line, place in zip(row_lines(rows, {}), rows.index, strict=True)}
    for change in signed(KINDS["rows"], changes).to_dict("records"):
        place = places[change["id"]]
        for lang in LANGUAGES:
            if change[f"amended_{lang}"]:
                table.loc[place, f"note_{lang}"] = change[f"amended_{lang}"]
        table.loc[place, ["reviewed_by", "checked_on"]] = change["reviewed_by"], change["signed_on"]
    return table


def sign_items(text: str, first_key: str, lines: Sequence[Line], changes: pd.DataFrame, kind: Kind) -> str:
    """The text of a YAML list with the reviewer of every item agreed to; the rest stays as it is, byte for byte.

    first_key: the key that begins each item.  Raises EligibilityError if unsigned.
    """
    agreed = {c["id"]: c["reviewed_by"] for c in signed(kind, changes).to_dict("records") if c["decision"] == "agree"}
    starts = [m.start() for m in re.finditer(rf"^  - {first_key}:", text, re.MULTILINE)]
    parts = [text[: starts[0]], *(text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True))]
    for i, line in enumerate(lines, 1):
        if line.id in agreed:
            bare = re.sub(r"^    reviewed_by:.*\n", "", parts[i], flags=re.MULTILINE)
            head, rest = bare.split("\n", 1)
            name = agreed[line.id].replace('"', "'")
            parts[i] = f'{head}\n    reviewed_by: "{name}"\n{rest}'
    return "".join(parts)


def write_sheets(lines: Mapping[str, Sequence[Line]], paths: Mapping[str, Sequence[str | Path]]) -> None:
    """Write the sheets of some kinds, each to all its paths."""
    for name, some in paths.items():
        for path in some:
            write_lines(KINDS[name], lines[name], path)


def _colon(lang: str) -> str:
    return ":" if lang == "en" else "\N{NO-BREAK SPACE}:"


def _put_rows(folder: Path, path: str, *, write: bool) -> pd.DataFrame:
    file = folder / FILES["rows"]
    rows = read_rows(file)
    changes = read_lines(KINDS["rows"], row_lines(rows, {}), path)
    if write:
        write_rows(apply_rows(rows, changes), file)
    return changes


def _put_cases(folder: Path, path: str, *, write: bool) -> pd.DataFrame:
    file = folder / FILES["cases"]
    lines = case_lines(read_cases(file, read_rows(folder / FILES["rows"])))
    return _put_items(file, "name", lines, path, KINDS["cases"], write=write)


def _put_recommendations(folder: Path, path: str, *, write: bool) -> pd.DataFrame:
    from tipimpact.themes import read_codebook

    file = folder / FILES["recommendations"]
    spec = read_recommendations(file, read_codebook(folder / "codebook" / "codebook.yaml").ids)
    return _put_items(file, "id", recommendation_lines(spec), path, KINDS["recommendations"], write=write)


def _put_items(
    file: Path, first_key: str, lines: Sequence[Line], path: str, kind: Kind, *, write: bool
) -> pd.DataFrame:
    changes = read_lines(kind, lines, path)
    if write:
        write_text(file, sign_items(file.read_text("utf-8"), first_key, lines, changes, kind))
    return changes


PUT: dict[str, Callable[..., pd.DataFrame]] = {
    "rows": _put_rows,
    "cases": _put_cases,
    "recommendations": _put_recommendations,
}


def main(arguments: Sequence[str], folder: str | Path = "config") -> None:
    """List what a returned sheet says; with ``--write`` put it into its file."""
    plain = [a for a in arguments if a != "--write"]
    if len(plain) != 2 or plain[0] not in PUT:
        given = plain[0] if plain else ""
        expected = f"one of {', '.join(PUT)}, then returned.docx or returned.xlsx [--write]"
        raise EligibilityError(Problem("name a kind and one returned sheet", "", expected, nearest(given, PUT)))
    changes = PUT[plain[0]](Path(folder), plain[1], write="--write" in arguments)
    print(changes.to_string(index=False) if len(changes) else "No row got a decision.")
    if "--write" in arguments:
        print(f"written: {Path(folder) / FILES[plain[0]]}")
    if plain[0] != "rows" and (changes["decision"] == "amend").any():
        print("To be amended by hand, and sent out again: see the remarks.")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except TipimpactError as error:
        sys.exit(str(error))
