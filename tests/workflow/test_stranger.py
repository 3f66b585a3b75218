"""The commands of docs/stranger.md as they are written, in a finished project, and what the tables then say.

The stories share one run, one more employer list, which cannot be read, and three more reports, one of them without
text. While their commands are followed, `.venv/bin/snakemake` only plans (a dry run). One run then makes the tables,
and another everything, to the last page, after the disk was full when it came to publishing.
"""

import csv
import json
import math
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import docx
import pandas as pd
import pytest
import yaml

from tests_support import ROOT, load_module, planned, snakemake
from tipimpact.common import LANGUAGES
from tipimpact.common.tables import read_table
from tipimpact.package.compose import compose_texts
from tipimpact.publish.tables.around import ROWS
from tipimpact.publish.tables.joins import joined
from tipimpact.publish.words import say
from tipimpact.themes import code, read_codebook
from tipimpact.themes.live import CODERS
from tipimpact.themes.second_coder import LIBRARY

from .full_disk import Stopped, run_on_a_full_disk

pytestmark = pytest.mark.release  # parts of the day alone: test_own_files.py, test_recipes.py
FILES = load_module(ROOT / "tests" / "reports" / "files.py")
HEADER = ["Province/Territory", "Program Stream", "Employer", "Address", "Occupation", "Approved Positions"]
LIST = [
    ["Employers with a positive LMIA, NOC 2021, October to December 2024"],
    HEADER,
    *(
        ["Ontario", "Low Wage", f"New {name} Ltd", "Town, ON A1A 1A1", "63200-Cooks", 5]
        for name in ("Ash", "Birch", "Cedar", "Elm", "Fir", "Oak", "Oak")
    ),
    ["Ontarioo", "Low Wage", "New Elm Ltd", "Town, ON A1A 1A1", "63200-Cooks", 5],
]
BOOK = Path("config", "codebook", "codebook.yaml")
BAD = "tfwp/lmia_positive/tfwp_2025q1_bad_pos_en.csv"
REPORT = [
    "L'employeur garde le passeport des travailleurs. Il faut dispenser les",
    "personnes victimes de la traite des frais.",
]
WORDS = [
    ("heading", "Recommendations"),
    ("sentence", "Trafficked persons were refused temporary resident permits for want of evidence from the police."),
    ("bullet", "Waive the fee for the temporary resident permit of trafficked persons"),
]
PRINTED = [
    "Les victimes de la traite des personnes doivent payer les frais du per-",
    "mis de séjour temporaire. Il faut les en dispenser.",
]
PAGE = [  # each way of asking: a duty, a request, an impersonal one
    "The Government of Ontario should license those who recruit migrant workers.",
    "We urge Immigration, Refugees and Citizenship Canada to extend the permits of trafficked persons.",
    "It is essential that trafficked women have shelter.",
]
IN_RESEARCH = {
    "en": 2 + 3,
    "fr": 2 + 2,
}  # sentences of that type, of all years: WORDS, PAGE; REPORT, PRINTED
DROPPED = {"dropped_en": "docx", "dropped_fr": "pdf", "dropped_page_en": "html", "scanned_en": "pdf"}
QUEUE = "data/processed/sample/themes/review_queue.xlsx"
TABLES = (
    "work_permits",
    "theme_counts",
    "asks",
    "eligibility",
    "recommendations",
    "evidence_gaps",
    "data_audit",
    "impact_estimates",
    "minimum_detectable_effects",
)


