"""The page of questions in Chromium: what it answers, what it refuses, how it is left, that it is light and prints."""

import datetime as dt
import gzip
import json
import re
from pathlib import Path
from statistics import median

import pytest
import yaml
from chromium import CHROMIUM
from playwright.sync_api import expect
from screenshots import ALL, CLIENTS

from publish.reading import GATE_IN_FRENCH, opened
from publish.test_browser import violations
from tipimpact.common.errors import ConfigError
from tipimpact.common.tables import read_table
from tipimpact.package.intake import read_intake
from tipimpact.publish.site.frame import AGES
from tipimpact.publish.words import LANGUAGES, say

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (Debian: chromium)")
EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)
KILOBYTES = 150
DAY = dt.date(2026, 11, 30)  # the day on which the questions are asked here
REFUSED = {
    "papers": "none",
    "asylum": "refused",
    "lastno": "y1",
    "whono": "rad",
    "order": "no",
    "group": "no",
    "record": "no",
}


@pytest.fixture
def dark(browser):
    yield from opened(browser, viewport={"width": 390, "height": 844}, color_scheme="dark")


def visit(page, edition: Path, lang: str = "en", day: dt.date = DAY):
    page.clock.set_fixed_time(dt.datetime.combine(day, dt.time(12)))
    page.goto((edition / "site" / lang / "ask.html").as_uri())
    return page


def answer(page, **answers: str) -> None:
    for question, option in answers.items():
        page.locator(f"input[name={question}][value='{option}']").evaluate("input => input.click()")


def give_day(page, question: str, day: str) -> None:
    page.locator(f"#q-{question} input[type=date]").fill(day)
    page.locator(f"#q-{question} input[type=date]").dispatch_event("change")


def read_group(page, code: str) -> list[str]:
    return page.locator(f"#group-{code} > li:not(.quiet):not(.fixed)").all_inner_texts()


# -- five persons, the answer beside the statute


def test_someone_refused_in_march_waits_a_year_for_a_permit(page, edition):
    """IRPA 24(4): no request in the 12 months after the last refusal; it opens the day after the anniversary."""
    visit(page, edition)
    answer(page, child="no", care="no", **REFUSED)
    give_day(page, "lastno", "2026-03-27")
    waits = read_group(page, "perhaps")  # may not ask, and an officer may give it unasked
    permits = [
        text for text in waits if "permit for trafficked persons" in text.lower() or text.startswith("Temporary")
    ]
    assert len(permits) == 2
    assert all("May not ask before March\u00a028,\u00a02027." in text and "IRPA 24(4)" in text for text in permits)
    assert any(text.startswith("Humanitarian") and "March\u00a028,\u00a02027" in text for text in waits)


def test_the_child_of_someone_refused_opens_the_humanitarian_request(page, edition):
    """IRPA 25(1.21)(b): the 12 months do not hold where removal would harm a child directly affected."""
    visit(page, edition)
    answer(page, child="yes", **REFUSED)
    assert any(text.startswith("Humanitarian") and "May ask now." in text for text in read_group(page, "may"))


def test_a_tied_worker_who_is_abused_may_ask_for_an_open_permit(page, edition):
    """IRPR 207.1(1)."""
    visit(page, edition)
    answer(page, papers="tied", abuse="yes", work="other", asylum="never", order="no", group="no", record="no")
    assert any("IRPR 207.1(1)" in text and "May ask now." in text for text in read_group(page, "may"))


def test_fifteen_days_to_appeal(page, edition):
    """IRPR 159.91(1)(a): 15 days after the reasons; December 5, 2026 is a Saturday, the 6th a Sunday (s. 26)."""
    visit(page, edition)
    answer(page, **{**REFUSED, "whono": "board"})
    give_day(page, "lastno", "2026-11-20")
    assert any(text.startswith("Appeal") for text in read_group(page, "may"))
    (limit,) = [text for text in read_group(page, "deadlines") if "159.91(1)(a)" in text]
    assert "By December\u00a05,\u00a02026." in limit


