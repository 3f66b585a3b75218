"""A report becomes sentences that point back into it; what cannot be read says so."""

import csv
from pathlib import Path

import pytest

from tests_support import read_raw
from tipimpact.common.contracts import contract
from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import ReportError
from tipimpact.publish.words.codes import say_code
from tipimpact.reports import original_offset, read_report
from tipimpact.reports.corpus import ADDED
from tipimpact.reports.read import COLUMNS
from tipimpact.reports.unreadable import REASONS, Unreadable

LISTS = read_yaml(Path(__file__).with_name("lists.yaml"))

FORUM = "ccr_forum_2012_{}.txt"


def raw_text(path) -> str:
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.official
def test_every_coded_span_of_the_forum_report_comes_back_exactly(mirror):
    folder = mirror / "ngo_reports"
    sentences = read_report(folder / FORUM.format("fr")).set_index(["start", "end"])
    with open(folder / "ccr_forum_2012_recommendations.csv", encoding="utf-8", newline="") as file:
        coded = list(csv.DictReader(file))
    assert len(coded) == 25
    for row in coded:
        assert sentences.loc[(int(row["start"]), int(row["end"])), "text"] == row["text_fr_normalised"], row["id"]
    kinds = {row["id"]: sentences.loc[(int(row["start"]), int(row["end"])), "kind"] for row in coded}
    assert {kinds[f"R{i:02}"] for i in range(1, 18)} == {"bullet"}


@pytest.mark.official
def test_the_forum_report_is_read_with_its_sections_and_its_one_open_bracket(mirror):
    sentences = read_report(mirror / "ngo_reports" / FORUM.format("fr"))
    bullets = sentences[sentences["kind"] == "bullet"].groupby("section", sort=False).size()
    assert bullets.to_dict() == {
        "Faits saillants": 3,
        "Sensibilisation": 5,
        "Services": 5,
        "Politique sur les cas internationaux": 7,
    }
    assert len(sentences.attrs["notes"]) == 1
    assert "5853-6197" in sentences.attrs["notes"][0]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_offsets_lead_back_to_the_words(sample, lang):
    path = sample / "reports" / FORUM.format(lang)
    raw = raw_text(path)
    sentences = read_report(path)
    assert set(sentences["lang"]) == {lang}
    assert list(contract("sentences").columns) == [*COLUMNS, *ADDED]
    assert list(sentences.columns) == COLUMNS
    for row in sentences.itertuples():
        assert row.sentence_id == f"{row.doc_id}:{row.start}-{row.end}"
        assert squeezed(raw[row.start : row.end]) == squeezed(row.text)
        for i, char in enumerate(row.text):
            original = raw[original_offset(row.start, row.skips, i)]
            assert original == char or (char == " " and original.isspace())


def test_both_languages_of_a_digest_have_the_same_frame(sample):
    en, fr = (read_report(sample / "reports" / FORUM.format(lang)) for lang in ("en", "fr"))
    assert [len(group) for _, group in en.groupby("section", sort=False)] == [
        len(group) for _, group in fr.groupby("section", sort=False)
    ]


def test_names_and_language_can_be_given(write):
    sentences = read_report(write("Kafala.\n"), lang="en", doc_id="note_1")
    assert sentences.loc[0, ["doc_id", "lang", "sentence_id"]].tolist() == ["note_1", "en", "note_1:0-7"]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_are_counted_and_not_seen(write, ends):
    sentences = read_report(write(f"The first line{ends}goes on here.{ends}{ends}The end of it."))
    assert sentences["text"].tolist() == ["The first line goes on here.", "The end of it."]
    second = len("The first line") + len(ends) + len("goes on here.") + 2 * len(ends)
    assert sentences["start"].tolist() == [0, second]


def test_a_byte_order_mark_and_characters_beyond_the_first_plane_keep_the_count(write):
    path = write("\ufeff𝕿he victims of it 🙂 are here. And the others too.\n")
    raw = raw_text(path)
    sentences = read_report(path)
    assert sentences["text"].tolist() == ["𝕿he victims of it 🙂 are here.", "And the others too."]
    assert [raw[s:e] for s, e in zip(sentences["start"], sentences["end"], strict=True)] == sentences["text"].tolist()


@pytest.mark.parametrize(
    ("name", "content", "encoding", "says", "code"), LISTS["read: a file that cannot be read is named"]
)
def test_a_file_that_cannot_be_read_is_named(write, name, content, encoding, says, code):
    path = write(content, name, encoding)
    with pytest.raises(Unreadable, match=says) as error:
        read_report(path)
    assert str(path) in str(error.value)
    assert error.value.code == code
    assert isinstance(error.value, ReportError)


def test_what_was_doubtful_is_noted():
    table = read_raw("Une parenthèse (jamais fermée.\n\nLa sensibi-\nlisation du public.", "fr", "doc")
    assert table["text"].tolist() == ["Une parenthèse (jamais fermée.", "La sensibilisation du public."]
    assert [note.split(":")[0] for note in table.attrs["notes"]] == [
        "characters 0-30",
        "sensibi-lisation at a line end is read as sensibilisation",
    ]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_reason_why_a_report_cannot_be_read_has_words(lang):
    words = [say_code("evidence_gaps", "gap_reason", code, lang) for code in REASONS]
    assert len(set(words)) == len(REASONS)
    assert not set(words) & set(REASONS)
