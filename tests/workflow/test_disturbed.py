"""A full disk, a read-only folder, a killed worker, a wrong clock, a lost file, a failing job, a lock left behind: the
user is told what to do, and no file is half written. (Killed runs: test_interruption.)"""

import contextlib
import errno
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import pytest
from checkout import digests, offline

from tests_support import ROOT, Named, make_job, planned
from tipimpact.common import job

from .conftest import ThreeRules

FOLDER = "data/processed/sample/numbers"
NOBODY = 65534
BECOME_NOBODY = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
SQUARES = f"{FOLDER}/squares.txt"


@pytest.fixture
def restored(three_rules):
    """After the test nothing is half written, and the next run makes the same bytes."""
    before = digests(three_rules.folder)
    yield
    left = digests(three_rules.folder / FOLDER)
    assert left.items() <= digests_below(before, FOLDER).items(), "a file that is there is whole"
    code, output = three_rules.run()
    assert code == 0, output
    for folder in (FOLDER, "results"):
        assert digests(three_rules.folder / folder) == digests_below(before, folder)
        assert not list((three_rules.folder / folder).rglob(".*"))


def digests_below(found: dict[str, str], folder: str) -> dict[str, str]:
    return {path.removeprefix(f"{folder}/"): digest for path, digest in found.items() if path.startswith(f"{folder}/")}


def mounted(mounts: str) -> tuple[str, ...]:
    """Words that run a command after some mounts that only it sees."""
    rights = ["--mount"] if os.geteuid() == 0 else ["--mount", "--map-root-user"]
    space = ["unshare", *rights, "sh", "-ec"]
    if not shutil.which("unshare") or subprocess.run([*space, "mount -t tmpfs none /mnt"]).returncode:
        pytest.skip("this system lets no process have mounts of its own")
    return (*space, f'{mounts}; exec "$@"', "sh")


def test_a_full_disk_is_told_in_words(three_rules, restored):
    full = f"mount -t tmpfs -o size=16k none {FOLDER}; touch {FOLDER}/kept"  # the squares take four times as much
    code, output = three_rules.run("--forcerun", "square_numbers", before=mounted(full))
    assert code != 0
    assert "rule square_numbers failed" in output
    assert "there is no space left on the disk" in output
    assert "what to do: free some space, then run the same command again" in output
    assert "Traceback" not in output.split("rule square_numbers failed")[1].split("log:")[0]


def test_a_read_only_folder_is_told_before_anything_is_lost(three_rules, restored):
    fixed = f"mount --bind {FOLDER} {FOLDER}; mount -o remount,bind,ro {FOLDER}"
    code, output = three_rules.run("--forcerun", "square_numbers", before=mounted(fixed))
    assert code != 0
    assert "Write-protected output files for rule square_numbers" in output
    assert SQUARES in output


