"""Before a run: raw files that changed, what to fetch where nobody answers, and whether anybody does."""

import csv
import json
import os
import socket
import time
from pathlib import Path

import pytest

from tipimpact.common.errors import SourceError
from tipimpact.common.files import sha256
from tipimpact.retrieve.fetch import SILENT, any_answers, note, noted
from tipimpact.retrieve.receipts import SourceFile, write_receipt
from tipimpact.retrieve.receive import receive
from tipimpact.retrieve.start import because, check_network, describe, fetch_list, forget_missing, outdated

from .conftest import GOOD, OTHER, SHA256


@pytest.fixture
def retrieved(tmp_path, source) -> tuple[Path, Path, Path]:
    """A raw folder with a file, a mirror folder that has nothing yet, and the receipt of two sources."""
    raw, mirror = tmp_path / "raw", tmp_path / "mirror"
    mirror.mkdir()
    raw.mkdir()
    held, gone = (
        source(id="a", path="a.xml"),
        source(id="b", path="b.xml", mirror="b.xml", urls=["https://x.example/b"]),
    )
    (raw / "a.xml").write_bytes(GOOD)
    path = tmp_path / "receipts" / "statutes.json"
    write_receipt(
        [SourceFile(held, raw / "a.xml", SHA256), SourceFile(gone, None, None, "unreachable")],
        raw,
        path,
        "official",
        str(mirror),
    )
    return raw, mirror, path


def reasons(retrieved: tuple[Path, Path, Path], mirror: Path | None = None) -> list[tuple[str, str]]:
    raw, asked, receipt = retrieved
    return [(item.file.name, item.why) for item in outdated([receipt], raw, str(mirror or asked))]


def test_files_as_they_were_received_are_not_outdated(retrieved):
    assert reasons(retrieved) == []
    os.utime(retrieved[0] / "a.xml")
    assert reasons(retrieved) == [], "another date with the same bytes"


def test_a_removed_file_is_noticed(retrieved):
    raw, mirror, receipt = retrieved
    (raw / "a.xml").unlink()
    assert reasons(retrieved) == [("a.xml", "removed")]
    words = describe(outdated([receipt], raw, str(mirror)))
    assert "a.xml was removed since the last run." in words
    assert "To be retrieved again, with all that rests on them: statutes." in words
    assert describe([]) == ""


def test_why_a_collection_is_retrieved_again_changes_once(retrieved, source):
    """It is a param of the rule: it must not change after the run that it causes."""
    raw, mirror, receipt = retrieved
    assert because(receipt, raw, str(mirror)) == because(receipt.with_name("none.json"), raw, str(mirror)) == ""
    (raw / "a.xml").unlink()
    why = because(receipt, raw, str(mirror))
    assert why.startswith("a.xml was removed")
    assert because(receipt, raw, str(mirror)) == why
    rows = [SourceFile(source(id="gone", path="b.xml"), None, None, "unreachable")]
    write_receipt(rows, raw, receipt, "official", str(mirror), why)
    assert because(receipt, raw, str(mirror)) == why
    receipt.write_text("{", encoding="utf-8")
    assert "is damaged" in because(receipt, raw, str(mirror))


def test_a_changed_file_is_noticed_even_under_an_old_date(retrieved):
    raw, _, _ = retrieved
    time.sleep(0.02)
    (raw / "a.xml").write_bytes(OTHER)
    os.utime(raw / "a.xml", (0, 0))
    assert reasons(retrieved) == [("a.xml", "changed")]


def test_a_missing_file_that_came_into_the_mirror_is_noticed(retrieved, tmp_path):
    _, mirror, _ = retrieved
    time.sleep(0.02)
    (mirror / "b.xml").write_bytes(GOOD)
    assert reasons(retrieved) == [("b.xml", "in_mirror")]


def test_a_file_that_a_mirror_had_all_along_and_that_was_refused_is_not_asked_for_at_each_start(retrieved, tmp_path):
    """The receipt is newer than the file, and of the same mirror; another mirror is asked."""
    _, mirror, receipt = retrieved
    (mirror / "b.xml").write_bytes(OTHER)
    later = time.time() + 1
    os.utime(receipt, (later, later))
    assert reasons(retrieved) == []
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.xml").write_bytes(GOOD)
    assert reasons(retrieved, other) == [("b.xml", "in_mirror")]


def test_a_damaged_receipt_is_forgotten(retrieved):
    retrieved[2].write_text("{")
    assert reasons(retrieved) == [("statutes.json", "unreadable")]


def test_only_receipts_that_lack_a_source_with_an_address_are_asked_again(retrieved, source):
    raw, _, receipt = retrieved
    complete, without = receipt.with_name("complete.json"), receipt.with_name("without_address.json")
    write_receipt([SourceFile(source(), raw / "a.xml", SHA256)], raw, complete, "official")
    write_receipt([SourceFile(source(), None, None, "no_address")], raw, without, "official")
    assert forget_missing(receipt.parent) == ["statutes"]
    assert sorted(path.name for path in receipt.parent.iterdir()) == ["complete.json", "without_address.json"]


# --- the network ---

DEAD = "http://127.0.0.1:9"


