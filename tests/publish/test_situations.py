"""Situations: what their sentences say, held against rows of the table; what every page must have and not have."""

import datetime as dt
import re
from functools import cache
from pathlib import Path

import lxml.html
import pytest
from release import check_hotline

from tipimpact.common.contracts import contract
from tipimpact.common.contracts.files import situation_file
from tipimpact.common.errors import ConfigError
from tipimpact.eligibility.rows import default_rows
from tipimpact.eligibility.rulebook import Rulebook
from tipimpact.package.hotline import read_hotline
from tipimpact.publish.site.archetypes import list_days
from tipimpact.publish.site.inputs import Row
from tipimpact.publish.site.open_remedies import list_remedies
from tipimpact.publish.statements.life_pages import detail_change, list_changes, list_moved, state_changes
from tipimpact.publish.statements.lives import Lane, Life, order_lives, read_lane
from tipimpact.publish.words import LANGUAGES, NBSP, codes, date, say
from tipimpact.publish.words.lengths import about, length

EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)
TODAY = dt.date(2026, 6, 12)


def a_life(*rows: dict) -> Life:
    """The life of these rows of ``lives``, with everything missing that a test does not give."""
    blank = dict.fromkeys(contract("lives").columns)
    common = {"life": "designated", "number": 8, "act_compared": "c31", "closed_after": 0, "readings": []}
    lanes = [read_lane(label, blank | common | {"how": "own_words"} | row) for label, row in enumerate(rows)]
    return order_lives(lanes)[0]


def details(lane: Lane, lang: str = "en") -> list[str]:
    return [plain(statement.text(lang)) for statement in detail_change(lane, TODAY)]


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


# How long.


@pytest.mark.parametrize(
    ("days", "english", "french"),
    [
        (1, "1 day", "1 jour"),
        (40, "40 days", "40 jours"),
        (140, "about 5 months", "environ 5 mois"),
        (233, "about 8 months", "environ 8 mois"),
        (366, "1 year", "1 an"),
        (429, "1 year and 2 months", "1 an et 2 mois"),
        (577, "1 year and 7 months", "1 an et 7 mois"),
        (800, "about 2 years and 2 months", "environ 2 ans et 2 mois"),
        (1826, "5 years", "5 ans"),
        (2108, "about 5 years and 9 months", "environ 5 ans et 9 mois"),
    ],
)
def test_a_length_is_in_units_that_people_use_and_says_where_it_is_rounded(days, english, french):
    assert about(days, "en") == english
    assert plain(about(days, "fr")) == french


def test_a_length_is_never_off_by_more_than_half_a_month():
    for days in range(61, 4000):
        text = length(days, "en")
        years, months = (
            int(match[1]) if (match := re.search(rf"(\d+) {unit}", text)) else 0 for unit in ("year", "month")
        )
        assert abs(days - (12 * years + months) * 30.4375) <= 15.5, (days, text)


# What stays open.


@pytest.mark.parametrize("because", [["instrument/mi81"], ["destitute"], ["not_held"]])
@pytest.mark.parametrize("gate", ["applies", "unknown"])
@EACH_LANGUAGE
def test_what_is_not_known_is_shown_under_perhaps_and_never_left_out(authored, gate, because, lang):
    values = {"gate": gate, "request_status": "unknown", "unknown_because": because, "readings": []}
    values |= {"until": None, "row": None}
    now = {code: Row(1, "r", {**values, "remedy": code}, {}) for code in authored.remedies}
    shown = list_remedies(authored, now, {}, {}, lang)
    assert {remedy["code"] for remedy in shown} == set(authored.remedies)
    assert {remedy["group"] for remedy in shown} == {"perhaps"}
    assert all(say("situations-now-perhaps", lang) in remedy["now"] for remedy in shown)


# What the Acts changed.


# Events that say nothing more than another of the same day.
UNTOLD = {
    *("claim_referred", "rpd_decided", "claim_final", "jr_ended"),
    *("last_review", "left_canada", "prra_final", "sponsored_since"),
}


def test_every_event_that_a_life_can_have_has_words(profiles):
    book, events = Rulebook(default_rows()), set()
    for profile in profiles.profiles:
        events |= profiles.build_life(profile, profile.after, book).events().keys() | {"recognised", "removed"}
    assert events - UNTOLD == set(codes("situations-event"))


@EACH_LANGUAGE
def test_an_act_that_changed_nothing_is_not_said_to_have_changed_something(lang):
    life = a_life({"remedy": "trp", "word": "none", "days": 0}, {"remedy": "prra", "word": "unknown"})
    assert list_changes(life) == []
    assert state_changes([]).marked(lang) == say("situations-summary-none", lang)


