"""The review queue: out, filled in by a person, and back."""

import logging
from pathlib import Path

import pandas as pd
import pytest
from review_sheet import refuse_unknown

from tipimpact.common.contracts import contract
from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import ThemeError
from tipimpact.themes import extract
from tipimpact.themes.coding import short_digest
from tipimpact.themes.review import COLUMNS, DECIDED, READERS, queue, read_decisions, read_reviews, settle, write_queue
from tipimpact.themes.second_coder import read_scores

LISTS = read_yaml(Path(__file__).with_name("lists.yaml"))

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
            "source_type": "ngo", "year": 2012, "period": "after",
        }
    )  # fmt: skip
    return sentences, extract(sentences, codebook)


@pytest.fixture(scope="module")
def scores(corpus, codebook):
    """The second coder: sure of fees in the first two of each kind, sure of the contrary in the others."""
    sentences, _ = corpus
    table = pd.DataFrame(-1.0, sentences["text"].map(short_digest), codebook.ids)
    table.loc[[short_digest(text.format(i)) for text in (KNOWN, UNKNOWN) for i in (0, 1)], "FEES"] = 1.0
    return table.assign(nearest="FEES-en-1 FEES-en-2 TRP-en-3")


NONE = pd.DataFrame(columns=DECIDED).astype({"decision": bool})


def test_a_code_is_agreed_where_both_give_it_and_undecided_where_the_rules_alone_do(corpus, scores):
    sentences, mentions = corpus
    table = contract("theme_mentions").conform(settle(mentions, sentences, NONE, scores))
    fees = table[table["theme"] == "FEES"].drop_duplicates("sentence_id").set_index("sentence_id")["tier"]
    assert fees.to_dict() == {"d:0-1": "agreed", "d:3-4": "agreed", "d:6-7": "undecided", "d:9-10": "undecided"}
    assert set(settle(mentions, sentences, NONE, scores.iloc[:0])["tier"]) == {"undecided"}


def test_codes_of_one_alone_are_asked_between_their_neighbours_and_nobody_is_named(corpus, scores):
    sentences, mentions = corpus
    coded = settle(mentions, sentences, NONE, scores)
    rows = queue(sentences, coded, NONE, scores)
    assert list(rows.columns) == COLUMNS
    fees = rows[rows["theme"] == "FEES"]
    assert set(fees["sentence_id"]) == {"d:6-7", "d:9-10", "d:2-3", "d:5-6"}
    texts = sentences.set_index("sentence_id")["text"]
    for row in fees.itertuples():
        place = texts.index.get_loc(row.sentence_id)
        assert (row.before, row.text) == (texts.iloc[place - 1], texts.iloc[place])
    assert (rows[["decision", "coder", "note"]] == "").all(axis=None)
    old = queue(sentences.assign(source_type="parliament", year=1998), coded, NONE, scores)
    assert set(old.loc[old["theme"] == "FEES", "sentence_id"]) == {"d:6-7", "d:9-10"}, "codes of the rules alone"


def filled(folder, rows, codebook, name="review.xlsx"):
    """A queue as a person saves it, or its list without words."""
    path, table = folder / name, pd.DataFrame([{**dict.fromkeys(COLUMNS, ""), **row} for row in rows])
    if path.suffix == ".xlsx":
        write_queue(table, codebook, path)
    else:
        table.to_csv(path, index=False)
    return path


@pytest.mark.parametrize(("name", "yes", "no"), [("r.xlsx", "yes", "no"), ("r.csv", "Oui", "NON ")])
def test_decisions_come_back_and_are_applied(corpus, scores, codebook, tmp_path, caplog, name, yes, no):
    sentences, mentions = corpus
    wrong, missed = sentences.iloc[0], sentences.iloc[-1]
    rows = [
        {"sentence_id": wrong["sentence_id"], "theme": "FEES", "text": wrong["text"], "decision": no, "coder": "A"},
        {"sentence_id": missed["sentence_id"], "theme": "FEES", "text": missed["text"], "decision": yes, "coder": "A"},
        {"sentence_id": missed["sentence_id"], "theme": "TRP", "text": missed["text"], "decision": "", "coder": ""},
        {"sentence_id": missed["sentence_id"], "theme": "TRP", "text": "Other words.", "decision": yes, "coder": "A"},
    ]
    decisions = read_decisions(filled(tmp_path, rows, codebook, name), codebook)
    with caplog.at_level(logging.INFO):
        after = contract("theme_mentions").conform(settle(mentions, sentences, decisions, scores))
    assert "3 decisions; 1 are of no sentence here: ['d:11-12']" in caplog.text, "it reads otherwise now"
    with pytest.raises(ThemeError, match="no sentence 'd:11-12' with these words"):
        refuse_unknown(decisions, sentences, name)
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


def test_words_that_look_like_formulas_go_out_and_come_back(codebook, tmp_path):
    text = '=cmd("é𝔘; ","")'
    rows = [{"sentence_id": "d:0-9", "theme": "TRP", "text": text, "decision": "yes", "coder": "B"}]
    path = filled(tmp_path, rows, codebook)
    assert read_decisions(path, codebook)["digest"].tolist() == [short_digest(text)]
    first = path.read_bytes()
    assert filled(tmp_path, rows, codebook).read_bytes() == first


