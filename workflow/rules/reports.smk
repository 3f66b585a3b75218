# In: receipts of the collections of reports (any format, with language, year and source type), and units of law.
# Out: processed sentences with their positions in the files, and the status of each file. Owns: the settings `reports`.

REPORTS = [
    receipt(collection)
    for collection in (
        "reports",
        "corpora_ngo",
        "corpora_manual",
        "corpora_french",
        "corpora_debates",
        "corpora_upr",
        "corpora_reports",
    )
]
SENTENCES = f"{PROCESSED}/reports/sentences.parquet"


rule read_reports:
    """Split reports, debates, recommendations and statutes into sentences with their positions in the originals."""
    input:
        receipts=REPORTS,
        law=receipt("legislation"),
        units=UNITS,
    output:
        sentences=SENTENCES,
        report_files=REPORT_FILES,
    log:
        f"{LOGS}/read_reports.log",
    priority: 1  # on the longest path to publication
    conda:
        ENVIRONMENT
    params:
        code=code("reports", "read_reports"),
        limits=SETTINGS.reports.model_dump(),
    message:
        about("read_reports")
    script:
        "../scripts/read_reports.py"
