# In: receipts of the collections `lmia` (employer lists of labour market impact assessments), `tfwp_tables`
# (permit holders, yearly tables, compliance decisions) and `statistics` (compiled facts).
# Out: processed positions and non_compliance (with names of employers, which are not published), permit_stocks and
# lmia_yearly; results/<edition>/data/{work_permits,positions_by_quarter}.parquet.
# Owns: the settings `tfwp`.


rule read_lmia_lists:
    """Read all employer lists into one table, and make streams, occupations and employers comparable over time."""
    input:
        receipt=receipt("lmia"),
    output:
        f"{PROCESSED}/tfwp/positions.parquet",
    log:
        f"{LOGS}/read_lmia_lists.log",
    conda:
        ENVIRONMENT
    params:
        code=code("tfwp", "read_lmia_lists"),
    message:
        about("read_lmia_lists")
    script:
        "../scripts/read_lmia_lists.py"


rule read_permit_tables:
    """Read permit stocks, yearly tables and compliance decisions; compare the lists with the yearly tables."""
    input:
        receipt=receipt("tfwp_tables"),
        positions=f"{PROCESSED}/tfwp/positions.parquet",
    output:
        permit_stocks=f"{PROCESSED}/tfwp/permit_stocks.parquet",
        lmia_yearly=f"{PROCESSED}/tfwp/lmia_yearly.parquet",
        non_compliance=f"{PROCESSED}/tfwp/non_compliance.parquet",
    log:
        f"{LOGS}/read_permit_tables.log",
    conda:
        ENVIRONMENT
    params:
        code=code("tfwp", "read_permit_tables"),
    message:
        about("read_permit_tables")
    script:
        "../scripts/read_permit_tables.py"


rule make_work_permits:
    """Count other lawful employers under each kind of permit, without names of employers."""
    input:
        positions=f"{PROCESSED}/tfwp/positions.parquet",
        non_compliance=f"{PROCESSED}/tfwp/non_compliance.parquet",
        statistics=receipt("statistics"),
        previous=[f"{SETTINGS.previous}/work_permits.parquet"] if SETTINGS.previous else [],
    output:
        f"{RESULTS}/data/work_permits.parquet",
    log:
        f"{LOGS}/make_work_permits.log",
    conda:
        ENVIRONMENT
    params:
        code=code("tfwp", "make_work_permits"),
        settings=SETTINGS.tfwp.model_dump(),
    message:
        about("make_work_permits")
    script:
        "../scripts/make_work_permits.py"


rule count_positions:
    """Count approved positions by list, province and occupation group, without cells of few employers."""
    input:
        positions=f"{PROCESSED}/tfwp/positions.parquet",
    output:
        f"{RESULTS}/data/positions_by_quarter.parquet",
    log:
        f"{LOGS}/count_positions.log",
    conda:
        ENVIRONMENT
    params:
        code=code("tfwp", "count_positions"),
    message:
        about("count_positions")
    script:
        "../scripts/count_positions.py"
