"""The code of the notebooks in a language, for the tests that run them and the benches that measure them."""

from __future__ import annotations

from pathlib import Path

import nbformat
from checkout import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LONG = {"two_runs"}  # runs the workflow three times a language; tests/package/test_runs.py runs and compares two
SWITCH = 'LANG = "en"'


def code(path: Path, lang: str = "en") -> list[str]:
    """The cells of code, with the switch of a notebook set to a language."""
    cells = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    return [source.replace(SWITCH, f'LANG = "{lang}"') for source in cells]
