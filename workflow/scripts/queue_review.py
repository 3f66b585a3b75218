"""Select sentences for review by a person: rules and model disagree, or both are uncertain."""

from tipimpact.common import job
from tipimpact.common.tables import read_table
from tipimpact.themes import read_codebook
from tipimpact.themes.review import queue, stream, write_queue


def queue_review(sentences: str, mentions: str, codebook: str, edition: str, seed: int, output: str) -> None:
    sentence_rows, mention_rows = (read_table(path, edition=edition) for path in (sentences, mentions))
    write_queue(queue(sentence_rows, mention_rows, read_codebook(codebook), stream(seed)), output)


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
