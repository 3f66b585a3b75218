"""`make doctor` finds what is wrong with a machine and says what to do."""

import os
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import doctor
import pytest

from tipimpact.retrieve.receipts import SourceFile, write_receipt
from tipimpact.retrieve.sources import Source


def todos(findings) -> list[str]:
    return [finding.todo for finding in findings if finding.todo and not finding.optional]


def test_this_machine_is_well(root):
    done = subprocess.run([sys.executable, root / "dev" / "doctor.py"], capture_output=True, text=True)
    assert "MEND packages" not in done.stdout
    assert "MEND model" not in done.stdout
    assert "MEND sample" not in done.stdout
    assert "every file as installed" in done.stdout


@pytest.mark.parametrize(("version", "fits"), [((3, 10), False), ((3, 11), True), ((3, 13), True), ((3, 14), False)])
def test_a_python_that_does_not_fit(monkeypatch, version, fits):
    monkeypatch.setattr(doctor.sys, "version_info", (*version, 0))
    assert bool(todos(doctor.python())) is not fits


def test_a_full_disk(monkeypatch, root):
    usage = doctor.shutil.disk_usage(root)._replace(free=2**30)
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda path: usage)
    assert any("free 4 GiB" in todo for todo in todos(doctor.room()))


@pytest.mark.parametrize(("name", "fits"), [("l'été", False), ("two words", False), ("été", True), ("a-b_c.d", True)])
def test_a_folder_that_a_shell_would_part_is_told_before_anything_is_set_up(name, fits, tmp_path, root):
    """With an environment of its own in it: Snakemake writes the path of the interpreter without quotes."""
    project = tmp_path / name
    project.mkdir()
    for file in ("Makefile", "requirements.lock", "requirements-build.lock"):
        shutil.copy(root / file, project)
    assert (todos(doctor.place(project)) == []) is fits
    done = subprocess.run(["make", "place"], cwd=project, capture_output=True, text=True)
    assert (done.returncode == 0) is fits
    if not fits:
        asked = subprocess.run(["make", "setup"], cwd=project, capture_output=True, text=True)
        assert asked.returncode != 0
        assert "rename the folder, or keep the environment elsewhere: make setup VENV=" in asked.stderr
        assert not (project / ".venv").exists()
        elsewhere = ["make", "place", f"VENV={tmp_path}/environment"]
        assert subprocess.run(elsewhere, cwd=project, capture_output=True).returncode == 0


def test_a_folder_that_was_renamed_after_it_was_set_up_is_told_too(tmp_path, root):
    project = tmp_path / "two words"
    (project / ".venv").mkdir(parents=True)
    for file in ("requirements.lock", "requirements-build.lock", "pyproject.toml", "Makefile"):
        shutil.copy(root / file, project)
    for mark in ("locked", "installed"):
        (project / ".venv" / mark).touch()
    done = subprocess.run(["make", "setup"], cwd=project, capture_output=True, text=True)
    assert done.returncode != 0
    assert "has a space" in done.stderr


def test_a_pipe_in_the_configuration(tmp_path):
    (tmp_path / "config").mkdir()
    assert todos(doctor.special_files(tmp_path)) == []
    os.mkfifo(tmp_path / "config" / "config.yaml")
    assert todos(doctor.special_files(tmp_path)) == [f"rm '{tmp_path}/config/config.yaml'"]


def test_a_lock_left_by_a_killed_run(tmp_path):
    assert todos(doctor.locks(tmp_path)) == []
    (tmp_path / ".snakemake" / "locks").mkdir(parents=True)
    (tmp_path / ".snakemake" / "locks" / "0.input.lock").touch()
    assert "make unlock" in todos(doctor.locks(tmp_path))[0]


def test_nothing_installed_yet(tmp_path):
    assert todos(doctor.installed(tmp_path)) == ["make setup"]


def test_another_version_than_the_locked_one(tmp_path):
    (tmp_path / "requirements.lock").write_text(f"numpy=={metadata.version('numpy')} \\\npandas==0.0.1 \\\n")
    (tmp_path / "requirements-dev.lock").write_text("pytest==0.0.1 \\\nnot-installed==1.0 \\\n")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "installed").touch()
    (finding,) = doctor.packages(tmp_path)
    assert "pandas" in finding.todo
    assert "numpy" not in finding.todo
    assert "pytest" not in finding.todo, "the tools of tests are not installed"
    (tmp_path / ".venv" / "installed-dev").touch()
    (finding,) = doctor.packages(tmp_path)
    assert "pytest" in finding.todo
    assert "not-installed" not in finding.todo


def test_a_model_file_that_was_changed(monkeypatch, tmp_path):
    """Checked against the hashes of the installation record; the model itself is not touched."""
    dist = metadata.distribution(doctor.MODELS[0])
    name = next(str(f) for f in dist.files if str(f).endswith("config.cfg"))
    bad = tmp_path / "config.cfg"
    bad.write_text("changed")
    real = type(dist).locate_file

    def locate(self, path) -> Path:
        return bad if str(path) == name else real(self, path)

    monkeypatch.setattr(type(dist), "locate_file", locate)
    assert doctor.changed_files(doctor.MODELS[0]) == [name]


def test_what_the_last_run_lacked_and_what_would_mend_it(tmp_path):
    assert list(doctor.runs(tmp_path)) == []
    words = {"en": "List", "fr": "Liste"}
    row = {"id": "list", "collection": "lmia", "title": words, "publisher": words, "licence": "ogl", "citation": "List"}
    source = Source.model_validate({**row, "language": "none", "path": "lmia/list.csv"})
    folder = tmp_path / "data" / "processed" / "official" / "retrieve"
    write_receipt([SourceFile(source, None, None, "not_found")], tmp_path, folder / "lmia.json", "official")
    said, missing = doctor.runs(tmp_path)
    assert said.what.startswith("last run of the official edition: 1 source is missing")
    assert "lmia: 1 source is missing. The file is not at its address." in missing.what
    assert missing.todo == "put the file at data/raw/official/lmia/list.csv and run again."
    assert missing.optional, "a run does not need every source"
