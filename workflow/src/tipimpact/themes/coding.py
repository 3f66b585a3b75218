"""Sentences coded by people: the files in ``data/raw/<edition>/coding/``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.errors import Problem, ThemeError, nearest
from tipimpact.reports.words import MODELS
from tipimpact.themes.codebook import Codebook

FIELDS = ("id", "lang", "source", "text", "labels")
COLUMNS = ("sentence_id", "lang", "document", "text")


def read_coding(path: str | Path, codebook: Codebook) -> pd.DataFrame:
    """Sentences that a person coded, from a file of one JSON object a line: id, lang, source, text, labels.

    Columns: sentence_id, lang, document (what stands before the first colon of ``source``), text, and a boolean
    column per theme in codebook order. Raises ThemeError with every fault at once.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ThemeError(f"cannot be read: {error}", where=str(path), expected="lines of JSON in UTF-8") from None
    problems: list[Problem] = []
    rows = [_row(line, f"{path}: line {i}", codebook, problems) for i, line in enumerate(lines, 1) if line.strip()]
    ids = [row["id"] for row in rows if row]
    problems += [
        Problem(f"id {name!r} stands twice", str(path)) for name in sorted({n for n in ids if ids.count(n) > 1})
    ]
    if problems:
        raise ThemeError(problems)
    table = pd.DataFrame(
        {
            "sentence_id": [row["id"] for row in rows],
            "lang": [row["lang"] for row in rows],
            "document": [row["source"].split(":")[0] for row in rows],
            "text": [row["text"] for row in rows],
        }
    )
    return table.assign(**{theme: [theme in row["labels"] for row in rows] for theme in codebook.ids})


def read_codings(paths: Iterable[str | Path], codebook: Codebook) -> pd.DataFrame:
    """The sentences of several files, or of none, like ``read_coding``."""
    tables = [read_coding(path, codebook) for path in paths]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=[*COLUMNS, *codebook.ids])


def _row(line: str, where: str, codebook: Codebook, problems: list[Problem]) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        problems.append(Problem(f"not JSON: {error}", where))
        return {}
    missing = [field for field in FIELDS if not isinstance(row, dict) or field not in row]
    if missing:
        problems.append(Problem(f"without {', '.join(missing)}", where, expected=", ".join(FIELDS)))
        return {}
    if row["lang"] not in MODELS:
        problems.append(Problem(f"language {row['lang']!r}", where, expected=" or ".join(MODELS)))
    problems += [
        Problem(
            f"unknown theme {label!r}", where, expected="a code of the codebook", nearest=nearest(label, codebook.ids)
        )
        for label in row["labels"]
        if label not in codebook.ids
    ]
    return row
