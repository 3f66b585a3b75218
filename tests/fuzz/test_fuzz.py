"""Damaged and hostile files give a table or a TipimpactError; `make fuzz` tries ten thousand of each kind."""

import csv
import io
import json
import random
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import fuzz
from tests_support import ROOT
from tipimpact.common import workbooks

FOUND = sorted(path for path in fuzz.FOUND.glob("*") if path.is_file())
SHORT = (
    "acts_yaml",
    "cases_yaml",
    "conditions",
    "config_yaml",
    "content",
    "drawn_csv",
    "dropped_csv",
    "exposure_yaml",
    "facts_csv",
    "justice_xml",
    "pages_json",
    "permit_stock_xlsx",
    "profiles_yaml",
    "refresh_json",
    "report_html",
    "report_md",
    "report_txt",
    "review_queue_csv",
    "review_sheet_xlsx",
    "scores_csv",
    "sources_yaml",
    "words_both",
)


@pytest.fixture(scope="module")
def readers():
    fuzz.limit_time()
    return fuzz.readers()


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_an_input_that_was_a_fault_is_not_one_again(path, readers, tmp_path):
    reader = readers[path.name.rsplit("-", 1)[0]]
    assert fuzz.try_one(reader, path.read_bytes(), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["hostile_pdf", "hostile_html"])
def test_hostile_reports_give_a_table_or_an_error(name, readers, tmp_path):
    outcomes = [fuzz.try_one(readers[name], data, tmp_path) for data in readers[name].hostile()]
    assert sum(outcome.startswith("refused") for outcome in outcomes) >= 2


@pytest.mark.parametrize("name", SHORT)
def test_a_few_files_of_each_kind(name, readers):
    for data, fault in fuzz.plain(readers[name], 25, seed=1):
        assert fault is None, f"{fault!r} from {data[:400]!r}"


def test_every_seed_is_read(readers, tmp_path):
    """The files that the fuzzer starts from are valid; otherwise damaged ones would prove nothing."""
    for name, reader in readers.items():
        folder = tmp_path / name
        folder.mkdir()
        assert {fuzz.try_one(reader, data, folder) for data in reader.seeds()} == {"read"}, name


LONG = pytest.param("catalogue_json", marks=pytest.mark.release)
ANSWERS = (LONG, "ckan_json", "pages_json", "refresh_json", "unhcr_json")


@pytest.mark.slow
@pytest.mark.parametrize("name", ANSWERS)
def test_every_value_of_an_answer_may_be_of_another_kind(name, readers, tmp_path):
    answer = json.loads(readers[name].seeds()[0])
    for path in values_in(answer):
        for odd in (None, 5, "x", [], {}):
            assert fuzz.try_one(readers[name], json.dumps(replaced(answer, path, odd)).encode(), tmp_path), path


def values_in(value, path=()):
    """The path to each value of JSON; of a list to its first two items."""
    yield path
    below = value.items() if isinstance(value, dict) else enumerate(value[:2]) if isinstance(value, list) else ()
    for key, part in below:
        yield from values_in(part, (*path, key))


def replaced(value, path, odd):
    """JSON with another value at a path."""
    if not path:
        return odd
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = replaced(copy[path[0]], path[1:], odd)
    return copy


IDS = {
    "sources_yaml": rb"\n  - id: (\w+)",
    "profiles_yaml": rb"\n  - id: (\w+)",
    "plan_yaml": rb"\n  - id: (\w+)",
    "recommendations_yaml": rb"\n  - id: (\w+)",
    "codebook_yaml": rb"\nthemes: \[([A-Z_]+)\]",
    "theme_yaml": rb"\Aid: ([A-Z_]+)\nlabel",
}


@pytest.mark.parametrize("outside", [b'"../../x"', b'"/etc/x"', b'"a/b"', b'"C:\\\\x"'])
@pytest.mark.parametrize("name", IDS)
def test_no_id_from_a_file_can_be_a_path(name, outside, readers, tmp_path):
    data = readers[name].seeds()[0]
    first, last = re.search(IDS[name], data).span(1)
    outcome = fuzz.try_one(readers[name], data[:first] + outside + data[last:], tmp_path)
    assert outcome.startswith("refused")
    assert "is not valid here" in outcome


@pytest.mark.parametrize(
    "name",
    [
        "claimants_xlsx",
        "glotip_xlsx",
        "lmia_xlsx",
        "permit_stock_xlsx",
        "coding_sheet_docx",
        "coding_sheet_xlsx",
        "measured_xlsx",
        "new_system_xlsx",
        "review_sheet_docx",
        "review_sheet_xlsx",
    ],
)
def test_an_archive_bomb_is_refused_before_it_is_unpacked(name, readers, tmp_path, monkeypatch):
    file = io.BytesIO(readers[name].seeds()[0])
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("bomb", bytes(5 * 2**20))
    monkeypatch.setattr(workbooks, "MAX_BYTES", 4 * 2**20)
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))
    assert "unpacks to more than 4 MB" in fuzz.try_one(readers[name], file.getvalue(), tmp_path)


@pytest.mark.parametrize("broken", [b"PK\x03\x04 and no archive", b"\x1f\x8b\x08 and nothing compressed"])
def test_an_archive_that_no_longer_unpacks_is_mutated_as_bytes(broken):
    assert all(isinstance(fuzz.mutated([broken], random.Random(seed)), bytes) for seed in range(20))


def test_a_fault_is_reported_and_its_input_saved(tmp_path):
    def broken(path: Path):
        raise KeyError(path.read_bytes()[:1])

    reader = fuzz.Reader("broken_txt", broken, lambda: [b"abc"])
    faults = [(data, fault) for data, fault in fuzz.plain(reader, 3, seed=1)]
    assert all(isinstance(fault, KeyError) for _, fault in faults)
    fuzz.report_fault(reader, *faults[0], tmp_path, set())
    assert [path.suffix for path in tmp_path.iterdir()] == [".txt"]


def test_a_case_that_takes_too_long_is_stopped(tmp_path):
    code = (
        "import fuzz; fuzz.SECONDS = 0.2; fuzz.guard()\n"
        "reader = fuzz.Reader('slow_txt', lambda p: sum(0 for _ in iter(int, 1)), lambda: [b'a'])\n"
        "print([type(fault).__name__ for _, fault in fuzz.plain(reader, 1, 1)])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "dev", capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "['TooLong']", done.stderr


def test_every_reader_is_in_the_table_of_fuzzing_results(readers):
    with (ROOT / "docs" / "validation" / "fuzz.csv").open(encoding="utf-8", newline="") as file:
        assert [row["reader"] for row in csv.DictReader(file)] == list(readers)
