"""The data package: texts whole in both languages, keys that hold, and errors before anything is printed."""

import json
import shutil

import pandas as pd
import pytest
from frictionless import Package as Description

from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import contract, names, repeating
from tipimpact.common.errors import ConfigError, PackageError
from tipimpact.common.tables import read_table, write_table
from tipimpact.eligibility.readings import read_readings
from tipimpact.eligibility.rows import BILLS, REMEDIES, read_rows
from tipimpact.legislation.register import register
from tipimpact.package import FILES
from tipimpact.package.compose import compose_texts
from tipimpact.package.licences import RUN, find_passages, list_open, withhold
from tipimpact.package.reader import read_package
from tipimpact.package.texts import NOT_PASSED_ON, Texts, read_texts, write_texts
from tipimpact.package.write import write_package
from tipimpact.publish.statements.law import CHAPTERS
from tipimpact.publish.words import codes
from tipimpact.retrieve.sources import read_sources


@pytest.fixture(scope="module")
def texts(root) -> Texts:
    return compose_texts(root / "config")


def lists(number: int) -> pd.DataFrame:
    """Rows of the list of events, whose contract refers to nothing."""
    day = pd.Timestamp("2012-06-28")
    rows = [
        {"event": f"event_{i}", "first_day": day, "last_day": day, "date_precision": "day", "verification": "verified"}
        | {"domains": ["claims"], "source": "a text", "url": None}
        for i in range(number)
    ]
    return contract("events").conform(pd.DataFrame(rows))


@pytest.fixture
def folder(tmp_path, texts):
    """A package of one table and of small other files."""
    place = tmp_path / "data"
    write_table(lists(2), "events", place / "events.parquet", edition="sample", sources=["visa_changes"])
    others = {}
    for name in FILES:
        if name.endswith(".json") and name not in ("texts.json", "provenance.json", "digests.json"):
            others[name] = tmp_path / name
            others[name].write_text('{"archetypes": {}}\n', encoding="utf-8")
    write_package(place, [place / "events.parquet"], others, texts, [], "sample")
    return place


def fault(folder) -> str:
    with pytest.raises(PackageError) as error:
        read_package(folder)
    return str(error.value)


def change(path, **values) -> None:
    """Change the description of the package."""
    content = json.loads(path.read_text(encoding="utf-8"))
    for item in content["resources"]:
        if item["name"] == "events":
            item |= values
    path.write_text(json.dumps(content), encoding="utf-8")


# -- texts


def test_texts_are_those_of_the_files_by_id_in_both_languages(root, texts):
    config = root / "config"
    sources = read_sources(config / "sources").sources
    assert list(texts.by_id) == [source.id for source in sources]
    assert all(texts.by_id[s.id].title.fr == s.title.fr and texts.by_id[s.id].path == s.path for s in sources)
    rows = read_rows(config / "law" / "eligibility.csv")
    for lang in LANGUAGES:
        assert texts.notes(lang) == dict(zip(rows["row"], rows[f"note_{lang}"], strict=True))
    readings = read_readings(config / "law" / "readings.yaml").by_id()
    assert {name: own.says.fr for name, own in texts.readings.items()} == {n: r.says.fr for n, r in readings.items()}
    assert texts.acts["IRPA"].fr == register().acts["IRPA"].title("fr")


def test_texts_come_back_as_they_were_written(texts, tmp_path):
    (tmp_path / "texts.json").write_text(write_texts(texts), encoding="utf-8")
    assert read_texts(tmp_path / "texts.json") == texts
    assert Texts.beside(tmp_path / "events.parquet") == texts


def test_lists_that_publication_has_in_its_messages_are_those_of_the_rules(texts):
    """Remedies in their order and the two bills: publication imports neither, and says both."""
    assert tuple(texts.remedies) == REMEDIES == codes("value-remedy")
    assert CHAPTERS == BILLS


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_without_a_language_is_named_with_its_id(texts, tmp_path, lang):
    content = json.loads(write_texts(texts))
    del content["readings"]["permit_reach/guide"]["says"][lang]
    (tmp_path / "texts.json").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(PackageError) as error:
        read_texts(tmp_path / "texts.json")
    assert "readings.permit_reach/guide.says" in str(error.value)
    assert f"has no text in '{lang}'" in str(error.value)
    assert str(tmp_path / "texts.json") in str(error.value)


# -- writing


def test_the_description_is_valid_and_names_every_file(folder):
    description = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert not [*Description.metadata_validate(description)]
    listed = {item["path"] for item in description["resources"] if "path" in item}
    assert listed == {path.name for path in folder.iterdir()} - {"datapackage.json"}
    (events,) = (item for item in description["resources"] if item["name"] == "events")
    assert events["schema"]["primaryKey"] == ["event"]
    assert events["rows"] == 2
    assert [column["name"] for column in events["schema"]["fields"]] == list(contract("events").columns)


def test_a_value_that_no_list_has_stops_the_writing(folder, texts):
    refers = {column.refers for name in names(published=True) for column in contract(name).columns.values()}
    assert {"sources", "remedies", "law_rows"} <= refers
    row = {**dict.fromkeys(contract("remedy_exceptions").columns), "bar": "no_such_row"}
    data = pd.DataFrame([row])
    data.attrs = {"table": "remedy_exceptions", "sources": []}
    from tipimpact.package.describe import describe

    with pytest.raises(PackageError, match="no_such_row"):
        describe({"remedy_exceptions": data}, {}, texts, "sample")


