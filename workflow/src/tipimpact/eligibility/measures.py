"""What the pipeline itself measures of a recommendation: the newest value of a series, or that nobody publishes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from tipimpact.publish.words.i18n import number, t


def measured(
    names: Iterable[str], coded: Mapping[Any, int], series: pd.DataFrame, gaps: pd.DataFrame, lang: str
) -> Iterator[str]:
    """A sentence for each series or gap named, and one on the sentences on its themes.

    names: series of ``indicators`` or gaps of ``evidence_gaps``.  coded: sentences on its themes, by period.
    series, gaps: those tables; of a series the newest value of the whole is told.
    """
    titles = gaps.set_index("gap")[f"title_{lang}"]
    words = series.attrs["labels"]
    known = series[series["last_day"].notna() & series["low"].fillna(series["value"]).notna()]
    for name in names:
        rows = known[known["series"] == name]
        if rows["group"].nunique() > 1:
            rows = rows[rows["group"] == "all"]
        if len(rows):
            yield _newest(rows.sort_values("last_day", kind="stable").iloc[-1].to_dict(), words, lang)
        elif name in titles.index:
            yield t("recommendations-measured-missing", lang, title=titles[name])
    before, after = (number(coded.get(period, 0), lang) for period in ("before", "after"))
    yield t("recommendations-measured-sentences", lang, before=before, after=after)


def _newest(row: Mapping[Any, Any], words: Mapping[str, Any], lang: str) -> str:
    years = dict.fromkeys(str(row[end].year) for end in ("first_day", "last_day"))
    return t(
        "recommendations-measured-value",
        lang,
        series=words["series"][row["series"]][lang],
        period="-".join(years),
        value=_between(row, lang) if pd.isna(row["value"]) else number(row["value"], lang),
        unit=words["unit"][row["unit"]][lang],
    )


def _between(row: Mapping[Any, Any], lang: str) -> str:
    low, high = (number(row[end], lang) for end in ("low", "high"))
    return t("recommendations-measured-range", lang, low=low, high=high)
