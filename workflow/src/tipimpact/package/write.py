"""Writes the data package of an edition into the folder of its tables."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tipimpact.common.contracts import names
from tipimpact.common.files import atomic, write_text
from tipimpact.common.releases import DESCRIPTION, TEXTS
from tipimpact.common.tables import copy_table, read_table
from tipimpact.package.describe import describe
from tipimpact.package.digests import FILE as DIGESTS
from tipimpact.package.digests import digest_run
from tipimpact.package.licences import withhold
from tipimpact.package.reader import PROVENANCE, Obtained
from tipimpact.package.texts import Texts, write_texts
from tipimpact.retrieve.obtained import obtained


def write_package(
    folder: str | Path,
    tables: Iterable[str | Path],
    others: Mapping[str, str | Path],
    texts: Texts,
    receipts: Iterable[str | Path],
    edition: str,
    steps: Iterable[Mapping[str, Any]] = (),
    root: str | Path = ".",
) -> None:
    """Write what a package has besides its tables, and last its description.

    folder: holds ``tables`` already.  others: files to copy, by the name that they get there; a
    table without the words that may not be passed on.  steps, root: the rules that made the tables,
    and the project (``digest_run``).
    Raises ContractError for a table of another edition, and the errors of ``describe``.
    """
    folder, paths, receipts = Path(folder), list(map(Path, tables)), list(receipts)
    write_text(folder / TEXTS, write_texts(texts))
    made = [*paths, *(Path(path) for path in others.values() if Path(path).stem in names(published=True))]
    run = Obtained.model_validate(obtained(edition, receipts, made))
    write_text(folder / PROVENANCE, json.dumps(run.model_dump(mode="json"), ensure_ascii=False, indent=0) + "\n")
    for name, path in others.items():
        if name.endswith(".parquet"):
            copy_table(path, folder / name, withhold(read_table(path, edition=edition), texts))
            continue
        with atomic(folder / name) as draft:
            shutil.copyfile(path, draft)
    of_run = (TEXTS, PROVENANCE, DIGESTS)
    files = {Path(name).stem: folder / name for name in (*(path.name for path in paths), *of_run, *others)}
    known, published = names(), names(published=True)
    data = {name: read_table(path, edition=edition) for name, path in files.items() if name in known}
    results = {name: data[name] for name in published if name in data}
    write_text(folder / DIGESTS, digest_run(steps, results, map(str, receipts), root).model_dump_json(indent=0) + "\n")
    write_text(folder / DESCRIPTION, describe(data, files, texts, edition))
