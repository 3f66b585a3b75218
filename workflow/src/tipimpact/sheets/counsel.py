"""The lawyer's sheets: provisions, rows of law, silences, cases and recommendations, out in Word or Excel and back in.

``python -m tipimpact.sheets.counsel rows returned.docx`` (or ``provisions``, ``silences``, ``cases``,
``recommendations``) lists what a returned sheet says. With ``--write`` it goes into the file in ``config/``: an amended
wording replaces the note of a provision or a row of law; a case or recommendation that is to be amended is left for a
person to edit, unsigned, and so is every silence to which somebody objects. Until a reading comes back signed it prints
"not reviewed by counsel".
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import EligibilityError, LegislationError, Problem, TipimpactError, nearest
from tipimpact.common.files import write_text
from tipimpact.eligibility.cases import CaseQuestion, Cases, read_cases
from tipimpact.eligibility.completeness import read_completeness
from tipimpact.eligibility.readings import LegalReading, Readings
from tipimpact.eligibility.recommendations import RecommendationEvidence, Recommendations, status
from tipimpact.eligibility.rows import format_citation, split_items, write_rows
from tipimpact.legislation.changes import KEY, write_provisions
from tipimpact.legislation.wording import Wording
from tipimpact.package.authored import Authored
from tipimpact.publish.words import date, law, say, say_column
from tipimpact.sheets.lines import Kind, Line, line_id, read_lines, signed, write_lines

Texts = Mapping[str, Mapping[str, Wording]]  # the newest version of each Act, by act and language
ANSWERS = {"unknown": "cannot_tell"}  # of one statement, in the words for the whole
NOTES = [f"note_{lang}" for lang in LANGUAGES]
# What a reviewer is asked about; a line whose cells have changed since is refused.
SENT = (
    *("row", "effect", "who", "event", "runs", "length", "used"),
    *("extended_by", "unasked", "exceptions", "reading", "from", "until"),
)


def provision_lines(provisions: pd.DataFrame, texts: Texts) -> list[Line]:
    """A line per reading of a provision, with the words of the law. provisions: of ``read_provisions``."""
    lines = []
    for row in provisions.to_dict("records"):
        sides, about = [], []
        for lang in LANGUAGES:
            head = f"{law(row['act'], lang)} {law(row['unit'], lang)}"
            sides.append("\n".join([head, _wording(texts, row["act"], row["unit"], lang), f"→ {row[f'note_{lang}']}"]))
            reading = (say("value-view", lang, code=row["view"]), say("value-holder", lang, code=row["holder"]))
            about.append("; ".join([*reading, _reviewer(row["reviewed_by"], lang)]))
        own = line_id(*(row[name] for name in (*KEY, "source", *NOTES)))
        ours, place = (row["note_en"], row["note_fr"]), f"{row['act']} {row['unit']}"
        lines.append(Line(own, sides[0], sides[1], "\n".join([*about, row["source"]]), ours, place))
    return lines


def row_lines(rows: pd.DataFrame, texts: Texts, readings: Readings | None = None) -> list[Line]:
    """A line per row of law, with its law, its condition, its days and its readings."""
    known = readings.by_id() if readings else {}
    lines = []
    for row in rows.to_dict("records"):
        clock = f"{row['event']}: {row['runs']} {row['length']} {row['length_unit']}" if row["runs"] else row["event"]
        named = [f"{c}: {row[c]}" for c in ("used", "extended_by", "unasked", "exceptions", "reading") if row[c]]
        asked = " / ".join(filter(None, [row["who"], clock, *named]))
        sides, about = [], []
        for lang in LANGUAGES:
            remedies = "; ".join(say("value-remedy", lang, code=remedy) for remedy in split_items(row["remedy"]))
            head = f"{law(format_citation(row), lang)} ({remedies})"
            condition = _labelled(say("counsel-condition", lang), asked, lang)
            words = _wording(texts, row["act"], row["citation"], lang)
            sides.append("\n".join([head, words, condition, f"→ {row[f'note_{lang}']}"]))
            known_of_row = [*_about_row(row, known, lang), _reviewer(row["reviewed_by"], lang)]
            about.append("; ".join(filter(None, known_of_row)))
        own = line_id(*(row[name] for name in (*SENT, *NOTES)), format_citation(row))
        ours = (row["note_en"], row["note_fr"])
        lines.append(Line(own, sides[0], sides[1], "\n".join([row["row"], *about]), ours, row["row"]))
    return lines


def _about_row(row: Mapping[Any, Any], readings: Mapping[str, LegalReading], lang: str) -> list[str]:
    """What a reviewer must know of a row of law; some may be empty."""
    source = row["day_source"]
    return [
        say("explain-effect", lang, code=row["effect"]),
        say("value-text_kind", lang, code=row["kind"]),
        " – ".join("…" if pd.isna(row[end]) else date(row[end].date(), lang) for end in ("from", "until")),
        row["known_by"],
        " → ".join(law(row[act], lang) for act in ("brought_by", "taken_over_by", "ended_by") if row[act]),
        say("counsel-day_source", lang, source=source) if source else "",
        *(_reading(readings[name], lang) for name in split_items(row["reading"]) if name in readings),
    ]


def _reading(reading: LegalReading, lang: str) -> str:
    if reading.holder and reading.date:
        return say("counsel-reading", lang, holder=getattr(reading.holder, lang), date=date(reading.date, lang))
    values = {"reading": getattr(reading.in_short, lang), "source": getattr(reading.text, lang)}
    return say("counsel-construction", lang, **values)


def silence_lines(judged: pd.DataFrame, silences: pd.DataFrame, texts: Texts) -> list[Line]:
    """A line per unit of which the rules say nothing, with its words and why, so that a lawyer can object to that too.

    judged: of ``read_completeness``.  silences: of ``read_silences``.
    """
    reasons, lines = silences.set_index("code"), []
    for row in judged[judged["judged"] != "modelled"].to_dict("records"):
        sides, about = [], []
        citation = format_citation({"act": row["act"], "citation": row["unit"]})
        ours = [str(reasons.at[row["why"] or row["gap"], lang]) for lang in LANGUAGES]
        for lang, why in zip(LANGUAGES, ours, strict=True):
            sides.append("\n".join([law(citation, lang), _wording(texts, row["act"], row["unit"], lang), f"→ {why}"]))
            words = say("value-completeness-judged", lang, code=row["judged"])
            about.append(f"{words}, {date(dt.date.fromisoformat(row['judged_on']), lang)}; {_reviewer(None, lang)}")
        own = line_id(row["act"], row["unit"], row["judged"], *ours)
        lines.append(Line(own, sides[0], sides[1], "\n".join(about), (ours[0], ours[1]), citation))
    return lines


def _wording(texts: Texts, act: str, unit: str, lang: str) -> str:
    """The newest words of a unit, or that there are none."""
    wording = texts.get(act, {}).get(lang)
    return (wording.of(unit) if wording else None) or say("counsel-no_text", lang)


def case_lines(cases: Cases) -> list[Line]:
    """A line per case: the facts of the person, and each expected answer."""
    lines = []
    for case in cases.cases:
        facts = "; ".join(f"{name} = {value}" for name, value in case.facts.items())
        answers = [[_expected(question, lang) for question in case.ask] for lang in LANGUAGES]
        sides = ["\n".join([case.name, facts, *own]) for own in answers]
        about = "\n".join(f"{law(case.cites, lang)}; {_reviewer(case.reviewed_by, lang)}" for lang in LANGUAGES)
        own = line_id(case.model_dump(exclude={"reviewed_by"}))
        lines.append(Line(own, sides[0], sides[1], about, (answers[0][-1], answers[1][-1]), case.name))
    return lines


def _expected(question: CaseQuestion, lang: str) -> str:
    more = ""
    if question.because:
        more += say("counsel-because", lang, reason=say("value-because", lang, code=question.because))
    if question.if_it_came:
        more += say("counsel-if_it_came", lang, answer=say("value-answer", lang, code=question.if_it_came))
    if isinstance(question.until, dt.date):
        more += say("counsel-until", lang, day=date(question.until, lang))
    without = say("counsel-without", lang, acts=", ".join(question.without)) if question.without else ""
    values = {"day": date(question.day, lang), "remedy": say("value-remedy", lang, code=question.remedy)}
    values |= {"answer": say("value-answer", lang, code=question.status or question.gate), "row": question.row}
    return say("counsel-expected", lang, **values, more=more, without=without)


def recommendation_lines(spec: Recommendations) -> list[Line]:
    """A line per recommendation: what it asks for, every dated statement, the status and what would change it."""
    lines = []
    for item in spec.recommendations:
        decided, rule = status(item.evidence)
        sides, about, outcomes = [], [], []
        for lang in LANGUAGES:
            words = say("value-recommendations-how_far_met", lang, code=decided)
            outcomes.append(f"→ {words} ({say('value-recommendations-rule', lang, code=rule)})")
            statements = [_statement(evidence, lang) for evidence in item.evidence]
            sides.append("\n".join([f"{item.id}. {getattr(item.summary, lang)}", *statements, outcomes[-1]]))
            about.append(f"{getattr(item.legal_hook, lang)}; {_reviewer(item.reviewed_by, lang)}")
        own = line_id(item.model_dump(exclude={"reviewed_by"}), decided)
        lines.append(Line(own, sides[0], sides[1], "\n".join(about), (outcomes[0], outcomes[1]), item.id))
    return lines


def _statement(evidence: RecommendationEvidence, lang: str) -> str:
    when = f"{say_column('recommendations', evidence.when, lang)}, {evidence.date}"
    answer = say("value-recommendations-how_far_met", lang, code=ANSWERS.get(evidence.answers, evidence.answers))
    text, source = getattr(evidence.text, lang), getattr(evidence.source, lang)
    return _labelled(when, f"{text} ({source}) [{answer}]", lang)


def _labelled(label: str, text: str, lang: str) -> str:
    return f"{say('page-label', lang, label=label)} {text}"


def _reviewer(name: Any, lang: str) -> str:
    """Who has reviewed a row, or that no lawyer has."""
    return say("mark", lang, code="not_reviewed") if pd.isna(name) else str(name)


# Back into the files.


def apply_notes(kind: Kind, table: pd.DataFrame, lines: Sequence[Line], changes: pd.DataFrame) -> pd.DataFrame:
    """A table with the amended notes and the reviewer of every row decided. lines: of its rows.

    Raises the kind's error if the sheet is not signed.
    """
    applied = table.copy()
    places = {line.id: place for line, place in zip(lines, table.index, strict=True)}
    for change in signed(kind, changes).to_dict("records"):
        place = places[change["id"]]
        for lang in LANGUAGES:
            if change[f"amended_{lang}"]:
                applied.loc[place, f"note_{lang}"] = change[f"amended_{lang}"]
        applied.loc[place, ["reviewed_by", "checked_on"]] = change["reviewed_by"], change["signed_on"]
    return applied


def sign_items(kind: Kind, text: str, first_key: str, lines: Sequence[Line], changes: pd.DataFrame) -> str:
    """The text of a YAML list with the reviewer of every item agreed to; the rest stays as it is, byte for byte.

    first_key: the key that begins each item.  Raises the kind's error if the sheet is not signed.
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


