"""PDF, HTML and Word files give the sentences that the same words give as text, and lead back to their original."""

import zipfile

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests_support import ROOT, load_module
from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import ReportError
from tipimpact.reports import original_text, read_report

FILES = load_module(ROOT / "tests" / "reports" / "files.py")
PAGES = read_yaml(ROOT / "tests" / "reports" / "pages.yaml")
TEXTS = read_yaml(ROOT / "tests" / "reports" / "formats.yaml")
lines, pdf, word = FILES.lines, FILES.pdf, FILES.word

FRENCH = [tuple(block) for block in TEXTS["french"]]


def as_text(content, markdown: bool) -> str:
    shapes = {"heading": "# {}" if markdown else "{}", "bullet": "- {}" if markdown else "• {}", "sentence": "{}"}
    parts = [f"| {' | '.join(words)} |" if kind == "row" else shapes[kind].format(words) for kind, words in content]
    return "\n\n".join(parts) + "\n"


def as_html(content) -> str:
    shapes = {"heading": "<h2>{}</h2>", "bullet": "<ul><li>{}</li></ul>", "sentence": "<p>{}</p>"}
    body = "\n".join(
        f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in words)}</tr></table>"
        if kind == "row"
        else shapes[kind].format(words)
        for kind, words in content
    )
    escaped = body.replace("’", "&rsquo;").replace("à", "&agrave;")
    return f"<!DOCTYPE html><html><head><title>Not text</title></head><body>{escaped}</body></html>"


def as_pdf(content) -> bytes:
    placed, y = [], 780.0
    for kind, words in content:
        y -= 30
        if kind == "row":
            placed += [(70 + 200 * i, y, 11, cell) for i, cell in enumerate(words)]
            continue
        size, glyph = (16, "") if kind == "heading" else (11, "• " if kind == "bullet" else "")
        wrapped = [""]
        for token in (glyph + words).split():
            if len(wrapped[-1]) + len(token) > 62:
                wrapped.append("")
            wrapped[-1] = f"{wrapped[-1]} {token}".strip()
        placed += lines(wrapped, top=y, size=size, step=14)
        y -= 14 * (len(wrapped) - 1)
    return pdf([placed])


MAKERS = {
    "md": lambda content: as_text(content, True).encode(),
    "html": lambda content: as_html(content).encode(),
    "docx": word,
    "pdf": as_pdf,
}


def list_blocks(table) -> list[list[str]]:
    return table[["lang", "section", "kind", "text"]].to_numpy().tolist()


@pytest.fixture
def every_format(tmp_path):
    """Write content in a format and return the path."""

    def made(content, name):
        path = tmp_path / f"report.{name}"
        path.write_bytes(MAKERS[name](content))
        return path

    return made


@pytest.fixture
def read_pdf(tmp_path, leads_back):
    """The sentences of a PDF file of these pages, each character of which is at its place in the original."""

    def read(*pages, lang=None, **options):
        path = tmp_path / "report.pdf"
        path.write_bytes(pdf(pages, **options))
        table = read_report(path, lang)
        leads_back(path, table)
        return table

    return read


@pytest.mark.parametrize("name", ["html", "docx", "pdf"])
def test_the_same_content_gives_the_same_sentences_in_every_format(every_format, name, leads_back):
    markdown = read_report(every_format(FRENCH, "md"))
    path = every_format(FRENCH, name)
    table = read_report(path)
    assert list_blocks(table) == list_blocks(markdown)
    assert table["lang"].tolist().count("en") == 1, "one passage is in the other language"
    assert table["kind"].tolist().count("row") == 2
    leads_back(path, table)


WRAPPED = "This paragraph of the report is of more than one line, so that it has to be broken once at the least."
SENTENCES = st.sampled_from(
    ["The women were not told of the fees.", "Who is it for?", "They have « no » permit (yet).",
     "It costs 100 $ & more.", "Les agents de la ville et des régions doivent informer la population."]
)  # fmt: skip
CONTENT = st.lists(
    st.tuples(st.just("sentence"), st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join))
    | st.tuples(st.just("bullet"), SENTENCES)
    | st.tuples(st.just("heading"), st.sampled_from(["Part one", "Services", "Fees and forms"])),
    max_size=8,
)


