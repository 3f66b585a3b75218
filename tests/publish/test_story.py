"""The story: its days and numbers are those of the tables; panels without a script, one ruler at a time with it."""

import datetime as dt
import gzip
import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import lxml.html
import pytest
from chromium import CHROMIUM
from playwright.sync_api import expect

from publish.reading import opened
from publish.test_browser import violations
from tipimpact.common.tables import read_table
from tipimpact.publish.site.story import COUNTED, LIFE, STEPS, Story, _describe_ruler, _draw_ruler, _read_story
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.words import LANGUAGES, date, say
from tipimpact.publish.words.lengths import length

EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)
IN_CHROMIUM = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (Debian: chromium)")


@pytest.fixture
def still(browser):
    yield from opened(browser, viewport={"width": 1280, "height": 850}, reduced_motion="reduce")


@pytest.fixture
def dark(browser):
    yield from opened(browser, viewport={"width": 390, "height": 844}, color_scheme="dark")


def address(edition: Path, lang: str) -> str:
    return (edition / "site" / lang / "story.html").as_uri()


def read(edition: Path, lang: str) -> dict[str, str]:
    """The text of each step, by its id."""
    page = lxml.html.parse(edition / "site" / lang / "story.html")
    return {part.get("id"): " ".join(part.text_content().split()) for part in page.findall(".//section")}


@EACH_LANGUAGE
def test_its_days_and_its_wait_are_those_of_the_tables(edition, sample_project, lang):
    lives = read_table(edition / "data" / "lives.parquet", edition="sample")
    own = lives.query("life == @LIFE and telling == 'after' and act_compared == 'c31' and remedy == 'vtip_trp'")
    (permit,) = own.to_dict("records")
    file = sample_project / "data/processed/sample/eligibility/archetypes.json"
    told = json.loads(file.read_text(encoding="utf-8"))["archetypes"][LIFE]["told"]
    steps = read(edition, lang)
    assert list(steps) == [*STEPS, "counted"]
    assert len(steps) == 6
    for step in STEPS[:-1]:
        assert date(dt.date.fromisoformat(told[step]), lang) in steps[step]
    assert date(permit["can_ask"].date(), lang) in steps["can_ask"]
    assert (
        length(permit["days"], lang) in steps["can_ask"].replace("\u00a0", " ")
        or length(permit["days"], lang) in steps["can_ask"]
    )
    assert date(dt.date(2012, 12, 15), lang) in steps["rpd_refused"]  # IRPA 110(2)(d) and 2012, c. 17, s. 68


@EACH_LANGUAGE
def test_the_last_step_counts_who_is_in_the_table_and_names_who_said_so(edition, lang):
    indicators = read_table(edition / "data" / "indicators.parquet", edition="sample").set_index("series")
    people, children = (int(indicators.loc[series, "value"]) for series in COUNTED.values())
    page = lxml.html.parse(edition / "site" / lang / "story.html")
    (last,) = page.xpath("//section[@id='counted']")
    assert " ".join(last.findtext(".//h2").split()) == say("story-counted", lang, people=people, children=children)
    assert indicators.loc[COUNTED["children"], "url"] in last.xpath(".//a/@href")
    fills = last.xpath(".//*[local-name()='circle']/@fill")
    assert (len(fills), sum("c31" in fill for fill in fills)) == (people, children)


def test_the_age_is_counted_from_the_day_of_birth(profiles):
    (profile,) = (one for one in profiles.profiles if one.id == LIFE)
    story = Story({}, profile.facts["born"], {}, {}, {})
    birthday = profile.facts["born"].replace(year=2014)
    assert (story.age(birthday), story.age(birthday - dt.timedelta(1))) == (16, 15)