class Sheet(NamedTuple):
    """A kind of sheet and the file in ``config/`` that it is about.

    lines: those of the file, with the newest words of the law.
    table, write: the file as a table with notes, and what writes it.  first_key: of each item, where it is YAML.
    What has neither is put into its file by hand.
    """

    kind: Kind
    file: str
    lines: Callable[[Authored, Texts], list[Line]]
    table: Callable[[Authored], pd.DataFrame] | None = None
    write: Callable[[pd.DataFrame, Path], None] | None = None
    first_key: str = ""

    def put(self, config: Authored, lines: Sequence[Line], changes: pd.DataFrame) -> None:
        """Put the changes into the file. Raises the kind's error if the sheet is not signed."""
        file = config.folder / self.file
        if self.table and self.write:
            self.write(apply_notes(self.kind, self.table(config), lines, changes), file)
        else:
            write_text(file, sign_items(self.kind, file.read_text("utf-8"), self.first_key, lines, changes))


def _read_completeness(config: Authored) -> pd.DataFrame:
    law = config.folder / "law"
    return read_completeness(config.eligibility, law / "completeness.csv", silences=law / "silences.csv")


SHEETS = {
    "provisions": Sheet(
        Kind("provisions", "counsel-provisions-title", "counsel-provisions-about", LegislationError),
        "law/provisions.csv",
        lambda config, texts: provision_lines(config.provisions, texts),
        table=lambda config: config.provisions,
        write=write_provisions,
    ),
    "rows": Sheet(
        Kind("rows", "counsel-rows-title", "counsel-rows-about", EligibilityError),
        "law/eligibility.csv",
        lambda config, texts: row_lines(config.eligibility, texts, config.readings),
        table=lambda config: config.eligibility,
        write=write_rows,
    ),
    "silences": Sheet(
        Kind("silences", "counsel-silences-title", "counsel-silences-about", EligibilityError),
        "law/completeness.csv",
        lambda config, texts: silence_lines(_read_completeness(config), config.silences, texts),
    ),
    "cases": Sheet(
        Kind("cases", "counsel-cases-title", "counsel-cases-about", EligibilityError),
        "law/cases.yaml",
        lambda config, _: case_lines(read_cases(config.folder / "law" / "cases.yaml", config.eligibility)),
        first_key="name",
    ),
    "recommendations": Sheet(
        Kind("recommendations", "counsel-recommendations-title", "counsel-recommendations-about", EligibilityError),
        "recommendations.yaml",
        lambda config, _: recommendation_lines(config.recommendations),
        first_key="id",
    ),
}


