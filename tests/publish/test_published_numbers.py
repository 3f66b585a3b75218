"""Every file of an edition, read as text: no share of trafficked persons, no sum over exposure, no count below five.

The rows of ``exposure`` overlap, and no source gives the share of trafficked persons in them. A number that adds rows
up, or that multiplies one, would be quoted as a number of victims that nobody counted (docs/data-ethics.md).

A number that only looks like one of these is no fault if somebody else published it: it is then a value of
``indicators``, whose rows name their source. Large tables of something else (claims by month, positions, words) hold
some numbers that equal a sum by chance: a cell alone on the page of such a table is no fault if it is a value of one of
the table's own columns that count no people. A figure or a finding of tables that count nobody at all (sentences, tips)
shows their numbers in words too: there such a number is no fault unless people are named right after it. No other false
alarm is known; one would be a rule here, with its reason.
"""

import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import docx
import pandas as pd
import pypdfium2
import pytest
from lxml import etree, html
from python_calamine import CalamineWorkbook

from publish.reading import PRINTED
from tipimpact import __version__
from tipimpact.common.contracts import contract, names
from tipimpact.common.contracts.files import FILES as COPIES
from tipimpact.common.contracts.files import figures
from tipimpact.common.disclosure import FEWEST
from tipimpact.publish.tables.findings import FINDINGS
from tipimpact.publish.words import LANGUAGES

EDITIONS = [
    pytest.param("sample", marks=pytest.mark.workflow),
    pytest.param("official", marks=[pytest.mark.workflow, pytest.mark.official]),
]
# Places of the values of ``indicators`` that are a publisher's own: a cell of a file, or one year of it.
PUBLISHED = r"; year=|^row \d+, column \d+$"
# Tables that hold a publisher's own counts of claims: their columns of people are no sums of ours.
COPIED = {"claims_by_month", "claims_by_year", "claims_coverage", "permit_stocks"}
# A number of more than three digits has its thousands apart (a comma; a no-break space in French), or not at all.
THOUSANDS = r"[1-9]\d{0,2}(?:[,\u00a0\u202f]\d{3})+"
NUMBER = re.compile(rf"(?<![\w,.]){THOUSANDS}(?!\d)|(?<![\w,.])\d+(?:[.,]\d+)?(?!\w)")
# Where a sentence stands in its document, in characters, and where a value stands in a table: these count nobody.
PLACE = re.compile(
    r"\b[\w.]+:\d+-\d+|\b(?:characters|caractères) \d+ (?:to|à) \d+"
    rf"|\b(?:Row (?:{THOUSANDS}|\d+) of table|Ligne (?:{THOUSANDS}|\d+) du tableau) \d+"
)
SHARE = re.compile(
    r"\d+(?:[.,]\d+)?[\s\u00a0\u202f]?%|per[\s-]cent|pour cent|percentage|pourcentage"
    r"|\b(?:1|one|une?)\s(?:in|of every|out of|sur|personne sur)\s(?:every\s)?\d",
    re.IGNORECASE,
)
PEOPLE = (
    r"(?:trafficked )?(?:person|people|claimant|victim|child|adult|worker|personne|demandeur|victime|enfant|adulte)"
)
FEW = re.compile(rf"(?<![\w.,/(-])[1-4][\s\u00a0\u202f]{PEOPLE}(?:s|ren|es)?\b", re.IGNORECASE)
NAMED = re.compile(rf"\d[\s\u00a0\u202f]{PEOPLE}", re.IGNORECASE)
TRAFFICKED = re.compile(r"traffick|\btraite\b|victim", re.IGNORECASE)
CLAIMS = re.compile(r"claimant|refugee claim|demandes? d['’]asile|demandeu", re.IGNORECASE)
# Rates of departure that are assumed, in the titles of columns and the note that explains them.
RATE = re.compile(
    r"\(\d+\u00a0?% (?:leave each month|partent chaque mois)\)|\d+\u00a0?% (?:and|et) \d+\u00a0?% (?:a month|par mois)"
)
YEARS = frozenset(map(float, range(1985, 2031)))
TICK = re.compile(r"\d{1,3}[,\u00a0\u202f]000")  # of an axis: a round number alone
# Files that hold no words for readers: pictures of text that is checked as SVG, code, digests.
NOT_READ = {".png", ".zip", ".snakemake_timestamp", "Snakefile", "sha256.txt"}
PROSE = {"name", "description", "title", "abstract", "caption", "longdesc"}  # keys of the JSON of packages
PERSONS = {"arrivals", "claimants", "permit holders", "persons", "persons or permits"}  # units of people
# Units that count no people, of columns and of rows. A new unit must be put into one of the two.
OTHERS = {
    *("appeals", "applications", "calendar year", "cases", "cells", "characters", "claimant-years", "claims", "days"),
    *("decisions", "origins, or periods", "share a month"),
    *("documents", "dollars", "employers", "incidents", "inspections", "log points", "months", "per_100000"),
    *("percent", "permits", "positions", "ratio", "remedies", "see check", "see scale", "see scale, per year"),
    *("see measured_in", "sentences", "share", "tips", "visits", "words", "years"),
    *("asks", "coders", "coefficient", "comparisons", "comparisons, or series", "designs", "difference of scores"),
    *("digits", "draws", "index from 0 to 1", "ordinal number", "origins", "origins, or series", "periods"),
    *("instructions", "month", "recommendations", "visas", "line", "parts of 1"),
    *("see counted", "see row_kind"),  # a publisher's own counts of claims, as it counted; measures of the reform
    *("probability", "remedies in a life", "row", "rows", "score from 0 to 1", "see length_unit", "values"),
}


