"""Make a release of the official edition's package."""

from tipimpact.common import job
from tipimpact.common.tables import read_table
from tipimpact.package.release import write_release as write_files


def write_release(package: str, untouched: str, sentences: str, edition: str, output: str) -> None:
    """untouched: digests of the sample edition.  output: the folder, which is called as the version."""
    write_files(package, untouched, output, read_table(sentences, edition=edition))


if __name__ == "__main__":
    job.run(write_release, snakemake)
