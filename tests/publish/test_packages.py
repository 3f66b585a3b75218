"""What goes with the tables into an archive: a valid data package, and a run record that follows its profiles."""

import hashlib
import json
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest
from frictionless import validate

from tipimpact.common.contracts import contract, names
from tipimpact.common.errors import PublishError
from tipimpact.common.files import write_text
from tipimpact.common.tables import read_meta
from tipimpact.common.written import list_written
from tipimpact.publish.package.crate import checksums, code_at
from tipimpact.publish.words import LANGUAGES
from tipimpact.retrieve.sources import read_sources

from .crate_check import PROFILES, faults


@pytest.fixture(scope="module")
def run(sample_results) -> Path:
    """What the run left, with its record."""
    return sample_results / "sample"


@pytest.fixture(scope="module")
def crate(run) -> dict[str, dict]:
    graph = json.loads((run / "ro-crate-metadata.json").read_text(encoding="utf-8"))["@graph"]
    entities = {entity["@id"]: entity for entity in graph}
    assert len(entities) == len(graph)
    return entities


def refs(value) -> list[str]:
    return [ref["@id"] for ref in (value if isinstance(value, list) else [value])]


def test_the_data_package_is_valid_with_each_table_in_each_language(edition):
    package = json.loads((edition / "datapackage.json").read_text(encoding="utf-8"))
    lists = {r["name"] for r in package["resources"] if "data" in r}
    assert lists == {"sources", "situations", "remedies", "law_rows", "themes", "series"}
    assert {r["name"] for r in package["resources"]} - lists == {*names(published=True)}
    for told in (package, *package["resources"]):
        assert set(told["titles"]) == set(LANGUAGES)
        assert len(set(told["titles"].values())) == 2
    report = validate(str(edition / "datapackage.json"))
    assert report.valid, report.flatten(["path", "type", "message"])[:5]
    assert report.stats["tasks"] == len(package["resources"])


def test_every_table_has_its_key_and_every_number_its_unit(edition):
    package = json.loads((edition / "datapackage.json").read_text(encoding="utf-8"))
    schemas = {resource["name"]: resource["schema"] for resource in package["resources"]}
    for name in names(published=True):
        assert schemas[name]["primaryKey"] == [*contract(name).key]
        for field in schemas[name]["fields"]:
            assert field["type"] not in ("integer", "number") or field["unit"], (name, field["name"])
    keys = {(name, *key["fields"]): key["reference"]["resource"] for name in schemas for key in keys_of(schemas[name])}
    assert keys["people_waiting", "exposure", "reading"] == "exposure"
    assert keys["lives", "wait_row"] == "law_rows"
    assert len(keys) >= 29
    categories = {f["name"]: f["categories"] for f in schemas["lives"]["fields"] if "categories" in f}
    closed = next(category for category in categories["word"] if category["value"] == "closed")
    assert closed["label_en"] != closed["label_fr"] != "closed"


def keys_of(schema) -> list[dict]:
    return schema.get("foreignKeys", [])


@pytest.mark.parametrize(
    ("table", "old", "new", "fault"),
    [
        ("lives", "tied_worker_fled,", "nobody,", "foreign-key"),
        ("people_waiting", "humanitarian_12_months,exceptions,", "humanitarian_12_months,none,", "foreign-key"),
        ("lives", ",delayed,", ",deferred,", "constraint-error"),
        ("recommendations", "R02,", "R01,", "primary-key"),
    ],
)
def test_a_value_that_breaks_a_key_or_a_constraint_is_reported(edition, tmp_path, table, old, new, fault):
    assert fault in faults_after(edition, tmp_path, table, old, new)


def faults_after(edition, folder, table: str, old: str, new: str) -> set[str]:
    """The kinds of fault of a package of one table and those that its keys name, after a value of it was replaced."""
    package = json.loads((edition / "datapackage.json").read_text(encoding="utf-8"))
    resources = {resource["name"]: resource for resource in package["resources"]}
    named = {table, *(key["reference"]["resource"] for key in keys_of(resources[table]["schema"]))} - {""}
    package["resources"] = [resources[name] for name in sorted(named)]
    (folder / "tables").mkdir()
    for resource in package["resources"]:
        resource["schema"]["foreignKeys"] = keys_of(resource["schema"]) if resource["name"] == table else []
        if "path" in resource:
            shutil.copy(edition / resource["path"], folder / resource["path"])
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    file = folder / "tables" / f"{table}.csv"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return {error[0] for error in validate(str(folder / "datapackage.json")).flatten(["type"])}


def test_a_table_is_not_free_for_commerce_if_a_source_is_not(edition, crate, root):
    package = json.loads((edition / "datapackage.json").read_text(encoding="utf-8"))
    terms = read_sources(root / "config" / "sources").licences
    narrow = set()
    for table in package["resources"]:
        if table["name"] in names(published=True):
            forbidden = any(terms[source["licence"]].commercial == "forbidden" for source in table["sources"])
            (licence,) = table["licenses"]
            assert licence["name"] == ("CC-BY-NC-4.0" if forbidden else "CC-BY-4.0"), table["name"]
            for file in (f"data/{table['name']}.parquet", f"tables/{table['name']}.csv"):
                assert crate[file]["license"] == {"@id": licence["path"]}
            narrow |= {table["name"]} if forbidden else set()
    assert "work_permits" in narrow
    assert "lives" not in narrow
    assert crate["computed.html"]["license"] == {"@id": "https://creativecommons.org/licenses/by-nc/4.0/"}
    assert crate["run/Snakefile"]["license"] == {"@id": "https://spdx.org/licenses/MIT"}


