"""The codebook is read completely or not at all, and all its faults are reported together."""

import shutil
from pathlib import Path

import pytest
import yaml

from tests_support import SMALL
from tipimpact.common import LANGUAGES
from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import ThemeError
from tipimpact.themes import read_codebook

LISTS = read_yaml(Path(__file__).with_name("lists.yaml"))


@pytest.fixture
def folder(tmp_path):
    """A copy of the small codebook, to be changed."""
    return Path(shutil.copytree(SMALL / "codebook", tmp_path / "codebook"))


def change(path, edit):
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    edit(content)
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


def reported(folder) -> str:
    with pytest.raises(ThemeError) as error:
        read_codebook(folder / "codebook.yaml")
    assert all(problem.where for problem in error.value.problems)
    return str(error.value)


def test_every_theme_of_the_project_says_in_both_languages_what_it_is_and_what_it_is_not(project_codebook):
    """Reading it has checked the patterns, and that themes and files agree."""
    labels = project_codebook.labels
    for lang in LANGUAGES:
        assert len({words[lang] for words in labels.values()}) == len(project_codebook.ids), "two themes have one name"
    assert [t.id for t in project_codebook.themes if not (t.definition and t.include and t.exclude and t.legal)] == []
    assert len(project_codebook.sha256) == 64


@pytest.mark.official
def test_ids_and_rules_are_those_of_the_coders(project_codebook, mirror):
    """A theme that the project added is not theirs."""
    theirs = yaml.safe_load((mirror / "ngo_reports" / "codebook.yaml").read_text(encoding="utf-8"))
    ids = [theme["id"] for theme in theirs["themes"]]
    assert [id for id in project_codebook.ids if id in ids] == ids
    assert [rule.model_dump() for rule in project_codebook.general_rules] == theirs["general_rules"]
    ours = {theme.id: theme for theme in project_codebook.themes}
    for other in theirs["themes"]:
        assert (ours[other["id"]].definition, ours[other["id"]].exclude) == (other["definition"], other["exclude"])


def test_all_faults_of_all_files_are_reported_at_once(folder):
    change(folder / "TRP.yaml", lambda theme: theme.update(lexikon=theme.pop("lexicon")))
    change(folder / "FEES.yaml", lambda theme: theme.update(id="FAMILY"))
    change(folder / "FAMILY.yaml", lambda theme: theme.update(lexicon={"en": ["appeal (", "fine"], "fr": []}))
    change(folder / "codebook.yaml", lambda shared: shared["matching"]["denial"].pop("fr"))
    message = reported(folder)
    assert [words for words in LISTS["codebook: all faults of all files"] if words not in message] == []


def test_themes_and_files_must_agree(folder):
    (folder / "TRP.yaml").rename(folder / "TRPS.yaml")
    change(folder / "codebook.yaml", lambda shared: shared["themes"].append("FEES"))
    message = reported(folder)
    assert [words for words in LISTS["codebook: themes and files"] if words not in message] == []


def test_the_list_of_themes_sets_their_order(folder, codebook):
    change(folder / "codebook.yaml", lambda shared: shared["themes"].reverse())
    assert read_codebook(folder / "codebook.yaml").ids == codebook.ids[::-1]


def test_the_hash_covers_every_file(folder, codebook):
    hashes = {read_codebook(folder / "codebook.yaml").sha256}
    for path in sorted(folder.iterdir()):
        path.write_text(path.read_text(encoding="utf-8") + "# edited\n", encoding="utf-8")
        hashes.add(read_codebook(folder / "codebook.yaml").sha256)
    assert len(hashes) == 1 + len(codebook.ids) + 1, "as it was, after an edit of each theme, and of the shared file"


@pytest.mark.parametrize("content", ["themes: [", "- a\n- b\n", "", "just words"])
def test_a_file_of_another_kind_is_refused(tmp_path, content):
    path = tmp_path / "codebook.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ThemeError, match=r"codebook\.yaml"):
        read_codebook(path)


def test_a_missing_codebook_is_an_error(tmp_path):
    with pytest.raises(ThemeError, match="cannot be read"):
        read_codebook(tmp_path / "none.yaml")
