"""Make positions comparable over time: one code per stream, occupation group and employer."""

from __future__ import annotations

import pandas as pd

from tipimpact.common.errors import Problem, TfwpError, nearest
from tipimpact.tfwp.arrow_columns import by_value, to_arrow
from tipimpact.tfwp.entities import resolve
from tipimpact.tfwp.lmia_words import codes, fold
from tipimpact.tfwp.occupations import occupation_groups


def harmonise(rows: pd.DataFrame) -> pd.DataFrame:
    """Add four columns to the rows of ``read_lmia`` or of the table ``positions``; see the contract ``positions``.

    stream_code, occupation_group (major group of NOC 2021), group_exact (False: the old group was
    split), employer_id (employers as ``entities.resolve`` joins them; comparable within one call
    only).
    Raises TfwpError for unknown streams.
    """
    stream = by_value(to_arrow(rows["stream"]), lambda text: codes("streams").get(fold(text)))
    stream = stream.to_pandas().set_axis(rows.index)
    if unknown := sorted(set(rows.loc[stream.isna() & rows["stream"].notna(), "stream"])):
        known, todo = list(codes("streams")), "if this is a new stream or spelling, add it to tfwp/lmia_words.yaml"
        raise TfwpError(
            Problem(f"unknown stream {name!r}", "column stream", nearest=nearest(fold(name), known), todo=todo)
            for name in unknown
        )
    groups = occupation_groups(rows["noc"], rows["noc_version"])
    return rows.assign(
        stream_code=stream.replace("", None).astype("string"),
        occupation_group=groups["group"],
        group_exact=groups["exact"],
        employer_id=resolve(rows),
    )
