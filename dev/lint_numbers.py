"""The linter of numbers: a digit or a number word in a message must be a name of law, or a variable.

``python dev/lint_numbers.py`` prints each number typed in a message of either language that the plan, a row of law, a
source or the code may change (``publish/words/constants.py`` says how to name it instead). Allowed are numbers that the
linter finds itself: bills, provisions, chapters, ages and days of the rows of ``config/law/provisions.csv`` and
``config/law/eligibility.csv``; what a code, an id or the key of a variant has; 0 and 1, the ends of
scales; and the names of ``numbers.csv``.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from babel.dates import get_month_names
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import Problem
from tipimpact.publish.words.fluent import FOLDER
from tipimpact.publish.words.formats import LOCALES

ROOT = Path(__file__).resolve().parents[1]
LAW = ROOT / "config" / "law"
TODO = "name the constant (publish/words/constants.py), or pass a variable"

# Nothing fixes that there are two readings or both languages; two years or two countries may be fixed.
UNITS = "|".join(
    ("years?|months?|weeks?|days?|countries|people|employers", "ans?|années?|mois|semaines?|jours?|pays|personnes")
)
WORDS = {
    "en": (
        *(
            rf"two(?=[ -](?:{UNITS})\b)",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
        ),
        *("fourteen", "fifteen", "sixteen", "eighteen", "twenty", "thirty", "forty", "fifty", "sixty", "ninety"),
        *(
            "hundred",
            "thousand",
            "half",
            "fifths?",
            "quarters?",
            "tenfold",
            "one (?:year|month)",
            "(?:for|once|after) a (?:year|month)",
        ),
    ),
    "fr": (
        *(
            rf"deux(?= (?:{UNITS})\b)",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "treize",
        ),
        *("quatorze", "quinze", "seize", "vingt", "trente", "quarante", "cinquante", "soixante", "cent", "mille"),
        *("demie?", "moitié", "cinquièmes?", "quart", "décuple", "un (?:an|mois)"),
    ),
}
VALUES = {  # of the words that a variant's key can have as a number
    **{word: i for lang in LANGUAGES for i, word in enumerate(WORDS[lang][1:11], 3)},
    **dict.fromkeys(("two", "deux"), 2),
    **dict.fromkeys(("half", "moitié"), "half"),
}
_SECTION = r"\d+(?:\.\d+)*(?:\([\w.]+\)|[a-z](?:\.\d+)?\))*"
_ACT = r"IRPA|IRPR|LIPR|RIPR|Criminal Code|Code criminel|ss?\.|art\.|al\.|[Ss]ections?|[Aa]rticles?"


@lru_cache
def read_law() -> list[dict[str, str]]:
    """The rows of both files of law."""
    rows: list[dict[str, str]] = []
    for name in ("provisions.csv", "eligibility.csv"):
        with open(LAW / name, encoding="utf-8", newline="") as file:
            rows += csv.DictReader(file)
    return rows


@lru_cache
def sections() -> frozenset[str]:
    """Numbers of the sections, and of the clauses of bills, that rows of law name."""
    columns = ("unit", "citation", "clause", "until_clause")
    texts = " ".join(row.get(column) or "" for row in read_law() for column in columns)
    return frozenset(re.findall(r"\d+(?:\.\d+)*", texts))


@lru_cache
def chapters() -> frozenset[str]:
    """Citations of the Acts that rows of law name: ``2012, c. 17``."""
    columns = ("amending", "brought_by", "taken_over_by", "superseded_by", "ended_by")
    texts = " ".join(row.get(column) or "" for row in read_law() for column in columns)
    return frozenset(re.findall(r"\d{4}, c\. \d+", texts))


@lru_cache
def ages() -> frozenset[str]:
    """Ages that a row of law asks for: of its condition, or of its note where the condition is a concept."""
    texts = " ".join(row.get(column) or "" for row in read_law() for column in ("who", "note_en"))
    return frozenset(re.findall(r"(?<=born, )\d+|\b\d+(?= or more\b| years of age\b)", texts))


@lru_cache
def days() -> frozenset[str]:
    """Days that rows of law name, but those on which somebody looked at them."""
    texts = " ".join(text for row in read_law() for name, text in row.items() if text and name != "checked_on")
    return frozenset(re.findall(r"\b\d{4}-\d{2}-\d{2}\b", texts))


@lru_cache
def _dates(lang: str) -> re.Pattern[str]:
    months = "|".join(get_month_names("wide", locale=LOCALES[lang]).values())
    english = rf"(?P<month>{months}) (?P<day>\d+), (?P<year>\d{{4}})"
    french = rf"(?P<day2>\d+)(?:er)? (?P<month2>{months}) (?P<year2>\d{{4}})"
    return re.compile(rf"{english}|{french}|(?P<month3>{months}) (?P<year3>\d{{4}})")


def _is_day_of_law(match: re.Match[str], lang: str) -> bool:
    """Whether rows of law have the day, or a day of the month."""
    parts = {name.rstrip("23"): text for name, text in match.groupdict().items() if text}
    months = {name: number for number, name in get_month_names("wide", locale=LOCALES[lang]).items()}
    start = f"{parts['year']}-{months[parts['month']]:02}"
    return (
        f"{start}-{int(parts['day']):02}" in days() if "day" in parts else any(day.startswith(start) for day in days())
    )


def _names_of_law(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Where a text has a bill, a chapter, a provision, an age, a day or the year of an Act that rows of law name."""
    chapter = r"\d{4}, ch?\. \d+"
    for match in re.finditer(r"\bC-\d+\b", text):
        yield match.span()
    for match in re.finditer(chapter, text):
        if match[0].replace("ch.", "c.") in chapters():
            yield match.span()
    for match in re.finditer(
        rf"(?:{_ACT})[  ]({_SECTION})(?:,? (?:and|et) ({_SECTION}))?|\b()\d[\d.]*\([\w.]+\)[\w.()]*", text
    ):
        named = [group for group in match.groups() if group] or [match[0]]
        if all(re.match(r"[\d.]*\d", name)[0] in sections() for name in named):  # type: ignore[index]
            yield match.span()
    for match in re.finditer(r"aged (\d+)|de (\d+) ans ou plus", text):
        if (match[1] or match[2]) in ages():
            yield match.span()
    for match in _dates(lang).finditer(text):
        if _is_day_of_law(match, lang):
            yield match.span()
    for match in re.finditer(r"\b\d{4}\b", text):
        if any(chapter.startswith(match[0]) for chapter in chapters()):
            yield match.span()


