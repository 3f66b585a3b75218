"""Hooks of `make docs`: some files outside docs/ are shown as pages too."""

from __future__ import annotations

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


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages above."""
    for name, path in PAGES.items():
        text = (ROOT / path).read_text(encoding="utf-8")
        files.append(File.generated(config, name, content=text.replace("](docs/", "](")))
    return files


def on_page_markdown(markdown: str, page: Page, **kwargs: object) -> str:
    """Links to the files above lead to their pages."""
    up = "../" * page.file.src_uri.count("/")
    outside = "" if page.file.src_uri in PAGES else f"../{up}"
    for name, path in PAGES.items():
        markdown = markdown.replace(f"]({outside}{path}", f"]({up}{name}")
    return markdown
