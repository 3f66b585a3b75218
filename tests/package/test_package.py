"""The data package: texts whole in both languages, keys that hold, and errors before anything is printed."""

import json
import shutil

import pandas as pd
import pytest
from frictionless import Package as Description

from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import contract, names
from tipimpact.common.errors import PackageError
from tipimpact.common.tables import write_table
from tipimpact.eligibility.readings import read_readings
from tipimpact.eligibility.rows import BILLS, REMEDIES, read_rows
from tipimpact.legislation.register import register
from tipimpact.package import FILES
from tipimpact.package.compose import compose_texts
from tipimpact.package.reader import read_package
from tipimpact.package.texts import Texts, read_texts, write_texts
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
        {"event": f"event_{i}", "first_day": day, "last_day": day, "precision": "day", "status": "verified"}
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
        if name.endswith(".json") and name not in ("texts.json", "provenance.json"):
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