# -- reading


def test_a_package_is_read_where_it_is_and_as_a_copy(folder, tmp_path):
    copied = shutil.copytree(folder, tmp_path / "elsewhere")
    for place in (folder, copied, copied / "datapackage.json"):
        read = read_package(place)
        assert list(read.tables) == ["events"]
        assert read.edition == "sample"
        assert read.obtained.count == 0
        assert len(read.versions) == 0


def test_a_folder_without_a_description_is_no_package(tmp_path):
    assert "there is no data package" in fault(tmp_path)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"edition": "sample", "resources": [{}]}'])
def test_a_description_that_is_none_is_refused(folder, text):
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    assert str(folder / "datapackage.json") in fault(folder)


def test_a_table_that_is_listed_and_missing_is_named(folder):
    (folder / "events.parquet").unlink()
    text = fault(folder)
    assert "table events is missing" in text
    assert str(folder / "events.parquet") in text


def test_a_file_with_another_digest_is_named(folder):
    write_table(lists(3), "events", folder / "events.parquet", edition="sample", sources=[])
    (folder / "plan.json").write_text("{}\n", encoding="utf-8")
    text = fault(folder)
    assert "table events is not the file that was packed" in text
    assert "plan is not the file that was packed" in text
    assert "expected: the digest sha256:" in text


def test_a_table_of_another_version_of_its_contract_is_named(folder):
    version = contract("events").version
    change(folder / "datapackage.json", contract_version=version + 1)
    text = fault(folder)
    assert f"table events has version {version + 1}" in text
    assert f"expected: version {version} of its contract" in text


def test_a_table_that_is_not_listed_is_left_out(folder):
    path = folder / "datapackage.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["resources"] = [item for item in content["resources"] if item["name"] not in ("events", "plan")]
    path.write_text(json.dumps(content), encoding="utf-8")
    read = read_package(folder)
    assert dict(read.tables) == {}
    assert read.plan == {}


# -- words of others


def sentences_of(*documents: str) -> pd.DataFrame:
    rows = [
        {"sentence_id": f"{document}:0-200", "lang": "en", "text": " ".join(f"word{n}" for n in range(30))}
        for document in documents
    ]
    return contract("quotes").conform(pd.DataFrame(rows))


def test_a_package_has_words_of_others_only_where_their_licence_allows(tmp_path, texts):
    licences = texts.sources.licences
    passed_on = next(s.id for s in texts.sources.sources if licences[s.licence].texts == "passed_on")
    kept_back = next(s.id for s in texts.sources.sources if s.licence == "not_stated")
    quotes, place = tmp_path / "quotes.parquet", tmp_path / "data"
    write_table(sentences_of(passed_on, kept_back, "unknown"), "quotes", quotes, edition="sample", sources=[passed_on])
    write_package(place, [], {"quotes.parquet": quotes}, texts, [], "sample")
    written = read_table(place / "quotes.parquet", edition="sample")
    assert written["text"].tolist()[0].startswith("word0 word1")
    assert written["text"].tolist()[1:] == [NOT_PASSED_ON, NOT_PASSED_ON]
    assert written.attrs["sources"] == [passed_on]


def test_words_that_rest_on_all_sources_of_a_table_need_the_licence_of_each(texts):
    closed = next(s.id for s in texts.sources.sources if s.licence == "publisher_rights")
    row = {"act": "IRPA", "unit": "24", "lang": "en", "since": None, "until": None, "text": "words", "by": []}
    data = contract("provision_versions").conform(pd.DataFrame([row]))
    for sources, expected in (["irpa_en"], "words"), (["irpa_en", closed], NOT_PASSED_ON):
        sources = [id if id in texts.by_id else next(iter(list_open(texts))) for id in sources]
        data.attrs |= {"table": "provision_versions", "sources": sources}
        assert withhold(data, texts)["text"].tolist() == [expected]


def test_every_published_table_that_repeats_reports_is_marked():
    assert repeating() == ["asks"]
    assert {name for name in names() if any(c.words_of for c in contract(name).columns.values())} == {
        *("asks", "quotes", "provision_versions", "dated_act"),
    }


def test_passages_of_twenty_words_are_found_in_any_file_of_a_folder(tmp_path, texts):
    closed = next(s.id for s in texts.sources.sources if s.licence == "not_stated")
    open_one = next(iter(list_open(texts)))
    rows = sentences_of(closed, open_one).assign(doc_id=[closed, open_one])
    rows.loc[1, "text"] = " ".join(f"other{n}" for n in range(30))
    (tmp_path / "a.json").write_text(json.dumps({"x": [{"y": rows.loc[0, "text"][30:]}, rows.loc[1, "text"]]}))
    (tmp_path / "b.csv").write_text(" ".join(rows.loc[0, "text"].split()[:19]))
    found = [*find_passages(tmp_path, rows, texts)]
    assert {document for document, _ in found} == {closed}
    assert all(len(run.split()) == RUN for _, run in found)


def test_a_licence_says_whether_texts_are_passed_on(root, tmp_path):
    folder = tmp_path / "sources"
    shutil.copytree(root / "config" / "sources", folder)
    file = folder / "licences.yaml"
    file.write_text(file.read_text().replace("    texts: passed_on\n", "", 1))
    with pytest.raises(ConfigError, match="texts"):
        read_sources(folder)
