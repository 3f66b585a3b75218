"""Digests of values and of what a table was made from; a release, and how a run compares with it."""

import json

import pandas as pd
import pytest

from tipimpact.common.contracts import contract, names
from tipimpact.common.errors import PackageError
from tipimpact.common.releases import find_package, list_files, list_lives, newest_release
from tipimpact.common.tables import write_table
from tipimpact.package.compose import compose_texts
from tipimpact.package.digests import (
    Digests,
    TableCompared,
    TableDigest,
    compare,
    digest_run,
    digest_values,
    list_sources,
)
from tipimpact.package.reader import read_package
from tipimpact.package.release import write_release
from tipimpact.package.write import write_package
from tipimpact.publish.site.computed import closing_lines, computed_page, refuse_other_values

LAW, FIGURES = "config/law/eligibility.csv", "refugee"
NO_SENTENCES = pd.DataFrame({"doc_id": pd.Series(dtype=str), "text": pd.Series(dtype=str)})


def quotes(*ids: str) -> pd.DataFrame:
    return contract("quotes").conform(pd.DataFrame([{"sentence_id": id, "lang": "en", "text": id} for id in ids]))


def test_rows_and_columns_in_another_order_have_the_same_values():
    one, other = quotes("a:1-2", "b:1-2"), quotes("b:1-2", "a:1-2")[["text", "lang", "sentence_id"]]
    assert digest_values(one, "quotes") == digest_values(other, "quotes")
    assert digest_values(one, "quotes") != digest_values(quotes("a:1-2"), "quotes")
    assert digest_values(one, "quotes") != digest_values(one.assign(lang="fr"), "quotes")


def test_the_last_digits_of_a_number_differ_between_machines_and_do_not_count():
    columns = contract("impact_estimates").columns
    column = next(name for name, each in columns.items() if each.type == "number")
    tables = [pd.DataFrame([dict.fromkeys(columns) | {column: value}]) for value in (0.1, 0.1 + 1e-15, 0.1001)]
    first, noise, other = (digest_values(table, "impact_estimates") for table in tables)
    assert first == noise != other


def run(values: str = "v", code: str = "c", law: str = "l", figures: str | None = "f", **more: str) -> Digests:
    """Digests of a run with one table."""
    table = TableDigest(rows=3, values=values, code=code, files=[LAW], collections=[FIGURES])
    return Digests(tables={"lives": table}, files={LAW: law}, sources={FIGURES: {"unhcr": figures, **more}})


@pytest.mark.parametrize(
    ("mine", "status", "because"),
    [
        (run(), "equal", ()),
        (run(code="other", law="edited"), "equal", ()),
        (run("w", law="edited"), "other_inputs", (LAW,)),
        (run("w", figures=None), "other_inputs", (FIGURES,)),
        (run("w", code="other"), "other_code", ()),
        (run("w"), "not_reproduced", ()),
    ],
)
def test_a_table_of_the_official_edition_is_reproduced_or_says_why_not(mine, status, because):
    (table,) = compare(mine, run())
    assert (table.status, table.because) == (status, because)


@pytest.mark.parametrize(
    ("mine", "status", "because"),
    [
        (run("small", figures="few"), "other_inputs", (FIGURES,)),
        (run("mine", law="edited", figures="few"), "changed", (LAW,)),
        (run("mine", code="other", figures="few"), "other_code", ()),
        (run(figures="few", law="edited"), "equal", ()),
    ],
)
def test_a_table_of_the_sample_says_what_somebody_changed(mine, status, because):
    untouched = run("small", figures="few")
    (table,) = compare(mine, run(), untouched)
    assert (table.status, table.because) == (status, because)


def test_a_table_that_a_release_lacks_is_new():
    release = run().model_copy(update={"tables": {}})
    assert [table.status for table in compare(run(), release)] == ["new"]


def test_sources_that_a_run_lacks_has_besides_and_has_newer():
    release = run(more="m", gone="g")
    mine = run(figures="newer", more="m", added="a")
    assert list_sources(mine, release) == {"lacked": ["gone"], "added": ["added"], "newer": ["unhcr"]}


