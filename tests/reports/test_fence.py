"""Reports that take too much memory or time, or stop their reader, are rows with a reason; all others are read."""

import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from tests_support import ROOT, load_module
from tipimpact.common.config import Reports
from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import ReportError
from tipimpact.common.processes import Ended, in_fence
from tipimpact.common.tables import write_table
from tipimpact.publish.obtained import reports_left_out
from tipimpact.reports import original_text, read_report
from tipimpact.reports.corpus import check_seed, read_corpus
from tipimpact.reports.original import ENCODINGS
from tipimpact.retrieve import SourceFile, read_sources

HOSTILE = load_module(ROOT / "tests" / "reports" / "hostile.py").HOSTILE
GOOD = "The permits were refused. The fees were not waived for the women who had been trafficked."
TOO_MUCH = ["memory", "stopped", "time"]
OUTCOMES = {
    limits: {name: {*reasons, *(TOO_MUCH if "too_much" in reasons else ())} for name, reasons in outcomes.items()}
    for limits, outcomes in read_yaml(Path(__file__).with_name("outcomes.yaml")).items()
}
# What large ones come to, by the limits that show it.
SLOW = {"of_a_run": Reports(), "less_time": Reports(seconds=4), "less_memory": Reports(memory=300)}
ONLY_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="macOS does not enforce the limit of memory")


@pytest.fixture(scope="module")
def source():
    sources = read_sources(ROOT / "config" / "sources").sources
    return next(s for s in sources if s.id == "ccr_forum_2012_en")


def read_all(source, folder, names, limits) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The corpus of hostile files with a good one before and after each; the rows of files by id."""
    held = []
    for name in [*(part for hostile in names for part in (f"before_{hostile}.txt", hostile)), "after.txt"]:
        path = folder / name
        path.write_bytes(HOSTILE[name]() if name in HOSTILE else GOOD.encode())
        held.append(SourceFile(source.model_copy(update={"id": name, "path": name}), path, ""))
    corpus = read_corpus(held, limits=limits)
    return corpus.sentences, corpus.files.set_index("doc_id")


def check(sentences, files, outcomes):
    met = files.loc[list(outcomes), "reason"].fillna("read").to_dict()
    assert {name: reason for name, reason in met.items() if reason not in outcomes[name]} == {}
    good = files.drop(index=list(outcomes))
    assert set(good["status"]) == {"read"}
    assert len(good) == len(outcomes) + 1
    assert (sentences[sentences["doc_id"].isin(good.index)].groupby("doc_id").size() == 2).all()
    failed = files[files["status"] == "failed"]
    assert failed["notes"].map(len).gt(0).all(), "each says what was found"
    assert failed["sentences"].eq(0).all()


@ONLY_LINUX
def test_hostile_reports_are_rows_with_a_reason_and_the_others_are_read(source, tmp_path):
    check(*read_all(source, tmp_path, OUTCOMES["small"], Reports(memory=200, seconds=3)), OUTCOMES["small"])


@ONLY_LINUX
@pytest.mark.release
@pytest.mark.parametrize("limits", SLOW)
def test_large_hostile_reports_too(source, tmp_path, limits):
    check(*read_all(source, tmp_path, OUTCOMES[limits], SLOW[limits]), OUTCOMES[limits])


def test_every_hostile_report_has_an_outcome():
    assert set().union(*OUTCOMES.values()) == set(HOSTILE)


def test_the_notes_name_the_limit_and_the_setting(source, tmp_path):
    _, files = read_all(source, tmp_path, ["never_closed.html"], Reports(memory=500, seconds=0.5))
    (note,) = files.loc["never_closed.html", "notes"]
    assert "longer than 0.5 s" in note
    assert "reports.seconds" in note


def test_an_unforeseen_fault_of_the_reader_is_a_row(source, tmp_path, monkeypatch):
    """Forked children have the fault too; it must not end the stage."""

    def fail(*_):
        raise KeyError("glyph")

    if sys.platform != "linux":
        pytest.skip("a spawned child does not see the fault")
    monkeypatch.setattr("tipimpact.reports.corpus.read_report", fail)
    _, files = read_all(source, tmp_path, [], Reports())
    assert files.loc["after.txt", "reason"] == "other"
    assert "KeyError: 'glyph'" in files.loc["after.txt", "notes"][0]


def test_half_a_character_is_read_as_unknown_and_the_places_stay_right(tmp_path, leads_back):
    path = tmp_path / "lone.pdf"
    path.write_bytes(HOSTILE["lone_surrogate.pdf"]())
    table = read_report(path, "en")
    assert "The in\ufffduest \ufffd was not held." in table["text"].tolist()
    original_text(path).encode()
    leads_back(path, table)


@pytest.mark.parametrize("name", ["windows-1252", "ISO-8859-15", "latin-1", "macintosh", "utf-16"])
def test_encodings_of_texts_are_accepted(name, tmp_path):
    path = tmp_path / "page.html"
    words = f'<meta charset="{name}"><p>Les permis ont été refusés, et les frais n’ont pas été annulés.</p>'
    path.write_bytes(words.replace("’", "'").encode(name))
    assert read_report(path, "fr")["text"].tolist() == [
        "Les permis ont été refusés, et les frais n'ont pas été annulés."
    ]


@pytest.mark.parametrize("name", sorted(ENCODINGS))
def test_no_accepted_encoding_gives_half_a_character(name):
    """Every pair of bytes, decoded alone and in a row, is text that can be written, or an error."""
    for first in range(256):
        for data in (bytes([first, second]) for second in range(0, 256, 3)):
            try:
                data.decode(name).encode()
            except UnicodeDecodeError:
                continue


def wait(seconds):
    """Little processor time and much of the clock, as on a busy machine."""
    time.sleep(seconds)
    return "read"


def work(seconds):
    """Processor time, in a library's code and not in Python's."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        sum(range(1000))
    return "read"