def test_without_a_network_and_files_the_run_ends_with_the_list_of_what_to_fetch(source, tmp_path):
    rows = [source(id=f"s{i}", path=f"{i}.xml", urls=[f"{DEAD}/{i}.xml"], sha256=SHA256) for i in range(3)]
    with pytest.raises(SourceError) as error:
        check_network(rows, tmp_path / "raw", None, tmp_path / "to_fetch.csv", seconds=2)
    assert "No publisher answers; there may be no network. 3 files are not here: statutes 3." in str(error.value)
    assert "TIPIMPACT_MIRROR=/folder make official" in str(error.value)
    with open(tmp_path / "to_fetch.csv", encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    assert [row["addresses"] for row in listed] == [f"{DEAD}/{i}.xml" for i in range(3)]
    assert listed[0]["put_at"] == f"{tmp_path.as_posix()}/raw/0.xml"
    assert listed[0]["sha256"] == SHA256


def test_without_a_network_the_files_that_are_here_are_used_and_nobody_is_waited_for(source, tmp_path, limits):
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "0.xml").write_bytes(GOOD)
    rows = [source(id=f"s{i}", path=f"{i}.xml", urls=[f"{DEAD}/{i}.xml"]) for i in range(2)]
    said = check_network(rows, raw, None, tmp_path / "to_fetch.csv", seconds=2)
    assert "The run goes on with 1 file that is here." in said
    start = time.monotonic()
    patient = limits.model_copy(update={"attempts": 5, "backoff": 5.0, "longest_wait": 60.0})
    assert [receive(row, raw, None, "official", patient).reason for row in rows] == ["", "unreachable"]
    assert time.monotonic() - start < 2


def test_without_a_network_a_run_goes_on_with_the_files_of_collections_retrieved_before(source, tmp_path):
    """After `AGAIN=1` only the collections that lack a file are retrieved; the results rest on the others too."""
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "0.xml").write_bytes(GOOD)
    before, asked = (source(id=f"s{i}", path=f"{i}.xml", urls=[f"{DEAD}/{i}.xml"]) for i in range(2))
    said = check_network([asked], raw, None, tmp_path / "to_fetch.csv", seconds=2, retrieved=[before])
    assert "1 file is not here: statutes 1." in said
    assert "The run goes on with 1 file that is here." in said
    assert [line.split(",")[0] for line in (tmp_path / "to_fetch.csv").read_text().splitlines()] == ["source", "s1"]


def test_with_a_network_nothing_is_said_and_old_silence_is_forgotten(server, source, tmp_path):
    note(["127.0.0.1:9"], tmp_path / "raw" / ".hosts", SILENT)
    row = source(urls=[f"{DEAD}/a.xml", f"{server.address}/good.xml"])
    assert check_network([row], tmp_path / "raw", None, tmp_path / "to_fetch.csv", seconds=5) == ""
    assert not noted("127.0.0.1:9", tmp_path / "raw" / ".hosts", SILENT)
    assert not (tmp_path / "to_fetch.csv").exists()
    assert not server.asked, "the probe asks for no file"


def test_nobody_is_asked_when_every_file_is_here_or_in_the_mirror(source, tmp_path):
    (tmp_path / "mirror").mkdir()
    (tmp_path / "mirror" / "a.xml").write_bytes(GOOD)
    row = source(urls=[f"{DEAD}/a.xml"], mirror="a.xml")
    assert check_network([row], tmp_path / "raw", str(tmp_path / "mirror"), tmp_path / "list.csv", seconds=0) == ""


def test_a_host_that_is_slow_to_answer_counts_as_silent():
    with socket.create_server(("127.0.0.1", 0)) as never_answers:
        start = time.monotonic()
        assert not any_answers([f"127.0.0.1:{never_answers.getsockname()[1]}"], 0.3)
        assert time.monotonic() - start < 2


def test_offline_by_setting_asks_nobody(server, source, tmp_path, limits):
    row = source(urls=[f"{server.address}/good.xml"])
    offline = limits.model_copy(update={"offline": True})
    assert receive(row, tmp_path, None, "official", offline).reason == "unreachable"
    assert not server.asked


def test_silence_is_known_to_the_next_job_and_ends(server, source, tmp_path, limits):
    row = source(urls=[f"{server.address}/stalled.xml"])
    assert receive(row, tmp_path, None, "official", limits).reason == "unreachable"
    mark = tmp_path / ".hosts" / f"{server.address.removeprefix('http://').replace(':', '_')}.silent"
    assert mark.exists()
    good = source(id="good", path="good.xml", urls=[f"{server.address}/good.xml"])
    assert receive(good, tmp_path, None, "official", limits).reason == "unreachable"
    os.utime(mark, (0, 0))
    assert receive(good, tmp_path, None, "official", limits).reason == ""


def test_a_file_that_stalls_does_not_silence_a_host_that_sends_others(server, source, tmp_path, limits):
    rows = [source(id=name, path=f"{name}.xml", urls=[f"{server.address}/{name}.xml"]) for name in ("good", "stalled")]
    assert [receive(row, tmp_path, None, "official", limits).reason for row in rows] == ["", "unreachable"]
    again = source(id="again", path="again.xml", urls=[f"{server.address}/good.xml"])
    assert receive(again, tmp_path, None, "official", limits).reason == ""


def test_a_host_that_asks_for_rest_is_left_alone(server, source, tmp_path, limits):
    names = ("good", "busy_forever", "good2")
    rows = [source(id=name, path=f"{name}.xml", urls=[f"{server.address}/{name}.xml"]) for name in names]
    assert [receive(row, tmp_path, None, "official", limits).reason for row in rows] == ["", *["unreachable"] * 2]
    assert server.asked["good2"] == 0


def test_the_list_to_fetch_keeps_addresses_in_order(source, tmp_path):
    row = source(urls=["https://b.example/1", "https://a.example/2"], page="https://a.example/page")
    lines = fetch_list([row], "data/raw/official").splitlines()
    expected = "statute,data/raw/official/legislation/statute.xml,,https://a.example/page,https://b.example/1 https://a.example/2"
    assert lines[1] == expected


def test_receipts_name_the_mirror_that_was_asked(retrieved):
    raw, mirror, receipt = retrieved
    assert json.loads(receipt.read_text())["mirror"] == str(mirror)
    assert sha256(raw / "a.xml") == SHA256
