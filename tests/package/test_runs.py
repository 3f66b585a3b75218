"""Runs by name: which settings a scenario makes, what differs between two runs, and what is no run."""

import pandas as pd
import pytest
import yaml
from typer.testing import CliRunner

import tipimpact
from tests_support import ROOT, snakemake
from tipimpact.cli import app
from tipimpact.common.config import read_settings
from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import ConfigError, PackageError, PublishError
from tipimpact.common.releases import newest_release
from tipimpact.common.tables import read_table, write_table
from tipimpact.configuration import read_all

DEFAULTS = ROOT / "config" / "config.yaml"
TWO = {"year": {"tfwp": {"window": "12M"}}, "half_year": {"tfwp": {"window": "6M"}}}


def settings(tmp_path, run=None, **mine):
    """What the workflow reads of a file of one's own, and a run that is named on the command line."""
    file = tmp_path / "my.yaml"
    file.write_text(yaml.safe_dump(mine), encoding="utf-8")
    raw = {**read_yaml(DEFAULTS), **mine} | ({"run": run} if run else {})
    return read_all(raw, [DEFAULTS, file], ROOT)[0]


def test_a_scenario_changes_its_keys_and_no_other(tmp_path):
    chosen = settings(tmp_path, "half_year", scenarios=TWO, tfwp={"own_sites": True})
    plain = read_settings(read_yaml(DEFAULTS))
    assert (chosen.run, chosen.tfwp.window, chosen.tfwp.own_sites) == ("half_year", "6M", True)
    assert chosen.tfwp.sector_digits == plain.tfwp.sector_digits
    assert chosen.impact == plain.impact


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        ({"scenarios": TWO}, ["my.yaml: scenarios are given, and none is chosen", "tipimpact scenarios FILE"]),
        ({"scenarios": TWO, "run": "halfyear"}, ["no scenario is called 'halfyear'", "did you mean: half_year"]),
        (
            {"scenarios": {"a": {"tfwp": {"windw": "6M"}}, "b": {"sed": 1}}, "run": "a"},
            ["scenarios.a.tfwp.windw: unknown key 'windw'", "did you mean: window", "scenarios.b.sed", "mean: seed"],
        ),
        ({"scenarios": {"a": {"run": "b"}}, "run": "a"}, ["scenarios.a: a scenario sets run"]),
        ({"run": "official"}, ["a name that is none of sample, official, answer, print, release"]),
        ({"run": "../elsewhere"}, ["run"]),
    ],
)
def test_what_is_no_run_is_refused_in_words(tmp_path, given, faults):
    with pytest.raises(ConfigError) as error:
        settings(tmp_path, **given)
    for fault in faults:
        assert fault in str(error.value)


@pytest.fixture
def two_runs(tmp_path):
    """Two runs with the released table of recommendations; in the second a number is one more, and a row is missing."""
    data = read_table(newest_release() / "theme_counts.parquet")
    for name, part in {"one": data, "two": data.iloc[1:].copy()}.items():
        folder = tmp_path / "results" / name / "data"
        folder.mkdir(parents=True)
        if name == "two":
            place = part.index[part["sentences"].notna()][0]
            part.loc[place, "sentences"] += 1
        write_table(part, "theme_counts", folder / "theme_counts.parquet", edition="official", sources=[])
    return tmp_path


def test_two_runs_differ_in_the_numbers_that_were_changed(two_runs):
    found = tipimpact.compare_runs("one", "two", two_runs)
    (row,) = found.tables.to_dict("records")
    assert (row["table"], row["status"], row["only_a"], row["only_b"]) == ("theme_counts", "differs", 1, 0)
    assert (row["numbers"], row["others"]) == (1, 0)
    (cell,) = found.values.to_dict("records")
    assert (cell["column"], cell["b"] - cell["a"]) == ("sentences", 1)
    same = tipimpact.compare_runs("one", "one", two_runs)
    assert same.tables["status"].tolist() == ["equal"]
    assert same.values.empty


def test_rows_that_differ_in_a_setting_of_their_run_are_compared():
    from tipimpact.package.runs import _by_key

    row = {"scope": "sector", "year": 2014, "province": "CA", "stream": "all", "occupation": "all"}
    row |= {"sector_digits": 2, "own_sites": False}
    one, other = (pd.DataFrame([{**row, "window": w, "setting": "chosen"}]) for w in ("12M", "6M"))
    assert _by_key(one, "work_permits").keys() == _by_key(other, "work_permits").keys()
    both = pd.DataFrame([{**row, "window": w, "setting": "window"} for w in ("6M", "24M")])
    assert len(_by_key(both, "work_permits")) == 2


def test_the_shell_says_which_tables_and_numbers_differ(two_runs):
    for lang, words in (("en", "theme_counts differs: 1 number and 0"), ("fr", "Tableaux égaux : 0 sur 1")):
        done = CliRunner().invoke(app, ["compare", "one", "two", "--lang", lang, "--root", str(two_runs)])
        assert done.exit_code == 0, done.output
        assert words in done.output.replace("\u00a0", " ")


def test_an_unknown_run_is_told_with_the_nearest(two_runs):
    with pytest.raises(PackageError, match="did you mean: two"):
        tipimpact.compare_runs("one", "twoo", two_runs)
    with pytest.raises(PublishError, match="did you mean: two"):
        tipimpact.load("theme_counts", "twoo", two_runs)


def test_a_file_without_scenarios_runs_nothing(tmp_path):
    file = tmp_path / "my.yaml"
    file.write_text("tfwp: {window: 6M}\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["scenarios", str(file)])
    assert isinstance(done.exception, ConfigError)
    assert "no scenario is given" in str(done.exception)


@pytest.mark.workflow
def test_a_named_run_has_folders_of_its_own(tmp_path):
    file = tmp_path / "my.yaml"
    file.write_text(yaml.safe_dump({"scenarios": TWO}), encoding="utf-8")
    target = "results/half_year/data/work_permits.parquet"
    options = ("-n", "--configfile", str(file), "--config", "run=half_year", "--printshellcmds", "--", target)
    done = snakemake(*options, directory=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "make_work_permits" in done.stdout + done.stderr
    assert "sample/" not in (done.stdout + done.stderr).replace("raw/sample/", "")
