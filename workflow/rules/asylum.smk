# In: the receipt of the collection `refugee` (UNHCR applications), config/designated_countries.csv.
# Out: processed claims and panel; results/<edition>/data/indicators.parquet.
# Owns: config/designated_countries.csv.


rule read_claims:
    """Read asylum applications into first claims by origin, destination and year, as intervals."""
    input:
        receipt=receipt("refugee"),
    output:
        f"{PROCESSED}/asylum/claims.parquet",
    log:
        f"{LOGS}/read_claims.log",
    conda:
        ENVIRONMENT
    params:
        code=code("read_claims", "claims"),
        edition=EDITION,
        raw=str(RAW),
    message:
        "Reading asylum claims"
    script:
        "../scripts/read_claims.py"


rule build_panel:
    """Complete the cells that the source leaves out, and join the designations."""
    input:
        claims=rules.read_claims.output[0],
        designated=ROOT / "config" / "designated_countries.csv",
    output:
        f"{PROCESSED}/asylum/panel.parquet",
    log:
        f"{LOGS}/build_panel.log",
    conda:
        ENVIRONMENT
    params:
        code=code("build_panel"),
        edition=EDITION,
    message:
        "Building the panel of claims by origin, destination and year"
    script:
        "../scripts/build_panel.py"


rule build_indicators:
    """Sum the claims made in Canada by designation and year."""
    input:
        panel=rules.build_panel.output[0],
    output:
        f"{RESULTS}/data/indicators.parquet",
    log:
        f"{LOGS}/build_indicators.log",
    conda:
        ENVIRONMENT
    params:
        code=code("build_indicators"),
        edition=EDITION,
    message:
        "Building the published series"
    script:
        "../scripts/build_indicators.py"
