"""A file that a holder sent leaves no trace from which its suppressed counts could be computed.

The attacker knows everything in the file but two small counts, the code, and everything that is published: tables, the
record, archives, the metadata of tables, and data embedded in pictures. Two counts of 0 to 5 are 36 files to try.
"""

import base64
import itertools
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from attack import find_fillings, read_published
from tests_support import ROOT, snakemake
from tipimpact.asylum.drop_ins import read_dropped
from tipimpact.asylum.gap_contracts import read_gap_files
from tipimpact.common.files import sha256
from tipimpact.publish.package.crate import ARCHIVE, MAIN, RunStep, run_record
from tipimpact.retrieve.receipts import write_receipt
from tipimpact.retrieve.receive import receive
from tipimpact.retrieve.sources import read_sources

ID = "vtip_trp_yearly"
TRUTH = (3, 2)
SENT = """year,application,person,decision,bar,permits
2006,initial,victim,issued,,41
2007,initial,victim,issued,,38
2008,initial,victim,issued,,44
2009,initial,victim,issued,,40
2010,initial,victim,issued,,37
2011,initial,victim,issued,,42
2012,initial,victim,issued,,36
2013,initial,victim,issued,,34
2014,initial,victim,issued,,29
2015,initial,victim,issued,,38
2016,initial,victim,issued,,{}
2017,initial,victim,issued,,{}
"""


@pytest.fixture(scope="module")
def source():
    return next(s for s in read_sources(ROOT / "config" / "sources").sources if s.id == ID)


@pytest.fixture(scope="module")
def make_files(source, tmp_path_factory):
    """The files that follow from a filling: the one that was sent, the receipt, and a table made of it."""
    known = read_gap_files()

    def make(filling) -> list[Path]:
        folder = tmp_path_factory.mktemp("run")
        sent = source.file(folder / "raw")
        sent.parent.mkdir(parents=True)
        sent.write_text(SENT.format(*filling), encoding="utf-8")
        receipt, table = folder / "gaps.json", folder / "dropped.csv"
        write_receipt([receive(source, folder / "raw", None, "sample")], folder / "raw", receipt, "sample")
        read_dropped(sent, known.of(ID), known).to_csv(table)
        return [sent, receipt, table]

    return make


@pytest.fixture(scope="module")
def candidates(make_files) -> dict:
    """What the attacker tries: the files of every filling. Receipts and tables that say nothing of it are no lead."""
    fillings = itertools.product(range(6), repeat=2)
    files = {filling: {path.read_bytes() for path in make_files(filling)} for filling in fillings}
    common = set.intersection(*files.values())
    return {filling: contents - common for filling, contents in files.items()}


@pytest.fixture
def publish(make_files, tmp_path):
    """Publish the record of a run that read the true file. Returns the folder of results and the files read."""

    def write(fault: str = "") -> tuple[Path, list[Path]]:
        read = make_files(TRUTH)
        if fault == "hash in the receipt":  # as it was: the receipt holds the hash, and the record copies it
            receipt = json.loads(read[1].read_text(encoding="utf-8"))
            row = receipt["held"][0]
            row.update(sha256=sha256(read[0]))
            del row["private"]
            read[1].write_text(json.dumps(receipt), encoding="utf-8")
        (tmp_path / MAIN).parent.mkdir()
        (tmp_path / MAIN).write_text("rule all:\n", encoding="utf-8")
        with zipfile.ZipFile(tmp_path / ARCHIVE, "w") as archive:
            archive.writestr("config/config.yaml", "seed: 1\n")
        steps = [RunStep("build_indicators", "Build.", "build_indicators", [*map(str, read)], [])]
        record = run_record(tmp_path, "sample", steps, [read[1]], {"commit": None})
        (tmp_path / "ro-crate-metadata.json").write_text(record, encoding="utf-8")
        return tmp_path, read

    return write


def test_the_record_gives_no_hash_of_a_private_file_or_of_what_is_made_of_it(publish, candidates):
    folder, read = publish()
    assert all(path.name in (folder / "ro-crate-metadata.json").read_text("utf-8") for path in read), "it names them"
    assert find_fillings(folder, candidates) == {}


def test_the_record_names_the_source_and_describes_nothing_of_its_file(publish):
    folder, (sent, *_) = publish()
    graph = json.loads((folder / "ro-crate-metadata.json").read_text("utf-8"))["@graph"]
    entity = next(entity for entity in graph if entity["@id"] == f"#source/{ID}")
    assert entity["description"] == "private input, not described"
    told = [entity, *(e for e in graph if e["@id"].startswith("#file/"))]
    allowed = {"@id", "@type", "name", "alternateName", "publisher", "citation", "license", "description", "url"}
    assert set().union(*told) <= allowed, "no hash, size, line or date"
    assert str(sent.stat().st_size) not in {str(value) for e in told for value in e.values()}


def test_the_receipt_marks_it_as_private_and_says_no_more(make_files, source):
    _, receipt, _ = make_files(TRUTH)
    _, other, _ = make_files((4, 4))
    assert receipt.read_bytes() == other.read_bytes()
    (row,) = json.loads(receipt.read_text("utf-8"))["held"]
    assert (row["private"], row["sha256"], row["path"]) == (True, None, source.path)


def test_the_hash_put_back_into_the_record_is_found(publish, candidates):
    folder, _ = publish("hash in the receipt")
    assert find_fillings(folder, candidates) == {TRUTH: ["ro-crate-metadata.json"]}


@pytest.mark.parametrize("at", [0, 2])
@pytest.mark.parametrize("place", ["text", "archive", "picture"])
def test_a_hash_of_the_file_or_of_what_is_made_of_it_is_found_wherever_it_is(publish, candidates, at, place):
    """Planted: of the file itself and of a table made of it, in a log, in an archive, and embedded in a picture."""
    folder, read = publish()
    planted = f"{sha256(read[at])}  {read[at].name}\n".encode()
    if place == "text":
        (folder / "run" / "log.txt").write_bytes(planted)
    elif place == "archive":
        with zipfile.ZipFile(folder / ARCHIVE, "a") as archive:
            archive.writestr("data/sums.txt", planted)
    else:
        picture = b'<svg><image href="data:text/plain;base64,%s"/></svg>' % base64.b64encode(planted)
        (folder / "picture.svg").write_bytes(picture)
    found = find_fillings(folder, candidates)
    assert TRUTH in found
    assert len(found) < len(candidates), "it rules most out"


@pytest.mark.withhold
@pytest.mark.workflow
def test_a_run_with_such_a_file_publishes_neither_hash_nor_line_nor_size(sample_project, tmp_path, source, candidates):
    """Everything that the sample edition publishes with the file in place, and what it logs beside it."""
    place = tmp_path / "project"
    shutil.copytree(sample_project, place, copy_function=shutil.copy2, ignore=shutil.ignore_patterns(".git", ".venv"))
    sent = place / "data" / "raw" / "sample" / source.path
    sent.parent.mkdir(parents=True, exist_ok=True)
    sent.write_text(SENT.format(*TRUTH), encoding="utf-8")
    done = snakemake("results/sample/ro-crate-metadata.json", directory=place, snakefile=place / "Snakefile")
    assert done.returncode == 0, done.stderr[-3000:]
    assert find_fillings(place / "results", candidates) == {}
    assert find_fillings(place / "logs", candidates) == {}
    rows = dict(read_published(place / "results" / "sample" / "data"))["indicators.parquet/rows"].decode()
    own = [line for line in rows.splitlines() if ID in line]
    assert own
    assert not any("lines " in line or "line " in line for line in own)
