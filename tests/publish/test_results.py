"""``tipimpact.load``: the table with its words, or an error that says what to do."""

import shutil

import pandas as pd
import pytest
from typer.testing import CliRunner

import tipimpact
from tipimpact.cli import app
from tipimpact.common.contracts import contract, names
from tipimpact.common.errors import ContractError, PackageError, PublishError
from tipimpact.common.tables import write_table
from tipimpact.package.digests import Digests
from tipimpact.package.release import write_release
from tipimpact.package.texts import write_texts
from tipimpact.package.write import write_package
from tipimpact.publish.tables import results as finished

GAP = {
    "gap": "vtip_trp_yearly",
    "gap_kind": "not_published",
    "gap_status": "published_in_part",
    "path": "permits.csv",
    "gap_reason": None,
    "leads": [],
}


@pytest.fixture
def results(tmp_path, authored):
    """A folder with one finished table of the sample edition, and the texts of its package."""
    path = tmp_path / "results" / "sample" / "data" / "evidence_gaps.parquet"
    write_table(pd.DataFrame([GAP]), "evidence_gaps", path, edition="sample", sources=["vtip_trp_yearly"])
    (path.parent / "texts.json").write_text(write_texts(authored), encoding="utf-8")
    return tmp_path


def test_load_attaches_words_and_units(results):
    data = tipimpact.load("evidence_gaps", "sample", root=results)
    assert data["gap"].tolist() == ["vtip_trp_yearly"]
    attrs = data.attrs
    assert (attrs["edition"], attrs["sources"]) == ("sample", ["vtip_trp_yearly"])
    assert set(attrs["title"]) == set(attrs["notes"]) == set(attrs["labels"]) == set(attrs["values"]) == {"en", "fr"}
    assert attrs["labels"]["fr"].keys() == set(data.columns) == attrs["docs"].keys()
    assert attrs["values"]["fr"]["gap_kind"].keys() == set(contract("evidence_gaps").columns["gap_kind"].values)


def test_load_in_a_language_gives_words_and_the_texts_of_the_package(results, authored):
    data = tipimpact.load("evidence_gaps", "sample", root=results, lang="fr")
    assert data["gap_kind"].tolist() == ["Non trouvée, ou trouvée en partie"]
    assert data["title"].tolist() == [authored.by_id["vtip_trp_yearly"].title.fr]
    assert data.attrs["labels"]["en"].keys() == set(data.columns) == data.attrs["docs"].keys()
    with pytest.raises(PublishError, match="there is no 'de'"):
        tipimpact.load("evidence_gaps", "sample", root=results, lang="de")


def test_a_table_of_a_run_that_did_not_end_has_no_texts(results):
    (results / "results" / "sample" / "data" / "texts.json").unlink()
    with pytest.raises(
        PublishError, match=r"has no texts beside it\n  expected: texts\.json\n  what to do: finish the run"
    ):
        tipimpact.load("evidence_gaps", "sample", root=results)


def test_load_reads_a_package_in_any_folder_whose_files_are_whole(results, authored, tmp_path):
    made = results / "results" / "sample" / "data"
    write_package(made, [made / "evidence_gaps.parquet"], {}, authored, [], "sample")
    copied = shutil.copytree(made, tmp_path / "elsewhere")
    data = tipimpact.load("evidence_gaps", copied, lang="fr")
    assert data["title"].tolist() == [authored.by_id["vtip_trp_yearly"].title.fr]
    assert data.attrs["edition"] == "sample"
    with pytest.raises(PublishError, match="there is no"):
        tipimpact.load("evidence_gaps", tmp_path / "nowhere")
    (copied / "texts.json").write_text("{}", encoding="utf-8")
    with pytest.raises(PackageError, match="texts is not the file that was packed"):
        tipimpact.load("evidence_gaps", copied)


def test_load_looks_in_the_folders_above(results, monkeypatch):
    inside = results / "notebooks"
    inside.mkdir()
    monkeypatch.chdir(inside)
    assert len(tipimpact.load("evidence_gaps", "sample")) == 1


def test_a_table_that_has_ended_says_what_to_read_instead(results):
    with pytest.raises(PublishError, match=r"'event_study' has ended\n.*robustness.*migrate-0\.4\.md"):
        tipimpact.load("event_study", "sample", root=results)


def test_a_misspelt_name_suggests_the_right_one(results):
    with pytest.raises(PublishError, match="did you mean: evidence_gaps") as error:
        tipimpact.load("evidense_gaps", "sample", root=results)
    assert all(name in str(error.value) for name in names(published=True))


def test_an_unknown_edition_names_those_there_are(results):
    with pytest.raises(PublishError, match="expected: release, sample, official"):
        tipimpact.load("evidence_gaps", edition="ofical", root=results)


