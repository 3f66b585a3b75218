"""The figures that docs/themes.md quotes are those of the official run, when it was made with today's codebook."""

import re

import pytest

from tipimpact.common.tables import read_table
from tipimpact.themes.evaluation import METHODS

NUMBERS = re.compile(r"\d+\.\d\d|\d+(?= of )|(?<= of )\d+")


@pytest.fixture(scope="module")
def docs(root) -> str:
    return (root / "docs" / "themes.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def made(root, project_codebook):
    """A table of the stage in the official edition."""

    def table(name):
        folder = "results/official/data" if name == "theme_evaluation" else "data/processed/official/themes"
        path = root / folder / f"{name}.parquet"
        if not path.is_file():
            pytest.skip("the official edition has not run here")
        rows = read_table(path, edition="official")
        if rows.attrs["codebook_hash"] != project_codebook.sha256:
            pytest.skip("the official edition has not run here with this codebook")
        return rows

    return table


@pytest.mark.official
def test_the_evaluation(docs, made):
    table = made("theme_evaluation")
    table = table[table["sample"] == "development"].set_index(["method", "language", "theme"])
    lines = docs.split("| uncoded sentences that got a theme |\n")[1].splitlines()[1 : len(METHODS) + 1]
    for method, line in zip(METHODS, lines, strict=True):
        scores = [f"{table.at[(method, lang, theme), 'f1']:.2f}" for theme in ("ALL", "MACRO") for lang in ("en", "fr")]
        alarms = table.loc[(method, "all", "ALL"), ["false_alarms", "uncoded"]].astype(int).astype(str)
        assert NUMBERS.findall(line) == [*scores, *alarms], method


@pytest.mark.official
def test_the_candidate_topics(docs, made):
    topics = made("topics")
    table = [line.split(" | ")[:5] for line in docs.splitlines() if re.match(r"\| (en|fr) \| ", line)]
    for lang, words, sentences, stability, coded in table:
        first = words.split(", ")
        rows = topics[(topics["language"] == lang.strip("| ")) & (topics["status"] == "candidate")]
        row = rows[[list(top)[: len(first)] == first for top in rows["words"]]].squeeze()
        assert [str(row["sentences"]), f"{row['stability']:.2f}", f"{row['coded']:.2f}"] == [
            sentences,
            stability,
            coded,
        ]
    assert len(table) == (topics["status"] == "candidate").sum()
