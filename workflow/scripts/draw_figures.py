"""Draw every figure in both languages, with its text alternative and the list of figures."""

from pathlib import Path

from tipimpact.common import LANGUAGES, job
from tipimpact.common.contracts.files import LISTED
from tipimpact.common.files import write_bytes, write_text
from tipimpact.publish.figures import FIGURES
from tipimpact.publish.figures.draw import data_csv, files, manifest, picture, with_texts
from tipimpact.publish.words.constants import open_package


def draw_figures(package: str, figures: list[str], output: str) -> None:
    """Draw the figures of these names from the tables of the package, for each language, with their list.

    output: folder; the files are in ``figures/`` below it, as in the folder of results.
    """
    folder, read = Path(output, "figures"), open_package(package)
    evidence, sources = with_texts(read.tables, read.texts), read.texts.sources
    drawn = {}
    for name in (name for name in figures if FIGURES[name].published.table in read.tables):
        figure = FIGURES[name]
        drawn[name] = figure, {lang: picture(figure, evidence, lang, sources) for lang in LANGUAGES}
        for lang, made in drawn[name][1].items():
            for path, content in files(figure, made, lang).items():
                write_bytes(Path(folder, path), content)
        if figure.is_on_answer:
            write_text(Path(folder, f"{name}.csv"), data_csv(figure.rows(evidence)))
    write_text(Path(folder, LISTED), manifest(drawn, read.edition))


if __name__ == "__main__":
    job.run(draw_figures, snakemake)
