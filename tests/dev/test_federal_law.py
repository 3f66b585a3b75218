"""All federal law, as the publisher's repository has it: every file is read, no character of it is lost, and the
sentences of statutes that this project does not hold are understood too."""

import os
from collections import Counter
from pathlib import Path

import pytest

from tipimpact.common import LANGUAGES
from tipimpact.legislation.acts import GATHERED, LAW, PRINTED, read_rows
from tipimpact.legislation.amendments import read_enactment
from tipimpact.legislation.justice_xml import parse
from tipimpact.legislation.shelf import annual_statutes
from tipimpact.legislation.statutes import in_order
from tipimpact.retrieve import read_sources

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


def understood(paths: list[Path]) -> Counter[str]:
    """Instructions of some annual statutes, and those that no pattern of the grammar fits."""
    read = [instruction for path in paths for instruction in read_enactment(path).instructions]
    return Counter(instructions=len(read), unparsed=sum(not instruction.steps for instruction in read))


@pytest.fixture(scope="module")
def laws(root) -> Path:
    """The checkout of the publisher's repository."""
    folder = Path(os.environ.get("LAWS") or root.parent / "laws-lois-xml")
    if not folder.is_dir():
        pytest.skip(
            f"all federal law is not here: set LAWS to a checkout of justicecanada/laws-lois-xml, or put it in {folder}"
        )
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_at_most_seven_in_a_thousand_instructions_of_statutes_not_held_are_not_understood(laws, root, lang):
    """Measured: `docs/validation/instructions_unseen.csv`."""
    sources = read_sources(root / "config" / "sources")
    collections = ("legislation", "legislation_statutes")
    held = {s.facts.get("citation") for name in collections for s in sources.collection(name, "official")}
    paths = [path for (own, citation), path in annual_statutes(laws).items() if own == lang and citation not in held]
    assert len(paths) > 500
    counts = sum(in_order(understood, [paths[i::20] for i in range(20)], os.cpu_count() or 1), Counter())
    print(f"{lang}: {counts['unparsed']} of {counts['instructions']} instructions of {len(paths)} statutes")
    assert counts["instructions"] > 30_000
    assert counts["unparsed"] <= 0.007 * counts["instructions"]


@pytest.mark.slow
def test_every_file_is_read_whole(laws):
    names = ("annual-statutes-lois-annuelles", "eng", "fra")
    paths = sorted(p for name in names for p in (laws / name).rglob("*") if p.suffix.lower() == ".xml")
    assert len(paths) > 10_000
    batches = [paths[i : i + 100] for i in range(0, len(paths), 100)]
    assert [fault for found in in_order(faults, batches, os.cpu_count() or 1) for fault in found] == []