def test_a_changed_table_is_found_out(edition, tmp_path):
    assert "hash-count" in faults_after(edition, tmp_path, "indicators", "2011", "2O11")


# Recommended, but impossible while the project has no public address: URLs of the workflow, its scripts and its
# authors, and so absolute ids.
NO_ADDRESS = {"ro-crate-1.1_31.2", "process-run-crate-0.5_3.2", "process-run-crate-0.5_5.1"}


@pytest.mark.parametrize("profile", PROFILES)
def test_the_run_record_meets_every_requirement_and_recommendation_of_its_profiles(run, profile):
    text = (run / "ro-crate-metadata.json").read_text(encoding="utf-8")
    failed = faults(text, profile, str(run))
    assert failed["required"] == []
    assert set(failed["recommended"]) <= NO_ADDRESS


def test_the_check_finds_what_is_wrong(run):
    crate = json.loads((run / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    for entity in crate["@graph"]:
        entity.pop("workExample", None)
    crate["@graph"][1]["nosuchterm"] = "a"
    term, term_and_example = (
        faults(json.dumps(crate), profile)["required"] for profile in ("ro-crate-1.1", "provenance-run-crate-0.5")
    )
    assert term
    assert len(term_and_example) > len(term)


def test_files_are_there_and_are_those_of_the_checksums(run, crate):
    files = [e for e in crate.values() if "File" in e["@type"] and "sha256" in e]
    assert len(files) > 80
    for entity in files:
        content = (run / entity["@id"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entity["sha256"], entity["@id"]
    listed = dict(reversed(line.split("  ")) for line in (run / "run" / "sha256.txt").read_text("utf-8").splitlines())
    there = {path.relative_to(run).as_posix() for path in run.rglob("*") if path.is_file()}
    there = {name for name in there if not name.endswith(".snakemake_timestamp")}  # the engine's, empty
    assert set(listed) == there - {"run/sha256.txt", "ro-crate-metadata.json"}
    for entity in files:
        assert listed.get(entity["@id"], entity["sha256"]) == entity["sha256"]
    assert {"computed.html", "tables/law_changes.csv", "data/datapackage.json"} <= set(listed)


def test_every_source_of_a_table_is_an_input_with_its_checksum(run, crate, root):
    """All but those that cannot be had, which are published as gaps, and those kept by hand in config/."""
    listed = read_sources(root / "config" / "sources").sources
    gaps = {source.id for source in listed if source.gap or source.licence == "compiled"}
    read = set(refs(crate["#run"]["object"]))
    for name in names(published=True):
        for source in set(read_meta(run / "data" / f"{name}.parquet")["sources"]) - gaps:
            assert f"#source/{source}" in read, (name, source)
            entity = crate[f"#source/{source}"]
            assert len(entity.get("sha256", "")) == 64 or entity["description"].startswith("not had: ")


def test_each_file_of_data_has_the_step_that_made_it(run, crate):
    made = {
        id: e["@id"]
        for e in crate.values()
        if e["@type"] == "CreateAction"
        for id in refs(e.get("result", []))
        if e["@id"] != "#run"
    }
    for path in (run / "data").glob("*.parquet"):
        assert f"data/{path.name}" in made
    assert made["data/work_permits.parquet"] == "#run/make_work_permits"
    assert refs(crate["#run/make_work_permits"]["instrument"]) == ["#script/make_work_permits"]


def test_the_record_says_what_ran(crate, sample_project):
    facts = {entity["name"]: entity["value"] for entity in crate.values() if entity["@type"] == "PropertyValue"}
    hashes = {"plan hash", "config hash", "lock hash", "package hash"}
    assert set(facts) == {"commit", "dirty", "python", "platform", "versions"} | hashes
    assert f"snakemake=={version('snakemake')}" in facts["versions"].split()
    assert "en_core_web_sm" in facts["versions"], "language models are installed as packages"
    if code_at(sample_project)[0] is None:
        assert facts["commit"] == facts["dirty"] == "unknown"
    assert all(len(facts[name]) == 64 for name in hashes)


def test_the_record_takes_what_jobs_wrote_and_refuses_what_was_changed_since(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "results" / "sample"
    for name in ("tables/a.csv", "tables/old.csv", "run/Snakefile", "README.md", "ro-crate-metadata.json"):
        write_text(folder / name, name)
    list_written("publish_tables", ["results/sample/tables/a.csv"])
    list_written("publish_crate", ["results/sample/run/Snakefile", "results/sample/README.md"])
    write_text(folder / "run" / "Snakefile", "of this run")
    rules = {"publish_tables", "publish_crate"}
    listed = [line.split("  ")[1] for line in checksums(folder, rules).splitlines()]
    assert listed == ["README.md", "run/Snakefile", "tables/a.csv"]
    assert "tables/old.csv is not in the record" in capsys.readouterr().err
    write_text(folder / "tables" / "a.csv", "another")
    with pytest.raises(PublishError, match=r"tables/a\.csv was changed since publish_tables wrote it"):
        checksums(folder, rules)


def test_the_commit_and_whether_files_differ_are_known_in_a_repository(tmp_path):
    def git(*arguments):
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", "-C", str(tmp_path), *identity, *arguments], check=True, capture_output=True)

    git("init")
    assert code_at(tmp_path) == (None, None)
    (tmp_path / "a").write_text("a")
    git("add", "a")
    git("commit", "-m", "a")
    clean = code_at(tmp_path)
    assert len(clean[0]) == 40
    assert clean[1] is False
    (tmp_path / "a").write_text("b")
    assert code_at(tmp_path) == (clean[0], True)
    (tmp_path / "inside").mkdir()
    assert code_at(tmp_path / "inside") == (None, None)
