# In: receipts of the collections `refugee` (UNHCR claims and decisions, unpacked by `retrieve`), `refugee_monthly`, `refugee_new_system` and `figures` (compiled facts, claimants by
# month, detections), permit_stocks of the stage tfwp, files sent on request for an evidence gap,
# data/raw/compiled/asylum/*.csv, config/series.yaml, config/gap_files.yaml.
# Out: processed claims, claims_monthly, decisions, decisions_new_system, panel, designations, destinations;
# results/<edition>/data/{claims_by_year,claims_by_month,claims_coverage,indicators,events,data_audit}.parquet.
# Owns: these files.

PANEL = f"{PROCESSED}/asylum/panel.parquet"
INDICATORS = f"{RESULTS}/data/indicators.parquet"


rule read_claims:
    """Read first claims and first-instance decisions from UNHCR's files, as intervals, and publish Canada's claims by origin and year."""
    input:
        receipt=receipt("refugee"),
        asylum_applications=f"{PROCESSED}/retrieve/asylum_applications.pq",
        asylum_decisions=f"{PROCESSED}/retrieve/asylum_decisions.pq",
    output:
        claims=f"{PROCESSED}/asylum/claims.parquet",
        decisions=f"{PROCESSED}/asylum/decisions.parquet",
        claims_by_year=f"{RESULTS}/data/claims_by_year.parquet",
    log:
        f"{LOGS}/read_claims.log",
    conda:
        ENVIRONMENT
    params:
        code=code("asylum", "read_claims"),
    message:
        about("read_claims")
    script:
        "../scripts/read_claims.py"


rule read_monthly_claims:
    """Read claims by destination, origin and month, and publish Canada's by origin and others by group of origins."""
    input:
        receipt=receipt("refugee_monthly"),
        claims=f"{PROCESSED}/asylum/claims.parquet",
        names=COMPILED / "asylum" / "unhcr_names.csv",
        designated=COMPILED / "asylum" / "designated_countries.csv",
        visa_changes=COMPILED / "asylum" / "visa_changes.csv",
    output:
        claims_monthly=f"{PROCESSED}/asylum/claims_monthly.parquet",
        claims_by_month=f"{RESULTS}/data/claims_by_month.parquet",
        claims_coverage=f"{RESULTS}/data/claims_coverage.parquet",
    log:
        f"{LOGS}/read_monthly_claims.log",
    conda:
        ENVIRONMENT
    params:
        code=code("asylum", "read_monthly_claims"),
    message:
        about("read_monthly_claims")
    script:
        "../scripts/read_monthly_claims.py"


rule read_new_system:
    """Read what became of claims referred on or after 15 December 2012, as intervals."""
    input:
        receipt=receipt("refugee_new_system"),
        names=COMPILED / "asylum" / "irb_names.csv",
    output:
        f"{PROCESSED}/asylum/decisions_new_system.parquet",
    log:
        f"{LOGS}/read_new_system.log",
    conda:
        ENVIRONMENT
    params:
        code=code("asylum", "read_new_system"),
    message:
        about("read_new_system")
    script:
        "../scripts/read_new_system.py"


rule build_panel:
    """Build the panel: add unpublished cells, join outcomes and designations, and report completeness."""
    input:
        claims=f"{PROCESSED}/asylum/claims.parquet",
        decisions=f"{PROCESSED}/asylum/decisions.parquet",
        designated=COMPILED / "asylum" / "designated_countries.csv",
        effects=COMPILED / "asylum" / "designation_effects.csv",
    output:
        panel=PANEL,
        designations=f"{PROCESSED}/asylum/designations.parquet",
        destinations=f"{PROCESSED}/asylum/destinations.parquet",
    log:
        f"{LOGS}/build_panel.log",
    conda:
        ENVIRONMENT
    params:
        code=code("asylum", "build_panel"),
    message:
        about("build_panel")
    script:
        "../scripts/build_panel.py"


rule build_indicators:
    """Build all series in long form with overlapping events, and audit each series."""
    input:
        list(DROPPED_IN.values()),
        panel=PANEL,
        destinations=f"{PROCESSED}/asylum/destinations.parquet",
        figures=receipt("figures"),
        statistics=receipt("statistics"),
        permit_stocks=f"{PROCESSED}/tfwp/permit_stocks.parquet",
        claims_monthly=f"{PROCESSED}/asylum/claims_monthly.parquet",  # the row of the audit, in its metadata
        positions=f"{PROCESSED}/tfwp/positions.parquet",  # how many rows of lists could not be read
        series=configured("series.yaml"),
        gap_files=configured("gap_files.yaml"),
        policy_events=COMPILED / "asylum" / "policy_events.csv",
        visa_changes=COMPILED / "asylum" / "visa_changes.csv",
    output:
        indicators=INDICATORS,
        events=f"{RESULTS}/data/events.parquet",
        data_audit=f"{RESULTS}/data/data_audit.parquet",
    log:
        f"{LOGS}/build_indicators.log",
    priority: 1  # compute_reach, the longest job, waits for it
    conda:
        ENVIRONMENT
    params:
        code=code("asylum", "build_indicators"),
        dropped=DROPPED_IN,
    message:
        about("build_indicators")
    script:
        "../scripts/build_indicators.py"
