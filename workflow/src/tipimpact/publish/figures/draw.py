"""Figures as SVG and PNG: drawn offline, the same bytes each time, with a name and a description inside.

``figures.json`` lists number, readers, words and files of each, for the pages and documents that embed it. ``framed``
there: the SVGs have title, subtitle, note and source in them. Those of a figure of the answer page have not, because
the page writes them around it; its PNG has them, because it travels alone.
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
from tipimpact.package.texts import Sources, Texts
from tipimpact.publish.figures.model import PHONE, WIDE, Figure, nothing_drawn
from tipimpact.publish.figures.svg import FONT, TOKENS, Sketch, resolved
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.tables import apparatus
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.tables.joins import joined
from tipimpact.publish.words import NBSP, TAGS, say, say_figure, say_table

SUB = 1  # the filter of a line of a PNG that holds the differences from the pixel before
PIXELS = 1.5  # of the PNG for one of the SVG: 270 to the inch at the width of a page


@dataclass(frozen=True)
class Picture:
    """A figure in one language.

    svg: the figure; one that no page writes a caption around has title, subtitle, note and source in it.
    phone: the same, drawn anew for a phone; the brief has none.
    png: of a figure of the answer page, with caption, since it travels alone.
    title: the finding.  subtitle: what is drawn.  note: the caveat.  source: the table, and what it lacks.
    publishers: those of its numbers.  alt: the text alternative.  short: one of at most 250 characters, or "".
    width, height: pixels of the SVG.
    """

    svg: str
    title: str
    subtitle: str
    note: str
    source: str
    alt: str
    width: int
    height: int
    phone: Picture | None = None
    png: bytes | None = None
    publishers: str = ""
    short: str = ""

    def _repr_html_(self) -> str:
        """In a notebook: the picture with its title, caveat and text alternative under it."""
        words = " ".join(map(escape, (self.subtitle, self.note, self.source, self.alt)))
        return f"<figure>{self.svg}<figcaption><strong>{escape(self.title)}</strong> {words}</figcaption></figure>"


def with_texts(tables: Mapping[str, pd.DataFrame], authored: Texts | None) -> TableEvidence:
    """Tables by name, as ``read_table`` or ``load`` gives them, with the texts that people wrote in ``config/``."""
    if authored is None:
        return TableEvidence(tables)
    return TableEvidence(tables, lambda table, lang: joined(tables[table], table, lang, authored), authored.sources)


def picture(figure: Figure, evidence: TableEvidence, lang: str, sources: Sources | None = None) -> Picture:
    """Draw a figure from the tables that it names.

    sources: where the titles of files that the table was made without are found.
    """
    rows, on_answer = figure.shown(evidence, lang), figure.is_on_answer
    foot = _foot(figure, evidence.tables[figure.published.table], lang, sources)
    published = apparatus.publishers(figure.stated_rows(evidence), sources, lang) if sources else ""
    words: dict[str, Any] = {
        "title": figure.heading(evidence, lang),
        **{part: say_figure(figure.name, part, lang) for part in ("subtitle", "note")},
        "source": f"{published} {foot}".strip(),
        "alt": figure.alt(evidence, lang),
        "short": figure.say_short(evidence, lang),
        "publishers": published,
    }
    drawn = {name: sketched(figure, rows, lang, width) for name, width in (("", WIDE), ("-phone", PHONE))}
    framed = {name: _frame(drawing, words) for name, drawing in drawn.items()}
    png = _packed(vl_convert.svg_to_png(resolved(framed[""].svg()), scale=PIXELS)) if on_answer else None
    pictures = {}
    for name, drawing in (drawn if on_answer else framed).items():
        svg = drawing.svg() if on_answer else resolved(drawing.svg())  # only a page gives it colours
        named = _name(svg, f"{figure.name}{name}", words, lang)
        pictures[name] = Picture(named, **words, width=round(drawing.width), height=round(drawing.height))
    return replace(pictures[""], phone=pictures["-phone"], png=png)


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
    sketch.height = sketch.lines(edge, y + 6, words["source"], width, size=12.5, fill="quiet") + 20
    return sketch


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


def files(figure: Figure, picture: Picture, lang: str) -> dict[str, bytes]:
    """The files of a figure in a language, by their place in the folder of figures."""
    drawn = {
        ".svg": picture.svg.encode(),
        "-phone.svg": picture.phone and picture.phone.svg.encode(),
        ".png": picture.png,
    }
    return {f"{lang}/{figure.name}{end}": content for end, content in drawn.items() if content}


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


def _drawn(figure: Figure, drawn: Picture, place: str) -> dict[str, Any]:
    """A figure in a language: its words, its files and their sizes."""
    words = ("title", "subtitle", "note", "source", "publishers", "alt", "short")
    return {
        **{name: getattr(drawn, name) for name in words},
        "framed": not figure.is_on_answer,
        "svg": f"{place}.svg",
        "width": drawn.width,
        "height": drawn.height,
        "phone": f"{place}-phone.svg",
        "phone_width": drawn.phone and drawn.phone.width,
        "phone_height": drawn.phone and drawn.phone.height,
        "png": f"{place}.png" if drawn.png else None,
        "data": f"{figure.name}.csv" if figure.is_on_answer else f"../tables/{figure.published.table}.csv",
    }
