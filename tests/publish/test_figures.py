"""Figures: drawn from published rows alone, told apart in print, with the finding in words, the same bytes again."""

import json
import re
from dataclasses import replace
from itertools import combinations

import lxml.etree
import numpy as np
import pandas as pd
import pytest
from typography import lint

from publish.reading import headline_words
from tipimpact.common.contracts import contract
from tipimpact.common.contracts.files import figure_files, figures
from tipimpact.common.errors import PublishError
from tipimpact.common.tables import read_table
from tipimpact.publish.figures import FIGURES
from tipimpact.publish.figures.draw import EXPORTED, _packed, picture, png_of, with_texts
from tipimpact.publish.figures.model import PHONE, SHORT, WIDE
from tipimpact.publish.figures.svg import DARK, SAFE, TOKENS, darkened, follow_dark, measure, wrap
from tipimpact.publish.statements.model import NOT_COMPUTED, Statement, TableEvidence
from tipimpact.publish.statements.work_permits import SCOPES, figure_sentences
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import LANGUAGES, TAGS, date, listed, number, say_figure
from tipimpact.publish.words.variants import say_variant

SVG = "{http://www.w3.org/2000/svg}"
EACH = pytest.mark.parametrize("name", FIGURES)
ANSWER = ("months", "child", "detected", "day")  # of the first page, by their numbers
WORDS = {"en": 14, "fr": 16}  # of a title
LACKING = {"months", "canada", "placebos", "detected"}  # the sample says what they need; see test_reform_figures.py


@pytest.fixture(scope="module")
def tables(sample_results) -> dict[str, pd.DataFrame]:
    names = dict.fromkeys(table for figure in figures().values() for table in (figure.table, *figure.also))
    return {name: read_table(sample_results / "sample" / "data" / f"{name}.parquet") for name in names}


@pytest.fixture(scope="module")
def evidence(tables, authored) -> TableEvidence:
    return with_texts(tables, authored)


@pytest.fixture(scope="module")
def pictures(evidence, authored):
    return {
        (name, lang): picture(figure, evidence, lang, authored.sources)
        for name, figure in FIGURES.items()
        for lang in LANGUAGES
    }


def planted(tables, authored, **changed) -> TableEvidence:
    """The tables, some of them changed."""
    for name, table in changed.items():
        table.attrs = tables[name].attrs
    return with_texts({**tables, **changed}, authored)


def texts_of_svg(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in lxml.etree.fromstring(svg.encode()).iter(f"{SVG}text")]


def texts_of(drawn) -> list[str]:
    return texts_of_svg(drawn.svg)


def linear(colour: str) -> np.ndarray:
    values = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def test_words_in_the_colours_of_the_site_can_be_read():
    """WCAG 2.2 AA on paper: 4.5 for words; 3 for marks."""

    def contrast(name, paper="paper"):
        light = [linear(TOKENS[token]) @ [0.2126, 0.7152, 0.0722] + 0.05 for token in (name, paper)]
        return max(light) / min(light)

    assert min(contrast(name) for name in ("ink", "quiet", "c31", "c10", "pers", "perm", "fam")) >= 4.5
    assert min(contrast("ink", name) for name in ("c31soft", "c10soft", "tint")) >= 4.5
    assert min(contrast(name) for name in ("other", "line")) >= 3


def test_text_is_broken_at_spaces_only():
    assert wrap("Royal assent of C-31, June 28", 90) == ["Royal", "assent of", "C-31, June", "28"]
    assert wrap("", 10) == []
    assert measure("wide") < measure("wide", bold=True) < measure("wider", bold=True)