def test_a_table_is_traced_to_files_and_collections_and_no_private_file(tmp_path):
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "law.csv").write_text("a")
    receipt = tmp_path / "data" / "processed" / "sample" / "retrieve" / "refugee.json"
    receipt.parent.mkdir(parents=True)
    held = [
        {"source": {"id": "public"}, "sha256": "1" * 64},
        {"source": {"id": "own"}, "sha256": "2" * 64, "private": True},
        {"source": {"id": "gone"}, "sha256": None},
    ]
    receipt.write_text(json.dumps({"held": held}))
    scripts = tmp_path / "workflow" / "scripts"
    scripts.mkdir(parents=True)
    for name in ("read", "count", "other"):
        (scripts / f"{name}.py").write_text(name)
    law, first, made = str(tmp_path / "config" / "law.csv"), str(tmp_path / "first.parquet"), "data/quotes.parquet"
    sent = tmp_path / "data" / "raw" / "sample" / "gaps" / "permits.csv"
    sent.parent.mkdir(parents=True)
    sent.write_text("year,permits\n2008,3\n")
    steps = [
        {"name": "read", "stage": "asylum", "script": "read", "inputs": [str(receipt), str(sent)], "outputs": [first]},
        {"name": "count", "stage": "asylum", "script": "count", "inputs": [law, first], "outputs": [made]},
        {"name": "other", "stage": "tfwp", "script": "other", "inputs": [], "outputs": ["data/other.parquet"]},
    ]
    digests = digest_run(steps, {"quotes": quotes("a:1-2")}, [str(receipt)], tmp_path)
    table = digests.tables["quotes"]
    own = "data/raw/sample/gaps/permits.csv"
    assert (table.rows, table.files, table.collections) == (1, ["config/law.csv", own], ["refugee"])
    assert {*digests.files} == {"config/law.csv", own}
    assert digests.files[own] == "received", "its few cells could be tried against a digest"
    assert digests.sources == {"refugee": {"public": "1" * 64, "gone": None}}
    (scripts / "other.py").write_text("edited")
    assert digest_run(steps, {"quotes": quotes("a:1-2")}, [str(receipt)], tmp_path).tables["quotes"].code == table.code
    (scripts / "read.py").write_text("edited")
    assert digest_run(steps, {"quotes": quotes("a:1-2")}, [str(receipt)], tmp_path).tables["quotes"].code != table.code


# -- a release


@pytest.fixture(scope="module")
def texts(root):
    return compose_texts(root / "config")


@pytest.fixture
def official(tmp_path, texts):
    """A package of the official edition with one table, and the digests of an untouched sample."""
    place, passed_on = tmp_path / "official" / "data", "irpa_current_en"
    known = passed_on if passed_on in texts.by_id else next(iter(texts.by_id))
    write_table(quotes(f"{known}:1-2"), "quotes", tmp_path / "quotes.parquet", edition="official", sources=[known])
    write_package(place, [], {"quotes.parquet": tmp_path / "quotes.parquet"}, texts, [], "official")
    (tmp_path / "digests.json").write_text(run("small").model_dump_json())
    return place


def release_of(package, sentences=NO_SENTENCES, version="0.4"):
    folder = package.parents[1] / "releases" / version
    write_release(package / "datapackage.json", package.parents[1] / "digests.json", folder, sentences)
    return folder


def test_a_release_is_a_package_that_says_its_version_day_and_files(official, texts):
    folder = release_of(official)
    package = read_package(folder)
    assert (package.release.version, package.release.day) == ("0.4", texts.publication.day)
    assert package.release.had == package.release.count
    assert {path.suffix for path in folder.iterdir()} == {".json", ".parquet"}
    assert newest_release(folder.parent) == folder
    release_of(official, version="0.10")
    assert newest_release(folder.parent).name == "0.10", "versions are compared as numbers"


