"""Read claims by destination, origin and month, and publish what may be published of them."""

from tipimpact.asylum import read_designated, read_visa_changes
from tipimpact.asylum.data_audit import audit_monthly
from tipimpact.asylum.monthly import count_differing, read_monthly, read_names
from tipimpact.asylum.months import cells_by_month, claims_by_month, claims_coverage
from tipimpact.common import job
from tipimpact.common.contracts import contract
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt


def read_monthly_claims(
    receipt: str,
    claims: str,
    names: str,
    designated: str,
    visa_changes: str,
    raw: str,
    edition: str,
    outputs: dict[str, str],
) -> None:
    known, files = read_names(names), read_receipt(receipt, raw, edition, kind="asylum_monthly")
    copies = {f.source.id: read_monthly(f.path, known, **f.source.facts["read"]) for f in files if f.path}
    first = next(iter(copies), None)
    rows = copies[first].assign(source=first) if first else contract("claims_monthly").empty()
    audit = audit_monthly(rows, {name: count_differing(rows, copy) for name, copy in copies.items() if name != first})
    by_year = read_table(claims, edition=edition)
    cells = cells_by_month(rows, read_designated(designated), read_visa_changes(visa_changes))
    tables = {
        "claims_monthly": (rows, [first] if first else []),
        "claims_by_month": (claims_by_month(cells), [first] if first else []),
        "claims_coverage": (claims_coverage(cells, by_year), [*([first] if first else []), *by_year.attrs["sources"]]),
    }
    for name, (table, sources) in tables.items():
        write_table(table, name, outputs[name], edition=edition, sources=sources, audit=audit)


if __name__ == "__main__":
    job.run(read_monthly_claims, snakemake)
