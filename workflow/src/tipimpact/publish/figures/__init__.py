"""Figures of the published tables: one module each, SVG and PNG in both languages, the finding in words.

A table's contract names its figures and their numbers (``publish: figures:``), so that the workflow
and the site know them without importing what draws them.
"""

from importlib import import_module

from tipimpact.common.contracts.files import figures
from tipimpact.publish.figures.model import Figure

FIGURES: dict[str, Figure] = {name: import_module(f"{__name__}.{name}").FIGURE for name in sorted(figures())}

__all__ = ["FIGURES", "Figure", "figures"]
