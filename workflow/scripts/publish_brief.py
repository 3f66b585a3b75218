"""Write the brief in both languages, as PDF and Word."""

from pathlib import Path

from tipimpact.common import LANGUAGES, job
from tipimpact.common.files import write_bytes
from tipimpact.common.tables import read_table
from tipimpact.publish.brief import brief, pdf_bytes, read_pictures, word_bytes
from tipimpact.publish.tables.joins import Authored
from tipimpact.publish.tables.table import ResultTable


def publish_brief(data: list[str], authored: Authored, figures: str, folder: Path, edition: str) -> None:
    """Write ``<language>.pdf`` and ``<language>.docx`` into ``folder``, from the tables ``data`` and their figures."""
    read = [read_table(path, edition=edition) for path in data]
    names = [str(table.attrs["table"]) for table in read]
    results = {
        name: ResultTable(table, name, authored.sources, authored) for name, table in zip(names, read, strict=True)
    }
    for lang in LANGUAGES:
        said = brief(results, read_pictures(figures, lang), lang)
        write_bytes(folder / f"{lang}.pdf", pdf_bytes(said))
        write_bytes(folder / f"{lang}.docx", word_bytes(said))


if __name__ == "__main__":
    job.run(
        publish_brief,
        snakemake,
        data=list(snakemake.input.data),
        authored=Authored(**snakemake.params.authored),
        figures=snakemake.input.figures,
        folder=Path(snakemake.output[0]).parent,
        edition=snakemake.params.edition,
    )
