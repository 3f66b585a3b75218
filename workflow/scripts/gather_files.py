"""Put the files that pages lead to into the site."""

import shutil
from pathlib import Path

from tipimpact.common import job


def gather_files(files: list[str], beside: list[str], output: str) -> None:
    """Copy each file of the results, under the same name below the folder ``output`` (``<results>/site/files``).

    beside: files that the same jobs wrote.
    """
    results = Path(output).parents[1]
    for file in map(Path, [*files, *beside]):
        copy = Path(output, file.relative_to(results))
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)


if __name__ == "__main__":
    job.run(gather_files, snakemake)
