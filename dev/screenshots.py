"""Photograph the answer page of the release for the documentation: `make screenshots`.

In both languages, as wide as a computer and as a phone.
"""

from pathlib import Path

from chromium import launched

from tipimpact.common import LANGUAGES
from tipimpact.common.files import write_bytes

ROOT = Path(__file__).resolve().parents[1]
SIZES = {1280: 580, 390: 844}  # width and height in pixels; they end above the hotline's number, which may change


def photographs(site: Path) -> dict[str, bytes]:
    """Names and PNG files of the pictures. site: ``results/<edition>/site``."""
    made = {}
    with launched() as browser:
        for lang in LANGUAGES:
            for width, height in SIZES.items():
                page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
                page.goto((site / lang / "index.html").resolve().as_uri())
                made[f"answer_{lang}_{width}.png"] = page.screenshot()
                page.close()
    return made


if __name__ == "__main__":
    for name, png in photographs(ROOT / "results" / "answer" / "site").items():
        write_bytes(ROOT / "docs" / "images" / name, png)
        print(f"docs/images/{name}: {len(png) / 1000:.0f} kB")
