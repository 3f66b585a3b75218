"""Select sentences for review by a person: rules and model disagree, or both are uncertain."""

from tipimpact.common import job
from tipimpact.common.tables import read_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import read_codebook
from tipimpact.themes.review import STREAM, queue, write_queue
from tipimpact.themes.second_coder import read_scores
from tipimpact.themes.streams import stream


def queue_review(
    receipt: str, sentences: str, mentions: str, codebook: str, seed: int, raw: str, edition: str, output: str
) -> None:
    book = read_codebook(codebook)
    sentence_rows, mention_rows = (read_table(path, edition=edition) for path in (sentences, mentions))
    scores = read_scores([file.path for file in read_receipt(receipt, raw, edition, kind="scores") if file.path], book)
    write_queue(queue(sentence_rows, mention_rows, book, stream(seed, STREAM), scores), output)


if __name__ == "__main__":
    job.run(queue_review, snakemake)
