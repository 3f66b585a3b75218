"""``figures.json``: the number, title, text alternative and files of each figure, for the pages that embed it."""

from __future__ import annotations

import json
from typing import Any

from tipimpact import __version__
from tipimpact.publish.figures.draw import Picture
from tipimpact.publish.figures.model import Figure


def manifest(drawn: dict[str, tuple[Figure, dict[str, Picture]]], edition: str) -> str:
    """JSON: each figure's number, table and columns, and per language its title, text alternative, note and files.

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
        "table": published.table,
        "table_number": published.table_number,
        "columns": list(figure.columns),
        **{
            lang: {
                "title": drawn.title,
                "alt": drawn.alt,
                "note": drawn.note,
                "svg": f"{lang}/{figure.name}.svg",
                "png": f"{lang}/{figure.name}.png",
                "data": f"../tables/{lang}/{published.table}.csv",
                "width": drawn.width,
                "height": drawn.height,
            }
            for lang, drawn in pictures.items()
        },
    }
