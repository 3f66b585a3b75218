"""Copy a package beside what is printed from it."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import put_in_place


def copy_package(package: str, files: list[str]) -> None:
    """package: its description.  files: where its files go, by their names in it."""
    put_in_place({Path(package).with_name(Path(file).name): Path(file) for file in files})


if __name__ == "__main__":
    job.run(copy_package, snakemake)
