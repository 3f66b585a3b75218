"""The review queue: out, filled in by a person, and back."""

import csv
import io

import pandas as pd
import pytest

from tipimpact.common.contracts import contract
from tipimpact.common.errors import ThemeError
from tipimpact.themes import extract
from tipimpact.themes.review import COLUMNS, STREAM, decide, queue, read_decisions, write_queue
from tipimpact.themes.streams import stream


@pytest.fixture(scope="module")
def corpus(codebook):
    """Forty documents: fees in words that the codebook knows, in words that it does not, and something else."""
    known = "Refugees pay a processing fee of {} dollars for permanent residence."
    unknown = "Refugees hand in a processing charge of {} dollars for permanent residence."
    texts = [t.format(i) for i in range(40) for t in (known, "The committee met on the {}th day of the session.")]
    texts += [unknown.format(i) for i in range(4)]
    documents = [*(f"d{i // 2}" for i in range(80)), *["d0"] * 4]  # the model learns from the others
    sentences = pd.DataFrame(
        {
            "sentence_id": [f"{d}:{i}-{i + 1}" for i, d in enumerate(documents)], "doc_id": documents, "lang": "en",
            "text": texts, "start": range(len(texts)), "end": [i + 1 for i in range(len(texts))],
        }
    )  # fmt: skip
    return sentences, extract(sentences, codebook)


def test_what_the_model_is_sure_of_and_the_rules_missed_is_asked(corpus, codebook):
    sentences, mentions = corpus
    rows = queue(sentences, mentions, codebook, stream(1, STREAM))
    assert list(rows.columns) == COLUMNS
    fees = rows[(rows["theme"] == "FEES") & (rows["reason"] == "model_only")]
    assert len(fees), rows
    assert fees["text"].str.contains("charge").all()
    assert (fees["rules"] == "no").all()
    assert (rows[["decision", "coder", "note"]] == "").all(axis=None)
    pd.testing.assert_frame_equal(rows, queue(sentences, mentions, codebook, stream(1, STREAM)))


def filled(tmp_path, rows, delimiter=",", **changes):
    """A queue as a person saves it."""
    path = tmp_path / "review.csv"
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, delimiter=delimiter)
    writer.writeheader()
    writer.writerows({**dict.fromkeys(COLUMNS, ""), **row} for row in rows)
    path.write_text("\ufeff" + file.getvalue(), encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize(("delimiter", "yes", "no"), [(",", "yes", "no"), (";", "Oui", "NON ")])
def test_decisions_come_back_and_are_applied(corpus, codebook, tmp_path, delimiter, yes, no):
    sentences, mentions = corpus
    wrong, missed = sentences.iloc[0], sentences.iloc[-1]
    rows = [
        {"sentence_id": wrong["sentence_id"], "theme": "FEES", "text": wrong["text"], "decision": no, "coder": "A"},
        {"sentence_id": missed["sentence_id"], "theme": "FEES", "text": missed["text"], "decision": yes, "coder": "A"},
        {"sentence_id": missed["sentence_id"], "theme": "TRP", "text": missed["text"], "decision": "", "coder": ""},
        {"sentence_id": missed["sentence_id"], "theme": "TRP", "text": "Other words.", "decision": yes, "coder": "A"},
    ]
    decisions = read_decisions(filled(tmp_path, rows, delimiter), codebook)
    after, left = decide(mentions, decisions, sentences)
    contract("theme_mentions").conform(after)
    assert left["text"].tolist() == ["Other words."], "a sentence that reads otherwise now is not touched"
    pairs = set(zip(after["sentence_id"], after["theme"], strict=True))
    assert (wrong["sentence_id"], "FEES") not in pairs
    assert (missed["sentence_id"], "FEES") in pairs
    added = after[after["method"] == "person"]
    assert added[["sentence_id", "start", "end", "matched"]].to_numpy().tolist() == [
        [missed["sentence_id"], missed["start"], missed["end"], missed["text"]]
    ]
    before = set(zip(mentions["sentence_id"], mentions["theme"], strict=True))
    assert before ^ pairs == {(wrong["sentence_id"], "FEES"), (missed["sentence_id"], "FEES")}
    rows = queue(sentences, after, codebook, stream(1, STREAM))
    assert missed["sentence_id"] not in set(rows.loc[rows["theme"] == "FEES", "sentence_id"]), "decided is decided"


def test_the_file_is_safe_in_a_spreadsheet_and_its_words_come_back(codebook, tmp_path):
    text = '=cmd("é𝔘; ","")'
    row = dict.fromkeys(COLUMNS, "") | {
        "sentence_id": "d:0-9",
        "theme": "TRP",
        "text": text,
        "decision": "yes",
        "coder": "B",
    }
    write_queue(pd.DataFrame([row | {"model": 0.125}]), tmp_path / "queue.csv")
    cells = list(csv.reader(io.StringIO((tmp_path / "queue.csv").read_text("utf-8-sig"), newline="")))[1]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert read_decisions(tmp_path / "queue.csv", codebook)["text"].tolist() == [text]


def test_all_faults_of_a_file_are_reported_at_once(codebook, tmp_path):
    rows = [
        {"sentence_id": "a", "theme": "TRPS", "decision": "yes", "coder": "A"},
        {"sentence_id": "b", "theme": "TRP", "decision": "perhaps", "coder": "A"},
        {"sentence_id": "c", "theme": "TRP", "decision": "no"},
        {"sentence_id": "d", "theme": "TRP", "decision": "no", "coder": "A"},
        {"sentence_id": "d", "theme": "TRP", "decision": "yes", "coder": "B"},
    ]
    with pytest.raises(ThemeError) as error:
        read_decisions(filled(tmp_path, rows), codebook)
    message = str(error.value)
    for words in ("row 2", "did you mean: TRP", "'perhaps'", "without its coder", "decides the contrary"):
        assert words in message


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"\xff\xfe", "cannot be read"), (b"sentence,theme\n", "'sentence_id' is missing"), (b"", "is missing")],
)
def test_a_file_that_is_no_queue_is_refused(codebook, tmp_path, content, words):
    (tmp_path / "review.csv").write_bytes(content)
    with pytest.raises(ThemeError, match=words):
        read_decisions(tmp_path / "review.csv", codebook)
