"""Photograph what is published for the documentation: `make screenshots`, or with the folder of another print.

The first page in both languages, as wide as a computer and as a phone, in light and dark; its other three figures the
same, as the files that travel; the first page of the brief; and the sheets of five clients. Colours are few, so that
the pictures are small.
"""

import datetime as dt
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
# Besides the child, which the first page shows in full: its other figures, those of the reform, and what was asked.
FIGURES = ("detected", "months", "day", "canada", "placebos", "asked")
COLOURS = 32  # of a picture: flat fills and the edges of letters

# The sheet whole, and without the way out, which stays in view.
WHOLE = """
.leave, body::before { display: none !important }
#paper { max-height: none !important; position: static !important }
"""
ASKED = dt.datetime(2026, 11, 30, 12)  # when the five clients ask
REFUSED = {"papers": "none", "work": "no", "asylum": "refused", "lastno": "d15", "care": "no", "order": "no"}
# Answers to the questions of the sheet; of one with a day, the option and the day. What all of them answer is in ALL.
ALL = {"group": "no", "record": "no", "age": "yes", "province": "on"}
CLIENTS = {
    "1_tied_worker": {
        "recent": "no",
        "papers": "tied",
        "abuse": "yes",
        "work": "left",
        "asylum": "never",
        "order": "no",
    },
    "2_refused_by_board": {
        **REFUSED,
        **{"recent": "mail 2026-11-25", "child": "yes", "lastno": "d15 2026-11-25", "whono": "board", "province": "qc"},
    },
    "3_refused_by_appeal": {
        **REFUSED,
        **{"recent": "portal 2026-11-22", "child": "no", "lastno": "d15 2026-11-22", "whono": "rad"},
    },
    "4_ineligible_form": {
        **{"recent": "hand 2026-11-25", "papers": "none", "work": "no", "asylum": "ineligible"},
        **{"order": "form 2026-11-25", "province": "bc"},
    },
    "5_never_claimed": {
        **{"recent": "no", "papers": "none", "work": "none", "asylum": "never", "order": "no"},
        **{"entry": "between", "province": "qc"},
    },
}


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
                        if file.is_file():
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
    Image.open(io.BytesIO(png)).convert("RGB").quantize(
        COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
    ).save(file, "PNG", optimize=True)
    return file.getvalue()


def sheets(site: Path) -> dict[str, bytes]:
    """Names and PNG files of the sheets of the five clients. site: as above."""
    made = {}
    with launched() as browser:
        for lang in LANGUAGES:
            for client, answers in CLIENTS.items():
                page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light")
                page.clock.set_fixed_time(ASKED)
                page.goto((site / lang / "ask.html").resolve().as_uri())
                for question, given in {**ALL, **answers}.items():
                    option, _, day = given.partition(" ")
                    page.locator(f"input[name={question}][value='{option}']").evaluate("input => input.click()")
                    if day:
                        page.locator(f"#q-{question} input[type=date]").fill(day)
                        page.locator(f"#q-{question} input[type=date]").dispatch_event("change")
                page.add_style_tag(content=WHOLE)
                made[f"{lang}_{client}.png"] = small(page.locator("#paper").screenshot())
                page.close()
    return made


if __name__ == "__main__":
    printed = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "results" / "answer"
    pictures = photographs(printed)
    pictures |= {f"sheets/{name}": png for name, png in sheets(printed / "site").items()}
    for name, png in pictures.items():
        write_bytes(PICTURES / name, png)
        print(f"docs/images/{name}: {len(png) / 1000:.0f} kB")
