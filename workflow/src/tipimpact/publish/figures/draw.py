"""Figures as SVG and PNG: drawn offline, the same bytes each time, with a name and a description inside.

A page or a document that writes title, note and source around a figure draws it itself (``picture``). The files travel
alone: title, note, source, licence and address are inside, and an SVG follows light and dark. ``figures.json`` lists
number, readers, words and files of each.
"""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from xml.sax.saxutils import escape

import altair as alt
import numpy as np
import pandas as pd
import vl_convert

from tipimpact import __version__
from tipimpact.common.errors import PublishError
from tipimpact.package.texts import Sources, Texts
from tipimpact.publish.figures.model import PHONE, SHORT, WIDE, Figure, nothing_drawn
from tipimpact.publish.figures.svg import FONT, TOKENS, Sketch, darkened, follow_dark, resolved
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.tables import apparatus
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.tables.citation import address_of, authors
from tipimpact.publish.tables.joins import joined
from tipimpact.publish.words import NBSP, TAGS, say, say_figure, say_table

SUB = 1  # the filter of a line of a PNG that holds the differences from the pixel before
EXPORTED = {"": (1280, 1.5), "-phone": (390, 2)}  # width of the files, and pixels of a PNG for one of the SVG


@dataclass(frozen=True)
class Picture:
    """A figure in one language.

    svg: the drawing alone, in the colours of the page that shows it.  framed: with title, subtitle, note, source,
    licence and address in it, for a file.
    phone: the same, drawn anew for a phone; the brief has none.
    title: the finding.  subtitle: what is drawn.  note: the caveat.  source: the table, and what it lacks.
    publishers: those of its numbers.  licensed: licence and address.  alt: the text alternative.  short: one of at
    most ``SHORT`` characters.  width, height: pixels of the SVG.
    """

    svg: str
    title: str
    subtitle: str
    note: str
    source: str
    alt: str
    width: int
    height: int
    framed: str = ""
    phone: Picture | None = None
    publishers: str = ""
    licensed: str = ""
    short: str = ""

    @property
    def png(self) -> bytes:
        """The framed figure as PNG."""
        return png_of(self.framed)

    def _repr_html_(self) -> str:
        """In a notebook: the picture with its title, caveat and text alternative under it."""
        words = " ".join(map(escape, (self.subtitle, self.note, self.source, self.alt)))
        return f"<figure>{self.svg}<figcaption><strong>{escape(self.title)}</strong> {words}</figcaption></figure>"


def with_texts(tables: Mapping[str, pd.DataFrame], authored: Texts | None) -> TableEvidence:
    """Tables by name, as ``read_table`` or ``load`` gives them, with the texts that people wrote in ``config/``."""
    if authored is None:
        return TableEvidence(tables)
    texts = lambda table, lang: joined(tables[table], table, lang, authored)  # noqa: E731
    return TableEvidence(tables, texts, authored.sources, authored.profiles)


def picture(figure: Figure, evidence: TableEvidence, lang: str, sources: Sources | None = None) -> Picture:
    """Draw a figure from the tables that it names.

    sources: where the titles of files that the table was made without are found.
    """
    rows = figure.shown(evidence, lang)
    foot = _foot(figure, evidence.tables[figure.published.table], lang, sources)
    published = apparatus.publishers(figure.stated_rows(evidence), sources, lang) if sources else ""
    name = figure.name
    if sources and not rows.empty and not figure.needs(evidence):
        expected = "sources in the metadata of its tables, had or missing"
        raise PublishError(f"figure {name!r} has no source", expected=expected)
    words: dict[str, Any] = {
        "title": figure.heading(evidence, lang),
        **{part: say_figure(name, part, lang) for part in ("subtitle", "note")},
        "source": f"{published} {foot}".strip(),
        "alt": figure.alt(evidence, lang),
        "publishers": published,
        "licensed": _license(figure, evidence, lang, sources),
    }
    words["short"] = figure.say_short(evidence, lang) or words["title"]
    if len(words["short"]) > SHORT:
        long = f"the short text alternative of figure {name!r} has {len(words['short'])} characters"
        raise PublishError(long, where=f"{lang}, figure-{name}-short", expected=f"at most {SHORT}")
    pictures = {}
    for end, width in (("", WIDE), ("-phone", PHONE)):
        drawing = sketched(figure, rows, lang, width)
        framed = _export(_frame(drawing, words), EXPORTED[end][0])
        svg, file = (_name(text, f"{name}{end}", words, lang) for text in (drawing.svg(), framed))
        pictures[end] = Picture(svg, **words, framed=file, width=round(drawing.width), height=round(drawing.height))
    return replace(pictures[""], phone=pictures["-phone"])


