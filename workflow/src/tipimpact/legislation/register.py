"""The register of Acts: which Act a title, a chapter or a citation names. Data: ``config/law/acts.yaml``.

An Act has one id, in both languages and under every title that it ever had. The file is proposed by
``python dev/propose_acts.py`` from the publisher's files and reviewed by hand.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
from pydantic import BeforeValidator, Field

from tipimpact.common import LANGUAGES
from tipimpact.common.config import Strict
from tipimpact.common.documents import check, read_document
from tipimpact.common.errors import LegislationError, nearest
from tipimpact.common.packaged import CONFIG

STANDING = CONFIG / "law" / "acts.yaml"
UNRESOLVED = "unresolved"
COLUMNS = ["id", "chapter", "citation", "lang", "title", "since", "until", "short", "regulations"]

_ORDERS = {"DORS": "SOR", "TR": "SI", "SOR": "SOR", "SI": "SI"}
_SUPPLEMENT = r"(?: \((?P<supplement>\d)(?:st|nd|rd|th|er|e) [Ss]uppl?\.\))?"
_REVISED = re.compile(rf"(?:R\.S\.|L\.R\.)(?:C\.)?(?:,? \(?1985\)?)?, ch?\. ?(?P<chapter>[A-Z]?-?[\d.]+){_SUPPLEMENT}")
_ANNUAL = re.compile(r"(?P<year>\d{4}), ch?\. ?(?P<chapter>\d+)(?:, (?:ss?|art)\. ?(?P<section>\d+))?(?![\d(])")
_OLDER = re.compile(r"(?:R\.S\.C?\.|S\.R\.C?\.) 1970, ch?\. ?(?P<chapter>[A-Z]-?\d[\d.]*)")
_INSTRUMENT = re.compile(r"(?P<kind>SOR|DORS|SI|TR)/(?P<number>\d+-\d+)")
_OLD_RULES = re.compile(r"C\.R\.C\., ch?\. ?(?P<chapter>\d+)")
CHAPTER = re.compile(r"[A-Z]-[\d.]+")
_ORDINALS = {"1": "1st", "2": "2nd", "3": "3rd"}


class Title(Strict):
    """A title in one language, and the days between which the Act had it."""

    title: str = Field(description="The title")
    since: dt.date | None = Field(None, alias="from", description="First day, where a file shows it")
    until: dt.date | None = Field(None, description="First day of the next title, where a file shows it")


def _listed(value: Any) -> Any:
    """One title, or several: ``Criminal Code``, or a list of titles with their days."""
    values = value if isinstance(value, list) else [value]
    return [{"title": v} if isinstance(v, str) else v for v in values]


Titles = Annotated[list[Title], BeforeValidator(_listed)]


class Act(Strict):
    """One Act or instrument."""

    chapter: str = Field("", description="Number of the consolidation: I-2.5")
    citation: str = Field("", description="Where it was enacted: 2001, c. 27; R.S., c. C-46; SOR/2002-227")
    en: Titles = Field([], description="Titles in English, today's first")
    fr: Titles = Field([], description="Titles in French, today's first")
    short: dict[str, list[str]] = Field(
        {}, description="Other names in use, by language: short forms, long titles by which bills name each other"
    )
    regulations: list[str] = Field([], description="Regulations and orders made under it")

    def title(self, lang: str, on: dt.date | None = None) -> str:
        """The title in a language, today's or that of a day."""
        titles: list[Title] = getattr(self, lang)
        day = on or dt.date.max
        in_use = [t for t in titles if (t.since is None or t.since <= day) and (t.until is None or day < t.until)]
        return (in_use or titles)[0].title if titles else ""


class Acts(Strict):
    """The whole file."""

    acts: dict[str, Act] = Field(description="Acts by id")


