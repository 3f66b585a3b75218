# In: the receipt of the collection `legislation` (Justice Canada's XML).
# Out: processed units of every file; results/<edition>/data/law_changes.parquet.
# Owns: the section `legislation` of the configuration.


rule read_acts:
    """Read every Act, bill and consolidation received into units."""
    input:
        receipt=receipt("legislation"),
    output:
        f"{PROCESSED}/legislation/units.parquet",
    log:
        f"{LOGS}/read_acts.log",
    conda:
        ENVIRONMENT
    params:
        code=code("read_acts"),
        edition=EDITION,
        raw=str(RAW),
    message:
        "Reading the law"
    script:
        "../scripts/read_acts.py"


rule make_law_changes:
    """Find the sections whose history notes name the bills, and the clauses they name."""
    input:
        units=rules.read_acts.output[0],
    output:
        f"{RESULTS}/data/law_changes.parquet",
    log:
        f"{LOGS}/make_law_changes.log",
    conda:
        ENVIRONMENT
    params:
        code=code("make_law_changes"),
        edition=EDITION,
        bills=dict(SETTINGS.legislation.bills),
    message:
        "Finding what the bills changed"
    script:
        "../scripts/make_law_changes.py"