class Block(NamedTuple):
    """A paragraph, a row of a table, or a line: what is read together."""

    file: str
    text: str


class Hit(NamedTuple):
    check: str
    what: str
    file: str
    text: str


def in_html(content: bytes) -> Iterator[str]:
    tree = html.fromstring(content.decode())
    for node in tree.xpath("//script|//style|//template"):
        node.drop_tree()
    for link in tree.xpath("//th/a[@href]"):
        if link.get("href").endswith(f"&line={link.text}"):  # the number of a row, which opens that row, counts nobody
            link.text = ""
    for node in tree.iter("tr", "p", "li", "dt", "dd", "figcaption", "caption", "summary", "title", "desc", "text"):
        if next(node.iterdescendants("tr", "p", "li"), None) is None:
            yield " ".join(t for t in node.itertext())
    for node in tree.iter("h1", "h2", "h3", "h4", "button", "a"):
        yield node.text_content()
    yield from (str(text) for text in tree.xpath("//@alt|//@aria-label|//@title|//meta/@content"))


def in_svg(content: bytes) -> Iterator[str]:
    for node in etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True)).iter():
        if isinstance(node.tag, str) and node.tag.rsplit("}", 1)[-1] in {"text", "title", "desc"}:
            yield " ".join(t for t in node.itertext())
        if label := node.get("aria-label"):
            yield label


def in_csv(content: bytes) -> Iterator[str]:
    table = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)
    if {"start", "end"} <= set(table.columns):  # a place, in characters
        table = table.drop(columns=["start", "end"])
    yield from (" | ".join(row) for row in table.itertuples(index=False))


def in_excel(content: bytes) -> Iterator[str]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names:
        for row in book.get_sheet_by_name(name).to_python():
            yield " | ".join(f"{cell:g}" if isinstance(cell, float) and cell < 1e6 else str(cell) for cell in row)


def in_word(content: bytes) -> Iterator[str]:
    document = docx.Document(io.BytesIO(content))
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        yield from (" | ".join(cell.text for cell in row.cells) for row in table.rows)


def in_pdf(content: bytes) -> Iterator[str]:
    for page in pypdfium2.PdfDocument(content):
        yield from re.split(r"(?<=[.:])\s*\r\n", page.get_textpage().get_text_range())


def in_latex(content: bytes) -> Iterator[str]:
    text = content.decode().replace("{-}", "-").replace("~", "\u00a0").replace(r"\,", "\u202f")
    yield from text.splitlines()


def in_lines(content: bytes) -> Iterator[str]:
    yield from content.decode().splitlines()


