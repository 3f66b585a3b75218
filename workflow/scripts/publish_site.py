"""Write the site of an edition."""

from pathlib import Path
from typing import Any

from tipimpact.common import LANGUAGES, job
from tipimpact.common.files import write_text
from tipimpact.publish.site.held import read_held
from tipimpact.publish.site.pages import chooser_page, pages, shared
from tipimpact.publish.tables.joins import Authored


def publish_site(inputs: dict[str, Any], authored: Authored, site: str, chooser: str, edition: str) -> None:
    """Write every page in each language below ``site``, and the page that leads to them.

    inputs: the files that ``read_held`` takes.
    """
    held = read_held(**inputs, authored=authored, edition=edition)
    for lang in LANGUAGES:
        for page in pages(held, lang):
            write_text(Path(site, lang, page.file), page.text)
    for page in shared(held):
        write_text(Path(site, page.file), page.text)
    write_text(chooser, chooser_page(edition))


if __name__ == "__main__":
    job.run(
        publish_site,
        snakemake,
        inputs={name: files for name, files in snakemake.input.items() if name != "authored"},
        authored=Authored(**snakemake.params.authored),
        site=snakemake.output.site,
        chooser=snakemake.output.chooser,
        edition=snakemake.params.edition,
    )
