"""The 17 recommendations: found in the report, judged by rule, in our own words."""

import csv
import re

import pandas as pd
import pytest
import yaml

from tipimpact.asylum import read_registry
from tipimpact.common.contracts import contract
from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import EligibilityError
from tipimpact.eligibility import read_recommendations, recommendations, status
from tipimpact.eligibility.recommendations import RecommendationEvidence, locate_recommendations
from tipimpact.reports import read_report
from tipimpact.retrieve import read_sources
from tipimpact.themes import extract

IDS = [f"R{i:02}" for i in range(1, 18)]
WORDS = {"en": "x", "fr": "x"}


def evidence(*answers: str) -> list[RecommendationEvidence]:
    """Statements like ``today law met``."""
    fields = [dict(zip(("when", "side", "answers"), answer.split(), strict=True)) for answer in answers]
    return [RecommendationEvidence(date="2020", text=WORDS, source=WORDS, **each) for each in fields]


@pytest.mark.parametrize(
    ("statements", "decided"),
    [
        ([], ("cannot_tell", "nothing_known")),
        (["today practice unknown", "before law met"], ("cannot_tell", "nothing_known")),
        (["after law met"], ("cannot_tell", "nothing_known")),
        (["today law met", "today practice met"], ("met", "text_and_practice")),
        (["today policy met"], ("partly", "text_without_practice")),
        (["today policy met", "today practice unknown"], ("partly", "text_without_practice")),
        (["today law met", "today practice not_met"], ("partly", "text_without_practice")),
        (["today law met", "today policy partly", "today practice met"], ("partly", "some_of_it")),
        (["today law not_met", "today policy met"], ("partly", "some_of_it")),
        (["today practice met"], ("partly", "some_of_it")),
        (["today law not_met", "today practice not_met", "before law met"], ("not_met", "nothing_gives_it")),
    ],
)
def test_the_status_follows_the_written_rule(statements, decided):
    assert status(evidence(*statements)) == decided


@pytest.fixture(scope="module")
def digests(sample, models):
    """Sentences of the two digests, the French one first."""
    names = ["ccr_forum_2012_fr", "ccr_forum_2012_en"]
    read = [read_report(sample / "reports" / f"{name}.txt") for name in names]
    return pd.concat(read, ignore_index=True).assign(period="after")


@pytest.fixture(scope="module")
def mentions(digests, project_codebook):
    """What the project's codebook finds in the digests."""
    return extract(digests, project_codebook)


@pytest.fixture(scope="module")
def measured() -> dict[str, pd.DataFrame]:
    """Two series, as `indicators` has them, and an open gap."""
    rows = [
        ("vtip_permits", "all", 2018, 2020, 271, None, None, "permits"),
        ("vtip_permits", "all", 2015, 2023, 906, None, None, "permits"),
        ("police_incidents", "all", 2023, 2023, None, 1, 4, "incidents"),
        ("police_incidents", "ontario", 2024, 2024, 300, 300, 300, "incidents"),
    ]
    series = pd.DataFrame(rows, columns=["series", "group", "first", "last", "value", "low", "high", "measured_in"])
    for end in ("first", "last"):
        series[f"{end}_day"] = pd.to_datetime(series[end].astype(str) + ("-01-01" if end == "first" else "-12-31"))
    series.loc[0, ["first_day", "last_day"]] = pd.NaT  # "five years to about 2018/2020"
    return {"series": series, "gaps": ["vtip_trp_yearly"]}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_seventeen_are_found_in_either_language(digests, spec, lang):
    located = locate_recommendations(digests[digests["lang"] == lang], spec)
    assert located["id"].tolist() == IDS


def test_the_table(digests, mentions, spec, project_codebook, measured):
    facts = {"report": "ccr_forum_2012"}
    documents = {"ccr_forum_2012_fr": facts, "ccr_forum_2012_en": facts}
    table = recommendations(digests, mentions, documents, spec, project_codebook, **measured)
    assert table["id"].tolist() == IDS
    assert set(table["found_in"]) == {"ccr_forum_2012_fr"}
    assert set(table.columns) == set(contract("recommendations").columns)
    assert table["reviewed_by"].isna().all()
    agree = [hand == by_rule for hand, by_rule in zip(table["themes"], table["themes_found"], strict=True)]
    assert sum(agree) >= 12  # of the digests: short items that name neither trafficking nor migration are not coded


def test_what_the_pipeline_measures_stands_beside_each(digests, mentions, spec, project_codebook, measured):
    table = recommendations(digests, mentions, {}, spec, project_codebook, **measured).set_index("id")
    columns = [f"measured_{name}" for name in ("by", "period", "low", "high", "unit")]

    def measures(id):
        return [*zip(*table.loc[id, columns], strict=True)]

    # the newest, not the last in the file
    assert measures("R11")[0] == ("vtip_permits", "2015-2023", 906, 906, "permits")
    assert ("vtip_trp_yearly", None, None, None, None) in measures("R11")
    # of the whole and not of a part; a count below five is a range
    assert measures("R13")[0] == ("police_incidents", "2023", 1, 4, "incidents")
    assert pd.isna(table.loc["R11", "sentences_before"])  # the only text is later: silence was not looked for
    assert table.loc["R11", "sentences_after"] > 0


