"""Parquet tables with their contract, edition and sources in the metadata.

A table may lack rows because a source is not available. Every table that a job writes therefore names in its metadata
(``missing``) the sources that the job's receipts do not hold and those that its input tables were made without. A job
cannot write a table without rows unless a source is missing.
"""

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
from tipimpact.common.job import job_inputs

META = b"tipimpact"


def missing_sources(paths: Iterable[str | Path]) -> list[str]:
    """Sorted ids of the sources that receipts do not hold, or that tables were made without.

    Other files are skipped, and so are Parquet files that ``write_table`` did not write.
    """
    missing: set[str] = set()
    for path in map(Path, paths):
        if path.suffix == ".parquet":
            missing.update(json.loads(_stored(path) or b"{}").get("missing", []))
        elif path.suffix == ".json" and path.is_file():
            content = json.loads(path.read_text(encoding="utf-8"))
            rows = content.get("held", []) if isinstance(content, dict) else []
            missing.update(row["source"]["id"] for row in rows if not row["path"])
    return sorted(missing)


def done_without(name: str, rows: int, path: str | Path, edition: str) -> list[str]:
    """Sources that the running job does without, for the metadata ``missing`` of its table; none outside a job.

    Raises ContractError when the table has no row, nothing is missing, and the edition is not too small for a row.
    """
    inputs, spec = job_inputs.get(), contract(name)
    missing = missing_sources(inputs or [])
    if not rows and inputs is not None and not missing and edition not in spec.empty_in:
        raise ContractError(
            f"table {name} has no row, although every source of the job is available",
            where=str(path),
            expected=f"at least one row: {spec.row}",
            todo="see whether the reader understands the files; where an edition is too small for a row, "
            f"name it under `empty_in` in {name}.yaml",
        )
    return missing


def write_table(
    data: pd.DataFrame, name: str, path: str | Path, *, edition: str, sources: Iterable[str] = (), **metadata: Any
) -> None:
    """Check ``data`` against the contract ``name`` and write it to ``path`` atomically.

    sources: ids of the sources that the rows come from.  metadata: anything else to store with the table that does not
    change from run to run (plan hash, codebook hash, counts of rejected rows).
    Raises ContractError, also in a job whose sources are all there and whose table has no row.
    """
    spec, missing = contract(name), done_without(name, len(data), path, edition)
    table = pa.Table.from_pandas(spec.conform(data), preserve_index=False)
    meta = {"table": name, "version": spec.version, "edition": edition, "sources": sorted(set(sources)), **metadata}
    meta |= {"missing": missing} if missing else {}
    table = table.replace_schema_metadata(
        {**(table.schema.metadata or {}), META: json.dumps(meta, ensure_ascii=False, sort_keys=True).encode()}
    )
    with atomic(path) as draft:
        pq.write_table(table, draft, compression="zstd")


def read_meta(path: str | Path) -> dict[str, Any]:
    """The metadata of a table: table, version, edition, sources and what its stage added."""
    raw = _stored(path)
    if raw is None:
        raise ContractError("not a table of this pipeline", where=str(path), todo="rerun the rule that makes it")
    return json.loads(raw)


def _stored(path: str | Path) -> bytes | None:
    """The metadata that ``write_table`` stored in a Parquet file; None in any other."""
    return (pq.read_metadata(path).metadata or {}).get(META)


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
