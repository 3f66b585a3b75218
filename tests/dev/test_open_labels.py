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
    packed = {
        "nov2026_sealed.csv.gz": [f"{id},{t},{t},{t}" for id, t in zip(names, themes, strict=True)],
        "everyday_prose.csv.gz": [
            f"p{i},{row['lang']},{row['text']},{t}" for i, (row, t) in enumerate(zip(rows, themes, strict=True))
        ],
    }
    heads = {
        "nov2026_sealed.csv.gz": "id,reader_1,reader_2,settled",
        "everyday_prose.csv.gz": "id,lang,sentence,writer",
    }
    listed = yaml.safe_load((tmp_path / "config" / "sources" / "labels.yaml").read_text(encoding="utf-8"))
    for name, lines in packed.items():
        with gzip.open(labels / name, "wt", encoding="utf-8") as file:
            file.write("\n".join([heads[name], *lines]) + "\n")
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


def test_an_opening_scores_both_sealed_files_and_is_logged_once(project, monkeypatch):
    from open_labels import main

    monkeypatch.setattr("open_labels.find_spec", lambda name: name)
    monkeypatch.setattr("tipimpact.themes.live.find_spec", lambda name: None)  # the rules alone give what is there

    assert logged(project).empty
    main("0.2.0", project)
    log = logged(project)
    assert set(log["sample"]) == {"sealed", "everyday"}
    assert log[["release", "method_hash", "codebook_hash"]].drop_duplicates().shape == (1, 3)
    table = scored(log).set_index(["sample", "method", "language", "theme"])
    for sample in ("sealed", "everyday"):
        row = table.loc[(sample, "full", "all", "ALL")]
        assert (row["positives"], row["correct"], row["false_alarms"]) == (2, 2, 0)
    with pytest.raises(ThemeError, match="one opening for each release"):
        main("0.2.0", project)
    with pytest.raises(ThemeError, match=r"no sealed_labels and no sealed_prose for release 0\.9\.0"):
        main("0.9.0", project)
    pd.testing.assert_frame_equal(logged(project), log)


def test_without_the_second_coder_nothing_is_opened(project, monkeypatch):
    """In the opening for 0.3.0 the everyday prose was first scored with the rules alone."""
    from open_labels import main

    monkeypatch.setattr("open_labels.find_spec", lambda name: None)
    with pytest.raises(ThemeError, match="second-coder is not installed"):
        main("0.2.0", project)
    assert logged(project).empty


def test_a_file_that_is_not_the_sealed_one_is_refused_and_nothing_is_logged(project, monkeypatch):
    from open_labels import main

    monkeypatch.setattr("open_labels.find_spec", lambda name: name)

    path = project / "data" / "raw" / "compiled" / "labels" / "everyday_prose.csv.gz"
    with gzip.open(path, "at", encoding="utf-8") as file:
        file.write("p9,en,More.,\n")
    with pytest.raises(ThemeError, match="not the file that was sealed"):
        main("0.2.0", project)
    assert logged(project).empty


def test_an_edition_of_another_codebook_is_refused(project, monkeypatch):
    from open_labels import main

    monkeypatch.setattr("open_labels.find_spec", lambda name: name)

    path = project / "data" / "processed" / "official" / "themes" / "theme_mentions.parquet"
    mentions = read_table(path, edition="official")
    write_table(mentions, "theme_mentions", path, edition="official", codebook_hash="of another day")
    with pytest.raises(ThemeError, match="another codebook"):
        main("0.2.0", project)