def test_every_measure_is_a_series_or_a_gap(root, spec):
    series = {s.id for s in read_registry(root / "config" / "series.yaml").series}
    gaps = {s.id for s in read_sources(root / "config" / "sources").sources if s.gap}
    assert {name for item in spec.recommendations for name in item.measured_by} <= series | gaps


def test_other_reports_are_not_searched(digests, mentions, spec, project_codebook, measured):
    table = recommendations(
        digests, mentions, {doc: {} for doc in digests["doc_id"]}, spec, project_codebook, **measured
    )
    assert len(table) == 17
    assert table[["found_in", "start", "end", "themes_found"]].isna().all(axis=None)


def test_without_any_report_all_that_is_known_stays(digests, mentions, spec, project_codebook, measured):
    none = digests.iloc[:0]
    table = recommendations(none, mentions.iloc[:0], {}, spec, project_codebook, **measured)
    assert table["id"].tolist() == IDS
    assert set(table["how_far_met"]) == {"cannot_tell", "partly"}
    table = contract("recommendations").conform(table)
    assert table[["sentences_before", "sentences_after"]].isna().all(axis=None), "unknown is not 0"


@pytest.mark.official
def test_the_places_and_themes_are_those_of_the_coders(mirror, spec):
    folder = mirror / "ngo_reports"
    located = locate_recommendations(read_report(folder / "ccr_forum_2012_fr.txt"), spec).set_index("id")
    with open(folder / "ccr_forum_2012_recommendations.csv", encoding="utf-8", newline="") as file:
        coded = {row["id"]: row for row in csv.DictReader(file) if row["kind"] == "recommendation"}
    assert list(located.index) == list(coded) == IDS
    for item in spec.recommendations:
        row = coded[item.id]
        assert located.loc[item.id, ["start", "end"]].tolist() == [int(row["start"]), int(row["end"])]
        assert item.themes == row["themes"].split(";")
        assert item.ordinal == int(row["ordinal"])
        assert spec.headings[item.under].fr == row["section"]


def test_what_a_text_gives_is_never_called_met_without_practice(spec):
    decided = {item.id: status(item.evidence) for item in spec.recommendations}
    # Recommendation 16 asks for a study of the effects; that this pipeline exists does not meet it.
    assert decided["R16"] == ("cannot_tell", "nothing_known")
    assert decided["R11"] == ("partly", "text_without_practice")
    assert {decided[i][0] for i in ("R12", "R14", "R15", "R17")} == {"partly"}


@pytest.fixture
def changed(root, tmp_path, project_codebook):
    """Read the recommendations after a change."""

    def read(change):
        raw = yaml.safe_load((root / "config" / "recommendations.yaml").read_text(encoding="utf-8"))
        change(raw["recommendations"])
        path = tmp_path / "recommendations.yaml"
        path.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
        return read_recommendations(path, project_codebook.ids)

    return read


def test_all_faults_are_told_at_once(changed):
    def spoil(items):
        items[0]["under"] = "awarenes"
        items[1]["id"] = "R03"
        items[3]["themes"] = ["AWARENES"]
        items[4]["summry"] = items[4].pop("summary")
        items[10]["evidence"][0]["date"] = "May 2006"
        items[15]["evidence"][0]["source"]["en"] = "tipimpact, table 3"

    with pytest.raises(EligibilityError) as error:
        changed(spoil)
    message = str(error.value)
    assert all("recommendations.yaml, line" in problem.where for problem in error.value.problems)
    for words in (
        "did you mean: awareness",
        "are there twice",
        "did you mean: AWARENESS",
        "unknown key 'summry'",
        "'May 2006'",
        "not evidence for what it studies",
    ):
        assert words in message


def test_french_words_keep_canadian_typography(root):
    config = root / "config"
    files = {"recommendations": [config / "recommendations.yaml"], "codebook": (config / "codebook").rglob("*.yaml")}
    for paths in files.values():
        raw = [read_yaml(path) for path in paths]
        texts = [text for key, text in walk(raw) if key == "fr" and isinstance(text, str)]
        assert len(texts) >= 18
        for text in texts:
            assert not re.search(r"[ \u202f][;!?]|(?<=[^\s(]) [:%$»]|« |\d \d{3}\b", text), text


def walk(node):
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        yield key, value
        if isinstance(value, dict | list):
            yield from walk(value)


@pytest.mark.official
def test_no_sentence_of_the_report_stands_in_the_project(root, mirror):
    report = words_of((mirror / "ngo_reports" / "ccr_forum_2012_fr.txt").read_text(encoding="utf-8"))
    runs = {tuple(report[i : i + 10]) for i in range(len(report) - 9)}  # names and set phrases are shorter
    files = [root / "config" / "recommendations.yaml", *(root / "config" / "codebook").rglob("*.yaml")]
    files += [*(root / "data" / "raw" / "sample" / "reports").iterdir(), *(root / "docs").glob("*.md")]
    for path in files:
        words = words_of(path.read_text(encoding="utf-8"))
        assert not runs & {tuple(words[i : i + 10]) for i in range(len(words) - 9)}, path


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def test_spans_are_whole_numbers_once_written(digests, mentions, spec, project_codebook, measured):
    table = recommendations(
        digests, mentions, {doc: {} for doc in digests["doc_id"]}, spec, project_codebook, **measured
    )
    assert pd.api.types.is_integer_dtype(contract("recommendations").conform(table)["start"])
