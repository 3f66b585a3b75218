"""Read a table in any format in which publishers serve it: R data, JSON of an API or of CKAN, text, CSV in a zip.

The format is judged by the content, not by the name. Every cell is text, and the columns are the publisher's.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from tipimpact.common.errors import SourceError, TipimpactError
from tipimpact.common.files import atomic
from tipimpact.retrieve.content import BOMS, BZIP, GZIP, XZ, ZIP
from tipimpact.retrieve.receipts import SourceFile

MAX_BYTES = 256 * 2**20  # unpacked; the largest table so far takes 12 MB
R_DATA = (b"RDX2\n", b"RDX3\n", b"RDA2\n", b"RDA3\n")
OPENERS: dict[bytes, Callable[..., Any]] = {GZIP: gzip.open, XZ: lzma.open, BZIP: bz2.open}
DELIMITERS = ",\t;"
ASIDE = ("footnote", "readme", "metadata", "licen")  # other files of an archive, by how their name begins
SOURCE = "source"  # the column that ``write_unpacked`` adds
EMPTY = "-"  # how the API of UNHCR writes a missing text
FAULTS = (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, RuntimeError, csv.Error)


def read_served(path: str | Path, error: type[TipimpactError] = SourceError) -> pd.DataFrame:
    """Read all rows of a table as text; the index counts rows from 0.

    Whole numbers have no decimal point, and a missing cell is "". An archive may have folders and
    footnotes, but only one table. Raises ``error`` when the file is damaged, too large, or holds no
    table.
    """
    path = Path(path)
    try:
        return _read(_unpacked(path))
    except FAULTS as fault:
        raise error(
            f"the file is not a readable table: {fault}",
            where=path.name,
            expected="CSV (also gzipped, in a zip, or with tabs), JSON with a list of items, or R data",
            todo="get the file from the publisher again",
        ) from None


def _read(content: bytes) -> pd.DataFrame:
    start = content[:64].lstrip()
    if content.startswith(R_DATA):
        return _read_r(content)
    return _read_items(content) if start.startswith((b"{", b"[")) else _read_text(content)


def is_plain(path: str | Path) -> bool:
    """Return whether a file is CSV, gzipped or not, which needs no conversion."""
    try:
        content = _start(Path(path))
    except FAULTS:
        return True  # the reader reports what is wrong
    return not content.startswith((ZIP, XZ, BZIP, *R_DATA, *BOMS)) and not content.lstrip().startswith((b"{", b"["))


def _start(path: Path) -> bytes:
    with open(path, "rb") as file:
        start = file.read(64)
    if start.startswith(GZIP):
        with gzip.open(path, "rb") as file:
            return file.read(64)
    return start


def _unpacked(path: Path) -> bytes:
    """Return the content of a file, or of the one table in it, if it is compressed."""
    with open(path, "rb") as file:
        start = file.read(8)
    if start.startswith(ZIP):
        return _only_table(path)
    opened = next((opener for magic, opener in OPENERS.items() if start.startswith(magic)), open)
    with opened(path, "rb") as file:
        return _within_limit(file.read(MAX_BYTES + 1))


def _only_table(path: Path) -> bytes:
    """Return the one table of an archive, in whatever folder; footnotes and the like are left aside."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        tables = [name for name in names if PurePosixPath(name).suffix.lower() in (".csv", ".tsv", ".json")]
        tables = [n for n in tables if not PurePosixPath(n).name.lower().startswith((*ASIDE, "."))]
        tables = [name for name in tables if not name.startswith("__MACOSX/")]
        if len(tables) != 1:
            raise ValueError(f"the archive has {len(tables)} tables, not one: {', '.join(sorted(names)[:10])}")
        with archive.open(tables[0]) as file:
            return _within_limit(file.read(MAX_BYTES + 1))


def _within_limit(content: bytes) -> bytes:
    if len(content) > MAX_BYTES:
        raise ValueError(f"larger than {MAX_BYTES // 2**20} MB")
    return content