def stories() -> dict[str, str]:
    """The commands under each heading of the page."""
    parts = re.split(r"^## (.+)$", (ROOT / "docs" / "stranger.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    found = {
        head: re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
        for head, text in zip(*[iter(parts)] * 2, strict=True)
    }
    return {head: "\n".join(blocks) for head, blocks in found.items()}


def read(project: Path) -> dict:
    return {name: read_table(project / "results" / "sample" / "data" / f"{name}.parquet") for name in TABLES}


PLAN = """\
#!/bin/sh
exec {python} -m snakemake --dry-run "$@"
"""


@dataclass
class Day:
    """Tables before the first story and after the last; output: what the commands of each story printed."""

    project: Path
    before: dict[str, pd.DataFrame]
    after: dict[str, pd.DataFrame]
    output: dict[str, str]


@pytest.fixture(scope="module")
def day(sample_project, tmp_path_factory) -> Day:
    """All stories in their order."""
    folder = tmp_path_factory.mktemp("day")
    project = folder / "project"
    shutil.copytree(sample_project, project, copy_function=shutil.copy2, ignore=shutil.ignore_patterns(".git"))
    (project / ".venv" / "bin").mkdir(parents=True)
    for name, text in (("python", f'#!/bin/sh\nexec {sys.executable} "$@"\n'), ("snakemake", PLAN)):
        (project / ".venv" / "bin" / name).write_text(text.replace("{python}", sys.executable))
        (project / ".venv" / "bin" / name).chmod(0o755)
    (folder / "list.xlsx").write_bytes(load_module(ROOT / "tests" / "tfwp" / "make_sample.py").workbook(LIST))
    (folder / "report.pdf").write_bytes(FILES.pdf([FILES.lines(REPORT)]))
    _as_if_committed(project)
    before = read(project)
    output = {head: follow(project, commands) for head, commands in stories().items()}
    _add_bad_list(project)
    _add_reports(project)
    made = " ".join(f"results/sample/data/{name}.parquet" for name in TABLES)
    output["the run"] = follow(project, f"{sys.executable} -m snakemake --cores 2 {made} {QUEUE}")
    return Day(project, before, read(project), output)


def follow(project: Path, commands: str) -> str:
    """Type commands in the project; what they printed."""
    environment = {
        **os.environ,
        "TIPIMPACT_MIRROR": "",
        "PYTHONPATH": str(project / "workflow" / "src"),
        "NEW_LIST": str(project.parent / "list.xlsx"),
        "NEW_REPORT": str(project.parent / "report.pdf"),
    }
    command = ["bash", "-euo", "pipefail", "-c", commands]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, f"{commands}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


@dataclass
class Publication:
    """The pages of that day. stopped: the runs that could not publish, before the one that could.  output: of that."""

    results: Path
    stopped: list[Stopped]
    output: str


@pytest.fixture(scope="module")
def published(day) -> Publication:
    """Everything, to the last page, after two runs on a full disk."""
    stopped = [
        run_on_a_full_disk(day.project, *rules) for rules in (["write_tables", "draw_figures"], ["write_site"])
    ]  # the site waits for the figures
    output = follow(day.project, f"{sys.executable} -m snakemake --cores 2 --config print=results/sample")
    return Publication(day.project / "results" / "print", stopped, output)


def _add_bad_list(project: Path) -> None:
    """A file that is no list, with a row like that of the first story."""
    (project / "data" / "raw" / "sample" / BAD).write_text("not,a list\n1,2\n", encoding="utf-8")
    path = project / "config" / "sources" / "lmia.yaml"
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    bad = {**rows["sources"][-1], "id": "lmia_positive_2025q1_bad", "path": BAD}
    rows["sources"].append(bad | {"facts": {**bad["facts"], "period": "2025Q1"}})
    path.write_text(yaml.safe_dump(rows, allow_unicode=True), encoding="utf-8")


def _add_reports(project: Path) -> None:
    """A Word file, a PDF, a page and a scan without text, with their rows."""
    folder = project / "data" / "raw" / "sample" / "reports"
    (folder / "dropped_en.docx").write_bytes(FILES.word(WORDS))
    (folder / "dropped_fr.pdf").write_bytes(FILES.pdf([FILES.lines(PRINTED)]))
    (folder / "dropped_page_en.html").write_text(f"<main>{''.join(f'<p>{text}</p>' for text in PAGE)}</main>", "utf-8")
    (folder / "scanned_en.pdf").write_bytes(FILES.pdf([[]]))
    path = project / "config" / "sources" / "reports.yaml"
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    like = next(row for row in rows["sources"] if row["id"] == "rapport_2019_fr")
    for name, ending in DROPPED.items():
        facts = {**like["facts"], "lang": name[-2:], "year": 2018}
        path_of = {"path": f"reports/{name}.{ending}", "language": name[-2:]}
        rows["sources"].append({**like, "id": name, **path_of, "facts": facts})
    path.write_text(yaml.safe_dump(rows, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _as_if_committed(project: Path) -> None:
    """A history of its own, so that the record of the run names a commit with all its code, also while one edits."""

    def git(*arguments: str) -> str:
        who = ["-c", "user.name=stranger", "-c", "user.email=stranger@example.org"]
        return subprocess.run(["git", *who, *arguments], cwd=project, capture_output=True, text=True, check=True).stdout

    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message", "as it ran")
    path = project / "results" / "sample" / "ro-crate-metadata.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    for entity in record["@graph"]:
        if entity["@id"] in ("#fact/commit", "#fact/dirty"):
            entity["value"] = git("rev-parse", "HEAD").strip() if entity["@id"] == "#fact/commit" else False
    path.write_text(json.dumps(record), encoding="utf-8")


def test_every_story_of_the_page_has_commands():
    assert len(stories()) == 6
    assert all(stories().values())


def test_a_new_quarter_counts_in_its_year_and_nothing_else_runs(day):
    before, after = day.before, day.after
    assert planned(day.output["A new quarter of employers"]) == {
        "retrieve_collection",
        "read_lmia_lists",
        "read_permit_tables",
        "make_work_permits",
    }

    def cooks(table):
        kept = table.query(
            "year == 2024 and scope == 'open' and occupation == 'all' and province == 'CA' and setting == 'chosen'"
        )
        return kept[kept["stream"] == "all"].iloc[0]

    old, new = cooks(before["work_permits"]), cooks(after["work_permits"])
    assert new["positions"] == old["positions"] + 35
    assert set(new["lists"]) - set(old["lists"]) == {"lmia_positive_2024q4_new"}


def test_rows_left_out_and_repeated_are_counted_in_the_audit_and_in_the_closing_words(day):
    lists = day.after["data_audit"].set_index("series").loc["employer_lists"]
    assert (lists["refused"], lists["repeated_rows"]) == (1, 1)
    assert lists["sources"] == ["lmia_positive_2024q4_new"]
    assert say("obtained-rows", "en", refused=1, repeated=1) in day.output["the run"]


def test_a_list_that_cannot_be_read_is_a_gap_and_the_run_ends_well(day):
    gaps = day.after["evidence_gaps"].set_index("gap")
    new = gaps.index.difference(day.before["evidence_gaps"]["gap"])
    assert set(new) == {"lmia_positive_2025q1_bad", "scanned_en"}
    row = gaps.loc["lmia_positive_2025q1_bad", ["gap_kind", "gap_reason", "path"]]
    assert row.tolist() == ["not_read", "list", f"data/raw/sample/{BAD}"]
    log = day.project / "logs" / "sample" / "read_lmia_lists.log"
    assert "lmia_positive_2025q1_bad is left out" in log.read_text(encoding="utf-8")


def test_a_french_report_is_coded_with_a_new_theme(day):
    before, after = day.before, day.after
    told = after["theme_counts"].set_index(["theme", "source_type", "language"])
    row = told.loc[("DOCUMENTS", "research", "fr")]
    assert (row["coded"], row["sentences"]) == (1, IN_RESEARCH["fr"])
    assert row["example"].startswith("rapport_2019_fr:")
    assert "DOCUMENTS" not in set(before["theme_counts"]["theme"])
    assert told.loc[("FEES", "research", "fr"), "coded"] == 1 + 1  # a sentence of REPORT and one of PRINTED
    ran = planned(day.output["A theme"])
    assert {"read_reports", "extract_themes", "count_themes"} <= ran
    assert not ran & {"read_lmia_lists", "make_eligibility", "estimate_impact"}


def test_a_corrected_row_changes_the_answers_that_depend_on_it_and_no_other(day):
    before, after = day.before, day.after
    output = day.output["A row of law corrected"]
    assert "The configuration is valid" in output
    ran = planned(output)
    assert "make_eligibility" in ran
    assert not ran & {"read_acts", "read_lmia_lists", "build_panel"}
    keys = ["life", "remedy", "moment", "day"]
    old, new = (tables["eligibility"].set_index(keys).sort_index() for tables in (before, after))
    tied = ("tied_worker_fled", "vtip_trp", "after")  # the row ends where the instructions of 2025 begin
    assert (old.loc[tied, "request_status"].item(), new.loc[tied, "request_status"].item()) == ("contested", "open")
    assert new.loc[tied, "row"].item() == "vtip_power"
    now = ("tied_worker_fled", "vtip_trp", "today")  # of these instructions the text is not known whole
    assert (old.loc[now, "request_status"].item(), new.loc[now, "request_status"].item()) == ("unknown", "unknown")
    turned = old.index[(old["request_status"] != new["request_status"]) & old["request_status"].notna()]
    assert set(turned.get_level_values("remedy")) == {"vtip_trp"}
    assert set(turned.get_level_values("life")) <= {"tied_worker_fled"}


def test_the_yearly_permits_sent_in_part_narrow_their_gap_and_move_no_estimate(day):
    """Of 13 years twelve kinds of row are asked for, and of whole years under a bar its returned requests too."""
    before, after = (tables["evidence_gaps"].set_index("gap") for tables in (day.before, day.after))
    assert before.index.difference(after.index).empty
    assert before.at["vtip_trp_yearly", "gap_kind"] == "not_published"
    assert after.at["vtip_trp_yearly", "gap_kind"] == "partly_sent"
    lacks = json.loads(after.at["vtip_trp_yearly", "gap_reason"])
    assert lacks["periods"] == [str(year) for year in range(2019, 2026)]
    assert lacks["cells"] == 13 * 12 + 8 * 4 + 6 * 3 * 4 - 14
    before, after = day.before, day.after
    old, new = (tables["impact_estimates"].set_index("estimand")["estimate"] for tables in (before, after))
    assert old.equals(new)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_yearly_permits_are_published_to_the_last_row(published, lang):
    """The finding has more rows than a page: the page on the web has all of them, in Word they continue on the next."""
    results = published.results
    with (results / "findings" / lang / "finding-permits.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) > ROWS
    document = docx.Document(str(results / "findings" / lang / "finding-permits.docx"))
    assert len(document.tables) == math.ceil(sum(len(table.rows) - 1 for table in document.tables) / ROWS) > 1
    page = (results / "site" / lang / "finding-permits.html").read_text(encoding="utf-8")
    shown = sum(len(table.rows) - 1 for table in document.tables)
    assert len(re.findall(r'<tr id="r\d+"', page)) == shown


def test_a_publication_that_fails_half_way_leaves_the_old_one_and_is_not_forgotten(day, published):
    for stopped in published.stopped:
        assert stopped.code != 0
        assert [rule for rule in stopped.rules if f"rule {rule} failed\n" not in stopped.errors] == []
        assert "there is no space left on the disk" in stopped.errors
        assert stopped.changed == []
    assert {"write_site", "publish_site"} <= planned(published.output)
    again = snakemake("--dry-run", directory=day.project, snakefile=day.project / "Snakefile")
    assert "Nothing to be done" in again.stdout + again.stderr


def processed(day: Day, name: str) -> pd.DataFrame:
    """A table of the stage `reports` after the run."""
    return read_table(day.project / "data" / "processed" / "sample" / "reports" / f"{name}.parquet", edition="sample")


def test_the_sentences_of_reports_dropped_in_reach_the_table_of_themes(day):
    sentences = processed(day, "sentences").set_index("doc_id")
    assert sentences.loc["dropped_en", "text"].tolist() == [words for kind, words in WORDS if kind != "heading"]
    assert sentences.loc["dropped_en", "kind"].tolist() == ["sentence", "bullet"]
    assert sentences.loc["dropped_fr", "text"].tolist() == [
        "Les victimes de la traite des personnes doivent payer les frais du permis de séjour temporaire.",
        "Il faut les en dispenser.",
    ]
    counted = day.after["theme_counts"].set_index(["theme", "source_type", "language"])
    for lang in LANGUAGES:
        counts = counted.loc[("TRP", "research", lang)]
        assert (counts["coded"] > 0, counts["sentences"], counts["basis"]) == (True, IN_RESEARCH[lang], "not_measured")
        assert counts["example"].startswith(f"dropped_{lang}:")


def test_reports_dropped_in_are_coded_as_one_would_code_them_and_the_sheet_of_the_run_asks_about_them(day):
    folder, book = day.project / "data" / "processed" / "sample" / "themes", read_codebook(day.project / BOOK)
    sentences, mentions = processed(day, "sentences"), read_table(folder / "theme_mentions.parquet", edition="sample")
    own = sentences[sentences["doc_id"].isin(DROPPED)]
    expected = code(own, book, CODERS if find_spec(LIBRARY) else ("rule",))
    pairs = ["sentence_id", "theme"]
    made = mentions[mentions["sentence_id"].isin(own["sentence_id"])].drop_duplicates(pairs)
    assert set(map(tuple, made[pairs].to_numpy())) == set(map(tuple, expected[pairs].to_numpy()))
    assert set(made["sentence_id"].str.split(":").str[0]) == {*DROPPED} - {"scanned_en"}
    asked = pd.read_excel(day.project / QUEUE, engine="calamine")
    undecided = made[made["tier"].eq("undecided")]
    assert set(map(tuple, undecided[pairs].to_numpy())) <= set(map(tuple, asked[pairs].to_numpy()))


def test_what_reports_dropped_in_ask_for_is_published(day):
    asks = day.after["asks"].set_index("quote")
    assert asks.loc[PAGE, ["form", "addressee"]].fillna("nobody").to_numpy().tolist() == [
        ["duty", "The Government of Ontario"],
        ["request", "Immigration, Refugees and Citizenship Canada"],
        ["impersonal", "nobody"],
    ]
    waived, freed = asks.loc[WORDS[-1][1]], asks.loc["Il faut les en dispenser."]
    assert (waived["addressed_to"], waived["source_type"]) == ("not_named", "research")
    assert set(waived["themes"]) == {"FEES", "TRP"}
    assert (freed["form"], freed["year"]) == ("impersonal", 2018)


def test_a_report_without_text_is_a_gap_and_the_others_are_read(day):
    files = processed(day, "report_files").set_index("doc_id")
    assert files["status"].to_dict() == {**dict.fromkeys(files.index, "read"), "scanned_en": "failed"}
    assert "report scanned_en is left out" in day.output["the run"]
    assert say("obtained-reports", "en", count=1, names="scanned_en") in day.output["the run"], "the last lines"
    gaps = day.after["evidence_gaps"]
    assert gaps.set_index("gap").loc["scanned_en", "gap_kind"] == "not_read"
    row = joined(gaps, "evidence_gaps", "fr", compose_texts(day.project / "config")).set_index("gap")
    assert "ses pages sont des images sans texte" in row.loc["scanned_en", "why"]


def test_more_reports_leave_the_recommendations_as_they_are(day):
    """But for the sentences on their themes, which are counted in all texts, and what measures them: the permits."""
    now, before = (tables["recommendations"] for tables in (day.after, day.before))
    counted = ["sentences_before", "sentences_after"]
    others = [name for name in now if name not in counted and not name.startswith("measured_")]
    assert now[others].equals(before[others])
    assert not now[counted].equals(before[counted])


def test_an_old_run_comes_back_from_its_record_with_the_same_bytes(day):
    project = day.project
    told = re.search(r"(\d+) files have the bytes of the old run, (\d+) have not", day.output["An old run again"])
    assert int(told[1]) >= 2  # the two tables that the rule of the law makes; sheets are made by publication
    assert told[2] == "0"
    then = project.parent / "then"
    assert not mentions(then / "config", "DOCUMENTS")
    assert mentions(project / "config", "DOCUMENTS")


def mentions(folder: Path, word: str) -> bool:
    """Whether a YAML file below a folder has a word."""
    return any(word in path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml"))
