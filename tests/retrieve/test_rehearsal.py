"""Retrieval through the stand-in of `make rehearse`: each fault of a publisher ends in a held file or in a reason."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
import rehearse
import requests
import stand_in

from tipimpact.common.config import Retrieve
from tipimpact.common.files import sha256
from tipimpact.retrieve.fetch import any_answers
from tipimpact.retrieve.receive import receive

CSV = b"year,permits\n" + b"".join(b"%d,%d\n" % (year, year - 2000) for year in range(2012, 2024))
HOST, COPY = "data.example.org", "copies.example.net"
LIMITS = Retrieve(
    connect_timeout=2, read_timeout=0.3, file_timeout=5, attempts=2, backoff=0, longest_wait=1, pause=0, largest=1
)

# fault, whether the checksum is known, reason (None: held), statuses of the answers
OUTCOMES = [
    ("", True, None, {200: 1}),
    ("not_found", True, "not_found", {404: 1}),
    ("html", False, "wrong_content", {200: 1}),
    ("login", True, "wrong_content", {302: 1, 200: 1}),
    ("release", True, "wrong_checksum", {200: 1}),
    ("release", False, None, {200: 1}),
    ("cut", True, "wrong_content", {200: 2}),
    ("cut_once", True, None, {200: 2}),
    ("slow", True, None, {200: 1}),
    ("stalled", True, None, {200: 2}),
    ("redirect", True, None, {301: 1, 200: 1}),
    ("rate_limit", True, None, {429: 1, 200: 1}),
]


@pytest.fixture
def internet(tmp_path, monkeypatch, source):
    """A source with an address and a copy, and the stand-in as the only way to them: ``internet(pinned, **faults)``."""
    mirror = tmp_path / "mirror"
    mirror.mkdir()
    (mirror / "permits 2023.csv").write_bytes(CSV)
    urls = [f"https://{host}/tables/permits%202023.csv" for host in (HOST, COPY)]
    checksum = sha256(mirror / "permits 2023.csv")
    rows = {
        (pinned, copies): source(
            path="permits.csv",
            mirror="permits 2023.csv",
            urls=urls if copies else urls[:1],
            sha256=checksum if pinned else None,
        )
        for pinned in (True, False)
        for copies in (True, False)
    }
    server = stand_in.StandIn(stand_in.files_by_address([rows[True, True]], mirror), patience=LIMITS.read_timeout)
    with stand_in.running(server):
        for name, value in server.environment(tmp_path).items():
            monkeypatch.setenv(name, value)
        for name in ("https_proxy", "no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.delenv(name, raising=False)
        yield server, rows


@pytest.mark.parametrize(
    ("fault", "pinned", "reason", "statuses"),
    [
        pytest.param(*row, id=f"{row[0] or 'none'}-{'pinned' if row[1] else 'free'}", marks=[pytest.mark.slow] * slow)
        for row in OUTCOMES
        for slow in [row[0] in ("slow", "stalled", "rate_limit")]
    ],
)
def test_each_fault_ends_in_a_file_or_a_reason(fault, pinned, reason, statuses, internet, tmp_path):
    server, rows = internet
    server.faults = {address: fault for address in server.files if fault}
    held = receive(rows[pinned, False], tmp_path / "raw", None, "official", LIMITS)
    assert (held.reason or None) == reason
    assert dict(server.statuses) == statuses
    assert (tmp_path / "raw" / "permits.csv").exists() == (reason is None)
    if reason is None and fault != "release":
        assert held.path.read_bytes() == CSV


def test_every_fault_is_in_the_table_above():
    assert {fault for fault, *_ in OUTCOMES} - {""} == stand_in.FAULTS.keys()


@pytest.mark.parametrize("fault", ["not_found", "html", "login", "release", "cut"])
def test_a_copy_is_taken_where_the_publisher_fails(fault, internet, tmp_path):
    server, rows = internet
    server.faults = {address: fault for address in server.files if HOST in address}
    held = receive(rows[True, True], tmp_path / "raw", None, "official", LIMITS)
    assert held.path.read_bytes() == CSV
    assert server.requests[COPY] == 1


def test_an_address_that_no_row_has_is_not_there(internet):
    server, _ = internet
    assert requests.get(f"https://{HOST}/another.csv", timeout=5).status_code == 404
    assert server.unknown == {f"https://{HOST}/another.csv"}


def test_the_stand_in_answers_for_every_host_and_nobody_for_none(internet):
    assert any_answers(["any-host.example"], 5)
    assert not any_answers([], 1)


def test_an_api_in_pages_stands_for_a_file_that_is_gone(internet, tmp_path, source):
    """The rows of the mirror's table come page by page, and are joined by the retrieval."""
    server, _ = internet
    table = tmp_path / "mirror" / "permits 2023.csv"
    api = f"https://{HOST}/v1/permits/?limit=5&page=1&yearFrom=2000"
    row = source(path="permits.csv", mirror=table.name, urls=[f"https://{HOST}/gone.csv", api], formats=["json"])
    server.files = stand_in.files_by_address([row], table.parent)
    server.faults = stand_in.only_pages([row])
    held = receive(row, tmp_path / "raw", None, "official", LIMITS)
    items = json.loads(held.path.read_text())["items"]
    assert [item["year"] for item in items] == [str(year) for year in range(2012, 2024)]
    assert dict(server.statuses) == {404: 1, 200: 3}


