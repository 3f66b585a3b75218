"""A full disk, a folder that can only be read, a killed worker, a clock that jumps, a lock left behind: words, and
nothing corrupt. (Killed runs: test_interruption.)"""

import contextlib
import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
from checkout import digests, offline

from tests_support import snakemake
from tipimpact.common import job

FOLDER = "data/processed/sample/impact"  # of one cheap rule
PLAN = f"{FOLDER}/plan.json"


@pytest.fixture(scope="module")
def project(sample_project, tmp_path_factory) -> Path:
    """A copy of the finished project that may be disturbed; every test leaves it as it found it."""
    copy = tmp_path_factory.mktemp("disturbed") / "project"
    return Path(shutil.copytree(sample_project, copy, copy_function=shutil.copy2))


@pytest.fixture
def unhurt(project):
    """After the test nothing is half written, and running again makes the same bytes."""
    before = digests(project / FOLDER)
    yield
    assert digests(project / FOLDER).items() <= before.items(), "what is there is whole"
    again = run(project)
    assert again.returncode == 0, again.stdout + again.stderr
    assert digests(project / FOLDER) == before
    assert not list((project / FOLDER).glob(".*"))


def command(project: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "snakemake", "--cores", "1", "--directory", str(project), *arguments, "--", PLAN]


def run(project: Path, *arguments: str, mounts: str = "") -> subprocess.CompletedProcess[str]:
    """Check the plan; mounts: shell commands that come before, in a name space of their own."""
    wrapped = command(project, *arguments)
    if mounts:
        rights = ["--mount"] if os.geteuid() == 0 else ["--mount", "--map-root-user"]
        space = ["unshare", *rights, "sh", "-ec"]
        if not shutil.which("unshare") or subprocess.run([*space, "mount -t tmpfs none /mnt"]).returncode:
            pytest.skip("this system gives no name space of its own to mount in")
        wrapped = [*space, f'{mounts}; exec "$@"', "sh", *wrapped]
    return subprocess.run(wrapped, cwd=project, capture_output=True, text=True)


def test_a_full_disk_is_told_in_words(project, unhurt):
    full = f"mount -t tmpfs -o size=16k none {FOLDER}; touch {FOLDER}/kept"  # the plan takes three times as much
    done = run(project, "--forcerun", "check_plan", mounts=full)
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "rule check_plan failed" in said
    assert "there is no space left on the disk" in said
    assert "what to do: free some space, then run the same command again" in said
    assert "Traceback" not in said.split("rule check_plan failed")[1].split("log:")[0]


def test_folders_that_can_only_be_read_are_told_before_anything_is_lost(project, unhurt):
    fixed = f"mount --bind {FOLDER} {FOLDER}; mount -o remount,bind,ro {FOLDER}"
    done = run(project, "--forcerun", "check_plan", mounts=fixed)
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "Write-protected output files for rule check_plan" in said
    assert PLAN in said


def test_a_killed_worker_ends_its_job_and_not_the_run(project, unhurt):
    process = subprocess.Popen(
        command(project, "--forcerun", "check_plan"),
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        os.kill(worker(process.pid), signal.SIGKILL)
        said, _ = process.communicate(timeout=120)
    finally:
        process.kill()
    assert process.returncode == 1
    assert "Error in rule check_plan" in said
    assert "died with <Signals.SIGKILL: 9>" in said
    assert "killed from outside" in said
    assert "CORES=1" in said


def worker(run: int, seconds: float = 60) -> int:
    """The process of a run's job, when it has come."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for child in psutil.Process(run).children(recursive=True):
            with contextlib.suppress(psutil.Error):  # it has ended meanwhile
                if any("check_plan.py" in word for word in child.cmdline()):
                    return child.pid
        time.sleep(0.02)
    raise AssertionError("the job never came")


def dated(project: Path, days: int) -> None:
    """Give all that was made the time that a wrong clock would have given it."""
    there = time.time() + days * 86_400
    for path in [*(project / "data" / "processed").rglob("*"), *(project / "results").rglob("*")]:
        os.utime(path, (there, there))


def planned(project: Path, edited: str = "") -> str:
    """What a run would do, after an edit of the plan."""
    path = project / "config" / "plan.yaml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before + edited, encoding="utf-8")
    done = run(project, "--dry-run")
    path.write_text(before, encoding="utf-8")
    return done.stdout + done.stderr


def test_a_clock_that_was_behind_reruns_nothing_and_hides_no_edit(project):
    dated(project, days=-400)
    assert "Nothing to be done" in planned(project)
    assert "Job 0: Checking the plan" in planned(project, edited="# edited\n")


def test_a_clock_that_was_ahead_would_hide_edits_and_is_told(project):
    dated(project, days=400)
    said = planned(project, edited="# edited\n")
    assert "are dated later than now; edits since would be missed. Nothing was run." in said
    assert "make redate" in said
    assert subprocess.run(["make", "redate"], cwd=project).returncode == 0
    assert "Nothing to be done" in planned(project)
    assert "Job 0: Checking the plan" in planned(project, edited="# edited\n")


def test_a_lock_left_behind_says_how_to_free_it(project):
    locks = project / ".snakemake" / "locks"
    locks.mkdir(parents=True, exist_ok=True)
    (locks / "0.output.lock").write_text(PLAN + "\n")
    done = run(project, "--forcerun", "check_plan")
    assert done.returncode != 0
    assert "--unlock" in done.stdout + done.stderr
    freed = snakemake("--unlock", directory=project, snakefile=project / "Snakefile")
    assert freed.returncode == 0
    assert not list(locks.glob("*.lock"))


def test_without_a_network_there_is_none():
    """What stands before killed runs (dev/kill.py) takes the network from them: they end all the same."""
    if not (without := offline()):
        pytest.skip("this system cannot take the network from a process")
    code = "import socket; socket.create_connection(('192.0.2.1', 80), 5)"
    done = subprocess.run([*without, sys.executable, "-c", code], capture_output=True, text=True)
    assert "Network is unreachable" in done.stderr


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "no space left on the disk"),
        (OSError(errno.EDQUOT, "Quota"), "disk quota"),
        (PermissionError(errno.EACCES, "denied", "results/x.csv"), "results/x.csv: this user may not write"),
        (OSError(errno.EROFS, "Read-only file system"), "can only be read"),
        (MemoryError(), "CORES=1"),
    ],
)
def test_what_the_machine_refuses_is_no_fault_of_the_pipeline(fault, words, tmp_path, capsys):
    def fails():
        try:
            raise fault
        except Exception as cause:
            raise ValueError("as a library wraps it") from cause

    rule = SimpleNamespace(rule="a_rule", log=str(tmp_path / "log"), output=["results/table.parquet"])
    with pytest.raises(SystemExit):
        job.run(fails, rule)
    said = capsys.readouterr().err
    assert words in said
    assert "what to do:" in said
    assert "fault in the pipeline" not in said


def test_a_fault_of_ours_stays_one(tmp_path, capsys, caplog):
    rule = SimpleNamespace(rule="a_rule", log=str(tmp_path / "log"), output=[])
    with pytest.raises(SystemExit):
        job.run(lambda: {}["a"], rule)
    assert "fault in the pipeline" in capsys.readouterr().err
    assert "Traceback" in caplog.text
