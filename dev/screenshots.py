"""Photograph the answer page of the sample edition for the documentation: `make screenshots`.

In both languages, as wide as a computer and as a phone.
"""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

from tipimpact.common import LANGUAGES
from tipimpact.common.files import write_bytes

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")  # playwright's own is not downloaded
SIZES = {1280: 580, 390: 844}  # width and height in pixels; they end above the hotline's number, which may change


def photographs(site: Path) -> dict[str, bytes]:
    """Names and PNG files of the pictures. site: ``results/<edition>/site``."""
    made = {}
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for lang in LANGUAGES:
            for width, height in SIZES.items():
                page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
                page.goto((site / lang / "index.html").resolve().as_uri())
                made[f"answer_{lang}_{width}.png"] = page.screenshot()
                page.close()
        browser.close()
    return made


if __name__ == "__main__":
    for name, png in photographs(ROOT / "results" / "sample" / "site").items():
        write_bytes(ROOT / "docs" / "images" / name, png)
        print(f"docs/images/{name}: {len(png) / 1000:.0f} kB")