def in_json(content: bytes) -> Iterator[str]:
    def prose(node, key="") -> Iterator[str]:
        if isinstance(node, dict):
            for name, value in node.items():
                yield from prose(value, name)
        elif isinstance(node, list):
            for value in node:
                yield from prose(value, key)
        elif isinstance(node, str) and key in PROSE:
            yield node

    yield from prose(json.loads(content))


def in_rows(content: bytes) -> Iterator[str]:
    """What a page of a data table loads: words about it, then the values of each column; its cells are in Parquet."""

    def words(node) -> Iterator[str]:
        if isinstance(node, str):
            yield node
        elif isinstance(node, dict | list):
            for value in node.values() if isinstance(node, dict) else node:
                yield from words(value)

    text = content.decode()
    if text.startswith("tipimpact.rows("):
        yield from words(json.loads(text.removeprefix("tipimpact.rows(").rstrip().removesuffix(";").removesuffix(")")))


READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    ".html": in_html, ".svg": in_svg, ".csv": in_csv, ".xlsx": in_excel, ".docx": in_word, ".pdf": in_pdf,
    ".tex": in_latex, ".bib": in_latex, ".md": in_lines, ".txt": in_lines, ".json": in_json, ".js": in_rows,
}  # fmt: skip


def read(folder: Path) -> tuple[list[Block], list[str]]:
    """All blocks of an edition's files, and the files that no reader knows.

    Bare numbers of data tables are left out, because these are read by contract (``find_in_tables``).
    """
    blocks, unknown = [], []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        twin = folder / name.removeprefix(f"site/{COPIES}/")  # the site's copy of a file that is read in its own place
        if twin != path and twin.is_file() and twin.read_bytes() == path.read_bytes():
            continue
        if NOT_READ & {path.suffix, path.name} or path.suffix == ".parquet":
            continue
        if path.suffix not in READERS:
            unknown.append(name)
            continue
        texts = (re.sub(r"[ \r\n\t]+", " ", text).strip() for text in READERS[path.suffix](path.read_bytes()))
        if name.startswith("tables/"):
            texts = (" | ".join(c for c in text.split(" | ") if re.search(r"[^\W\d]", c)) for text in texts)
        blocks += [Block(name, text) for text in dict.fromkeys(texts) if text]
    return blocks, unknown


@cache
def numbers(text: str) -> frozenset[float]:
    """All numbers of a text, in English or French."""
    found = set()
    for token in NUMBER.findall(PLACE.sub("", text)):
        plain = re.sub(r"[,\u00a0\u202f]", "", token) if re.fullmatch(THOUSANDS, token) else token.replace(",", ".")
        found.add(float(plain))
    return frozenset(found)


class Known(NamedTuple):
    """What the checks need to know of an edition."""

    exposure: pd.DataFrame
    sources: frozenset[float]  # values that somebody else published
    words: frozenset[float]  # numbers that our messages, titles, notes and citations hold
    checks: frozenset[float]  # percentages of others with which ranges are compared
    waiting: frozenset[float] = frozenset()  # people before one door on one day, a few of which equal a sum by chance
    cells: Mapping[str, frozenset[float]] = MappingProxyType({})  # by table: numbers in it that count no people
    shown: Mapping[str, frozenset[float]] = MappingProxyType({})  # by figure or finding of tables that count nobody


