"""Split the received reports and the statutes into sentences."""

from tipimpact.common import job
from tipimpact.common.config import Reports
from tipimpact.common.tables import read_table, write_table
from tipimpact.reports.corpus import check_seed, collect_facts, log_problems, read_corpus
from tipimpact.retrieve import read_receipt


def read_reports(
    receipts: list[str], law: str, units: str, raw: str, edition: str, limits: dict, sentences: str, report_files: str
) -> None:
    received = [file for path in receipts for file in read_receipt(path, raw, edition, missing=True)]
    statutes = read_receipt(law, raw, edition, missing=True)
    corpus = read_corpus(received, read_table(units, edition=edition), statutes, Reports.model_validate(limits))
    log_problems(corpus.files)
    check_seed(received, corpus.files)
    sources = corpus.files.loc[corpus.files["status"] == "read", "doc_id"]
    documents = {file.source.id: collect_facts(file) for file in received}
    with job.reading([*receipts, law]):  # of the units, only those of these statutes: nothing is made without others
        write_table(corpus.sentences, "sentences", sentences, edition=edition, sources=sources, documents=documents)
        write_table(corpus.files, "report_files", report_files, edition=edition, sources=corpus.files["doc_id"])


if __name__ == "__main__":
    job.run(read_reports, snakemake)
