"""Known reports, made by LibreOffice, Chromium and by hand, come back sentence by sentence (see make_known.py)."""

import shutil
from pathlib import Path

import pytest

from tests_support import ROOT, load_module
from tipimpact.reports import read_report

MADE = load_module(ROOT / "tests" / "reports" / "make_known.py")
FILES = sorted(path.name for path in MADE.KNOWN.iterdir() if path.suffix != ".yaml")
# One of each kind; the others run with the slow tests.
QUICK = {"en_chromium_two.pdf", "fr_office_two.pdf", "en_office.docx", "fr_office.html", "fr_page.html", "en_typed.txt",
         "en_typed.md"}  # fmt: skip
MAKERS = ("soffice", "chromium")
HYPHENS = [Path("/usr/share/hyphen", name) for name in ("hyph_fr.dic", "hyph_en_US.dic")]  # what Writer hyphenates with


def known(name: str) -> list[tuple[str, str, str]]:
    """Kind, heading and words of every sentence of a file, notes last."""
    content = MADE.read_content(name[:2])
    return MADE.expected(MADE.without_notes(content) if name.endswith("office.txt") else content)


def list_rows(table) -> list[tuple[str, str, str]]:
    rows = list(zip(table["kind"], table["section"], table["text"], strict=True))
    return [row for row in rows if row[0] != "note"] + [row for row in rows if row[0] == "note"]


def test_both_languages_have_every_format():
    assert len(FILES) == 20
    assert {name[:2] for name in FILES} == {"en", "fr"}
    assert len({name[2:] for name in FILES}) == 10


@pytest.mark.parametrize(
    "name", [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in FILES]
)
def test_every_sentence_and_note_of_a_known_report_comes_back(name, leads_back):
    """In PDF too, where calls of notes are raised, words are broken at line ends and tables go over two columns."""
    path = MADE.KNOWN / name
    table = read_report(path)
    assert list_rows(table) == known(name)
    leads_back(path, table)


@pytest.mark.slow
def test_hyphens_running_heads_and_columns_that_were_undone_are_noted():
    notes = read_report(MADE.KNOWN / "fr_office_two.pdf").attrs["notes"]
    assert notes[:2] == [
        f"4 lines of running heads and page numbers are left out: {MADE.read_content('fr')['head']}",
        "page 1 is read in two columns",
    ]
    assert "per-mis at a line end is read as permis" in notes


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_programs_of_this_machine_make_files_that_are_read_as_well(lang, tmp_path):
    """The bytes differ between versions of the programs, what is read in them does not."""
    missing = [name for name in MAKERS if not shutil.which(name)]
    if missing := [*missing, *(str(path) for path in HYPHENS if not path.is_file())]:
        pytest.skip(f"{' and '.join(missing)} cannot be found")
    for name, data in MADE.make(lang, tmp_path):
        path = tmp_path / "made" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        rows, wanted = list_rows(read_report(path)), known(name)
        missed = [row for row in wanted if row not in rows]
        assert len(missed) <= (0.02 * len(wanted) if path.suffix == ".pdf" else 0), (name, missed)
