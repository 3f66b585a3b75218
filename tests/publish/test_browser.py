"""The site in Chromium: accessibility, keyboard, phone, zoom, no script, downloads; each kind of page, twice.

After a key or a click the page is asked by ``expect``, which waits: the browser may need a moment to follow.
"""

import csv
import io
import re
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from chromium import CHROMIUM
from playwright.sync_api import expect

from publish.reading import GATE_IN_FRENCH, opened
from tipimpact.common.contracts import contract
from tipimpact.common.tables import read_table
from tipimpact.publish.site.table_pages import MOST_ASKED, NARROW
from tipimpact.publish.words import LANGUAGES, TAGS

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (Debian: chromium)")

PHONE, REQUESTS = 8000, 10  # pixels of the answer, requests of a page
BEGINS = 100  # pixels of the first picture on the first screen of a computer
AXE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# One page of each kind; a trail open on some.
KINDS = (
    *(
        "index.html",
        "index.html#opening-1",
        "questions.html",
        "questions.html#refused",
    ),
    *("ask.html", "try.html", "story.html", "law.html", "law.html#irpa-24-5", "archetypes.html"),
    *("s-08.html", "recommendations.html", "tables.html", "tables.html#eligibility&q=permit"),
    *("findings.html", "finding-lives.html", "finding-exposure.html#t1", "finding-work-permits.html"),
    *("methods.html", "data.html", "accessibility.html", "coding.html", "law-others.html", "finding-gaps.html"),
)
SMALL = (
    "index.html",
    "ask.html",
    "try.html",
    "questions.html",
    "s-08.html",
    "finding-exposure.html",
    "tables.html#lives",
)  # looked at by axe on a phone and in the dark too
STANDING_ALONE = ("index.html",)
UNFOLDED = ("index.html", "s-08.html", "law-others.html", "tables.html", "coding.html", "finding-gaps.html")
# Gives each link to the explorer as the address of the page; the links after which it does not show that row alone.
FOLLOW = """async (links) => {
  const dead = [];
  for (const link of links) {
    location.hash = link;
    const [table, line] = link.split("&line=");
    const explorer = document.getElementById("explorer");
    const opened = () => explorer.dataset.table === table
      && [...explorer.querySelectorAll("tbody tr")].map((row) => row.id).join() === `row-${line}`;
    const ends = performance.now() + 3000;
    while (!opened() && performance.now() < ends) await new Promise((resolve) => setTimeout(resolve));
    if (!opened()) dead.push(link);
  }
  return dead;
}"""
# Opens all that is folded, and leaves two of the neighbours that have the same elements with the same classes: axe
# needs a minute for the 8,000 elements of a situation, which twenty remedies have in common.
UNFOLD = """() => {
  document.querySelectorAll("details").forEach((part) => { part.open = true; });
  const kind = (part) => [part, ...part.querySelectorAll("*")].map((e) => `${e.tagName}.${e.getAttribute("class")}`);
  for (const parent of document.querySelectorAll("main, main *")) {
    const seen = {};
    for (const part of [...parent.children]) {
      const built = [...new Set(kind(part))].sort().join();
      seen[built] = (seen[built] ?? 0) + 1;
      if (seen[built] > 2) part.remove();
    }
  }
}"""
EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)
OTHER = {"en": "fr", "fr": "en"}


@pytest.fixture
def dark(browser):
    yield from opened(browser, viewport={"width": 1280, "height": 900}, color_scheme="dark")


@pytest.fixture
def zoomed(browser):
    """A window of 1280 pixels at 200 %."""
    yield from opened(browser, viewport={"width": 640, "height": 450}, device_scale_factor=2)


def addresses(edition: Path, lang: str, kinds: tuple[str, ...] = KINDS) -> list[str]:
    return [f"{(edition / 'site' / lang).as_uri()}/{kind}" for kind in kinds]