def known_of(folder: Path, root: Path) -> Known:
    exposure, indicators = (pd.read_parquet(folder / "data" / f"{name}.parquet") for name in ("exposure", "indicators"))
    checks = pd.read_parquet(folder / "data" / "exposure_checks.parquet")
    checks = checks.rename(columns={"follows": "check_value"})[["exposure", "reading", "check_value"]]
    exposure = exposure.merge(checks, how="left", on=["exposure", "reading"])
    words = root / "workflow" / "src" / "tipimpact" / "publish" / "words"
    texts = [path.read_text("utf-8") for lang in LANGUAGES for path in sorted((words / lang).glob("*.ftl"))]
    texts += [(root / "config" / name).read_text("utf-8") for name in ("exposure.yaml", "series.yaml")]
    texts += [str(value) for name in ("citation", "unit", "brought_by") for value in exposure[name].dropna()]
    texts += [str(day.day) for name in ("starts", "ends") for day in exposure[name].dropna()]
    texts += [str((contract(name).publish or {})["number"]) for name in names(published=True)]  # of tables
    of_others = {float(v) for name in ("value", "low", "high") for v in indicators[name].dropna()}
    compared = indicators["series"].isin({"claims_designated_share"})
    cells = {name: cells_of(name, table) for name, table in tables_of(folder).items() if name != "exposure"}
    return Known(
        exposure,
        frozenset(of_others),
        frozenset().union(*map(numbers, texts)),
        frozenset(indicators.loc[compared, "value"].dropna().astype(float)),
        frozenset(waiting_of(folder)),
        cells,
        shown_of(cells),
    )


def shown_of(cells: Mapping[str, frozenset[float]]) -> dict[str, frozenset[float]]:
    """The numbers of each figure and finding whose tables have no column that counts people."""
    drawn = {name: [figure.table, *figure.also] for name, figure in figures().items()}
    drawn |= {f"finding-{name}": finding.tables for name, finding in FINDINGS.items()}
    return {
        name: frozenset().union(*(cells.get(table, ()) for table in tables))
        for name, tables in drawn.items()
        if not any(about.unit in PERSONS for table in tables for about in contract(table).columns.values())
        and "indicators" not in tables  # of several units, by row
    }


def cells_of(name: str, table: pd.DataFrame) -> frozenset[float]:
    """The numbers in the columns of a table that count no people of ours: the others are read in ``find_in_tables``."""
    own = [column for column, about in contract(name).columns.items() if name in COPIED or about.unit not in PERSONS]
    return frozenset(float(n) for column in table[own].select_dtypes("number") for n in table[column].dropna())


def waiting_of(folder: Path) -> set[float]:
    """Numbers of people and person-years before one door: they differ by day and rate, and are of one rule each."""
    totals, waiting = (
        pd.read_parquet(folder / "data" / f"{name}.parquet") for name in ("waiting_totals", "people_waiting")
    )
    columns = [totals[name] for name in totals if re.match(r"(average|largest|years)_", name)]
    return {float(n) for column in [*columns, waiting["low"], waiting["high"]] for n in column.dropna()}


def counts(exposure: pd.DataFrame) -> set[float]:
    return {float(n) for end in ("low", "high", "check_value") for n in exposure[end].dropna()}


def sums(exposure: pd.DataFrame) -> dict[float, str]:
    """Every sum of two or more rows, of one end: of each subset of different numbers, and of groups with repeats."""
    found: dict[float, str] = {}
    for end in ("low", "high"):
        rows = exposure[exposure[end] > 0]
        different = sorted(set(rows[end].astype(float)))
        for size in range(2, len(different) + 1):
            for chosen in combinations(different, size):
                found.setdefault(sum(chosen), f"{end}: " + " + ".join(f"{n:g}" for n in chosen))
        groups = {"all rows": rows, "main readings": rows[rows["reading"] == "main"]}
        for column in ("exposure", "act", "brought_by", "text_kind", "origins", "unit"):
            groups |= {f"{column} {code}": part for code, part in rows.groupby(column)}
        for name, part in groups.items():
            if len(part) > 1:
                found.setdefault(float(part[end].sum()), f"{end}: {name}")
    own = counts(exposure)
    return {total: how for total, how in found.items() if total not in own}


def find_sums(blocks: Iterable[Block], known: Known) -> Iterator[Hit]:
    totals = sums(known.exposure)
    for total in totals.keys() & (known.sources | known.waiting):
        del totals[total]
    for block in blocks:
        found = numbers(block.text) & totals.keys()
        if NUMBER.fullmatch(block.text) and block.file.startswith("site/rows/"):
            found -= known.cells.get(Path(block.file).name.partition(".")[0], frozenset())
        if not NAMED.search(block.text):
            found -= known.shown.get(Path(block.file).stem.removesuffix("-phone"), frozenset())
        for number in found:
            yield Hit("sum", f"{number:g} = {totals[number]}", *block)


