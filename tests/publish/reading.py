"""What reads formats back, by programs that are not ours, and what opens pages in Chromium: for several test files."""

import io
import re
import shutil
import subprocess

import docx
from python_calamine import CalamineWorkbook

from tipimpact.publish.tables.around import PANEL, heading, is_upright
from tipimpact.publish.tables.model import View
from tipimpact.publish.tables.tex_format import PACKAGES
from tipimpact.publish.words import say

LATEX = shutil.which("pdflatex")


def from_panels(panels: list[list[list[str]]], view: View) -> list[list[str]]:
    """Rows put together again from strips of columns, each with the row's number first; a narrow table as it is."""
    if is_upright(view):
        (only,) = panels
        return only
    numbers = [str(i) for i in range(1, len(view.rows) + 1)]
    for panel in panels:
        assert [row[0] for row in panel[1:]] == numbers
    assert all(len(panel[0]) <= PANEL + 1 for panel in panels)
    return [[text for row in rows for text in row[1:]] for rows in zip(*panels, strict=True)]


def words(view: View) -> list[list[str]]:
    return [[heading(item) for item in view.headings], *([cell.text for cell in row] for row in view.rows)]


def in_word(content: bytes, view: View) -> list[list[str]]:
    tables = docx.Document(io.BytesIO(content)).tables
    return from_panels([[[cell.text for cell in row.cells] for row in table.rows] for table in tables], view)


def in_latex(text: str, view: View) -> list[list[str]]:
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

    panels = []
    for body in re.findall(r"\\begin\{longtable\}.*?\\end\{longtable\}", text, flags=re.DOTALL):
        head = re.findall(r"\\textbf\{(.*?)\}(?= & | \\\\)", body.split(r"\midrule")[0])
        rows = body.split("\\endfoot\n")[1].split("\n\\end{longtable}")[0].splitlines()
        cells = [re.split(r"(?<!\\) & ", row.removesuffix(r" \\")) for row in rows]
        panels.append([[plain(cell) for cell in row] for row in [head, *cells]])
    return from_panels(panels, view)


def in_excel(content: bytes, view: View) -> list[list]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_name(say("sheet-data", view.lang)).to_python()


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