def violations(page, rules: tuple[str, ...] = ()) -> list[str]:
    """What axe finds against WCAG 2.2 AA and its own advice (order of headings, landmarks), or some of its rules."""
    from axe_playwright_python.sync_playwright import Axe

    only = {"type": "rule", "values": [*rules]} if rules else {"type": "tag", "values": AXE}
    found = Axe().run(page, options={"runOnly": only}).response["violations"]
    return [f"{page.url}: {v['id']}: {node['html'][:200]}" for v in found for node in v["nodes"][:3]]


def overflow(page) -> int:
    """Pixels by which the page is wider than the window: it must scroll one way only."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@GATE_IN_FRENCH
def test_axe_finds_nothing(page, edition, lang):
    """The pages have the same elements in both languages; the English ones are looked at on a phone in each gate."""
    found = []
    for address in addresses(edition, lang):
        page.goto(address)
        found += violations(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kinds", [SMALL, pytest.param(KINDS, marks=pytest.mark.release)], ids=["some", "all"])
def test_axe_finds_nothing_in_the_dark(dark, edition, kinds):
    """Colours are all that differ, and they are the same in both languages."""
    found = []
    for address in addresses(edition, "fr", kinds):
        dark.goto(address)
        found += violations(dark, ("color-contrast", "link-in-text-block"))
    assert not found, "\n".join(found)


@GATE_IN_FRENCH
def test_axe_finds_nothing_where_all_is_unfolded(page, edition, lang):
    found = []
    for name in UNFOLDED:
        page.goto((edition / "site" / lang / name).as_uri())
        page.evaluate(UNFOLD)
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


@pytest.fixture
def handset(browser):
    """A phone of usual size."""
    yield from opened(browser, viewport={"width": 390, "height": 844})


@EACH_LANGUAGE
def test_the_answer_is_read_on_a_phone(handset, edition, lang):
    """At most 8,000 pixels; each picture is one drawn for it; what is folded opens; the lives are one touch down."""
    handset.goto((edition / "site" / lang / "index.html").as_uri())
    assert handset.evaluate("document.documentElement.scrollHeight") <= PHONE
    for name in ("child", "day"):
        expect(handset.locator(f"#figure-{name} .phone svg")).to_be_visible()
        expect(handset.locator(f"#figure-{name} .wide svg")).to_be_hidden()
    described = handset.locator("#figure-child details p")
    expect(described).to_be_hidden()
    handset.locator("#figure-child details > summary").click()
    expect(described).to_be_visible()
    expect(handset.locator("#down a[href='finding-lives.html']")).to_be_visible()
    assert overflow(handset) <= 0


@EACH_LANGUAGE
def test_the_first_screen_has_the_answer_where_to_start_and_the_first_picture(page, handset, edition, lang):
    """On a computer the picture's title is whole and the picture begins; a phone has the title and where to start."""
    wide = ("h1", ".stand", ".start", "#child-head")
    for window, screen, whole in ((page, 900, wide), (handset, 844, ("h1", ".start .first"))):
        window.goto((edition / "site" / lang / "index.html").as_uri())
        for part in whole:
            box = window.locator(part).bounding_box()
            assert box["y"] + box["height"] < screen, part
        assert window.locator("figure").first.get_attribute("id") == "figure-child"
    assert page.locator("#figure-child .wide svg").bounding_box()["y"] < 900 - BEGINS


@EACH_LANGUAGE
def test_the_answer_is_light(page, edition, lang):
    """How soon it is painted is measured by `make bench`."""
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto((edition / "site" / lang / "index.html").as_uri())
    assert len([url for url in requests if url.startswith("file:")]) <= REQUESTS


@EACH_LANGUAGE
def test_leaving_replaces_the_address(browser, served, lang):
    """So that "back" does not lead to the page again; nothing is stored, and an empty page takes its place.

    ``test_ask`` leaves a page on a disk, without a network.
    """
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}/site/{lang}/s-08.html")
    assert "s-08" in page.url
    assert not re.search(r"trafi|traffick|traite", page.title())
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    before = page.evaluate("history.length")
    page.locator("a.leave").first.click()
    page.wait_for_url("about:blank")
    assert page.evaluate("history.length") == before
    context.close()


