"""What a package may repeat: words of others only where the licence of their source lets them be passed on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

from tipimpact.common.contracts import Column, contract
from tipimpact.package.texts import NOT_PASSED_ON, Texts

RUN = 20  # words in a row that are a passage


def withhold(data: pd.DataFrame, texts: Texts) -> pd.DataFrame:
    """A table with ``NOT_PASSED_ON`` in each cell that repeats a source whose licence does not let it be passed on.

    Words of an unknown source are withheld too.
    """
    kept = data.copy()
    for column in contract(data.attrs["table"]).columns.values():
        if column.words_of:
            kept[column.name] = data[column.name].where(_are_open(data, column, list_open(texts)), NOT_PASSED_ON)
    return kept


def list_open(texts: Texts) -> set[str]:
    """Ids of the sources whose texts are passed on."""
    licences = texts.sources.licences
    return {id for id, source in texts.by_id.items() if licences[source.licence].texts != NOT_PASSED_ON}


def _are_open(data: pd.DataFrame, column: Column, open_sources: set[str]) -> pd.Series:
    if column.words_of == "sources":
        return pd.Series(open_sources.issuperset(data.attrs["sources"]), data.index)
    return data[column.words_of].str.split(":").str[0].isin(open_sources)


def find_passages(folder: str | Path, sentences: pd.DataFrame, texts: Texts) -> Iterator[tuple[str, str]]:
    """Runs of twenty words in files of a folder that are in a document whose text is not passed on: its id, the run.

    sentences: as ``reports`` reads them.
    """
    written = {run for text in _list_texts(Path(folder)) for run in _list_runs(text)}
    closed = sentences[~sentences["doc_id"].isin(list_open(texts))]
    for doc, own in closed.groupby("doc_id", sort=False):
        yield from ((str(doc), run) for run in _list_runs(" ".join(own["text"])) if run in written)


def _list_texts(folder: Path) -> Iterator[str]:
    """Every text in the files of a folder, JSON, CSV or Parquet."""
    for path in sorted(folder.rglob("*.*")):
        if path.suffix == ".parquet":
            yield from list_strings(pq.read_table(path).to_pydict())
        elif path.suffix == ".json":
            yield from list_strings(json.loads(path.read_text(encoding="utf-8")))
        else:
            yield path.read_text(encoding="utf-8")


def list_strings(value: Any) -> Iterator[str]:
    """Every text in a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from list_strings(item)


def _list_runs(text: str) -> Iterator[str]:
    words = text.split()
    return (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
