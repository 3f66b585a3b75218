"""Put what a job has written into the results, all of it at once."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import put_in_place


def publish_draft(drafts: list[str], outputs: dict) -> None:
    """Copy from folders, whose files are named as in the folder of results, to the outputs of the rule."""
    named = (path for paths in outputs.values() for path in ([paths] if isinstance(paths, str) else paths))
    put_in_place({draft_of(drafts, Path(path)): Path(path) for path in named})


def draft_of(drafts: list[str], path: Path) -> Path:
    """The draft of an output: the longest end of its path that a folder has, wherever the results are.

    Raises FileNotFoundError where no draft has it.
    """
    ends = (Path(draft, *path.parts[start:]) for start in range(len(path.parts)) for draft in drafts)
    if found := next((end for end in ends if end.exists()), None):
        return found
    raise FileNotFoundError(f"{', '.join(drafts)}: no draft of {path}")


if __name__ == "__main__":
    job.run(publish_draft, snakemake)
