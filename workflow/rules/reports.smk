# In: receipts of the collections of reports (any format, with language, year and source type), and units of law.
# Out: processed sentences with their positions in the files, and the status of each file. Owns: nothing in config.

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
        "corpora_reports",
    )
]


rule read_reports:
    """Split reports, debates, recommendations and statutes into sentences with their positions in the originals."""
    input:
        receipts=REPORTS,
        law=receipt("legislation"),
        units=rules.read_acts.output.units,
    output:
        sentences=f"{PROCESSED}/reports/sentences.parquet",
        files=f"{PROCESSED}/reports/report_files.parquet",
    log:
        f"{LOGS}/read_reports.log",
    priority: 1  # on the longest path to publication
    conda:
        ENVIRONMENT
    params:
        code=code("read_reports"),
        edition=EDITION,
        raw=str(RAW),
    message:
        "Splitting reports into sentences"
    script:
        "../scripts/read_reports.py"