def test_each_figure_has_a_table_a_number_and_its_words():
    assert list(FIGURES) == sorted(FIGURES)
    assert set(FIGURES) == set(figures())
    numbers = [figure.number for figure in figures().values()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert tuple(name for name, figure in figures().items() if figure.readers == "answer") == ANSWER
    assert {figure.readers for figure in figures().values()} == {"answer", "data"}
    for name, figure in FIGURES.items():
        spec = contract(figure.published.table)
        shown = {
            end for column in spec.publish["columns"] for end in spec.publish.get("intervals", {}).get(column, [column])
        }
        for column in figure.columns:
            assert column in spec.columns.keys() | spec.joined.keys(), (name, column)
            assert column in shown | set(spec.key), (name, column)


@EACH
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_picture_has_a_name_a_description_and_nothing_from_elsewhere(name, lang, pictures):
    drawn = pictures[name, lang]
    svg = lxml.etree.fromstring(drawn.svg.encode())
    title, description = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert svg.get("aria-labelledby").split() == [title.get("id"), description.get("id")]
    assert (svg.get("role"), svg.get("lang")) == ("img", TAGS[lang])
    assert (title.text, description.text) == (drawn.title, drawn.alt)
    assert not re.search(r"Figure \d", drawn.title)
    assert len(drawn.alt) > 60
    ids = svg.xpath("//@id")
    assert len(set(ids)) == len(ids)
    assert all(id.startswith(f"{name}-") for id in ids)
    assert not re.search(r"(href|src)=.(?!#)|@import|<script|<image", drawn.svg)
    assert len(drawn.svg) < 110_000
    for shape in (drawn.framed, drawn.phone.framed):  # Word and LibreOffice draw a variable black
        assert "var(" not in shape


@EACH
@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_in_a_picture_keep_the_typography_of_the_language(name, lang, pictures):
    drawn = pictures[name, lang]
    assert len(texts_of_svg(drawn.framed)) > 5
    texts = [drawn.alt, drawn.title, drawn.subtitle, drawn.note, *texts_of(drawn)]
    texts += texts_of(drawn.phone)
    assert not [problem for text in texts for problem in lint(text, lang, name)]


@EACH
def test_the_same_rows_give_the_same_bytes_whatever_was_drawn_before(name, tables, pictures, authored):
    figure = FIGURES[name]
    copies = {name: table.copy() for name, table in tables.items()}
    again = picture(figure, with_texts(copies, authored), "fr", authored.sources)
    assert again == pictures[name, "fr"]


@EACH
def test_an_edition_without_rows_says_so(name, tables):
    figure = FIGURES[name]
    table = figure.published.table
    drawn = picture(figure, planted(tables, None, **{table: tables[table].head(0)}), "en")
    assert "neither zero nor" in drawn.alt
    assert "neither zero nor" in " ".join(texts_of(drawn))


def test_packing_keeps_every_pixel(pictures):
    import zlib

    png = pictures["child", "fr"].png
    assert _packed(png) == png
    data = re.search(rb"IDAT(.*)....IEND", png, re.DOTALL).group(1)
    assert len(zlib.decompress(data[:-4])) > 10 * len(png)


def test_words_in_a_row():
    assert listed(["a"], "en") == "a"
    assert listed(["a", "b", "c"], "fr") == "a, b et c"


def test_the_findings_are_those_of_the_tables(tables, pictures):
    """Counted anew, in another way than the figures do."""
    assert f"{len(tables['events'])} events" in pictures["timeline", "en"].alt


def test_a_finished_run_lists_and_holds_them_all(sample_results, pictures):
    folder = sample_results / "print" / "figures"
    listing = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    assert [entry["name"] for entry in listing["figures"]] == list(figures())
    named = {"figures.json"}
    for entry in listing["figures"]:
        for lang in LANGUAGES:
            drawn, about = pictures[entry["name"], lang], entry[lang]
            words = ("title", "subtitle", "note", "source", "licensed", "alt", "short")
            assert {part: about[part] for part in words} == {part: getattr(drawn, part) for part in words}
            assert (folder / about["data"]).is_file()
            assert (folder / about["phone"]).read_text(encoding="utf-8") == follow_dark(drawn.phone.framed)
            named |= {place for place, _ in figure_files([figures()[entry["name"]].table])[entry["name"]]}
            if entry["for"] == "answer":
                named |= {about["data"]}
                assert (folder / about["png"]).is_file()
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert found - {".snakemake_timestamp"} == {place.removeprefix("figures/") for place in named}


@pytest.mark.parametrize(
    ("variant", "en", "fr"),
    [
        ("drift_25", "a drift of 0.25 in the width", "une dérive de 0,25 dans la largeur"),
        ("gate_22", "designs needed for a word: 22", "modèles exigés pour un mot\N{NO-BREAK SPACE}: 22"),
        ("after_2013", "2013 alone after", "2013 seule après"),
        ("without_exempt_again", "without Lithuania and Poland", "sans la Lituanie ni la Pologne"),
        (
            "squares/40/least/2",
            "these and their squares; countries whose claims reach 40; hidden counts at their least; "
            "without the 2 with the most claims",
            "les mêmes et leurs carrés; pays dont les demandes atteignent 40; chiffres masqués à leur minimum; "
            "sans les 2 d'où venaient le plus de demandes",
        ),
        ("FRA", "FRA", "FRA"),
    ],
)
def test_what_a_check_changed_is_in_words(variant, en, fr):
    assert [say_variant(variant, lang) for lang in ("en", "fr")] == [en, fr]


# Each drawing.


COMPARED = pd.DataFrame(
    [
        *(
            ("origin", "CAN", 2010, unit, unit < "D", -0.4 - place, -0.5, None, None)
            for place, unit in enumerate("ABCDE")
        ),
        *(
            ("list", place, base, "list", None, -0.3, None, -0.8, 0.1)
            for place in ("AUS", "CAN")
            for base in (2004, 2010)
        ),
    ],
    columns=[
        *("row_kind", "destination", "base", "origin_or_list", "designated", "change", "expected"),
        *("interval_low", "interval_high"),
    ],
)


def boxes(svg: str) -> list[tuple[float, float, float, float, str]]:
    """The room that each text takes: left, top, right, bottom and the text, measured without the margin of safety."""
    found = []
    for text in lxml.etree.fromstring(svg.encode()).iter(f"{SVG}text"):
        size, words = float(text.get("font-size")), text.text
        width = measure(words, size, text.get("font-weight") is not None) / SAFE
        shift = {"middle": width / 2, "end": width}.get(text.get("text-anchor"), 0)
        x, y = float(text.get("x")) - shift, float(text.get("y"))
        found.append((x, y - size * 0.75, x + width, y + size * 0.1, words))
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@EACH
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_no_text_lies_on_another_or_outside(name, lang, width, evidence):
    """Drawn from rows also where the sample edition is not asked to say what they show, or has none."""
    figure = FIGURES[name]
    rows = figure.shown(evidence, lang)
    if rows.empty:
        own = figure.rows(evidence)
        whole = name in LACKING or name == "theme_map"
        rows = COMPARED if name == "comparison" else own if whole else own.head(60).copy()
        rows.attrs = evidence.tables[figure.published.table].attrs
    drawn = figure.draw(rows, CodeWords.of(rows, lang), width)
    assert drawn.width == width
    texts = boxes(drawn.svg())
    for left, _, right, bottom, words in texts:
        assert left >= -1, words
        assert right <= width + 1, words
        assert bottom <= drawn.height, words
    for one, other in combinations(texts, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one[4], other[4])


@EACH
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_carries_title_note_source_licence_and_address(name, lang, pictures):
    """At 1,280 and 390 pixels, and in light and dark: one SVG for both, a PNG for each."""
    drawn = pictures[name, lang]
    for end, svg in (("", drawn.framed), ("-phone", drawn.phone.framed)):
        texts = " ".join(texts_of_svg(svg))
        for part in (drawn.title, drawn.note, drawn.source, drawn.licensed):
            assert part in texts
        assert lxml.etree.fromstring(svg.encode()).get("width") == str(EXPORTED[end][0])
        assert set(re.findall(r'"(#[0-9a-f]{6})"', darkened(svg))) <= set(DARK.values())
        assert f"[fill='{TOKENS['paper']}']{{fill:{DARK['paper']}}}" in follow_dark(svg)
    assert "CC BY" in drawn.licensed
    assert {"en": "in preparation", "fr": "en préparation"}[lang] in drawn.licensed


@EACH
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_title_is_a_headline_and_the_short_alternative_fits(name, lang, pictures, evidence):
    drawn = pictures[name, lang]
    assert 0 < len(drawn.short) <= SHORT
    if not any(title.id == NOT_COMPUTED for title in FIGURES[name].title(evidence)):
        assert headline_words(drawn.title) <= WORDS[lang], drawn.title


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_picture_as_png_is_light_or_dark_and_of_the_width_that_it_says(lang, pictures):
    drawn = pictures["day", lang]
    light, dark = (png_of(drawn.phone.framed, dark) for dark in (False, True))
    assert light.startswith(b"\x89PNG")
    assert light != dark
    assert int.from_bytes(light[16:20], "big") == 2 * 390
    assert len(light) < 300_000


def test_a_figure_without_a_source_and_a_long_alternative_are_refused(tables, authored):
    bare = {name: table.copy() for name, table in tables.items()}
    for table in bare.values():
        table.attrs = {**table.attrs, "sources": []}
    with pytest.raises(PublishError, match="'day' has no source"):
        picture(FIGURES["day"], with_texts(bare, authored), "en", authored.sources)
    for table in bare.values():  # as of a run that had no text of the law
        table.attrs["missing"] = ["annual_2001_c27_en"]
    lacking = picture(FIGURES["day"], with_texts(bare, authored), "en", authored.sources)
    assert "Immigration and Refugee Protection Act" in lacking.source, "its foot names what it lacks"
    long = replace(FIGURES["day"], short=lambda evidence: iter([Statement("figure-day-not")] * 4))
    with pytest.raises(PublishError, match="short text alternative of figure 'day' has"):
        picture(long, with_texts(tables, authored), "en", authored.sources)


@EACH
def test_colours_follow_the_page_and_pictures_travel_with_their_caveat(name, pictures):
    for lang in LANGUAGES:
        drawn = pictures[name, lang]
        for svg in (drawn.svg, drawn.phone.svg):
            colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) - {"none"}
            assert all(re.fullmatch(r"var\(--\w+,#[0-9a-f]{6}\)", colour) for colour in colours)
        told = f"{drawn.note} {drawn.alt}"
        caveats = {
            "lives": ("We looked and found no count", "Nous avons cherché, sans trouver"),
            "exposure": ("not trafficked persons and not refusals", "personnes ayant subi la traite ni"),
            "claims": ("no success", "pas un succès"),
            "permits": ("cannot be compared or added", "comparer ni"),
            "recommendations": ("does not mean that nothing was done", "ne veut pas dire que rien n'a été fait"),
        }
        if name in caveats:
            assert told.count(caveats[name][LANGUAGES.index(lang)]) >= 2, "in the caption, and again in the alternative"
        assert not re.search(r"\b(because|parce que|à cause)\b", drawn.title)


