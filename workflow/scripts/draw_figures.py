"""Draw every figure in both languages, with its text alternative and the list of figures."""

from pathlib import Path

from tipimpact.common import LANGUAGES, job
from tipimpact.common.contracts.files import LISTED
from tipimpact.common.files import write_bytes, write_text
from tipimpact.common.tables import read_table
from tipimpact.publish.figures import FIGURES
from tipimpact.publish.figures.draw import data_csv, files, manifest, picture, with_texts
from tipimpact.publish.tables.joins import Authored
from tipimpact.publish.words.constants import give_constants


def draw_figures(data: list[str], authored: dict[str, str], figures: list[str], edition: str, output: str) -> None:
    """Draw the figures of these names from the tables ``data``, for each language, with their list.

    output: folder; the files are in ``figures/`` below it, as in the folder of results.
    """
    folder = Path(output, "figures")
    texts, read = Authored(**authored), [read_table(path, edition=edition) for path in data]
    give_constants(texts.constants)
    evidence = with_texts({table.attrs["table"]: table for table in read}, texts)
    drawn = {}
    for name in figures:
        figure = FIGURES[name]
        drawn[name] = figure, {lang: picture(figure, evidence, lang, texts.sources) for lang in LANGUAGES}
        for lang, made in drawn[name][1].items():
            for path, content in files(figure, made, lang).items():
                write_bytes(Path(folder, path), content)
        if figure.is_on_answer:
            write_text(Path(folder, f"{name}.csv"), data_csv(figure.rows(evidence)))
    write_text(Path(folder, LISTED), manifest(drawn, edition))


if __name__ == "__main__":
    job.run(draw_figures, snakemake)