@lru_cache
def listed_names() -> dict[str, re.Pattern[str]]:
    """The names of ``numbers.csv``, one pattern a language."""
    with open(Path(__file__).with_name("numbers.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {lang: re.compile("|".join(row[lang] for row in rows if row[lang])) for lang in LANGUAGES}


class Texts(Visitor):
    """The texts of an entry, each with the keys of the variants that it is in."""

    def __init__(self, entry: ast.Message | ast.Term):
        self.keys: list[str] = []
        self.texts: list[tuple[str, tuple[str, ...]]] = []
        self.visit(entry.value)

    def visit_TextElement(self, node: ast.TextElement) -> None:
        self.texts.append((node.value, tuple(self.keys)))

    visit_StringLiteral = visit_TextElement

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        for variant in node.variants:
            self.keys.append(variant.key.name if isinstance(variant.key, ast.Identifier) else variant.key.value)
            self.visit(variant.value)
            self.keys.pop()


def lint_text(text: str, lang: str, codes: tuple[str, ...] = ()) -> list[str]:
    """The numbers of a text that must be variables. codes: the id of the message and the keys of its variants."""
    numbers = re.compile(
        rf"(?!\b[01]\b(?![.,]\d))\d+(?:[.,]\d+)?|(?<![\w-])(?:{'|'.join(WORDS[lang])})(?!\w)", re.IGNORECASE
    )
    allowed = [*_names_of_law(text, lang), *(match.span() for match in listed_names()[lang].finditer(text))]
    known = {str(int(number)) for code in codes for number in re.findall(r"\d+", code)} | {*codes}
    known |= {"un an"} if known & {"1", "12"} else set()
    return [
        match[0]
        for match in numbers.finditer(text)
        if not any(start <= match.start() < end for start, end in allowed)
        and str(VALUES.get(match[0].lower(), match[0])) not in known
    ]


def lint_folder(folder: Path = FOLDER) -> list[Problem]:
    """Every number typed in the messages of both languages that must be a variable."""
    problems = []
    for lang in LANGUAGES:
        for path in sorted((folder / lang).glob("*.ftl")):
            for entry in FluentParser(with_spans=False).parse(path.read_text(encoding="utf-8")).body:
                if isinstance(entry, ast.Message | ast.Term) and entry.value:
                    id = entry.id.name
                    for text, keys in Texts(entry).texts:
                        for number in lint_text(text, lang, (id, *keys)):
                            where = f"{lang}/{path.name}, {id}"
                            problems.append(Problem(f"{number!r} is typed: …{text.strip()[:160]}…", where, todo=TODO))
    return problems


def main() -> int:
    """Print every fault; 1 if there is one."""
    problems = lint_folder()
    print(*problems, sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