def test_a_picture_names_who_published_its_numbers(pictures):
    assert pictures["claims", "en"].source.startswith(
        "Sources: Office of the United Nations High Commissioner for Refugees (read in 2026). Data: table 5"
    )
    assert "Vancouver Sun (de seconde main, lu en 2026)" in pictures["permits", "fr"].source
    assert "Immigration, Refugees and Citizenship Canada (read in 2026);" in pictures["permits", "en"].publishers


def test_a_picture_of_law_says_that_no_lawyer_has_reviewed_it(pictures):
    assert "not reviewed by counsel" in pictures["lives", "en"].source
    assert "Rien ici ne constitue un avis juridique" in pictures["lives", "fr"].source


def marks(svg: str, lane: str) -> dict[str, list[float]]:
    """The x of each ring, disc and square of a lane."""
    group = lxml.etree.fromstring(svg.encode()).find(f".//{SVG}g[@data-lane='{lane}']")
    circles = [(c.get("fill"), float(c.get("cx"))) for c in group.iter(f"{SVG}circle")]
    squares = [float(r.get("x")) + 6.5 for r in group.iter(f"{SVG}rect") if r.get("width") == r.get("height") == "13"]
    return {
        "ring": [x for fill, x in circles if "paper" in fill],
        "disc": [x for fill, x in circles if "c10" in fill],
        "square": squares,
    }


