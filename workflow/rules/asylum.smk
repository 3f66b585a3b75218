# In: receipts of the collections `refugee` (UNHCR claims and decisions, unpacked by `retrieve`) and `figures` (compiled facts, claimants by
# month, detections), permit_stocks of the stage tfwp, files sent on request for an evidence gap,
# data/raw/compiled/asylum/*.csv, config/series.yaml.
# Out: processed claims, decisions, panel, designations, destinations;
# results/<edition>/data/{indicators,events,data_audit}.parquet.
# Owns: these files.

STAGE = "asylum"


rule read_claims:
    """Read first claims and first-instance decisions from UNHCR's files, as intervals."""
    input:
        receipt=receipt("refugee"),
        asylum_applications=rules.unpack_tables.output.asylum_applications,
        asylum_decisions=rules.unpack_tables.output.asylum_decisions,
    output:
        claims=f"{PROCESSED}/asylum/claims.parquet",
        decisions=f"{PROCESSED}/asylum/decisions.parquet",
    log:
        f"{LOGS}/read_claims.log",
    conda:
        ENVIRONMENT
    params:
        code=code("read_claims"),
        edition=EDITION,
        raw=str(RAW),
    message:
        "Reading asylum claims and decisions"
    script:
        "../scripts/read_claims.py"


rule build_panel:
    """Build the panel: add unpublished cells, join outcomes and designations, and report completeness."""
    input:
        claims=rules.read_claims.output.claims,
        decisions=rules.read_claims.output.decisions,
        designated=COMPILED / "asylum" / "designated_countries.csv",
        effects=COMPILED / "asylum" / "designation_effects.csv",
    output:
        panel=f"{PROCESSED}/asylum/panel.parquet",
        designations=f"{PROCESSED}/asylum/designations.parquet",
        destinations=f"{PROCESSED}/asylum/destinations.parquet",
    log:
        f"{LOGS}/build_panel.log",
    conda:
        ENVIRONMENT
    params:
        code=code("build_panel"),
        edition=EDITION,
    message:
        "Building the panel of claims and decisions by origin, destination and year"
    script:
        "../scripts/build_panel.py"


rule build_indicators:
    """Build all series in long form with overlapping events, and audit each series."""
    input:
        panel=rules.build_panel.output.panel,
        destinations=rules.build_panel.output.destinations,
        receipt=receipt("figures"),
        facts=receipt("statistics"),
        permit_stocks=rules.read_permit_tables.output.permit_stocks,
        dropped=list(DROPPED_IN.values()),
        series=ROOT / "config" / "series.yaml",
        events=COMPILED / "asylum" / "policy_events.csv",
    output:
        indicators=f"{RESULTS}/data/indicators.parquet",
        events=f"{RESULTS}/data/events.parquet",
        data_audit=f"{RESULTS}/data/data_audit.parquet",
    log:
        f"{LOGS}/build_indicators.log",
    priority: 1  # compute_reach, the longest job, waits for it
    conda:
        ENVIRONMENT
    params:
        code=code("build_indicators"),
        edition=EDITION,
        raw=str(RAW),
        dropped=DROPPED_IN,
    message:
        "Building indicators, events and the data audit"
    script:
        "../scripts/build_indicators.py"
