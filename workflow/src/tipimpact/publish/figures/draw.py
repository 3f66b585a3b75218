"""Figures as SVG and PNG: drawn offline, the same bytes each time, with a name and a description inside."""

from __future__ import annotations

import re
import struct
import textwrap
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import altair as alt
import pandas as pd
import vl_convert

from tipimpact import __version__
from tipimpact.publish.figures import style
from tipimpact.publish.figures.model import PHONE, WIDE, Figure, nothing_drawn
from tipimpact.publish.figures.svg import Sketch, resolved
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.tables import apparatus
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.tables.joins import Authored, joined
from tipimpact.publish.words import TAGS, say, say_figure, say_table
from tipimpact.retrieve.sources import Sources

Spec = dict[str, Any]  # of Vega-Lite
PIXELS = 1.5  # of the PNG for one of the SVG: 270 to the inch at the width of a page
CHARACTER = 6.1  # mean width of a letter of a subtitle, in pixels


@dataclass(frozen=True)
class Picture:
    """A figure in one language.

    svg: the figure.  png: the same with title, subtitle, note and source in it, since it travels alone; none where
    nobody needs one.  phone: drawn anew for a phone; None for a figure of one width.
    title: the finding.  subtitle: what is drawn.  note: the caveat.  source: the table, and what it lacks.
    publishers: those of its numbers.  alt: the text alternative.  width, height: pixels of the SVG.
    """

    svg: str
    title: str
    subtitle: str
    note: str
    source: str
    alt: str
    width: int
    height: int
    phone: PhoneDrawing | None = None
    png: bytes | None = None
    publishers: str = ""

    def _repr_html_(self) -> str:
        """In a notebook: the picture with its title, caveat and text alternative under it."""
        words = " ".join(map(escape, (self.subtitle, self.note, self.source, self.alt)))
        return f"<figure>{self.svg}<figcaption><strong>{escape(self.title)}</strong> {words}</figcaption></figure>"


@dataclass(frozen=True)
class PhoneDrawing:
    """An SVG and its size in pixels."""

    svg: str
    width: int
    height: int


def with_texts(tables: Mapping[str, pd.DataFrame], authored: Authored | None) -> TableEvidence:
    """Tables by name, as ``read_table`` or ``load`` gives them, with the texts that people wrote in ``config/``."""
    if authored is None:
        return TableEvidence(tables)
    return TableEvidence(tables, lambda table, lang: joined(tables[table], table, lang, authored), authored.sources)


def picture(figure: Figure, evidence: TableEvidence, lang: str, sources: Sources | None = None) -> Picture:
    """Draw a figure from the tables that it names.

    sources: where the titles of files that the table was made without are found.
    """
    rows = figure.shown(evidence, lang)
    title, alternative = figure.heading(evidence, lang), figure.alt(evidence, lang)
    subtitle, note = (say_figure(figure.name, part, lang) for part in ("subtitle", "note"))
    # of a figure drawn from rows put together anew, the table says what is missing and what no lawyer has reviewed
    foot = _foot(figure, evidence.tables[figure.published.table] if figure.draw else rows, lang, sources)
    published = apparatus.publishers(figure.stated_rows(evidence), sources, lang) if sources else ""
    foot = f"{published} {foot}".strip()
    name = _named(figure.name, title, alternative, lang)
    if figure.draw is None:
        assert figure.chart is not None, figure.name  # one of the two
        spec = _spec(figure.chart(rows, CodeWords.of(rows, lang)) if len(rows) else _nothing(rows, lang))
        width = max(_size(_svg(spec, lang))[0] - 2 * style.CONFIG["padding"], 420)
        svg = name(_svg(_framed(spec, title, f"{subtitle} {note}", foot, width), lang))
        return Picture(svg, title, subtitle, note, foot, alternative, *_size(svg), publishers=published)
    wide, phone = (sketched(figure, rows, lang, width) for width in (WIDE, PHONE))
    svg, small = name(wide.svg()), _named(f"{figure.name}-phone", title, alternative, lang)(phone.svg())
    alone = resolved(_alone(wide, title, subtitle, note, foot).svg())
    png = _packed(vl_convert.svg_to_png(alone, scale=PIXELS))
    shapes = *_size(svg), PhoneDrawing(small, *_size(small)), png
    return Picture(svg, title, subtitle, note, foot, alternative, *shapes, published)


def sketched(figure: Figure, rows: pd.DataFrame, lang: str, width: int) -> Sketch:
    """The drawing of a figure of the answer page for a width, without title and note; without rows, what is missing."""
    if figure.draw is not None and not rows.empty:
        return figure.draw(rows, CodeWords.of(rows, lang), width)
    sketch = Sketch(width)
    sketch.height = sketch.lines(0, 8, nothing_drawn(rows, lang), min(width, 560)) + 8
    return sketch


