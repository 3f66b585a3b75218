"""Notebooks run on the sample edition in both languages, and are committed without output."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tipimpact.common.i18n import LANGUAGES

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))
SECONDS = 60  # stops a notebook that hangs; its budget of 20 s is measured in `make bench`
notebooks = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


@notebooks
@pytest.mark.parametrize("lang", LANGUAGES)
def test_notebook_runs(path: Path, lang: str, sample_results: Path):
    notebook = nbformat.read(path, as_version=4)
    switches = [cell for cell in notebook.cells if 'LANG = "en"' in cell.source]
    assert len(switches) == 1  # one switch for language
    switches[0].source = switches[0].source.replace('LANG = "en"', f'LANG = "{lang}"')
    NotebookClient(notebook, timeout=SECONDS, resources={"metadata": {"path": str(sample_results)}}).execute()


@notebooks
def test_notebook_is_committed_without_output(path: Path):
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert cells
    assert not any(cell.outputs or cell.execution_count for cell in cells)
