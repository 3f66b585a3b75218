# In: the receipts of the collections of reports (any format, with language, year and source type), and the law's units.
# Out: processed sentences with their places in the files, and what became of each file. Owns: nothing in config.

STAGE = "reports"

REPORTS = [
    receipt(collection)
    for collection in (
        "reports",
        "corpora_ngo",
        "corpora_manual",
        "corpora_french",
        "corpora_debates",
        "corpora_upr",
    )
]


rule read_reports:
    """Read reports, debates, recommendations and the statutes into sentences that point back into the originals."""
    input:
        receipts=REPORTS,
        law=receipt("legislation"),
        units=rules.read_acts.output[0],
    output:
        sentences=f"{PROCESSED}/reports/sentences.parquet",
        files=f"{PROCESSED}/reports/report_files.parquet",
    log:
        f"{LOGS}/read_reports.log",
    conda:
        ENVIRONMENT
    params:
        code=code("read_reports"),
        edition=EDITION,
        raw=str(RAW),
    message:
        "Reading reports into sentences"
    script:
        "../scripts/read_reports.py"
