"""Publish the index of an edition."""

from tipimpact.common import job
from tipimpact.common.files import write_text
from tipimpact.common.tables import read_table
from tipimpact.publish.index import chooser_page, index_page


def publish_index(data: list[str], pages: dict[str, str], chooser: str, edition: str) -> None:
    """Write one page for each language of ``pages``, and the page that leads to them."""
    read = [read_table(path, edition=edition) for path in data]
    tables = {table.attrs["table"]: table for table in read}
    for lang, output in pages.items():
        write_text(output, index_page(tables, edition, lang))
    write_text(chooser, chooser_page(edition))


if __name__ == "__main__":
    job.run(
        publish_index,
        snakemake,
        data=list(snakemake.input),
        pages={"en": snakemake.output.en, "fr": snakemake.output.fr},
        chooser=snakemake.output.chooser,
        edition=snakemake.params.edition,
    )