def test_refused_by_the_appeal_division_eight_days_ago(page, edition):
    """IRPA 72(2)(b): 15 days from notice or knowledge; it was told as "no deadline". The earliest day comes first."""
    visit(page, edition)
    answer(page, recent="portal", child="yes", **REFUSED, province="on")
    give_day(page, "recent", "2026-11-22")
    give_day(page, "lastno", "2026-11-22")
    first, aid, *_ = read_group(page, "deadlines")
    assert "By December\u00a07,\u00a02026." in first
    assert "IRPA 72(2)(b)" in first
    assert "1-800-668-8258" in aid
    groups = page.locator("#sheet .group:visible").evaluate_all("all => all.map(one => one.classList[1])")
    assert groups[0] == "deadlines"
    assert any("Federal Court" in text for text in read_group(page, "may"))


def test_asking_for_the_risk_check_is_said_to_shut_the_permit(page, edition):
    """IRPA 24(3.1), 25(1.2)(b.1): an ineligible claimant with the form in hand."""
    visit(page, edition)
    answer(page, papers="none", asylum="ineligible", order="form", group="no", record="no", age="yes")
    give_day(page, "order", "2026-11-25")
    (text,) = [text for text in read_group(page, "may") if text.startswith("Pre-removal")]
    assert "This shuts" in text
    assert "permit for trafficked persons" in text


def test_a_permit_that_runs_out_has_its_last_day_on_the_sheet(page, edition):
    """IRPR 183(5), (6): asked for before the last day; the field was dead before."""
    visit(page, edition)
    answer(page, papers="other", asylum="never", order="no", group="no", record="no")
    give_day(page, "papers", "2026-12-20")
    assert any(
        "December\u00a020,\u00a02026" in text and "IRPR 183(5)" in text for text in read_group(page, "deadlines")
    )


def test_a_citizen_with_a_record_meets_no_dead_end(page, edition):
    """What a sheet depends on can be asked: the province, the age."""
    visit(page, edition)
    answer(page, papers="citizen", record="indictment", child="no", care="no")
    give_day(page, "record", "2015-06-01")
    depends = page.locator("#sheet .depends").all_inner_texts()
    questions = {q.short.en for q in read_intake(Path("config/intake.yaml")).questions}
    for text in depends:
        named, more = re.fullmatch(r"Depends on: (.+?)(?: \(\+(\d+)\))?\.", text).groups()
        assert all(part in questions for part in named.split("; "))
        assert named.count("; ") == 2 or not more  # the first three, and how many more
    answer(page, age="yes", province="bc")
    assert any(text.startswith("Bringing family") for text in read_group(page, "may"))


def test_a_year_after_entry_the_claim_is_no_longer_heard(page, edition):
    """IRPA 101(1)(b.1): more than one year after an entry after June 24, 2020."""
    visit(page, edition)
    answer(page, papers="none", asylum="never", order="no", group="no", record="no")
    give_day(page, "entry", "2025-11-30")
    assert any("Once only." in text for text in read_group(page, "first"))
    give_day(page, "entry", "2025-11-29")
    answer(page, age="yes")
    assert any("IRPA 101(1)(b.1)" in text for text in read_group(page, "barred"))
    answer(page, age="no", alone="no")  # a policy of 2026, read in its beginning, may let a child alone be heard
    assert any("policy of May 2026" in text for text in read_group(page, "perhaps"))


HEADINGS = {"en": ("Can be asked now", "Perhaps, ask a lawyer", "Closed or not yet")}
HEADINGS["fr"] = ("Possible maintenant", "Peut-être", "Fermé ou trop tôt")


@EACH_LANGUAGE
def test_closed_and_too_early_are_two_groups_of_the_third_heading(page, edition, lang):
    """Under a removal order no claim is possible (IRPA 99(3)); the risk check waits for its notice (IRPR 160)."""
    visit(page, edition, lang)
    answer(page, papers="none", asylum="never", order="order", group="no", record="no", age="yes")
    heads = [text.partition(":")[0].strip() for text in page.locator("#sheet .group:visible h3").all_inner_texts()]
    assert [head for head in heads if head in HEADINGS[lang]] == list(HEADINGS[lang])
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)
        assert page.locator("#sheet .closed h4:visible").count() == 2
        assert "99(3)" in page.locator("#group-barred").inner_text()
        assert say("ask-step", lang, facts="@").split("@")[0] in page.locator("#group-early").inner_text()


