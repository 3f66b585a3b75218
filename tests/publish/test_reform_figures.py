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
from tipimpact.publish.statements import reform, reform_months
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.words import LANGUAGES

LIMIT = -0.405465
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
            **{"destination": "CAN", "origin_or_group": group, "year": year, "month": month},
            **dict.fromkeys(("low", "high"), COUNTS[group][year >= 2013]),
        }
        for group, year, month in product(COUNTS, range(2009, 2017), range(1, 13))
    ]
    events = [
        {"event": event, "first_day": pd.Timestamp(day), "last_day": pd.Timestamp(day), "date_precision": "day"}
        for event, day in DAYS.items()
    ]
    halves = [
        {"estimand": "origins_claiming", "row_kind": "a_month", "item": item, "item_value": value, "n": 6}
        for item, value in (("2012h1", 1000.0), ("2013h1", after))
    ]
    halves.append(
        {
            "estimand": "r",
            "row_kind": "condition",
            "item": "word",
            "item_value": estimate,
            "limit": LIMIT,
            "outcome": "met",
        }
    )
    estimates = [{"estimand": "r", "design": "months", "estimate": estimate, "verdict": verdict}]
    placebos = [
        {
            "destination": "CAN",
            "first_month": f"{year}-{month:02}",
            "month_role": "out_of_sample",
            "x": 0.1 * (month % 3),
            "y": 0.2,
        }
        for year, month in product(range(2001, 2004), range(1, 13))
    ]
    placebos[5] |= {"x": -0.3, "y": -0.7}  # the nearest: one window alone is beyond the limit
    placebos.append(
        {"destination": "FIN", "first_month": "2002-05", "month_role": "out_of_sample", "x": -0.7, "y": -0.8}
    )
    placebos += [{"destination": "CAN", "first_month": "2013-02", "month_role": "near", "x": -0.5, "y": -0.5}]
    placebos += [{"destination": "CAN", "first_month": "2013-01", "month_role": "event", "x": -0.61, "y": -0.6}]
    placebos += [{"destination": "SWE", "first_month": "2013-01", "month_role": "event", "x": 0.0, "y": 0.0}]
    words = [row | {"reform_word": "fell" if max(row["x"], row["y"]) <= LIMIT else "cannot_tell"} for row in placebos]
    named = {
        "claims_by_month": months,
        "reform_months": words,
        **{"events": events, "reform_evidence": halves, "impact_estimates": estimates},
    }
    made = {name: pd.DataFrame(rows) for name, rows in named.items()}
    for name, table in made.items():
        table.attrs |= {"edition": "official", "table": name}
    return made


def drawn(lang: str = "en", name: str = "months", **changed):
    return picture(FIGURES[name], TableEvidence(tables(**changed)), lang)


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
    at = months["origin_or_group"].eq("HUN") & months["year"].eq(2013)
    months.loc[at, ["low", "high"]] = [1, 4]
    listed = reform_months.select_months(TableEvidence(made)).query("group == 'listed' and year == 2013")
    assert set(listed["low"]) == {90 - 4 - 20}
    assert set(listed["high"]) == {90 - 1 - 20}
    assert len(bars(picture(FIGURES["months"], TableEvidence(made), "en").svg, "othersoft")) == 24  # of both panels


def test_a_group_that_is_not_whole_is_not_drawn():
    made = tables()
    made["claims_by_month"] = made["claims_by_month"].query("origin_or_group != 'MEX'")
    assert set(reform_months.select_months(TableEvidence(made))["group"]) == {"never_listed"}


def test_a_month_without_a_row_is_zero_and_a_missing_month_of_canada_is_no_bar():
    made = tables()
    months = made["claims_by_month"]
    gone = months["origin_or_group"].eq("HUN") & months["year"].eq(2013) & months["month"].eq(5)
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


@pytest.mark.parametrize("name", ["months", "canada", "placebos"])
def test_an_edition_with_a_part_of_the_files_says_what_it_needs(name):
    """Numbers of a part would contradict those of the whole."""
    partial = TableEvidence(tables())
    partial.lacks = lambda table: [partial.not_computed(table)]
    (needs,) = FIGURES[name].statements(partial)
    assert not needs.is_computed
    assert needs.table == FIGURES[name].published.table
    assert FIGURES[name].shown(partial, "en").empty


def shapes(svg: str, tag: str) -> list[dict[str, str]]:
    return [dict(shape.attrib) for shape in lxml.etree.fromstring(svg.encode()).iter(f"{SVG}{tag}")]


