# In: processed sentences and theme mentions, indicators and evidence gaps, the receipts of the law, config/{recommendations,profiles}.yaml,
# config/law/eligibility.csv.
# Out: results/<edition>/data/{recommendations,eligibility,remedy_exceptions,attribution,process_clock,what_matters}.parquet,
# results/<edition>/data/archetypes.json, results/<edition>/counsel/{eligibility,cases,recommendations}.{docx,xlsx}.
# Owns: config/recommendations.yaml, config/law/eligibility.csv, config/law/cases.yaml, config/profiles.yaml.

STAGE = "eligibility"


rule track_recommendations:
    """Find the recommendations in the report, and set down what became of each."""
    input:
        sentences=rules.read_reports.output[0],
        mentions=rules.extract_themes.output[0],
        codebook=CODEBOOK,
        themes=THEMES,
        recommendations=ROOT / "config" / "recommendations.yaml",
        series=rules.build_indicators.output.indicators,
        gaps=rules.list_evidence_gaps.output[0],
    output:
        f"{RESULTS}/data/recommendations.parquet",
    log:
        f"{LOGS}/track_recommendations.log",
    conda:
        ENVIRONMENT
    params:
        code=code("track_recommendations"),
        edition=EDITION,
    message:
        "Tracking what became of the recommendations"
    script:
        "../scripts/track_recommendations.py"


rule make_eligibility:
    """Who could ask for what on which day, by which Act, and which bar has which way out."""
    input:
        receipts=LAW,
        commencement=ROOT / "config" / "law" / "commencement.yaml",
        rows=ROOT / "config" / "law" / "eligibility.csv",
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
        raw=str(RAW),
    message:
        "Asking the law who could ask for what"
    script:
        "../scripts/make_eligibility.py"


rule follow_archetypes:
    """Each archetype day by day under three laws, what matters to it, and why each answer is as it is."""
    input:
        receipts=LAW,
        rows=ROOT / "config" / "law" / "eligibility.csv",
        profiles=ROOT / "config" / "profiles.yaml",
    output:
        process_clock=f"{RESULTS}/data/process_clock.parquet",
        what_matters=f"{RESULTS}/data/what_matters.parquet",
        archetypes=f"{RESULTS}/data/archetypes.json",
    log:
        f"{LOGS}/follow_archetypes.log",
    conda:
        ENVIRONMENT
    params:
        code=code("follow_archetypes"),
        edition=EDITION,
        raw=str(RAW),
    message:
        "Following the archetypes day by day"
    script:
        "../scripts/follow_archetypes.py"


rule write_review_sheets:
    """The sheets that a lawyer fills in, in Word and Excel: the rows of law, the cases, the recommendations."""
    input:
        receipts=LAW,
        commencement=ROOT / "config" / "law" / "commencement.yaml",
        rows=ROOT / "config" / "law" / "eligibility.csv",
        cases=ROOT / "config" / "law" / "cases.yaml",
        recommendations=ROOT / "config" / "recommendations.yaml",
        codebook=CODEBOOK,
        themes=THEMES,
    output:
        rows=multiext(f"{RESULTS}/counsel/eligibility", ".docx", ".xlsx"),
        cases=multiext(f"{RESULTS}/counsel/cases", ".docx", ".xlsx"),
        recommendations=multiext(f"{RESULTS}/counsel/recommendations", ".docx", ".xlsx"),
    log:
        f"{LOGS}/write_review_sheets.log",
    conda:
        ENVIRONMENT
    params:
        code=code("write_review_sheets"),
        edition=EDITION,
        raw=str(RAW),
    message:
        "Writing the sheets for a lawyer"
    script:
        "../scripts/write_review_sheets.py"
