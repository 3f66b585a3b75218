"""The digest of every page, figure and finding that the press prints of the newest release: `make answer` records them.

Whoever changes what is printed looks at it, and records it again; a test compares. So a change of one file that moves
others is seen, and the commit names them.
"""

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

from tipimpact.common import LANGUAGES
from tipimpact.common.files import write_text
from tipimpact.common.releases import newest_release
from tipimpact.publish.figures import FIGURES
from tipimpact.publish.figures.draw import picture
from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.site.pages import pages
from tipimpact.publish.tables.csv_format import csv_text
from tipimpact.publish.tables.findings import finding_view, list_findings
from tipimpact.publish.tables.html_format import paste_text
from tipimpact.publish.tables.table import result_tables
from tipimpact.publish.tables.tex_format import tex_text
from tipimpact.publish.words.constants import open_package

FILE = Path(__file__).resolve().parents[1] / "tests" / "publish" / "printed.csv"


def read_release(folder: Path | None = None) -> SiteInputs:
    """What the site of a release is made from, the newest without a folder; its pages have no pictures in them."""
    package = open_package((folder or newest_release()) / "datapackage.json")
    return SiteInputs(package, result_tables(package))


def printed(inputs: SiteInputs, lang: str) -> Iterator[tuple[str, str]]:
    """Name and digest of each thing that is printed in a language."""
    for name, text in _texts(inputs, lang):
        yield f"{lang}/{name}", hashlib.sha256(text.encode()).hexdigest()[:16]


def _texts(inputs: SiteInputs, lang: str) -> Iterator[tuple[str, str]]:
    for page in pages(inputs, lang, ()):
        yield page.file, page.text
    for name, figure in FIGURES.items():
        made = picture(figure, inputs.evidence, lang, inputs.authored.sources)
        yield f"{name}.svg", made.framed
        yield f"{name}-phone.svg", made.phone.framed if made.phone else ""
    views = [finding_view(name, inputs.results, lang, inputs.evidence) for name in list_findings(inputs.results)]
    for view in views:
        yield f"{view.name}.csv", csv_text(view)
        yield f"{view.name}.tex", tex_text(view)
    yield "findings_pasted.html", paste_text(views, lang)


def read_recorded() -> dict[str, str]:
    """The digests that were recorded, by name."""
    return dict(csv.reader(FILE.read_text(encoding="utf-8").splitlines()))


def main() -> None:
    inputs = read_release()
    lines = [f"{name},{digest}\n" for lang in LANGUAGES for name, digest in printed(inputs, lang)]
    write_text(FILE, "".join(lines))


if __name__ == "__main__":
    main()
