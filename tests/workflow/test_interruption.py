"""Killed runs go on where they were, and end in the same bytes. `make test-kill` does this at thirty moments."""

import random

import checkout
import kill


def test_a_run_on_one_core_in_another_folder_killed_five_times_ends_in_the_same_bytes(sample_project, tmp_path):
    """Through the catalog wrapper, so that one long run answers for all of these; the other ran on two cores."""
    place = tmp_path / "elsewhere"
    place.mkdir()
    # asked for here, since the profile that asks for it stands beside the other Snakefile
    options = ("--cores", "1", "--rerun-incomplete", "--snakefile", str(sample_project / "workflow" / "Snakefile"))
    done = kill.chain(place, tmp_path, kills=5, length=50, draw=random.Random(2012), options=options)
    assert done.kills == 5
    expected, found = (checkout.digests(folder / kill.RESULTS) for folder in (sample_project, place))
    assert expected
    assert checkout.differing(expected, found) == []
    assert not (place / "data" / "raw").exists(), "the sample files are read where they are committed"
    # the target rule ends once; whatever had finished before a kill is not done again
    assert done.jobs["catalog"] == 1
    once = {rule: n for rule, n in done.jobs.items() if rule.startswith(("read_", "build_", "extract_", "estimate_"))}
    assert once, "the run has jobs that are done once"
    assert set(once.values()) == {1}
    assert not any(path.suffix == ".part" for path in (place / "results").rglob("*"))
