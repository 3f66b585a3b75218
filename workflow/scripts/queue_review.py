"""Queue what a person should look at: where rules and model disagree, or neither is sure."""

from tipimpact.common import job
from tipimpact.common.tables import read_table
from tipimpact.themes import read_codebook
from tipimpact.themes.review import queue, stream, write_queue


def queue_review(sentences: str, mentions: str, codebook: str, edition: str, seed: int, output: str) -> None:
    read, found = read_table(sentences, edition=edition), read_table(mentions, edition=edition)
    write_queue(queue(read, found, read_codebook(codebook), stream(seed)), output)


if __name__ == "__main__":
    job.run(
        queue_review,
        snakemake,
        sentences=snakemake.input.sentences,
        mentions=snakemake.input.mentions,
        codebook=snakemake.input.codebook,
        edition=snakemake.params.edition,
        seed=snakemake.params.seed,
        output=snakemake.output[0],
    )
