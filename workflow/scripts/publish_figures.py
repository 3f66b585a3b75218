"""Draw every figure in both languages, with its text alternative and the list of them all."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.contracts.figures import LISTED
from tipimpact.common.files import write_bytes, write_text
from tipimpact.common.tables import read_table
from tipimpact.publish.figures import FIGURES
from tipimpact.publish.figures.draw import picture
from tipimpact.publish.figures.manifest import manifest
from tipimpact.common import LANGUAGES


def publish_figures(data: list[str], names: list[str], folder: str, edition: str) -> None:
    """Draw the figures ``names`` from the tables ``data`` into ``folder``, one for each language, with their list."""
    read = [read_table(path, edition=edition) for path in data]
    tables = {table.attrs["table"]: table for table in read}
    drawn = {}
    for name in names:
        figure = FIGURES[name]
        pictures = {lang: picture(figure, tables[figure.published.table], lang) for lang in LANGUAGES}
        for lang, made in pictures.items():
            stem = Path(folder, lang, name)
            write_text(f"{stem}.svg", made.svg)
            write_bytes(f"{stem}.png", made.png)
            write_text(f"{stem}.alt.txt", made.alt + "\n")
        drawn[name] = figure, pictures
    write_text(Path(folder, LISTED), manifest(drawn, edition))


if __name__ == "__main__":
    job.run(
        publish_figures,
        snakemake,
        data=list(snakemake.input),
        names=snakemake.params.figures,
        folder=snakemake.output[0],
        edition=snakemake.params.edition,
    )
