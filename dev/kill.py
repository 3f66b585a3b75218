"""Kill runs of the sample edition at random moments, go on, compare with a run left alone; `make test-kill`.

A chain is one project that is killed several times on its way (SIGKILL to Snakemake and all its jobs) and goes on
each time. At its end the results must be the same bytes; nothing under a final name is ever half written; and a
job that had finished before a kill is not done again. Where the system can take the network from a process, these
runs have none. Arguments: chains (default 6), kills a chain (5), seed.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checkout import copy, differing, digests, offline

RESULTS = "results/sample"
SNAKEMAKE = [sys.executable, "-m", "snakemake"]
TWO_CORES = ("--cores", "2")
FINISHED = re.compile(r"^Finished jobid: \d+ \(Rule: (\w+)\)$", re.MULTILINE)


@dataclass
class Chain:
    """What happened to one project."""

    kills: int = 0
    finished: list[Counter[str]] = field(default_factory=list)  # jobs by rule, for each stretch between two kills

    @property
    def jobs(self) -> Counter[str]:
        return sum(self.finished, Counter())


def stretch(place: Path, log: Path, seconds: float | None = None, options: Sequence[str] = TWO_CORES) -> Counter[str]:
    """Run there; kill after so many seconds if it has not ended. Jobs that were finished, by rule."""
    command = [*offline(), *SNAKEMAKE, *options]
    with open(log, "w") as out:
        process = subprocess.Popen(command, cwd=place, stdout=out, stderr=subprocess.STDOUT, start_new_session=True)
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            code = process.wait()
            subprocess.run([*command, "--unlock"], cwd=place, check=True, capture_output=True)
    said = log.read_text()
    if code not in (0, -signal.SIGKILL):
        raise SystemExit(f"the run failed by itself (exit {code}):\n{said[-3000:]}")
    return Counter(FINISHED.findall(said))


def chain(
    place: Path, logs: Path, kills: int, length: float, draw: random.Random, options: Sequence[str] = TWO_CORES
) -> Chain:
    """Kill a run so many times, at moments drawn over its length, and let it end."""
    done = Chain()
    moments = sorted(draw.uniform(1, length) for _ in range(kills))
    for i, (before, moment) in enumerate(zip([0, *moments], [*moments, None], strict=False)):
        seconds = None if moment is None else max(moment - before, 1.0)
        started = time.monotonic()
        done.finished.append(stretch(place, logs / f"log{i}", seconds, options))
        done.kills += moment is not None and time.monotonic() - started >= seconds
    return done


def main(chains: int, kills: int, seed: int) -> int:
    """Print a line a chain; 1 if a chain ends in other bytes or did a finished job again."""
    draw, failed, survived = random.Random(seed), 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        started = time.monotonic()
        once = stretch(copy(folder / "whole"), folder / "whole.log")
        length = time.monotonic() - started
        expected = digests(folder / "whole" / RESULTS)
        print(f"left alone: {sum(once.values())} jobs, {len(expected)} files, {length:.0f} s", flush=True)
        for number in range(chains):
            (folder / str(number)).mkdir()
            project = copy(folder / str(number) / "project")
            done = chain(project, folder / str(number), kills, length, draw)
            differ = differing(expected, digests(project / RESULTS))
            again = done.jobs - once
            failed += bool(differ or again)
            survived += done.kills
            print(
                f"chain {number + 1}: {done.kills} kills, {len(differ)} files differ, {dict(again)} done again",
                flush=True,
            )
            print(*(f"  differs: {name}" for name in differ[:10]), sep="\n", end="\n" if differ else "")
            shutil.rmtree(folder / str(number))
    print(f"kills survived: {survived}; chains that failed: {failed} of {chains}")
    return int(failed > 0)


if __name__ == "__main__":
    given = [int(value) for value in sys.argv[1:]]
    sys.exit(main(*given, *(6, 5, 20121215)[len(given) :]))