@EACH_LANGUAGE
def test_enlarged_twice(zoomed, edition, lang):
    for address in addresses(edition, lang):
        zoomed.goto(address)
        assert overflow(zoomed) <= 0, address


@EACH_LANGUAGE
def test_with_the_keyboard_alone(page, edition, lang):
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
def test_all_rows_of_a_table_are_searched_filtered_and_sorted_by_keyboard(page, edition, lang):
    """Against the data, also where the rows come in several files and where the page shows a part of what it found."""
    data = read_table(edition / "data" / "indicators.parquet", edition="sample")
    page.goto(f"{(edition / 'site' / lang / 'tables.html').as_uri()}#indicators")
    rows = page.locator(".explorer tbody tr")
    expect(rows).to_have_count(100)
    page.locator("#search").press_sequentially("2013")
    expect(page.locator("output")).to_contain_text(re.compile(r"\d"))
    page.wait_for_url(re.compile("q=2013"))
    last = data[data["period"] == "2013"].index
    assert len(last), "the sample has figures of 2013"
    page.locator("#search").fill("")
    page.locator(".filters summary").press("Enter")
    select = page.locator(".filters select").first
    words = select.locator("option").nth(1).inner_text()
    select.select_option(words)
    expect(rows.filter(has_not_text=words)).to_have_count(0)
    heading = page.locator(".explorer thead th.number").first
    column = heading.evaluate("heading => heading.cellIndex")
    for direction in ("ascending", "descending"):
        heading.locator("button").press("Enter")
        expect(heading).to_have_attribute("aria-sort", direction)
        shown = page.locator(f".explorer tbody tr > :nth-child({column + 1}) button.n").all_inner_texts()
        values = [float(re.sub(r"[^\d.,-]", "", text).replace(",", "." if lang == "fr" else "")) for text in shown]
        assert values == sorted(values, reverse=direction == "descending")


@EACH_LANGUAGE
def test_a_wide_table_is_narrow_until_all_columns_are_asked_for(page, scriptless, edition, lang):
    """Those asked for most are first; the rest opens with script and without; a filter on one of them opens it too."""
    address = (edition / "site" / lang / "tables.html").as_uri()
    for window, place, hidden in ((page, "#explorer", "#lives"), (scriptless, "#lives", "")):
        window.goto(f"{address}{hidden}")
        if window is scriptless:
            window.locator("#lives > details > summary").first.click()
        heads = window.locator(f"{place} thead th")
        expect(heads.nth(NARROW - 1)).to_be_visible()
        expect(heads.nth(NARROW)).to_be_hidden()
        assert heads.count() == len(contract("lives").publish["columns"])
        window.locator(f"{place} details.columns > summary").click()
        expect(heads.last).to_be_visible()
    page.goto(f"{address}#exposure&text_kind=act")
    expect(page.locator("#explorer thead th").last).to_be_visible()
    page.goto(f"{address}#people_waiting")
    expect(page.locator("#explorer details.columns")).to_have_count(0)


def test_the_columns_asked_for_most_are_published_ones():
    for table, columns in MOST_ASKED.items():
        assert len(columns) == NARROW, table
        assert set(columns) <= set(contract(table).publish["columns"]), table


@EACH_LANGUAGE
def test_a_filter_is_shared_by_its_address_in_both_languages(page, edition, lang):
    page.goto(f"{(edition / 'site' / lang / 'tables.html').as_uri()}#lives&act_compared=c10&word=delayed")
    rows = page.locator(".explorer tbody tr")
    data = read_table(edition / "data" / "lives.parquet", edition="sample")
    expect(rows).to_have_count(int(((data["act_compared"] == "c10") & (data["word"] == "delayed")).sum()))
    assert page.locator("#twin").get_attribute("href").endswith("tables.html#lives&act_compared=c10&word=delayed")
    page.locator("#twin").click()
    page.wait_for_url(f"**/{OTHER[lang]}/tables.html#lives&act_compared=c10&word=delayed")
    expect(rows).to_have_count(int(((data["act_compared"] == "c10") & (data["word"] == "delayed")).sum()))