def sketched(figure: Figure, rows: pd.DataFrame, lang: str, width: int) -> Sketch:
    """The drawing of a figure for a width, without title and note; without rows, what is missing."""
    if not rows.empty:
        return figure.draw(rows, CodeWords.of(rows, lang), width)
    sketch = Sketch(width)
    sketch.height = sketch.lines(0, 8, nothing_drawn(rows, lang), min(width, 560)) + 8
    return sketch


def _frame(drawing: Sketch, words: Mapping[str, str]) -> Sketch:
    """A drawing with its title, subtitle, note and source, for where no caption is near."""
    width, is_small = drawing.width, drawing.width == PHONE
    edge, large, middle, small = (14.0, 20.0, 14.5, 13.5) if is_small else (28.0, 27.0, 16.0, 14.0)
    sketch = Sketch(width + 2 * edge)
    y = sketch.lines(edge, 24, words["title"], width, size=large, bold=True, serif=True)
    y = sketch.lines(edge, y + 4, words["subtitle"], width, size=middle, fill="quiet") + 16
    sketch.put(drawing, edge, y)
    y = sketch.lines(edge, y + drawing.height + 14, words["note"], width, size=small)
    y = sketch.lines(edge, y + 6, words["source"], width, size=12.5, fill="quiet")
    sketch.height = sketch.lines(edge, y + 2, words["licensed"], width, size=12.5, fill="quiet") + 20
    return sketch


def _export(sketch: Sketch, width: int) -> str:
    """A framed drawing at a width, with plain colours."""
    height, own = round(width * sketch.height / sketch.width), f'width="{round(sketch.width)}" height="\\d+"'
    return re.sub(own, f'width="{width}" height="{height}"', resolved(sketch.svg()), count=1)


def _license(figure: Figure, evidence: TableEvidence, lang: str, sources: Sources | None) -> str:
    """The licence of the figure, as its sources allow, and where it is published."""
    used = [source for source in sources.sources if source.id in figure.sources_of(evidence)] if sources else []
    forbidden = any(sources.licences[source.licence].commercial == "forbidden" for source in used) if sources else False
    return say(
        "figure-licensed",
        lang,
        code="cc_by_nc" if forbidden else "cc_by",
        authors=authors(lang),
        address=address_of(f"{lang}/index.html", lang),
    )


def _foot(figure: Figure, rows: pd.DataFrame, lang: str, sources: Sources | None) -> str:
    """The table of the numbers, the edition, which files are missing, and how many rows no lawyer has reviewed."""
    foot = say(
        "figure-foot",
        lang,
        number=figure.published.table_number,
        title=say_table(figure.published.table, "title", lang),
        edition=say("edition", lang, code=rows.attrs["edition"]),
        version=__version__,
    )
    return " ".join([foot, *apparatus.status(rows, lang, sources)])


WORDS = ("title", "subtitle", "note", "source", "publishers", "licensed", "alt", "short")  # of a picture, in the list
LABEL = {"labelLimit": 400, "labelColor": TOKENS["ink"]}  # pixels: our names of codes are longer than altair expects
CHART: dict[str, Any] = {  # the style of analysts' own charts
    "font": FONT,
    "aria": False,  # the picture has one name and one description of its own, not one for every mark
    "background": "#ffffff",
    "view": {"stroke": None},
    "title": {"anchor": "start", "frame": "bounds", "color": TOKENS["ink"]},
    **{"axis": LABEL, "legend": LABEL, "header": LABEL},
}
NUMBERS: dict[str, dict[str, Any]] = {  # d3's locales, as ``publish.words.number`` writes numbers in text
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["$", ""], "percent": "%"},
    "fr": {"decimal": ",", "thousands": NBSP, "grouping": [3], "currency": ["", f"{NBSP}$"], "percent": f"{NBSP}%"},
}


def svg_of(chart: alt.TopLevelMixin, lang: str) -> str:
    """An altair chart as SVG, with the style of the figures and the number format of the language."""
    spec = chart.to_dict(format="vega-lite")
    spec["config"] = alt.utils.update_nested(spec["config"], CHART)
    return vl_convert.vegalite_to_svg(spec, format_locale=NUMBERS[lang], show_warnings=False)


def png_of(svg: str, dark: bool = False) -> bytes:
    """A framed SVG as PNG, in the colours of light or of dark."""
    width = int(re.search(r'width="(\d+)"', svg)[1])  # type: ignore[index]
    scale = next(scale for exported, scale in EXPORTED.values() if exported == width)
    return _packed(vl_convert.svg_to_png(darkened(svg) if dark else svg, scale=scale))