def test_a_decision_holds_for_every_copy_of_the_sentence(corpus, scores, codebook):
    sentences, mentions = corpus
    copy = sentences.tail(1).assign(doc_id="e", sentence_id="e:0-1", start=0, end=1)
    both = pd.concat([sentences, copy])
    digest = short_digest(copy["text"].iloc[0])
    decisions = pd.DataFrame([("d:11-12", "FEES", digest, True, "A")], columns=DECIDED)
    after = settle(mentions, both, decisions, scores)
    assert {"d:11-12", "e:0-1"} <= set(after.loc[after["theme"] == "FEES", "sentence_id"])


def test_a_new_report_makes_a_short_queue(corpus, scores, codebook):
    sentences, mentions = corpus
    first = queue(sentences, settle(mentions, sentences, NONE, scores), NONE, scores)
    decisions = first.assign(decision=True, coder=READERS)[DECIDED]
    texts = [KNOWN.format(99), KNOWN.format(0), OTHER.format(99)]
    new = sentences.head(3).assign(sentence_id=["n:0", "n:1", "n:2"], doc_id="n", text=texts)
    both = pd.concat([sentences, new], ignore_index=True)
    rows = queue(both, settle(extract(both, codebook), both, decisions, scores), decisions, scores)
    assert set(rows["sentence_id"]) == {"n:0"}, "what was agreed or decided is not asked again"


def test_the_decisions_of_others_overrule_those_of_this_project(codebook, tmp_path):
    rows = [{"sentence_id": "d:0-9", "theme": "TRP", "text": "It is.", "decision": "yes", "coder": "Zoé"}]
    theirs = filled(tmp_path, rows, codebook)
    ours = filled(tmp_path, [rows[0] | {"decision": "no", "coder": READERS}], codebook, "ours.csv")
    for paths in ([theirs, ours], [ours, theirs]):
        assert read_reviews(paths, codebook)["coder"].tolist() == ["Zoé"]
    assert read_reviews([], codebook).empty


def test_all_faults_of_a_file_are_reported_at_once(codebook, tmp_path):
    rows = LISTS["review: faults of a file"]
    with pytest.raises(ThemeError) as error:
        read_decisions(filled(tmp_path, rows, codebook), codebook)
    faults = ["review.xlsx, line 2", "theme is 'TRPS'", "decision is 'perhaps'", "coder is ''", "digest is ''"]
    assert [words for words in [*faults, "another row decides otherwise"] if words not in str(error.value)] == []


def test_a_sheet_without_words_is_read_by_its_digests_and_edited_words_are_refused(corpus, scores, codebook, tmp_path):
    sentences, mentions = corpus
    coded = settle(mentions, sentences, NONE, scores)
    rows = queue(sentences, coded, NONE, scores).assign(decision="yes", coder="A")
    kept = ["sentence_id", "theme", "digest", "decision", "coder"]
    rows[kept].to_csv(tmp_path / "committed.csv", index=False)
    decisions = read_decisions(tmp_path / "committed.csv", codebook)
    assert list(decisions) == DECIDED
    after = settle(mentions, sentences, decisions, scores)
    assert set(zip(rows["sentence_id"], rows["theme"], strict=True)) <= set(
        after.loc[after["tier"] == "reviewed", ["sentence_id", "theme"]].itertuples(index=False, name=None)
    )
    write_queue(rows.assign(text="Other words."), codebook, tmp_path / "edited.xlsx")
    with pytest.raises(ThemeError, match="that of its words"):
        read_decisions(tmp_path / "edited.xlsx", codebook)


@pytest.mark.parametrize(("name", "content", "words"), LISTS["review: a file that is no queue is refused"])
def test_a_file_that_is_no_queue_is_refused(codebook, tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content.encode("latin-1"))
    with pytest.raises(ThemeError, match=words):
        read_decisions(tmp_path / name, codebook)


def test_without_sentences_nothing_is_queued(codebook):
    sentences, mentions = (contract(name).empty() for name in ("sentences", "theme_mentions"))
    table = queue(sentences, mentions, read_reviews([], codebook), read_scores(None, codebook))
    assert list(table) == COLUMNS
    assert table.empty


def test_the_committed_review_is_of_two_readers_and_has_no_words(root, project_codebook):
    path = root / "data" / "raw" / "compiled" / "coding" / "review_2026.csv"
    table = pd.read_csv(path)
    assert list(table) == ["sentence_id", "theme", "digest", "reader_1", "reader_2", "decision", "coder"]
    assert table[["reader_1", "reader_2", "decision"]].isin(["yes", "no"]).all(axis=None)
    agreed = table["reader_1"] == table["reader_2"]
    assert (table.loc[agreed, "decision"] == table.loc[agreed, "reader_1"]).all(), "a third settles differences alone"
    assert len(read_decisions(path, project_codebook)) == len(table) == 2204
