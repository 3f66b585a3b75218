"""Both READMEs: the answer in sixty words, the same commands, and the tables that are published."""

import re
import sys
from pathlib import Path

import pytest
from typography import lint

from tests_support import ROOT
from tipimpact.common.contracts import names
from tipimpact.publish.tables.findings import FINDINGS

sys.path.insert(0, str(ROOT / "dev"))
import readme

PAGES = {lang: path.read_text(encoding="utf-8") for lang, path in readme.READMES.items()}
each_language = pytest.mark.parametrize("lang", PAGES)
IN_WORDS = {5: ("five", "cinq"), 10: ("ten", "dix"), 12: ("a year", "un an")}


def answer(lang: str) -> str:
    """What stands above the picture, without title and the link to the other language."""
    return PAGES[lang].split("![")[0].split("\n\n", 2)[2]


@each_language
def test_the_first_screen_says_the_answer_in_sixty_words_with_one_picture(lang):
    assert 40 < len(re.findall(r"[\w'-]+", answer(lang))) <= 60
    first = PAGES[lang].split("\n## ")[0]
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", first)
    assert picture == f"docs/images/lives_{lang}.svg"
    drawing = (ROOT / picture).read_text(encoding="utf-8")
    assert drawing.startswith("<svg")
    assert "var(" not in drawing


def test_its_waits_are_those_of_the_law(rows):
    """Five years for a designated arrival (24(5)), twelve months after a refusal (25(1.2)(c)), ten years (C-10)."""
    by = rows.set_index("row")
    waits = {"trp_dfn": "years", "hc_12m_2019": "months", "record_indictable_2012": "years"}
    assert {by.at[row, "length_unit"] for row in waits} == set(waits.values())
    for row, unit in waits.items():
        assert by.at[row, "length_unit"] == unit
        for place, lang in enumerate(("en", "fr")):
            assert IN_WORDS[int(by.at[row, "length"])][place] in answer(lang)


def commands(text: str) -> set[str]:
    code = [*re.findall(r"`([^`\n]+)`", text), *re.findall(r"^    (.+)$", text, re.MULTILINE)]
    said = (line.split("#")[0].strip().removesuffix(" --lang fr") for line in code)
    return {line for line in said if re.match(r"(make|\.venv/bin/\w+|tipimpact|import|TIPIMPACT_MIRROR)\b", line)}


@each_language
def test_commands_of_the_shell_are_there_in_a_new_shell(lang):
    """Nothing puts .venv on the PATH."""
    assert not re.findall(r"^    tipimpact .*|`tipimpact [^`]*`", PAGES[lang], re.MULTILINE)
    programs = set(re.findall(r"\.venv/bin/(\w+)", PAGES[lang]))
    assert programs == {"python", "tipimpact"}
    assert all((Path(sys.executable).parent / program).exists() for program in programs)


def test_both_name_the_same_commands_and_files():
    english, french = map(commands, PAGES.values())
    assert english == french
    assert len(english) > 8
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake ([a-z-]+)", " ".join(english)):
        assert f"\n{target}:" in makefile, target
    links = [re.findall(r"\]\(([^)#]+)\)", page) for page in PAGES.values()]
    for path in {path for page in links for path in page}:
        assert (ROOT / path).exists(), path
    own = ("README", "docs/images/lives", "docs/answer/")
    assert [{p for p in page if not p.startswith(own)} for page in links] == [set(links[0]) - {
        "README.fr.md", "docs/images/lives_en.svg", "docs/answer/en.md"}] * 2  # fmt: skip


def test_the_first_commands_are_two():
    for page in PAGES.values():
        block = re.search(r"(?:^    .+\n)+", page, re.MULTILINE)
        assert [line.split("#")[0].strip() for line in block[0].splitlines()] == ["make results", "make test"]


@each_language
def test_the_results_are_those_published(lang):
    """`make readme` writes them; this fails where it was forgotten."""
    assert readme.page(lang) == PAGES[lang]
    for name in names(published=True):
        assert f"`{name}`" in PAGES[lang]
    for name in FINDINGS:
        assert f"`finding-{name}`" in PAGES[lang]


def test_the_french_is_set_as_canadians_do():
    prose = re.sub(r"^    .*$|\]\([^)]*\)|<!--.*?-->", "", re.sub(r"`[^`]+`", "C", PAGES["fr"]), flags=re.MULTILINE)
    lines = [line.strip() for line in prose.splitlines() if line.strip()]
    assert [problem for line in lines for problem in lint(line, "fr", "README.fr.md")] == []
