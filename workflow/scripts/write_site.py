"""Write the site of an edition."""

from pathlib import Path

from tipimpact.common import LANGUAGES, job
from tipimpact.common.files import write_text
from tipimpact.publish.site.dropped import closing_words
from tipimpact.publish.site.inputs import read_inputs
from tipimpact.publish.site.pages import chooser_page
from tipimpact.publish.site.pages import pages as all_pages
from tipimpact.publish.site.table_pages import row_files
from tipimpact.publish.words.constants import open_package


def write_site(package: str, figures: str, pages: list[str], draft: str, dropped: str) -> None:
    """Write every page, the page that leads to them, and the sentences that are dropped.

    figures: the list in the folder of figures.  pages: names of the pages of each language.
    draft: folder, whose files are named as in the folder of results.
    """
    inputs = read_inputs(open_package(package), Path(figures).parent)
    for lang in LANGUAGES:
        for page in all_pages(inputs, lang, pages):
            write_text(Path(draft, "site", lang, page.file), page.text)
    for page in row_files(inputs):
        write_text(Path(draft, "site", page.file), page.text)
    write_text(Path(draft, "index.html"), chooser_page(inputs.edition))
    write_text(dropped, closing_words(inputs.evidence, "en"))


if __name__ == "__main__":
    job.run(write_site, snakemake)
