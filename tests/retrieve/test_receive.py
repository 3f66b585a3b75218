"""Every retrieval ends with a valid file or a clear reason, and never with an invalid file under its final name."""

import json
import multiprocessing
import stat
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from tipimpact.common.errors import SourceError
from tipimpact.publish.words import release
from tipimpact.retrieve.catalogue import address_of
from tipimpact.retrieve.fetch import Refused, refuse_private, turn
from tipimpact.retrieve.receipts import local_files
from tipimpact.retrieve.receive import receive

from .conftest import GOOD, OTHER, PAGE, SHA256

PINNED, FREE = True, False

# behaviour of the server, whether the checksum is known, reason (None: success), words in the message, requests
MATRIX = [
    ("good", PINNED, None, "", 1),
    ("good", FREE, None, "", 1),
    ("truncated", PINNED, "wrong_content", "closed before the end of the file", 2),
    ("truncated", FREE, "wrong_content", "closed before the end of the file", 2),
    ("truncated_once", PINNED, None, "", 2),
    ("truncated_unsaid", FREE, "wrong_content", "truncated XML", 1),
    ("wrong_file", PINNED, "wrong_checksum", "checksum differs", 1),
    ("html", PINNED, "wrong_content", "an HTML page instead of XML", 1),
    ("html", FREE, "wrong_content", "an HTML page instead of XML", 1),
    ("empty", FREE, "wrong_content", "the file is empty", 1),
    ("missing", PINNED, "not_found", "404 Not Found", 1),
    ("forbidden", PINNED, "refused", "403 Forbidden", 1),
    ("busy_once", PINNED, None, "", 2),
    ("busy_forever", PINNED, "unreachable", "503 Service Unavailable", 2),
    ("busy_oddly", PINNED, "unreachable", "503 Service Unavailable", 2),
    ("busy_oddly_once", PINNED, None, "", 2),
    ("part", FREE, "wrong_content", "a part of the file, which was not asked for", 1),
    ("nothing_new", FREE, "refused", "304 Not Modified", 1),
    ("headers_one_by_one", PINNED, "unreachable", "not complete after 1 seconds", 1),
    ("redirect_nowhere", PINNED, "refused", "cannot be understood", 1),
    ("redirect_in_capitals", PINNED, "refused", "in a private network (127.0.0.2)", 1),
    ("stalled", PINNED, "unreachable", "no data for 0.3 seconds", 2),
    ("dripping", PINNED, "unreachable", "not complete after 1 seconds", 1),
    ("redirect", PINNED, None, "", 1),
    ("redirect_loop", PINNED, "unreachable", "redirected more than 5 times", 6),
    ("redirect_elsewhere", PINNED, "refused", "not https", 1),
    ("redirect_to_disk", FREE, "refused", "not https", 1),
    ("large", FREE, "too_large", "larger than 1 MB", 1),
]


def only_file(raw: Path) -> Path | None:
    """The only file in the raw folder besides the locks of hosts; a draft left behind would count."""
    files = [p for p in raw.rglob("*") if p.is_file() and ".hosts" not in p.parts]
    assert len(files) <= 1
    return files[0] if files else None


@pytest.mark.parametrize(
    ("does", "pinned", "reason", "words", "asked"),
    MATRIX,
    ids=[f"{does}-{'pinned' if pinned else 'free'}->{reason or 'held'}" for does, pinned, reason, *_ in MATRIX],
)
def test_each_behaviour_of_a_server(does, pinned, reason, words, asked, server, limits, source, tmp_path, capsys):
    row = source(urls=[f"{server.address}/{does}.xml"], sha256=SHA256 if pinned else None)
    held = receive(row, tmp_path, None, "official", limits)
    printed = capsys.readouterr().err
    assert server.asked[does] == asked
    if reason is None:
        assert (held.path, held.sha256, held.reason) == (tmp_path / row.path, SHA256, "")
        assert only_file(tmp_path).read_bytes() == GOOD
        assert not printed
    else:
        assert (held.path, held.sha256, held.reason) == (None, None, reason)
        assert only_file(tmp_path) is None
        assert words in printed
        assert "source statute is not available" in printed
        assert f"put the file at {tmp_path / row.path} and run again" in printed


