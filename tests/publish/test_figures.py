"""Figures: drawn from published rows alone, told apart in print, with the finding in words, the same bytes again."""

import json
import re
from itertools import combinations

import lxml.etree
import numpy as np
import pandas as pd
import pytest

from tipimpact.common.contracts import contract
from tipimpact.common.contracts.figures import figures
from tipimpact.common.tables import read_table
from tipimpact.publish.figures import FIGURES, style, what_matters
from tipimpact.publish.figures.draw import _packed, picture
from tipimpact.publish.figures.specification_curve import _chosen
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.tables.joins import joined
from tipimpact.publish.words import LANGUAGES, TAGS, listed, number, say
from tipimpact.publish.words.typography import lint

SVG = "{http://www.w3.org/2000/svg}"
EACH = pytest.mark.parametrize("name", FIGURES)
# Machado, Oliveira and Fernandes (2009), severity 1.0: linear RGB as seen by people who lack one kind of cone.
SIGHT = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    "all colours": np.eye(3),
}


@pytest.fixture(scope="module")
def tables(sample_results) -> dict[str, pd.DataFrame]:
    names = dict.fromkeys(figure.table for figure in figures().values())
    return {name: read_table(sample_results / "sample" / "data" / f"{name}.parquet") for name in names}


@pytest.fixture(scope="module")
def pictures(tables, authored):
    return {
        (name, lang): picture(figure, with_texts(tables, figure, lang, authored), lang)
        for name, figure in FIGURES.items()
        for lang in LANGUAGES
    }


def with_texts(tables, figure, lang, authored) -> pd.DataFrame:
    """The table of a figure with its joined texts."""
    return joined(tables[figure.published.table], figure.published.table, lang, authored)


def texts_of(drawn) -> list[str]:
    svg = lxml.etree.fromstring(drawn.svg.encode())
    found = [part for text in svg.iter(f"{SVG}text") for part in ([*text.iter(f"{SVG}tspan")] or [text])]
    return ["".join(part.itertext()) for part in found]


def linear(colour: str) -> np.ndarray:
    values = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def lab(colour: str, sight) -> np.ndarray:
    """CIE L*a*b* (D65) of a colour as somebody sees it."""
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    x, y, z = np.cbrt(np.array(to_xyz) @ np.clip(np.array(sight) @ linear(colour), 0, 1) / [0.9505, 1, 1.089])
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("sight", SIGHT)
def test_colours_differ_however_they_are_seen(sight):
    for one, other in combinations(style.SCALE, 2):
        assert np.linalg.norm(lab(one, SIGHT[sight]) - lab(other, SIGHT[sight])) > 20, (one, other)


def test_a_grey_print_keeps_colours_apart():
    for one, other in combinations(style.SCALE, 2):
        assert abs(lab(one, np.eye(3))[0] - lab(other, np.eye(3))[0]) > 18, (one, other)


def test_text_and_marks_stand_out_from_the_paper():
    def contrast(colour):
        return 1.05 / (linear(colour) @ [0.2126, 0.7152, 0.0722] + 0.05)

    assert min(contrast(colour) for colour in (style.INK, style.QUIET)) > 7
    assert min(contrast(colour) for colour in (style.NAVY, style.BLUE, style.AMBER)) > 3


def test_each_figure_has_a_table_a_number_and_its_words():
    assert list(FIGURES) == sorted(FIGURES)
    assert set(FIGURES) == set(figures())
    numbers = [figure.number for figure in figures().values()]
    assert len(set(numbers)) == len(numbers)
    for name, figure in FIGURES.items():
        spec = contract(figure.published.table)
        shown = {
            end for column in spec.publish["columns"] for end in spec.publish.get("intervals", {}).get(column, [column])
        }
        for column in figure.columns:
            assert column in spec.columns.keys() | spec.joined.keys(), (name, column)
            assert column in shown | set(spec.key), (name, column)


@EACH
def test_only_the_columns_named_are_needed(name, tables, pictures, authored):
    figure = FIGURES[name]
    data = with_texts(tables, figure, "en", authored)
    rows = figure.rows(data)
    rows.attrs = data.attrs
    few = rows[[c for c in rows if c in figure.columns]]
    few.attrs = data.attrs
    assert figure.alt(few, "en") == pictures[name, "en"].alt


@EACH
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_picture_has_a_name_a_description_and_nothing_from_elsewhere(name, lang, pictures):
    drawn = pictures[name, lang]
    svg = lxml.etree.fromstring(drawn.svg.encode())
    title, description = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert svg.get("aria-labelledby").split() == [title.get("id"), description.get("id")]
    assert (svg.get("role"), svg.get("lang")) == ("img", TAGS[lang])
    assert (title.text, description.text) == (drawn.title, drawn.alt)
    assert len(drawn.alt) > 60
    ids = svg.xpath("//@id")
    assert len(set(ids)) == len(ids)
    assert all(id.startswith(f"{name}-") for id in ids)
    assert set(re.findall(r"url\(#([^)]*)\)", drawn.svg)) <= set(ids)
    assert not re.search(r"(href|src)=.(?!#)|@import|<script|<image", drawn.svg)
    assert drawn.png.startswith(b"\x89PNG")
    assert len(drawn.png) < 600_000


@EACH
@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_in_a_picture_keep_the_typography_of_the_language(name, lang, pictures):
    drawn = pictures[name, lang]
    assert len(texts_of(drawn)) > 10
    texts = [drawn.alt, drawn.note, *texts_of(drawn)]
    assert not [problem for text in texts for problem in lint(text, lang, name)]


