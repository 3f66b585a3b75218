"""`make audit` reads the lock as it is, and a database that is out of reach is a clear skip."""

import csv
import subprocess

import audit


def test_entries_are_read_with_their_hashes():
    assert audit.hashes("a==1 \\\n    --hash=sha256:" + "0" * 64 + "\nb==2") == {"a==1": ["0" * 64], "b==2": []}


def test_several_locks_are_audited_as_one_and_name_no_package_twice():
    one = "a==1 \\\n    --hash=sha256:00\nb==1 ; x\nb==2 ; y"
    assert audit.together([one, "b==2\nc==3\n"]).splitlines() == ["b==1 ; x", "b==2 ; y", "c==3", *one.splitlines()[:2]]


def test_each_locked_package_has_a_licence_and_a_reason(root):
    """The list that `make audit` wrote is of these locks; who is declared has the reason of pyproject.toml."""
    rows = list(csv.DictReader((root / "docs" / "validation" / "packages.csv").open(encoding="utf-8")))
    locked = {pin.partition("==")[0] for lock in audit.LOCKS for pin in audit.hashes(lock.read_text(encoding="utf-8"))}
    assert {row["package"] for row in rows} == locked, "run `make audit`"
    assert [row for row in rows if row["licence"] in ("", "not stated") or not row["why"]] == []
    (pandas, inject) = (next(row for row in rows if row["package"] == name) for name in ("pandas", "conda-inject"))
    assert (pandas["licence"], pandas["why"]) == ("BSD-3-Clause", "every table")
    assert inject == {"package": "conda-inject", "licence": "MIT License", "why": "needed by snakemake"}


def test_a_database_out_of_reach_is_said_and_is_no_failure(monkeypatch):
    out = subprocess.CompletedProcess([], 1, "", "requests.exceptions.ConnectionError: Max retries exceeded")
    monkeypatch.setattr(audit.subprocess, "run", lambda *_, **__: out)
    said, faulty = audit.known_faults()
    assert said.startswith("SKIPPED")
    assert not faulty


def test_a_known_fault_fails(monkeypatch):
    table = "Name Version ID Fix\nlxml 1.0 PYSEC-2020-1 2.0\n"
    out = subprocess.CompletedProcess([], 1, table, "Found 1 known vulnerability")
    monkeypatch.setattr(audit.subprocess, "run", lambda *_, **__: out)
    assert audit.known_faults() == (table.strip(), True)


def test_an_index_that_knows_no_package_is_no_clean_bill(monkeypatch):
    table = "Name Skip Reason\nlxml Dependency not found on PyPI and could not be audited: lxml (6.0)\n"
    out = subprocess.CompletedProcess([], 0, table, "No known vulnerabilities found")
    monkeypatch.setattr(audit.subprocess, "run", lambda *_, **__: out)
    said, faulty = audit.known_faults()
    assert said == "SKIPPED: the database reached here knows nothing of 1 locked packages"
    assert not faulty