@dataclass(frozen=True)
class Register:
    """Acts by id, and what names them."""

    acts: dict[str, Act]

    @cached_property
    def _numbers(self) -> dict[str, str]:
        """Ids by id, chapter and citation."""
        ids: dict[str, str] = {}
        for id_, act in self.acts.items():
            for number in (id_, act.chapter, act.citation):
                ids.setdefault(number, id_)
        return ids

    @cached_property
    def _titles(self) -> dict[tuple[str, str], list[str]]:
        ids: dict[tuple[str, str], list[str]] = defaultdict(list)
        for id_, act in self.acts.items():
            for lang in LANGUAGES:
                names = [t.title for t in getattr(act, lang)] + act.short.get(lang, [])
                for name in dict.fromkeys(map(fold, names)):
                    ids[lang, name].append(id_)
        return dict(ids)

    def of(self, number: str) -> str | None:
        """The id of what is called by its id, chapter or citation; None for a number that is not listed."""
        return self._numbers.get(number)

    def get(self, number: str) -> Act:
        """The Act of an id, chapter, citation or short form. Raises LegislationError with the nearest one."""
        id_ = self.of(number) or self.find(number, "en") or self.find(number, "fr")
        if id_ is None:
            ids = [id_ for id_, act in self.acts.items() if CHAPTER.fullmatch(act.chapter) and " " not in id_]
            titles = (t.title for act in self.acts.values() for t in (*act.en, *act.fr))
            near = nearest(number, ids) or nearest(number, sorted({*self._numbers, *titles} - {""}))
            raise LegislationError(
                f"no Act is called {number!r}",
                where="config/law/acts.yaml",
                expected="an id, chapter, citation or title of the register",
                nearest=near,
                code="law-no-act",
                about=number,
            )
        return self.acts[id_]

    def citation_of(self, id_: str) -> str:
        """Where the Act of an id was enacted; of an id that is not listed, the id."""
        act = self.acts.get(id_)
        return (act.citation if act else "") or id_

    def find(self, title: str, lang: str, on: dt.date | None = None, by: str = "") -> str | None:
        """The id of the Act with a title: of several the last one enacted by ``on``. None: not listed.

        by: id of the Act that speaks. It calls itself "this Act", so that of several Acts another one is meant.
        """
        ids = self._titles.get((lang, fold(title)), [])
        ids = [id_ for id_ in ids if id_ != by] or ids
        if len(ids) < 2:
            return ids[0] if ids else None
        years = {id_: _year(self.acts[id_].citation) for id_ in ids}
        before = [id_ for id_ in ids if on is None or years[id_] <= on.year]
        return max(before or ids, key=lambda id_: years[id_])

    def known_as(self, id_: str, title: str, lang: str) -> bool:
        """Whether an Act has or had a title."""
        return id_ in self._titles.get((lang, fold(title)), [])

    def cited(self, note: str) -> str | None:
        """The id that a note such as ``R.S., c. N-5; 2003, c. 22, s. 12`` gives; a citation that is not listed is one.

        What a section of a statute makes, regulations perhaps, is not that statute. None where the note begins with no
        citation.
        """
        numbers = list(citations(note))
        if numbers and ", s. " in numbers[0]:
            return self.of(numbers[0]) or numbers[0]
        return next((id_ for n in numbers if (id_ := self.of(n))), numbers[-1] if numbers else None)


@lru_cache(maxsize=1 << 14)
def fold(title: str) -> str:
    """A title without capitals, punctuation and article, as titles are compared."""
    words = re.sub(r"\W+", " ", title.casefold().replace("œ", "oe")).strip()
    return re.sub(r"^(?:the|la|le|les|l) ", "", words)


def citations(note: str) -> Iterator[str]:
    """What the beginning of a note names, in the form of the register, the most precise first."""
    text = " ".join(note.replace("\N{NO-BREAK SPACE}", " ").split())
    if match := _REVISED.match(text):
        supplement = match["supplement"]
        ordinal = f" ({_ORDINALS.get(supplement, f'{supplement}th')} Supp.)" if supplement else ""
        yield f"R.S., c. {match['chapter'].rstrip('.')}{ordinal}"
        if not supplement:
            yield match["chapter"].rstrip(".")
    elif match := _OLDER.match(text):
        yield f"R.S. 1970, c. {match['chapter']}"
    elif match := _ANNUAL.match(text):
        if match["section"]:
            yield f"{match['year']}, c. {match['chapter']}, s. {match['section']}"
        yield f"{match['year']}, c. {match['chapter']}"
    elif match := _INSTRUMENT.match(text):
        yield f"{_ORDERS[match['kind']]}/{match['number']}"
    elif match := _OLD_RULES.match(text):
        yield f"C.R.C., c. {match['chapter']}"


def _year(citation: str) -> int:
    """Year of a citation; the Revised Statutes are of 1985, an instrument's year has two or four digits."""
    match = re.search(r"\d{4}", citation) if not citation.startswith(("R.S.", "C.R.C.")) else None
    return int(match[0]) if match else 1985


def read_register(path: str | Path) -> Register:
    """The register in a file. Raises ConfigError naming every fault with file and key."""
    document = read_document(path)
    listed = check(Acts, document.data, document).acts
    return Register({id_: _numbered(id_, act) for id_, act in listed.items()})


def _numbered(id_: str, act: Act) -> Act:
    """An Act with the number that its id gives, which the file does not repeat."""
    column = "chapter" if CHAPTER.fullmatch(id_) else "citation" if next(citations(id_), "") == id_ else ""
    return act if not column or getattr(act, column) else act.model_copy(update={column: id_})


@cache
def register() -> Register:
    """The register of ``config/law/acts.yaml``. Raises LegislationError where that file is not at hand."""
    if not STANDING.exists():
        raise LegislationError(
            "the register of Acts is not at hand", where=str(STANDING), expected="a checkout of the project"
        )
    return read_register(STANDING)


def acts() -> pd.DataFrame:
    """The register of Acts, a row per Act, language and title, today's title first.

    Columns: id (as in the tables), chapter (of the consolidation), citation (where it was enacted), lang, title,
    since and until (datetime64: the days between which the Act had that title, where a file shows them), short (list
    of short forms in that language), regulations (list of the instruments made under it).
    Source: config/law/acts.yaml, made from files of github.com/justicecanada/laws-lois-xml.

    >>> known = acts()
    >>> known.loc[(known["id"] == "IRPA") & (known["lang"] == "en"), ["chapter", "citation"]].values.tolist()
    [['I-2.5', '2001, c. 27']]
    """
    rows = [
        (id_, a.chapter, a.citation, lang, t.title, t.since, t.until, a.short.get(lang, []), a.regulations)
        for id_, a in register().acts.items()
        for lang in LANGUAGES
        for t in getattr(a, lang)
    ]
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.assign(since=pd.to_datetime(table["since"]), until=pd.to_datetime(table["until"]))
