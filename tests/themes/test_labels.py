"""Labels: found again where their sentence has moved, told by name where it is gone; the sealed third stays closed."""

import gzip
import logging

import pandas as pd
import pytest
from open_labels import check_release

from tipimpact.common.errors import ThemeError
from tipimpact.retrieve import Source, SourceFile
from tipimpact.themes.coding import short_digest
from tipimpact.themes.labels import DRAWN, OPENED, find, outside, read_labels, read_located, sent_out, usable, weigh

TEXTS = ["The permit was refused.", "A worker paid fees.", "It rained all day.", "The inspector came."]


@pytest.fixture
def sentences() -> pd.DataFrame:
    rows = []
    start = 0
    for text in TEXTS:
        rows.append(("paper_en", "en", f"paper_en:{start}-{start + len(text)}", text, start, start + len(text)))
        start += len(text) + 1
    table = pd.DataFrame(rows, columns=["doc_id", "lang", "sentence_id", "text", "start", "end"])
    return table.astype({"doc_id": "string", "text": "string", "start": "Int64", "end": "Int64"})  # as a run reads it


@pytest.fixture
def files(tmp_path, sentences):
    """A drawn file, and a file of labels for the ids given."""

    def write(ids=("a", "b", "c"), thirds=("learn", "calibrate", "calibrate")):
        rows = sentences.head(3).assign(id=["a", "b", "c"], source_type="ngo", seen="coded", size=30)
        rows = rows.assign(digest=rows["text"].map(short_digest), third=thirds)
        rows[DRAWN].to_csv(tmp_path / "drawn.csv", index=False)
        labels = [[id, "TRP" if id == "a" else "", "TRP FEES", "TRP" if id == "a" else "FEES"] for id in ids]
        columns = ["id", "reader_1", "reader_2", "settled"]
        pd.DataFrame(labels, columns=columns).to_csv(tmp_path / "labels.csv", index=False)
        return [tmp_path / "drawn.csv"], [tmp_path / "labels.csv"]

    return write


def test_a_label_is_found_at_its_place(files, sentences, codebook):
    labels = find(read_labels(*files(), codebook), sentences)
    assert labels.rows["text"].tolist() == TEXTS[:3]
    assert labels.of("learn")["settled"].tolist() == [frozenset({"TRP"})]
    assert labels.of("calibrate")["reader_2"].tolist() == [frozenset({"TRP", "FEES"})] * 2


def test_a_label_whose_sentence_has_moved_is_found_by_its_digest(files, sentences, codebook, caplog):
    moved = sentences.assign(start=sentences["start"] + 7, end=sentences["end"] + 7, doc_id="other_en")
    with caplog.at_level(logging.INFO):
        labels = find(read_labels(*files(), codebook), moved)
    assert labels.rows["text"].tolist() == TEXTS[:3]
    assert "3 of 3 labels: the sentence is at another place" in caplog.text


def test_a_label_whose_sentence_is_gone_is_reported_by_name(files, sentences, codebook, caplog):
    edited = sentences.assign(text=sentences["text"].where(sentences.index != 1, "A worker paid a fee."))
    labels = find(read_labels(*files(), codebook), edited)
    assert labels.rows["id"].tolist() == ["a", "c"]
    assert "1 of 3 labels: the sentence is in no document: b (paper_en:24-43)" in caplog.text


def test_a_theme_that_has_left_the_codebook_is_dropped_and_reported(files, sentences, codebook, caplog):
    drawn, labels = files()
    text = labels[0].read_text(encoding="utf-8").replace("TRP FEES", "TRP GONE")
    labels[0].write_text(text, encoding="utf-8")
    rows = find(read_labels(drawn, labels, codebook), sentences).rows
    assert set(rows["reader_2"]) == {frozenset({"TRP"})}
    assert "does not have are left out: GONE" in caplog.text


def test_all_faults_of_the_files_are_reported_at_once(files, codebook):
    drawn, labels = files(ids=("a", "a", "z"))
    text = drawn[0].read_text(encoding="utf-8").replace(",coded,", ",codedd,").replace(",learn", ",lern")
    text = text.replace(",30,", ",thirty,")
    drawn[0].write_text(text, encoding="utf-8")
    with pytest.raises(ThemeError) as error:
        read_labels(drawn, labels, codebook)
    for words in ("'a' occurs twice", "'z' was not drawn", "seen is 'codedd'", "third is 'lern'", "size is 'thirty'"):
        assert words in str(error.value)
    labels[0].write_text("id,reader_1,reader2,settled\n", encoding="utf-8")
    with pytest.raises(ThemeError, match="'reader_2' is missing"):
        read_labels(drawn, labels, codebook)


