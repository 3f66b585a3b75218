"""Write the results and the picture of both READMEs from contracts and the release: `make readme`."""

import re
import sys
import textwrap
from pathlib import Path

from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import contract, names
from tipimpact.common.files import write_text
from tipimpact.publish.figures import FIGURES
from tipimpact.publish.figures.draw import sketched, with_texts
from tipimpact.publish.figures.model import WIDE
from tipimpact.publish.figures.svg import resolved
from tipimpact.publish.tables.findings import FINDINGS, subject_of
from tipimpact.publish.words.constants import open_package

ROOT = Path(__file__).resolve().parents[1]
READMES = {"en": ROOT / "README.md", "fr": ROOT / "README.fr.md"}
DRAWN = {"closed": "never", "delayed": "longer"}  # what an Act did to a lane, and the band that it then belongs to
YEARS = 3 * 365  # days
BLOCK = re.compile(r"(<!-- make readme -->\n).*?(<!-- end -->)", re.DOTALL)
HEADS = {
    "en": ("| finding | file |", "**Data** (titles: `.venv/bin/tipimpact tables`):"),
    "fr": (
        "| constat | fichier |",
        "**Données** (titres\N{NO-BREAK SPACE}: `.venv/bin/tipimpact tables --lang fr`)\N{NO-BREAK SPACE}:",
    ),
}


def results(lang: str) -> str:
    """The findings with their files, and the data tables by name."""
    head, data = HEADS[lang]
    findings = [f"| {subject_of(name, lang)} | `finding-{name}` |" for name in FINDINGS]
    tables = textwrap.fill(", ".join(f"`{name}`" for name in _by_number()), 145)
    lines = [head, "| --- | --- |", *findings, "", f"{data}", f"{tables}."]
    return "\n".join(lines) + "\n"


def _by_number() -> list[str]:
    return sorted(names(published=True), key=lambda name: (contract(name).publish or {})["number"])


def page(lang: str) -> str:
    """A README with today's results."""
    return BLOCK.sub(lambda found: found[1] + results(lang) + found[2], READMES[lang].read_text(encoding="utf-8"))


def picture(lang: str, folder: Path) -> str:
    """The figure of the lives cut down to one lane each: a wait of years if there is one, else what is gravest."""
    figure = FIGURES["lives"]
    package = open_package(folder)
    rows = figure.shown(with_texts(package.tables, package.texts), lang)
    facts = rows.attrs
    rows = rows[rows["word"].isin(DRAWN)].assign(others=0, years=rows["days"].fillna(0) > YEARS)
    rows = rows.sort_values("years", ascending=False, kind="stable").drop_duplicates("life").sort_index()
    rows = rows.assign(band=rows["word"].map(DRAWN)).sort_values("word", kind="stable")  # closed, then delayed
    rows.attrs = facts
    return with_background(resolved(sketched(figure, rows, lang, WIDE).svg()))


def with_background(svg: str) -> str:
    """A picture that is read on a dark page too."""
    return re.sub(r"(<svg [^>]*>)", r'\1<rect width="100%" height="100%" fill="#fdfcf9"/>', svg, count=1) + "\n"


def main(check: bool) -> int:
    """Write the READMEs and pictures, or only compare the READMEs; 1 if one is out of date."""
    late = [lang for lang in LANGUAGES if page(lang) != READMES[lang].read_text(encoding="utf-8")]
    if check:
        print(*(f"{READMES[lang].name} is out of date; to write it again: make readme" for lang in late), sep="\n")
        return int(bool(late))
    for lang in LANGUAGES:
        write_text(READMES[lang], page(lang))
        drawn = picture(lang, ROOT / "results" / "answer" / "data")
        write_text(ROOT / "docs" / "images" / f"lives_{lang}.svg", drawn)
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