def test_a_file_without_a_known_checksum_says_so_wherever_it_is_quoted(server, limits, source, tmp_path):
    row = source(urls=[f"{server.address}/good.xml"], vintage="2012-06-28")
    held = receive(row, tmp_path, None, "official", limits)
    assert held.source.vintage == f"sha256 {SHA256[:12]} (? 2012-06-28)"
    assert release(held.source.vintage, "en").startswith("June 28, 2012, unpinned: ")
    assert release(f"sha256 {SHA256[:12]} (? )", "fr").startswith("sans somme de contrôle fixée\N{NO-BREAK SPACE}: ")
    pinned = receive(source(sha256=SHA256, vintage="2012-06-28"), tmp_path, None, "official", limits)
    assert pinned.source.vintage == "2012-06-28"


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("https://127.0.0.1/a.xml", True),
        ("https://[::1]/a.xml", True),
        ("https://10.1.2.3/a.xml", True),
        ("https://169.254.169.254/latest/meta-data", True),  # where machines in a cloud keep their secrets
        ("https://localhost/a.xml", True),
        ("https://[fd00::1]:8443/a.xml", True),
        ("HTTPS://127.0.0.2/a.xml", True),
        ("https://0x7f.1/a.xml", True),
        ("https://[64:ff9b::7f00:2]/a.xml", True),  # NAT64 of 127.0.0.2
        ("https://[64:ff9b:1::a01:203]/a.xml", True),
        ("https://[::ffff:10.0.0.1]/a.xml", True),
        ("https://[2002:a00:1::]/a.xml", True),  # 6to4 of 10.0.0.1
        ("https://[64:ff9b::808:808]/a.xml", False),
        ("https://8.8.8.8/a.xml", False),
        ("https://no-such-host.invalid/a.xml", False),  # fails by itself
        ("https://laws.example/b.xml", False),  # the host that was asked
    ],
)
def test_no_server_sends_us_into_a_private_network(address, private):
    names = pytest.raises(Refused, match="in a private network") if private else nullcontext()
    with names:
        refuse_private(address, "https://laws.example/a.xml")


def test_a_redirect_into_a_private_network_is_not_followed(server, limits, source, tmp_path, capsys):
    row = source(urls=[f"{server.address}/redirect_inside.xml"])
    assert receive(row, tmp_path, None, "official", limits).reason == "refused"
    assert "names an address in a private network (10.0.0.1)" in capsys.readouterr().err
    assert server.asked["redirect_inside"] == 1


def test_the_next_address_is_tried_after_each_kind_of_failure(server, limits, source, tmp_path):
    bad = ["html", "missing", "wrong_file", "redirect_loop", "busy_forever"]
    row = source(
        urls=[f"{server.address}/{name}.xml" for name in bad[:-1]] + [f"{server.address}/good.xml"], sha256=SHA256
    )
    assert receive(row, tmp_path, None, "official", limits).sha256 == SHA256


def test_a_host_that_does_not_answer_is_not_asked_for_further_sources(server, limits, source, tmp_path):
    rows = [source(id=f"s{i}", path=f"{i}.xml", urls=[f"{server.address}/stalled.xml"]) for i in range(3)]
    held = [receive(row, tmp_path, None, "official", limits) for row in rows]
    assert [h.reason for h in held] == ["unreachable"] * 3
    assert server.asked["stalled"] == limits.attempts