def links_to_rows(edition: Path, lang: str) -> list[str]:
    """Every link of every page to a row of a table."""
    pages = [path.read_text(encoding="utf-8") for path in sorted((edition / "site" / lang).glob("*.html"))]
    links = {link for text in pages for link in re.findall(r"tables\.html#(\w+&(?:amp;)?line=r\w{8})\"", text)}
    return sorted(link.replace("&amp;", "&") for link in links)


@pytest.mark.parametrize("every", [pytest.param(1, marks=pytest.mark.release), 8])
def test_each_link_to_a_row_opens_that_row(page, edition, every):
    """The explorer shows one row, that one. In French, where the pages have the same links, a row of each table."""
    links = {lang: links_to_rows(edition, lang) for lang in LANGUAGES}
    assert links["en"] == links["fr"]
    assert len(links["en"]) > 1000
    links["fr"] = list({link.split("&")[0]: link for link in links["fr"]}.values())
    links["en"] = links["en"][::every]
    for lang in LANGUAGES:
        page.goto((edition / "site" / lang / "tables.html").as_uri())
        assert page.evaluate(FOLLOW, links[lang]) == []


@EACH_LANGUAGE
def test_a_malformed_address_shows_the_list_of_tables(page, edition, lang):
    page.goto(f"{(edition / 'site' / lang / 'tables.html').as_uri()}#%E0%A4%A&q=%")
    expect(page.locator("#explorer")).to_be_hidden()
    expect(page.locator(".entry").first).to_be_visible()


@EACH_LANGUAGE
def test_the_matching_rows_can_be_downloaded(page, edition, lang):
    page.goto(f"{(edition / 'site' / lang / 'tables.html').as_uri()}#lives&act_compared=c10")
    with page.expect_download() as download:
        page.locator(".explorer p.files button").first.click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";" if lang == "fr" else ","))
    data = read_table(edition / "data" / "lives.parquet", edition="sample")
    assert len(lines) == 1 + int((data["act_compared"] == "c10").sum())


@EACH_LANGUAGE
def test_two_clicks_lead_from_a_number_to_its_source(page, edition, lang):
    page.goto((edition / "site" / lang / "finding-exposure.html").as_uri())
    page.locator("table.finding a.n").first.click()
    trail = page.locator(".trail:target")
    expect(trail.locator("table.origin tbody tr").first).to_be_visible()
    expect(trail.locator("code")).to_contain_text("tipimpact.impact.exposure:exposure")
    trail.locator("dd a[href^='data.html#source-'], dd a[href^='law']").first.click()
    page.wait_for_url(re.compile("(data|law[a-z-]*)\\.html#"))


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
    scriptless.goto(f"{folder}/tables.html#events")
    expect(scriptless.locator("#explorer")).to_be_hidden()
    expect(scriptless.locator("#events tbody tr")).to_have_count(5)
    expect(scriptless.locator("#events p.files a")).to_have_count(2)
    scriptless.locator("#twin").click()
    scriptless.wait_for_url(f"**/site/{OTHER[lang]}/tables.html")


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
@pytest.mark.parametrize("format", ["docx", "csv", "xlsx", "tex"])
def test_files_download_whole(browser, served, edition, format, lang):
    """That every other link leads to a file is tested without a browser (``test_pages``)."""
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    page.goto(f"{served}/site/{lang}/finding-gaps.html")
    link = page.locator(f"a[download][href$='.{format}']")
    name = Path(link.get_attribute("href")).name
    with page.expect_download() as download:
        link.click()
    assert Path(download.value.path()).read_bytes() == (edition / f"findings/{lang}/{name}").read_bytes()
    context.close()


def test_paper_shows_no_tools_and_no_trail(page, edition):
    page.goto(f"{(edition / 'site/fr/finding-exposure.html').as_uri()}#t1")
    page.emulate_media(media="print")
    for hidden in (".trail:target", ".menu", "p.files"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator("table.finding")).to_be_visible()
    assert page.pdf(format="Letter").startswith(b"%PDF")