@pytest.mark.parametrize(("item", "outcome"), [((wait, 3.0), "read"), ((work, 6.0), Ended("time"))])
def test_the_limit_is_of_processor_time(item, outcome):
    """One second of the processor: three of the clock are read, six of the processor are not."""
    assert list(in_fence(_run, [item], 2000, 1.0)) == [outcome]


def _run(item):
    function, seconds = item
    return function(seconds)


def test_a_child_that_waits_forever_ends_too(monkeypatch):
    monkeypatch.setattr("tipimpact.common.processes.CLOCK", 2)
    assert list(in_fence(_run, [(wait, 600.0)], 2000, 0.5)) == [Ended("time")]


@ONLY_LINUX
def test_a_seed_report_that_cannot_be_read_stops_the_run_and_is_named(source, tmp_path):
    assert source.facts["seed"]
    path = tmp_path / "seed.html"
    path.write_bytes(HOSTILE["never_closed.html"]())
    seed = SourceFile(source, path, "")
    files = read_corpus([seed], limits=Reports(memory=500, seconds=0.5)).files
    with pytest.raises(ReportError, match=r"ccr_forum_2012_en cannot be read: .*processor time"):
        check_seed([seed], files)
    other = SourceFile(source.model_copy(update={"facts": {"kind": "report", "lang": "en"}}), path, "")
    check_seed([other], files)


def test_a_report_left_out_is_in_the_last_lines(source, tmp_path):
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    files = read_corpus([SourceFile(source, path, "")]).files
    write_table(files, "report_files", tmp_path / "files.parquet", edition="sample", sources=files["doc_id"])
    assert source.id in reports_left_out(tmp_path / "files.parquet", "en")
    write_table(files.iloc[:0], "report_files", tmp_path / "none.parquet", edition="sample", sources=[])
    assert reports_left_out(tmp_path / "none.parquet", "en") == ""
