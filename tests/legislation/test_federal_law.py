"""All federal law, as the publisher's repository has it: every file is read, and no character of it is lost."""

import os
from collections import Counter
from pathlib import Path

import pytest

from tipimpact.legislation.acts import GATHERED, LAW, PRINTED, read_rows
from tipimpact.legislation.collection import in_order
from tipimpact.legislation.justice_xml import parse

PLACES = [GATHERED.index(column) for column in PRINTED]


def faults(paths: list[Path]) -> list[str]:
    """What is wrong with the reading of some files."""
    found = []
    for path in paths:
        root = parse(path)
        rows = read_rows(root, path)
        written = Counter("".join("".join(root.itertext()).split()))
        printed = Counter("".join("".join(row[i] for row in rows for i in PLACES).split()))
        names = [row[GATHERED.index("unit")] for row in rows]
        found += [f"{path}: other characters"] if written != printed else []
        found += [f"{path}: two units of one name"] if len(set(names)) != len(names) else []
        found += [f"{path}: no law"] if not any(row[GATHERED.index("part")] in LAW for row in rows) else []
    return found


@pytest.mark.slow
def test_every_file_is_read_whole(root):
    folder = Path(os.environ.get("LAWS") or root.parent / "laws-lois-xml")
    if not folder.is_dir():
        pytest.skip(
            f"all federal law is not here: set LAWS to a checkout of justicecanada/laws-lois-xml, or put it in {folder}"
        )
    names = ("annual-statutes-lois-annuelles", "eng", "fra")
    paths = sorted(p for name in names for p in (folder / name).rglob("*") if p.suffix.lower() == ".xml")
    assert len(paths) > 10_000
    batches = [paths[i : i + 100] for i in range(0, len(paths), 100)]
    assert [fault for found in in_order(faults, batches, os.cpu_count() or 1) for fault in found] == []