# -- what every sheet has


def test_who_claimed_and_knows_of_no_order_is_not_said_to_have_none(page, edition):
    """IRPA 49(2): the order that a claim brings waits for its answer; a risk check is then not "not for them"."""
    visit(page, edition)
    answer(page, **REFUSED)
    give_day(page, "lastno", "2024-03-27")
    later, never = (say(id, "en", remedies="@").split("@")[0] for id in ("ask-later", "ask-out"))
    out = page.locator("#sheet-out").inner_text()
    name = say("value-remedy", "en", code="prra")
    assert name in out.partition(later)[2].partition(".")[0]  # nobody has been told yet that one may be asked for
    assert name not in out.partition(never)[2]


def test_where_a_step_to_come_shuts_a_remedy_the_sheet_says_so(page, edition):
    """IRPA 110(2)(a): designated people have no appeal, whatever the Board decides."""
    visit(page, edition)
    answer(page, papers="none", asylum="waiting", order="order", group="yes", record="no")
    (text,) = [text for text in read_group(page, "early") if text.startswith("Appeal")]
    assert "If the Refugee Protection Division rejects the claim" in text
    assert "barred" in text


@EACH_LANGUAGE
def test_no_answer_is_guessed(page, edition, lang):
    """Without an answer there is no sheet; with one, what is not known is among what depends on more."""
    visit(page, edition, lang)
    expect(page.locator("#sheet")).to_be_hidden()
    expect(page.locator("#sheet-none")).to_be_visible()
    answer(page, care="no")
    expect(page.locator("#sheet")).to_be_visible()
    assert read_group(page, "may") == []
    expect(page.locator("#group-perhaps li").first).to_be_visible()


@EACH_LANGUAGE
def test_a_claim_is_never_among_the_first(page, edition, lang):
    visit(page, edition, lang)
    answer(page, papers="none", asylum="never", order="no", group="no", record="no", entry="recent")
    name = say("value-remedy", lang, code="claim").lower()
    assert not any(text.lower().startswith(name) for text in read_group(page, "may"))
    assert read_group(page, "first")[0].lower().startswith(name)


@EACH_LANGUAGE
def test_every_sheet_says_that_nobody_reviewed_it_whom_to_call_and_of_which_day_it_is(page, edition, lang):
    visit(page, edition, lang)
    answer(page, **REFUSED)
    text = page.locator("#paper").inner_text()
    assert say("ask-unreviewed", lang) in text
    assert re.search(r"1.833.900.1010", text)


def find_law_day(edition: Path) -> dt.date:
    rules = json.loads((edition / "data" / "rules.json").read_text(encoding="utf-8"))
    return dt.date(1970, 1, 1) + dt.timedelta(days=rules["law_day"])


@EACH_LANGUAGE
def test_a_sheet_grows_old_with_the_law_that_it_read(page, edition, lang):
    """After 90 days it says so; after a year nothing can be asked now, and what could is shown as perhaps."""
    young, aged, old = (find_law_day(edition) + dt.timedelta(days=days) for days in (90, 91, 366))
    remarks = [say(message, lang, days=days) for message, days in AGES.items()]
    shown = {}
    for day in (young, aged, old):
        visit(page, edition, lang, day)
        answer(page, **REFUSED)
        text = page.locator("#sheet-asked").inner_text()
        shown[day] = [remark for remark in remarks if remark in text]
        assert [r for r in remarks if r in page.locator(".care").inner_text()] == shown[day]
    assert [shown[day] for day in (young, aged, old)] == [[], remarks[:1], remarks[1:]]
    assert read_group(page, "may") == []
    assert len(read_group(page, "perhaps")) > 0


def test_both_readings_are_shown_where_they_differ(page, edition):
    """Whether leaving the employer named on the permit fails a requirement of the Act."""
    visit(page, edition)
    answer(
        page, papers="tied", work="left", asylum="never", order="no", group="no", record="no", abuse="yes", home="no"
    )
    (text,) = [text for text in read_group(page, "two") if text.startswith("Temporary")]
    assert len(re.findall("(?m)^If .*(does not apply|could ask)", text)) == 2


