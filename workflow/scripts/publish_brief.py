"""Write the brief in both languages, as PDF and Word."""

from pathlib import Path

from tipimpact.common import LANGUAGES, job
from tipimpact.common.files import write_bytes
from tipimpact.publish.brief.content import brief, draw_pictures
from tipimpact.publish.brief.pdf import pdf_bytes
from tipimpact.publish.brief.word import word_bytes
from tipimpact.publish.tables.table import result_tables
from tipimpact.publish.words.constants import open_package


def publish_brief(package: str, files: list[str]) -> None:
    """Write ``<language>.pdf`` and ``<language>.docx`` into one folder, from the package's tables."""
    results, folder = result_tables(open_package(package)), Path(files[0]).parent
    for lang in LANGUAGES:
        said = brief(results, draw_pictures(results, lang), lang)
        write_bytes(folder / f"{lang}.pdf", pdf_bytes(said))
        write_bytes(folder / f"{lang}.docx", word_bytes(said))


if __name__ == "__main__":
    job.run(publish_brief, snakemake)