def test_an_unknown_host_is_not_tried_again(limits, source, tmp_path, server, capsys):
    row = source(urls=["https://no-such-host.invalid/a.xml"])
    start = time.monotonic()
    assert receive(row, tmp_path, None, "official", limits).reason == "unreachable"
    assert time.monotonic() - start < 5
    assert "no such host, or no network" in capsys.readouterr().err


def test_requests_carry_an_honest_user_agent(server, limits, source, tmp_path):
    receive(source(urls=[f"{server.address}/good.xml"]), tmp_path, None, "official", limits)
    assert all(agent.startswith("tipimpact/") for agent in server.agents)


# --- files already in place ---


def put(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_valid_file_in_place_is_kept_without_a_request(server, limits, source, tmp_path):
    row = source(urls=[f"{server.address}/good.xml"], sha256=SHA256)
    put(tmp_path / row.path, GOOD)
    assert receive(row, tmp_path, None, "official", limits).sha256 == SHA256
    assert not server.asked


def test_a_wrong_file_in_place_is_moved_aside_and_retrieved_once(server, limits, source, tmp_path, capsys):
    row = source(urls=[f"{server.address}/good.xml"], sha256=SHA256)
    path = put(tmp_path / row.path, OTHER)
    assert receive(row, tmp_path, None, "official", limits).sha256 == SHA256
    assert path.read_bytes() == GOOD
    assert path.with_name("statute.xml.refused").read_bytes() == OTHER
    assert server.asked["good"] == 1
    assert "the checksum of the file in place differs from the expected one" in capsys.readouterr().err


def test_a_wrong_file_in_place_is_not_used_when_the_right_one_is_not_available(server, limits, source, tmp_path):
    row = source(urls=[f"{server.address}/missing.xml"], sha256=SHA256)
    path = put(tmp_path / row.path, OTHER)
    held = receive(row, tmp_path, None, "official", limits)
    assert (held.path, held.reason) == (None, "not_found")
    assert not path.exists()
    assert path.with_name("statute.xml.refused").read_bytes() == OTHER


def test_a_file_that_the_user_put_there_is_used(source, tmp_path):
    row = source()
    put(tmp_path / row.path, GOOD)
    assert receive(row, tmp_path, None, "official").sha256 == SHA256


def test_a_page_that_the_user_put_there_is_refused_and_kept(source, tmp_path, capsys):
    row = source()
    path = put(tmp_path / row.path, PAGE)
    assert receive(row, tmp_path, None, "official").reason == "wrong_content"
    assert path.read_bytes() == PAGE
    assert "an HTML page instead of XML" in capsys.readouterr().err


def test_only_files_of_the_user_are_inputs_of_the_workflow(server, limits, source, tmp_path):
    fetched = source(id="a", path="a.xml", urls=[f"{server.address}/good.xml"])
    dropped = source(id="b", path="b.xml", urls=[f"{server.address}/missing.xml"])
    put(tmp_path / "b.xml", GOOD)
    receive(fetched, tmp_path, None, "official", limits)
    receive(dropped, tmp_path, None, "official", limits)
    assert local_files([fetched, dropped], tmp_path) == [tmp_path / "b.xml"]
    assert stat.S_IMODE((tmp_path / "a.xml").stat().st_mode) == 0o444


def test_the_sample_edition_makes_no_request(server, source, tmp_path):
    row = source(urls=[f"{server.address}/good.xml"], sha256="0" * 64, sample="digest", mirror="a.xml")
    put(tmp_path / "mirror" / "a.xml", GOOD)
    assert receive(row, tmp_path, str(tmp_path / "mirror"), "sample").reason == "no_address"
    put(tmp_path / row.path, GOOD)  # the pinned checksum is the official file's, not the sample's
    assert receive(row, tmp_path, None, "sample").path == tmp_path / row.path
    assert not server.asked


# --- mirrors ---


def test_a_mirror_folder_is_asked_first(server, limits, source, tmp_path):
    row = source(urls=[f"{server.address}/good.xml"], sha256=SHA256, mirror="laws/statute 1.xml")
    put(tmp_path / "mirror" / "laws" / "statute 1.xml", GOOD)
    assert receive(row, tmp_path / "raw", str(tmp_path / "mirror"), "official", limits).sha256 == SHA256
    assert not server.asked


@pytest.mark.parametrize("content", [None, OTHER, PAGE], ids=["not there", "another file", "a page"])
def test_after_a_failing_mirror_folder_the_publisher_is_asked(content, server, limits, source, tmp_path):
    row = source(urls=[f"{server.address}/good.xml"], sha256=SHA256, mirror="statute.xml")
    if content:
        put(tmp_path / "mirror" / "statute.xml", content)
    assert receive(row, tmp_path / "raw", str(tmp_path / "mirror"), "official", limits).sha256 == SHA256
    assert server.asked["good"] == 1


def test_a_mirror_address_is_asked_first(server, limits, source, tmp_path):
    row = source(urls=[f"{server.address}/missing.xml"], sha256=SHA256, mirror="good/statute 1.xml")
    assert receive(row, tmp_path, server.address + "/", "official", limits).sha256 == SHA256
    assert list(server.asked) == ["good"]


def test_no_message_contains_a_password(limits, source, tmp_path, caplog, capsys):
    caplog.set_level("INFO")
    for name in ("a", "b"):  # the second time the host is known to be silent
        row = source(id=name, path=f"{name}.xml", mirror=f"{name}.xml")
        assert receive(row, tmp_path, "http://me:secret@127.0.0.1:9", "official", limits).reason == "unreachable"
    assert "secret" not in caplog.text + capsys.readouterr().err
    assert "secret" not in str(list(tmp_path.rglob("*")))


# --- one connection per host, across processes ---


def _take_turns(folder: Path, pause: float, times: int) -> None:
    for _ in range(times):
        with turn("host", folder, pause):
            (folder / "in").mkdir()  # fails when somebody else is in
            (folder / "in").rmdir()


def test_one_at_a_time_with_a_pause_across_processes(tmp_path):
    start = time.monotonic()
    context = multiprocessing.get_context("spawn")
    jobs = [context.Process(target=_take_turns, args=(tmp_path, 0.1, 3)) for _ in range(2)]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    assert [job.exitcode for job in jobs] == [0, 0]
    assert time.monotonic() - start > 5 * 0.1


def test_a_disk_that_cannot_be_written_is_an_error_and_not_a_gap(source, tmp_path):
    put(tmp_path / "legislation", b"a file where a folder should be")
    row = source(mirror="a.xml")
    put(tmp_path / "mirror" / "a.xml", GOOD)
    with pytest.raises(SourceError, match="cannot be read or written"):
        receive(row, tmp_path, str(tmp_path / "mirror"), "official")


def test_a_file_is_found_in_a_catalogue_by_its_name(tmp_path):
    addresses = ("https://example.org/1/a_en.xlsx", "https://example.org/2/A_fr.xlsx")
    answer = {"result": {"resources": [{"url": address} for address in addresses]}}
    asked = []

    def get(address, part):
        asked.append(address)
        part.write_text(json.dumps(answer), encoding="utf-8")

    place = "https://example.org/package_show?id=x"
    assert address_of(f"{place}#a_FR.xlsx", tmp_path / "a", get) == "https://example.org/2/A_fr.xlsx"
    assert asked == [place]
    assert list(tmp_path.iterdir()) == []
    assert address_of("https://example.org/a.xlsx", tmp_path / "a", get) == "https://example.org/a.xlsx"
    with pytest.raises(Refused, match=r"has no file 'b\.xlsx'"):
        address_of(f"{place}#b.xlsx", tmp_path / "a", get)
    answer.clear()
    with pytest.raises(Refused, match="a list of resources was expected"):
        address_of(f"{place}#a_fr.xlsx", tmp_path / "a", get)