def find_products(blocks: Iterable[Block], known: Known) -> Iterator[Hit]:
    """Beside a count of ``exposure``: numbers that are neither such counts nor words of ours, and shares."""
    own = counts(known.exposure) | known.waiting
    # a number that somebody else published too may stand where exposure is not meant
    striking = {n for n in counts(known.exposure) - known.sources if n >= 1000}
    alone = own | YEARS | {float(unit) for unit in known.exposure["unit"].dropna() if unit.isdigit()}
    for block in blocks:
        text = block.text.replace(__version__, "")
        if not (numbers(text) & striking) and "exposure" not in block.file:
            continue
        found = numbers(text) - own - YEARS - known.words - known.checks
        for cell in text.split(" | ") if " | " in text else ():  # a number alone in a cell is no day, citation or row
            if NUMBER.fullmatch(cell):
                found |= numbers(cell) - alone
        if not (block.file.endswith(".svg") and TICK.fullmatch(text)):
            for number in found:
                yield Hit("product", f"{number:g}", *block)
        for share in SHARE.finditer(RATE.sub("", text)):
            if not numbers(share[0]) or numbers(share[0]) - known.checks:
                yield Hit("share", share[0], *block)


def find_shares(blocks: Iterable[Block]) -> Iterator[Hit]:
    """A share in a sentence, or a cell, that speaks of trafficked persons and of claims."""
    for block in blocks:
        if not SHARE.search(block.text):
            continue
        for sentence in re.split(r" \| |(?<=[.;:!?])\s", block.text):
            share = SHARE.search(sentence)
            if share and TRAFFICKED.search(sentence) and CLAIMS.search(sentence):
                yield Hit("share of persons", share[0], *block)


def find_few(blocks: Iterable[Block]) -> Iterator[Hit]:
    """One to four people, in figures."""
    for block in blocks:
        for few in FEW.finditer(block.text):
            yield Hit("few", few[0], *block)


def tables_of(folder: Path) -> dict[str, pd.DataFrame]:
    return {path.stem: pd.read_parquet(path) for path in sorted((folder / "data").glob("*.parquet"))}


def people(tables: dict[str, pd.DataFrame]) -> Iterator[tuple[str, pd.DataFrame]]:
    """Counts of people that we derived, as ranges (a value alone is both ends), by table.

    Left out are rows of ``indicators`` that name the document in which somebody else printed them.
    """
    indicators = tables["indicators"][tables["indicators"]["measured_in"].isin(PERSONS)]
    derived = indicators[indicators["document"].isna()]
    yield (
        "indicators",
        derived.assign(low=derived["low"].fillna(derived["value"]), high=derived["high"].fillna(derived["value"])),
    )
    yield "indicators", derived.assign(low=derived["value"], high=derived["value"])
    for name, table in tables.items():
        counted = {column for column, about in contract(name).columns.items() if about.unit in PERSONS}
        for low in sorted(counted - {re.sub("low$", "high", column) for column in counted if column.endswith("low")}):
            yield name, pd.DataFrame({"low": table[low], "high": table[re.sub("low$", "high", low)]})


def find_in_tables(tables: dict[str, pd.DataFrame], known: Known) -> Iterator[Hit]:
    """Counts of one to four people told more closely than as fewer than five, and sums over exposure.

    Rows of ``indicators`` that are a cell of a publisher's file, or add up one year of it, as their place says, are no
    sums over exposure.
    """
    totals = {total: how for total, how in sums(known.exposure).items() if total not in known.waiting}
    for name, rows in people(tables):
        published = pd.Series(name in COPIED, rows.index)
        if name == "indicators":
            published = rows["place"].str.contains(PUBLISHED)
        ends = rows[["low", "high"]].astype(float)
        for row in ends[(ends["high"] > 0) & (ends["high"] < FEWEST)].itertuples():
            if row.high - row.low < FEWEST - 2:
                yield Hit("few", f"{row.low:g} to {row.high:g}", name, "")
        for number in set(ends[~published].to_numpy().ravel()) & totals.keys():
            yield Hit("sum", f"{number:g} = {totals[number]}", name, "")


