"""Make the known reports: python tests/reports/make_known.py [folder].

Needs LibreOffice, with hyphenation for English and French (packages libreoffice-writer, hyphen-en-us, hyphen-fr),
Chromium and the fonts Liberation. The content is ours (known/en.yaml, known/fr.yaml). LibreOffice makes PDF of one and
two columns with footnotes, Word, web page and text; Chromium prints PDF of one and two columns with notes at the end.
The dates and random ids in the files are overwritten, so that the same programs give the same bytes.
"""

import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import yaml

KNOWN = Path(__file__).parent / "known"
PART = re.compile(r"\{(\d+)\}|\{\^(\w+)\}|\*([^*]+)\*")
DAY = b"20200101000000"
Content = dict[str, Any]


def read_content(lang: str) -> Content:
    """Content of the known reports in a language."""
    return yaml.safe_load((KNOWN / f"{lang}.yaml").read_text(encoding="utf-8"))


def plain(words: str) -> str:
    """What a reader must give back of a sentence: without calls and marks."""
    return PART.sub(lambda part: part[2] or part[3] or "", words)


def expected(content: Content) -> list[tuple[str, str, str]]:
    """Kind, heading and words of every sentence, notes last."""
    rows, section = [], ""
    for block in content["blocks"]:
        ((kind, words),) = block.items()
        if kind == "heading":
            section = words
        elif kind == "row":
            rows.append(("row", section, " ".join(words)))
        else:
            sentences = words if kind == "paragraph" else [words]
            rows += [("bullet" if kind == "bullet" else "sentence", section, plain(text)) for text in sentences]
    return rows + [("note", "", text) for sentences in content["notes"].values() for text in sentences]


def without_notes(content: Content) -> Content:
    """The content without calls and notes."""

    def silent(words: Any) -> Any:
        return [silent(text) for text in words] if isinstance(words, list) else re.sub(r"\{\d+\}", "", words)

    blocks = [{kind: silent(words) for kind, words in block.items()} for block in content["blocks"]]
    return {**content, "blocks": blocks, "notes": {}}


def marked(words: str, call: Callable[[int], str], raised: str, slanted: str) -> str:
    """A sentence in a format: ``call`` writes the call of a note, the others hold a place for the words."""
    out, position = [], 0
    for part in PART.finditer(words):
        out.append(escape(words[position : part.start()]))
        shape = raised if part[2] else slanted
        out.append(call(int(part[1])) if part[1] else shape.format(escape(part[2] or part[3])))
        position = part.end()
    return "".join([*out, escape(words[position:])])


def groups(content: Content) -> Iterator[tuple[str, list[Any]]]:
    """Blocks in order; items of one list, and rows of one table, are together."""
    for kind, same in groupby(content["blocks"], lambda block: next(iter(block))):
        texts = [block[kind] for block in same]
        yield from [(kind, texts)] if kind in ("bullet", "row") else ((kind, [words]) for words in texts)


def body(content: Content, run: Callable[[str], str], shapes: dict[str, str]) -> str:
    """The blocks in a format. run: writes a sentence.  shapes: hold a place for the words of each kind of part."""
    parts = []
    for kind, texts in groups(content):
        if kind == "heading":
            words = escape(texts[0])
        elif kind == "paragraph":
            words = run(" ".join(texts[0]))
        elif kind == "bullet":
            words = "".join(shapes["item"].format(run(words)) for words in texts)
        else:
            rows = ("".join(shapes["cell"].format(escape(cell)) for cell in cells) for cells in texts)
            words = "".join(map(shapes["cells"].format, rows))
        parts.append(shapes[kind].format(words, count=len(texts[0])))
    return "\n".join(parts)


# LibreOffice

FLAT = Path(__file__).with_name("known.fodt").read_text(encoding="utf-8")
UNTAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}'
SHAPES, TAGS = yaml.safe_load(Path(__file__).with_name("shapes.yaml").read_text(encoding="utf-8")).values()
COLUMNS = '<style:columns fo:column-count="2" fo:column-gap="0.8cm"/>'


def flat_document(content: Content, columns: int) -> str:
    """A document for LibreOffice, with footnotes."""

    def call(number: int) -> str:
        words = escape(" ".join(content["notes"][number]))
        return (
            f'<text:note text:id="n{number}" text:note-class="footnote"><text:note-citation>{number}'
            f'</text:note-citation><text:note-body><text:p text:style-name="Footnote">{words}</text:p>'
            "</text:note-body></text:note>"
        )

    def run(words: str) -> str:
        up, slanted = (f'<text:span text:style-name="{name}">{{}}</text:span>' for name in ("Up", "Slanted"))
        return marked(words, call, up, slanted)

    return FLAT.format(
        lang=content["lang"],
        head=escape(content["head"]),
        columns=COLUMNS if columns == 2 else "",
        body=body(content, run, SHAPES),
    )


def convert(folder: Path, source: Path, target: str) -> Path:
    """Let LibreOffice save a document in another format."""
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", target]
    subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True)
    return folder / f"{source.stem}.{target.split(':')[0]}"


# Chromium

PAGE = Path(__file__).with_name("known.html").read_text(encoding="utf-8")