@settings(max_examples=20, deadline=None)
@given(CONTENT)
def test_any_content_gives_the_same_sentences_in_every_format(tmp_path_factory, leads_back, content):
    content = [("sentence", WRAPPED), *content]  # it shows how far apart lines of one paragraph are
    folder = tmp_path_factory.mktemp("formats")
    escaped, blocks = [(kind, words.replace("&", "&amp;")) for kind, words in content], {}
    for name, make in MAKERS.items():
        path = folder / f"report.{name}"
        path.write_bytes(make(escaped if name == "html" else content))
        table = read_report(path, "en")
        blocks[name] = list_blocks(table)
        assert blocks[name] == blocks["md"], name
        leads_back(path, table)


# PDF

HEAD = (70, 800, 9, "Conseil canadien pour les réfugiés")


def test_a_pdf_is_read_across_pages_without_what_every_page_repeats(read_pdf):
    first = [
        HEAD,
        (70, 770, 16, "La protection"),
        *lines(
            ["Les personnes ayant subi la traite ont besoin de", "protection au-", "delà des annonces et sensibi-"],
            top=740,
        ),
        *lines(["liser les agents du Nouveau-", "Brunswick est utile. Le permis de séjour"], top=698),
        (70, 60, 8, "1 Voir la note du Conseil."),
        (290, 30, 9, "1"),
    ]
    second = [HEAD, *lines(["temporaire est gratuit", "pour toutes. Il faut le dire."], top=770), (290, 30, 9, "2")]
    table = read_pdf(first, second)
    assert table[["page", "text"]].to_numpy().tolist() == [
        [1, "Les personnes ayant subi la traite ont besoin de protection au-delà des annonces et sensibiliser les "
            "agents du Nouveau-Brunswick est utile."],
        [1, "Le permis de séjour temporaire est gratuit pour toutes."],
        [1, "Voir la note du Conseil."],
        [2, "Il faut le dire."],
    ]  # fmt: skip
    assert table[["kind", "section"]].to_numpy().tolist() == [
        ["sentence", "La protection"], ["sentence", "La protection"], ["note", ""], ["sentence", "La protection"],
    ]  # fmt: skip
    left_out = "4 lines of running heads and page numbers are left out: Conseil canadien pour les réfugiés"
    assert left_out in table.attrs["notes"]


LEFT = TEXTS["left"]
RIGHT = TEXTS["right"]


@pytest.mark.parametrize("order", ["one after the other", "line by line", "right before left"])
def test_two_columns_are_read_one_after_the_other(tmp_path, order, read_pdf):
    left, right = lines(LEFT, left=60), lines(RIGHT, left=320)
    drawn = {
        "one after the other": left + right,
        "line by line": [placed for pair in zip(left, right, strict=True) for placed in pair],
        "right before left": right + left,
    }[order]
    table = read_pdf([(60, 800, 11, "A line that stands across both columns of the page, as titles do."), *drawn])
    title = original_text(tmp_path / "report.pdf").split("\r\n")[0]
    words = " ".join(table["text"])
    assert "for a number of lines so that it is clear that this is running text." in words
    assert "column follows the first one here and ends after a few lines of its own text with a conclusion" in words
    assert sorted(words.split()) == sorted(" ".join([*LEFT, *RIGHT, title]).split())
    assert table.attrs["notes"] == ["page 1 is read in two columns"]


def test_the_original_of_a_pdf_is_what_pypdfium2_gives(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf([lines(["The fees of sensi-", "bilisation (and more)."]), lines(["And the end of it."])]))
    with pypdfium2.PdfDocument(path) as document:
        given_by = [page.get_textpage().get_text_range().replace("\ufffe", "-") for page in document]
    assert original_text(path) == "\f".join(given_by)


def test_a_raised_number_is_no_word(read_pdf):
    page = [(70, 700, 11, "The fees were waived"), (172, 705, 6, "12"), (182, 700, 11, "for the women.")]
    assert read_pdf(page)["text"].tolist() == ["The fees were waived for the women."]


BILINGUAL = TEXTS["bilingual"]


