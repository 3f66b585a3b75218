"""Configuration errors as a user sees them."""

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests_support import ROOT, SMALL, snakemake
from tipimpact.common.config import Settings, Tfwp, file_in_mirror, read_settings
from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import ConfigError
from tipimpact.common.listed import read_cells
from tipimpact.configuration import check_all, mirror, read_all
from tipimpact.retrieve.sources import Sources, read_sources

CONFIG = ROOT / "config"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def faults(text: str, tmp_path: Path) -> list[str]:
    """What a user reads about an overlay file with this text."""
    overlay = write(tmp_path / "my.yaml", text)
    with pytest.raises(ConfigError) as error:
        read_settings({**read_yaml(CONFIG / "config.yaml"), **read_yaml(overlay)}, [CONFIG / "config.yaml", overlay])
    return [str(problem).replace(f"{tmp_path}/", "") for problem in error.value.problems]


def test_without_settings_the_defaults_apply():
    assert read_settings({}) == Settings() == read_settings(read_yaml(CONFIG / "config.yaml"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "edition: offical\n",
            "my.yaml, line 1: edition: 'offical' is not valid here\n"
            "  expected: 'sample' or 'official'\n  did you mean: official",
            id="value",
        ),
        pytest.param(
            "tfwp:\n  sector_digit: 2\n",
            "my.yaml, line 2: tfwp.sector_digit: unknown key 'sector_digit'\n"
            f"  expected: one of {', '.join(Tfwp.model_fields)}\n"
            "  did you mean: sector_digits",
            id="key",
        ),
        pytest.param(
            "# first\ntfwp: {sector_digits: 3}\n",
            "my.yaml, line 2: tfwp.sector_digits: 3 is not valid here\n  expected: less than or equal to 2",
            id="limit",
        ),
        pytest.param(
            "impact: 5\n", "my.yaml, line 1: impact: 5 is not valid here\n  expected: a section with keys", id="kind"
        ),
        pytest.param(
            "mirror: ftp://host/folder\n",
            "my.yaml, line 1: mirror: 'ftp://host/folder' is not valid here\n"
            "  expected: a folder, or an address that begins with https:// or http://",
            id="mirror",
        ),
        pytest.param(
            "mirror: https://me:secret@host/folder\n",
            "my.yaml, line 1: mirror: 'https://host/folder' is not valid here\n"
            "  expected: an address without name and password in it: put those into ~/.netrc",
            id="password",
        ),
        pytest.param(
            "seed: 1\nedition: sample\nseed: 2\n",
            "my.yaml, line 3: key 'seed' appears twice\n  what to do: delete one of the two",
            id="twice",
        ),
        pytest.param(
            "impact:\n  drawn 99\n  plan: x\n",
            "my.yaml, line 3, column 7: not YAML: mapping values are not allowed in this context\n"
            "  what to do: check that line and the one above it for indentation, a missing colon or a missing quote",
            id="syntax",
        ),
    ],
)
def test_a_fault_is_reported_with_file_line_and_key(text, expected, tmp_path):
    assert faults(text, tmp_path) == [expected]


def test_all_faults_are_reported_at_once(tmp_path):
    reported = faults("editon: sample\nseed: many\nretrieve: {pause: -1, tries: 2}\n", tmp_path)
    assert [line.split(": ")[1] for line in reported] == ["seed", "retrieve.pause", "retrieve.tries", "editon"]


def test_a_value_from_the_command_line_is_not_attributed_to_a_file():
    raw = {**read_yaml(CONFIG / "config.yaml"), "seed": "x"}
    with pytest.raises(ConfigError, match=r"^option --config .*: seed: 'x' is not valid here"):
        read_settings(raw, [CONFIG / "config.yaml", CONFIG / "official.yaml"])


@pytest.mark.parametrize(
    ("text", "data"),
    [
        pytest.param("a: &x {b: 1}\nc: {<<: *x, d: 2}\n", {"a": {"b": 1}, "c": {"b": 1, "d": 2}}, id="merge"),
        pytest.param("a: {<<: [{b: 1}, {b: 2, c: 2}], c: 3}\n", {"a": {"b": 1, "c": 3}}, id="merge several"),
        pytest.param("1: 2012-06-28\n", {1: dt.date(2012, 6, 28)}, id="values"),
        pytest.param("", {}, id="empty"),
    ],
)
def test_yaml_is_read_as_the_library_reads_it(text, data, tmp_path):
    assert read_yaml(write(tmp_path / "a.yaml", text)) == data == (yaml.safe_load(text) or {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: &a [*a]\n", "more than 40 levels are not accepted", id="within itself"),
        pytest.param(
            "a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
            + "".join(f"{y}: &{y} [{', '.join([f'*{x}'] * 9)}]\n" for x, y in zip("abcdefgh", "bcdefghi", strict=True)),
            "aliases that expand to more than 300000 parts",
            id="many aliases",
        ),
        pytest.param("a: !!set {b}\n", "line 1, column 4: not YAML: sections with the tag", id="tag"),
        pytest.param("a: !!python/name:os.system x\n", "not YAML: could not determine a constructor", id="python"),
        pytest.param("? [a]\n: 1\n", "keys that are lists or sections are not accepted", id="key"),
        pytest.param("a: {<<: 1}\n", "merge keys of anything but sections", id="merge key"),
        pytest.param("a: 1\nb: 'x \u202egpj.exe'\n", "a.yaml, line 2: the direction of writing is turned", id="turned"),
        pytest.param("a: '\u2066b\u2069'\n", "a.yaml, line 1: the direction of writing is turned", id="isolated"),
    ],
)
def test_yaml_that_is_not_accepted(text, expected, tmp_path):
    with pytest.raises(ConfigError) as error:
        read_yaml(write(tmp_path / "a.yaml", text))
    assert expected in str(error.value)


