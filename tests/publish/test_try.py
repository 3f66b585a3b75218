"""The page on which a life is tried, in Chromium: its waits are those of the statutes."""

from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pytest
from chromium import CHROMIUM
from playwright.sync_api import expect

from tipimpact.common.tables import read_table
from tipimpact.publish.words import LANGUAGES, date, say

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


@EACH_LANGUAGE
@pytest.mark.parametrize("origin", ["listed", "other", "designated"])
def test_the_strips_are_those_of_the_table_that_figure_1_draws(page, edition, lang, origin):
    """Every stretch of days of refusal, by remedy: the same days and words in the browser and in the table."""
    visit(page, edition, lang)
    taps = {
        "came": "group" if origin == "designated" else "alone",
        "country": "listed" if origin == "listed" else "other",
    }
    for name, value in {**taps, "child": "no"}.items():
        page.locator(f"input[name={name}][value={value}]").evaluate("input => input.click()")
    table = read_table(edition / "data" / "refusal_days.parquet", edition="sample").query("origin_group == @origin")
    for remedy, own in table.groupby("remedy"):
        expected = [
            f"{date(first.date(), lang)}: {say('try-key', lang, code=effect)}".replace("\xa0", " ")
            for first, effect in zip(own["first_day"], own["effect"], strict=True)
        ]
        lane = page.locator(f"#lane-{remedy} .vh")
        expect(lane).to_contain_text(expected[-1].replace("\xa0", " "), timeout=20_000)
        words = [stretch.split(": ") for stretch in lane.inner_text().replace("\xa0", " ").split("; ")]
        drawn = [": ".join(next(alike)) for _, alike in groupby(words, key=itemgetter(1))]  # depths are one word
        assert drawn == expected, remedy


def test_nobody_of_the_group_is_refused_before_it_was_designated(page, edition):
    visit(page, edition)
    page.locator("input[name=came][value=group]").evaluate("input => input.click()")
    page.locator("input[name=year][value='2012']").evaluate("input => input.click()")
    expect(page.locator("#date")).to_have_text("December\xa05,\xa02012")
    expect(page.locator("#tell")).to_contain_text("so no earlier day can be chosen")


@EACH_LANGUAGE
def test_each_life_has_the_day_of_the_law_the_hotline_and_a_warning(page, edition, lang):
    visit(page, edition, lang)
    text = page.locator("main").inner_text()
    assert "1-833-900-1010" in text or "1\xa0833\xa0900-1010" in text
    assert say("care-advice", lang) in text
    assert "2026" in page.locator(".care").inner_text()
