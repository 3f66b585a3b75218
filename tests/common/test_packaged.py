"""Files of `config/` are the user's first, in the working directory; else the package's."""

import shutil
import subprocess
import sys

import pytest

from tipimpact.common.errors import EligibilityError, ImpactError, ThemeError
from tipimpact.common.packaged import CONFIG, find, find_all, find_chosen, list_names, list_own
from tipimpact.configuration import describe_own
from tipimpact.eligibility.rows import read_rows
from tipimpact.eligibility.touches import read_touches
from tipimpact.impact.plan import read_plan
from tipimpact.retrieve.sources import read_sources
from tipimpact.themes.codebook import read_codebook
from tipimpact.themes.examples import FOLDER, read_examples

ROWS = CONFIG / "law" / "eligibility.csv"


@pytest.fixture
def own(tmp_path, monkeypatch):
    """The user's folder of configuration, still empty."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "config"
    (folder / "law").mkdir(parents=True)
    (folder / "sources").mkdir()
    return folder


def copy(own, name):
    (own / name).parent.mkdir(parents=True, exist_ok=True)
    return shutil.copy(CONFIG / name, own / name)


def test_a_file_is_the_users_else_the_packages(own):
    mine = copy(own, "law/eligibility.csv")
    assert find(ROWS) == find("config/law/eligibility.csv") == mine
    assert find(CONFIG / "law" / "acts.yaml") == find(own / "law" / "acts.yaml") == CONFIG / "law" / "acts.yaml"
    assert find("elsewhere/plan.yaml").as_posix() == "elsewhere/plan.yaml"
    assert find(CONFIG / ".." / "data" / "raw") == CONFIG / ".." / "data" / "raw"
    assert find(CONFIG / "no.yaml") == CONFIG / "no.yaml"


def test_in_the_project_itself_nothing_is_the_users(monkeypatch):
    monkeypatch.chdir(CONFIG.parent)
    assert find(ROWS) == ROWS
    assert find("config/law/eligibility.csv").as_posix() == "config/law/eligibility.csv"
    assert list_own() == ([], [])
    assert describe_own(["config/config.yaml"]) == []


def test_a_folder_has_the_files_of_both(own):
    mine, added = copy(own, "sources/reports.yaml"), own / "sources" / "mine.yaml"
    added.write_text("collection: corpora_ngo\nsources: []\n", encoding="utf-8")
    found = find_all(CONFIG / "sources")
    assert {mine, added, CONFIG / "sources" / "licences.yaml"} <= {*found}
    assert [path.name for path in found] == sorted(
        {path.name for path in (CONFIG / "sources").iterdir()} | {"mine.yaml"}
    )
    assert find_all(own / "law", "*.csv") == find_all(CONFIG / "law", "*.csv")
    assert {"sources/mine.yaml", "law/acts.yaml"} <= {*list_names(CONFIG, "**/*")}


def test_a_list_is_added_without_a_copy_of_the_others(own):
    known = {source.id for source in read_sources(CONFIG / "sources").sources}
    text = (CONFIG / "sources" / "reports.yaml").read_text(encoding="utf-8")
    mine = text.partition("  - id: ccr_forum_2012_en")[0].replace("- id: ccr_forum_2012_fr", "- id: mine")
    mine = mine.replace("path: reports/ccr_forum_2012_fr.txt", "path: reports/mine.txt")
    (own / "sources" / "mine.yaml").write_text(mine, encoding="utf-8")
    assert {source.id for source in read_sources(CONFIG / "sources").sources} == known | {"mine"}


def test_a_row_of_law_of_the_user_is_read_with_the_packages_readings_and_gaps(own):
    mine = copy(own, "law/eligibility.csv")
    rows = read_rows(mine)
    assert rows.attrs["readings"] == read_rows(ROWS).attrs["readings"] != {}
    assert read_touches(mine.parent)


@pytest.mark.parametrize("kind", ["cut", "folder", "link"])
def test_a_broken_file_of_the_user_is_an_error_and_never_the_packages(own, kind):
    mine = own / "law" / "eligibility.csv"
    if kind == "cut":
        mine.write_text(
            ROWS.read_text(encoding="utf-8").replace("\ntrp_power,trp_power,trp,", "\ntrp_power,trp_power,trb,", 1),
            encoding="utf-8",
        )
    elif kind == "folder":
        mine.mkdir()
    else:
        mine.symlink_to("nowhere.csv")
    with pytest.raises(EligibilityError, match=r"eligibility\.csv"):
        read_rows(ROWS)


def test_a_broken_file_that_a_module_reads_is_told_in_words_too(own):
    """The codes of remedies are read when the shell is imported."""
    (own / "law" / "remedies.yaml").write_text("remedies: [\n", encoding="utf-8")
    command = [sys.executable, "-m", "tipimpact.shell", "tables"]
    done = subprocess.run(command, cwd=own.parent, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("tipimpact: config/law/remedies.yaml, line 2")
    assert "Traceback" not in done.stderr


def test_a_broken_plan_is_told_with_file_and_line(own):
    text = (CONFIG / "plan.yaml").read_text(encoding="utf-8")
    (own / "plan.yaml").write_text(text + "\nthresholds: [\n", encoding="utf-8")
    with pytest.raises(ImpactError, match=r"config/plan\.yaml, line \d+"):
        read_plan(CONFIG / "plan.yaml")


def test_a_theme_may_be_left_out_and_one_that_the_user_wrote_may_not_be_forgotten(own):
    book = read_codebook(CONFIG / "codebook" / "codebook.yaml")
    copy(own, "codebook/codebook.yaml")
    mine = own / "codebook" / "codebook.yaml"
    assert read_codebook(mine) == book
    mine.write_text(mine.read_text(encoding="utf-8").replace("  - FEES\n", ""), encoding="utf-8")
    assert {*read_codebook(mine).ids} == {*book.ids} - {"FEES"}
    copy(own, "codebook/FEES.yaml")
    with pytest.raises(ThemeError, match=r"FEES\.yaml is not a listed theme"):
        read_codebook(mine)


def test_examples_of_one_theme_are_the_users_and_the_others_the_packages(own):
    book = read_codebook(CONFIG / "codebook" / "codebook.yaml")
    before = read_examples(book.ids, FOLDER)
    mine = own / "codebook" / "examples" / "FEES.yaml"
    text = (CONFIG / "codebook" / "examples" / "FEES.yaml").read_text(encoding="utf-8")
    mine.parent.mkdir(parents=True)
    mine.write_text(text.replace('- text: "', '- text: "Again, ', 1), encoding="utf-8")
    after = read_examples(book.ids, FOLDER)
    assert {*after["digest"]} ^ {*before["digest"]}
    assert {*after["theme"][after["digest"].isin({*after["digest"]} - {*before["digest"]})]} == {"FEES"}


def test_what_a_setting_names_may_be_anywhere_in_the_working_directory(own, tmp_path):
    (tmp_path / "plans").mkdir()
    plan = tmp_path / "plans" / "mine.yaml"
    assert find_chosen("plans/mine.yaml", CONFIG.parent) == CONFIG.parent / "plans" / "mine.yaml"
    plan.touch()
    assert find_chosen("plans/mine.yaml", CONFIG.parent) == plan
    assert find_chosen("config/plan.yaml", CONFIG.parent) == CONFIG / "plan.yaml"


def test_the_first_lines_name_what_differs_and_what_nothing_reads(own):
    copy(own, "exposure.yaml")
    mine = own / "plan.yaml"
    mine.write_text("\n" + (CONFIG / "plan.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    for name in ("plna.yaml", "settings.yaml", "sources/mine.yaml"):
        (own / name).write_text("", encoding="utf-8")
    lines = describe_own([own / "settings.yaml"])
    assert lines == [
        "Yours, in place of or beside the package's: config/plan.yaml, config/sources/mine.yaml",
        "warning: config/plna.yaml is read by nothing; did you mean: plan.yaml",
    ]
