"""Put what a job has written into the results, all of it at once."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import put_in_place


def publish_draft(draft: str, outputs: dict) -> None:
    """Copy from the folder ``draft``, whose files are named as in the folder of results, to the outputs of the rule."""
    named = (path for paths in outputs.values() for path in ([paths] if isinstance(paths, str) else paths))
    put_in_place({draft_of(Path(draft), Path(path)): Path(path) for path in named})


def draft_of(draft: Path, path: Path) -> Path:
    """The draft of an output: the longest end of its path that the folder has, wherever the results are.

    Raises FileNotFoundError where the draft lacks it.
    """
    ends = (draft.joinpath(*path.parts[start:]) for start in range(len(path.parts)))
    if found := next((end for end in ends if end.exists()), None):
        return found
    raise FileNotFoundError(f"{draft} has no draft of {path}")


if __name__ == "__main__":
    job.run(publish_draft, snakemake)