ANSWERED = ("deadlines", "may", "perhaps", "two", "barred", "early", "first")  # groups that answer
SHOWN = """codes => codes.map(code => document.getElementById(`group-${code}`).cloneNode(true)).map(group => {
  group.querySelectorAll("details").forEach(part => part.remove());
  group.querySelectorAll("li").forEach(line => line.append(" "));
  return group.textContent;
}).join(" ")"""


@pytest.mark.parametrize("client", CLIENTS)
@EACH_LANGUAGE
def test_the_answers_take_at_most_250_words_before_more(page, edition, lang, client):
    visit(page, edition, lang)
    given = {question: text.partition(" ")[::2] for question, text in {**ALL, **CLIENTS[client]}.items()}
    answer(page, **{question: option for question, (option, _) in given.items()})
    for question, day in ((question, day) for question, (_, day) in given.items() if day):
        give_day(page, question, day)
    assert 40 < len(re.findall(r"[^\s]*\w[^\s]*", page.evaluate(SHOWN, ANSWERED))) <= 250


def test_what_one_more_fact_would_change_and_the_order_of_the_questions(page, edition):
    """The questions that settle most come first; one that the answers make idle is not asked."""
    visit(page, edition)
    answer(page, child="yes", care="no", asylum="never")
    expect(page.locator("#q-lastno")).to_be_hidden()
    assert len(read_group(page, "change")) > 1
    order = page.locator("#questions > fieldset").evaluate_all("all => all.map(one => one.id)")
    shown = [name for name in order if page.locator(f"#{name}").is_visible() and name != "q-recent"]
    answered = ["q-child", "q-care", "q-asylum"]
    assert set(shown[:3]) == set(answered)
    first = page.locator("#group-change b").first.inner_text().lower()
    questions = {q.id: q.short.en for q in read_intake(Path("config/intake.yaml")).questions}
    assert first == questions[shown[3].removeprefix("q-")]


def test_situations_never_contradict_their_own_page(page, edition, profiles, authored):
    """Each situation as a start, on the day of the law: its answer there is one that the sheet leaves possible."""
    today = profiles.dates["today"]
    visit(page, edition, day=today)
    rows = read_table(edition / "data" / "eligibility.parquet", edition="sample")
    rows = rows[rows["moment"] == "today"].set_index(["life", "remedy"])["request_status"]
    places = authored.profiles.places()
    assert page.locator("#situation option").count() == len(places) + 1
    wrong, filled = [], []
    for life, place in places.items():
        page.locator("#situation").select_option(place)
        filled.append(page.locator("#intake input[type=radio]:not([value='']):checked").count())
        if not page.locator("#sheet").is_visible():
            wrong.append((life, page.locator("#faults").inner_text()))
            continue
        may = " ".join(read_group(page, "may")).lower()
        for remedy, status in rows[life].items():
            name = say("value-remedy", "en", code=remedy).lower()
            if f"{name}. may ask" in may and status not in ("open", "need_not_be_considered"):
                wrong.append((life, remedy, status))
    assert wrong == []
    assert min(filled) >= 4


# -- bad input


@GATE_IN_FRENCH
@pytest.mark.parametrize(
    ("answers", "days", "message"),
    [
        (REFUSED, {"lastno": "2027-01-05"}, "ask-late"),
        (REFUSED, {"lastno": "2011-05-01"}, "ask-early"),
        ({"order": "form", "papers": "citizen"}, {}, None),
        ({"asylum": "accepted", "order": "sent"}, {}, None),
        ({"asylum": "never"}, {"entry": "2026-12-24"}, "ask-late"),
        ({"papers": "none", "work": "none", "asylum": "never"}, {"entry": "2026-03-01", "work": "2026-02-01"}, None),
        ({**REFUSED, "recent": "portal"}, {"recent": "2026-11-10", "lastno": "2026-11-22"}, None),  # notice came first
        ({"group": "yes", "asylum": "never", "entry": "recent"}, {}, None),
        ({"group": "yes", "asylum": "never"}, {"entry": "2019-03-01"}, None),
    ],
)
def test_what_cannot_be_so_is_named_and_nothing_is_answered(page, edition, lang, answers, days, message):
    visit(page, edition, lang)
    answer(page, **answers)
    for question, day in days.items():
        give_day(page, question, day)
    expect(page.locator("#faults p").first).to_be_visible()
    expect(page.locator("#sheet")).to_be_hidden()
    for question in answers:
        expect(page.locator(f"#q-{question}")).to_be_visible()  # each can be put right
    if message:
        words = say(message, lang, day="@").split("@")[0]
        assert words in page.locator("#faults").inner_text()


