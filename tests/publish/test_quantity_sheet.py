"""The sheet that confirms numbers of reports: out in Excel, back with decisions, into the file of confirmed numbers."""

import pandas as pd
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from tipimpact.asylum import read_registry
from tipimpact.asylum.confirmed import COLUMNS, read_confirmed
from tipimpact.common.contracts import contract
from tipimpact.common.errors import PublishError
from tipimpact.common.tables import write_table
from tipimpact.publish.sheets.quantities import (
    OURS,
    STORE,
    THEIRS,
    add_rows,
    candidates,
    main,
    read_returned,
    write_sheet,
)

FILLED = {
    **{"decision": "confirm", "series": "read_permits_issued", "counted_by": "ircc"},
    **{"reader": "A. Reader", "second_reader": "B. Reader", "confirmed_on": "2027-01-31"},
}
FACTS = {
    **{"part": 1, "language": "en", "low": None, "high": None, "precision": "exact", "what": "issued"},
    **{"unit": "temporary_resident_permits", "who": "trafficked_persons", "period": "2012", "comparison": None},
    **{"compared_period": None, "confirmed": False, "source_type": "government", "year": 2014},
}


@pytest.fixture(scope="module")
def registry(root):
    return read_registry(root / "config" / "series.yaml")


@pytest.fixture(scope="module")
def table():
    """Four quantities: of workers, of trafficked persons, one confirmed, one that is not quoted."""
    rows = [
        {
            "sentence_id": f"report:{i}00-{i}90",
            "count": 20 + i,
            "quote": f"Sentence {i}.",
            "place": f"report:{i}10-{i}12",
        }
        | {"sha256": f"{i}" * 64}
        for i in range(1, 5)
    ]
    rows[0]["who"], rows[2]["confirmed"], rows[3]["quote"] = "workers", True, None
    return contract("quantities").conform(pd.DataFrame([FACTS | row for row in rows]))


@pytest.fixture
def sheet(table, registry, tmp_path):
    path = tmp_path / "quantities.xlsx"
    write_sheet(table, registry, path)
    return path


@pytest.fixture
def returned(sheet, tmp_path):
    """The sheet as it comes back: cells of rows (from 1) replaced, by column name."""

    def fill(changes: dict[int, dict[str, object]], add: list[list[str]] | None = None):
        rows = CalamineWorkbook.from_path(sheet).get_sheet_by_name("quantities").to_python(skip_empty_area=False)
        rows = [[*row, *[""] * (len(OURS) + len(THEIRS) - len(row))] for row in rows]
        for row, cells in changes.items():
            for name, value in cells.items():
                rows[row][[*OURS, *THEIRS].index(name)] = value
        path = tmp_path / "returned.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            written = book.add_worksheet("quantities")
            for r, row in enumerate([*rows, *(add or [])]):
                written.write_row(r, 0, row)
        return path

    return fill


def test_candidates_go_out_once_with_trafficked_persons_first(table, sheet):
    assert candidates(table)["count"].tolist() == [22, 21]
    rows = CalamineWorkbook.from_path(sheet).get_sheet_by_name("quantities").to_python()
    assert [row[2] for row in rows[1:]] == ["Sentence 2.", "Sentence 1."]
    assert rows[1][3].startswith("22 (")
    assert "permis de séjour temporaire" in rows[1][4], "both languages are beside each other"


def test_the_sheet_has_the_same_bytes_again(sheet, table, registry, tmp_path):
    write_sheet(table, registry, tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == sheet.read_bytes()


def test_a_table_without_candidates_gives_an_empty_sheet(table, registry, tmp_path):
    write_sheet(table.iloc[:0], registry, tmp_path / "none.xlsx")
    assert len(CalamineWorkbook.from_path(tmp_path / "none.xlsx").get_sheet_by_name("quantities").to_python()) == 1
    assert read_returned(tmp_path / "none.xlsx", table.iloc[:0], registry).empty


def test_a_confirmed_number_keeps_what_was_found(returned, table, registry):
    row = read_returned(returned({1: FILLED}), table, registry).iloc[0]
    assert (row["series"], row["counted_by"], row["period"], row["value"]) == (
        "read_permits_issued",
        "ircc",
        "2012",
        "22",
    )
    assert (row["document"], row["start"], row["end"], row["sha256"]) == ("report", "210", "212", "2" * 64)
    assert not row.str.contains("Sentence").any(), "no text of others is kept"


def test_a_correction_replaces_the_number_and_the_period(returned, table, registry):
    changed = FILLED | {"value": 23.0, "period": "2013"}
    row = read_returned(returned({1: changed}), table, registry).iloc[0]
    assert (row["value"], row["period"]) == ("23", "2013")


def test_what_is_rejected_or_left_alone_is_not_taken_over(returned, table, registry):
    assert read_returned(returned({1: {"decision": "rejeter"}}), table, registry).empty


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"counted_by": ""}, "nobody is named who counted"),
        ({"second_reader": ""}, "no second reader is named"),
        ({"second_reader": "A. Reader"}, "the second reader is the first one"),
        ({"series": "read_permit_issued"}, "did you mean: read_permits_issued"),
        ({"value": "3"}, "fewer than five persons are shown"),
        ({"decision": "confrim"}, "did you mean: confirm"),
        ({"decision": ""}, "the row has no decision"),
        ({"quote": "Sentence 9."}, "our own columns were edited"),
        ({"id": "nothing"}, "no number is called 'nothing'"),
    ],
)
def test_what_is_refused(returned, table, registry, change, fault):
    with pytest.raises(PublishError, match=r"returned\.xlsx, row 2") as error:
        read_returned(returned({1: FILLED | change}), table, registry)
    assert fault in str(error.value)


def test_a_row_that_is_there_twice_is_refused(returned, sheet, table, registry):
    row = CalamineWorkbook.from_path(sheet).get_sheet_by_name("quantities").to_python()[1]
    with pytest.raises(PublishError, match="is there twice"):
        read_returned(returned({}, add=[row]), table, registry)


def test_another_kind_of_file_is_refused(table, registry, tmp_path):
    with pytest.raises(PublishError, match="not an Excel file"):
        read_returned(tmp_path / "returned.docx", table, registry)


def test_confirmed_rows_are_added_once_and_become_values(returned, table, registry, tmp_path):
    store = tmp_path / "store.csv"
    store.write_text(",".join(COLUMNS) + "\n")
    rows = read_returned(returned({1: FILLED}), table, registry)
    add_rows(rows, store, registry)
    assert read_confirmed(store, registry)["value"].tolist() == [22]
    with pytest.raises(PublishError, match="confirmed twice"):
        add_rows(rows, store, registry)
    assert len(store.read_text().splitlines()) == 2, "the file is as it was"


def test_the_command_lists_and_writes(returned, table, root, tmp_path, capsys):
    parquet = tmp_path / "quantities.parquet"
    write_table(table, "quantities", parquet, edition="sample", sources=["report"])
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "series.yaml").write_bytes((root / "config" / "series.yaml").read_bytes())
    (tmp_path / STORE).parent.mkdir(parents=True)
    (tmp_path / STORE).write_text(",".join(COLUMNS) + "\n")
    path = returned({1: FILLED})
    main([str(path), str(parquet)], tmp_path)
    assert "read_permits_issued" in capsys.readouterr().out
    assert len((tmp_path / STORE).read_text().splitlines()) == 1
    main([str(path), str(parquet), "--write"], tmp_path)
    assert "written" in capsys.readouterr().out
    assert len((tmp_path / STORE).read_text().splitlines()) == 2
    with pytest.raises(PublishError, match="name two files"):
        main([str(path)], tmp_path)