def test_a_label_represents_its_part_of_the_stratum(files, sentences, codebook):
    rows = find(read_labels(*files(), codebook), sentences).of("calibrate")
    assert weigh(rows).tolist() == [15, 15]


def log(*releases: str) -> pd.DataFrame:
    return pd.DataFrame([["2026-11-27", release, "m", "c"] for release in releases], columns=OPENED, dtype=str)


def test_a_release_is_opened_once():
    check_release(log("0.1.0"), "0.2.0")
    with pytest.raises(ThemeError, match=r"opened for release 0\.2\.0 on 2026-11-27"):
        check_release(log("0.1.0", "0.2.0"), "0.2.0")
    with pytest.raises(ThemeError, match="one opening for each release"):
        check_release(log("0.10.0"), "0.9.0")
    with pytest.raises(ThemeError, match=r"like 0\.2\.0"):
        check_release(log(), "next")


@pytest.fixture
def received(tmp_path, files, sentences):
    """Files of the collection: drawn, open and sealed labels, the log."""
    words = {"en": "x", "fr": "x"}
    row = {"collection": "labels", "title": words, "publisher": words, "licence": "compiled", "citation": "x"}

    def make(*releases: str, practitioners="id,coder,coded_on,themes\n"):
        drawn, coded = files(ids=("a", "b"), thirds=("learn", "calibrate", "sealed"))
        sealed, openings, out = (tmp_path / name for name in ("sealed.csv.gz", "openings.csv", "practitioners.csv"))
        with gzip.open(sealed, "wt", encoding="utf-8") as file:
            file.write("id,reader_1,reader_2,settled\nc,TRP,TRP,TRP\n")
        log(*releases).to_csv(openings, index=False)
        out.write_text(practitioners, encoding="utf-8")
        kinds = {"drawn": drawn[0], "labels": coded[0], "sealed_labels": sealed, "openings": openings}
        kinds |= {"practitioners": out, "sealed_prose": tmp_path / "never_read.csv.gz"}
        received = []
        for kind, path in kinds.items():
            facts = {"kind": kind} | ({"opened_for": "0.1.0"} if kind.startswith("sealed") else {})
            source = Source.model_validate(row | {"id": kind, "language": "none", "path": path.name, "facts": facts})
            received.append(SourceFile(source, path, None))
        return received

    return make


@pytest.mark.parametrize(("releases", "joins"), [((), False), (("0.0.9",), False), (("0.1.0", "0.2.0"), True)])
def test_sealed_labels_are_used_once_they_were_opened(received, sentences, codebook, releases, joins):
    files = usable(received(*releases))
    assert "sealed_prose" not in {file.source.facts["kind"] for file in files}
    thirds = read_located(files, sentences, codebook).rows["third"].tolist()
    assert thirds == ["learn", "calibrate", *(["sealed"] if joins else [])]


def test_what_practitioners_coded_is_compared_sentence_by_sentence(received, sentences, codebook):
    files = received(
        practitioners="id,coder,coded_on,themes\na,A. Person,2027-01-31,TRP FEES\nb,A. Person,2027-01-31,\n"
    )
    labels = read_located(usable(files), sentences, codebook)
    (coding,) = outside(files, labels, codebook)
    assert coding["sentence_id"].tolist() == labels.rows["sentence_id"].tolist()
    assert coding[["TRP", "FEES"]].to_numpy().tolist() == [[True, True], [False, False]]


def test_the_sentences_that_go_out_are_not_sealed_and_always_the_same(received, sentences, codebook):
    labels = read_located(usable(received("0.1.0")), sentences, codebook)
    first, again = (sent_out(labels, 1) for _ in range(2))
    assert set(first["id"]) == {"a", "b"}
    pd.testing.assert_frame_equal(first, again)


@pytest.mark.parametrize(
    "name", ["nov2026_drawn.csv", "nov2026_labels.csv", "dec2026_drawn.csv", "dec2026_sealed.csv.gz"]
)
def test_committed_labels_hold_no_words(root, name):
    table = pd.read_csv(root / "data/raw/compiled/labels" / name)
    assert "text" not in table
    assert table.map(lambda cell: len(str(cell))).to_numpy().max() < 80
