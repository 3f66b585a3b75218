"""An Act's history as a git repository: a small Act, and IRPA."""

import subprocess

import pytest
from law_git import days, write

from tipimpact.common.errors import LegislationError
from tipimpact.legislation import shelf

from ..legislation.lamps import write_lamp_act


@pytest.fixture
def lamps(tmp_path):
    return write_lamp_act(tmp_path)


def test_a_day_of_change_holds_the_law_in_force_alone(lamps):
    found = days(lamps)
    assert [f"{day.on}" for day in found] == ["2001-03-01", "2005-01-01", "2012-06-01"]
    assert [sorted(day.files) for day in found[:2]] == [
        ["1/en.txt", "1/fr.txt"],
        ["1/en.txt", "1/fr.txt", "2/en.txt", "2/fr.txt"],
    ]
    assert found[2].clauses == ["2012, c. 9, s. 2"]


def test_the_repository_has_a_commit_a_day_by_its_act_and_the_same_hashes_again(lamps, tmp_path):
    def log(name: str, style: str) -> list[str]:
        done = subprocess.run(
            ["git", "log", "--reverse", f"--format={style}", "--date=short"], cwd=tmp_path / name, capture_output=True
        )
        return done.stdout.decode().splitlines()

    for name in ("one", "two"):
        assert write(tmp_path / name, lamps, "# Lamps\n") == 3
    assert log("one", "%ad %an %s") == [
        "2001-03-01 2001, c. 1 2001, c. 1: Lamp Act",
        "2005-01-01 2001, c. 1 2001, c. 1: Lamp Act",
        "2012-06-01 2012, c. 9 2012, c. 9: Lamp Amendment Act",
    ]
    assert log("one", "%H") == log("two", "%H")
    with pytest.raises(LegislationError, match="is not empty"):
        write(tmp_path / "one", lamps, "")


@pytest.mark.official
@pytest.mark.release
def test_blame_names_the_act_that_wrote_each_line_of_irpa(mirror, tmp_path):
    write(tmp_path / "irpa", shelf(mirror / "legislation"), "")
    blame = subprocess.run(
        ["git", "blame", "--date=short", "25/en.txt"], cwd=tmp_path / "irpa", capture_output=True, check=True
    ).stdout.decode()
    by = {line.split(") ", 1)[1].split("  ")[0]: line for line in blame.splitlines()}
    assert "2012, c. 17; 2010, c. 8" in by["25(1.01)"]
    assert "2012-06-28" in by["25(1.2)(a)"]
    assert "(2019, c. 29" in by["25(1.2)(b)"]
    on = subprocess.run(
        ["git", "log", "--format=%ad", "--date=short", "--", "110"], cwd=tmp_path / "irpa", capture_output=True
    ).stdout.decode()
    assert on.split()[-1] == "2012-12-15"  # the appeal waited ten years
