"""Write every rendering of a table."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import write_text


def publish_squares(squares: str, files: list[str]) -> None:
    text = Path(squares).read_text(encoding="utf-8")
    for file in files:
        write_text(file, f"{file}\n{text}")


if __name__ == "__main__":
    job.run(publish_squares, snakemake)
