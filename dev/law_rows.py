"""Keep what the texts say of the rows of law about regulations: ``python dev/law_rows.py``, after ``make official``.

Reads the table ``law_rows`` of the official edition and writes ``docs/validation/law_rows.csv``: each row on a
regulation or an order, and each row of any text that a witness contradicts or a later clause opens.
"""

from pathlib import Path

from tipimpact.common.files import write_text
from tipimpact.common.tables import read_table

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "data" / "processed" / "official" / "legislation" / "law_rows.parquet"
OUT = ROOT / "docs" / "validation" / "law_rows.csv"

if __name__ == "__main__":
    rows = read_table(TABLE, edition="official")
    rows = rows.assign(**{name: rows[name].map("; ".join) for name in ("against", "opened_by")})
    kept = rows["act"].isin(["IRPR", "IFHP"]) | (rows["day_verdict"] == "contradicted") | (rows["opened_by"] != "")
    write_text(OUT, rows[kept].to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d"))
    print(rows.groupby(["act", "day_verdict"]).size().to_string())
