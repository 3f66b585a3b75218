"""Write the pages of an edition's site in one language."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import write_text
from tipimpact.publish.site.inputs import read_inputs
from tipimpact.publish.site.pages import pages as all_pages
from tipimpact.publish.words.constants import open_package


def write_pages(package: str, figures: str, pages: list[str], lang: str, output: str) -> None:
    """Write every page of a language.

    figures: the list in the folder of figures.  pages: their names.  output: folder, whose files are named as in the
    folder of results.
    """
    inputs = read_inputs(open_package(package), Path(figures).parent)
    for page in all_pages(inputs, lang, pages):
        write_text(Path(output, "site", lang, page.file), page.text)


if __name__ == "__main__":
    job.run(write_pages, snakemake)
