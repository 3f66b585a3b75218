"""The recipes of docs/recipes, as they are written: their blocks are applied to a copy of the project, and then its
tests are green."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import checkout
import pandas as pd
import pytest
import xlsxwriter

from tests_support import ROOT, load_module, snakemake
from tipimpact.common.errors import ThemeError
from tipimpact.common.tables import read_table
from tipimpact.common.workbooks import read_sheet
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.consolidate import consolidate

RECIPES = ROOT / "docs" / "recipes"
BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
TITLE = ["Employers with a positive LMIA, NOC 2021, October to December 2024"]
HEADER = ["Province/Territory", "Program Stream", "Employer", "Address", "Occupation", "Approved Positions"]
NAMES = ("Ash", "Birch", "Cedar", "Elm", "Fir", "Oak")

MADE = ("work_permits", "law_effects", "commencement", "law_changes", "indicators", "data_audit")
# The heads of a table with the words of the copy.
HEADS = """
import json
from pathlib import Path
from tipimpact.common.tables import read_table
from tipimpact.impact.constants import read_constants
from tipimpact.package.publication import read_publication
from tipimpact.publish import ResultTable
from tipimpact.publish.words.constants import give_constants, give_publication

give_constants(read_constants(Path("config")))
give_publication(read_publication(Path("config/publication.yaml")))
table = read_table("results/sample/data/work_permits.parquet")
print(json.dumps({lang: ResultTable(table, "work_permits").render("csv", lang) for lang in ("en", "fr")}))
"""


def blocks(page: str) -> list[tuple[str, str, str]]:
    """The marked blocks of a recipe: language, title and content. Blocks of `text` without a title are not applied."""
    found = BLOCK.findall((RECIPES / f"{page}.md").read_text(encoding="utf-8"))
    return [block for block in found if block[1] or block[0] == "sh"]


def follow(page: str, project: Path, **variables: str) -> None:
    """Do in ``project`` what the recipe says."""
    for language, title, content in blocks(page):
        if language == "sh":
            subprocess.run(
                ["bash", "-euo", "pipefail", "-c", content], cwd=project, check=True, env={**os.environ, **variables}
            )
            continue
        path, _, how = title.partition(" (")
        file = project / path
        if language == "diff":
            change(file, content)
        elif how == "new file)":
            assert not file.exists(), f"{path} is there already"
            file.write_text(content, encoding="utf-8")
        else:
            assert how == "at the end)", title
            file.write_text(file.read_text(encoding="utf-8").rstrip("\n") + "\n" + content, encoding="utf-8")


def change(file: Path, content: str) -> None:
    """Replace the lines of a diff block that begin with a space or - by those that begin with a space or +."""
    lines = content.splitlines()
    old, new = ("\n".join(line[1:] for line in lines if line[0] in signs) + "\n" for signs in (" -", " +"))
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, (
        f"the recipe is out of date: {file.name} does not hold these lines exactly once:\n{old}"
    )
    file.write_text(text.replace(old, new), encoding="utf-8")


def run(project: Path, *names: str) -> dict[str, pd.DataFrame]:
    """Make some tables and read them, by name."""
    paths = {name: f"results/sample/data/{name}.parquet" for name in names}
    done = snakemake(*paths.values(), directory=project, snakefile=project / "Snakefile")
    assert done.returncode == 0, done.stdout + done.stderr
    return {name: read_table(project / path) for name, path in paths.items()}


@pytest.fixture(scope="module")
def new_list(tmp_path_factory) -> str:
    """A list of the fourth quarter of 2024, as the publisher lays it out."""
    path = tmp_path_factory.mktemp("list") / "list.xlsx"
    rows = [["Ontario", "Low Wage", f"New {name} Ltd", "Town, ON A1A 1A1", "63200-Cooks", 5] for name in NAMES]
    make = load_module(ROOT / "tests" / "tfwp" / "make_sample.py")
    path.write_bytes(make.workbook([TITLE, HEADER, *rows]))
    return str(path)


DAYS = ("2027-06-17", "2027-06-18")  # the day before the statute of the recipe, and its day
CLAIMS = Path("data", "raw", "sample", "refugee", "unhcr_asylum_applications.csv.gz")


@pytest.fixture(scope="module")
def new_claims(tmp_path_factory) -> str:
    """A release of claims in which the year of which the sample has the first months is whole."""
    path = tmp_path_factory.mktemp("claims") / "claims.csv.gz"
    old = pd.read_csv(ROOT / CLAIMS, keep_default_na=False)
    old = old[old["year"] < old["year"].max()]
    last = old[old["year"] == old["year"].max()]
    pd.concat([old, last.assign(year=last["year"] + 1)]).to_csv(path, index=False)
    return str(path)


# Recipes by the folders of tests that they name; those of one stage share a copy.
STAGES = {
    ("column", "source"): ["retrieve", "tfwp"],
    ("theme",): ["themes"],
    ("law", "remedy"): ["eligibility"],
    ("estimand",): ["impact"],
    ("message", "figure"): ["publish"],
    ("statute",): ["retrieve", "legislation"],
    ("claims",): ["retrieve", "asylum"],
}
PAGES = tuple(page for pages in STAGES for page in pages)
# Tests that read what the recipes change, and those of a whole stage: every change of the project runs these.
TOUCHED = (
    *("retrieve/test_sources.py", "tfwp/test_permit_tables.py", "tfwp/test_work_permits.py"),
    *("themes/test_codebook.py", "themes/test_behaviour.py"),
    *("eligibility/test_rows.py", "eligibility/test_answers.py", "eligibility/test_second_sight.py"),
    *("impact", "publish/test_words.py", "publish/test_codes.py"),
    *("legislation/test_commencement.py", "asylum/test_claims.py", "asylum/test_indicators.py"),
)
# Their quick tests, without those of random examples, which do not ask what is in the configuration.
QUICK = "not workflow and not mirror and not browser and not notebook and not slow and not release and not hypothesis"


@pytest.fixture(scope="module")
def followed(new_list, new_claims, tmp_path_factory) -> Callable[..., Path]:
    """``followed(page, ...)`` is the project as git would clone it, with the changes at hand and those of recipes."""

    @cache
    def get(*pages: str) -> Path:
        project = checkout.copy(tmp_path_factory.mktemp("-".join(pages)) / "project")
        python = project / ".venv" / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
        python.chmod(0o755)
        for page in pages:
            follow(
                page, project, NEW_LIST=new_list, NEW_CLAIMS=new_claims, PYTHONPATH=str(project / "workflow" / "src")
            )
        return project

    return get


@pytest.fixture(scope="module")
def project(followed) -> Path:
    """One project in which every recipe was followed."""
    return followed(*PAGES)


@pytest.mark.parametrize("page", ["remedy", "law", "source", "theme", "message"])
def test_a_change_takes_at_most_five_files(page):
    """Files that the blocks of the recipe change, and those that its commands name."""
    files = {title.partition(" (")[0] for _, title, _ in blocks(page) if title}
    for language, _, content in blocks(page):
        files |= set(re.findall(r"(?:config|workflow)/[\w/]+\.\w+", content)) if language == "sh" else set()
    assert 0 < len(files) <= 5, sorted(files)


@pytest.mark.release
@pytest.mark.workflow
def test_after_all_recipes_the_tests_of_what_they_change_are_green(project):
    run_quick_tests(project, *TOUCHED)


@pytest.mark.release
@pytest.mark.parametrize("pages", STAGES, ids="-".join)
def test_after_a_recipe_the_tests_of_its_stage_are_green(followed, pages):
    project, said = followed(*pages), "".join((RECIPES / f"{page}.md").read_text(encoding="utf-8") for page in pages)
    assert set(re.findall(r"make test-fast STAGE=(\w+)", said)) == set(STAGES[pages])
    if "make answer" in said:
        here = {**os.environ, "PYTHONPATH": str(project / "workflow" / "src")}
        subprocess.run([sys.executable, "dev/printed.py"], cwd=project, env=here, check=True)
    run_quick_tests(project, *STAGES[pages])


def run_quick_tests(project: Path, *below: str) -> None:
    """Run the quick tests of a copy of the project below some folders or in some files of tests/."""
    options = ["-q", "-p", "no:cacheprovider", "--assert", "plain"]  # as it stands it would be compiled for one run
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "-m", QUICK, *(f"tests/{b}" for b in below)],
        cwd=project,
        capture_output=True,
        text=True,
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")},
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


@pytest.fixture(scope="module")
def made(project) -> dict[str, pd.DataFrame]:
    """Tables of that project, made by one run."""
    return run(project, *MADE)


def canada(table: pd.DataFrame) -> dict:
    """The row of ``work_permits`` for all of Canada in 2024 that all lists give."""
    chosen = {
        "setting": "chosen",
        "scope": "open",
        "province": "CA",
        "stream": "all",
        "occupation": "all",
        "year": 2024,
    }
    (row,) = table[(table[list(chosen)] == pd.Series(chosen)).all(axis="columns")].to_dict("records")
    return row


@pytest.mark.workflow
def test_a_column_and_a_source_of_work_permits(project, made, sample_results):
    """The column has the number of quarters, one of them new, and a title in both languages; the positions count."""
    before = read_table(sample_results / "sample" / "data" / "work_permits.parquet")
    old, new = canada(before), canada(made["work_permits"])
    assert set(new["lists"]) - set(old["lists"]) == {"lmia_positive_2024q4_new"}
    assert new["periods"] == len(new["lists"])
    assert new["positions"] - old["positions"] == 5 * len(NAMES)
    assert (new["months"], old["months"]) == (3, 3), "the first quarter has no list before it"
    package = {"PYTHONPATH": str(project / "workflow" / "src")}
    done = subprocess.run(
        [sys.executable, "-c", HEADS], cwd=project, capture_output=True, text=True, env={**os.environ, **package}
    )
    assert done.returncode == 0, done.stderr
    heads = json.loads(done.stdout)
    assert "Periods of the lists" in heads["en"]
    assert "Périodes couvertes par les listes" in heads["fr"]


@pytest.mark.workflow
def test_a_statute_is_read_from_its_file_and_row(project, made, monkeypatch, capsys):
    """Its effect, its day and how that is known are in the tables; a replay has its words from that day on."""
    effects, days, changes = (made[name] for name in ("law_effects", "commencement", "law_changes"))
    (effect,) = effects[effects["amending_act"] == "2027, c. 1"].to_dict("records")
    assert (effect["act"], effect["unit"], effect["operation"]) == ("IRPA", "24(4)", "replace")
    assert (effect["in_force"], effect["known_by"]) == (pd.Timestamp(2027, 6, 18), "assent")
    assert effect["one_version_because"] is None or pd.isna(effect["one_version_because"])
    (day,) = days[days["amending_act"] == "2027, c. 1"].to_dict("records")
    assert (day["clause"], day["rule_day"]) == ("2", pd.Timestamp(2027, 6, 18))
    assert pd.isna(day["table_day"])
    assert "2027, c. 1" not in set(changes["amending_act"])
    (block,) = re.findall(r"```python\n(.*?)```", (RECIPES / "statute.md").read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(project)
    exec(block, {})
    assert capsys.readouterr().out == "2 replace IRPA 24(4) 2027-06-18 A trafficked person waits for no permit.\n"
    enacted = ROOT / "tests" / "workflow" / "enacted.xml"
    statute = project / "data" / "raw" / "sample" / "legislation" / "annual_2027-c1_en.xml"
    facts = read_commencement(project / "config" / "law" / "commencement.yaml")
    acts = [consolidate(enacted, [statute], day, facts) for day in DAYS]
    words = [act.set_index("unit").at["24(4)", "text"] for act in acts]
    assert words == ["A refused claimant waits.", "A trafficked person waits for no permit."]


@pytest.mark.workflow
def test_a_year_of_claims_counts_once_it_is_said_to_be_complete(project, made, sample_project):
    register = project / "config" / "sources" / "refugee.yaml"
    complete = register.read_text(encoding="utf-8")
    register.write_text(complete.replace("last_full_year: 2025", "last_full_year: 2024", 1), encoding="utf-8")
    begun = run(project, "indicators")
    register.write_text(complete, encoding="utf-8")
    for tables, partial in ((begun, True), (made, False)):
        series = tables["indicators"].query("series == 'claims_canada'").set_index(["group", "period"])
        assert series.at[("other", "2025"), "value"] == series.at[("other", "2024"), "value"] > 100_000
        assert ("partial_year" in series.at[("other", "2025"), "flags"]) == partial
    audits = (read_table(sample_project / "results" / "sample" / "data" / "data_audit.parquet"), made["data_audit"])
    old, new = (table.query("series == 'claims_canada'").iloc[0] for table in audits)
    assert (old["last_period"], new["last_period"]) == ("2025", "2025")
    assert new["after"] == old["after"]


def recoded(project: Path, folder: Path) -> tuple[Path, tuple[str, str], tuple[str, str]]:
    """The review queue with two rows of a coder: a code that is wrong, and a theme that a coded sentence lacks."""
    made = project / "data" / "processed" / "sample"
    sentences, mentions = (
        read_table(made / name, edition="sample")
        for name in ("reports/sentences.parquet", "themes/theme_mentions.parquet")
    )
    coded = mentions.merge(sentences[["sentence_id", "doc_id", "kind", "text"]], on="sentence_id")
    coded = coded[(coded["doc_id"] == "ccr_forum_2012_en") & (coded["kind"] == "bullet")]
    lost, kept = coded.drop_duplicates("sentence_id").head(2).to_dict("records")
    here = set(coded.loc[coded["sentence_id"] == kept["sentence_id"], "theme"])
    new = next(theme for theme in ("FEES", "TRP", "WORK_PERMIT") if theme not in here | {lost["theme"]})
    rows = read_sheet(made / "themes" / "review_queue.xlsx", ThemeError, "review")
    for row, theme, decision in ((lost, lost["theme"], "no"), (kept, new, "yes")):
        own = {"sentence_id": row["sentence_id"], "theme": theme, "text": row["text"], "decision": decision}
        rows.append([(own | {"coder": "Zoé"}).get(name, "") for name in rows[0]])
    with xlsxwriter.Workbook(folder / "mine.xlsx") as book:
        sheet = book.add_worksheet("review")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, [str(cell) for cell in row])
    return folder / "mine.xlsx", (lost["sentence_id"], lost["theme"]), (kept["sentence_id"], new)


@pytest.mark.release
@pytest.mark.workflow
def test_a_coders_day(sample_project, tmp_path):
    """What a person decided in the sheet is in the coding, in the published asks, and not asked again."""
    project = tmp_path / "project"
    shutil.copytree(sample_project, project, copy_function=shutil.copy2, ignore=shutil.ignore_patterns(".git"))
    themes = "data/processed/sample/themes"
    asks = f"{themes}/asks.parquet"
    targets = [f"{themes}/review_queue.xlsx", asks]

    before = tmp_path / "before.parquet"
    before.write_bytes((project / themes / "theme_mentions.parquet").read_bytes())
    mine, lost, gained = recoded(project, tmp_path)
    python = {"PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    follow("coder", project, SHEET=str(mine), PYTHONPATH=str(project / "workflow" / "src"), **python)
    run_quick_tests(project, "retrieve/test_sources.py")
    done = snakemake(*targets, directory=project, snakefile=project / "Snakefile")
    assert done.returncode == 0, done.stdout + done.stderr
    mentions = read_table(project / themes / "theme_mentions.parquet", edition="sample")
    by_person = mentions[mentions["method"] == "person"]
    assert list(zip(by_person["sentence_id"], by_person["theme"], strict=True)) == [gained]
    assert not ((mentions["sentence_id"] == lost[0]) & (mentions["theme"] == lost[1])).any()
    told = subprocess.run(
        [sys.executable, "dev/themes_diff.py", "--base", str(before), "--now", f"{themes}/theme_mentions.parquet"],
        cwd=project, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(project / "workflow" / "src")},
    ).stdout  # fmt: skip
    moved = [tuple(line.split()[:3]) for line in told.splitlines() if line.startswith(("gain ", "loss "))]
    assert moved == [("gain", gained[1], gained[0]), ("loss", lost[1], lost[0])]
    published = read_table(project / asks, edition="sample")
    of = {row.sentence_id: set(row.themes) for row in published.itertuples()}
    assert gained[1] in of[gained[0]]
    assert lost[1] not in of.get(lost[0], set())
    asked = {tuple(row[:2]) for row in read_sheet(project / themes / "review_queue.xlsx", ThemeError, "review")}
    assert not asked & {lost, gained}


def test_every_recipe_is_listed():
    pages = {path.stem for path in RECIPES.glob("*.md")} - {"index"}
    listed = (RECIPES / "index.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\(([\w-]+)\.md\)", listed)) == pages
    changes = {"column", "source", "yearly-update", "theme", "coder", "law", "estimand", "figure", "message"}
    changes |= {"statute", "claims", "remedy"}
    assert pages == changes | {"tables"}


@pytest.mark.parametrize("page", ["yearly-update", "law", "estimand", "figure", "message"])
def test_what_a_recipe_names_is_there(page):
    """Files and folders between backticks exist, unless their name has a part to fill in."""
    text = (RECIPES / f"{page}.md").read_text(encoding="utf-8")
    tops = ("config/", "workflow/", "tests/", "docs/")
    for path in re.findall(r"`([\w./-]+/[\w./-]*)`", text):
        if path.startswith(tops):
            assert (ROOT / path).exists(), f"{page}.md names {path}"