@pytest.mark.parametrize(("edition", "command"), [("sample", "make results"), ("official", "make official")])
def test_missing_results_say_how_to_make_them(tmp_path, edition, command):
    with pytest.raises(PublishError, match=f"run `{command}`"):
        tipimpact.load("evidence_gaps", edition=edition, root=tmp_path)


def test_a_file_of_another_edition_is_refused(results):
    (results / "results" / "sample").rename(results / "results" / "official")
    with pytest.raises(ContractError, match="'sample' edition"):
        tipimpact.load("evidence_gaps", edition="official", root=results)


def test_tables_lists_what_has_been_made(results):
    listed = tipimpact.tables(root=results).query("edition == 'sample'").reset_index(drop=True)
    assert listed[["edition", "name", "number", "rows"]].to_numpy().tolist() == [["sample", "evidence_gaps", 9, 1]]
    assert listed.at[0, "title_fr"].startswith("Ce qui ne peut être tranché")


def test_tables_says_what_to_do_where_nothing_has_been_made(tmp_path, monkeypatch):
    monkeypatch.setattr(finished, "newest_release", lambda: None)
    with pytest.raises(PublishError, match="make results"):
        tipimpact.tables(root=tmp_path)


def _shell(folder, monkeypatch, *words):
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(app, list(words))
    return done.exit_code, done.output


def test_the_shell_lists_and_shows_tables(results, monkeypatch):
    code, output = _shell(results, monkeypatch, "tables", "--lang", "fr")
    assert code == 0
    assert "evidence_gaps" in output
    code, output = _shell(results, monkeypatch, "show", "evidence_gaps", "--edition", "sample", "--lang", "fr")
    assert "Non trouvée, ou trouvée en partie" in output
    assert "Lignes affichées\N{NO-BREAK SPACE}: 1 sur 1" in output


def test_the_shell_filters_rows_by_word(results, monkeypatch):
    show = ["show", "evidence_gaps", "--edition", "sample", "--csv", "--where"]
    assert "permits.csv" in _shell(results, monkeypatch, *show, "path=PERMITS")[1]
    assert "permits.csv" not in _shell(results, monkeypatch, *show, "path=other")[1]
    code, output = _shell(results, monkeypatch, *show, "paths=other")
    assert code == 2
    assert "no column 'paths'" in output


# -- the release, which needs no run


@pytest.fixture
def release(tmp_path, authored, monkeypatch):
    """A release with the table ``evidence_gaps`` of the official edition, which is the newest."""
    made, folder = tmp_path / "official", tmp_path / "releases" / "9.1"
    write_table(pd.DataFrame([GAP]), "evidence_gaps", made / "evidence_gaps.parquet", edition="official")
    write_package(made, [made / "evidence_gaps.parquet"], {}, authored, [], "official")
    (tmp_path / "digests.json").write_text(Digests(tables={}, files={}, sources={}).model_dump_json())
    none = pd.DataFrame({"doc_id": pd.Series(dtype=str), "text": pd.Series(dtype=str)})
    write_release(made / "datapackage.json", tmp_path / "digests.json", folder, none)
    monkeypatch.setattr(finished, "newest_release", lambda: folder)
    return folder


def test_load_reads_the_newest_release_in_an_empty_folder(release, tmp_path, monkeypatch, capsys):
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    data = tipimpact.load("evidence_gaps", lang="en")
    assert (data.attrs["edition"], data.attrs["release"]) == ("release", "9.1")
    assert tipimpact.tables()["edition"].tolist() == ["release"]
    assert capsys.readouterr().err == ""
    _, output = _shell(tmp_path / "empty", monkeypatch, "show", "evidence_gaps")
    assert output.splitlines()[0] == "Release 9.1"


def test_a_table_that_the_release_lacks_is_an_error_with_its_name(release):
    with pytest.raises(PublishError, match="the package has no table 'lives'"):
        tipimpact.load("lives")


def test_a_run_with_another_table_is_named_once_with_the_argument_that_reads_it(release, tmp_path, authored, capsys):
    made = tmp_path / "results" / "official" / "data"
    mine = pd.DataFrame([{**GAP, "path": "mine.csv"}])
    write_table(mine, "evidence_gaps", made / "evidence_gaps.parquet", edition="official")
    write_package(made, [made / "evidence_gaps.parquet"], {}, authored, [], "official")
    assert tipimpact.load("evidence_gaps", root=tmp_path)["path"].tolist() == ["permits.csv"]
    (warning,) = capsys.readouterr().err.splitlines()
    assert "load('evidence_gaps', edition='official')" in warning
    assert tipimpact.load("evidence_gaps", "official", root=tmp_path)["path"].tolist() == ["mine.csv"]
    assert capsys.readouterr().err == ""


def test_a_release_whose_file_was_changed_is_refused(release):
    (release / "texts.json").write_text("{}", encoding="utf-8")
    with pytest.raises(PackageError, match="texts is not the file that was packed"):
        tipimpact.load("evidence_gaps")