def test_marks_of_lives_stand_on_the_days_of_the_table(tables, pictures):
    """Ten years are as long for each lane; a disc for C-10, a square for C-31."""
    table = tables["lives"].query("telling == 'after'").set_index(["life", "remedy", "act_compared"])
    svg = pictures["lives", "en"].svg
    longest = None
    for of, remedy, act, lane in (
        ("convicted_citizen", "record", "c10", "convicted_citizen record"),
        ("refused_recognised_late", "hc", "c31", "refused_recognised_late hc"),
        ("dco_claimant", "hc", "c31", "dco_claimant hc"),
    ):
        found, row = marks(svg, lane), table.loc[(of, remedy, act)]
        (ring,) = found["ring"]
        (end,) = found["disc" if act == "c10" else "square"]
        assert not found["square" if act == "c10" else "disc"]
        year = (end - ring) / row["days"]
        longest = longest or year
        assert year == pytest.approx(longest, rel=0.02)


def test_strips_are_as_long_as_the_days_of_the_table(tables, pictures):
    """Bars without an end for every day of refusal on which a remedy came never; no day of a life is in the picture."""
    never = tables["refusal_days"].query("effect == 'never'")
    # To the day before the Act of 2019 enacted the year of waiting again: "the same" would then look like its end.
    later = tables["refusal_days"].query("origin_group == 'other' and remedy == 'hc' and effect == 'later'")
    until = later["last_day"].max()
    assert until == pd.Timestamp(2019, 6, 20)
    days = sorted((never["last_day"].clip(upper=until) - never["first_day"]).dt.days + 1)
    for drawn, width in ((pictures["lives", "en"].svg, 1120 - 478), (pictures["lives", "en"].phone.svg, 350)):
        bars = lxml.etree.fromstring(drawn.encode()).iter(f"{SVG}rect")
        own = [bar for bar in bars if bar.get("height") == "18" and "--c31," in bar.get("fill")]
        drawn_days = sorted(float(bar.get("width")) / width * 2728 for bar in own if float(bar.get("width")) > 24)
        assert drawn_days == pytest.approx(days, abs=1)
    lives = tables["lives"].query("telling == 'after' and act_compared in ['c31', 'c10']")
    invented = {day.date() for name in ("counted_day", "can_ask", "can_ask_without") for day in lives[name].dropna()}
    law = {day.date() for day in lives["until"].dropna()}
    for lang in LANGUAGES:
        texts = " ".join(texts_of(pictures["lives", lang]))
        assert not [day for day in invented - law if date(day, lang) in texts]


