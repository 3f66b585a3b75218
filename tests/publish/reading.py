"""What reads formats back, by programs that are not ours, and what opens pages in Chromium: for several test files."""

import io
import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import docx
import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from tipimpact.common.releases import newest_release
from tipimpact.publish.tables.around import heading
from tipimpact.publish.tables.model import View
from tipimpact.publish.tables.tex_format import PACKAGES

LATEX = shutil.which("pdflatex")
WRITER = shutil.which("soffice") or shutil.which("libreoffice")
NEEDS_WRITER = pytest.mark.skipif(
    not WRITER, reason="LibreOffice is not installed (Debian: libreoffice-writer-nogui fonts-liberation)"
)

# Where the fixtures ``sample_project`` and ``official_project`` have what was printed of an edition, below results/.
PRINTED = {"sample": "print", "official": "official"}

# Both languages have one template and one script: what a click does is tried in French in each gate, and in English too
# before a release.
GATE_IN_FRENCH = pytest.mark.parametrize("lang", [pytest.param("en", marks=pytest.mark.release), "fr"])


def release_without(absent: str, folder: Path) -> Path:
    """A copy of the newest release in a new folder, as somebody else would make it: one table is not in it."""
    package = shutil.copytree(newest_release(), folder)
    description = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    description["resources"] = [item for item in description["resources"] if item["name"] != absent]
    (package / "datapackage.json").write_text(json.dumps(description), encoding="utf-8")
    (package / f"{absent}.parquet").unlink()
    return package


def count_word_pages(files: Sequence[Path], folder: Path) -> dict[str, int]:
    """The pages of Word documents as LibreOffice sets them, by name without ending. folder: where it may write."""
    command = [str(WRITER), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {path.stem: len(pypdfium2.PdfDocument(folder / f"{path.stem}.pdf")) for path in files}


def words(view: View) -> list[list[str]]:
    return [[heading(item) for item in view.headings], *([cell.text for cell in row] for row in view.rows)]


def in_word(content: bytes) -> list[list[str]]:
    """The cells of all pages of one table, whose head is on each page."""
    pages = [[[cell.text for cell in row.cells] for row in t.rows] for t in docx.Document(io.BytesIO(content)).tables]
    return joined(pages)


def joined(pages: list[list[list[str]]]) -> list[list[str]]:
    """The pages of a table as one, its head once."""
    head = pages[0][0]
    assert all(page[0] == head for page in pages)
    return [head, *(row for page in pages for row in page[1:])]


def in_latex(text: str) -> list[list[str]]:
    """Undone by rules written apart from those that wrote it."""

    def plain(cell: str) -> str:
        for said, meant in {
            r"\textbackslash{}": "\0", r"\textasciicircum{}": "^", r"\textasciitilde{}": "\1",
            r"\textquotesingle{}": "'",
            r"\textasciigrave{}": "`", r"\textquotedbl{}": '"', r"\newline{}": "\n", r"\ensuremath{-}": "−",
            r"\ensuremath{\rightarrow}": "→", r"\ensuremath{\leq}": "≤", r"\ensuremath{\geq}": "≥",
            r"\ensuremath{\approx}": "≈", r"\mbox{-}": "\N{NON-BREAKING HYPHEN}", r"\,": "\N{NARROW NO-BREAK SPACE}",
            "{-}": "-", "{[}": "[", "{*}": "*", "~": "\N{NO-BREAK SPACE}",
        }.items():  # fmt: skip
            cell = cell.removeprefix(r"\leavevmode").replace(said, meant)
        cell = re.sub(r"U\+([0-9A-F]{4,6})", lambda point: chr(int(point[1], 16)), cell)  # not in the fonts
        return re.sub(r"\\([{}$&#%_])", r"\1", cell).replace("\0", "\\").replace("\1", "~")

    def table(body: str) -> list[list[str]]:
        head = re.findall(r"\\textbf\{(.*?)\}(?= & | \\\\)", body.split(r"\midrule")[0])
        rows = body.split("\\endfoot\n")[1].split("\n\\end{longtable}")[0].splitlines()
        cells = [re.split(r"(?<!\\) & ", row.removesuffix(r" \\")) for row in rows]
        return [[plain(cell) for cell in row] for row in [head, *cells]]

    bodies = re.findall(r"\\begin\{longtable\}.*?\\end\{longtable\}", text, flags=re.DOTALL)
    return joined([table(body) for body in bodies])


def in_excel(content: bytes) -> list[list]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_index(1).to_python()


def compiled(fragment: str, folder) -> str:
    """What pdfLaTeX says of a document that holds the fragment; its PDF is left in ``folder``."""
    (folder / "table.tex").write_text(fragment, encoding="utf-8")
    lines = [r"\documentclass{article}", *PACKAGES, r"\begin{document}", r"\input{table}", r"\end{document}"]
    (folder / "whole.tex").write_text("\n".join(lines), encoding="utf-8")
    command = [str(LATEX), "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "whole.tex"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace")
    assert done.returncode == 0, done.stdout[-1500:]
    return done.stdout


def opened(browser, **settings):
    context = browser.new_context(accept_downloads=True, **settings)
    page, faults = context.new_page(), []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda r: faults.append(r.url) if not r.url.startswith(("file:", "data:", "blob:")) else None)
    yield page
    context.close()
    assert faults == []


def headline_words(text: str) -> int:
    """Words of a title; a number with its thousands is one word."""
    parts = re.split(r"(?<!\d)[\s\u00a0]+|[\s\u00a0]+(?!\d)", text)
    return len([part for part in parts if re.search(r"\w", part)])
