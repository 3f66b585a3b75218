"""A sheet of notes before the table does not hide the table."""

import pandas as pd
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from tipimpact.asylum.claimants import read_claimants
from tipimpact.asylum.glotip import read_detections
from tipimpact.tfwp import read_lmia
from tipimpact.tfwp.stocks import read_stock

READERS = {
    "refugee/EN_ODP-Asylum-OfficeType_Prov.xlsx": read_claimants,
    "trafficking/unodc_data_glotip_2023-05-30.xlsx": lambda path: read_detections(path, "CAN", "Canada"),
    "tfwp/ircc_work_permits/EN_ODP_annual-TR-work-TFW_PT_program_year_end.xlsx": read_stock,
    "tfwp/lmia_positive/tfwp_2024q3_pos_en.xlsx": read_lmia,
}


@pytest.mark.parametrize(("name", "read"), READERS.items(), ids=[name.rpartition("/")[2] for name in READERS])
def test_a_new_sheet_before_the_table_is_passed_over(name, read, sample, tmp_path):
    rows = CalamineWorkbook.from_path(sample / name).get_sheet_by_index(0).to_python(skip_empty_area=False)
    path = tmp_path / name.rpartition("/")[2]
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Read me").write_column(0, 0, ["Notes", "The table is on the next sheet."])
        table = book.add_worksheet("Table")
        for number, cells in enumerate(rows):
            table.write_row(number, 0, cells)
    pd.testing.assert_frame_equal(read(path), read(sample / name))