@pytest.mark.parametrize("value", [".inf", "1000000000000", ".nan", "-.inf"])
@pytest.mark.parametrize(
    "key", ["retrieve: {{read_timeout: {}}}", "retrieve: {{largest: {}}}", "reports: {{seconds: {}}}"]
)
def test_numbers_without_bound_are_no_settings(key, value, tmp_path):
    (line,) = faults(key.format(value) + "\n", tmp_path)
    assert "is not valid here" in line
    assert "expected" in line


def test_a_pipe_among_the_files_that_people_edit_is_refused_and_not_opened(project):
    for place in ("config/sources/more.yaml", "data/raw/compiled/more.csv"):
        (project / place).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(project / place)
    with pytest.raises(ConfigError) as error:
        read_all({}, [], project)
    assert str(error.value).count("is neither a file nor a folder") == 2
    for read, place in ((read_yaml, "config/sources/more.yaml"), (read_cells_of_config, "data/raw/compiled/more.csv")):
        with pytest.raises(ConfigError, match="is not a file"):
            read(project / place)


def read_cells_of_config(path: Path):
    return read_cells(path, ConfigError)


def test_a_list_whose_text_turns_the_direction_of_writing_names_its_line(tmp_path):
    path = write(tmp_path / "events.csv", "id,title\na,Plain\nb,Visa \u202emorf\n")
    with pytest.raises(ConfigError, match=r"events\.csv, line 3: the direction of writing is turned"):
        read_cells(path, ConfigError)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda x: st.lists(x, max_size=3)))
def test_any_value_of_a_setting_is_accepted_or_refused_with_a_message(value):
    problems = []
    try:
        read_settings({"seed": value, "retrieve": value, "legislation": {"bills": value}})
    except ConfigError as error:
        problems = error.problems
    assert all(problem.where and problem.expected for problem in problems)
    assert "pydantic" not in str(problems)


# --- mirrors ---


def test_a_mirror_folder_must_exist(tmp_path):
    settings = Settings(edition="official", mirror=str(tmp_path / "none"))
    with pytest.raises(ConfigError, match="configuration: mirror: there is no folder"):
        mirror(settings, {})
    with pytest.raises(ConfigError, match="TIPIMPACT_MIRROR: this mirror cannot be used"):
        mirror(settings, {"TIPIMPACT_MIRROR": "ftp://host"})
    assert mirror(settings, {"TIPIMPACT_MIRROR": str(tmp_path)}) == str(tmp_path)


def test_a_mirror_may_be_several_folders(tmp_path):
    folders = [tmp_path / name for name in ("data", "evidence")]
    for folder in folders:
        folder.mkdir()
    (folders[1] / "a.csv").touch()
    several = os.pathsep.join(map(str, folders))
    assert mirror(Settings(edition="official", mirror=several), {}) == several
    assert file_in_mirror(several, "a.csv") == folders[1] / "a.csv"
    assert file_in_mirror(several, "b.csv") is file_in_mirror("https://host/a", "a.csv") is None
    with pytest.raises(ConfigError, match="there is no folder 'none'"):
        mirror(Settings(edition="official", mirror=f"{several}{os.pathsep}none"), {})


def test_the_sample_edition_needs_no_mirror():
    assert mirror(Settings(mirror="/no/such"), {"TIPIMPACT_MIRROR": "/none"}) is None


# --- across files ---


@pytest.fixture(scope="module")
def sources() -> Sources:
    """The project's sources."""
    return read_sources(CONFIG / "sources")


@pytest.fixture
def project(tmp_path) -> Path:
    """A folder with a copy of the configuration, and the small plan in it."""
    shutil.copytree(CONFIG, tmp_path / "config")
    shutil.copy(SMALL / "plan.yaml", tmp_path / "config")
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    write(path, text.replace(old, new, 1))


def test_the_configuration_of_the_project_is_valid(sources):
    check_all(ROOT, Settings(), sources)