def _alone(drawing: Sketch, title: str, subtitle: str, note: str, foot: str) -> Sketch:
    """A drawing with its title, subtitle, note and source, for where no caption is near."""
    edge, width = 28.0, drawing.width
    sketch = Sketch(width + 2 * edge)
    y = sketch.lines(edge, 24, title, width, size=27, bold=True, serif=True)
    y = sketch.lines(edge, y + 4, subtitle, width, size=16, fill="quiet") + 16
    sketch.put(drawing, edge, y)
    y = sketch.lines(edge, y + drawing.height + 14, note, width, size=14)
    sketch.height = sketch.lines(edge, y + 6, foot, width, size=12.5, fill="quiet") + 20
    return sketch


def _framed(spec: Spec, title: str, note: str, foot: str, width: float) -> Spec:
    """The chart below its title and reading note, and above the line that names the table of its numbers."""

    def lines(text: str, size: float = 1.0) -> list[str]:
        return textwrap.wrap(text, max(40, int(width / (CHARACTER * size))), break_long_words=False)

    top: Spec = {key: spec[key] for key in ("$schema", "config", "datasets") if key in spec}
    chart = {key: value for key, value in spec.items() if key not in top}
    above = {"text": lines(title, 1.35), "subtitle": lines(note)}
    below = {"text": lines(foot, 0.9), "orient": "bottom", "color": style.QUIET, "offset": 10}
    small = {"fontSize": 10, "fontWeight": "normal"}
    return {**top, "title": {**below, **small}, "vconcat": [{"title": above, "vconcat": [chart]}]}


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


def _nothing(rows: pd.DataFrame, lang: str) -> alt.Chart:
    """The message in place of a chart without rows."""
    text = textwrap.wrap(nothing_drawn(rows, lang), 60)
    return alt.Chart(pd.DataFrame({"x": [0]})).mark_text(align="left", fontSize=13, lineBreak="\n").encode(
        x=alt.value(0), text=alt.value("\n".join(text))
    ).properties(width=420, height=60)  # fmt: skip


def svg_of(chart: alt.TopLevelMixin, lang: str) -> str:
    """A chart as SVG, with the style of all figures and the number format of the language."""
    return _svg(_spec(chart), lang)


def _spec(chart: Any) -> Spec:
    """A chart as a Vega-Lite specification with the style of all figures. altair is slow here: call it once."""
    spec = chart.to_dict(format="vega-lite")
    return {**spec, "config": alt.utils.update_nested(spec["config"], style.CONFIG)}


def _svg(spec: Spec, lang: str) -> str:
    return vl_convert.vegalite_to_svg(spec, format_locale=style.numbers(lang), show_warnings=False)


def _size(svg: str) -> tuple[int, int]:
    width, height = re.search(r'width="([\d.]+)" height="([\d.]+)"', svg).groups()  # type: ignore[union-attr]
    return round(float(width)), round(float(height))


def _packed(png: bytes) -> bytes:
    """The same picture in a quarter of the bytes: the library compresses for speed."""
    chunks = list(_chunks(png))
    data = zlib.compress(zlib.decompress(b"".join(body for kind, body in chunks if kind == b"IDAT")), 9)
    first = next(i for i, (kind, _) in enumerate(chunks) if kind == b"IDAT")
    others = [chunk for chunk in chunks if chunk[0] != b"IDAT"]
    packed = [*others[:first], (b"IDAT", data), *others[first:]]
    return png[:8] + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in packed
    )


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length


def _named(name: str, title: str, description: str, lang: str) -> Callable[[str], str]:
    """Gives a picture its name and description for those who do not see it, and ids of its own.

    The library numbers ids across a whole process. They are renumbered within each picture, so that the bytes do not
    depend on earlier pictures, and start with the figure's name, so that one page can hold several pictures.
    """

    def named(svg: str) -> str:
        own: dict[str, str] = {}
        for id in re.findall(r' id="(\w+)"', svg):
            own.setdefault(id, f"{name}-{len(own) + 1}")
        svg = re.sub(r'( id="|url\(#|href="#)(\w+)', lambda m: m[1] + own.get(m[2], m[2]), svg)
        inside = f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>'
        start = f'<svg role="img" lang="{TAGS[lang]}" aria-labelledby="{name}-title {name}-desc" '
        return re.sub(r"<svg ([^>]*)>", lambda m: f"{start}{m[1]}>{inside}", svg, count=1) + "\n"

    return named