@pytest.fixture(scope="module", params=EDITIONS)
def finished(request) -> Path:
    """The folder of what a finished edition published."""
    project = request.getfixturevalue(f"{request.param}_project")
    return project / "results" / PRINTED[request.param]


@pytest.fixture(scope="module")
def known(finished, root) -> Known:
    return known_of(finished, root)


def test_no_file_has_a_sum_a_share_or_a_small_count(finished, known):
    blocks, unknown = read(finished)
    assert unknown == [], "say how these are read"
    files = {block.file for block in blocks}
    for lang in LANGUAGES:  # the pages, findings, figures and the brief were read
        expected = {f"site/{lang}/index.html", f"findings/{lang}/finding-exposure.csv", f"figures/{lang}/exposure.svg"}
        assert expected | {f"brief/{lang}.pdf", f"brief/{lang}.docx"} <= files
    own = counts(known.exposure)
    assert sum(bool(numbers(block.text) & own) for block in blocks) > 50
    hits = [*find_sums(blocks, known), *find_products(blocks, known), *find_shares(blocks), *find_few(blocks)]
    assert hits == []


def test_no_table_has_a_small_count_or_a_sum(finished, known):
    tables = tables_of(finished)
    units = {about.unit for name in tables for about in contract(name).columns.values() if about.unit}
    assert units | set(tables["indicators"]["measured_in"]) <= PERSONS | OTHERS, "say whether this unit counts people"
    assert list(find_in_tables(tables, known)) == []


EXPOSED = pd.DataFrame(
    {
        **{"exposure": ["wait", "limit", "power"], "reading": "main", "act": ["IRPR", "IRPR", "IRPA"], "unit": "1"},
        **{"brought_by": "2012, c. 17", "text_kind": "act", "origins": "all"},
        **{"low": [16872, 4359, 85], "high": [30958, 44452, 85], "check_value": [20100, None, None]},
    }
)
INVENTED = Known(EXPOSED, frozenset({964.0}), frozenset({180.0, 35.0, 25.0}), frozenset({12.0}))


def check(blocks: list[Block]) -> set[str]:
    found = [*find_sums(blocks, INVENTED), *find_products(blocks, INVENTED), *find_shares(blocks), *find_few(blocks)]
    return {hit.check for hit in found}


def page(folder: Path, text: str) -> list[Block]:
    (folder / "page.html").write_text(f"<!DOCTYPE html><body><p>{text}</p></body>", encoding="utf-8")
    return read(folder)[0]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("The wait applied to 16,872 to 30,958 claims; 85 people are known, 35 of them children.", set()),
        ("L'attente de 180 jours a touché de 16\u00a0872 à 30\u202f958 demandes.", set()),
        ("In all 21,231 people met one rule or the other.", {"sum"}),
        ("En tout, 75\u00a0495 demandes ont été touchées.", {"sum"}),
        ("The two waits applied to 21,316 claims.", {"sum"}),  # all three rows
        ("16,872 claims were made; 169 were of people who had been trafficked.", {"product"}),
        ("Des 16\u00a0872 demandes, 168,7 viendraient d'elles.", {"product"}),
        ("16,872 | 25", {"product"}),  # one in about 700, and the number of a table
        ("Of 16,872 claims, 12% come from these countries (IRCC).", set()),
        ("Of 16,872 claims, 1% may be meant.", {"product", "share"}),
        ("Of 16,872 claims, one in 100 may be meant.", {"product", "share"}),
        ("About 1 in 100 claimants were trafficked.", {"share of persons"}),
        ("Peut-être 1\u00a0% des demandeurs d'asile ont subi la traite.", {"share of persons"}),
        ("Of these, 3 people were sent away.", {"few"}),
        ("Parmi elles, 2\u00a0personnes ont été renvoyées.", {"few"}),
    ],
)
def test_what_must_not_be_published_is_found_on_a_page(tmp_path, text, faults):
    assert check(page(tmp_path, text)) == faults


