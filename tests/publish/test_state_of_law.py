"""A state of law has one renderer: page, figure, brief in PDF and Word, and CSV say the same of each lane."""

import datetime as dt
import io
import re
import zipfile
from collections import Counter, defaultdict
from html import unescape
from types import SimpleNamespace
from xml.etree import ElementTree

import lxml.html
import pandas as pd
import pypdfium2
import pytest
import vl_convert

from publish.reading import PRINTED
from tipimpact.common import LANGUAGES
from tipimpact.common.contracts.files import situation_file
from tipimpact.eligibility.rows import default_rows
from tipimpact.package.reader import read_package
from tipimpact.publish.brief.content import DRAWN, brief, draw_pictures
from tipimpact.publish.brief.word import PIXELS
from tipimpact.publish.figures.draw import Picture
from tipimpact.publish.figures.svg import resolved
from tipimpact.publish.statements.law import EMPTIED as LIST_EMPTIED
from tipimpact.publish.statements.law import RuleState, state_in_words
from tipimpact.publish.statements.life_pages import list_changes
from tipimpact.publish.statements.life_picture import draw_lives, state_today
from tipimpact.publish.statements.lives import LOSSES, read_lives
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.tables.table import result_tables
from tipimpact.publish.words import date, law, say

EMPTIED = RuleState("emptied", pd.Timestamp("2019-05-17"))
TODAY = dt.date(2026, 6, 12)  # config/profiles.yaml: the day on which the law was read, for a page that names no text
NEEDS_A_LIST = "IRPR 206(2)"  # the wait of 180 days, of claimants whose country was listed on the day of the claim


@pytest.mark.parametrize("word", ["closed", "delayed", "none", "sooner"])
@pytest.mark.parametrize("state", [EMPTIED, RuleState()])
def test_a_rule_whose_list_is_empty_is_never_still_the_law(word, state):
    """The 180 days of work permits: still written, but no country is listed since May 17, 2019."""
    lane = SimpleNamespace(word=word, by_other=True, state=state, unasked=False)
    first, *_ = state_today(lane, SimpleNamespace(band="later"), opens=False)
    expected = state_in_words(state, "figure-lives-state")
    assert (first.id, first.values["code"]) == (expected.id, expected.values["code"])
    assert expected.values["code"] == state.code


# -- every output of an edition


@pytest.fixture(scope="module", params=["sample", pytest.param("official", marks=pytest.mark.official)])
def printed(request):
    """What was printed of an edition, and its tables."""
    project = request.getfixturevalue(f"{request.param}_project")
    results = result_tables(read_package(project / "results" / request.param / "data"))
    return SimpleNamespace(folder=project / "results" / PRINTED[request.param], results=results)


@pytest.fixture(scope="module")
def evidence(printed):
    return TableEvidence.of(printed.results)


def list_states(evidence, *words):
    """The states that the lanes of a picture have, by life and remedies.

    The one that a list of countries bears is worked out from the conditions of the rows, apart from the lanes.
    """
    law = default_rows()
    by_list = {*law.loc[law["who"].str.contains(r"(?<!not )dco_") & law["until"].isna(), "row"]}
    assert by_list == {"work_dco_wait", "hearing_dco_inland", "hearing_dco_port"}
    by_lane = defaultdict(set)
    for life in draw_lives(evidence, *words):
        for lane in life.lanes:
            if lane.word in LOSSES or lane.by_other:
                row = evidence.rows("lives").loc[lane.rows[0], "row"]
                if row in by_list:
                    assert (lane.state.code, str(lane.state.day)[:10]) == ("emptied", emptied_on(evidence))
                else:  # what binds others too, such as older claims of every country, needs no list
                    assert lane.state.code != "emptied", (life.code, lane.citation)
                for code in (life.code, "all"):
                    by_lane[f"{code} {' '.join(lane.remedies)}"].add(lane.state)
    return by_lane


def emptied_on(evidence):
    return f"{evidence.rows('events', event=LIST_EMPTIED)['first_day'].iloc[0]:%Y-%m-%d}"


def squeeze(text):
    """A text without spaces, so that it does not matter where lines are broken."""
    return re.sub(r"\s+", "", text)


def find_sentences(text, lang, states):
    """The sentences on a state that a text has, the longest first, each as often as it is there."""
    text, found = squeeze(text), Counter()
    wanted = {squeeze(state_in_words(state, "figure-lives-state").text(lang)) for state in states}
    for sentence in sorted(wanted, key=len, reverse=True):
        found[sentence] = text.count(sentence)
        text = text.replace(sentence, "")
    return +found


def read_lanes(svg):
    """The words of each lane of the picture of lives, by life and remedies."""
    lanes = ElementTree.fromstring(svg).iterfind(".//{*}g[@data-lane]")
    return [(lane.get("data-lane"), "".join(lane.itertext())) for lane in lanes]


