"""Tables of the laboratory by name: what lies between the sources and the published tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.contracts import contract, names
from tipimpact.common.errors import PublishError, nearest
from tipimpact.common.files import above
from tipimpact.common.releases import list_runs, newest_release
from tipimpact.common.tables import read_table
from tipimpact.publish.tables.values import as_loaded

LAYERS = ("results", "processed")
RELEASE = "release"
COMMANDS = {"sample": "make results", "official": "make official"}
# Columns that name or place an employer. Equal values stay equal, so that employers can be counted and joined.
MASKED = {
    "positions": ("employer", "address", "postal_code"),
    "non_compliance": ("operating_name", "legal_name", "postal_address"),
}


def load_processed(name: str, edition: str | Path, root: str | Path | None) -> pd.DataFrame:
    """A table that is not published, of the release or of a run that was made here; see ``load``."""
    known = [table for table in names() if table not in names(published=True)]
    if name not in known:
        todo = f"load({name!r}), without layer" if name in names(published=True) else ""
        raise PublishError(
            f"the processed layer has no {name!r}",
            expected=", ".join(known),
            nearest=nearest(name, known),
            todo=todo,
        )
    file = _find_released(name) if edition == RELEASE else _find_made(name, str(edition), root)
    data, spec = read_table(file), contract(name)
    for column in MASKED.get(name, ()):
        data[column] = mask(data[column])
    data = as_loaded(data, spec.columns)
    data.attrs |= {
        "file": str(file),
        "layer": "processed",
        "docs": {column.name: column.doc for column in spec.columns.values()},
        "units": {column.name: column.unit for column in spec.columns.values() if column.unit},
        "masked": list(MASKED.get(name, ())),
    }
    return data


def mask(values: pd.Series) -> pd.Series:
    """A code for each value, by the order in which they come: ``employer 1``; missing values stay missing."""
    codes, _ = pd.factorize(values)
    coded: list[Any] = [pd.NA if code < 0 else f"{values.name} {code + 1}" for code in codes]
    return pd.Series(coded, values.index, dtype="string", name=values.name)


def _find_released(name: str) -> Path:
    release = newest_release()
    file = Path(release or "", f"{name}.parquet")
    if release is None or not file.is_file():
        carried = [table for table in names() if release and Path(release, f"{table}.parquet").is_file()]
        carried = [table for table in carried if table not in names(published=True)]
        call = f"load({name!r}, edition=EDITION, layer='processed')"
        todo = f"run `make results` or `make official`, then {call} with the edition 'sample' or 'official'"
        raise PublishError(f"the release does not carry {name!r}", expected=", ".join(carried), todo=todo)
    return file


def _find_made(name: str, edition: str, root: str | Path | None) -> Path:
    editions = (RELEASE, *COMMANDS, *(run for run in list_runs(root) if run not in COMMANDS))
    place = above(Path("data", "processed", edition), root)
    if place is None and edition not in editions:
        raise PublishError(f"there is no {edition!r}", expected=", ".join(editions), nearest=nearest(edition, editions))
    folder = Path(place or root or Path.cwd(), "data", "processed", edition)
    if file := next(iter(sorted(folder.glob(f"*/{name}.parquet"))), None):
        return file
    todo = f"run `{COMMANDS.get(edition, f'snakemake --config run={edition}')}` in the project folder"
    raise PublishError(f"the table {name!r} of {edition} has not been made", where=str(folder), todo=todo)
