"""Coded files, and the measure of the coding against them."""

import json

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import precision_score, recall_score

from tipimpact.common.contracts import contract
from tipimpact.common.errors import ThemeError
from tipimpact.retrieve import Source, SourceFile
from tipimpact.themes.coding import digest, known_texts, read_coding, read_codings, short_digest
from tipimpact.themes.evaluation import STREAM, errors, evaluate, evaluate_labels, scored
from tipimpact.themes.labels import DRAWN, OPENED, READERS, find, stream
from tipimpact.themes.matching import apply_rules


@pytest.fixture(scope="session")
def codebook(project_codebook):
    """The project's codebook: the sample is coded with its themes."""
    return project_codebook


@pytest.fixture
def source():
    """A valid source; arguments replace fields."""
    words = {"en": "x", "fr": "x"}
    row = {"id": "x", "collection": "coding", "title": words, "publisher": words, "licence": "compiled"}
    return lambda **fields: Source.model_validate(row | {"citation": "x", "language": "fr", "path": "x.txt"} | fields)


@pytest.fixture(scope="module")
def coded(sample, codebook):
    return read_coding(sample / "coding" / "sample.jsonl", codebook)


@pytest.fixture(scope="module")
def table(coded, codebook):
    return evaluate(coded, codebook)


def test_the_table_keeps_its_contract(table):
    assert set(table.columns) == set(contract("theme_evaluation").columns)
    assert not table.duplicated(["sample", "method", "language", "theme"]).any()
    contract("theme_evaluation").conform(table)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_scores_are_those_of_scikit_learn(table, coded, codebook, lang):
    here = coded[coded["lang"] == lang]
    gold, predicted = here[codebook.ids], apply_rules(here, codebook)
    rows = table[(table["method"] == "full") & (table["language"] == lang)].set_index("theme")
    for name, measure in (("precision", precision_score), ("recall", recall_score)):
        assert rows.loc["ALL", name] == pytest.approx(measure(gold, predicted, average="micro"))
        for theme in codebook.ids:
            expected = measure(gold[theme], predicted[theme], zero_division=np.nan)
            assert rows.loc[theme, name] == pytest.approx(expected, nan_ok=True)


def test_too_few_is_reported(table):
    themes = table[table["theme"] != "ALL"]
    assert (themes["enough"] == (themes["positives"] >= 10)).all()


def test_a_renamed_theme_is_refused_and_all_faults_are_reported(tmp_path, codebook):
    rows = [
        {"id": "a", "lang": "en", "source": "x:1", "text": "A TRP.", "labels": ["TRPS"]},
        {"id": "a", "lang": "de", "source": "x:2", "text": "Ein Satz.", "labels": []},
        {"id": "b", "lang": "en", "text": "No source.", "labels": []},
        *[{"id": "c", "lang": "en", "source": "x:3", "text": "A permit.", "labels": []}] * 2,
    ]
    path = tmp_path / "coded.jsonl"
    path.write_text("\n".join([*map(json.dumps, rows), "{"]), encoding="utf-8")
    with pytest.raises(ThemeError) as error:
        read_coding(path, codebook)
    faults = ["unknown theme 'TRPS'", "did you mean: TRP", "'de'", "'source' is missing", "occurs twice", "not JSON"]
    assert [words for words in faults if words not in str(error.value)] == []


def test_a_sentence_known_by_its_digest_is_found_in_the_reports(tmp_path, codebook, caplog):
    """Of others' texts only digests are committed: of the sentence, or of a part of one."""
    words = "A permit  was refused;\nthe worker left."
    whole, part = "A permit was refused; the worker left.", "the worker left."
    rows = [
        {"id": "a", "lang": "en", "source": "x:1", "sha256": digest(words), "labels": ["TRP"]},
        {
            **{"id": "b", "lang": "en", "source": "x:2", "sha256": digest(part), "labels": []},
            "within": {"sha256": digest(whole), "start": 22, "end": 38},
        },
        {"id": "c", "lang": "en", "source": "x:3", "sha256": digest("Not here."), "labels": []},
    ]
    path = tmp_path / "labels.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    texts = known_texts([], pd.DataFrame({"text": [whole]}))
    assert read_coding(path, codebook, texts)["text"].tolist() == [whole, part]
    assert "1 of 3 sentences are in no file here: c" in caplog.text
    assert read_coding(path, codebook)["text"].tolist() == ["", "", ""], "agreement of coders needs no text"


def test_further_documents_hold_the_sentences_or_are_lines_of_them(tmp_path, source):
    debate, lines = tmp_path / "debate.txt", tmp_path / "lines.txt"
    debate.write_bytes("La personne a été exploitée.\n".encode("latin-1"))
    lines.write_text(json.dumps({"id": "a", "text": "La personne a été exploitée."}) + "\n", encoding="utf-8")
    facts = {"kind": "coding_text", "lang": "fr", "encoding": "latin-1"}
    nothing = pd.DataFrame({"text": []})
    known = [known_texts([SourceFile(source(facts=facts), path, None)], nothing) for path in (debate, lines)]
    assert known[0] == known[1]


@pytest.mark.official
def test_committed_labels_are_those_of_the_coded_sentences(mirror, codebook, root):
    labels = root / "data/raw/compiled/coding/development.jsonl"
    coded = mirror / "ngo_reports" / "dev_sample.jsonl"
    whole = read_coding(coded, codebook)
    by_digest = read_coding(labels, codebook, {digest(text): text for text in whole["text"]})
    pd.testing.assert_frame_equal(by_digest, whole)
    assert not any("text" in json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines())


