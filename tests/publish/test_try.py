"""The page on which a life is tried, in Chromium: its waits are those of the statutes."""

from pathlib import Path

import pytest
from chromium import CHROMIUM
from playwright.sync_api import expect

from tipimpact.publish.words import LANGUAGES, say

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (Debian: chromium)")
EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)


def visit(page, edition: Path, lang: str = "en"):
    page.goto((edition / "site" / lang / "try.html").as_uri())
    page.locator("input[name=year][value='2013']").evaluate("input => input.click()")
    return page


def read_waits(page) -> dict[str, list[str]]:
    """By remedy: the wait without Bill C-31, with it, and today."""
    sections = page.locator("#bars section")
    return {
        sections.nth(i).locator("h3").inner_text(): [
            text.replace("\xa0", " ") for text in sections.nth(i).locator("p b").all_inner_texts()
        ]
        for i in range(sections.count())
    }


def test_the_page_opens_on_a_day_on_which_the_bill_changed_something(page, edition):
    page.goto((edition / "site" / "en" / "try.html").as_uri())
    expect(page.locator("#tell")).to_contain_text("refused asylum on June\xa017,\xa02013")
    expect(page.locator("#tell")).not_to_contain_text("moves none of these days")


def test_someone_from_a_listed_country_refused_in_june_2013(page, edition):
    """No appeal (IRPA 110(2)(d.1)); 36 months without a risk check (112(2)(b.1)); 12 without a request (25(1.2)(c)).

    Without the bill the appeal of 2010, c. 8 lies, and the 12 months of 24(4) run from its refusal five months later.
    """
    waits = read_waits(visit(page, edition))
    assert waits["Appeal"] == ["at once", "never", "at once"]
    assert waits["Pre-removal risk assessment"] == ["1 year 5 months", "3 years", "1 year 5 months"]
    assert waits["Humanitarian and compassionate request"] == ["at once", "1 year", "1 year 5 months"]
    assert waits["Temporary resident permit"] == ["1 year 5 months", "1 year", "1 year 5 months"]
    expect(page.locator("#tell")).to_contain_text("Bill C-31 takes away: appeal.")
    expect(page.locator("#tell")).to_contain_text("That is not a gain.")


def test_a_child_who_would_be_harmed_does_not_wait(page, edition):
    """IRPA 25(1.21)(b)."""
    visit(page, edition)
    page.locator("input[name=child][value=yes]").evaluate("input => input.click()")
    assert read_waits(page)["Humanitarian and compassionate request"][1] == "at once"


def test_the_strip_turns_on_the_days_of_the_law(page, edition):
    """The list shut the appeal until the ruling of 23 July 2015 (Y.Z.); an arrow leads to the next change."""
    visit(page, edition)
    lane = page.locator("#lane-appeal .vh")
    expect(lane).to_contain_text("July\xa023,\xa02015: same", timeout=20_000)
    expect(lane).to_contain_text("June\xa029,\xa02012: never")
    expect(page.locator("#lane-work_claimant .seg").first).to_be_attached(timeout=20_000)
    before = page.locator("#date").inner_text()
    page.locator("#on").click()
    expect(page.locator("#date")).not_to_have_text(before)


@EACH_LANGUAGE
def test_the_day_is_chosen_with_the_keyboard(page, edition, lang):
    visit(page, edition, lang)
    page.locator("#day").focus()
    before = page.locator("#day").input_value()
    page.keyboard.press("ArrowRight")
    assert int(page.locator("#day").input_value()) == int(before) + 1
    assert say("value-remedy", lang, code="hc") in page.locator("#day").get_attribute("aria-valuetext")