def check_picture(svg, by_lane, lang):
    """Each lane has a sentence on its own state, and none on another. Returns all of them."""
    every, said = set().union(*by_lane.values()), Counter()
    for name, text in read_lanes(svg):
        own = find_sentences(text, lang, every)
        allowed = {squeeze(state_in_words(state, "figure-lives-state").text(lang)) for state in by_lane.get(name, ())}
        assert set(own) <= allowed, name
        assert bool(own) == bool(allowed), name
        said += own
    return said


@pytest.mark.workflow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_lane_has_one_state_in_every_output(printed, evidence, lang):
    of_figure, of_brief = list_states(evidence), list_states(evidence, DRAWN)
    every = set().union(*of_figure.values())
    assert {"emptied", "in_force"} <= {state.code for state in every}
    check_picture((printed.folder / "figures" / lang / "lives.svg").read_text(encoding="utf-8"), of_figure, lang)

    blocks = [b for section in brief(printed.results, draw_pictures(printed.results, lang), lang).sections
              for b in section.blocks]  # fmt: skip
    lives = next(block for block in blocks if isinstance(block, Picture))
    said = check_picture(lives.svg, of_brief, lang)
    document = pypdfium2.PdfDocument((printed.folder / "brief" / f"{lang}.pdf").read_bytes())
    assert find_sentences(" ".join(p.get_textpage().get_text_range() for p in document), lang, every) == said
    # Word has the picture as pixels: they are those of the picture whose words were read
    pixels = vl_convert.svg_to_png(resolved(lives.svg), scale=PIXELS)
    with zipfile.ZipFile(io.BytesIO((printed.folder / "brief" / f"{lang}.docx").read_bytes())) as word:
        assert pixels in [word.read(name) for name in word.namelist() if name.startswith("word/media/")]


@pytest.mark.workflow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_change_has_its_one_state_on_the_page_of_its_life(printed, evidence, authored, lang):
    """Each lane of each life: how often each sentence is there is how often the lanes have that state."""
    lives = {life.code: list_changes(life) for life in read_lives(evidence)}
    every = [state_in_words(lane.state, "situations-state", TODAY) for changes in lives.values() for lane in changes]
    assert {"emptied", "in_force", "ended_by_court"} <= {said.values["code"] for said in every}
    texts = sorted({squeeze(said.text(lang)) for said in every}, key=len, reverse=True)
    for code, place in authored.profiles.places().items():
        expected = Counter()
        for lane in lives.get(code, ()):
            of_bill = (lane.citation or "").split(" ")[0] not in ("IRPA", "IRPR")  # whose own text is never reworded
            if not (lane.state.is_written and of_bill):
                expected[squeeze(state_in_words(lane.state, "situations-state", TODAY).text(lang))] += 1
        page = lxml.html.parse(printed.folder / "site" / lang / situation_file(place))
        said, text = Counter(), squeeze(page.getroot().text_content())
        for sentence in texts:
            said[sentence], text = text.count(sentence), text.replace(sentence, "")
        assert +said == expected, place


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_docs_name_the_day_since_which_no_country_is_listed(evidence, root, lang):
    """The answer in docs is that of the release: each row that it has of the wait names the day of the empty list."""
    lines = (root / "docs" / "answer" / f"{lang}.md").read_text(encoding="utf-8").splitlines()
    cited, day = law(NEEDS_A_LIST, lang), date(dt.date.fromisoformat(emptied_on(evidence)), lang)
    rows = [line for line in lines if line.startswith("|") and f"| {cited} |" in line]
    assert rows
    assert not [row for row in rows if squeeze(day) not in squeeze(row)]


@pytest.mark.workflow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_and_no_file_calls_the_wait_without_a_list_still_the_law(printed, evidence, lang):
    """Page of the life and CSV: what is said of the work permit is that no country is listed."""
    day = emptied_on(evidence)
    lanes = [lane for life in read_lives(evidence) for lane in life.lanes if lane.citation == NEEDS_A_LIST]
    assert {(lane.state.code, str(lane.state.day)[:10]) for lane in lanes} == {("emptied", day)}
    pages = " ".join(p.read_text(encoding="utf-8") for p in sorted((printed.folder / "site" / lang).glob("s-*.html")))
    told = say("situations-state", lang, code="emptied", today="@", day=date(dt.date.fromisoformat(day), lang)).split(
        "@"
    )[1]
    assert unescape(pages).count(told) >= 1
    # a table says by its days alone what became of a row: no file has a sentence of its own
    files = [*(printed.folder / "tables").glob("*.csv"), *(printed.folder / "figures").glob("*.csv")]
    sentence = squeeze(state_in_words(RuleState(), "figure-lives-state").text(lang))
    assert files
    assert not [path.name for path in files if sentence in squeeze(path.read_text(encoding="utf-8"))]
    table = pd.read_csv(printed.folder / "tables" / "lives.csv", dtype=str, keep_default_na=False)
    own = table[table["row"] == "work_dco_wait"]
    assert len(own)
    assert not {*own["until"], *own["ended_by"]} - {""}
