"""Put what a job has written into the results, all of it at once."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import put_in_place


def publish_draft(draft: str, results: str, outputs: dict) -> None:
    """Copy from the folder ``draft``, whose files are named as in the folder of results, to the outputs of the rule."""
    named = (path for paths in outputs.values() for path in ([paths] if isinstance(paths, str) else paths))
    put_in_place({Path(draft, Path(path).relative_to(results)): Path(path) for path in named})


if __name__ == "__main__":
    job.run(publish_draft, snakemake)