@EACH_LANGUAGE
def test_another_life_is_drawn_on_its_own_days(lang):
    """The ruler knows no day of its own: moved by a year, its marks stay, and its words follow."""
    days = {"entered": "2012-10-15", "claim_made": "2012-10-22", "designated": "2012-12-05", "recognised": "2013-02-04"}
    days |= {"rpd_refused": "2013-11-12", "can_ask": "2018-11-13"}
    story = Story({name: dt.date.fromisoformat(day) for name, day in days.items()}, dt.date(1998, 11, 16), {}, {}, {})
    moved = replace(story, days={name: day.replace(year=day.year + 4) for name, day in story.days.items()})
    drawn, later = (_draw_ruler(one, "recognised", lang, 660).svg() for one in (story, moved))
    assert date(dt.date(2013, 2, 4), lang) in drawn
    assert date(dt.date(2017, 2, 4), lang) in later
    assert date(dt.date(2013, 2, 4), lang) not in later
    assert say("story-bar", lang) not in _draw_ruler(story, "designated", lang, 660).svg()
    assert date(dt.date(2017, 2, 4), lang) in _describe_ruler(moved, "recognised", lang)


@IN_CHROMIUM
@EACH_LANGUAGE
def test_without_a_script_each_step_shows_its_ruler(scriptless, edition, lang):
    scriptless.goto(address(edition, lang))
    for step in (*STEPS, "counted"):
        ruler = scriptless.locator(f"#{step} figure")
        expect(ruler).to_be_visible()
        assert ruler.evaluate("one => getComputedStyle(one).opacity") == "1"
        assert ruler.get_attribute("aria-label")


@IN_CHROMIUM
def test_the_ruler_of_the_step_that_is_read_is_shown_and_does_not_fade_for_who_asks_for_less_motion(still, edition):
    still.goto(address(edition, "en"))
    for step in ("recognised", "counted", "designated"):
        still.locator(f"#{step} > div").evaluate("part => part.scrollIntoView({ block: 'center' })")
        expect(still.locator(".step.now")).to_have_attribute("id", step)
        shown = still.locator(".step").evaluate_all(
            "all => all.filter((one) => getComputedStyle(one.lastElementChild).opacity === '1').map((one) => one.id)"
        )
        assert shown == [step]
    assert still.locator(".step figure").first.evaluate("one => getComputedStyle(one).transitionDuration") == "0s"


@IN_CHROMIUM
@EACH_LANGUAGE
def test_axe_finds_nothing_it_is_light_and_is_left_like_the_others(page, dark, phone, edition, lang):
    faults = []
    for shown in (page, dark, phone):
        shown.goto(address(edition, lang))
        faults += violations(shown)
    assert not faults, "\n".join(faults)
    assert len(gzip.compress((edition / "site" / lang / "story.html").read_bytes())) <= 150_000
    assert page.title() == "tipimpact"
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url("about:blank")


@IN_CHROMIUM
@EACH_LANGUAGE
def test_the_front_page_leads_to_it(page, edition, lang):
    page.goto((edition / "site" / lang / "index.html").as_uri())
    page.locator("#down").get_by_role("link", name=say("answer-down-story", lang), exact=True).click()
    page.wait_for_url("**/story.html")
    expect(page.locator("h1")).to_have_text(say("story-title", lang))


def test_a_story_that_the_tables_no_longer_bear_out_is_not_told(edition, sample_project, authored):
    folder = sample_project / "data/processed/sample/eligibility"
    rules, told = (
        json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in ("rules", "archetypes")
    )
    tables = {
        name: read_table(edition / "data" / f"{name}.parquet", edition="sample")
        for name in ("lives", "indicators", "exposure", "events")
    }

    def read_story(rules=rules, **others):
        evidence = TableEvidence({**tables, **others}, profiles=authored.profiles)
        package = SimpleNamespace(lives=told["archetypes"], rules=rules)
        given = {"results": {"eligibility": None}, "authored": authored, "package": package}
        return _read_story(SimpleNamespace(**given, evidence=evidence))

    assert read_story().years == 5
    lives, indicators = tables["lives"].copy(), tables["indicators"]
    lives.loc[(lives["life"] == LIFE) & (lives["remedy"] == "vtip_trp"), "word"] = "none"
    assert read_story(lives=lives) is None
    assert read_story(indicators=indicators[indicators["series"] != COUNTED["children"]]) is None
    rows = [{**row, "exceptions": ["hc_child"]} if row["citation"] == "IRPA 24(5)" else row for row in rules["rows"]]
    assert read_story(rules={**rules, "rows": rows}) is None
