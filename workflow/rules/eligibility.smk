# In: processed sentences and theme mentions, indicators, the receipts of the law, config/{recommendations,profiles}.yaml,
# config/law/{eligibility,attributes}.csv, config/law/readings.yaml.
# Out: results/<edition>/data/{recommendations,eligibility,remedy_exceptions,attribution,process_clock,what_matters,lives}.parquet,
# data/processed/<edition>/eligibility/archetypes.json.
# Owns: config/recommendations.yaml, config/law/{eligibility.csv,attributes.csv,readings.yaml,remedies.yaml,cases.yaml}, config/profiles.yaml.

STAGE = "eligibility"


rule track_recommendations:
    """Find the recommendations in the report, and record the status of each."""
    input:
        sentences=rules.read_reports.output[0],
        mentions=rules.extract_themes.output[0],
        codebook=CODEBOOK,
        themes=THEMES,
        recommendations=ROOT / "config" / "recommendations.yaml",
        series=rules.build_indicators.output.indicators,
    output:
        f"{RESULTS}/data/recommendations.parquet",
    log:
        f"{LOGS}/track_recommendations.log",
    conda:
        ENVIRONMENT
    params:
        code=code("track_recommendations"),
        gaps=[source.id for source in GAPS if source.id not in DROPPED_IN],
        edition=EDITION,
    message:
        "Tracking the recommendations"
    script:
        "../scripts/track_recommendations.py"


rule make_eligibility:
    """Evaluate who could apply for which remedy on which day, attribute bars to Acts, and list exceptions."""
    input:
        units=rules.read_acts.output.units,
        effects=rules.read_acts.output.effects,
        commencement=ROOT / "config" / "law" / "commencement.yaml",
        law_effects=rules.make_law_changes.output.effects,
        rows=ROOT / "config" / "law" / "eligibility.csv",
        readings=ROOT / "config" / "law" / "readings.yaml",
        profiles=ROOT / "config" / "profiles.yaml",
    output:
        eligibility=f"{RESULTS}/data/eligibility.parquet",
        remedy_exceptions=f"{RESULTS}/data/remedy_exceptions.parquet",
        attribution=f"{RESULTS}/data/attribution.parquet",
    log:
        f"{LOGS}/make_eligibility.log",
    conda:
        ENVIRONMENT
    params:
        code=code("make_eligibility"),
        edition=EDITION,
    message:
        "Evaluating eligibility rules"
    script:
        "../scripts/make_eligibility.py"


rule follow_archetypes:
    """Evaluate each archetype day by day under three versions of the law, and explain the answers."""
    input:
        receipts=LAW,
        rows=ROOT / "config" / "law" / "eligibility.csv",
        readings=ROOT / "config" / "law" / "readings.yaml",
        profiles=ROOT / "config" / "profiles.yaml",
    output:
        process_clock=f"{RESULTS}/data/process_clock.parquet",
        what_matters=f"{RESULTS}/data/what_matters.parquet",
        archetypes=f"{PROCESSED}/eligibility/archetypes.json",
    log:
        f"{LOGS}/follow_archetypes.log",
    conda:
        ENVIRONMENT
    params:
        code=code("follow_archetypes"),
        edition=EDITION,
        raw=str(RAW),
    message:
        "Evaluating archetypes day by day"
    script:
        "../scripts/follow_archetypes.py"


rule compare_lives:
    """Compare each life with each Act and without it: the first day on which the person could ask for each remedy."""
    input:
        receipts=LAW,
        rows=ROOT / "config" / "law" / "eligibility.csv",
        readings=ROOT / "config" / "law" / "readings.yaml",
        attributes=ROOT / "config" / "law" / "attributes.csv",
        profiles=ROOT / "config" / "profiles.yaml",
    output:
        f"{RESULTS}/data/lives.parquet",
    log:
        f"{LOGS}/compare_lives.log",
    conda:
        ENVIRONMENT
    params:
        code=code("compare_lives"),
        edition=EDITION,
        raw=str(RAW),
    message:
        "Comparing lives with and without each Act"
    script:
        "../scripts/compare_lives.py"
