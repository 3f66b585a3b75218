"""An old run made again: nothing runs from a record that contradicts itself or its commit; no file is passed over."""

import json
import shutil
import subprocess
import zipfile

import pytest
import rerun

from tipimpact.common.files import checksums, write_text
from tipimpact.publish.package.crate import ARCHIVE, CHECKSUMS, RUN_RECORD

TABLES = [f"tables/{name}.csv" for name in ("a", "b", "c")]
WORKFLOW = {"workflow/scripts/one.py": "print(1)\n", "config/config.yaml": "seed: 1\n"}


@pytest.fixture
def commit(tmp_path, monkeypatch) -> str:
    """A repository with the workflow in its one commit, in place of this one."""
    folder = tmp_path / "repository"
    for name, text in WORKFLOW.items():
        write_text(folder / name, text)
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "as it ran"]):
        who = ["-c", "user.name=somebody", "-c", "user.email=somebody@example.org"]
        subprocess.run(["git", *who, *words], cwd=folder, check=True)
    monkeypatch.setattr(rerun, "ROOT", folder)
    return subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=folder, capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.fixture
def record(tmp_path):
    """A results folder of three tables with their checksums, the archive of the workflow and the record."""
    folder = tmp_path / "record"
    for name in TABLES:
        write_text(folder / name, f"{name}\n")
    (folder / ARCHIVE).parent.mkdir()
    archive(folder, WORKFLOW)
    sign(folder)
    return folder


def archive(folder, files):
    with zipfile.ZipFile(folder / ARCHIVE, "w") as kept:
        for name, text in files.items():
            kept.writestr(name, text)


def sign(folder):
    """Write checksums and record of the files as they are."""
    lines = checksums([*TABLES, ARCHIVE], folder)
    write_text(folder / CHECKSUMS, lines)
    graph = [{"@id": name, "sha256": digest} for digest, name in (line.split("  ") for line in lines.splitlines())]
    write_text(folder / RUN_RECORD, json.dumps({"@graph": graph}))


def test_a_record_that_agrees_with_itself_and_with_its_commit_is_run(record, commit, capsys):
    rerun.check(record, {"commit": commit, "dirty": False, "versions": ""}, trust=False)
    assert capsys.readouterr().out == ""


def change_a_table(folder):
    write_text(folder / TABLES[0], "another\n")


def change_a_table_and_its_checksum(folder):
    kept = (folder / RUN_RECORD).read_text()
    change_a_table(folder)
    sign(folder)
    write_text(folder / RUN_RECORD, kept)


def change_a_script_in_the_archive(folder):
    archive(folder, WORKFLOW | {"workflow/scripts/one.py": "print(1)\nprint('and more')\n"})
    sign(folder)


def add_a_script_to_the_archive(folder):
    archive(folder, WORKFLOW | {"sitecustomize.py": "print('and more')\n"})
    sign(folder)


def add_a_file_outside_of_the_folder(folder):
    archive(folder, WORKFLOW | {"../../elsewhere.py": "print('and more')\n"})
    sign(folder)


def leave_the_archive_out_of_the_list(folder):
    archive(folder, WORKFLOW)
    write_text(folder / CHECKSUMS, checksums(TABLES, folder))


@pytest.mark.parametrize(
    ("forge", "told"),
    [
        (change_a_table, "tables/a.csv has not the checksum"),
        (change_a_table_and_its_checksum, "tables/a.csv has another checksum in"),
        (change_a_script_in_the_archive, "workflow/scripts/one.py is not as in the commit"),
        (add_a_script_to_the_archive, "sitecustomize.py is not in the commit"),
        (add_a_file_outside_of_the_folder, "elsewhere.py is not in the commit"),
        (leave_the_archive_out_of_the_list, f"does not list {ARCHIVE}"),
    ],
)
def test_a_forged_record_is_refused_before_anything_of_it_runs(record, commit, tmp_path, capsys, forge, told):
    forge(record)
    facts = {"commit": commit, "dirty": False}
    with pytest.raises(SystemExit, match="Nothing was run"):
        rerun.check(record, facts, trust=False)
    assert told in capsys.readouterr().out
    assert not (tmp_path / "elsewhere.py").exists()
    rerun.check(record, facts, trust=True)
    assert told in capsys.readouterr().out, "it is said all the same"


def test_a_commit_that_this_repository_does_not_have_is_refused_even_if_trusted(record, commit):
    with pytest.raises(SystemExit, match="has no commit 0123"):
        rerun.check(record, {"commit": "0123" * 10}, trust=True)
    with pytest.raises(SystemExit, match="names no commit"):
        rerun.check(record, {"commit": None}, trust=True)


def test_other_versions_are_named(record, commit, capsys):
    rerun.check(record, {"commit": commit, "versions": "pandas==0.1\nno-such-package==1"}, trust=False)
    out = capsys.readouterr().out
    assert "2 packages are installed here in other versions" in out
    assert "pandas==0.1" in out


def test_an_archived_workflow_is_laid_over_the_checkout(record, tmp_path):
    write_text(tmp_path / "then" / "config" / "config.yaml", "seed: 2\n")
    rerun.unpack(record, tmp_path / "then")
    assert (tmp_path / "then" / "config" / "config.yaml").read_text() == "seed: 1\n"


def test_so_is_one_of_loose_files_without_the_list_of_checksums(record, tmp_path):
    (record / ARCHIVE).unlink()
    write_text(record / "run" / "config" / "config.yaml", "seed: 1\n")
    write_text(tmp_path / "then" / "config" / "config.yaml", "seed: 2\n")
    rerun.unpack(record, tmp_path / "then")
    assert (tmp_path / "then" / "config" / "config.yaml").read_text() == "seed: 1\n"
    assert not (tmp_path / "then" / "sha256.txt").exists()


def test_files_are_the_same_or_others_or_missing(record, tmp_path):
    shutil.rmtree(record / "run")
    write_text(record / CHECKSUMS, checksums(TABLES, record))
    write_text(tmp_path / "now" / TABLES[0], f"{TABLES[0]}\n")
    write_text(tmp_path / "now" / TABLES[1], "another\n")
    assert rerun.compare(record, tmp_path / "now") == ([TABLES[0]], [TABLES[1]], [TABLES[2]])
