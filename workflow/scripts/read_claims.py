"""Read asylum claims from the files received."""

import pandas as pd

from tipimpact.asylum import read_claims as read
from tipimpact.common import job
from tipimpact.common.contracts import contract
from tipimpact.common.tables import write_table
from tipimpact.retrieve import read_receipt


def read_claims(receipt: str, raw: str, edition: str, output: str) -> None:
    held = read_receipt(receipt, raw, edition, kind="asylum_applications")
    parts = [read(h.path).assign(source=h.source.id) for h in held]
    claims = pd.concat(parts) if parts else pd.DataFrame(columns=list(contract("claims").columns))
    facts = {
        "vintages": {h.source.id: h.source.vintage for h in held},
        "last_full_years": {h.source.id: h.source.facts["last_full_year"] for h in held},
    }
    write_table(claims, "claims", output, edition=edition, sources=[h.source.id for h in held], **facts)


if __name__ == "__main__":
    job.run(
        read_claims,
        snakemake,
        receipt=snakemake.input.receipt,
        raw=snakemake.params.raw,
        edition=snakemake.params.edition,
        output=snakemake.output[0],
    )