@pytest.mark.slow
def test_a_compiled_list_that_was_cut_stops_the_run(project, sources):
    """Cut after any line the list of designated countries still reads well: tried at both ends and in the middle."""
    shutil.copytree(ROOT / "data" / "raw" / "compiled", project / "data" / "raw" / "compiled")
    path = project / "data" / "raw" / "compiled" / "asylum" / "designated_countries.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for kept in (1, 2, len(lines) // 2, len(lines) - 2):
        write(path, "".join(lines[:kept]))
        with pytest.raises(ConfigError, match=rf"designated_countries.csv has {kept - 1} rows"):
            check_all(project, Settings(), sources)


def test_each_list_that_the_rules_read_in_place_says_how_many_rows_it_has(sources):
    lists = [source for source in sources.sources if source.collection == "compiled_lists"]
    assert len(lists) >= 5
    assert all(isinstance(source.facts.get("rows"), int) for source in lists)


def test_plan_and_codebook_are_checked_together(project, sources):
    edit(project / "config" / "plan.yaml", "source: unhcr_asylum_applications", "source: unhcr_asylum_application")
    edit(project / "config" / "codebook" / "FEES.yaml", "label:\n", "labels:\n")
    with pytest.raises(ConfigError) as error:
        check_all(project, Settings(), sources)
    message = str(error.value)
    assert "FEES.yaml" in message
    assert "did you mean: unhcr_asylum_applications" in message


def test_what_files_say_of_each_other_is_checked_and_all_of_it_is_reported(project, sources):
    """What measures a recommendation; an estimand's words, the bill that it names, and the last year of its figures."""
    edit(project / "config" / "recommendations.yaml", "[vtip_permits, vtip_approval", "[vtip_permit, vtip_approval")
    edit(project / "config" / "plan.yaml", "- id: origins_claiming\n", "- id: detections\n")
    settings = Settings.model_validate({"legislation": {"bills": {"C-10": "2012, c. 1"}}})
    short = [
        source.model_copy(update={"facts": source.facts | {"last_full_year": 2013}}) if source.facts else source
        for source in sources.sources
    ]
    with pytest.raises(ConfigError) as error:
        check_all(project, settings, sources.model_copy(update={"sources": short}))
    message = str(error.value)
    assert re.search(r"R11: no series and no gap is called 'vtip_permit'\n.*\n.*vtip_permits", message)
    assert "no message says what 'detections' asks" in message
    assert "bill 'C-31' is not followed" in message
    assert "after the last full year of" in message


# --- in a run ---

SNAKEFILE = f"""
from pathlib import Path
ROOT = Path("{ROOT}")
RULES = ROOT / "workflow" / "rules"
configfile: "{CONFIG / "config.yaml"}"
include: "{ROOT / "workflow" / "rules" / "common.smk"}"
rule all:
    output: "done.txt"
    params: mirror=str(MIRROR), edition=EDITION, raw=str(RAW)
    shell: "echo {{params}} > {{output}}"
"""


def run(tmp_path: Path, text: str, *arguments: str) -> subprocess.CompletedProcess:
    snakefile = write(tmp_path / "Snakefile", SNAKEFILE)
    overlay = write(tmp_path / "my.yaml", text)
    return snakemake("--configfile", str(overlay), *arguments, directory=tmp_path, snakefile=snakefile)


@pytest.mark.workflow
def test_a_run_stops_with_the_faults_and_without_a_traceback(tmp_path):
    done = run(tmp_path, "edition: offical\ntfwp: {sector_digit: 2}\n")
    assert done.returncode == 1
    message = done.stderr.partition("The configuration is not valid; nothing was run.\n")[2]
    assert message.startswith("my.yaml, line 1: edition: 'offical' is not valid here\n")
    assert message.rstrip().endswith("did you mean: sector_digits")
    assert "Traceback" not in done.stderr


@pytest.mark.workflow
def test_a_run_accepts_an_overlay_in_another_folder(tmp_path):
    (tmp_path / "here").mkdir()
    done = run(tmp_path, "edition: official\nmirror: here\n")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "done.txt").read_text().split() == ["here", "official", "data/raw/official"]


@pytest.mark.workflow
def test_a_faulty_plan_stops_the_run_before_the_first_job(tmp_path):
    write(tmp_path / "plan.yaml", "version: one\n")
    done = run(tmp_path, f"impact: {{plan: {tmp_path / 'plan.yaml'}}}\n")
    assert done.returncode == 1
    assert "The configuration is not valid; nothing was run.\n" in done.stderr
    assert "plan.yaml" in done.stderr
    assert not (tmp_path / "done.txt").exists()


def test_reading_the_configuration_imports_nothing_heavy():
    code = (
        "import sys, tipimpact.configuration, tipimpact.retrieve.receipts;"
        "print(sorted({'pandas', 'numpy', 'spacy', 'requests', 'pooch', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "workflow" / "src")},
    )
    assert done.stdout.strip() == "[]"
