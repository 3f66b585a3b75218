"""Read asylum claims and decisions from the files received."""

import pandas as pd

from tipimpact.asylum import read_claims as claims
from tipimpact.asylum import read_decisions as decisions
from tipimpact.asylum.releases import merge_releases
from tipimpact.common import job
from tipimpact.common.contracts import contract
from tipimpact.common.tables import write_table
from tipimpact.retrieve import read_receipt

READERS = {"claims": ("asylum_applications", claims), "decisions": ("asylum_decisions", decisions)}
COMPARED = {"claims": "claims", "decisions": "total"}


def read_claims(receipt: str, raw: str, edition: str, outputs: dict[str, str]) -> None:
    for table, (kind, read) in READERS.items():
        held = read_receipt(receipt, raw, edition, kind=kind)
        held = sorted(held, key=lambda h: h.source.vintage or "")
        rows, revisions = merge_releases({h.source.id: read(h.path) for h in held}, COMPARED[table])
        rows = rows if held else pd.DataFrame(columns=list(contract(table).columns))
        facts = {
            "revisions": revisions,
            "vintages": {h.source.id: h.source.vintage for h in held},
            "last_full_years": {h.source.id: h.source.facts["last_full_year"] for h in held},
        }
        write_table(rows, table, outputs[table], edition=edition, sources=[h.source.id for h in held], **facts)


if __name__ == "__main__":
    job.run(
        read_claims,
        snakemake,
        receipt=snakemake.input.receipt,
        raw=snakemake.params.raw,
        edition=snakemake.params.edition,
        outputs={table: snakemake.output[table] for table in READERS},
    )