def _read_r(content: bytes) -> pd.DataFrame:
    """Read the data frame that an R file holds. The library is slow, so each file is read once (rule unpack_tables)."""
    import rdata

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a tibble is read as the data frame that it is
            objects = rdata.conversion.convert(rdata.parser.parse_data(content))
    except MemoryError:
        raise
    except Exception as fault:  # the library raises many kinds of error for damaged data
        raise ValueError(f"R data that cannot be read ({type(fault).__name__}: {fault})") from None
    frames = (
        [value for value in objects.values() if isinstance(value, pd.DataFrame)] if isinstance(objects, dict) else []
    )
    if len(frames) != 1:
        raise ValueError(f"the R data hold {len(frames)} data frames, not one")
    frame = frames[0].reset_index(drop=True)
    return pd.DataFrame({str(name): [*map(_cell, frame[name].astype("object"))] for name in frame}, index=frame.index)


def _cell(value: Any) -> str:
    """Return a value as text: 14.0 as "14", a missing value as ""."""
    if value is None or value is pd.NA or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _read_items(content: bytes) -> pd.DataFrame:
    """Read the items of an API answer; ``retrieve.pages`` has joined its pages."""
    encoding = next((name for bom, name in BOMS.items() if content.startswith(bom)), "utf-8-sig")
    try:
        answer = json.loads(content.decode(encoding))
    except RecursionError:
        raise ValueError("JSON that is nested too deep") from None
    if isinstance(answer, dict) and isinstance(answer.get("result"), dict):  # CKAN: what a data set holds
        listed = answer["result"].get("resources", [])
        if not isinstance(listed, list):
            raise ValueError("JSON without a list of resources")
        answer = [_flatten(item) for item in listed]
    items = answer.get("items") if isinstance(answer, dict) else answer
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise ValueError("JSON without a list of items")
    if isinstance(answer, dict) and (pages := answer.get("maxPages", 1)) not in (0, 1, "0", "1"):
        raise ValueError(f"page {answer.get('page')} of {pages} only")
    columns = list(dict.fromkeys(str(key) for item in items for key in item))
    return pd.DataFrame({name: [_item_cell(item.get(name)) for item in items] for name in columns}, columns=columns)


def _flatten(item: Any) -> dict[str, Any]:
    """Return a resource of CKAN with its lists and texts in two languages as JSON."""
    if not isinstance(item, dict):
        raise ValueError("resources that are not sections")
    nested = {
        name: json.dumps(part, ensure_ascii=False) for name, part in item.items() if isinstance(part, dict | list)
    }
    return item | nested


def _item_cell(value: Any) -> str:
    if isinstance(value, dict | list):
        raise ValueError("items with lists or sections in them")
    text = "" if value == EMPTY else _cell(value)
    if not text.isascii():
        text.encode()  # fails for half of a pair of surrogates, which JSON may name and no file can hold
    return text


def _read_text(content: bytes) -> pd.DataFrame:
    bom = next((bom for bom in BOMS if content.startswith(bom)), b"")
    text = content.decode(BOMS.get(bom, "utf-8")).removeprefix("\ufeff")
    header = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=header.count)
    rows = pd.read_csv(
        io.StringIO(text), dtype=str, keep_default_na=False, skip_blank_lines=False, sep=delimiter
    ).fillna("")
    if not isinstance(rows.index, pd.RangeIndex):  # pandas uses surplus fields as an index
        raise ValueError("rows have more fields than the header")
    return rows.rename(columns=str)


def write_unpacked(received: Iterable[SourceFile], path: str | Path) -> None:
    """Write the tables of several sources as text into one Parquet file, with the id of the source in each row.

    R data take 13 seconds to read, so this is done once, by a rule of this stage.
    Raises SourceError when a table cannot be read.
    """
    frames = [read_served(file.path).assign(**{SOURCE: file.source.id}) for file in received if file.path]
    rows = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame({SOURCE: pd.Series([], dtype="str")})
    columns = {name: pa.array(rows[name], pa.string(), from_pandas=True).dictionary_encode() for name in rows}
    with atomic(path) as draft:
        pq.write_table(pa.table(columns), draft, compression="zstd")


def read_unpacked(path: str | Path, source: str) -> pd.DataFrame:
    """Read the table of one source as text, as ``read_served`` returns it, with categories as columns.

    ``.attrs["name"]`` is the id of the source, for error messages.
    """
    rows = pq.read_table(path, filters=[(SOURCE, "=", source)]).to_pandas()
    rows = rows.drop(columns=SOURCE).dropna(axis="columns", how="all").reset_index(drop=True)
    rows.attrs["name"] = source
    return rows