@EACH
def test_the_same_rows_give_the_same_bytes_whatever_was_drawn_before(name, tables, pictures, authored):
    figure = FIGURES[name]
    again = picture(figure, with_texts(tables, figure, "fr", authored).copy(), "fr")
    assert again == pictures[name, "fr"]


@EACH
def test_an_edition_without_rows_says_so(name, tables):
    figure = FIGURES[name]
    data = tables[figure.published.table]
    none = data.head(0)
    none.attrs = data.attrs
    drawn = picture(figure, none, "en")
    assert "not that nothing exists" in drawn.alt
    assert "not that nothing exists" in " ".join(texts_of(drawn))


def test_packing_keeps_every_pixel(pictures):
    import zlib

    png = pictures["timeline", "en"].png
    assert _packed(png) == png
    data = re.search(rb"IDAT(.*)....IEND", png, re.DOTALL).group(1)
    assert len(zlib.decompress(data[:-4])) > 10 * len(png)


def test_words_in_a_row():
    assert listed(["a"], "en") == "a"
    assert listed(["a", "b", "c"], "fr") == "a, b et c"


def test_the_findings_are_those_of_the_tables(tables, pictures):
    """Counted anew, in another way than the figures do."""
    told = tables["eligibility"].query("kind == 'profile'").set_index(["of", "remedy", "moment"])
    rows = told["answer"].unstack()[told["status"].unstack().notna().any(axis=1)]
    rows = rows[["before", "after", "today"]].astype(str)
    shut = rows.isin(["request_barred", "barred"])
    closed = ~shut["before"] & shut["after"]
    says = pictures["eligibility_strips", "en"].alt
    assert f"changed for {sum(len(set(row)) > 1 for row in rows.to_numpy().tolist())} pairs" in says
    assert f"{closed.sum()} were open before the bills and closed after them; {(closed & shut['today']).sum()}" in says
    curves = (
        tables["robustness"].query("check == 'specification_curve' and variant != 'all'").groupby("estimand")["low"]
    )
    for _, curve in curves:
        lowest = number(curve.min(), "fr", 2)
        assert f"{len(curve)} estimations entre {lowest}" in pictures["specification_curve", "fr"].alt
    assert f"{len(tables['events'])} events" in pictures["timeline", "en"].alt


def test_every_mark_of_the_strips_is_a_cell_of_the_table(tables, pictures):
    data = FIGURES["eligibility_strips"].rows(tables["eligibility"])
    texts = texts_of(pictures["eligibility_strips", "en"])
    for answer, count in data["answer"].value_counts().items():
        assert texts.count(say(f"figure-eligibility_strips-status-{answer}", "en")) == count


def test_a_finished_run_lists_and_holds_them_all(sample_results, pictures):
    folder = sample_results / "sample" / "figures"
    listing = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    assert [entry["name"] for entry in listing["figures"]] == list(figures())
    for entry in listing["figures"]:
        for lang in LANGUAGES:
            drawn, told = pictures[entry["name"], lang], entry[lang]
            assert (folder / told["svg"]).read_text(encoding="utf-8") == drawn.svg
            assert (folder / told["png"]).read_bytes() == drawn.png
            assert (folder / lang / f"{entry['name']}.alt.txt").read_text(encoding="utf-8") == drawn.alt + "\n"
            assert (told["width"], told["height"], told["alt"]) == (drawn.width, drawn.height, drawn.alt)
            assert (folder / told["data"]).is_file()


@pytest.mark.parametrize("variant", ["2003-2013 level and slope", "2003-2012 level", "apart from the event"])
def test_choices_of_a_specification_are_in_words(variant):
    """Each choice once, none in the words of the code, and no claim that no year is left out where some are."""
    words = CodeWords("robustness", "fr", {})
    said = [text for _, text in _chosen(variant, words)]
    assert not {"level", "and", "slope", "apart", "event"} & set(" ".join(said).split())
    assert (
        said
        == {
            "2003-2013 level and slope": [
                "années 2003 à 2013",
                "changement de niveau et de pente",
                "aucune année exclue",
            ],
            "2003-2012 level": ["années 2003 à 2012", "changement de niveau", "aucune année exclue"],
            "apart from the event": ["périodes voisines exclues"],
        }[variant]
    )


def test_the_tornado_holds_the_numbers_of_the_table(tables):
    """The bars of a fact reach as far as the table says; what holds for every mix is dark."""
    figure = FIGURES["what_matters"]
    rows = figure.rows(tables["what_matters"])
    assert rows["of"].nunique() == 1
    assert "C-31" in set(rows["name"])
    bars = what_matters.bars(rows).set_index(["name", "moment"])
    for row in rows.to_dict("records"):
        mine = bars.loc[[(row["name"], row["moment"])]] if (row["name"], row["moment"]) in bars.index else bars[:0]
        ends = mine[["x", "x2"]].to_numpy().ravel().tolist()
        assert (min([0, *ends]), max([0, *ends])) == (-row["fewer_high"], row["more_high"])
        sure = mine.loc[mine["part"] == "sure", "x2"].tolist()
        assert sure == [n for n in (-row["fewer_low"], row["more_low"]) if n]
    rows.attrs = tables["what_matters"].attrs
    after = rows[(rows["name"] == "C-31") & (rows["moment"] == "after")]["fewer_high"].iloc[0]
    assert f"Without Bill C-31: up to {after:.0f} fewer shut after the bills" in figure.alt(rows, "en")