@pytest.mark.parametrize(("name", "form"), [("ask", "#intake"), ("try", ".try")])
def test_rules_of_another_version_are_refused(page, edition, tmp_path, name, form):
    text = (edition / f"site/en/{name}.html").read_text(encoding="utf-8")
    other = tmp_path / f"{name}.html"
    other.write_text(text.replace('"format":2', '"format":1'), encoding="utf-8")
    page.goto(other.as_uri())
    expect(page.locator("#no-script")).to_contain_text(say("ask-file", "en"))
    expect(page.locator(form)).to_be_hidden()


# What browsers learned after 2021, taken away before the scripts of a page run.
OLD = """for (const [of, names] of [
  [Map, ["groupBy"]], [Object, ["groupBy", "hasOwn"]], [globalThis, ["structuredClone"]],
  [Array.prototype, ["at", "findLast", "findLastIndex", "toReversed", "toSorted", "toSpliced", "with"]],
  [String.prototype, ["at", "isWellFormed"]], [Set.prototype, ["union", "intersection", "difference", "isSubsetOf"]],
]) for (const name of names) delete of[name];"""


def test_a_browser_of_2021_answers_and_can_be_left(page, edition):
    page.add_init_script(OLD)
    visit(page, edition)
    assert page.evaluate("[].at ?? Map.groupBy ?? null") is None
    answer(page, recent="portal", **REFUSED)
    give_day(page, "recent", "2026-11-22")
    assert any("IRPA 72(2)(b)" in text for text in read_group(page, "deadlines"))
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url("about:blank")


@EACH_LANGUAGE
def test_without_script_there_are_the_situations(scriptless, edition, lang, authored):
    scriptless.goto((edition / "site" / lang / "ask.html").as_uri())
    expect(scriptless.locator("#no-script li a")).to_have_count(len(authored.profiles.places()))
    expect(scriptless.locator("#intake")).to_be_hidden()
    scriptless.locator("#no-script li a").first.click()
    scriptless.wait_for_url("**/s-01.html")


def test_faults_of_the_file_are_named_at_once(root, tmp_path):
    raw = yaml.safe_load((root / "config" / "intake.yaml").read_text(encoding="utf-8"))
    asked = {question["id"]: question for question in raw["questions"]}
    asked["child"]["options"][0]["facts"] = {"child_afected": True}
    asked["papers"]["facts"]["status_lost"] = "2026-02-31"
    asked["abuse"]["if"] = {"paper": ["tied"]}
    raw["derived"][0]["if"] = {"work": ["maybe"]}
    raw["remedies"].append("hc")
    path = tmp_path / "intake.yaml"
    path.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        read_intake(path)
    text = str(error.value)
    for expected in ("child_affected", "2026-02-31", "papers", "maybe", "hc is there twice"):
        assert expected in text


# -- leaving


def test_leaving_needs_no_net_and_back_leads_to_no_page_of_the_site(page, edition):
    page.goto("data:text/html,before")
    page.goto((edition / "site/en/index.html").as_uri())
    page.locator("a[href^='ask.html']").first.evaluate("link => link.click()")
    page.wait_for_url("**/ask.html*")
    answer(page, **REFUSED)
    page.context.set_offline(True)
    page.locator("a.leave").click()
    page.wait_for_url("about:blank")
    page.go_back()
    page.wait_for_url("data:text/html,before")


@EACH_LANGUAGE
def test_escape_three_times_leaves(phone, edition, lang):
    visit(phone, edition, lang)
    answer(phone, child="yes")
    phone.keyboard.press("Escape")
    expect(phone.locator("#intake")).to_be_visible()
    phone.keyboard.press("Escape")
    phone.keyboard.press("Escape")
    phone.wait_for_url("about:blank")


