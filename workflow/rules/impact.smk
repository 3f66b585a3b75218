# In: config/plan.yaml, the claims panel, the published series, which sources are not there; for the triangulation, the tables
# eligibility and theme_prevalence.
# Out: results/<edition>/data/{minimum_detectable_effects,impact_estimates,robustness,event_study,triangulation}.parquet.
# Owns: config/plan.yaml, config `impact`.
# The order is part of the method: plan, then what could be detected, then the estimates.

STAGE = "impact"


rule check_plan:
    """Check the plan against the sources and write it as it will be hashed; no outcome is read."""
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
    """Compute minimum detectable effects; rows after the base period are not read."""
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
        "Computing what the planned estimates could detect"
    script:
        "../scripts/compute_detectable_effects.py"


rule estimate_impact:
    """Make the planned estimates and set each verdict from the plan's thresholds."""
    input:
        plan=rules.check_plan.output[0],
        panel=rules.build_panel.output.panel,
        indicators=rules.build_indicators.output.indicators,
        detectable=rules.compute_detectable_effects.output[0],
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
        "Estimating, as planned"
    script:
        "../scripts/estimate_impact.py"


rule triangulate_questions:
    """Put what rules, numbers and documents say of each question of the plan side by side."""
    input:
        plan=rules.check_plan.output[0],
        eligibility=rules.make_eligibility.output.eligibility,
        impact_estimates=rules.estimate_impact.output.impact_estimates,
        theme_prevalence=rules.measure_prevalence.output[0],
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
        "Putting rules, numbers and documents side by side"
    script:
        "../scripts/triangulate_questions.py"