@pytest.mark.parametrize("side_by_side", [True, False])
def test_a_page_in_two_languages_gives_sentences_of_each(read_pdf, side_by_side):
    en, fr = BILINGUAL
    table = read_pdf([*lines(en, left=60), *(lines(fr, left=320) if side_by_side else lines(fr, left=60, top=600))])
    assert table.groupby("lang", sort=False)["text"].agg(list).to_dict() == TEXTS["sentences of each language"]


def test_a_document_of_one_sentence(tmp_path):
    sentence = "The women were not told of the fees."
    for name, data in {
        "one.pdf": pdf([lines([sentence])]),
        "one.docx": word([("sentence", sentence)]),
        "one.html": f"<p>{sentence}".encode(),
        "one.txt": sentence.encode(),
    }.items():
        (tmp_path / name).write_bytes(data)
        assert read_report(tmp_path / name)["text"].tolist() == [sentence]


def test_the_head_and_the_number_of_the_only_page_are_left_out(read_pdf):
    body = ["The fees for the permit were not waived for any of the women", "who asked for it. Nobody said why."]
    feet = [(70, 44, 8, "Council"), (290, 30, 9, "Page 1 of 1")]
    table = read_pdf([(70, 812, 8, "A paper for the forum"), *lines(body), *feet])
    assert table["text"].tolist() == [" ".join(body).split(" Nobody")[0], "Nobody said why."]
    left_out = "3 lines of running heads and page numbers are left out: A paper for the forum; Council"
    assert table.attrs["notes"] == [left_out]


def test_numbered_headings_at_the_top_of_pages_are_no_running_heads(read_pdf):
    words = ("fees", "forms", "words", "rules")
    bodies = [
        lines([f"The {word} for the permit were not the same for", f"all of the women. Nobody knew the {word}."])
        for word in words
    ]
    table = read_pdf(*([(70, 780, 16, f"Annex {number}"), *body] for number, body in enumerate(bodies, 1)))
    assert table["section"].unique().tolist() == ["Annex 1", "Annex 2", "Annex 3", "Annex 4"]


def test_pages_that_cannot_be_read_are_named_and_the_others_are_read(tmp_path):
    body = lines(["The fees were waived for the women."])
    unmapped = b"<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[65/uniE001/uniE002/uniE003]>>"
    head = (70, 800, 9, "ceci est le rapport du forum")
    data = pdf([[head, *body], [], [head], [head, *lines(["ABC CAB BCA AAB ABC CAB BCA AAB"] * 3)], [head, *body]],
               encoding=unmapped)  # fmt: skip
    data = data.replace(b"13 0 R]", b"99 0 R]")  # the last page is missing
    path = tmp_path / "report.pdf"
    path.write_bytes(data)
    table = read_report(path, "en")
    assert table["text"].tolist() == ["The fees were waived for the women."]
    assert [note for note in table.attrs["notes"] if note.startswith("pages")] == [
        "pages without text: 2",
        "pages damaged: 5",
        "pages with fonts that carry no characters: 4",
        "pages with nothing but running heads and page numbers: 3",
    ]


# HTML

PAGE = """<!DOCTYPE html>
<html lang="fr"><head><title>Titre</title><style>p {{ color: red }}</style><script>var x = "<p>non</p>";</script></head>
<body><header><p>En-tête du site</p></header><nav><ul><li>Accueil</li></ul></nav>
{}
<footer><p>Pied de page</p></footer></body></html>"""


@pytest.mark.parametrize(("body", "texts"), PAGES)
def test_what_of_a_page_is_text(tmp_path, body, texts, leads_back):
    path = tmp_path / "page.html"
    path.write_text(PAGE.format(body), encoding="utf-8", newline="")
    table = read_report(path, "fr")
    assert table["text"].tolist() == texts
    leads_back(path, table)


