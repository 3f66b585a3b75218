"""REFI-QDA out and in: accents, line ends, astral characters; and files made to harm."""

import io
import zipfile

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pyrefiqda import RefiCodebook, RefiProject
from returned_project import COLUMNS, changes, read_project

from tipimpact.common.errors import ThemeError
from tipimpact.themes.coding import short_digest
from tipimpact.themes.exchange import RULES, guid, normal, write_codebook, write_project

TEXTS = {
    "windows": "\ufeffÉliminer les frais\r\npour les PST: 𝔘𝔫 œuvre 👩‍👩‍👧\r\n\r\nfin",
    "old_mac": "a\rb\r\nc",
    "plain_fr": "Déjà vu: «\u00a0traite\u00a0».\nAu\u2011delà",
}


def marks(*rows):
    return pd.DataFrame(rows, columns=["doc_id", "theme", "start", "end"])


def place(doc, words):
    start = TEXTS[doc].index(words)
    return start, start + len(words)


MARKS = marks(
    ("windows", "FEES", *place("windows", "Éliminer les frais\r\npour les PST")),
    ("windows", "TRP", *place("windows", "PST")),
    ("windows", "FAMILY", *place("windows", "👩‍👩‍👧")),
    ("windows", "FAMILY", *place("windows", "𝔫 œuvre")),
    ("old_mac", "TRP", *place("old_mac", "b\r\nc")),
    ("plain_fr", "FEES", *place("plain_fr", "traite")),
)


@pytest.fixture
def project(tmp_path, codebook):
    write_project(TEXTS, MARKS, codebook, tmp_path / "p.qdpx")
    return tmp_path / "p.qdpx"


def test_a_project_comes_back_to_the_character(project, codebook):
    back = read_project(project, codebook, TEXTS)
    assert back["coder"].unique().tolist() == [RULES]
    columns = ["doc_id", "theme", "start", "end"]
    expected = MARKS.sort_values(columns).to_numpy().tolist()
    assert back[columns].sort_values(columns).to_numpy().tolist() == expected


def test_the_project_is_one_that_the_library_reads(project, tmp_path, codebook):
    whole = RefiProject.load(project, tmp_path / "out")
    assert len(whole.code_book.codes.code) == len(codebook.ids)
    for source in whole.sources.text_source:
        text = RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "out").read_bytes().decode("utf-8")
        assert "\r\n" not in text
        for mark in source.plain_text_selection:
            assert " ".join(text[mark.start_position : mark.end_position].split())[:60] == mark.name


def test_the_same_project_has_the_same_bytes(project, tmp_path, codebook):
    write_project(TEXTS, MARKS.sample(frac=1, random_state=1), codebook, tmp_path / "again.qdpx")
    assert (tmp_path / "again.qdpx").read_bytes() == project.read_bytes()


@given(st.text(alphabet=st.sampled_from("aé𝔘\r\n\ufeff \u2028👩"), min_size=1, max_size=40), st.data())
def test_places_survive_the_exchange(text, data):
    plain = normal(text)
    assert "\r\n" not in plain.text
    assert [text[i] for i in plain.kept] == list(plain.text)
    if plain.text:
        i = data.draw(st.integers(0, len(plain.text) - 1))
        assert plain.text[i] == text[plain.kept[i]]


def repacked(project, tmp_path, change, name="changed.qdpx"):
    """The project after a change of its files: a function of name and bytes that gives bytes, or None to leave out."""
    with zipfile.ZipFile(project) as old, zipfile.ZipFile(tmp_path / name, "w") as new:
        for info in old.infolist():
            data = change(info.filename, old.read(info))
            if data is not None:
                new.writestr(info.filename, data)
    return tmp_path / name


def test_a_tool_that_writes_carriage_returns_and_a_mark_is_understood(project, tmp_path, codebook):
    """Its places count in its own text."""

    def change(name, data):
        if name.endswith(".txt"):
            return b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")
        root = etree.fromstring(data)
        ns = {"q": "urn:QDA-XML:project:1.0"}
        for source in root.iterfind(".//q:TextSource", ns):
            plain = normal(TEXTS[source.get("name")]).text
            for mark in source.iterfind("q:PlainTextSelection", ns):
                for key in ("startPosition", "endPosition"):
                    at = int(mark.get(key))
                    mark.set(key, str(at + 1 + plain[:at].count("\n")))
        return etree.tostring(root)

    back = read_project(repacked(project, tmp_path, change), codebook, TEXTS)
    assert sorted(back["theme"]) == sorted(MARKS["theme"])
    marked = {(theme, TEXTS[doc][start:end]) for doc, theme, start, end in back[COLUMNS[1:]].to_numpy()}
    assert {("FAMILY", "👩‍👩‍👧"), ("FEES", "traite"), ("FAMILY", "𝔫 œuvre")} <= marked


def test_the_codebook_is_one_that_the_library_reads(tmp_path, codebook):
    write_codebook(codebook, tmp_path / "b.qdc", "fr")
    codes = RefiCodebook.load(tmp_path / "b.qdc").codes.code
    assert [code.guid for code in codes] == [guid("theme", theme) for theme in codebook.ids]
    assert codes[0].name == f"TRP – {codebook.labels['TRP']['fr']}"


def test_a_code_with_another_identifier_is_recognized_by_its_name(project, tmp_path, codebook):
    ours, theirs = (guid(*names).encode() for names in (("theme", "TRP"), ("another tool", "TRP")))
    name = f"TRP – {codebook.labels['TRP']['en']}".encode()

    def read(called):
        def change(file, data):
            return data.replace(ours, theirs).replace(name, called) if file == "project.qde" else data

        return read_project(repacked(project, tmp_path, change), codebook, TEXTS)

    assert sorted(read(b"trp")["theme"]) == sorted(MARKS["theme"])
    with pytest.raises(ThemeError, match="did you mean: TRP"):
        read(b"TRPS")


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><Project name="&b;"/>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><Project name="p">&a;</Project>'


