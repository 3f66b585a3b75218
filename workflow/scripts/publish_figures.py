"""Draw every figure in both languages, with its text alternative and the list of figures."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.contracts.figures import LISTED
from tipimpact.common.files import write_bytes, write_text
from tipimpact.common.tables import read_table
from tipimpact.publish.figures import FIGURES
from tipimpact.publish.figures.draw import drawn_rows, pictures
from tipimpact.publish.figures.manifest import data_csv, files, manifest
from tipimpact.publish.tables.joins import Authored


def publish_figures(data: list[str], authored: dict[str, str], figures: list[str], edition: str, output: str) -> None:
    """Draw the figures of these names from the tables ``data`` into a folder, for each language, with their list."""
    texts, read = Authored(**authored), [read_table(path, edition=edition) for path in data]
    tables = {table.attrs["table"]: table for table in read}
    drawn = {}
    for name in figures:
        figure, table = FIGURES[name], tables[FIGURES[name].published.table]
        drawn[name] = figure, pictures(figure, table, texts, tables)
        for lang, made in drawn[name][1].items():
            for path, content in files(figure, made, lang).items():
                write_bytes(Path(output, path), content)
        if figure.draw:
            write_text(Path(output, f"{name}.csv"), data_csv(drawn_rows(figure, table, tables)))
    write_text(Path(output, LISTED), manifest(drawn, edition))


if __name__ == "__main__":
    job.run(publish_figures, snakemake)