def test_what_ended_what_was_enacted_again_and_what_still_stands_are_three_things():
    own = {"remedy": "hc", "word": "delayed", "days": 233, "citation": "IRPA 25(1.2)(c)"}
    days = {"can_ask": dt.date(2014, 9, 10), "can_ask_without": dt.date(2014, 1, 20)}

    def became(lang="en", **values) -> str:
        (lane,) = list_changes(a_life(own | days | values))
        return details(lane, lang)[-1]

    assert became() == "The rule was still in the text of June 12, 2026."
    ended = {"until": dt.date(2015, 7, 23), "ended_by": "Y.Z. 2015 FC 892"}
    assert became(**ended) == "The rule ended on July 23, 2015: Y.Z. 2015 FC 892."
    assert became("fr", **ended) == "La règle a pris fin le 23 juillet 2015 : Y.Z. 2015 CF 892."
    again = became(until=dt.date(2019, 6, 21), taken_over_by="2019, c. 29")
    assert again == "The rule was enacted again by 2019, c. 29, which is credited from June 21, 2019."


def test_a_regulation_is_told_apart_from_the_act():
    row = {"remedy": "work_claimant", "word": "closed", "mode": "time", "how": "regulation"}
    (lane,) = list_changes(a_life(row | {"removed": dt.date(2015, 2, 16)}))
    assert details(lane) == [
        "By the end of the wait this person could no longer ask.",
        "A regulation that rests on the Act says so, not the Act itself.",
    ]


@pytest.fixture(scope="module")
def by_code(few_lives) -> dict[str, Life]:
    after = few_lives.query("telling == 'after'")
    lanes = [read_lane(label, row) for label, row in enumerate(after.to_dict("records"))]
    return {life.code: life for life in order_lives(lanes)}


def test_sentences_of_real_lives_say_what_the_statutes_say(by_code):
    """2012, c. 1, s. 115: ten years, not five. IRPA 25(1.2)(c): twelve months. A resident asks for no permit."""
    sentences = {code: state_changes(list_changes(life)).marked("en") for code, life in by_code.items()}
    assert sentences["convicted_citizen"] == "For this person, Bill C-10 delayed a record suspension by 5 years."
    nothing = "Neither bill changed the first day on which this person could ask for anything."
    assert sentences["sponsored_spouse"] == nothing
    assert sentences["refused_recognised_late"].startswith(
        "For this person, Bill C-31 delayed a humanitarian request by "
    )
    assert sentences["tied_worker_fled"].endswith("an application for permanent residence. No first day moved.")
    five_years_of_24_5 = "by about 5 years and 9 months (by law alone, 5 years)."
    assert five_years_of_24_5 in sentences["designated"]
    french = plain(state_changes(list_changes(by_code["convicted_citizen"])).marked("fr"))
    assert french.startswith("Pour cette personne, C-10 a fait attendre 5 ans de plus pour")


def test_the_days_of_a_life_show_both_first_days(by_code):
    changes = list_changes(by_code["convicted_citizen"])
    days = list_days({"sentence_ended": "2013-08-12", "recognised": "2013-12-09"}, changes, "en")
    assert [(day.isoformat(), kind) for day, _, kind in days] == [
        ("2013-08-12", ""),
        ("2013-12-09", ""),
        ("2018-08-13", "without c10"),
        ("2023-08-13", "c10"),
    ]


def test_a_day_that_came_earlier_and_an_answer_that_cannot_be_told_are_no_changes():
    life = a_life({"remedy": "prra", "word": "sooner", "days": -125}, {"remedy": "stay", "word": "unknown"})
    assert list_changes(life) == []
    earlier, unknown = (statement.text("en") for _, statement in list_moved(life))
    assert "about 4 months earlier" in earlier
    assert "cannot be told" in unknown


@EACH_LANGUAGE
def test_each_story_is_one_sentence_without_the_word_victim(profiles, lang):
    for profile in profiles.profiles:
        story = getattr(profile.story, lang)
        assert story.endswith("."), profile.id
        assert ". " not in story, profile.id
        assert "victim" not in story.lower(), profile.id


# Addresses, the hotline.


def test_an_address_is_a_number():
    assert [situation_file(place) for place in ("1", "12a", "19")] == ["s-01.html", "s-12a.html", "s-19.html"]


def test_a_release_needs_a_check_of_the_month_before(tmp_path):
    file = tmp_path / "hotline.yaml"
    file.write_text("number: 1-833-900-1010\nchecked: 2026-05-01\nwhere: https://example.org\n")
    hotline = read_hotline(file)
    assert [hotline.stale(dt.date(2026, month, 1)) for month in (4, 5, 6, 7)] == [True, False, False, True]
    (tmp_path / "config").mkdir()
    file = file.rename(tmp_path / "config" / "hotline.yaml")
    check_hotline(tmp_path, dt.date(2026, 5, 20))
    with pytest.raises(SystemExit, match="last checked on 2026-05-01"):
        check_hotline(tmp_path, dt.date(2026, 7, 1))
    file.write_text("number: 911\nchecked: soon\n")
    with pytest.raises(ConfigError) as error:
        read_hotline(file)
    assert all(name in str(error.value) for name in ("number", "checked", "where"))


