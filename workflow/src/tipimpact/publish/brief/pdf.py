"""The brief as an accessible PDF (PDF/UA-1), set by typst without a font of the machine: the same bytes each time."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import closing
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any

import pypdfium2
import typst

from tipimpact.publish.brief.content import Block, Brief, Rows
from tipimpact.publish.figures.draw import Picture
from tipimpact.publish.figures.svg import resolved
from tipimpact.publish.tables.around import ROWS
from tipimpact.publish.words import say

PAGES = 4
SCALES = tuple(percent / 100 for percent in range(100, 79, -1))  # of text and pictures; the largest that fits is taken
TEMPLATE = Path(__file__).with_name("brief.typ")


def pdf_bytes(brief: Brief) -> bytes:
    """The brief as PDF, on ``PAGES`` pages, or fewer where tables have no rows.

    Where the findings are too long for that even at the smallest size, it has more pages at the usual size.
    """
    content = json.dumps(
        {
            **{"lang": brief.lang, "title": brief.title, "footer": brief.footer, "author": brief.author},
            "day": [brief.day.year, brief.day.month, brief.day.day],
            "captions": {kind: say("brief-caption", brief.lang, code=kind) for kind in ("picture", "table")},
            "sections": _sections(brief),
        },
        ensure_ascii=False,
    )
    made = int(dt.datetime.combine(brief.day, dt.time(), dt.UTC).timestamp())
    usual = _compile(content, SCALES[0], made)
    sizes = chain([usual], (_compile(content, scale, made) for scale in SCALES[1:]))
    return next((made for made in sizes if pages_of(made) <= PAGES), usual)


def _compile(content: str, scale: float, made: int) -> bytes:
    return typst.compile(
        TEMPLATE,
        format="pdf",
        pdf_standards="ua-1",
        ignore_system_fonts=True,
        timestamp=made,
        sys_inputs={"brief": content, "scale": str(scale)},
    )


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return len(document)


def _sections(brief: Brief) -> list[dict[str, Any]]:
    """What ``brief.typ`` reads."""
    first = next((block for s in brief.sections for block in s.blocks if isinstance(block, Picture)), None)
    return [{"title": s.title, "blocks": [_block(block, first) for block in s.blocks]} for s in brief.sections]


def _block(block: Block, first: Picture | None) -> dict[str, Any]:
    match block:
        case Picture():
            words = {name: getattr(block, name) for name in ("title", "subtitle", "note", "alt")}
            return {"kind": "picture", **words, "svg": resolved(block.svg), "first": block is first}
        case Rows():
            return {**asdict(block), "widths": block.widths, "long": len(block.rows) > ROWS}
    return asdict(block)
