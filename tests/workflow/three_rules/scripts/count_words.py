"""Count the words of a file."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import write_text


def count_words(words: str, output: str) -> None:
    write_text(output, f"{len(Path(words).read_text(encoding='utf-8').split())}\n")


if __name__ == "__main__":
    job.run(count_words, snakemake)
