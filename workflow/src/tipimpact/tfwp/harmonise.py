"""Positions made comparable over time: streams, occupation groups and employers under one code each."""

from __future__ import annotations

import pandas as pd

from tipimpact.common.errors import Problem, TfwpError, nearest
from tipimpact.tfwp.columns import by_value, of_series
from tipimpact.tfwp.entities import resolve
from tipimpact.tfwp.occupations import groups
from tipimpact.tfwp.words import codes, fold


def harmonise(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``read_lmia`` or of the table ``positions`` with four more columns; see its contract.

    stream_code, occupation_group (major group of NOC 2021), group_exact (False: the old group was split),
    employer_id (employers as ``entities.resolve`` joins them; comparable within one call only).
    Raises TfwpError for streams that are not known.
    """
    stream = by_value(of_series(rows["stream"]), lambda text: codes("streams").get(fold(text)))
    stream = stream.to_pandas().set_axis(rows.index)
    if unknown := sorted(set(rows.loc[stream.isna() & rows["stream"].notna(), "stream"])):
        known, todo = list(codes("streams")), "if it is a new stream or spelling, add it to lmia_words.yaml"
        raise TfwpError(
            Problem(f"stream {name!r} is not known", "column stream", nearest=nearest(fold(name), known), todo=todo)
            for name in unknown
        )
    group = groups(rows["noc"], rows["noc_version"])
    return rows.assign(
        stream_code=stream.replace("", None).astype("string"),
        occupation_group=group["group"],
        group_exact=group["exact"],
        employer_id=resolve(rows),
    )
