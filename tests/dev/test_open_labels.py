"""The sealed labels are opened once for a release, and the opening is logged. The files are made here."""

import gzip
import shutil

import pandas as pd
import pytest
import yaml

from tests_support import SMALL
from tipimpact.common.errors import ThemeError
from tipimpact.common.files import sha256
from tipimpact.common.tables import read_table, write_table
from tipimpact.themes import extract
from tipimpact.themes.coding import short_digest
from tipimpact.themes.evaluation import scored
from tipimpact.themes.labels import DRAWN

WORDS = {
    "en": ["Trafficked persons need a temporary resident permit.", "The meeting opened at nine."],
    "fr": [
        "Les victimes de la traite attendent un permis de séjour temporaire.",
        "La séance est ouverte à neuf heures.",
    ],
}


@pytest.fixture
def project(tmp_path, root, models, codebook):
    """A project whose official edition holds four sentences, all of them in the sealed third."""
    shutil.copytree(root / "config", tmp_path / "config", ignore=shutil.ignore_patterns("codebook"))
    shutil.copytree(SMALL / "codebook", tmp_path / "config" / "codebook")
    labels = tmp_path / "data" / "raw" / "compiled" / "labels"
    labels.mkdir(parents=True)
    rows = [
        {
            "doc_id": f"d_{lang}",
            "lang": lang,
            "sentence_id": f"d_{lang}:{i}-{i + 1}",
            "section": "",
            "text": text,
            "start": i,
            "end": i + 1,
            "kind": "sentence",
            "skips": [],
            "paragraph": 1,
            "page": None,
            "source_type": "ngo",
            "year": 2012,
            "period": "after",
            "answer": None,
            "tags": None,
        }
        for lang, texts in WORDS.items()
        for i, text in enumerate(texts)
    ]
    sentences = pd.DataFrame(rows)
    processed = tmp_path / "data" / "processed" / "official"
    facts = {"edition": "official", "codebook_hash": codebook.sha256}
    write_table(sentences, "sentences", processed / "reports" / "sentences.parquet", edition="official")
    mentions = processed / "themes" / "theme_mentions.parquet"
    write_table(
        extract(sentences, codebook).assign(tier="undecided", nearest=None), "theme_mentions", mentions, **facts
    )
    names = [f"s{i}" for i in range(len(rows))]
    drawn = sentences.assign(id=names, digest=sentences["text"].map(short_digest), seen="coded", size=9, third="sealed")
    drawn[DRAWN].to_csv(labels / "nov2026_drawn.csv", index=False)
    themes = ["TRP", "", "TRP", ""]
    lines = [f"{id},{t},{t},{t}" for id, t in zip(names, themes, strict=True)]
    listed = yaml.safe_load((tmp_path / "config" / "sources" / "labels.yaml").read_text(encoding="utf-8"))
    with gzip.open(labels / "nov2026_sealed.csv.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(["id,reader_1,reader_2,settled", *lines]) + "\n")
    for name in ("nov2026_sealed.csv.gz", "nov2026_drawn.csv"):
        row = next(row for row in listed["sources"] if row["path"] == f"labels/{name}")
        row["sha256"] = sha256(labels / name)
    ours = [source for source in listed["sources"] if source["facts"].get("opened_for", "0.2.0") == "0.2.0"]
    listed["sources"] = [s for s in ours if s["facts"]["kind"] != "drawn" or s["path"] == "labels/nov2026_drawn.csv"]
    text = yaml.safe_dump(listed, allow_unicode=True, sort_keys=False)
    (tmp_path / "config" / "sources" / "labels.yaml").write_text(text, encoding="utf-8")
    head, *_ = (root / "data/raw/compiled/labels/openings.csv").read_text(encoding="utf-8").splitlines()
    (labels / "openings.csv").write_text(f"{head}\n", encoding="utf-8")  # as if nothing had been opened
    return tmp_path


def logged(project) -> pd.DataFrame:
    path = project / "data" / "raw" / "compiled" / "labels" / "openings.csv"
    return pd.read_csv(path, dtype=str, keep_default_na=False)


@pytest.mark.slow
def test_an_opening_scores_the_sealed_labels_and_is_logged_once(project):
    from open_labels import main

    assert logged(project).empty
    main("0.2.0", project)
    log = logged(project)
    assert set(log["sample"]) == {"sealed"}
    assert log[["release", "method_hash", "codebook_hash"]].drop_duplicates().shape == (1, 3)
    row = scored(log).set_index(["sample", "method", "language", "theme"]).loc[("sealed", "full", "all", "ALL")]
    assert (row["positives"], row["correct"], row["false_alarms"]) == (2, 2, 0)
    with pytest.raises(ThemeError, match="one opening for each release"):
        main("0.2.0", project)
    with pytest.raises(ThemeError, match=r"no sealed labels for release 0\.9\.0"):
        main("0.9.0", project)
    pd.testing.assert_frame_equal(logged(project), log)


@pytest.mark.parametrize("name", ["nov2026_sealed.csv.gz", "nov2026_drawn.csv"])
def test_a_file_that_is_not_the_committed_one_is_refused_and_nothing_is_logged(project, name):
    from open_labels import main

    path = project / "data" / "raw" / "compiled" / "labels" / name
    write = gzip.open if name.endswith(".gz") else open
    with write(path, "at", encoding="utf-8") as file:
        file.write("\n")
    with pytest.raises(ThemeError, match="not the file that was sealed"):
        main("0.2.0", project)
    assert logged(project).empty


def test_an_edition_of_another_codebook_is_refused(project):
    from open_labels import main

    path = project / "data" / "processed" / "official" / "themes" / "theme_mentions.parquet"
    mentions = read_table(path, edition="official")
    write_table(mentions, "theme_mentions", path, edition="official", codebook_hash="of another day")
    with pytest.raises(ThemeError, match="another codebook"):
        main("0.2.0", project)
