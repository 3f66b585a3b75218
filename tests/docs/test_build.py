"""The documentation builds without a dead link, asks nothing of the network, and can be searched from the disk."""

import json
import re
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path

import pytest
from chromium import CHROMIUM, launched

import tipimpact
from tests_support import ROOT

LOADING = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "object": "data"}


class Loaded(HTMLParser):
    """What a page loads when it is opened; links that a person clicks are not among it."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag, attrs):
        if LOADING.get(tag) and dict(attrs).get("rel") != "canonical":
            self.addresses.append(dict(attrs).get(LOADING[tag]) or "")


def loaded(page: Path) -> list[str]:
    parser = Loaded()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser.addresses


@pytest.mark.slow
def test_no_page_loads_anything_from_the_network(site):
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 30
    outside = {(page.name, address) for page in pages for address in loaded(page) if re.match(r"(https?:)?//", address)}
    assert outside == set()
    for style in site.rglob("*.css"):
        assert not re.search(r"(@import|url\()\s*[\"']?(https?:)?//", style.read_text(encoding="utf-8")), style


@pytest.mark.slow
def test_what_a_page_loads_is_there(site):
    for page in site.rglob("*.html"):
        if page.name == "404.html":  # its addresses start at the root of a server
            continue
        for address in loaded(page):
            path = address.split("#")[0].split("?")[0]
            assert not path or path.startswith("data:") or (page.parent / path).is_file(), f"{page.name}: {address}"


@pytest.mark.parametrize("stage", tipimpact.STAGES)
def test_each_stage_has_a_page(stage):
    page = (ROOT / "docs" / f"{stage}.md").read_text(encoding="utf-8")
    assert page.startswith("# ")
    assert f"{stage}: {stage}.md" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    written = re.sub(r"<!-- measured.*?<!-- end -->", "", page, flags=re.DOTALL)  # tables that `make validate` writes
    assert len(re.findall(r"\S*\w\S*", written)) <= 900


@pytest.mark.slow
def test_the_python_interface_is_documented_whole(site):
    """Every public name of a stage, with the text of its docstring."""
    page = (site / "api.html").read_text(encoding="utf-8")
    for stage in tipimpact.STAGES[1:]:
        names = import_module(f"tipimpact.{stage}").__all__
        missing = [name for name in names if not re.search(rf'id="tipimpact\.{stage}(\.\w+)*\.{name}"', page)]
        assert not missing, f"{stage}: {missing}"


@pytest.mark.slow
def test_the_search_knows_every_page(site):
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    found = {entry["location"].split("#")[0] for entry in index["docs"]}
    assert {f"{stage}.html" for stage in tipimpact.STAGES} <= found


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (Debian: chromium)")
def test_search_works_from_the_disk(site):
    from playwright.sync_api import expect

    with launched() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        asked, errors = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        for name in ("architecture", "api", "recipes/column", "index"):
            page.goto((site / f"{name}.html").as_uri())
        page.get_by_role("textbox", name="Search").click()
        page.keyboard.type("suppressed", delay=20)
        expect(page.locator(".md-search-result__item").first).to_contain_text("suppress", ignore_case=True)
    assert errors == []
    assert [address for address in asked if not address.startswith(("file:", "data:", "about:"))] == []