def test_a_cue_taken_away_opens_the_door(coded, codebook):
    """Without its cues the method says more, and some of it of sentences about something else."""
    cues = codebook.matching.model_copy(update={"domain": codebook.matching.scope_negation})
    blind = codebook.model_copy(update={"matching": cues})
    refugees = pd.DataFrame({"sentence_id": ["s"], "lang": ["en"], "text": ["Refugees paid a processing fee."]})
    assert apply_rules(refugees, codebook)["FEES"].all()
    assert not apply_rules(refugees, blind)["FEES"].any()


@pytest.fixture(scope="module")
def labelled(codebook):
    """Sixty labelled sentences: the readers gave the theme to the even ones, the method to those below 30."""
    n, texts = np.arange(60), [f"Sentence {i}." for i in range(60)]
    strata = {"seen": np.where(n < 30, "coded", "far"), "size": np.where(n < 30, 300, 3000), "source_type": "ngo"}
    rows = pd.DataFrame({"id": [f"l{i}" for i in n], "doc_id": "d", "start": n, "end": n + 1, "text": texts, **strata})
    rows = rows.assign(lang=np.where(n % 4 < 2, "en", "fr"), third=np.where(n % 3, "calibrate", "learn"))
    rows = rows.assign(digest=rows["text"].map(short_digest), sentence_id=[f"d:{i}-{i + 1}" for i in n])
    given = pd.Series([frozenset() if i % 2 else frozenset({"TRP"}) for i in n])
    method = np.where(n[:30] % 3, "cue", "phrase")
    mentions = rows.loc[:29, ["sentence_id"]].assign(theme="TRP", matched=[f"word {i}" for i in n[:30]], method=method)
    labels = rows[DRAWN].assign(**dict.fromkeys(READERS, given))
    return find(labels, rows), mentions.assign(tier="undecided", nearest="TRP-en-1")


def test_unseen_labels_are_scored_by_third(labelled, codebook):
    labels, mentions = labelled
    table = contract("theme_evaluation").conform(evaluate_labels(labels, mentions, codebook))
    row = table.set_index(["method", "language", "theme"]).loc[("full", "all", "ALL")]
    rows = labels.of("calibrate")
    predicted, truth = rows["start"] < 30, rows["start"] % 2 == 0
    assert set(table["sample"]) == {"calibrate"}
    assert (row["positives"], row["found"], row["correct"]) == (truth.sum(), predicted.sum(), (predicted & truth).sum())
    assert (row["uncoded"], row["false_alarms"]) == ((~truth).sum(), (predicted & ~truth).sum())
    assert row["precision_weighted"] == pytest.approx(0.5, abs=0.1)
    coded, far = (truth & predicted).sum(), (truth & ~predicted).sum()
    assert row["recall_weighted"] < row["recall"] == pytest.approx(coded / (coded + far))
    assert row["recall_weighted"] == pytest.approx(0.09, abs=0.03), "far sentences stand for ten times as many"
    assert table.set_index(["method", "language", "theme"]).loc[("second_reader", "all", "ALL"), "precision"] == 1


def test_worked_errors_are_of_the_learning_third_alone(labelled, codebook):
    labels, mentions = labelled
    table = contract("theme_errors").conform(errors(labels, mentions, codebook, stream(1, STREAM)))
    learn = set(labels.of("learn")["sentence_id"])
    assert set(table["sentence_id"]) <= learn
    assert table["sentence_id"].is_unique
    numbers = table["sentence_id"].str.extract(r":(\d+)-")[0].astype(int)
    assert (table["kind"] == np.where(numbers < 30, "wrong", "missed")).all()
    assert (table.groupby(["language", "kind"]).size() <= 5).all()
    assert (table["matched"].notna() == (table["kind"] == "wrong")).all()


def test_where_the_method_gives_what_the_readers_gave_no_error_is_shown(labelled, codebook):
    """As where only some statutes are held, of whose few labels none is coded otherwise."""
    labels, _ = labelled
    settled = [
        {"sentence_id": row.sentence_id, "theme": theme, "matched": "word", "nearest": None}
        for row in labels.of("learn").itertuples()
        for theme in row.settled
    ]
    right = pd.DataFrame(settled, columns=["sentence_id", "theme", "matched", "nearest"])
    assert contract("theme_errors").conform(errors(labels, right, codebook, stream(1, STREAM))).empty


def test_without_coded_sentences_nothing_is_evaluated(codebook):
    assert contract("theme_evaluation").conform(evaluate(read_codings([], codebook), codebook)).empty


def test_without_labels_nothing_unseen_is_scored(labelled, codebook):
    labels, mentions = labelled
    none = find(
        labels.rows[[*DRAWN, *READERS]].iloc[:0],
        pd.DataFrame(columns=["doc_id", "lang", "start", "end", "sentence_id", "text"]),
    )
    assert evaluate_labels(none, mentions, codebook).empty
    assert errors(none, mentions, codebook, stream(1, STREAM)).empty


def test_the_log_of_openings_gives_the_rows_of_the_last_one(labelled, codebook):
    """The log has kinds of rows that earlier releases scored; those that no longer are are left out."""
    labels, mentions = labelled
    table = evaluate_labels(labels, mentions, codebook).assign(sample="sealed")
    first = table.assign(opened_on="2026-11-27", release="0.1.0", method_hash="m", codebook_hash="c", found=5)
    last = first.assign(release="0.2.0", found=7, f1=0.9)
    old = [last.head(1).assign(theme="MACRO"), last.head(1).assign(method="phrase"), last.assign(sample="everyday")]
    log = pd.concat([first, last, *old]).astype(str).replace({"nan": "", "None": ""})
    assert set(scored(log)["found"]) == {7}
    assert len(scored(log)) == len(table)
    assert scored(pd.DataFrame(columns=[*OPENED, *table.columns])).empty
