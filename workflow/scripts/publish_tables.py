"""Publish tables in all their formats, in each language and in both side by side."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import checksums, write_bytes, write_text
from tipimpact.common.tables import read_table
from tipimpact.impact.plan import read_plan
from tipimpact.publish.tables.table import ResultTable
from tipimpact.retrieve.sources import read_sources


def publish_tables(
    data: list[str], sources: str | Path, plan: str, files: list[str], receipt: str, edition: str
) -> None:
    """Write each of ``files`` (its folder says the language, its name table and format), at last their checksums."""
    known, hashed = read_sources(sources), read_plan(plan).hash
    for path in data:
        rows = read_table(path, edition=edition)
        rows.attrs.setdefault("plan_hash", hashed)
        table = ResultTable(rows, rows.attrs["table"], known)
        for file in [file for file in map(Path, files) if file.name.partition(".")[0] == rows.attrs["table"]]:
            lang, format = file.parent.name, file.name.partition(".")[2]
            content = table.bilingual() if lang == "both" else table.render(format, lang)
            write_bytes(file, content if isinstance(content, bytes) else content.encode())
    write_text(receipt, checksums(files))


if __name__ == "__main__":
    job.run(
        publish_tables,
        snakemake,
        data=list(snakemake.input.data),
        sources=Path(snakemake.input.sources[0]).parent,
        plan=snakemake.input.plan,
        files=snakemake.params.files,
        receipt=snakemake.output[0],
        edition=snakemake.params.edition,
    )
