# In: config/{plan,exposure}.yaml, the claims panel, claims by month, the published series; for the evidence gaps, all receipts and which reports could not be
# read.
# Out: results/<edition>/data/{minimum_detectable_effects,reachable_verdicts,impact_estimates,robustness,compared,reform_months,
# reform_evidence,exposure,people_waiting,evidence_gaps}.parquet.
# Owns: config/{plan,exposure}.yaml, config `impact`.
# The order is part of the method: plan, then what could be detected and said, then the estimates.


PLAN = find_chosen(SETTINGS.impact.plan, ROOT)
# What is wrong with the plan is told by its reader.
PLANNED = PLAN.read_text("utf-8", errors="replace") if PLAN.is_file() else ""
CHECKED_PLAN = f"{PROCESSED}/impact/plan.json"
VISA_CHANGES = COMPILED / "asylum" / "visa_changes.csv"
DESIGNATED = COMPILED / "asylum" / "designated_countries.csv"
MONTHLY = f"{PROCESSED}/asylum/claims_monthly.parquet"
SIMULATED = ROOT / "docs" / "validation" / "comparison.csv"  # by `make validate`; used if it is of the plan's rule


rule check_plan:
    """Check the plan against the sources and write the version that is hashed. No outcome is read."""
    input:
        plan=PLAN,
        names=COMPILED / "asylum" / "unhcr_names.csv",
    output:
        CHECKED_PLAN,
    log:
        f"{LOGS}/check_plan.log",
    conda:
        ENVIRONMENT
    params:
        code=code("impact", "check_plan"),
        sources=[id for id in sorted(source.id for source in SOURCES.sources) if id in PLANNED],
    message:
        about("check_plan")
    script:
        "../scripts/check_plan.py"


rule compute_detectable_effects:
    """Compute minimum detectable effects from base periods and other destinations. Outcomes are not read."""
    input:
        plan=CHECKED_PLAN,
        panel=PANEL,
        monthly=MONTHLY,
        designated=DESIGNATED,
        visa_changes=VISA_CHANGES,
        simulated=SIMULATED,
        receipt=receipt("refugee"),
    output:
        f"{RESULTS}/data/minimum_detectable_effects.parquet",
    log:
        f"{LOGS}/compute_detectable_effects.log",
    conda:
        ENVIRONMENT
    params:
        code=code("impact", "compute_detectable_effects"),
    message:
        about("compute_detectable_effects")
    script:
        "../scripts/compute_detectable_effects.py"


rule compute_reach:
    """List how often each verdict comes at known truths, from the committed simulation. Outcomes are not read."""
    input:
        plan=CHECKED_PLAN,
        panel=PANEL,
        monthly=MONTHLY,
        designated=DESIGNATED,
        visa_changes=VISA_CHANGES,
        simulated=SIMULATED,
    output:
        f"{RESULTS}/data/reachable_verdicts.parquet",
    log:
        f"{LOGS}/compute_reach.log",
    conda:
        ENVIRONMENT
    params:
        code=code("impact", "compute_reach"),
    message:
        about("compute_reach")
    script:
        "../scripts/compute_reach.py"


rule estimate_impact:
    """Compute the planned estimates, and set verdicts by the rule."""
    input:
        plan=CHECKED_PLAN,
        panel=PANEL,
        monthly=MONTHLY,
        designated=DESIGNATED,
        visa_changes=VISA_CHANGES,
        simulated=SIMULATED,
        detectable=f"{RESULTS}/data/minimum_detectable_effects.parquet",
        reach=f"{RESULTS}/data/reachable_verdicts.parquet",
    output:
        impact_estimates=f"{RESULTS}/data/impact_estimates.parquet",
        robustness=f"{RESULTS}/data/robustness.parquet",
        compared=f"{RESULTS}/data/compared.parquet",
        reform_months=f"{RESULTS}/data/reform_months.parquet",
        reform_evidence=f"{RESULTS}/data/reform_evidence.parquet",
    log:
        f"{LOGS}/estimate_impact.log",
    conda:
        ENVIRONMENT
    params:
        code=code("impact", "estimate_impact"),
    message:
        about("estimate_impact")
    script:
        "../scripts/estimate_impact.py"


rule count_exposure:
    """Count how many people each rule could touch, and how many stood before a door that it shut for a time."""
    input:
        READINGS,
        spec=configured("exposure.yaml"),
        rows=ROWS,
        panel=PANEL,
        designations=f"{PROCESSED}/asylum/designations.parquet",
        decisions_new_system=f"{PROCESSED}/asylum/decisions_new_system.parquet",
        indicators=INDICATORS,
    output:
        exposure=f"{RESULTS}/data/exposure.parquet",
        exposure_checks=f"{RESULTS}/data/exposure_checks.parquet",
        people_waiting=f"{RESULTS}/data/people_waiting.parquet",
        waiting_totals=f"{RESULTS}/data/waiting_totals.parquet",
    log:
        f"{LOGS}/count_exposure.log",
    conda:
        ENVIRONMENT
    params:
        code=code("impact", "count_exposure"),
    message:
        about("count_exposure")
    script:
        "../scripts/count_exposure.py"


rule list_evidence_gaps:
    """List what cannot be settled, who holds the missing series, and how to ask for it."""
    input:
        list(DROPPED_IN.values()),
        # What a person may look numbers up in: retrieved, and read by nobody else.
        documents=receipt("gap_documents"),
        receipts=every_receipt,
        # Which reports are here but cannot be read.
        report_files=f"{PROCESSED}/reports/report_files.parquet",
        # Their sentences may print a missing number.
        sentences=f"{PROCESSED}/reports/sentences.parquet",
        # Which employer lists and tables of the program cannot be read.
        read=[
            f"{PROCESSED}/tfwp/{table}.parquet"
            for table in ("positions", "permit_stocks", "lmia_yearly", "non_compliance")
        ],
        # Of which gaps a file that a holder sent could be read.
        indicators=INDICATORS,
    output:
        f"{RESULTS}/data/evidence_gaps.parquet",
    log:
        f"{LOGS}/list_evidence_gaps.log",
    conda:
        ENVIRONMENT
    params:
        code=code("impact", "list_evidence_gaps"),
        rows=[source.model_dump(mode="json") for source in GAPS],
    message:
        about("list_evidence_gaps")
    script:
        "../scripts/list_evidence_gaps.py"
