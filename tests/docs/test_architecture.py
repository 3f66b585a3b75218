"""ARCHITECTURE.md is true: its picture and table are those of the rules, and everything it names is there."""

import ast
import re

import diagram
import pytest

import tipimpact
from tests_support import ROOT

PACKAGE = ROOT / "workflow" / "src" / "tipimpact"
PAGE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PUBLISH_RULES = (ROOT / "workflow" / "rules" / "publish.smk").read_text(encoding="utf-8")
RECORD = "publish_crate"
FOLDERS = sorted(path.parent for path in PACKAGE.rglob("__init__.py"))


@pytest.fixture(scope="module")
def stages() -> list[diagram.Stage]:
    return diagram.stages()


@pytest.mark.workflow
def test_picture_and_table_are_those_of_the_rules(stages):
    assert diagram.PICTURE.read_text(encoding="utf-8") == diagram.draw(stages), "to draw it again: make docs"
    assert diagram.page(stages) == PAGE, "to write it again: make docs"


@pytest.mark.workflow
def test_every_stage_rule_file_and_script_is_listed(stages):
    listed = {stage.name for stage in stages}
    assert listed == set(tipimpact.STAGES) - {"common"}
    assert listed == {path.stem for path in (ROOT / "workflow" / "rules").glob("*.smk")} - {"common"}
    table = PAGE.split(diagram.MARKS[0])[1].split(diagram.MARKS[1])[0]
    rules = {rule for stage in stages for rule in stage.rules}
    scripts = {path.stem for path in (ROOT / "workflow" / "scripts").glob("*.py")}
    assert scripts & rules <= set(re.findall(r"\w+", table))


@pytest.mark.workflow
def test_data_flow_down(stages):
    """But for the record of a run: it lists the files of every stage, and nothing is made from it."""
    order = [stage.name for stage in stages]
    upward = {
        (giver, stage.name)
        for stage in stages
        for giver in stage.takes_from
        if giver in order[order.index(stage.name) :]
    }
    assert upward == {("sheets", "publish")}
    rules = re.findall(r"^rule (\w+):\n((?:    .*\n|\n)*)", PUBLISH_RULES, flags=re.MULTILINE)
    assert [name for name, body in rules if re.search(r"\bSHEETS\b|counsel/", body)] == [RECORD]
    assert not [name for name, body in rules if "ro-crate-metadata.json" in body and name != RECORD]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_room_says_what_it_is_for(folder):
    purpose = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))
    assert purpose, f"{folder} needs a docstring in its __init__.py"
    assert len(purpose.split("\n")[0]) <= 120
    room = folder.relative_to(PACKAGE).parts
    if len(room) > 1:
        assert f"tipimpact/{'/'.join(room)}/" in PAGE, "a room inside a stage is named in the page"


def test_every_path_that_the_page_names_is_there():
    """Parts in <angle brackets> stand for every stage or rule; retrieved and made folders need not be here."""
    before, after = PAGE.split(diagram.MARKS[0])[0], PAGE.split(diagram.MARKS[1])[1]  # without the table of made files
    names = [name for name in re.findall(r"`([\w./<>-]+)`", before + after) if "/" in name]
    assert len(names) > 25
    for name in names:
        if name.startswith(("data/processed", "data/raw/official", "data/raw/<", "docs/<", "results")):
            continue
        for stage in tipimpact.STAGES:
            path = name.replace("<stage>", stage).replace("<rule>", "read_claims")
            assert (ROOT / path).exists(), name


def test_the_page_is_short_and_shows_the_picture():
    assert len(PAGE.splitlines()) <= 120
    assert "](docs/images/architecture.svg)" in PAGE
    assert "](docs/images/architecture.svg)" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.workflow
def test_the_picture_is_told_in_words_and_loads_nothing(stages):
    picture = diagram.PICTURE.read_text(encoding="utf-8")
    assert "<title>" in picture
    assert all(f"{stage.name} " in picture.split("<desc>")[1].split("</desc>")[0] for stage in stages)
    assert not re.search(r"href|url\(|<image|<script", picture)
