"""``tipimpact.load``: the table with its words, or an error that says what to do."""

import pandas as pd
import pytest

import tipimpact
from tipimpact.common.contracts import names
from tipimpact.common.errors import ContractError, PublishError
from tipimpact.common.tables import write_table

GAP = {
    "gap": "permits",
    "kind": "not_published",
    "path": "permits.csv",
    **{
        f"{part}_{lang}": f"{part} {lang}"
        for part in ("title", "claim", "why", "holder", "design", "request", "drop_in")
        for lang in ("en", "fr")
    },
}


@pytest.fixture
def results(tmp_path):
    """A folder with one finished table of the sample edition."""
    path = tmp_path / "results" / "sample" / "data" / "evidence_gaps.parquet"
    write_table(pd.DataFrame([GAP]), "evidence_gaps", path, edition="sample", sources=["permits"])
    return tmp_path


def test_load_attaches_words_and_units(results):
    data = tipimpact.load("evidence_gaps", root=results)
    assert data["gap"].tolist() == ["permits"]
    attrs = data.attrs
    assert (attrs["edition"], attrs["sources"]) == ("sample", ["permits"])
    assert set(attrs["title"]) == set(attrs["notes"]) == set(attrs["labels"]) == set(attrs["values"]) == {"en", "fr"}
    assert attrs["labels"]["fr"].keys() == set(data.columns) == attrs["docs"].keys()
    assert attrs["values"]["fr"]["kind"].keys() == {"not_published", "not_retrieved", "not_read"}


def test_load_looks_in_the_folders_above(results, monkeypatch):
    inside = results / "notebooks"
    inside.mkdir()
    monkeypatch.chdir(inside)
    assert len(tipimpact.load("evidence_gaps")) == 1


def test_a_misspelt_name_suggests_the_right_one(results):
    with pytest.raises(PublishError, match="did you mean: evidence_gaps") as error:
        tipimpact.load("evidense_gaps", root=results)
    assert all(name in str(error.value) for name in names(published=True))


def test_an_unknown_edition_names_both(results):
    with pytest.raises(PublishError, match="expected: sample, official"):
        tipimpact.load("evidence_gaps", edition="ofical", root=results)


@pytest.mark.parametrize(("edition", "command"), [("sample", "make results"), ("official", "make official")])
def test_missing_results_say_how_to_make_them(tmp_path, edition, command):
    with pytest.raises(PublishError, match=f"run `{command}`"):
        tipimpact.load("evidence_gaps", edition=edition, root=tmp_path)


def test_a_file_of_another_edition_is_refused(results):
    (results / "results" / "sample").rename(results / "results" / "official")
    with pytest.raises(ContractError, match="'sample' edition"):
        tipimpact.load("evidence_gaps", edition="official", root=results)
