"""Put the files that pages lead to into the site."""

import shutil
from pathlib import Path

from tipimpact.common import job


def gather_files(files: list[str], output: str) -> None:
    """Copy each file of the results, under the same name below the folder ``output`` (``<results>/site/files``)."""
    results = Path(output).parents[1]
    for file in map(Path, files):
        copy = Path(output, file.relative_to(results))
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)


if __name__ == "__main__":
    job.run(gather_files, snakemake)