def test_lives_lie_in_the_band_of_their_worst_lane(tables, evidence):
    rows = FIGURES["lives"].rows(evidence)
    lives = tables["lives"].query("telling == 'after' and act_compared in ['c31', 'c10'] and number <= 12")
    for of, some in lives[lives["through"].isna()].groupby("life"):
        words = set(some["word"])
        band = "never" if "closed" in words else "longer" if "delayed" in words else "same"
        assert set(rows.loc[rows["life"] == of, "band"]) == {band}, of
    assert rows["life"].nunique() == lives["life"].nunique() == 13  # twelve lives, one of them in two variants


def test_what_rests_on_a_regulation_is_striped_and_what_is_unknown_is_dashed(pictures):
    svg = lxml.etree.fromstring(pictures["lives", "en"].svg.encode())

    def lane(name):
        return lxml.etree.tostring(svg.find(f".//{SVG}g[@data-lane='{name}']")).decode()

    stripes = 'stroke-width="1.4"'
    assert stripes in lane("dco_claimant work_claimant")
    assert stripes not in lane("dco_claimant appeal")
    assert "stroke-dasharray" in lane("dco_claimant stay")
    assert "?" in texts_of(pictures["lives", "fr"])


def test_ranges_are_never_added_and_a_rule_without_a_count_has_no_number(tables, pictures):
    data = tables["exposure"]
    texts = " | ".join(texts_of(pictures["exposure", "en"]))
    counted = data[data["number_status"] == "counted"]
    for row in counted.to_dict("records"):
        low, high = number(row["low"], "en"), number(row["high"], "en")
        assert (f"{low} to {high}" if low != high else f"{low} people known") in texts
    shown = {int(text.replace(",", "")) for text in re.findall(r"(?<![\w.(])\d[\d,]{3,}(?![\w(])", texts)}
    known = {*counted["low"], *counted["high"], *range(0, 400_000, 50_000), *range(2000, 2030)}
    assert shown <= known, "a number that is no end of a range: a total, or a product"
    assert "No count" in texts