def test_the_way_out_stays_in_view_on_a_small_phone(phone, edition):
    visit(phone, edition)
    phone.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    box = phone.locator("a.leave").bounding_box()
    assert 0 <= box["y"] < 60
    assert 0 <= box["x"] <= 320 - box["width"]


# Pieces of text of the frame that lie under the way out.
UNDER = """() => {
  const way = document.querySelector("a.leave").getBoundingClientRect(), under = [];
  const texts = document.createTreeWalker(document.querySelector(".top"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (texts.currentNode.parentElement.closest("a.leave")) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    for (const { left, right, top, bottom } of range.getClientRects())
      if (texts.currentNode.textContent.trim() && Math.min(right, way.right) - Math.max(left, way.left) > 1
        && Math.min(bottom, way.bottom) - Math.max(top, way.top) > 1) under.push(texts.currentNode.textContent.trim());
  }
  return under;
}"""


@EACH_LANGUAGE
@pytest.mark.parametrize("width", [320, 390])
def test_the_way_out_covers_no_text_of_the_frame(phone, edition, lang, width):
    """The text of the page goes under a strip of its own; what lies above the strip must stay clear of the button."""
    phone.set_viewport_size({"width": width, "height": 844})
    visit(phone, edition, lang)
    assert phone.evaluate(UNDER) == []


def test_nothing_is_kept(page, edition):
    visit(page, edition)
    address = page.url
    answer(page, **REFUSED)
    assert (page.url, page.title()) == (address, "tipimpact")
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    page.reload()
    assert page.locator("#intake input[type=radio]:not([value='']):checked").count() == 0


# -- weight, access, paper


@EACH_LANGUAGE
def test_it_is_light(edition, lang):
    content = (edition / "site" / lang / "ask.html").read_bytes()
    assert len(gzip.compress(content)) <= KILOBYTES * 1000


@pytest.mark.parametrize("option", [("recent", "no"), ("child", "yes"), ("papers", "none"), ("asylum", "refused")])
@GATE_IN_FRENCH
def test_an_answer_with_the_next_questions_takes_at_most_50_ms(page, edition, lang, option):
    """Processor time of the script, since other programs may run; one fact leaves the most readings open."""
    visit(page, edition, lang)
    devtools, taken = page.context.new_cdp_session(page), []
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    for _ in range(7):
        before = measure_script(devtools)
        answer(page, **dict([option]))
        taken.append(measure_script(devtools) - before)
        page.locator(f"input[name={option[0]}][value='']").evaluate("input => input.click()")
    assert median(taken) <= 0.05


def measure_script(devtools) -> float:
    """Seconds of processor that scripts have taken so far."""
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "ScriptDuration")


@GATE_IN_FRENCH
def test_axe_finds_nothing_on_a_filled_sheet(page, dark, phone, edition, lang):
    found = []
    for shown in (page, dark, phone):
        visit(shown, edition, lang)
        answer(shown, **REFUSED)
        found += violations(shown)
        answer(shown, whono="court")
        give_day(shown, "lastno", "2027-01-05")
        found += violations(shown)
    assert not found, "\n".join(found)


@EACH_LANGUAGE
def test_it_is_answered_with_the_keyboard(page, edition, lang):
    visit(page, edition, lang)
    page.locator("input[name=child]:checked").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("input[name=child][value=yes]")).to_be_checked()
    expect(page.locator("input[name=child][value=yes]")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("input[name=recent][value='']")).to_be_focused()
    expect(page.locator("#sheet")).to_be_visible()


def count_printed(page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="Letter")))


@EACH_LANGUAGE
def test_it_prints_on_one_page(page, edition, lang):
    """The sheet alone, whatever was answered; the questions are not on it."""
    visit(page, edition, lang)
    for filled in (REFUSED, {"care": "no"}, {"child": "yes"}, {"papers": "tied", "abuse": "yes", "work": "other"}):
        page.locator("#clear").click()
        answer(page, **filled)
        assert count_printed(page) == 1, filled
    for place in ("1", "5", "8", "16", "18", "20"):
        page.locator("#situation").select_option(place)
        assert count_printed(page) == 1, place
    page.emulate_media(media="print")
    expect(page.locator("#intake")).to_be_hidden()
    expect(page.locator("#paper")).to_be_visible()
