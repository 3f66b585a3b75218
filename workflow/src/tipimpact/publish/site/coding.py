"""How well the coding works: unseen sentences first, who coded them, errors in full, development sentences last."""

from __future__ import annotations

from collections.abc import Sequence

from tipimpact.publish.site.frame import Draft, Page
from tipimpact.publish.site.inputs import Row, SiteInputs
from tipimpact.publish.words import number

SCORES, AGREEMENT = "theme_evaluation", "coder_agreement"
POOLED = "ALL"


def coding_page(inputs: SiteInputs, lang: str) -> Page:
    """The page, all themes together first in each of its tables; where an edition holds no labels it says so."""
    rows = sorted(inputs.rows(SCORES, lang), key=lambda row: row.values["theme"] != POOLED)

    def select(**values: Sequence[str]) -> list[Row]:
        """The rows that have one of these values in these columns."""
        return [row for row in rows if all(row.values[name] in wanted for name, wanted in values.items())]

    return Draft("coding", inputs, lang).write(
        select=select,
        kappa=_kappa(inputs, "labels", lang),
        outside=_kappa(inputs, "practitioners", lang),
        errors=inputs.rows("theme_errors", lang),
    )


def _kappa(inputs: SiteInputs, material: str, lang: str) -> str:
    """The agreement of two or more coders over all themes: kappa, or alpha of more than two; "" where there is none."""
    rows = inputs.evidence.rows(AGREEMENT, material=material, language="all", theme="ALL")
    known = rows["kappa"].fillna(rows["alpha"]).dropna()
    return number(float(known.iloc[0]), lang, 2) if len(known) else ""
