"""Write what both languages of a site share: the rows of its tables, the page that leads to either, what is dropped."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import write_text
from tipimpact.publish.site.dropped import closing_words
from tipimpact.publish.site.inputs import read_inputs
from tipimpact.publish.site.pages import chooser_page
from tipimpact.publish.site.table_pages import row_files
from tipimpact.publish.words.constants import open_package


def write_site(package: str, figures: str, draft: str, dropped: str) -> None:
    """Write the rows of every table, which serve both languages, and the sentences that are dropped.

    figures: the list in the folder of figures.  draft: folder, whose files are named as in the folder of results.
    """
    inputs = read_inputs(open_package(package), Path(figures).parent)
    for page in row_files(inputs):
        write_text(Path(draft, "site", page.file), page.text)
    write_text(Path(draft, "index.html"), chooser_page(inputs.edition))
    write_text(dropped, closing_words(inputs.evidence, "en"))


if __name__ == "__main__":
    job.run(write_site, snakemake)
