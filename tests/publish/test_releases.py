"""``tipimpact.load(release=...)``: a released table without a run, checked by its checksum."""

import threading
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pandas as pd
import pyarrow.parquet as pq
import pytest

import tipimpact
from tipimpact.common.errors import PublishError
from tipimpact.common.files import checksums, sha256, write_text
from tipimpact.common.tables import write_table

GAP = {
    "gap": "vtip_trp_yearly",
    "kind": "not_published",
    "status": "published_in_part",
    "path": "permits.csv",
    "reason": None,
}


@pytest.fixture
def release(tmp_path, monkeypatch, root):
    """The results of a release with one table, in an otherwise empty folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("TIPIMPACT_RELEASES", raising=False)
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    folder = tmp_path / "released" / "results" / "sample"
    table = folder / "data" / "evidence_gaps.parquet"
    write_table(pd.DataFrame([GAP]), "evidence_gaps", table, edition="sample", sources=["vtip_trp_yearly"])
    (folder / "run").mkdir()
    with zipfile.ZipFile(folder / "run" / "workflow.zip", "w") as kept:
        for path in (root / "config").rglob("*.*"):
            kept.write(path, path.relative_to(root))
    names = ["data/evidence_gaps.parquet", "run/workflow.zip"]
    write_text(folder / "run" / "sha256.txt", checksums(names, folder))
    return folder


@pytest.fixture
def bundle(release):
    """The same as ``make release`` packs it."""
    top = release.parents[1]
    path = top.parent / "tipimpact-0.3.0-sample.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for file in filter(lambda file: file.is_file(), top.rglob("*")):
            packed.write(file, f"tipimpact-0.3.0-sample/{file.relative_to(top)}")
    return path


@pytest.fixture
def address(release):
    """The folder that holds the releases, served on loopback."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=release.parents[2])) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def load(release, **options):
    return tipimpact.load("evidence_gaps", release=release, **options)


def test_a_folder_is_read_in_both_languages_with_the_texts_of_its_own_config(release):
    assert load(release)["gap"].tolist() == ["vtip_trp_yearly"]
    french = load(release, lang="fr")
    assert french["kind"].tolist() == ["Non trouvée, ou trouvée en partie"]
    assert french["title"].notna().all()


def test_a_version_is_read_from_the_bundles(release, bundle, monkeypatch):
    with pytest.raises(PublishError, match=r"tipimpact-0\.3\.0-sample\.zip\n.*TIPIMPACT_RELEASES"):
        load("0.3.0")
    monkeypatch.setenv("TIPIMPACT_RELEASES", str(bundle.parent))
    assert load("0.3.0", lang="en")["title"].notna().all()
    assert load(f"{bundle}#sha256={sha256(bundle)}")["gap"].tolist() == ["vtip_trp_yearly"]
    with pytest.raises(PublishError, match="checksum differs"):
        load(f"{bundle}#sha256={'0' * 64}")
    with pytest.raises(PublishError, match="no results of the official edition"):
        load(bundle, edition="official")


def test_an_address_of_a_folder_or_bundle_is_read_through_the_cache(release, bundle, address, monkeypatch):
    folder = f"{address}/released/results/sample"
    assert load(folder, lang="fr")["title"].notna().all()
    listed = sha256(release / "run" / "sha256.txt")
    assert len(load(f"{folder}/#sha256={listed}")) == 1
    with pytest.raises(PublishError, match="checksum differs"):
        load(f"{folder}#sha256={'0' * 64}")
    monkeypatch.setenv("TIPIMPACT_RELEASES", address)
    assert len(load("0.3.0")) == 1
    with pytest.raises(PublishError, match="cannot be had"):
        load(f"{address}/nothing")


@pytest.mark.parametrize("by", ["folder", "address"])
def test_a_file_that_was_changed_is_refused(release, address, by):
    table = release / "data" / "evidence_gaps.parquet"
    table.write_bytes(table.read_bytes() + b"a")
    with pytest.raises(PublishError, match="checksum differs"):
        load(release if by == "folder" else f"{address}/released/results/sample")


def test_another_table_or_folder_is_named(release, tmp_path):
    with pytest.raises(PublishError, match=r"has no data/lives\.parquet"):
        tipimpact.load("lives", release=release)
    with pytest.raises(PublishError, match="not the results of a release"):
        load(tmp_path)


def test_a_table_with_columns_of_another_version_says_so(release):
    table = release / "data" / "evidence_gaps.parquet"
    data = pd.read_parquet(table)
    old = pq.read_table(table)
    pq.write_table(old.drop_columns([data.columns[-1]]), table)
    names = ["data/evidence_gaps.parquet", "run/workflow.zip"]
    write_text(release / "run" / "sha256.txt", checksums(names, release))
    with pytest.raises(PublishError, match="are not those of tipimpact"):
        load(release)