def _packed(png: bytes) -> bytes:
    """The same picture in fewer bytes: the library compresses for speed, and flat colours are smallest unfiltered."""
    chunks = list(_chunks(png))
    lines = zlib.decompress(b"".join(body for kind, body in chunks if kind == b"IDAT"))
    data = zlib.compress(_unfiltered(lines, *struct.unpack(">II", chunks[0][1][:8])), 9)
    first = next(i for i, (kind, _) in enumerate(chunks) if kind == b"IDAT")
    others = [chunk for chunk in chunks if chunk[0] != b"IDAT"]
    packed = [*others[:first], (b"IDAT", data), *others[first:]]
    return png[:8] + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in packed
    )


def _unfiltered(lines: bytes, width: int, height: int) -> bytes:
    """The pixels (RGBA) of lines that each hold the differences from the pixel before; other lines as they are."""
    rows = np.frombuffer(lines, np.uint8).reshape(height, 1 + 4 * width).copy()
    if (rows[:, 0] != SUB).any():
        return lines
    rows[:, 1:] = rows[:, 1:].reshape(height, width, 4).cumsum(axis=1, dtype=np.uint8).reshape(height, -1)
    rows[:, 0] = 0
    return rows.tobytes()


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length


def _name(svg: str, name: str, words: Mapping[str, str], lang: str) -> str:
    """The picture with a name and a description for those who do not see it."""
    title, description = escape(words["title"]), escape(words["alt"])
    inside = f'<title id="{name}-title">{title}</title><desc id="{name}-desc">{description}</desc>'
    start = f'<svg role="img" lang="{TAGS[lang]}" aria-labelledby="{name}-title {name}-desc" '
    return re.sub(r"<svg ([^>]*)>", lambda m: f"{start}{m[1]}>{inside}", svg, count=1) + "\n"


def shorten(svg: str, text: str) -> str:
    """A named drawing with a short description, where the long one is written next to it."""
    return re.sub(r"(<desc [^>]*>)[^<]*", lambda found: found[1] + escape(text), svg, count=1)


def files(figure: Figure, picture: Picture, lang: str) -> dict[str, bytes]:
    """The files of a figure in a language, by their place in the folder of figures."""
    drawn, place = (
        {"": picture.framed, "-phone": picture.phone.framed if picture.phone else ""},
        f"{lang}/{figure.name}",
    )
    made = {f"{place}{end}.svg": follow_dark(svg).encode() for end, svg in drawn.items()}
    if figure.is_on_answer:
        looks = {"": False, "-dark": True}
        made |= {f"{place}{end}{look}.png": png_of(drawn[end], dark) for end in drawn for look, dark in looks.items()}
    return made


def data_csv(rows: pd.DataFrame) -> str:
    """The rows that a figure of the answer page draws, with codes, for whoever wants to draw it again."""
    plain = rows.map(lambda value: "; ".join(map(str, value)) if isinstance(value, list | np.ndarray) else value)
    return plain.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\n")


def manifest(drawn: dict[str, tuple[Figure, dict[str, Picture]]], edition: str) -> str:
    """JSON: each figure's number, table and columns, and per language its words and files.

    drawn: by the figure's name, the figure and its pictures by language.
    """
    entries = [_entry(figure, pictures) for figure, pictures in drawn.values()]
    description = {"edition": edition, "version": __version__, "figures": entries}
    return json.dumps(description, ensure_ascii=False, indent=1) + "\n"


def _entry(figure: Figure, pictures: dict[str, Picture]) -> dict[str, Any]:
    published = figure.published
    return {
        "name": figure.name,
        "number": published.number,
        "for": published.readers,
        "table": published.table,
        "table_number": published.table_number,
        "also": list(published.also),
        "columns": list(figure.columns),
        **{lang: _drawn(figure, drawn, f"{lang}/{figure.name}") for lang, drawn in pictures.items()},
    }


def _sizes(of: str, svg: str) -> dict[str, int]:
    """Width and height of a file."""
    return {f"{of}{name}": int(value) for name, value in re.findall(r'(width|height)="(\d+)"', svg)[:2]}


def _drawn(figure: Figure, drawn: Picture, place: str) -> dict[str, Any]:
    """A figure in a language: its words, its files and their sizes."""
    return {
        **{name: getattr(drawn, name) for name in WORDS},
        "svg": f"{place}.svg",
        **_sizes("", drawn.framed),
        "phone": f"{place}-phone.svg",
        **_sizes("phone_", drawn.phone.framed if drawn.phone else ""),
        "png": f"{place}.png" if figure.is_on_answer else None,
        "data": f"{figure.name}.csv" if figure.is_on_answer else f"../tables/{figure.published.table}.csv",
    }