# Pages of a finished sample run.


@pytest.fixture(scope="module")
def site(sample_results) -> Path:
    return sample_results / "print" / "site"


@cache
def read(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(path.read_text(encoding="utf-8"))


def situations(site: Path, lang: str) -> list[Path]:
    return sorted((site / lang).glob("s-*.html"))


@EACH_LANGUAGE
def test_each_life_has_a_page(site, lang, authored):
    places = authored.profiles.places().values()
    assert [path.name for path in situations(site, lang)] == sorted(map(situation_file, places))


@EACH_LANGUAGE
def test_titles_and_addresses_tell_nobody_what_was_read(site, lang, profiles):
    telling = re.compile(r"traffick|traite|victim|asyl|sex|C-31|C-10|refug|réfug|permi", re.IGNORECASE)
    for path in [*situations(site, lang), site / lang / "archetypes.html"]:
        page = read(path)
        shown = [page.findtext(".//title"), *page.xpath("//meta/@content")]
        told = [text for text in shown if telling.search(text.replace("default-src", ""))]
        assert not told, (path.name, told)


@EACH_LANGUAGE
def test_a_page_asks_for_nothing_stores_nothing_and_can_be_left(site, lang):
    for path in situations(site, lang):
        page, text = read(path), path.read_text(encoding="utf-8")
        assert "default-src 'none'" in text
        assert not page.xpath("//script/@src|//iframe|//link[@rel='stylesheet']|//img[starts-with(@src, 'http')]")
        assert not re.search(r"(local|session)Storage|indexedDB|document\.cookie|fetch\(|XMLHttpRequest|Beacon", text)
        (first, *_) = page.xpath("//a[@class='leave']")
        assert first.get("href").startswith("https://")
        assert first.get("rel") == "noreferrer"


@EACH_LANGUAGE
def test_care_comes_before_the_story(site, lang, profiles, authored, root):
    hotline = read_hotline(root / "config" / "hotline.yaml")
    for profile in profiles.profiles:
        main = read(site / lang / situation_file(authored.profiles.places()[profile.id])).xpath("//main")[0]
        text = plain(" ".join(main.text_content().split()))
        places = [text.index(plain(words)) for words in (say("care-risk", lang), getattr(profile.story, lang))]
        assert places == sorted(places)
        assert say("situations-checked", lang, day=date(hotline.checked, lang)).replace(NBSP, " ") in text[: places[1]]
        (dialled,) = main.xpath("//aside[@class='care']//a[starts-with(@href, 'tel:')]")
        assert re.sub(r"\D", "", dialled.text) == re.sub(r"\D", "", hotline.number)


@EACH_LANGUAGE
def test_each_remedy_has_its_risk_and_each_contested_one_its_holders(site, lang, authored):
    risks = {getattr(remedy.risk_of_asking, lang) for remedy in authored.remedies.values()}
    readings = authored.readings.values()
    heads = {getattr(reading.holder or reading.says, lang) for reading in readings}
    contested = 0
    for path in situations(site, lang):
        page = read(path)
        for item in page.xpath("//ul[@class='remedies']/li"):
            (risk,) = item.xpath("./dl/dt[.=$label]/following-sibling::dd[1]", label=say("situations-risk", lang))
            assert risk.text_content() in risks, path.name
        for block in page.xpath("//div[contains(@class, 'two-readings')]"):
            contested += 1
            sides = [side.findtext("p") for side in block]
            assert len(sides) >= 2
            assert set(sides) <= heads
            assert block[0].get("class") == "favours"
    assert contested


@EACH_LANGUAGE
def test_what_cannot_be_told_has_no_badge(site, lang):
    """A word in a box stands for an Act that changed something, never for knowledge that is missing."""
    for path in situations(site, lang):
        chips = read(path).xpath("//*[contains(@class, 'chip') or contains(@class, 'verdict')]")
        assert {chip.get("class") for chip in chips} <= {"chip c31", "chip c10", "chip other"}


@EACH_LANGUAGE
def test_every_change_leads_to_its_trail(site, lang):
    for path in situations(site, lang):
        page = read(path)
        links = page.xpath("//ul[@class='changes']//a[@class='from']/@href")
        assert {link.removeprefix("#") for link in links} <= set(page.xpath("//div[@class='trail']/@id"))
        assert len(links) >= len(page.xpath("//ul[@class='changes']/li"))
