"""Parquet tables with their contract, edition and sources in the metadata."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from tipimpact.common.contracts import contract
from tipimpact.common.errors import ContractError
from tipimpact.common.files import atomic

META = b"tipimpact"


def write_table(
    data: pd.DataFrame, name: str, path: str | Path, *, edition: str, sources: Iterable[str] = (), **metadata: Any
) -> None:
    """Check ``data`` against the contract ``name`` and write it to ``path`` atomically.

    sources: ids of the sources that the rows come from.  metadata: anything else to store with the table that does not
    change from run to run (plan hash, codebook hash, counts of rejected rows).
    Raises ContractError.
    """
    spec = contract(name)
    table = pa.Table.from_pandas(spec.conform(data), preserve_index=False)
    meta = {"table": name, "version": spec.version, "edition": edition, "sources": sorted(set(sources)), **metadata}
    table = table.replace_schema_metadata(
        {**(table.schema.metadata or {}), META: json.dumps(meta, ensure_ascii=False, sort_keys=True).encode()}
    )
    with atomic(path) as draft:
        pq.write_table(table, draft, compression="zstd")


def read_meta(path: str | Path) -> dict[str, Any]:
    """The metadata of a table: table, version, edition, sources and what its stage added."""
    raw = (pq.read_schema(path).metadata or {}).get(META)
    if raw is None:
        raise ContractError("not a table of this pipeline", where=str(path), todo="rerun the rule that makes it")
    return json.loads(raw)


def read_table(path: str | Path, *, edition: str | None = None) -> pd.DataFrame:
    """A table written by ``write_table``; its metadata is in ``.attrs``.

    Raises ContractError when ``edition`` is given and the file is of another edition.
    """
    meta = read_meta(path)
    if edition is not None and meta["edition"] != edition:
        raise ContractError(
            f"a table of the {meta['edition']!r} edition", where=str(path), expected=f"edition {edition!r}"
        )
    data = pd.read_parquet(path)
    data.attrs.clear()
    data.attrs.update(meta)
    return data