def test_a_bar_of_permits_says_when_and_never_how_many(tables, pictures):
    svg = lxml.etree.fromstring(pictures["permits", "en"].svg.encode())
    bars = [r for r in svg.iter(f"{SVG}rect") if re.search("--(pers|perm|fam),", r.get("fill"))]
    assert {bar.get("height") for bar in bars} == {"28"}
    widths = sorted(float(bar.get("width")) for bar in bars)
    assert widths[-1] / widths[0] == pytest.approx(9, rel=0.02)  # 906 permits of nine years against 14 of one
    texts = texts_of(pictures["permits", "en"])
    assert not {"101", "226", "1,132"} & set(texts)  # sums


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_a_source_is_missing_a_figure_asks_and_does_not_claim(lang, tables, authored):
    """Fewer files give fewer numbers: no title that they cannot bear out, no crash, no zero."""
    exposed = tables["exposure"].copy()
    exposed[["low", "high"]] = pd.NA
    exposed["number_status"] = "data_missing"
    series = tables["indicators"]
    recent = series[series["year"].isna() | (series["year"] > 2010)]
    undated = series[~series["series"].str.startswith("vtip") | series["first_day"].isna()]
    changed = {"exposure": {"exposure": exposed}, "claims": {"indicators": recent}, "permits": {"indicators": undated}}
    for name, tables_changed in changed.items():
        drawn = picture(FIGURES[name], planted(tables, authored, **tables_changed), lang)
        assert drawn.title == say_figure(name, "title", lang)
        assert drawn.phone.svg.endswith("</svg>\n")
    shown = texts_of(picture(FIGURES["exposure"], planted(tables, authored, exposure=exposed), lang))
    assert shown.count("0") == 1, "the axis alone begins at 0"
    assert not [text for text in shown if text.startswith(("No count", "Aucun chiffre"))]


@pytest.mark.parametrize(("lang", "unknown"), [("en", "(unknown)"), ("fr", "(inconnu)")])
@pytest.mark.parametrize("scopes", [["sector_in_province"], list(SCOPES)])
def test_a_permit_whose_employers_no_list_tells_is_unknown(scopes, lang, unknown, tables, authored):
    """As where the lists of most quarters are missing, and those at hand name no occupation."""
    permits = tables["work_permits"].copy()
    rows = permits["scope"].isin(scopes) & (permits["province"] == "CA")
    permits.loc[rows, ["median_low", "median_high"]] = pd.NA
    permits.loc[rows, "withheld"] = "not_known"
    sentences = figure_sentences(planted(tables, authored, work_permits=permits))
    assert " ".join(sentence.text(lang) for sentence in sentences).count(unknown) == len(scopes)


def test_claims_stand_at_mid_year_and_events_on_their_day(tables, evidence, pictures):
    rows = FIGURES["claims"].rows(evidence)
    events = tables["events"].set_index("event")["first_day"]
    assert all(row["day"] == events[row["event"]] for row in rows[rows["event"].notna()].to_dict("records"))
    assert set(rows["group"].dropna()) == {"designated", "other", "hungary", "mexico"}
    for row in rows[rows["group"].eq("designated").fillna(False)].to_dict("records"):
        if 2009 <= row["year"] <= 2013:
            assert number(row["value"], "fr") in texts_of(pictures["claims", "fr"])
    assert "pas un succès" in pictures["claims", "fr"].note


def test_the_title_of_recommendations_counts_them(tables, pictures):
    counts = tables["recommendations"]["how_far_met"].value_counts()
    assert f"{counts['partly']} in part" in pictures["recommendations", "en"].title
    assert len([text for text in texts_of(pictures["recommendations", "en"]) if text == "?"]) == counts["cannot_tell"]
