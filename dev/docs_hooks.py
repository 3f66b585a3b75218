"""Hooks of `make docs`: some files outside docs/ are shown as pages too, and displaCy shows coded sentences."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[1]
# Page of the documentation: the file elsewhere in the project that it shows.
PAGES = {
    "architecture.md": "ARCHITECTURE.md",
    "contributing.md": "CONTRIBUTING.md",
    "changelog.md": "CHANGELOG.md",
    "configuration.md": "config/README.md",
}
# A block of sentences, one a line, that a page shows with their themes: ```displacy en
CODED = re.compile(r"^```displacy (en|fr)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINES = re.compile(r"\s*\n\s*")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages above."""
    for name, path in PAGES.items():
        text = (ROOT / path).read_text(encoding="utf-8")
        files.append(File.generated(config, name, content=text.replace("](docs/", "](")))
    return files


def on_page_markdown(markdown: str, page: Page, **kwargs: object) -> str:
    """Links to the files above lead to their pages; blocks of sentences show their themes."""
    markdown = CODED.sub(coded, markdown)
    up = "../" * page.file.src_uri.count("/")
    outside = "" if page.file.src_uri in PAGES else f"../{up}"
    for name, path in PAGES.items():
        markdown = markdown.replace(f"]({outside}{path}", f"]({up}{name}")
    return markdown


def coded(block: re.Match[str]) -> str:
    """The sentences of a block with their themes, as displaCy draws them."""
    from spacy import displacy  # only the page on themes has such blocks

    from tipimpact import themes

    lang, sentences = block.groups()
    nlp = themes.load(ROOT / "config" / "codebook" / "codebook.yaml", lang)
    docs = list(nlp.pipe(sentences.splitlines()))
    options = {"spans_key": "themes"}
    drawn = "".join(displacy.render(doc, style="span", options=options, jupyter=False) for doc in docs)
    return f'<div lang="{lang}">{LINES.sub(" ", drawn)}</div>'  # Markdown ends HTML at an empty line
