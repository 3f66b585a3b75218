"""``figures.json``: number, readers, words and files of each figure, for the pages and documents that embed it.

``framed``: the SVGs have title, subtitle, note and source in them. Those of a figure of the answer page have not,
because the page writes them around it; its PNG has them, because it travels alone.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pandas as pd

from tipimpact import __version__
from tipimpact.publish.figures.draw import Picture
from tipimpact.publish.figures.model import Figure


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
    return {
        **{name: getattr(drawn, name) for name in ("title", "subtitle", "note", "source", "publishers", "alt")},
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
