"""Another release is taken, flagged and compared, but the known one is preferred; an API is read whole."""

import gzip
import hashlib
import json

import pytest

from tipimpact.retrieve import read_receipt
from tipimpact.retrieve.receipts import write_receipt
from tipimpact.retrieve.receive import receive

from .answers import Publisher
from .conftest import GOOD, PAGE

KNOWN = gzip.compress(b"year,coo_iso,applied\n2011,HUN,4423\n2012,HUN,151\n", mtime=0)
LATER = gzip.compress(b"year,coo_iso,applied\n2011,HUN,4425\n2012,HUN,151\n2013,HUN,12\n", mtime=0)
LIVING = {
    "path": "refugee/claims.csv.gz",
    "sha256": hashlib.sha256(KNOWN).hexdigest(),
    "living": True,
    "release": {"rows": 2, "total": 4574},
    "vintage": "2012",
    "formats": ["json", "zip", "csv"],
}
API = "/v1/asylum-applications/?limit=2&page={}&coo_all=true"


@pytest.fixture
def site():
    with Publisher().running() as running:
        yield running


def answer(page: int, pages: int, *counts: int) -> bytes:
    items = [{"year": 2011, "coo_iso": "HUN", "applied": str(count)} for count in counts]
    return json.dumps({"page": page, "maxPages": pages, "items": items}).encode()


def test_the_known_release_is_not_flagged(site, source, limits, tmp_path, capsys):
    site.answers["/claims"] = KNOWN
    held = receive(source(**LIVING, urls=[f"{site.address}/claims"]), tmp_path, None, "official", limits)
    assert (held.release, held.source.vintage, capsys.readouterr().err) == ({}, "2012", "")


def test_a_later_release_is_taken_flagged_and_compared(site, source, limits, tmp_path, capsys):
    site.answers["/claims"] = LATER
    row = source(**LIVING, urls=[f"{site.address}/claims"])
    held = receive(row, tmp_path, None, "official", limits)
    checksum = hashlib.sha256(LATER).hexdigest()
    assert held.path.read_bytes() == LATER
    assert held.release == {"bytes": len(LATER), "rows": 3, "total": 4588}
    assert held.source.vintage == f"sha256 {checksum[:12]} (≠ 2012)"
    printed = capsys.readouterr().err
    assert "source statute is another release than the known one (2012)" in printed
    assert "rows 3 (known: 2), total 4,588 (known: 4,574)" in printed
    assert "make refresh" in printed
    # The receipt keeps the flag, and the next run finds the file in place.
    write_receipt([held], tmp_path, tmp_path / "receipt.json", "official")
    assert read_receipt(tmp_path / "receipt.json", tmp_path, "official") == [held]
    assert receive(row, tmp_path, None, "official", limits) == held
    assert site.asked == ["/claims"]


def test_the_known_release_is_preferred_to_a_later_one(site, source, limits, tmp_path):
    site.answers |= {"/claims": LATER, "/copy": KNOWN}
    row = source(**LIVING, urls=[f"{site.address}/claims", f"{site.address}/copy"])
    held = receive(row, tmp_path, None, "official", limits)
    assert (held.sha256, held.release) == (LIVING["sha256"], {})
    assert [p.name for p in held.path.parent.iterdir()] == ["claims.csv.gz"]


def test_a_row_that_is_not_living_refuses_another_file(site, source, limits, tmp_path):
    site.answers["/claims"] = LATER
    row = source(**LIVING | {"living": False}, urls=[f"{site.address}/claims"])
    assert receive(row, tmp_path, None, "official", limits).reason == "wrong_checksum"


def test_the_sample_is_never_another_release(source, tmp_path):
    row = source(**LIVING, sample="figures")
    (tmp_path / "refugee").mkdir()
    (tmp_path / row.path).write_bytes(LATER)
    assert receive(row, tmp_path, None, "sample").release == {}


@pytest.mark.parametrize("body", [gzip.compress(b"RDX3\nX\n"), gzip.compress(b"a,b\n1,2,3\n")], ids=["R", "CSV"])
def test_a_later_release_that_cannot_be_read_is_refused_and_moved_aside(body, site, source, limits, tmp_path, capsys):
    site.answers["/claims"] = body
    held = receive(source(**LIVING, urls=[f"{site.address}/claims"]), tmp_path, None, "official", limits)
    assert (held.path, held.reason) == (None, "wrong_content")
    assert "not a readable table" in capsys.readouterr().err
    assert [p.name for p in (tmp_path / "refugee").iterdir()] == ["claims.csv.gz.refused"]


def test_a_file_of_the_user_that_cannot_be_read_is_refused_and_kept(source, tmp_path, capsys):
    row = source(**LIVING)
    (tmp_path / "refugee").mkdir()
    (tmp_path / row.path).write_bytes(gzip.compress(b"RDX3\nX\n"))
    assert receive(row, tmp_path, None, "official").reason == "wrong_content"
    assert (tmp_path / row.path).exists()
    assert "not a readable table" in capsys.readouterr().err


@pytest.mark.parametrize("formats", [[], ["json"]])
def test_another_format_is_accepted_only_where_the_row_says_so(formats, site, source, limits, tmp_path):
    site.answers["/claims"] = answer(1, 1, 4423)
    row = source(**LIVING | {"formats": formats}, urls=[f"{site.address}/claims"])
    held = receive(row, tmp_path, None, "official", limits)
    assert held.reason == ("" if formats else "wrong_content")
    assert held.release == ({"bytes": len(site.answers["/claims"]), "rows": 1, "total": 4423} if formats else {})


def test_all_pages_of_an_api_are_joined(site, source, limits, tmp_path):
    site.answers |= {API.format(n): answer(n, 3, *counts) for n, counts in enumerate([(10, 20), (30, 40), (50,)], 1)}
    held = receive(source(**LIVING, urls=[site.address + API.format(1)]), tmp_path, None, "official", limits)
    assert site.asked == [API.format(n) for n in (1, 2, 3)]
    assert (held.release["rows"], held.release["total"]) == (5, 150)
    joined = json.loads(held.path.read_bytes())
    assert (joined["maxPages"], [item["applied"] for item in joined["items"]]) == (1, ["10", "20", "30", "40", "50"])


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        (None, "not_found"),
        (PAGE, "wrong_content"),
        (answer(2, 4, 30), "wrong_content"),
        (b'{"page": 2, "maxPages": 3}', "wrong_content"),
    ],
    ids=["missing", "an error page", "more pages than before", "no items"],
)
def test_a_part_of_an_api_never_passes_for_the_whole(second, reason, site, source, limits, tmp_path):
    site.answers |= {API.format(1): answer(1, 3, 10, 20), API.format(3): answer(3, 3, 50)}
    if second is not None:
        site.answers[API.format(2)] = second
    held = receive(source(**LIVING, urls=[site.address + API.format(1)]), tmp_path, None, "official", limits)
    assert (held.path, held.reason) == (None, reason)
    assert list((tmp_path / "refugee").iterdir()) == []


def test_a_statute_that_was_amended_is_a_later_release(site, source, limits, tmp_path):
    site.answers["/a.xml"] = GOOD.replace(b"text", b"<Section/>", 3)
    row = source(urls=[f"{site.address}/a.xml"], sha256=hashlib.sha256(GOOD).hexdigest(), living=True)
    assert receive(row, tmp_path, None, "official", limits).release["rows"] == 3
