"""The site in Chromium: accessibility, keyboard, phone, zoom, no script, downloads; each kind of page, twice.

After a key or a click the page is asked by ``expect``, which waits: the browser may need a moment to follow.
"""

import re
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import expect

from publish.reading import CHROMIUM, FLAGS, opened
from tipimpact.publish.words import LANGUAGES, TAGS

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (Debian: chromium)")

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# One page of each kind; a trail open on some.
KINDS = (
    *("index.html", "index.html#rule-1", "law.html", "law.html#irpa-24-5", "archetypes.html"),
    *("s-08.html", "recommendations.html", "recommendation-r16.html", "tables.html"),
    *("table-impact_estimates.html", "table-impact_estimates.html#t1", "table-events.html"),
    *("methods.html", "data.html", "accessibility.html"),
)
SMALL = ("index.html", "s-08.html", "table-impact_estimates.html")  # looked at by axe on a phone too
STANDING_ALONE = ("tables/en/events.html", "tables/fr/events.html", "tables/both/events.html", "index.html")
EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)
OTHER = {"en": "fr", "fr": "en"}


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:  # each launch has a new, empty profile
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def edition(sample_results) -> Path:
    return sample_results / "sample"


@pytest.fixture
def page(browser):
    """A page on a desktop, that must stay without errors and ask nothing of the network."""
    yield from opened(browser, viewport={"width": 1280, "height": 900})


@pytest.fixture
def phone(browser):
    yield from opened(browser, viewport={"width": 320, "height": 640})


@pytest.fixture
def zoomed(browser):
    """A window of 1280 pixels at 200 %."""
    yield from opened(browser, viewport={"width": 640, "height": 450}, device_scale_factor=2)


@pytest.fixture
def scriptless(browser):
    yield from opened(browser, java_script_enabled=False)


def addresses(edition: Path, lang: str) -> list[str]:
    return [f"{(edition / 'site' / lang).as_uri()}/{kind}" for kind in KINDS]


def violations(page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}}).response["violations"]
    return [f"{page.url}: {v['id']}: {node['html'][:200]}" for v in found for node in v["nodes"][:3]]


