"""Write the brief in both languages, as PDF and Word."""

from pathlib import Path

from tipimpact.common import LANGUAGES, job
from tipimpact.common.files import write_bytes
from tipimpact.publish.brief.content import brief, read_pictures
from tipimpact.publish.brief.pdf import pdf_bytes
from tipimpact.publish.brief.word import word_bytes
from tipimpact.publish.tables.joins import Authored
from tipimpact.publish.tables.table import read_results
from tipimpact.publish.words.constants import give_constants


def publish_brief(data: list[str], authored: dict[str, str], figures: str, edition: str, files: list[str]) -> None:
    """Write ``<language>.pdf`` and ``<language>.docx`` into one folder, from the tables ``data`` and their figures.

    figures: the list in the folder of figures.
    """
    texts, folder = Authored(**authored), Path(files[0]).parent
    give_constants(texts.constants)
    results = read_results(data, texts, edition)
    for lang in LANGUAGES:
        said = brief(results, read_pictures(Path(figures).parent, lang), lang)
        write_bytes(folder / f"{lang}.pdf", pdf_bytes(said))
        write_bytes(folder / f"{lang}.docx", word_bytes(said))


if __name__ == "__main__":
    job.run(publish_brief, snakemake)
