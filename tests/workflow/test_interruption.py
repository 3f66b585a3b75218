"""Killed runs go on where they were, and end in the same bytes. `make test-kill` does this at thirty moments."""

import random

import checkout
import kill


def test_a_run_killed_five_times_ends_in_the_same_bytes(sample_project, tmp_path):
    done, project = kill.chain(tmp_path, kills=5, length=25, draw=random.Random(2012))
    assert done.kills == 5
    expected, found = (checkout.digests(folder / kill.RESULTS) for folder in (sample_project, project))
    assert expected
    assert checkout.differing(expected, found) == []
    # the target rule ends once; whatever had finished before a kill is not done again
    assert done.jobs["all"] == 1
    once = {rule: n for rule, n in done.jobs.items() if rule.startswith(("read_", "build_", "extract_", "estimate_"))}
    assert once, "the run has jobs that are done once"
    assert set(once.values()) == {1}
    assert not any(path.suffix == ".part" for path in (project / "results").rglob("*"))
