"""An old run made again: both forms of its record are restored, and no file of it is passed over in silence."""

import zipfile

import pytest
import rerun

from tipimpact.common.files import checksums, write_text
from tipimpact.publish.package.crate import ARCHIVE, CHECKSUMS


@pytest.fixture
def record(tmp_path):
    """A results folder of three tables with their checksums."""
    folder = tmp_path / "record"
    for name in ("a", "b", "c"):
        write_text(folder / "tables" / f"{name}.csv", f"{name}\n")
    write_text(folder / CHECKSUMS, checksums([f"tables/{name}.csv" for name in ("a", "b", "c")], folder))
    return folder


def test_an_archived_workflow_is_laid_over_the_checkout(record, tmp_path):
    with zipfile.ZipFile(record / ARCHIVE, "w") as archive:
        archive.writestr("config/config.yaml", "seed: 1\n")
    write_text(tmp_path / "then" / "config" / "config.yaml", "seed: 2\n")
    rerun.unpack(record, tmp_path / "then")
    assert (tmp_path / "then" / "config" / "config.yaml").read_text() == "seed: 1\n"


def test_so_is_one_of_loose_files_without_the_list_of_checksums(record, tmp_path):
    write_text(record / "run" / "config" / "config.yaml", "seed: 1\n")
    write_text(tmp_path / "then" / "config" / "config.yaml", "seed: 2\n")
    rerun.unpack(record, tmp_path / "then")
    assert (tmp_path / "then" / "config" / "config.yaml").read_text() == "seed: 1\n"
    assert not (tmp_path / "then" / "sha256.txt").exists()


def test_files_are_the_same_or_others_or_missing(record, tmp_path):
    write_text(tmp_path / "now" / "tables" / "a.csv", "a\n")
    write_text(tmp_path / "now" / "tables" / "b.csv", "another\n")
    assert rerun.compare(record, tmp_path / "now") == (["tables/a.csv"], ["tables/b.csv"], ["tables/c.csv"])
