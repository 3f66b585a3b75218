"""Photograph the answer page of the release, and the sheets of five clients, for the documentation: `make screenshots`.

In both languages; the page as wide as a computer and as a phone.
"""

import datetime as dt
from pathlib import Path

from chromium import launched

from tipimpact.common import LANGUAGES
from tipimpact.common.files import write_bytes

ROOT = Path(__file__).resolve().parents[1]
SIZES = {1280: 580, 390: 844}  # width and height in pixels; they end above the hotline's number, which may change

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
                made[f"{lang}_{client}.png"] = page.locator("#paper").screenshot()
                page.close()
    return made


if __name__ == "__main__":
    site, images = ROOT / "results" / "answer" / "site", ROOT / "docs" / "images"
    pictures = {**photographs(site), **{f"sheets/{name}": png for name, png in sheets(site).items()}}
    for name, png in pictures.items():
        write_bytes(images / name, png)
        print(f"docs/images/{name}: {len(png) / 1000:.0f} kB")
