"""Fifteen more questions, three from each of five readers, answered from the answer page in three clicks at most.

The twenty-four of ``test_questions`` are clicked in Chromium. Here each click is a link that the page before has,
and the answer stands in the part of the last page that the link opens.
"""

import lxml.html
import pytest

from tipimpact.publish.words import LANGUAGES

# Words that readers of the pages stopped at, in every sentence that says them.
STUMBLED = {
    "en": ("unasked", "closed an asylum claim"),
    "fr": (
        *("quoi qu'on ignore", "dépend d'une lecture", "soumises au droit", "Citoyens et résidents permanents"),
        *("House of Commons", "Immigration, Refugees and Citizenship Canada", "Nobody", "C-31 retire", "repost on"),
    ),
}

CLICKS = 3
GAPS, PERMITS, CASE = "finding-gaps.html", "finding-permits.html", "s-01.html"
# Who asks and what; the pages that are clicked, from the answer page; the part that answers; what it must say.
ASKED = {
    "editor, whom did the longest wait reach": ((), "main", ("85", "85")),
    "editor, how many children": ((), "main", ("35", "35")),
    "editor, who counted the claims": (
        ("finding-reform.html",),
        "main",
        ("United Nations High Commissioner", "Nations Unies"),
    ),
    "NGO, whom to ask about removals": (
        (f"{GAPS}#removals_of_trafficked_persons",),
        "removals_of_trafficked_persons",
        ("Canada Border Services Agency", "Agence des services frontaliers"),
    ),
    "NGO, what to write": (
        (f"{GAPS}#vtip_trp_yearly",),
        "vtip_trp_yearly",
        ("Under the Access to Information Act", "Loi sur l'accès à l'information"),
    ),
    "NGO, the worker who left": (("archetypes.html", CASE), "main", ("207.1", "207.1")),
    "advocate, what of recommendation 16": (
        ("recommendations.html",),
        "r16",
        ("What this project found", "Ce que le présent projet a trouvé"),
    ),
    "advocate, how long a request takes": ((PERMITS,), "main", ("218 in 2023", "218 en 2023")),
    "advocate, what has ended": (("questions.html",), "in_force", ("July 23, 2015", "23 juillet 2015")),
    "analyst, the people before a closed door": (
        ("findings.html", "finding-waiting.html"),
        "main",
        ("10%", "10\u00a0%"),
    ),
    "analyst, what would settle the fall": (
        ("findings.html", GAPS),
        "claims_by_month_and_designation",
        ("Immigration and Refugee Board", "Commission de l'immigration"),
    ),
    "analyst, how many are approved": ((PERMITS,), "main", ("at 86%", "de 86\u00a0%")),
    "lawyer, the text of 24(5)": (("questions.html", "law.html#irpa-24-5"), "irpa-24-5", ("24(5)", "24(5)")),
    "lawyer, from which day": (("questions.html",), "from", ("five years", "cinq ans")),
    "lawyer, both readings": (("archetypes.html", "s-08.html"), "main", ("Two readings", "Deux lectures")),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("who", ASKED)
def test_a_reader_finds_the_answer_in_three_clicks(edition, who, lang):
    clicks, part, facts = ASKED[who]
    assert len(clicks) <= CLICKS
    folder = edition / "site" / lang
    page = lxml.html.parse(folder / "index.html").getroot()
    for link in clicks:
        assert link in page.xpath("//a/@href"), f"no link to {link}"
        page = lxml.html.parse(folder / link.partition("#")[0]).getroot()
    (answer,) = page.xpath(f"//*[@id='{part}']")
    assert facts[LANGUAGES.index(lang)] in answer.text_content()


def test_each_of_five_readers_asks_three_questions():
    readers = [who.partition(",")[0] for who in ASKED]
    assert {reader: readers.count(reader) for reader in readers} == dict.fromkeys(readers, 3)
    assert len(set(readers)) == 5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_says_again_what_readers_stopped_at(edition, lang):
    said = []
    for path in sorted((edition / "site" / lang).glob("*.html")):
        page = lxml.html.parse(path).getroot()
        for data_or_quote in page.xpath(f"//script | //*[@lang and @lang != '{page.get('lang')}']"):
            data_or_quote.drop_tree()
        text = page.text_content().replace("\u2019", "'")
        said += [(path.name, word) for word in STUMBLED[lang] if word in text]
    assert said == []