def archive(text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("a.xml", text)
    return out.getvalue()


@pytest.mark.parametrize(
    "body", [CSV, b"%PDF-1.7\n%%EOF", b"<a>b</a>", b'{"a": 1}', archive("<a/>"), gzip.compress(CSV)], ids=range(6)
)
def test_another_release_has_other_bytes_of_the_same_kind(body):
    other = stand_in.another_release(body)
    assert other != body
    assert other[:4] == body[:4]


def test_the_same_seed_draws_the_same_faults():
    addresses = [f"https://{HOST}/{number}" for number in range(400)]
    drawn = stand_in.draw_faults(addresses, ["html", "cut"], 0.25, seed=1)
    assert drawn == stand_in.draw_faults(reversed(addresses), ["html", "cut"], 0.25, seed=1)
    assert set(drawn.values()) == {"html", "cut"}
    assert 60 < len(drawn) < 140
    assert stand_in.draw_faults(addresses, [], 1, seed=1) == {}


def test_a_rehearsal_needs_an_empty_folder_and_faults_that_exist(tmp_path):
    (tmp_path / rehearse.RAW).mkdir(parents=True)
    (tmp_path / rehearse.RAW / "a.csv").touch()
    with pytest.raises(SystemExit, match="would be no rehearsal"):
        rehearse.main(rehearse.parse(["--mirror", str(tmp_path), "--into", str(tmp_path)]))
    with pytest.raises(SystemExit, match="No fault is called flood"):
        rehearse.main(rehearse.parse(["--mirror", str(tmp_path), "--faults", "html flood"]))
    with pytest.raises(SystemExit, match="There is no folder"):
        rehearse.main(rehearse.parse(["--mirror", str(Path(tmp_path, "none"))]))
    assert set(rehearse.parse(["--faults", "all"]).faults) == {*stand_in.FAULTS, "pages"}


@pytest.mark.parametrize(("pages", "code"), [(("index", "law"), 0), (("index",), 1)], ids=["all", "one less"])
def test_what_faults_kept_away_is_asked_for_again_and_no_page_may_be_made_only_then(tmp_path, monkeypatch, pages, code):
    """The run itself is left out: only what the rehearsal makes of receipts and pages is tested."""
    runs = iter([(None, pages), ("a.csv", ("index", "law"))])
    receipt = tmp_path / rehearse.RECEIPTS / "lists.json"

    def run(folder, *_):
        assert not receipt.exists()
        path, made = next(runs)
        row = {
            "path": path,
            "reason": None if path else "wrong_content",
            "source": {"id": "a", "collection": "lists", "urls": []},
        }
        write(receipt, json.dumps({"held": [row]}))
        for name in made:
            write(folder / "results" / "official" / "site" / "en" / f"{name}.html", "")
        return 0

    monkeypatch.setattr(rehearse, "run", run)
    monkeypatch.setattr(rehearse, "convert", lambda *_: None)
    again = rehearse.parse(["--mirror", str(tmp_path), "--into", str(tmp_path), "--faults", "all", "--again"])
    assert rehearse.main(again) == code
    assert next(runs, None) is None


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