def test_a_page_is_decoded_as_it_states(tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes('<meta charset="iso-8859-1"><p>Les “réfugiés” de la ville.</p>'.encode("cp1252"))
    assert read_report(path)["text"].tolist() == ["Les “réfugiés” de la ville."]


PIECES = st.sampled_from(
    ["<p>", "</p>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</tr>", "<main>", "</main>", "<nav>", "</nav>",
     "<!--", "-->", "<![x[", "&eacute;", "&#0;", "&#x1F600;", "&nope", "<sup><a>1</a></sup>", "<br/>",
     "<script>", "</script>", "<h1>", "</h1>", "\r\n", "The words of it. ", "Les mots de la fin ",
     "<", "&", "<b class=\"", "]]>", "\xa0", "𝕿"]
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES | st.text(max_size=5), max_size=30).map("".join))
def test_any_page_is_read_or_refused_in_words(tmp_path_factory, leads_back, source):
    path = tmp_path_factory.getbasetemp() / "any.html"
    path.write_bytes(source.encode("utf-8", "replace"))
    try:
        table = read_report(path, "en")
    except ReportError:
        return
    leads_back(path, table)


# Word


def test_of_a_word_file_only_what_a_reader_sees_is_text(tmp_path, leads_back):
    path = tmp_path / "report.docx"
    path.write_bytes(word([("sentence", "The KEEP of the women.")]))
    run = "<w:r><w:t>KEEP</w:t></w:r>"
    marks = (
        '<w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>new</w:t></w:r></w:ins>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:softHyphen/><w:t>er</w:t></w:r>"
    )
    rewrite(path, lambda xml: xml.replace("KEEP", f"</w:t></w:r>{marks}<w:r><w:t xml:space='preserve'>"))
    assert run not in original_text(path)
    table = read_report(path)
    assert table["text"].tolist() == ["The newer of the women."]
    leads_back(path, table)


def rewrite(path, change, part: str = "word/document.xml") -> None:
    """The file with one of its parts changed."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)


# What cannot be read


def bomb(path):
    path.write_bytes(word([("sentence", "The words.")]))
    rewrite(path, lambda xml: xml + " " * 101_000_000)


def entities(path):
    path.write_bytes(word([("sentence", "The words KEEP.")]))
    declared = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    rewrite(path, lambda xml: xml.replace("<w:document", f"{declared}<w:document", 1).replace("KEEP", "&b;&f;"))


def sheet(path):
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("xl/workbook.xml", "<x/>")


HOSTILE = [
    ("scanned.pdf", lambda path: path.write_bytes(pdf([[], []])), "no text layer"),
    ("cut.pdf", lambda path: path.write_bytes(b"%PDF-1.7\nnothing of it"), "damaged"),
    ("words.pdf", lambda path: path.write_bytes(b"The words of it."), "no pdf file"),
    ("empty.html", lambda path: path.write_bytes(b" \n"), "empty"),
    ("nothing.html", lambda path: path.write_bytes(b"<html><script>the of and</script></html>"), "no sentence"),
    ("deep.html", lambda path: path.write_bytes(b"<div>" * 5000 + b"the words of it"), "elements within each other"),
    ("wrong.txt", lambda path: path.write_bytes(b"PK\x03\x04" + b"x" * 50), "a zip or Office file"),
    ("locked.docx", lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" + b"x" * 50), "encrypted Office file"),
    ("sheet.docx", sheet, "no Word document"),
    ("cut.docx", lambda path: path.write_bytes(word([("sentence", "The words.")])[:2000]), "damaged"),
    ("bomb.docx", bomb, "unpacks to more"),
    ("entities.docx", entities, "document type"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "make", "says"), HOSTILE, ids=[name for name, _, _ in HOSTILE])
def test_a_file_that_cannot_be_read_is_named(tmp_path, name, make, says):
    path = tmp_path / name
    make(path)
    with pytest.raises(ReportError, match=says) as error:
        read_report(path)
    assert str(path) in str(error.value)


@pytest.mark.parametrize(
    ("ending", "content"),
    [(".pdf", pdf([[(72, 700, 11, "The permit was refused.")]])),
     (".docx", word([("sentence", "The permit was refused.")])),
     (".html", b"<!doctype html><html lang=en><body><p>The permit was refused.</p></body></html>")],
    ids=["PDF", "Word", "HTML"],
)  # fmt: skip
def test_a_report_is_read_by_its_content_whatever_its_name(tmp_path, ending, content):
    """A row may accept several formats, and its path states only one."""
    texts = set()
    for name in (f"report{ending}", "report.txt", "report.html", "report.pdf"):
        (tmp_path / name).write_bytes(content)
        texts.add(tuple(read_report(tmp_path / name, "en")["text"]))
    assert texts == {("The permit was refused.",)}
