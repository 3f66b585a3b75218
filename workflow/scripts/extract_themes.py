"""Code sentences with themes by rules, apply the decisions of reviewers, and say who decided each code."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import extract, read_codebook
from tipimpact.themes.live import score_new_text
from tipimpact.themes.review import read_reviews, settle
from tipimpact.themes.second_coder import read_scores


def extract_themes(
    sentences: str, receipt: str, second_coder: str, codebook: str, raw: str, edition: str, output: str
) -> None:
    sentence_rows, book = read_table(sentences, edition=edition), read_codebook(codebook)
    reviewed = read_receipt(receipt, raw, edition, kind="review")
    stored = read_receipt(second_coder, raw, edition, kind="scores")
    decisions = read_reviews([file.path for file in reviewed], book)
    scores = read_scores(next((file.path for file in stored), None), book)
    new = score_new_text(sentence_rows, scores, book)
    mentions = settle(extract(sentence_rows, book), sentence_rows, decisions, scores, new)
    sources = [*sentence_rows.attrs["sources"], *(file.source.id for file in [*reviewed, *stored])]
    write_table(mentions, "theme_mentions", output, edition=edition, sources=sources, codebook_hash=book.sha256)


if __name__ == "__main__":
    job.run(extract_themes, snakemake)
