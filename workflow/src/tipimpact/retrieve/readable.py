"""Read received files one by one, and do without a file that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from tipimpact.common.errors import TipimpactError
from tipimpact.common.job import warn
from tipimpact.retrieve.receipts import SourceFile

T = TypeVar("T")
NOT_AS_DESCRIBED = "list"  # code of the table evidence_gaps


def read_each(received: Iterable[SourceFile], read: Callable[[SourceFile, Path], T]) -> tuple[list[T], dict[str, str]]:
    """Return what the files that are here say, in their order, and by source why a file is left out (a gap).

    read: returns what the file of a source at a path says; raises a TipimpactError that names its
    faults, of which the user is then warned.
    """
    contents: list[T] = []
    unread: dict[str, str] = {}
    for file in received:
        if file.path is None:
            continue
        try:
            contents.append(read(file, file.path))
        except TipimpactError as error:
            unread[file.source.id] = NOT_AS_DESCRIBED
            warn(f"{file.source.id} is left out.\n{error}", "correct the file, and run again")
    return contents, unread