def test_the_sample_edition_is_not_released(tmp_path, texts, official):
    description = official / "datapackage.json"
    described = json.loads(description.read_text())
    description.write_text(json.dumps(described | {"edition": "sample"}))
    with pytest.raises(PackageError, match=r"is of the sample edition\n  expected: the official edition"):
        release_of(official)


def test_a_table_without_a_licence_is_not_released(official):
    description = official / "datapackage.json"
    described = json.loads(description.read_text())
    next(item for item in described["resources"] if "contract_version" in item)["licenses"] = []
    description.write_text(json.dumps(described))
    with pytest.raises(PackageError, match="table quotes has no licence"):
        release_of(official)


def test_a_release_that_repeats_what_may_not_be_passed_on_is_not_made(official, texts):
    licences = texts.sources.licences
    closed = next(s.id for s in texts.sources.sources if licences[s.licence].texts == "not_passed_on")
    note = max((r.note.en for r in texts.law_rows), key=lambda text: len(text.split()))
    sentences = pd.DataFrame({"doc_id": [closed], "text": [note]})
    assert len(note.split()) > 20
    with pytest.raises(PackageError, match=f"repeats {closed}"):
        release_of(official, sentences)
    assert not (official.parents[1] / "releases" / "0.4").exists()


def test_a_package_is_asked_for_by_the_folder_of_its_run(official):
    assert find_package(official.parent) == find_package(official) == find_package(official / "datapackage.json")
    assert list_files(official)[-1] == "datapackage.json"
    assert len(list_lives(official)) > 10
    with pytest.raises(PackageError, match=r"there is no data package\n(.*\n)*  what to do: name a folder"):
        find_package(official.parents[1])
    (official / "datapackage.json").write_text("[")
    with pytest.raises(PackageError, match="cannot be read"):
        find_package(official)


# -- what a person reads of it


def test_the_last_lines_of_a_run_name_the_answer_the_run_and_what_next(official):
    release = read_package(release_of(official)).release
    compared = compare(run("mine", law="edited"), run(), run("small"))
    answer, mine, after = closing_lines("sample", compared, release)
    assert "release 0.4" in answer
    assert f"{release.had} of {release.count} files, not computed by this machine" in answer
    assert "0 of 1 tables equal the release; 1 differs because of your changes (lives (config/law/eligibility" in mine
    assert "make print" in after
    assert "make official" in after
    page = computed_page("sample", compared, release)
    assert f"changed by you: {LAW}" in page
    assert f"modifié par vous\N{NO-BREAK SPACE}: {LAW}" in page


def test_a_run_that_many_files_changed_names_the_first_of_them(official):
    """Holders may send twelve files on one day, which change most tables."""
    release = read_package(release_of(official)).release
    files = tuple(f"data/raw/sample/manual/a_series_that_a_ministry_has_sent_{n}.csv" for n in range(40))
    compared = [TableCompared(name, 1, "changed", files) for name in names(published=True)]
    mine = closing_lines("sample", compared, release)[1]
    assert f"{files[2]}; and 37 more" in mine
    assert mine.endswith(f"and {len(compared) - 3} more)")
    page = computed_page("sample", compared, release)
    for last in (" and ", " et "):
        assert page.count(", ".join(files[:-1]) + last + files[-1]) == len(compared), "the page names every file"


def test_the_page_of_the_official_edition_names_the_sources_that_differ():
    release, mine = run(more="m", gone="g"), run("w", more="m", added="a")
    page = computed_page("official", compare(mine, release), None, list_sources(mine, release))
    assert "Source files of the release that this run lacks (1): gone." in page
    assert "Fichiers de la version publiée qui manquent ici (1)" in page
    assert "Source files of this run that the release lacked (1): added." in page
    assert "another version" not in page


def test_other_values_from_the_same_inputs_and_code_are_an_error_of_the_official_edition_only():
    compared = compare(run("w"), run())
    refuse_other_values("sample", compared)
    with pytest.raises(PackageError, match="table lives: is not reproduced"):
        refuse_other_values("official", compared)
