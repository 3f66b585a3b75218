"""Figures of the published tables: one module each, SVG and PNG in both languages, the finding in words.

A table's contract names its figures and their numbers (``publish: figures:``), so that the workflow and the site
know them without importing what draws them.
"""

from tipimpact.common.contracts.figures import figures
from tipimpact.publish.figures import (
    claims,
    comparison,
    exposure,
    lives,
    mobility,
    permits,
    recommendations,
    theme_map,
    timeline,
    waiting,
)
from tipimpact.publish.figures.model import Figure

MODULES = (
    claims,
    comparison,
    exposure,
    lives,
    mobility,
    permits,
    recommendations,
    theme_map,
    timeline,
    waiting,
)
FIGURES: dict[str, Figure] = {module.FIGURE.name: module.FIGURE for module in MODULES}

__all__ = ["FIGURES", "Figure", "figures"]
