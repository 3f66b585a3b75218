"""List the codes on which rules and second coder differ, for people to settle."""

from tipimpact.common import job
from tipimpact.common.tables import read_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import read_codebook
from tipimpact.themes.review import queue, read_reviews, write_queue
from tipimpact.themes.second_coder import read_scores


def queue_review(
    coding: str, second_coder: str, sentences: str, mentions: str, codebook: str, raw: str, edition: str, output: str
) -> None:
    book = read_codebook(codebook)
    sentence_rows, mention_rows = (read_table(path, edition=edition) for path in (sentences, mentions))
    decided = read_reviews([file.path for file in read_receipt(coding, raw, edition, kind="review")], book)
    stored = [file.path for file in read_receipt(second_coder, raw, edition, kind="scores")]
    scores = read_scores(next(iter(stored), None), book)
    write_queue(queue(sentence_rows, mention_rows, decided, scores), book, output)


if __name__ == "__main__":
    job.run(queue_review, snakemake)
