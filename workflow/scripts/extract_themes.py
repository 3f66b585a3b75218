"""Code sentences with themes: by rules, by a model where it improves the result, and by decisions of reviewers."""

import logging

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import extract, read_codebook
from tipimpact.themes.coding import known_texts, read_codings
from tipimpact.themes.learned import STREAM
from tipimpact.themes.review import decide, read_reviews
from tipimpact.themes.streams import stream
from tipimpact.themes.supplement import supplement


def extract_themes(sentences: str, receipt: str, codebook: str, raw: str, edition: str, seed: int, output: str) -> None:
    sentence_rows, book = read_table(sentences, edition=edition), read_codebook(codebook)
    kinds = ("coding", "coding_text", "review")
    coded, further, reviewed = (read_receipt(receipt, raw, edition, kind=kind) for kind in kinds)
    codings = read_codings([file.path for file in coded], book, known_texts(further, sentence_rows))
    mentions = supplement(extract(sentence_rows, book), sentence_rows, codings, book, stream(seed, STREAM))
    decisions = read_reviews([file.path for file in reviewed], book)
    mentions, unused = decide(mentions, decisions, sentence_rows)
    applied = len(decisions) - len(unused)
    logging.info("Applied %d decisions; %d do not apply: %s", applied, len(unused), list(unused["sentence_id"]))
    sources = [*sentence_rows.attrs["sources"], *(file.source.id for file in [*coded, *reviewed])]
    write_table(mentions, "theme_mentions", output, edition=edition, sources=sources, codebook_hash=book.sha256)


if __name__ == "__main__":
    job.run(extract_themes, snakemake)
