"""Notebooks run on the sample edition in both languages within their budget, and are committed without output.

One kernel runs them all, emptied before each: starting one and importing the libraries takes longer than what they do.
"""

import re
from html import unescape
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from notebook_code import LONG, NOTEBOOKS, SWITCH, code
from typography import lint

from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import contract, names
from tipimpact.publish import words
from tipimpact.publish.words import message_ids

QUESTIONS = {"law", "acts", "themes", "work_permits", "eligibility", "impact", "reform", "comparisons", "reproduce"}
QUESTIONS |= {"another_law", "two_runs", "five_questions"}
HANGS = 600  # seconds after which a cell counts as hanging, on however busy a machine
notebooks = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
RUN = [pytest.param(path, marks=pytest.mark.release) if path.stem in LONG else path for path in NOTEBOOKS]


@pytest.fixture(scope="module")
def kernel(sample_results):
    """Runs a list of cells in the one kernel; gives what each printed or showed."""
    client = NotebookClient(
        nbformat.v4.new_notebook(), timeout=HANGS, resources={"metadata": {"path": str(sample_results)}}
    )
    with client.setup_kernel():

        def run(sources: list[str]) -> list:
            client.nb.cells = [nbformat.v4.new_code_cell(source) for source in sources]
            return [client.execute_cell(cell, i).outputs for i, cell in enumerate(client.nb.cells)]

        yield run


def shown(outputs: list) -> str:
    """All that a reader sees of what a notebook gave."""
    kinds = ("text/html", "text/plain")
    data = [next((o.data[k] for k in kinds if k in o.data), "") if "data" in o else o.get("text", "") for o in outputs]
    return "\n".join(data)


def codes() -> set[str]:
    """Every code of two words or more for which publication has words; no name of a table or column."""
    tables = [contract(name) for name in names()]
    listed = {code for table in tables for column in table.columns.values() for code in column.values}
    listed |= {code for id in message_ids() if id.startswith("value-") for code in words.codes(id)}
    named = {name for table in tables for name in (table.name, *table.columns)}
    return {code for code in listed if "_" in code} - named


def raw_codes(page: str) -> set[str]:
    """The codes among the words of what a notebook gave, without what stands inside tags and styles."""
    text = unescape(re.sub(r"<style.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL))
    return set(re.findall(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b", text)) & codes()


def test_a_raw_code_would_be_found():
    assert raw_codes("<td class='request_barred'>request_barred</td> and law_changes") == {"request_barred"}
    assert raw_codes("<td class='request_barred'>request barred</td>") == set()


def test_there_is_one_for_each_question_and_a_template():
    assert {path.stem for path in NOTEBOOKS} == QUESTIONS | {"own_reports", "template"}


@pytest.mark.parametrize("path", RUN, ids=lambda path: path.stem)
def test_notebook_runs_in_both_languages(path: Path, kernel):
    source = "\n".join(code(path))
    assert source.count("LANG = ") == source.count(SWITCH) == 1  # one switch for language
    pages = {}
    for lang in LANGUAGES:
        kernel(["%reset -f"])
        ran = kernel(code(path, lang))
        pages[lang] = shown([output for outputs in ran for output in outputs])
    assert pages["en"] != pages["fr"]
    assert not raw_codes(pages["en"]) | raw_codes(pages["fr"])
    assert all(len(page) > 2000 for page in pages.values())
    assert pages["en"].count("<table") == pages["fr"].count("<table")
    assert pages["en"].count("<svg") == pages["fr"].count("<svg") > 0


@notebooks
def test_notebook_is_committed_without_output(path: Path):
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert cells
    assert not any(cell.outputs or cell.execution_count for cell in cells)


@notebooks
def test_prose_stands_in_both_languages(path: Path):
    """English, then the French in italics, each in the typography of its language."""
    told = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"]
    assert told
    for text in told:
        french = [line for line in text.split("\n") if line.startswith("*") and line.endswith("*")]
        assert french, text
        for line in french:
            assert not lint(line.replace("*", ""), "fr", path.name)
        for line in text.split("\n"):
            if line not in french and " / *" not in line and not line.startswith("## "):
                assert not lint(line, "en", path.name)


def test_each_number_is_computed_again_in_fewer_than_twenty_lines():
    """From raw files, with libraries alone; the pipeline's code only reads what was published."""
    (path,) = [path for path in NOTEBOOKS if path.stem == "reproduce"]
    computing = [source for source in code(path) if "assert " in source]
    assert len(computing) == 3
    for source in computing:
        assert len(source.splitlines()) < 20
        assert "RAW" in source
        assert set(re.findall(r"tipimpact\.(\w+)", source)) == {"load"}
