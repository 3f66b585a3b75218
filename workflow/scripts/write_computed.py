"""Compare the tables of a run with the newest release, and write the page, the last lines, and tables as CSV."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import write_bytes, write_text
from tipimpact.package.digests import UNTOUCHED, compare, list_sources, read_digests
from tipimpact.package.reader import describe_package, read_release
from tipimpact.publish.site.computed import closing_lines, computed_page, refuse_other_values
from tipimpact.publish.tables.files import csv_files
from tipimpact.publish.tables.table import result_tables
from tipimpact.publish.words.constants import open_package


def write_computed(package: str, release: list[str], edition: str, page: str, closing: str, csv: list[str]) -> None:
    """package: its description.  release: that of the newest, if any.  csv: tables to write, by their files."""
    run, known = read_digests(Path(package).parent), read_release(describe_package(*release)) if release else None
    compared, sources = [], {}
    if run and release and (digests := read_digests(Path(*release).parent)):
        untouched = read_digests(Path(*release).parent, UNTOUCHED) if edition == "sample" else None
        compared, sources = compare(run, digests, untouched), {} if untouched else list_sources(run, digests)
    refuse_other_values(edition, compared)
    results = result_tables(open_package(package))
    wanted = {Path(path).stem: Path(path) for path in csv}
    for name, content in csv_files(result for result in results.values() if result.spec.name in wanted):
        write_bytes(wanted[name], content)
    write_text(page, computed_page(edition, compared, known, sources))
    write_text(closing, "".join(f"{line}\n" for line in closing_lines(edition, compared, known)))


if __name__ == "__main__":
    job.run(write_computed, snakemake)