def test_canada_has_a_mark_for_every_month_in_both_panels_and_the_event_apart():
    svg = drawn(name="canada").svg
    circles = shapes(svg, "circle")
    assert (
        len([circle for circle in circles if circle["fill"] == "none"]) == 2
    )  # the month near the event, in each panel
    assert len([circle for circle in circles if circle["fill"] != "none"]) == 2 * 36
    squares = [r for r in shapes(svg, "rect") if r.get("width") == r.get("height") == "10"]
    assert len(squares) == 2
    dashed = [line for line in shapes(svg, "line") if "stroke-dasharray" in line]
    assert len(dashed) == 2
    for square, line in zip(squares, dashed, strict=True):
        assert float(square["y"]) > float(line["y1"]), "the event lies beyond the limit"


def test_the_title_of_canada_counts_earlier_months_as_low():
    none = "In none of 36 earlier months did claims from never-listed countries fall so much"
    assert drawn(name="canada").title == none
    made = tables()
    made["reform_months"].loc[7, ["x", "y"]] = [-0.9, -0.9]
    figure = picture(FIGURES["canada"], TableEvidence(made), "en")
    assert figure.title == "In 1 of 36 earlier months claims from never-listed countries fell as much"
    assert "Of 36 months from 2001 to 2003, 1 is as low in both. The nearest is August 2001" in figure.alt


def test_bars_of_placebos_are_their_counts_and_black_from_the_limit_on():
    made = drawn(name="placebos")
    assert made.title == "The rule says “fell” in 1 of 37 months without this law"
    assert "In 1 month the smaller of both falls was as large as that of Canada in January 2013, −45%" in made.alt
    black = [r for r in shapes(made.svg, "rect") if "--ink," in r["fill"]]
    grey = [r for r in shapes(made.svg, "rect") if "--other," in r["fill"]]
    assert len(black) == 2  # the one that fell, in each panel
    assert len(grey) == 2  # -0.3, and 0.2 of all others
    heights = sorted(float(r["height"]) for r in grey)
    assert heights[-1] / heights[0] == pytest.approx(35, rel=0.1)


@pytest.mark.parametrize("name", ["canada", "placebos"])
def test_without_the_event_nothing_is_drawn(name):
    made = tables()
    made["reform_months"] = made["reform_months"].query("month_role != 'event'")
    made["reform_months"].attrs |= {"edition": "official", "table": "reform_months"}
    assert not shapes(picture(FIGURES[name], TableEvidence(made), "en").svg, "circle")


@pytest.mark.parametrize("name", ["months", "canada", "placebos"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_of_the_picture(name, lang):
    made = drawn(lang, name)
    assert len(made.title.split()) <= {"en": 14, "fr": 16}[lang]
    assert 60 < len(made.short) <= SHORT
    assert len(made.alt) > SHORT
    assert not [fault for text in (made.short, made.alt, made.title, made.note) for fault in lint(text, lang, name)]
    if name != "months":
        return
    for text in (made.short, made.alt):
        assert re.search(r"1[\s,]000", text)
        assert "500" in text


def test_a_half_year_of_the_finding_is_in_words():
    made = tables()
    made["reform_evidence"] = pd.DataFrame(
        [
            {
                "estimand": "r",
                "row_kind": "half_year",
                "item": item,
                "item_value": -0.45,
                "limit": None,
                "outcome": None,
            }
            for item in ("2014h1", "2016h2")
        ]
    )
    lines = list(reform.FINDING.lines(TableEvidence(made)))
    assert [[line.values[0].text(lang) for line in lines] for lang in LANGUAGES] == [
        ["Change later on: January to June 2014", "Change later on: July to December 2016"],
        [
            "Changement par la suite\N{NO-BREAK SPACE}: janvier à juin 2014",
            "Changement par la suite\N{NO-BREAK SPACE}: juillet à décembre 2016",
        ],
    ]
    assert {line.values[1].text("en") for line in lines} == {"−36%"}


@pytest.mark.parametrize(
    ("highs", "says"),
    [
        ((-0.2, 0.1, 0.1), "from July to December 2013 on"),
        ((-0.2, 0.1, -0.1, 0.2), "from July to December 2014 on"),  # a fall that comes back is not over before it
        ((0.1, 0.1), None),
        ((-0.2, -0.1), None),
    ],
)
def test_the_fall_is_unsure_only_after_the_last_half_year_whose_interval_is_without_zero(highs, says):
    made = tables()
    halves = ("2013h1", "2013h2", "2014h1", "2014h2")
    made["reform_evidence"] = pd.DataFrame(
        [
            {"estimand": "r", "row_kind": "half_year", "item": item, "item_value": high - 0.4}
            | {"interval_low": high - 0.8, "interval_high": high}
            for item, high in zip(halves, highs, strict=False)
        ]
    )
    texts = [statement.text("en") for statement in reform.missing(TableEvidence(made))]
    assert [says in text for text in texts] == ([True] if says else [])