def write_sheets(config: Authored, texts: Texts, paths: Mapping[str, Sequence[str | Path]]) -> None:
    """Write some of the sheets, each to all its paths."""
    for name, files in paths.items():
        lines = SHEETS[name].lines(config, texts)
        for path in files:
            write_lines(SHEETS[name].kind, lines, path)


def main(arguments: Sequence[str], folder: str | Path = "config") -> None:
    """List what a returned sheet says; with ``--write`` put it into its file."""
    plain = [argument for argument in arguments if argument != "--write"]
    if len(plain) != 2 or plain[0] not in SHEETS:
        given = plain[0] if plain else ""
        expected = f"one of {', '.join(SHEETS)}, then returned.docx or returned.xlsx [--write]"
        raise EligibilityError(Problem("name a kind and one returned sheet", "", expected, nearest(given, SHEETS)))
    sheet, config = SHEETS[plain[0]], Authored(folder)
    lines = sheet.lines(config, {})
    changes = read_lines(sheet.kind, lines, plain[1])
    print(changes.to_string(index=False) if len(changes) else "No row got a decision.")
    if "--write" in arguments and (sheet.write or sheet.first_key):
        sheet.put(config, lines, changes)
        print(f"written: {config.folder / sheet.file}")
    if not sheet.write and (changes["decision"] == "amend").any():
        print("To be amended by hand, and sent out again: see the remarks.")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except TipimpactError as error:
        sys.exit(str(error))
