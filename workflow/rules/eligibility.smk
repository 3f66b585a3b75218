# In: processed sentences and theme mentions, config/recommendations.yaml.
# Out: results/<edition>/data/recommendations.parquet. Owns: config/recommendations.yaml.


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