def web_page(content: Content, columns: int = 1, softened: bool = False, header: bool = False) -> str:
    """A web page with its notes at the end.

    header: it has one.  softened: long words have soft hyphens, so that lines break there.
    """

    def call(number: int) -> str:
        return f'<sup><a href="#n{number}" id="r{number}">{number}</a></sup>'

    def run(words: str) -> str:
        text = marked(words, call, "<sup>{}</sup>", "<em>{}</em>")
        return re.sub(r"(?<![\w\"#/.:-])([^\W\d_]{5})(?=[^\W\d_]{4})", "\\1&shy;", text) if softened else text

    notes = "\n".join(
        f'<p id="n{number}"><sup><a href="#r{number}">{number}</a></sup> {escape(" ".join(words))}</p>'
        for number, words in content["notes"].items()
    )
    heading = f"<h1>{escape(content['notes_head'])}</h1>"
    end = f'<section role="doc-endnotes" class="notes">\n{heading}\n{notes}\n</section>'
    head = escape(content["head"])
    style = "columns: 2; column-gap: 0.8cm; text-align: justify;" if columns == 2 else ""
    return PAGE.format(
        lang=content["lang"],
        head=head,
        header=f"<header>{head}</header>\n" if header else "",
        columns=style,
        body=f"{body(content, run, TAGS)}\n{end}",
    )


def printed(folder: Path, page: str) -> bytes:
    """Let Chromium print a page."""
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_text(page, encoding="utf-8")
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/chromium",
         "--no-pdf-header-footer", "--disable-pdf-tagging", f"--print-to-pdf={target}", source.as_uri()],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return target.read_bytes()


# Text


def text_file(content: Content) -> str:
    """Plain text as people type it: lines of 72 characters, calls and notes in square brackets."""
    import textwrap

    parts = []
    for kind, texts in groups(content):
        texts = [" ".join(texts[0])] if kind == "paragraph" else texts
        for words in texts:
            if kind == "row":
                parts.append("   ".join(words))
                continue
            shown = marked(words, "[{}]".format, "{}", "{}")
            parts.append(textwrap.fill(f"• {shown}" if kind == "bullet" else shown, 72, break_on_hyphens=False))
    parts.append(content["notes_head"])
    parts += [textwrap.fill(f"[{number}] {' '.join(words)}", 72) for number, words in content["notes"].items()]
    return "\n\n".join(parts) + "\n"


def markdown_file(content: Content) -> str:
    """Markdown with footnotes."""
    parts = []
    for kind, texts in groups(content):
        if kind == "row":
            first, *rest = ("| " + " | ".join(row) + " |" for row in texts)
            parts.append("\n".join([first, "|" + " --- |" * len(texts[0]), *rest]))
            continue
        shape = {"heading": "# {}", "bullet": "- {}"}.get(kind, "{}")
        texts = [" ".join(texts[0])] if kind == "paragraph" else texts
        parts += [shape.format(marked(words, "[^{}]".format, "{}", "*{}*")) for words in texts]
    parts += [f"[^{number}]: {' '.join(words)}" for number, words in content["notes"].items()]
    return "\n\n".join(parts).replace("&amp;", "&") + "\n"


# All files


def settled(data: bytes) -> bytes:
    """A file without what changes from one making to the next: dates and ids of PDF, times in a zip."""
    if data.startswith(b"PK"):
        return _settled_zip(data)
    data = re.sub(rb"(/(?:CreationDate|ModDate)\s*\(D:)\d{14}[^)]*\)",
                  lambda m: m[0][: len(m[1])] + DAY + b" " * (len(m[0]) - len(m[1]) - 15) + b")", data)  # fmt: skip
    data = re.sub(rb"(/(?:ID|DocChecksum)\s*\[?\s*[</])[0-9A-F]{32}(?:>\s*<[0-9A-F]{32})?",
                  lambda m: re.sub(rb"[0-9A-F]{32}", b"0" * 32, m[0]), data)  # fmt: skip
    return data


def _settled_zip(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        for name in packed.namelist():
            part = packed.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2020-01-01T00:00:00Z", part)
            again.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def make(lang: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every known report in a language. folder: for files in between."""
    content = read_content(lang)
    for columns, name in ((1, "one"), (2, "two")):
        source = folder / f"{lang}_{name}.fodt"
        source.write_text(flat_document(content, columns), encoding="utf-8")
        yield f"{lang}_office_{name}.pdf", convert(folder, source, UNTAGGED).read_bytes()
        yield f"{lang}_chromium_{name}.pdf", printed(folder, web_page(content, columns, softened=columns == 2))
    source = folder / f"{lang}_one.fodt"
    without = folder / f"{lang}_without.fodt"  # LibreOffice saves no note as text
    without.write_text(flat_document(without_notes(content), 1), encoding="utf-8")
    yield f"{lang}_office.docx", convert(folder, source, "docx").read_bytes()
    yield f"{lang}_office.html", convert(folder, source, "html:HTML (StarWriter):EmbedImages").read_bytes()
    yield f"{lang}_office.txt", convert(folder, without, "txt:Text (encoded):UTF8,LF").read_bytes()
    yield f"{lang}_page.html", web_page(content, softened=True, header=True).encode()
    yield f"{lang}_typed.txt", text_file(content).encode()
    yield f"{lang}_typed.md", markdown_file(content).encode()


def main(target: Path) -> int:
    """Write all files. Returns 1 if a program is missing."""
    if missing := [name for name in ("soffice", "chromium") if not shutil.which(name)]:
        print(f"nothing is made: {' and '.join(missing)} cannot be found", file=sys.stderr)
        return 1
    target.mkdir(parents=True, exist_ok=True)
    for lang in ("en", "fr"):
        with tempfile.TemporaryDirectory() as folder:
            for name, data in make(lang, Path(folder)):
                (target / name).write_bytes(settled(data))
                print(target / name, len(data))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else KNOWN))
