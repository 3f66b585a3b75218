"""Write the answer of the newest release into docs/answer, for readers who run nothing: `make answer`.

It is the brief of the release as Markdown, with its pictures. Only sentences, short tables and pictures of ours are in
it. Whoever changes words, pictures or the release writes it again; a test compares them.
"""

from collections.abc import Iterator
from pathlib import Path

from printed import read_release
from readme import with_background

from tipimpact.common import LANGUAGES
from tipimpact.common.files import write_text
from tipimpact.publish.brief.content import Block, Brief, Items, Links, Paragraph, Rows, brief, draw_pictures
from tipimpact.publish.figures.draw import Picture
from tipimpact.publish.figures.svg import resolved

ROOT = Path(__file__).resolve().parents[1]
ANSWER = ROOT / "docs" / "answer"
OTHERS = {"en": "[En français](fr.md)", "fr": "[In English](en.md)"}
EMPHASIS = {"lead": "**{}**", "quiet": "*{}*", "text": "{}"}  # by kind of paragraph


def read_briefs() -> dict[str, Brief]:
    """The brief of the newest release by language."""
    results = read_release().results
    return {lang: brief(results, draw_pictures(results, lang), lang) for lang in LANGUAGES}


def answer_files(briefs: dict[str, Brief]) -> dict[str, str]:
    """The pages and pictures by their name in docs/answer."""
    files = {}
    for lang, content in briefs.items():
        pictures = [block for section in content.sections for block in section.blocks if isinstance(block, Picture)]
        drawn = {picture.title: f"{lang}-{number}.svg" for number, picture in enumerate(pictures, 1)}
        lines = [f"# {content.title}", OTHERS[lang], f"*{content.footer}*"]
        for section in content.sections:
            lines += [f"## {section.title}"] if section.title else []
            lines += [line for block in section.blocks for line in _markdown(block, drawn)]
        files[f"{lang}.md"] = "\n\n".join(lines) + "\n"
        files |= {drawn[picture.title]: with_background(resolved(picture.svg)) for picture in pictures}
    return files


def _markdown(block: Block, drawn: dict[str, str]) -> Iterator[str]:
    """The paragraphs of a block. drawn: the file of each picture by its title."""
    match block:
        case Paragraph(text, kind):
            yield EMPHASIS[kind].format(text)
        case Items(items):
            yield "\n".join(f"- {item}" for item in items)
        case Links(items):
            yield " · ".join(f"[{text}]({address})" if address else text for text, address in items)
        case Picture():
            yield f"### {block.title}"
            yield block.subtitle
            yield f"![{block.alt}]({drawn[block.title]})"
            yield f"*{' '.join(filter(None, (block.note, block.source)))}*"
        case Rows():
            yield f"### {block.title}"
            cells = [[cell.replace("|", r"\|") for cell in row] for row in (block.headings, *block.rows)]
            head, *rows = (f"| {' | '.join(row)} |" for row in cells)
            yield "\n".join([head, f"|{' --- |' * len(block.headings)}", *rows])
            yield f"*{block.note}*"


def main() -> None:
    """Write the files, and delete pictures that are no longer in them."""
    files = answer_files(read_briefs())
    for name, text in files.items():
        write_text(ANSWER / name, text)
    for path in {*ANSWER.iterdir()} - {ANSWER / name for name in files}:
        path.unlink()


if __name__ == "__main__":
    main()
