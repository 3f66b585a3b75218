"""Photograph what is published for the documentation: `make screenshots`, or with the folder of another print.

The first page in both languages, as wide as a computer and as a phone, in light and dark; its other three figures the
same, as the files that travel; and the first page of the brief. Colours are few, so that the pictures are small.
"""

import io
import sys
from contextlib import closing
from pathlib import Path

import pypdfium2
from chromium import launched
from PIL import Image

from tipimpact.common import LANGUAGES
from tipimpact.common.files import write_bytes

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "images"
WIDTHS = (1280, 390)  # pixels
SCHEMES = ("light", "dark")
FIGURES = ("detected", "months", "day")  # besides the child, which the first page shows in full
COLOURS = 24  # of a picture: flat fills and the edges of letters


def photographs(printed: Path) -> dict[str, bytes]:
    """Names and PNG files of the pictures. printed: a folder of results that has ``site`` and ``brief``."""
    made = {}
    with launched() as browser:
        for lang in LANGUAGES:
            for width in WIDTHS:
                for scheme in SCHEMES:
                    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
                    page.goto((printed / "site" / lang / "index.html").resolve().as_uri())
                    made[f"answer_{lang}_{width}_{scheme}.png"] = small(page.screenshot(full_page=True))
                    for name in FIGURES:
                        file = printed / "figures" / lang / f"{name}{'' if width == WIDTHS[0] else '-phone'}.svg"
                        if page.locator(f"#figure-{name}").count():
                            page.goto(file.resolve().as_uri())
                            drawn = page.locator("svg").first.screenshot()
                            made[f"{name}_{lang}_{width}_{scheme}.png"] = small(drawn)
                            page.goto((printed / "site" / lang / "index.html").resolve().as_uri())
                    page.close()
            made[f"brief_{lang}.png"] = first_page(printed / "brief" / f"{lang}.pdf")
    return made


def first_page(pdf: Path) -> bytes:
    """The first page of a PDF."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        file = io.BytesIO()
        document[0].render(scale=1.5).to_pil().save(file, "PNG")
    return small(file.getvalue())


def small(png: bytes) -> bytes:
    """The same picture in few colours."""
    file = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(
        file, "PNG", optimize=True
    )
    return file.getvalue()


if __name__ == "__main__":
    pictures = photographs(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "results" / "official")
    for name, png in pictures.items():
        write_bytes(PICTURES / name, png)
    print(f"{len(pictures)} pictures, {sum(map(len, pictures.values())) / 1000:.0f} kB, in docs/images")