def overflow(page) -> int:
    """Pixels by which the page is wider than the window: it must scroll one way only."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@EACH_LANGUAGE
def test_axe_finds_nothing(page, edition, lang):
    found = []
    for address in addresses(edition, lang):
        page.goto(address)
        found += violations(page)
    assert not found, "\n".join(found)


def test_axe_finds_nothing_on_pages_that_stand_alone(page, edition):
    found = []
    for name in STANDING_ALONE:
        page.goto((edition / name).as_uri())
        found += violations(page)
    assert not found, "\n".join(found)


@EACH_LANGUAGE
def test_on_a_phone(phone, edition, lang):
    """320 pixels: nothing is cut off, and what was fine on a desktop is fine here."""
    found = []
    for address in addresses(edition, lang):
        phone.goto(address)
        assert overflow(phone) <= 0, address
        found += violations(phone) if address.endswith(SMALL) else []
    assert not found, "\n".join(found)


@EACH_LANGUAGE
def test_enlarged_twice(zoomed, edition, lang):
    for address in addresses(edition, lang):
        zoomed.goto(address)
        assert overflow(zoomed) <= 0, address


@EACH_LANGUAGE
def test_with_the_keyboard_alone(page, edition, lang):
    page.goto(f"{(edition / 'site' / lang / 'index.html').as_uri()}#rule")
    page.evaluate("document.body.focus()")
    page.goto((edition / "site" / lang / "index.html").as_uri())
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    for _ in range(60):  # the first number
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        if focused(page) == "n":
            break
    number = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    trail = page.locator(".trail:target")
    expect(trail).to_be_visible()
    expect(page.locator(f"[id='{number.removeprefix('#')}']")).to_be_focused()
    page.keyboard.press("Tab")
    expect(trail.locator(":focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(trail).to_have_count(0)
    expect(page.locator(f":focus[href='{number}']")).to_have_count(1)


def focused(page) -> str:
    return page.evaluate("document.activeElement.className")


@EACH_LANGUAGE
def test_the_language_link_leads_to_the_same_place(page, edition, lang):
    page.goto(f"{(edition / 'site' / lang / 'law.html').as_uri()}#irpa-24-5")
    page.locator("#twin").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/site/{OTHER[lang]}/law.html#irpa-24-5")
    expect(page.locator("html")).to_have_attribute("lang", TAGS[OTHER[lang]])
    expect(page.locator("#irpa-24-5")).to_be_visible()


@EACH_LANGUAGE
def test_tables_are_searched_filtered_and_sorted_by_keyboard(page, edition, lang):
    page.goto((edition / "site" / lang / "table-recommendations.html").as_uri())
    rows = page.locator("table.data tbody tr:visible")
    named = sum("c-31" in text.lower() for text in rows.all_inner_texts())
    assert 0 < named < 17
    page.locator("#search").press_sequentially("C-31")
    expect(rows).to_have_count(named)
    expect(rows.filter(has_text=re.compile("c-31", re.I))).to_have_count(named)
    page.locator("#search").fill("")
    expect(rows).to_have_count(17)
    select = page.locator(".tools select").first
    words = select.locator("option").nth(1).inner_text()
    select.select_option(words)
    expect(rows.filter(has_not_text=words)).to_have_count(0)
    expect(rows).not_to_have_count(0)
    select.select_option("")
    expect(rows).to_have_count(17)
    heading = page.locator("thead th.number").first
    column = heading.evaluate("heading => heading.cellIndex")
    for direction in ("ascending", "descending"):
        heading.locator("button").press("Enter")
        expect(heading).to_have_attribute("aria-sort", direction)
        shown = page.locator(f"tbody tr > :nth-child({column + 1}) a.n").all_inner_texts()
        values = [int(re.sub(r"\D", "", text)) for text in shown]
        assert values == sorted(values, reverse=direction == "descending")
        assert len(set(values)) > 2


@EACH_LANGUAGE
def test_without_script(scriptless, edition, lang):
    """Numbers open their trail, provisions can be linked, tables stand whole; only the tools are not there."""
    folder = (edition / "site" / lang).as_uri()
    scriptless.goto(f"{folder}/index.html")
    scriptless.locator("a.n").first.click()
    expect(scriptless.locator(".trail:target")).to_be_visible()
    scriptless.locator(".trail:target .close").click()
    expect(scriptless.locator(".trail:target")).to_have_count(0)
    scriptless.goto(f"{folder}/law.html#irpa-24-5")
    expect(scriptless.locator("#irpa-24-5")).to_be_visible()
    scriptless.goto(f"{folder}/table-recommendations.html")
    expect(scriptless.locator("tbody tr")).to_have_count(17)
    expect(scriptless.locator(".tools")).to_be_hidden()
    scriptless.locator("#twin").click()
    scriptless.wait_for_url(f"**/site/{OTHER[lang]}/table-recommendations.html")


@pytest.fixture(scope="module")
def served(edition):
    """The edition as a web server gives it: from a disk Chromium opens what it can show."""
    handler = partial(Quiet, directory=str(edition))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@EACH_LANGUAGE
@pytest.mark.parametrize("format", ["csv", "semicolons.csv", "xlsx", "docx", "tex"])
def test_files_download_whole(browser, served, edition, format, lang):
    """That every other link leads to a file is tested without a browser (``test_pages``)."""
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    page.goto(f"{served}/site/{lang}/table-events.html")
    with page.expect_download() as download:
        page.locator(f"a[download][href$='/events.{format}']").click()
    assert Path(download.value.path()).read_bytes() == (edition / f"tables/{lang}/events.{format}").read_bytes()
    context.close()


def test_paper_shows_no_tools_and_no_trail(page, edition):
    page.goto(f"{(edition / 'site/fr/table-impact_estimates.html').as_uri()}#t1")
    page.emulate_media(media="print")
    for hidden in (".trail:target", ".tools", ".menu", "p.files"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator("table.data")).to_be_visible()
    assert page.pdf(format="Letter").startswith(b"%PDF")
