"""Figures of the reform: bars are the counts of the table, the title waits for the verdict, ranges stay ranges."""

import re
from itertools import product

import lxml.etree
import pandas as pd
import pytest
from typography import lint

from tipimpact.publish.figures import FIGURES
from tipimpact.publish.figures.draw import picture
from tipimpact.publish.figures.model import SHORT
from tipimpact.publish.statements import reform_months
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.words import LANGUAGES

SVG = "{http://www.w3.org/2000/svg}"
COUNTS = {  # claims a month until 2012, and from 2013
    **{"never_listed": (1000, 500), "never_listed_visa": (100, 10), "listed": (400, 90), "listed_visa": (20, 5)},
    **{"HUN": (200, 10), "MEX": (50, 20)},
}
DAYS = {
    **{"visa_imposed_cze_2009": "2009-07-14", "c31_assent": "2012-06-28", "health_cut": "2012-06-30"},
    "new_asylum_system": "2012-12-15",
}


def tables(verdict: str = "suggestive", after: float = 500.0, estimate: float = -0.61) -> dict[str, pd.DataFrame]:
    months = [
        {
            **{"destination": "CAN", "group": group, "year": year, "month": month},
            **dict.fromkeys(("low", "high"), COUNTS[group][year >= 2013]),
        }
        for group, year, month in product(COUNTS, range(2009, 2017), range(1, 13))
    ]
    events = [
        {"event": event, "first_day": pd.Timestamp(day), "last_day": pd.Timestamp(day), "precision": "day"}
        for event, day in DAYS.items()
    ]
    halves = [
        {"estimand": "origins_claiming", "kind": "a_month", "item": item, "value": value, "n": 6}
        for item, value in (("2012h1", 1000.0), ("2013h1", after))
    ]
    halves.append({"estimand": "r", "kind": "condition", "item": "word", "value": estimate, "outcome": "met"})
    estimates = [{"estimand": "r", "design": "months", "estimate": estimate, "verdict": verdict}]
    named = {
        "claims_by_month": months,
        **{"events": events, "reform_evidence": halves, "impact_estimates": estimates},
    }
    made = {name: pd.DataFrame(rows) for name, rows in named.items()}
    for name, table in made.items():
        table.attrs |= {"edition": "official", "table": name}
    return made


def drawn(lang: str = "en", **changed):
    return picture(FIGURES["months"], TableEvidence(tables(**changed)), lang)


def bars(svg: str, fill: str) -> list[float]:
    rects = lxml.etree.fromstring(svg.encode()).iter(f"{SVG}rect")
    return [float(r.get("height")) for r in rects if f"--{fill}," in r.get("fill")]


def test_a_bar_is_as_high_as_its_count_on_the_axis_of_its_panel():
    heights = bars(drawn().svg, "other")
    never, listed, hungary = (heights[i : i + 96] for i in (0, 96, 192))
    assert len(heights) == 3 * 96
    for own, (before, after) in ((never, (1000, 500)), (listed, (150, 60)), (hungary, (200, 10))):
        assert own[0] / own[-1] == pytest.approx(before / after, rel=0.03)
        assert len(set(own[:48])) == len(set(own[48:])) == 1


def test_the_group_without_two_countries_is_a_range_where_they_are():
    made = tables()
    months = made["claims_by_month"]
    at = months["group"].eq("HUN") & months["year"].eq(2013)
    months.loc[at, ["low", "high"]] = [1, 4]
    listed = reform_months.select_months(TableEvidence(made)).query("group == 'listed' and year == 2013")
    assert set(listed["low"]) == {90 - 4 - 20}
    assert set(listed["high"]) == {90 - 1 - 20}
    assert len(bars(picture(FIGURES["months"], TableEvidence(made), "en").svg, "othersoft")) == 24  # of both panels


def test_a_group_that_is_not_whole_is_not_drawn():
    made = tables()
    made["claims_by_month"] = made["claims_by_month"].query("group != 'MEX'")
    assert set(reform_months.select_months(TableEvidence(made))["group"]) == {"never_listed"}


def test_a_month_without_a_row_is_zero_and_a_missing_month_of_canada_is_no_bar():
    made = tables()
    months = made["claims_by_month"]
    gone = months["group"].eq("HUN") & months["year"].eq(2013) & months["month"].eq(5)
    made["claims_by_month"] = months[~gone]
    hungary = reform_months.select_months(TableEvidence(made)).query("group == 'hungary' and year == 2013")
    assert hungary.set_index("month").loc[5, ["low", "high"]].tolist() == [0, 0]
    made["claims_by_month"] = months.query("not (year == 2013 and month == 5)")
    assert len(reform_months.select_months(TableEvidence(made))) == 3 * 95


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, "fell by about half"),
        ({"after": 700.0}, "fell$"),  # the counts fell by less than the estimate, so no size
        ({"estimate": -0.3}, "fell$"),
        ({"verdict": "cannot_tell"}, "^Claims by month"),
        ({"verdict": "no_large_change"}, "^Claims by month"),
    ],
)
def test_the_title_says_no_more_than_the_verdict_and_the_counts(changed, says):
    assert re.search(says, drawn(**changed).title)


def test_the_title_falls_where_a_condition_could_not_be_asked():
    made = tables()
    made["reform_evidence"]["outcome"] = made["reform_evidence"]["outcome"].replace("met", "not_applicable")
    partial = TableEvidence(made)
    partial.lacks = lambda table: [partial.not_computed(table)]
    figure = picture(FIGURES["months"], partial, "en")
    assert figure.title.startswith("Claims by month")
    assert len(bars(figure.svg, "other")) == 3 * 96, "counts need no verdict"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_of_the_picture(lang):
    made = drawn(lang)
    assert len(made.title.split()) <= {"en": 14, "fr": 16}[lang]
    assert 60 < len(made.short) <= SHORT
    assert len(made.alt) > SHORT
    assert not [fault for text in (made.short, made.alt, made.title, made.note) for fault in lint(text, lang, "months")]
    for text in (made.short, made.alt):
        assert re.search(r"1[\s,]000", text)
        assert "500" in text