@pytest.mark.parametrize(
    ("qde", "words"),
    [
        (BOMB, "document type|not a REFI-QDA"),
        (OUTSIDE, "document type|not a REFI-QDA"),
        (b"<Project", "not a REFI-QDA project"),
        (b"", "not a REFI-QDA project"),
        (b"<html/>", "not a REFI-QDA project"),
        (b"<a>" * 5000 + b"</a>" * 5000, "not a REFI-QDA project"),
        (BOMB.decode().encode("utf-16"), "document type|not a REFI-QDA"),
    ],
)
def test_xml_made_to_harm_gets_our_error(project, tmp_path, codebook, qde, words):
    path = repacked(project, tmp_path, lambda name, data: qde if name == "project.qde" else data)
    with pytest.raises(ThemeError, match=words) as error:
        read_project(path, codebook, TEXTS)
    assert str(path) in str(error.value)


def edited(pattern, replacement):
    return lambda name, data: data.replace(pattern, replacement) if name == "project.qde" else data


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (edited(b'startPosition="0"', b'startPosition="99999"'), "a selection from 99999"),
        (edited(b'startPosition="0"', b'startPosition="-5"'), "a selection from -5"),
        (edited(b'startPosition="0"', b'startPosition="one"'), "REFI-QDA|selection"),
        (edited(b"internal://", b"internal://../../"), "its text is not in the project"),
        (edited(b"internal://", b"file:///etc/"), "its text is not in the project"),
        (edited(b'name="windows"', b'name="window"'), "did you mean: windows"),
        (lambda name, data: data + b"more" if name.endswith(".txt") else data, "not that of this edition"),
        (lambda name, data: b"\xff\xfe\xfa" if name.endswith(".txt") else data, "not UTF-8"),
        (lambda name, data: None if name == "project.qde" else data, "0 project files"),
        (lambda name, data: None if name.endswith(".txt") else data, "not in the project"),
    ],
)
def test_a_project_that_does_not_hold_together_is_refused(project, tmp_path, codebook, change, words):
    with pytest.raises(ThemeError, match=words):
        read_project(repacked(project, tmp_path, change), codebook, TEXTS)


def test_archives_made_to_harm(tmp_path, codebook, monkeypatch):
    path = tmp_path / "bad.qdpx"
    path.write_bytes(b"no archive")
    with pytest.raises(ThemeError, match="cannot be unpacked"):
        read_project(path, codebook, TEXTS)
    with pytest.raises(ThemeError, match="cannot be unpacked"):
        read_project(tmp_path / "missing.qdpx", codebook, TEXTS)
    monkeypatch.setattr("returned_project.LARGEST", 100_000)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("project.qde", b" " * 10_000_000)
    path.write_bytes(file.getvalue())
    with pytest.raises(ThemeError, match="holds more than"):
        read_project(path, codebook, TEXTS)
    escape = tmp_path / "escape.qdpx"
    with zipfile.ZipFile(escape, "w") as packed:
        packed.writestr("../outside.qde", b"<Project/>")
    with pytest.raises(ThemeError, match="0 project files"):
        read_project(escape, codebook, TEXTS)
    assert not (tmp_path.parent / "outside.qde").exists()


@pytest.fixture
def coded_again():
    """Two documents that the rules coded, and the marks after Zoé added FEES, deleted TRP, and kept the rest."""
    sentences = pd.DataFrame(
        {
            "sentence_id": ["a:0-9", "a:10-19", "b:0-9", "c:0-9"], "doc_id": ["a", "a", "b", "c"], "lang": "en",
            "text": ["One.", "Two.", "Three.", "Four."], "start": [0, 10, 0, 0], "end": [9, 19, 9, 9],
        }
    )  # fmt: skip
    themes = ["TRP", "FAMILY", "FAMILY", "TRP"]
    mentions = sentences[["sentence_id", "start", "end"]].assign(theme=themes)
    marks = [(RULES, "a", "FAMILY", 10, 19), (RULES, "b", "FAMILY", 0, 9), ("Zoé", "a", "FEES", 12, 15)]
    return sentences, mentions, pd.DataFrame(marks, columns=COLUMNS)


def test_what_a_person_changed_becomes_decisions(coded_again, codebook):
    sentences, mentions, marked = coded_again
    decisions = changes(marked, mentions, sentences)
    one, two = (short_digest(text) for text in ("One.", "Two."))
    assert decisions.to_numpy().tolist() == [
        ["a:0-9", "TRP", one, False, "Zoé"],
        ["a:10-19", "FEES", two, True, "Zoé"],
    ]
    assert "c:0-9" not in set(decisions["sentence_id"]), "a document without marks was not coded"


def test_a_project_that_nobody_coded_is_refused(coded_again, codebook):
    sentences, mentions, marked = coded_again
    with pytest.raises(ThemeError, match=r"mine\.qdpx.*nobody but the rules"):
        changes(marked[marked["coder"] == RULES], mentions, sentences, "mine.qdpx")


def test_a_project_of_another_coding_is_refused(coded_again, codebook):
    """Else the codes that the rules no longer give would count as decisions of the person."""
    sentences, mentions, marked = coded_again
    with pytest.raises(ThemeError, match="b:0-9 FAMILY") as error:
        changes(marked, mentions[mentions["sentence_id"] != "b:0-9"], sentences)
    assert "then make the sheet" in str(error.value)
