# In: processed sentences and theme mentions, the receipts of the law, config/{recommendations,profiles}.yaml,
# config/eligibility.csv.
# Out: results/<edition>/data/{recommendations,eligibility,remedy_exceptions}.parquet.
# Owns: config/recommendations.yaml, config/eligibility.csv, config/eligibility_cases.yaml, config/profiles.yaml.


rule track_recommendations:
    """Find the recommendations in the report, and set down what became of each."""
    input:
        sentences=rules.read_reports.output[0],
        mentions=rules.extract_themes.output[0],
        codebook=ROOT / SETTINGS.themes.codebook,
        recommendations=ROOT / "config" / "recommendations.yaml",
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
        commencement=ROOT / "config" / "commencement.yaml",
        rows=ROOT / "config" / "eligibility.csv",
        profiles=ROOT / "config" / "profiles.yaml",
    output:
        eligibility=f"{RESULTS}/data/eligibility.parquet",
        remedy_exceptions=f"{RESULTS}/data/remedy_exceptions.parquet",
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