def test_it_is_found_in_every_kind_of_file(tmp_path):
    text = "In all 21,231 people met one rule or the other."
    document = docx.Document()
    document.add_paragraph(text)
    document.save(tmp_path / "a.docx")
    pd.DataFrame({"a": [text]}).to_csv(tmp_path / "a.csv", index=False)
    pd.DataFrame({"a": [text]}).to_excel(tmp_path / "a.xlsx", engine="xlsxwriter")
    (tmp_path / "a.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><text>{text}</text></svg>')
    (tmp_path / "a.json").write_text(json.dumps({"description": text}))
    (tmp_path / "a.js").write_text(f"tipimpact.rows({json.dumps({'about': [text]})});")
    for ending in ("md", "txt", "tex", "bib"):
        (tmp_path / f"a.{ending}").write_text(text)
    (tmp_path / "a.odt").write_text(text)
    blocks, unknown = read(tmp_path)
    assert {hit.file for hit in find_sums(blocks, INVENTED)} == {f"a{ending}" for ending in READERS} - {
        "a.html",
        "a.pdf",
    }
    assert unknown == ["a.odt"]


@pytest.mark.parametrize(
    ("text", "table", "faults"),
    [
        ("21,231", "claims_by_month", set()),  # a count of that table
        ("21,231", "claims_coverage", {"sum"}),  # not of this one
        ("21,231 people met one rule or the other.", "claims_by_month", {"sum"}),
    ],
)
def test_a_cell_of_a_table_may_equal_a_sum_by_chance_and_a_sentence_may_not(text, table, faults):
    known = INVENTED._replace(cells={"claims_by_month": frozenset({21231.0})})
    assert {hit.check for hit in find_sums([Block(f"site/rows/{table}.2.js", text)], known)} == faults


@pytest.mark.parametrize(
    ("text", "file", "faults"),
    [
        ("Oversight of migrant workers (21,231)", "figures/en/theme_map-phone.svg", set()),
        ("Oversight estimate 21,231 no", "site/en/finding-themes.html", set()),
        ("Oversight: 21,231 workers", "figures/en/theme_map.svg", {"sum"}),  # people
        ("Oversight (21,232)", "figures/en/theme_map.svg", set()),  # no sum
        ("Oversight (21,231)", "figures/en/exposure.svg", {"sum"}),  # of a table that counts people
        ("Oversight (21,231)", "site/en/index.html", {"sum"}),
    ],
)
def test_a_figure_of_tables_that_count_nobody_may_equal_a_sum_by_chance(text, file, faults):
    known = INVENTED._replace(shown=shown_of({"theme_counts": frozenset({21231.0}), "exposure": frozenset({21231.0})}))
    assert {hit.check for hit in find_sums([Block(file, text)], known)} == faults


def test_it_is_found_in_the_brief(finished, known):
    """The brief as it is, with rows of exposure that add up to a number printed in it."""
    blocks = [block for block in read(finished / "brief")[0] if block.file.endswith(".pdf")]
    printed = max(numbers(" ".join(block.text for block in blocks)) & counts(known.exposure))
    parts = [printed - 1000, 1000.0]
    rows = pd.concat([EXPOSED.head(2).assign(low=parts, high=None, check_value=None)])
    assert {hit.file for hit in find_sums(blocks, known._replace(exposure=rows, sources=frozenset()))} == {
        "en.pdf",
        "fr.pdf",
    }


@pytest.mark.parametrize(
    ("name", "changed", "fault"),
    [
        ("exposure_checks", {"follows": 3}, "few"),
        ("exposure", {"low": 2, "high": 4}, "few"),
        ("indicators", {"series": "claims_canada", "value": 3, "measured_in": "persons", "document": None}, "few"),
        ("indicators", {"value": 21231, "measured_in": "persons", "document": None, "place": "all rows"}, "sum"),
    ],
)
def test_it_is_found_in_a_table(finished, name, changed, fault):
    tables = tables_of(finished)
    if tables[name].empty:
        tables[name] = tables[name].reindex([0])
    for column, value in changed.items():
        tables[name].loc[tables[name].index[0], column] = value
    assert {hit.check for hit in find_in_tables(tables, INVENTED)} == {fault}
