"""Parquet tables with their contract, edition and sources in the metadata.

A table may lack rows because a source is not available. Every table that a job writes therefore
names in its metadata (``missing``) the sources that the job's receipts do not hold and those that
its input tables were made without, and (``partial``) those of which they hold a part. A job cannot
write a table without rows unless a source is missing.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tipimpact.common.contracts import PEOPLE, SHOWN, Contract, contract
from tipimpact.common.disclosure import FEWEST
from tipimpact.common.errors import ContractError, Problem
from tipimpact.common.files import atomic
from tipimpact.common.job import job_inputs

META = b"tipimpact"


class SharedFacts(dict[str, Any]):
    """Facts of a table that its slices share. pandas copies ``.attrs`` deeply with each slice, these by reference."""

    def __deepcopy__(self, memo: dict[int, Any]) -> "SharedFacts":
        return self


def noted_sources(paths: Iterable[str | Path]) -> dict[str, list[str]]:
    """Sorted ids of sources: ``missing``, which receipts do not hold or tables were made without; and ``partial``, of
    which receipts hold an excerpt or a digest, or tables rest on one. A kind without any is left out.

    Other files are skipped, and so are Parquet files that ``write_table`` did not write.
    """
    noted: dict[str, set[str]] = {"missing": set(), "partial": set()}
    for path in map(Path, paths):
        if path.suffix == ".parquet":
            stored = json.loads(_stored(path) or b"{}")
            for kind, ids in noted.items():
                ids.update(stored.get(kind, []))
        elif path.suffix == ".json" and path.is_file():
            content = json.loads(path.read_text(encoding="utf-8"))
            for row in content.get("held", []) if isinstance(content, dict) else []:
                if not row["path"]:
                    noted["missing"].add(row["source"]["id"])
                elif _is_partial(row):
                    noted["partial"].add(row["source"]["id"])
    return {kind: sorted(ids) for kind, ids in noted.items() if ids}


def _is_partial(row: Mapping[str, Any]) -> bool:
    """Whether a row of a receipt is of our excerpt or digest of a public file: by its checksum it is no release.

    A file of which no checksum is known can be told from the publisher's where there is no official one.
    """
    source = row["source"]
    if source.get("sample") is None or row.get("release"):
        return False
    known = {source.get("sha256"), source.get("mirror_sha256")} - {None}
    return row["sha256"] not in known if known else "official" not in source["editions"]


def done_without(
    name: str, rows: int, path: str | Path, edition: str, unread: Iterable[str] = ()
) -> dict[str, list[str]]:
    """Sources that the running job does without or has a part of, for the metadata of its table; else the unread.

    unread: sources whose files are here and cannot be read.
    Raises ContractError when the table has no row, nothing is missing, and the edition is not too
    small for a row.
    """
    inputs, spec = job_inputs.get(), contract(name)
    noted = noted_sources(inputs or [])
    if missing := sorted({*noted.get("missing", []), *unread}):
        noted["missing"] = missing
    elif not rows and inputs is not None and edition not in spec.empty_in:
        raise ContractError(
            f"table {name} has no row, although every source of the job is available",
            where=str(path),
            expected=f"at least one row: {spec.row}",
            todo="see whether the reader understands the files; where an edition is too small for a row, "
            f"name it under `empty_in` in {name}.yaml",
        )
    return noted


def write_table(
    data: pd.DataFrame,
    name: str,
    path: str | Path,
    *,
    edition: str,
    sources: Iterable[str] = (),
    unread: Iterable[str] | Mapping[str, str] = (),
    **metadata: Any,
) -> None:
    """Check ``data`` against the contract ``name`` and write it to ``path`` atomically.

    sources: ids of the sources that the rows come from.  metadata: anything else to store with the
    table that does not change from run to run (plan hash, codebook hash, counts of rejected rows).
    unread: sources that could not be read, perhaps each with a code of the reason, which is then
    stored too.
    Raises ContractError, also in a job whose sources are all there and whose table has no row, and
    for a count of fewer than five people where the contract's ``disclosure`` allows none.
    """
    noted = done_without(name, len(data), path, edition, unread)
    rows = contract(name).conform(data)
    refuse_few(rows, contract(name))
    table = pa.Table.from_pandas(rows, preserve_index=False)
    metadata |= {"unread": dict(unread)} if isinstance(unread, Mapping) else {}
    meta = _meta(name, edition, sources, noted | metadata)
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), META: meta})
    with atomic(path) as draft:
        pq.write_table(table, draft, compression="zstd")


def copy_table(path: str | Path, target: str | Path, rows: pd.DataFrame) -> None:
    """Write ``rows`` to ``target`` with the metadata of the table at ``path``. Raises ContractError."""
    meta = pq.read_schema(path).metadata[META]
    table = pa.Table.from_pandas(contract(read_meta(path)["table"]).conform(rows), preserve_index=False)
    with atomic(target) as draft:
        pq.write_table(table.replace_schema_metadata({**table.schema.metadata, META: meta}), draft, compression="zstd")


LOWER_END = {"high": "low", "greatest": "least"}  # by the upper end of a range, in the last word of their names


def refuse_few(rows: pd.DataFrame, spec: Contract) -> None:
    """Raise ContractError where rows show from one to four people otherwise than as the range from 1, or less, to 4."""
    problems = []
    for name, column in spec.columns.items():
        lower = _lower_end(name)
        counts = column.unit in PEOPLE or column.unit.startswith("see ")
        if spec.disclosure in (None, "publisher") or not counts or name in map(_lower_end, spec.columns):
            continue
        few = (rows[name] > 0) & (rows[name] < FEWEST)
        if column.unit.startswith("see "):
            few &= rows[column.unit.removeprefix("see ")].isin(PEOPLE)
        if lower in spec.columns:
            few &= (rows[lower] > 1) | (rows[name] < FEWEST - 1) | rows[lower].isna()
        problems += [
            Problem(
                f"{name} shows {rows[name][row]} {column.unit}", f"table {spec.name}, row {row}", "a range from 1 to 4"
            )
            for row in rows.index[few.fillna(False)]
        ]
    if problems:
        raise ContractError(problems[:SHOWN])


def _lower_end(name: str) -> str | None:
    """The column of the lower end of a range whose upper end is in this column, if it is an upper end."""
    stem, dash, last = name.rpartition("_")
    return f"{stem}{dash}{LOWER_END[last]}" if last in LOWER_END else None


def _meta(name: str, edition: str, sources: Iterable[str], metadata: dict[str, Any]) -> bytes:
    known = {"table": name, "version": contract(name).version, "edition": edition, "sources": sorted(set(sources))}
    return json.dumps({**known, **metadata}, ensure_ascii=False, sort_keys=True).encode()


@lru_cache
def schema(name: str) -> pa.Schema:
    """The Arrow schema of a contract, with which a reader makes its batches; lists are lists of strings."""
    spec = contract(name)
    empty = pa.Table.from_pandas(spec.empty(), preserve_index=False)
    lists = {c.name for c in spec.columns.values() if c.type == "list"}
    fields = [f.with_type(pa.list_(pa.string())) if f.name in lists else f for f in empty.schema]
    return pa.schema(fields, metadata=empty.schema.metadata)


class TableWriter:
    """Writes a table batch by batch, each checked against its contract."""

    def __init__(self, spec: Contract, file: pq.ParquetWriter) -> None:
        self.spec, self.file, self.rows = spec, file, 0
        self._seen: set[Any] = set()  # values of the first column of the key

    def write(self, batch: pa.Table) -> None:
        """Write rows in the order of the contract's columns.

        A value of the first column of the key, a source, may be in one batch only. Raises ContractError.
        """
        self.spec.check(batch, self.rows)
        firsts = set(pc.unique(batch[self.spec.key[0]]).to_pylist())
        if again := self._seen & firsts:
            what = f"two rows have the same {', '.join(self.spec.key)}: {again}"
            raise ContractError(what, where=f"table {self.spec.name}")
        self.file.write_table(batch)
        self._seen |= firsts
        self.rows += batch.num_rows


@contextmanager
def writing(
    name: str, path: str | Path, *, edition: str, sources: list[str], metadata: dict[str, Any]
) -> Iterator[TableWriter]:
    """A writer for a table that is made in batches; the file is there only when the block ends without error.

    sources, metadata: as for ``write_table``; they may be filled until the block ends.
    """
    with atomic(path) as draft, pq.ParquetWriter(draft, schema(name), compression="zstd") as file:
        writer = TableWriter(contract(name), file)
        yield writer
        noted = done_without(name, writer.rows, path, edition)
        file.add_key_value_metadata({META: _meta(name, edition, sources, noted | metadata)})


def read_meta(path: str | Path) -> dict[str, Any]:
    """The metadata of a table: table, version, edition, sources and what its stage added.

    Raises ContractError when the file is damaged or not a table of this pipeline.
    """
    with _damaged(path):
        meta = json.loads(_stored(path) or b"{}")
    if not isinstance(meta, dict) or not meta.keys() >= {"table", "edition"}:
        raise ContractError("not a table of this pipeline", where=str(path), todo="rerun the rule that makes it")
    return meta


def count_rows(path: str | Path) -> int:
    """How many rows a table has, without reading them. Raises ContractError as ``read_meta``."""
    with _damaged(path):
        return pq.read_metadata(path).num_rows


@contextmanager
def _damaged(path: str | Path) -> Iterator[None]:
    """Turn what the libraries raise for a damaged Parquet file into a ContractError."""
    try:
        yield
    except FileNotFoundError:
        raise
    # pandas takes the notes that it left in the file as they are, and then fails in any of these ways
    except (pa.ArrowException, OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as fault:
        raise ContractError(
            f"the table cannot be read: {fault}", where=str(path), todo="rerun the rule that makes it"
        ) from None


def _stored(path: str | Path) -> bytes | None:
    """The metadata that ``write_table`` stored in a Parquet file; None in any other."""
    return (pq.read_metadata(path).metadata or {}).get(META)


def read_table(path: str | Path, *, edition: str | None = None) -> pd.DataFrame:
    """A table written by ``write_table``; its metadata is in ``.attrs``.

    Raises ContractError when the file is damaged, or ``edition`` is given and the file is of another edition.
    """
    meta = read_meta(path)
    if edition is not None and meta["edition"] != edition:
        raise ContractError(
            f"a table of the {meta['edition']!r} edition", where=str(path), expected=f"edition {edition!r}"
        )
    with _damaged(path):
        data = pd.read_parquet(path)
    data.attrs = {key: SharedFacts(value) if isinstance(value, dict) else value for key, value in meta.items()}
    return data
