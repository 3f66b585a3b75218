"""The codebook is read whole or not at all, and its faults are told together."""

import pytest
import yaml

from tipimpact.common.errors import ThemeError
from tipimpact.themes import read_codebook

IDS = (
    "TRP REFUGEE_REFORM APPEAL_BARS DFN_DETENTION HUMANITARIAN FAMILY FEES COERCION UNCONDITIONAL WORK_PERMIT "
    "TFWP_OVERSIGHT SERVICES AWARENESS GOVERNANCE ENFORCEMENT SEXUAL_EXPL LABOUR_EXPL INDIGENOUS"
)


@pytest.fixture
def changed(root, tmp_path):
    """The codebook after a change, as a file."""

    def write(change):
        book = yaml.safe_load((root / "config" / "codebook.yaml").read_text(encoding="utf-8"))
        change(book)
        path = tmp_path / "codebook.yaml"
        path.write_text(yaml.safe_dump(book, allow_unicode=True), encoding="utf-8")
        return path

    return write


def test_the_themes_and_their_names(codebook):
    assert codebook.ids == IDS.split()
    assert set(codebook.labels) == set(codebook.ids)
    assert all(words["en"] and words["fr"] for words in codebook.labels.values())
    assert len(codebook.sha256) == 64


@pytest.mark.official
def test_ids_and_rules_are_those_of_the_coders(codebook, mirror):
    theirs = yaml.safe_load((mirror / "ngo_reports" / "codebook.yaml").read_text(encoding="utf-8"))
    assert codebook.ids == [theme["id"] for theme in theirs["themes"]]
    assert [rule.model_dump() for rule in codebook.general_rules] == theirs["general_rules"]
    for ours, other in zip(codebook.themes, theirs["themes"], strict=True):
        assert (ours.definition, ours.exclude) == (other["definition"], other["exclude"])


def test_all_faults_are_told_at_once_with_the_nearest_name(changed):
    def spoil(book):
        first, second, third = book["themes"][:3]
        first["lexikon"] = first.pop("lexicon")
        second["id"] = third["id"]
        third["lexicon"]["fr"] = []
        third["lexicon"]["en"] = ["appeal (", "fine"]
        del book["matching"]["denial"]["fr"]

    path = changed(spoil)
    with pytest.raises(ThemeError) as error:
        read_codebook(path)
    said = str(error.value)
    assert all(problem.where for problem in error.value.problems)
    for words in (
        "unknown key 'lexikon'",
        "did you mean: lexicon",
        "stands twice",
        "'(' without ')'",
        "'fr' is missing",
    ):
        assert words in said
    assert "lexicon.fr" in said


@pytest.mark.parametrize("content", ["themes: [", "- a\n- b\n", "", "just words"])
def test_a_file_that_is_no_codebook(tmp_path, content):
    path = tmp_path / "codebook.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ThemeError, match=r"codebook\.yaml"):
        read_codebook(path)


def test_a_codebook_that_is_not_there(tmp_path):
    with pytest.raises(ThemeError, match="cannot be read"):
        read_codebook(tmp_path / "none.yaml")
