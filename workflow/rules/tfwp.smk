# In: the receipt of the collection `lmia` (employer lists of labour market impact assessments).
# Out: processed positions, with employers' names, which stay there; results/<edition>/data/work_permits.parquet.
# Owns: nothing in config.


rule read_lmia_lists:
    """Read every employer list received, row by row."""
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


rule make_work_permits:
    """Count approved positions and employers by province and period; no employer's name is passed on."""
    input:
        positions=rules.read_lmia_lists.output[0],
    output:
        f"{RESULTS}/data/work_permits.parquet",
    log:
        f"{LOGS}/make_work_permits.log",
    conda:
        ENVIRONMENT
    params:
        code=code("make_work_permits"),
        edition=EDITION,
    message:
        "Counting approved positions and employers ({params.edition} edition)"
    script:
        "../scripts/make_work_permits.py"
