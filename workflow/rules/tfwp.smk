# In: the receipts of the collections `lmia` (employer lists of labour market impact assessments), `tfwp_tables`
# (permit holders, yearly tables, compliance decisions) and `statistics` (compiled facts).
# Out: processed positions and decisions, with employers' names, which stay there; processed permit_stocks and
# lmia_yearly; results/<edition>/data/work_permits.parquet.
# Owns: the settings `tfwp`.

STAGE = "tfwp"


rule read_lmia_lists:
    """Read every employer list received, row by row, and make the rows comparable over time."""
    input:
        receipt=receipt("lmia"),
    output:
        f"{PROCESSED}/tfwp/positions.parquet",
    log:
        f"{LOGS}/read_lmia_lists.log",
    conda:
        ENVIRONMENT
    params:
        code=code("read_lmia_lists"),
        edition=EDITION,
        raw=str(RAW),
    message:
        "Reading employer lists ({params.edition} edition)"
    script:
        "../scripts/read_lmia_lists.py"


rule read_permit_tables:
    """Read permit stocks, yearly tables and decisions; hold the lists to the yearly tables."""
    input:
        receipt=receipt("tfwp_tables"),
        positions=rules.read_lmia_lists.output[0],
    output:
        permit_stocks=f"{PROCESSED}/tfwp/permit_stocks.parquet",
        lmia_yearly=f"{PROCESSED}/tfwp/lmia_yearly.parquet",
        non_compliance=f"{PROCESSED}/tfwp/non_compliance.parquet",
    log:
        f"{LOGS}/read_permit_tables.log",
    conda:
        ENVIRONMENT
    params:
        code=code("read_permit_tables"),
        edition=EDITION,
        raw=str(RAW),
    message:
        "Reading permit stocks, yearly tables and decisions ({params.edition} edition)"
    script:
        "../scripts/read_permit_tables.py"


rule make_work_permits:
    """Count other lawful employers under each kind of permit; no employer's name is passed on."""
    input:
        positions=rules.read_lmia_lists.output[0],
        decisions=rules.read_permit_tables.output.non_compliance,
        statistics=receipt("statistics"),
        previous=[f"{SETTINGS.previous}/work_permits.parquet"] if SETTINGS.previous else [],
    output:
        f"{RESULTS}/data/work_permits.parquet",
    log:
        f"{LOGS}/make_work_permits.log",
    conda:
        ENVIRONMENT
    params:
        code=code("make_work_permits"),
        edition=EDITION,
        raw=str(RAW),
        settings=SETTINGS.tfwp.model_dump(),
    message:
        "Counting other lawful employers ({params.edition} edition)"
    script:
        "../scripts/make_work_permits.py"
