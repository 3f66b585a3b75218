# In: the receipt of the collection `reports` (files of any report, with its language, year and source type).
# Out: processed sentences, with their places in the files. Owns: nothing in config.


rule read_reports:
    """Read reports into sentences that point back into the originals."""
    input:
        receipt=receipt("reports"),
    output:
        f"{PROCESSED}/reports/sentences.parquet",
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
