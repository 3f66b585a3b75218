# In: config/{plan,exposure}.yaml, the claims panel, the published series, which sources are not there; for the triangulation, the tables
# lives and theme_counts; for the evidence gaps, all receipts and which reports could not be read.
# Out: results/<edition>/data/{minimum_detectable_effects,reachable_verdicts,impact_estimates,robustness,event_study,exposure,triangulation,
# evidence_gaps}.parquet.
# Owns: config/{plan,exposure}.yaml, config `impact`.
# The order is part of the method: plan, then what could be detected and said, then the estimates.

STAGE = "impact"


rule check_plan:
    """Check the plan against the sources and write the version that is hashed. No outcome is read."""
    input:
        plan=ROOT / SETTINGS.impact.plan,
    output:
        f"{PROCESSED}/impact/plan.json",
    log:
        f"{LOGS}/check_plan.log",
    conda:
        ENVIRONMENT
    params:
        code=code("check_plan"),
        edition=EDITION,
        sources=sorted(source.id for source in SOURCES.sources),
    message:
        "Checking the plan"
    script:
        "../scripts/check_plan.py"


rule compute_detectable_effects:
    """Compute minimum detectable effects from the base period. Later rows are not read."""
    input:
        plan=rules.check_plan.output[0],
        panel=rules.build_panel.output.panel,
        indicators=rules.build_indicators.output.indicators,
        receipt=receipt("refugee"),
    output:
        f"{RESULTS}/data/minimum_detectable_effects.parquet",
    log:
        f"{LOGS}/compute_detectable_effects.log",
    conda:
        ENVIRONMENT
    params:
        code=code("compute_detectable_effects"),
        edition=EDITION,
        raw=str(RAW),
        missing=[source.id for source in GAPS if not (RAW / source.path).is_file()],
        permutations=SETTINGS.impact.permutations,
        seed=SETTINGS.seed,
    message:
        "Computing minimum detectable effects"
    script:
        "../scripts/compute_detectable_effects.py"


rule compute_reach:
    """Compute how often each verdict would come at known truths, from the base period. Outcomes are not read."""
    input:
        plan=rules.check_plan.output[0],
        panel=rules.build_panel.output.panel,
        indicators=rules.build_indicators.output.indicators,
    output:
        f"{RESULTS}/data/reachable_verdicts.parquet",
    log:
        f"{LOGS}/compute_reach.log",
    priority: 1  # the longest job, and publication waits for it
    conda:
        ENVIRONMENT
    threads: 4
    params:
        code=code("compute_reach"),
        edition=EDITION,
        draws=SETTINGS.impact.reach_draws,
        seed=SETTINGS.seed,
    message:
        "Computing which verdicts the planned estimates can reach"
    script:
        "../scripts/compute_reach.py"


rule estimate_impact:
    """Compute the planned estimates, and set verdicts by the rule."""
    input:
        plan=rules.check_plan.output[0],
        panel=rules.build_panel.output.panel,
        indicators=rules.build_indicators.output.indicators,
        detectable=rules.compute_detectable_effects.output[0],
        reach=rules.compute_reach.output[0],
    output:
        impact_estimates=f"{RESULTS}/data/impact_estimates.parquet",
        robustness=f"{RESULTS}/data/robustness.parquet",
        event_study=f"{RESULTS}/data/event_study.parquet",
    log:
        f"{LOGS}/estimate_impact.log",
    conda:
        ENVIRONMENT
    params:
        code=code("estimate_impact"),
        edition=EDITION,
        permutations=SETTINGS.impact.permutations,
        seed=SETTINGS.seed,
    message:
        "Computing the planned estimates"
    script:
        "../scripts/estimate_impact.py"


rule triangulate_questions:
    """Compare rules, numbers and documents for each question of the plan."""
    input:
        plan=rules.check_plan.output[0],
        lives=rules.compare_lives.output[0],
        impact_estimates=rules.estimate_impact.output.impact_estimates,
        theme_counts=rules.measure_prevalence.output.theme_counts,
    output:
        f"{RESULTS}/data/triangulation.parquet",
    log:
        f"{LOGS}/triangulate_questions.log",
    conda:
        ENVIRONMENT
    params:
        code=code("triangulate_questions"),
        edition=EDITION,
    message:
        "Comparing rules, numbers and documents"
    script:
        "../scripts/triangulate_questions.py"


rule count_exposure:
    """Count how many people each rule could touch, as ranges from public counts."""
    input:
        exposure=ROOT / "config" / "exposure.yaml",
        law=ROOT / "config" / "law" / "eligibility.csv",
        readings=ROOT / "config" / "law" / "readings.yaml",
        panel=rules.build_panel.output.panel,
        designations=rules.build_panel.output.designations,
        indicators=rules.build_indicators.output.indicators,
    output:
        f"{RESULTS}/data/exposure.parquet",
    log:
        f"{LOGS}/count_exposure.log",
    conda:
        ENVIRONMENT
    params:
        code=code("count_exposure"),
        edition=EDITION,
    message:
        "Counting how many people each rule could touch"
    script:
        "../scripts/count_exposure.py"


rule list_evidence_gaps:
    """List what cannot be settled, who holds the missing series, and how to ask for it."""
    input:
        # Asked for when all rule files have been read, and so all collections that a rule reads are known.
        receipts=lambda wildcards: [receipt(collection) for collection in sorted(READ)],
        # Which reports are here but cannot be read.
        report_files=rules.read_reports.output.files,
        # Which gaps have numbers that two readers confirmed in reports.
        indicators=rules.build_indicators.output.indicators,
        dropped_in=list(DROPPED_IN.values()),
    output:
        f"{RESULTS}/data/evidence_gaps.parquet",
    log:
        f"{LOGS}/list_evidence_gaps.log",
    conda:
        ENVIRONMENT
    params:
        code=code("list_evidence_gaps"),
        edition=EDITION,
        raw=str(RAW),
        rows=[source.model_dump(mode="json") for source in GAPS],
    message:
        "Listing evidence gaps ({params.edition} edition)"
    script:
        "../scripts/list_evidence_gaps.py"
