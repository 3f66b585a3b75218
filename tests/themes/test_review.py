"""The review queue: out, filled in by a person, and back."""

import csv
import io

import pandas as pd
import pytest

from tipimpact.common.contracts import contract
from tipimpact.common.errors import ThemeError
from tipimpact.themes import extract
from tipimpact.themes.coding import short_digest
from tipimpact.themes.review import COLUMNS, DECIDED, decide, queue, read_decisions, tiers, write_queue

KNOWN = "Refugees pay a processing fee of {} dollars for permanent residence."
UNKNOWN = "Refugees hand in a processing charge of {} dollars for permanent residence."
OTHER = "The committee met on the {}th day of the session."


@pytest.fixture(scope="module")
def corpus(codebook):
    """A document: fees in words that the codebook knows, in words that it does not, and something else."""
    texts = [text.format(i) for i in range(4) for text in (KNOWN, OTHER, UNKNOWN)]
    sentences = pd.DataFrame(
        {
            "sentence_id": [f"d:{i}-{i + 1}" for i in range(12)], "doc_id": "d", "lang": "en",
            "text": texts, "start": range(12), "end": [i + 1 for i in range(12)],
        }
    )  # fmt: skip
    return sentences, extract(sentences, codebook)


@pytest.fixture(scope="module")
def scores(corpus, codebook):
    """The second coder: sure of fees in the first two of each kind, sure of the contrary in the others."""
    sentences, _ = corpus
    table = pd.DataFrame(-1.0, sentences["text"].map(short_digest), codebook.ids)
    table.loc[[short_digest(text.format(i)) for text in (KNOWN, UNKNOWN) for i in (0, 1)], "FEES"] = 1.0
    return table


NONE = pd.DataFrame(columns=DECIDED).astype({"decision": bool})


def test_a_code_is_agreed_where_both_give_it_and_undecided_where_the_rules_alone_do(corpus, scores):
    sentences, mentions = corpus
    decided, _ = decide(mentions, NONE, sentences)
    table = contract("theme_mentions").conform(tiers(decided, sentences, scores))
    fees = table[table["theme"] == "FEES"].drop_duplicates("sentence_id").set_index("sentence_id")["tier"]
    assert fees.to_dict() == {"d:0-1": "agreed", "d:3-4": "agreed", "d:6-7": "undecided", "d:9-10": "undecided"}
    assert set(tiers(decided, sentences, scores.iloc[:0])["tier"]) == {"undecided"}


def test_codes_of_one_alone_are_asked_between_their_neighbours_and_nobody_is_named(corpus, scores):
    sentences, mentions = corpus
    coded = tiers(decide(mentions, NONE, sentences)[0], sentences, scores)
    rows = queue(sentences, coded, NONE, scores)
    assert list(rows.columns) == COLUMNS
    fees = rows[rows["theme"] == "FEES"]
    assert set(fees["sentence_id"]) == {"d:6-7", "d:9-10", "d:2-3", "d:5-6"}
    texts = sentences.set_index("sentence_id")["text"]
    for row in fees.itertuples():
        place = texts.index.get_loc(row.sentence_id)
        assert (row.before, row.text) == (texts.iloc[place - 1], texts.iloc[place])
    assert (rows[["decision", "coder", "note"]] == "").all(axis=None)


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
def test_decisions_come_back_and_are_applied(corpus, scores, codebook, tmp_path, delimiter, yes, no):
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
    after = contract("theme_mentions").conform(tiers(after, sentences, scores))
    assert left["digest"].tolist() == [short_digest("Other words.")], "a sentence that reads otherwise is not touched"
    pairs = set(zip(after["sentence_id"], after["theme"], strict=True))
    assert (wrong["sentence_id"], "FEES") not in pairs
    assert (missed["sentence_id"], "FEES") in pairs
    added = after[after["method"] == "person"]
    assert added[["sentence_id", "start", "end", "matched"]].to_numpy().tolist() == [
        [missed["sentence_id"], missed["start"], missed["end"], missed["text"]]
    ]
    before = set(zip(mentions["sentence_id"], mentions["theme"], strict=True))
    assert before ^ pairs == {(wrong["sentence_id"], "FEES"), (missed["sentence_id"], "FEES")}
    assert set(added["tier"]) == {"reviewed"}
    rows = queue(sentences, after, decisions, scores)
    asked = set(rows.loc[rows["theme"] == "FEES", "sentence_id"])
    assert not {wrong["sentence_id"], missed["sentence_id"]} & asked, "decided is decided"


def test_the_file_is_safe_in_a_spreadsheet_and_its_words_come_back(codebook, tmp_path):
    text = '=cmd("é𝔘; ","")'
    row = dict.fromkeys(COLUMNS, "") | {
        "sentence_id": "d:0-9",
        "theme": "TRP",
        "text": text,
        "decision": "yes",
        "coder": "B",
    }
    write_queue(pd.DataFrame([row]), tmp_path / "queue.csv")
    cells = list(csv.reader(io.StringIO((tmp_path / "queue.csv").read_text("utf-8-sig"), newline="")))[1]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert read_decisions(tmp_path / "queue.csv", codebook)["digest"].tolist() == [short_digest(text)]


def test_all_faults_of_a_file_are_reported_at_once(codebook, tmp_path):
    rows = [
        {"sentence_id": "a", "theme": "TRPS", "decision": "yes", "coder": "A"},
        {"sentence_id": "b", "theme": "TRP", "decision": "perhaps", "coder": "A"},
        {"sentence_id": "c", "theme": "TRP", "decision": "no"},
        {"sentence_id": "d", "theme": "TRP", "text": "It is.", "decision": "no", "coder": "A"},
        {"sentence_id": "d", "theme": "TRP", "text": "It is.", "decision": "yes", "coder": "B"},
    ]
    with pytest.raises(ThemeError) as error:
        read_decisions(filled(tmp_path, rows), codebook)
    message = str(error.value)
    for words in (
        "row 2",
        "did you mean: TRP",
        "'perhaps'",
        "without its coder",
        "decides the contrary",
        "neither digest",
    ):
        assert words in message


def test_a_sheet_without_words_is_read_by_its_digests_and_edited_words_are_refused(corpus, scores, codebook, tmp_path):
    sentences, mentions = corpus
    coded = tiers(decide(mentions, NONE, sentences)[0], sentences, scores)
    rows = queue(sentences, coded, NONE, scores).assign(decision="yes", coder="A")
    kept = ["sentence_id", "theme", "digest", "decision", "coder"]
    rows[kept].to_csv(tmp_path / "committed.csv", index=False)
    decisions = read_decisions(tmp_path / "committed.csv", codebook)
    assert list(decisions) == DECIDED
    after, left = decide(mentions, decisions, sentences)
    assert left.empty
    assert set(zip(rows["sentence_id"], rows["theme"], strict=True)) <= set(
        after.loc[after["tier"] == "reviewed", ["sentence_id", "theme"]].itertuples(index=False, name=None)
    )
    write_queue(rows.assign(text="Other words."), tmp_path / "edited.csv")
    with pytest.raises(ThemeError, match="not those of its digest"):
        read_decisions(tmp_path / "edited.csv", codebook)


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"\xff\xfe", "cannot be read"), (b"sentence,theme\n", "'sentence_id' is missing"), (b"", "is missing")],
)
def test_a_file_that_is_no_queue_is_refused(codebook, tmp_path, content, words):
    (tmp_path / "review.csv").write_bytes(content)
    with pytest.raises(ThemeError, match=words):
        read_decisions(tmp_path / "review.csv", codebook)