def test_a_killed_worker_ends_its_job_and_not_the_run(three_rules, restored):
    numbers = three_rules.folder / "numbers.txt"
    content, times = numbers.read_text(), numbers.stat()
    numbers.write_text("wait\n")
    process = three_rules.start("--", SQUARES)
    try:
        os.kill(worker(process.pid), signal.SIGKILL)
        output, _ = process.communicate(timeout=120)
    finally:
        process.kill()
        numbers.write_text(content)
        os.utime(numbers, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert process.returncode == 1
    assert "Error in rule square_numbers" in output
    assert "died with <Signals.SIGKILL: 9>" in output
    assert "stopped without an error message was probably killed" in output
    assert "CORES=1" in output


def worker(run: int, seconds: float = 120) -> int:
    """The process of a run's job, when it has come."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for child in psutil.Process(run).children(recursive=True):
            with contextlib.suppress(psutil.Error):  # it has ended meanwhile
                if any("square_numbers.py" in word for word in child.cmdline()):
                    return child.pid
        time.sleep(0.02)
    raise AssertionError("the job never came")


def set_times(folder: Path, days: int) -> None:
    """Give all that was made the time that a wrong clock would have given it."""
    there = time.time() + days * 86_400
    for path in [*(folder / "data" / "processed").rglob("*"), *(folder / "results").rglob("*")]:
        os.utime(path, (there, there))


def reruns_an_edit_alone(three_rules: ThreeRules) -> bool:
    """Whether an edit is noticed where the inputs are as old as in a clone of a day long ago."""
    for name in ("numbers.txt", "words.txt"):
        os.utime(three_rules.folder / name, (0, 0))
    (three_rules.folder / "numbers.txt").write_text("1\n2\n")
    return three_rules.to_run() == {"square_numbers", "publish_squares"}  # and not count_words


def test_a_clock_that_was_behind_reruns_nothing_and_hides_no_edit(three_rules):
    set_times(three_rules.folder, days=-400)
    assert reruns_an_edit_alone(three_rules)


def test_a_clock_that_was_ahead_would_hide_edits_and_is_told(three_rules):
    set_times(three_rules.folder, days=400)
    code, output = three_rules.run("--dry-run")
    assert code != 0
    assert "make redate" in output
    assert subprocess.run(["make", "-f", ROOT / "Makefile", "redate"], cwd=three_rules.folder).returncode == 0
    assert reruns_an_edit_alone(three_rules)


def test_renderings_that_were_lost_or_changed_are_told_and_made_again(three_rules):
    tables = three_rules.folder / "results" / "sample" / "tables"
    lost, changed = tables / "tables_fr.xlsx", tables / "law_changes.csv"
    before = [path.read_bytes() for path in (lost, changed)]
    lost.unlink()
    changed.write_bytes(before[1] + b"\n")
    _, output = three_rules.run("--dry-run")
    assert "tables/law_changes.csv was changed since publish_squares wrote it" in output
    assert "make results, which makes it again" in output
    command = [sys.executable, "-m", "tipimpact.common.written", "results/sample"]  # as make results does first
    subprocess.run(command, cwd=three_rules.folder, check=True)
    code, output = three_rules.run()
    assert code == 0, output
    assert planned(output) == {"publish_squares"}
    assert "was changed" not in output
    assert [path.read_bytes() for path in (lost, changed)] == before
    assert three_rules.to_run() == set()


def test_a_failing_job_says_what_where_and_what_to_do(three_rules):
    (three_rules.folder / "numbers.txt").write_text("1\ntwo\n3\nfour\n")
    (three_rules.folder / "words.txt").write_text("one two\n")
    code, output = three_rules.run()
    assert code != 0
    assert "rule square_numbers failed" in output
    assert "numbers.txt: line 2: not a number\n  what to do: write a number\nnumbers.txt: line 4" in output
    assert "logs/sample/square_numbers.log" in output
    assert "RuleException" not in output, "Snakemake adds nothing to words that were said"
    assert "Error in rule" not in output
    assert "memory ran out" not in output, "the job did not stop without a message"
    assert "Traceback" not in output.split("rule square_numbers failed")[1].split("log:")[0]
    assert (three_rules.folder / "results" / "sample" / "words.txt").read_text() == "2\n", "other jobs go on"
    assert three_rules.to_run() == {"square_numbers", "publish_squares"}


def without_home_in_a_plain_locale_and_a_folder_with_spaces_and_accents(folder: Path) -> dict:
    plain = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    homeless = {name: value for name, value in os.environ.items() if name != "HOME"}
    return {"cwd": folder.rename(folder.with_name("l'été à deux  espaces")), "env": homeless | plain}


def as_an_unprivileged_user(folder: Path) -> dict:
    if os.geteuid() or not shutil.which("setpriv"):
        pytest.skip("only the administrator can become nobody")
    outside = tempfile.TemporaryDirectory(dir="/tmp")  # the temporary folder of tests is the administrator's
    place = Path(outside.name, "three_rules")
    place.parent.chmod(0o755)
    shutil.copytree(folder, place, copy_function=shutil.copy2)
    for path in (place, *place.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    return {"cwd": place, "before": BECOME_NOBODY, "env": os.environ | {"HOME": str(place)}, "kept": outside}


CIRCUMSTANCES = [without_home_in_a_plain_locale_and_a_folder_with_spaces_and_accents, as_an_unprivileged_user]


@pytest.mark.parametrize("circumstance", CIRCUMSTANCES)
def test_a_run_makes_the_same_bytes_whoever_runs_it_and_where(three_rules, circumstance):
    before = digests(three_rules.folder / "results")
    given = circumstance(three_rules.folder)
    folder, before_command, _ = given.pop("cwd"), given.pop("before", ()), given.pop("kept", None)
    if before_command and subprocess.run([*before_command, "test", "-x", sys.executable]).returncode:
        pytest.skip("others may not run this Python")
    command = [*before_command, *ThreeRules(folder).command("--forceall")]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, **given)
    assert done.returncode == 0, done.stdout + done.stderr
    assert digests(folder / "results") == before


def test_of_two_runs_at_once_one_says_that_the_other_is_at_work(three_rules):
    before = digests(three_rules.folder / "results")
    (three_rules.folder / "numbers.txt").touch()
    runs = [three_rules.start("--forceall") for _ in range(2)]
    outputs = [run.communicate()[0] for run in runs]
    assert sorted(run.returncode for run in runs) == [0, 1], outputs
    refused = next(output for run, output in zip(runs, outputs, strict=True) if run.returncode)
    assert "cannot be locked" in refused
    assert "--unlock" in refused
    assert digests(three_rules.folder / "results") == before


def test_a_lock_left_behind_says_how_to_free_it(three_rules):
    locks = three_rules.folder / ".snakemake" / "locks"
    locks.mkdir(parents=True, exist_ok=True)
    (locks / "0.output.lock").write_text(SQUARES + "\n")
    code, output = three_rules.run("--forcerun", "square_numbers")
    assert code != 0
    assert "--unlock" in output
    code, output = three_rules.run("--unlock")
    assert code == 0, output
    assert not list(locks.glob("*.lock"))


def test_without_a_network_there_is_none():
    """`make test-kill` puts this before its runs, so that they have no network (dev/kill.py)."""
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
        (PermissionError(errno.EACCES, "denied", "results/x.csv"), "results/x.csv: this user has no permission"),
        (OSError(errno.EROFS, "Read-only file system"), "the folder is read-only"),
        (MemoryError(), "CORES=1"),
    ],
)
def test_a_refusal_of_the_machine_is_not_called_a_fault_of_the_pipeline(fault, words, tmp_path, capsys):
    def fails(output):
        try:
            raise fault
        except Exception as cause:
            raise ValueError("as a library wraps it") from cause

    with pytest.raises(SystemExit):
        job.run(fails, make_job("a_rule", tmp_path / "log", output=Named(["results/table.parquet"])))
    said = capsys.readouterr().err
    assert words in said
    assert "what to do:" in said
    assert "bug in the pipeline" not in said


def logged(message: str, level: int = logging.ERROR, **fields: str) -> logging.LogRecord:
    """A record as Snakemake logs it."""
    record = logging.LogRecord("snakemake", level, "", 0, message, None, None)
    vars(record).update(fields)
    return record


def test_what_snakemake_adds_to_a_reported_error_is_dropped_and_nothing_else():
    kept = job.WithoutReported()
    command = "Command '.../python /x/.snakemake/scripts/tmp1.read_acts.py' returned non-zero exit status {}."
    assert not kept.filter(logged(f"RuleException:\n{command.format(job.REPORTED)}"))
    assert kept.filter(logged("Job 3: Reading acts", logging.INFO, rule_name="read_acts"))
    assert kept.filter(logged("Error in rule read_claims", rule_name="read_claims"))
    assert not kept.filter(logged("Error in rule read_acts", rule_name="read_acts"))
    assert kept.filter(logged("Error in rule read_acts", rule_name="read_acts")), "another job of the rule"
    assert kept.filter(logged(command.format(1)))


def test_a_script_that_several_rules_share_is_known_by_their_rule():
    kept = job.WithoutReported({"publish_site": "publish_draft"}.get)
    kept.filter(logged(f"/tmp1.publish_draft.py' returned non-zero exit status {job.REPORTED}."))
    assert not kept.filter(logged("Error in rule publish_site", rule_name="publish_site"))
    assert not kept.unreported


def test_only_a_job_that_said_nothing_is_taken_for_killed():
    kept = job.WithoutReported()
    kept.filter(logged(f"/tmp1.read_acts.py' returned non-zero exit status {job.REPORTED}."))
    kept.filter(logged("Error in rule read_acts", rule_name="read_acts"))
    assert not kept.unreported
    kept.filter(logged("Error in rule read_acts", rule_name="read_acts"))
    assert kept.unreported


def test_a_fault_of_the_pipeline_is_called_one(tmp_path, capsys, caplog):
    with pytest.raises(SystemExit) as stopped:
        job.run(lambda: {}["a"], make_job("a_rule", tmp_path / "log"))
    assert stopped.value.code == job.REPORTED, "else the run would say that memory ran out"
    assert "bug in the pipeline" in capsys.readouterr().err
    assert "Traceback" in caplog.text
