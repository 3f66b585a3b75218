"""A researcher adds a report with a file and a row in sources/reports.yaml; a broken one leaves a visible gap."""

import shutil

import pytest
import yaml

from tests_support import ROOT, load_module, snakemake
from tipimpact.common.tables import read_table
from tipimpact.publish.tables.joins import Authored, joined

FILES = load_module(ROOT / "tests" / "reports" / "files.py")
WORDS = [
    ("heading", "Recommendations"),
    ("sentence", "Trafficked persons were refused temporary resident permits for want of evidence from the police."),
    ("bullet", "Waive the fee for the temporary resident permit of trafficked persons"),
]
PRINTED = [
    "Les victimes de la traite des personnes doivent payer les frais du per-",
    "mis de séjour temporaire. Il faut les en dispenser.",
]


def row(name: str, ending: str, lang: str) -> dict:
    return {
        "id": name,
        "title": {"en": "A report dropped in", "fr": "Un rapport déposé"},
        "publisher": {"en": "An organization", "fr": "Un organisme"},
        "licence": "compiled",
        "citation": "A report",
        "language": lang,
        "path": f"reports/{name}.{ending}",
        "sample": "digest",
        "facts": {"kind": "report", "lang": lang, "year": 2019, "source_type": "research"},
    }


@pytest.fixture(scope="module")
def added(sample_project, tmp_path_factory):
    """A copy of the finished sample project with three reports dropped in, run again."""
    project = tmp_path_factory.mktemp("added") / "project"
    shutil.copytree(sample_project, project, copy_function=shutil.copy2)
    folder = project / "data" / "raw" / "sample" / "reports"
    (folder / "dropped_en.docx").write_bytes(FILES.word(WORDS))
    (folder / "dropped_fr.pdf").write_bytes(FILES.pdf([FILES.lines(PRINTED)]))
    (folder / "scanned_en.pdf").write_bytes(FILES.pdf([[]]))
    path = project / "config" / "sources" / "reports.yaml"
    sources = yaml.safe_load(path.read_text(encoding="utf-8"))
    sources["sources"] += [
        row("dropped_en", "docx", "en"),
        row("dropped_fr", "pdf", "fr"),
        row("scanned_en", "pdf", "en"),
    ]
    path.write_text(yaml.safe_dump(sources, allow_unicode=True, sort_keys=False), encoding="utf-8")
    wanted = [
        f"results/sample/data/{name}.parquet" for name in ("theme_counts", "evidence_gaps", "recommendations", "asks")
    ]
    done = snakemake(*wanted, directory=project, snakefile=project / "Snakefile")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "report scanned_en is left out" in done.stderr
    return project


def table(project, name: str, stage: str = ""):
    folder = project / "data" / "processed" / "sample" / stage if stage else project / "results" / "sample" / "data"
    return read_table(folder / f"{name}.parquet", edition="sample")


def test_the_new_sentences_reach_the_table_of_themes(added):
    sentences = table(added, "sentences", "reports").set_index("doc_id")
    assert sentences.loc["dropped_en", "text"].tolist() == [words for kind, words in WORDS if kind != "heading"]
    assert sentences.loc["dropped_en", "kind"].tolist() == ["sentence", "bullet"]
    assert sentences.loc["dropped_fr", "text"].tolist() == [
        "Les victimes de la traite des personnes doivent payer les frais du permis de séjour temporaire.",
        "Il faut les en dispenser.",
    ]
    counted = table(added, "theme_counts").set_index(["theme", "source_type", "year", "language"])
    for lang in ("en", "fr"):
        counts = counted.loc[("TRP", "research", 2019, lang)]
        assert (counts["coded"] > 0, counts["sentences"], counts["period"]) == (True, 2, "after")
        assert counts["example"].startswith(f"dropped_{lang}:")


def test_what_the_new_reports_ask_for_is_published(added):
    asks = table(added, "asks").set_index("quote")
    waived, freed = asks.loc[WORDS[-1][1]], asks.loc["Il faut les en dispenser."]
    assert (waived["addressed_to"], waived["source_type"]) == ("not_named", "research")
    assert set(waived["themes"]) == {"FEES", "TRP"}
    assert (freed["form"], freed["year"]) == ("impersonal", 2019)


def test_a_report_without_text_is_a_gap_and_the_others_are_read(added):
    files = table(added, "report_files", "reports").set_index("doc_id")
    assert files["status"].to_dict() | {} == {**dict.fromkeys(files.index, "read"), "scanned_en": "failed"}
    gaps = table(added, "evidence_gaps")
    assert gaps.set_index("gap").loc["scanned_en", "kind"] == "not_read"
    published = joined(gaps, "evidence_gaps", "fr", Authored(added / "config")).set_index("gap")
    assert "ses pages sont des images sans texte" in published.loc["scanned_en", "why"]


def test_more_reports_leave_the_recommendations_as_they_are(added, sample_project):
    """But for the sentences on their themes, which are counted in all texts."""
    now, before = (table(project, "recommendations") for project in (added, sample_project))
    counted = ["sentences_before", "sentences_after"]
    assert now.drop(columns=counted).equals(before.drop(columns=counted))
    assert not now[counted].equals(before[counted])
