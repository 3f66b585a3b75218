# In: processed sentences, the receipts of the collections `coding` and `labels` (sentences coded by people) and `second_voice` (stored
# scores), config/codebook/*.yaml, config/quantities.yaml, data/raw/compiled/statistics/quantities.csv.
# Out: processed theme mentions, the review queue, topics, QDA exchange files, all asks;
# results/<edition>/data/{theme_prevalence,theme_counts,theme_co_occurrence,theme_evaluation,theme_errors,coder_agreement,asks,
# quantities}.parquet.
# Owns: config/codebook/*.yaml, config/quantities.yaml and the settings `themes`.

STAGE = "themes"


rule extract_themes:
    """Code sentences with the themes of the codebook, and keep the matched words."""
    input:
        sentences=rules.read_reports.output[0],
        receipt=receipt("coding"),
        codebook=CODEBOOK,
        themes=THEMES,
    output:
        f"{PROCESSED}/themes/theme_mentions.parquet",
    log:
        f"{LOGS}/extract_themes.log",
    priority: 1  # on the longest path to publication
    conda:
        ENVIRONMENT
    params:
        code=code("extract_themes"),
        edition=EDITION,
        raw=str(RAW),
        seed=SETTINGS.seed,
    message:
        "Coding sentences with themes"
    script:
        "../scripts/extract_themes.py"


rule measure_prevalence:
    """Measure shares of sentences by theme with the error of the coding, and count them by source, year and pair of themes."""
    input:
        sentences=rules.read_reports.output[0],
        mentions=rules.extract_themes.output[0],
        receipt=receipt("labels"),
        codebook=CODEBOOK,
        themes=THEMES,
    output:
        theme_prevalence=f"{RESULTS}/data/theme_prevalence.parquet",
        theme_counts=f"{RESULTS}/data/theme_counts.parquet",
        theme_co_occurrence=f"{RESULTS}/data/theme_co_occurrence.parquet",
    log:
        f"{LOGS}/measure_prevalence.log",
    conda:
        ENVIRONMENT
    params:
        code=code("measure_prevalence"),
        edition=EDITION,
        raw=str(RAW),
        seed=SETTINGS.seed,
    message:
        "Measuring the prevalence of themes"
    script:
        "../scripts/measure_prevalence.py"


rule evaluate_themes:
    """Evaluate the coding on sentences coded by people: unseen labels, and development sentences with simpler methods."""
    input:
        coding=receipt("coding"),
        labels=receipt("labels"),
        sentences=rules.read_reports.output.sentences,
        mentions=rules.extract_themes.output[0],
        codebook=CODEBOOK,
        themes=THEMES,
    output:
        evaluation=f"{RESULTS}/data/theme_evaluation.parquet",
        errors=f"{RESULTS}/data/theme_errors.parquet",
    log:
        f"{LOGS}/evaluate_themes.log",
    conda:
        ENVIRONMENT
    params:
        code=code("evaluate_themes"),
        edition=EDITION,
        raw=str(RAW),
        seed=SETTINGS.seed,
    message:
        "Evaluating the coding of themes"
    script:
        "../scripts/evaluate_themes.py"


rule find_asks:
    """Find requests: who is asked to do what, by theme and law. Publish those on a theme, without names."""
    input:
        sentences=rules.read_reports.output.sentences,
        mentions=rules.extract_themes.output[0],
        codebook=CODEBOOK,
        themes=THEMES,
    output:
        found=f"{PROCESSED}/themes/asks_found.parquet",
        published=f"{RESULTS}/data/asks.parquet",
    log:
        f"{LOGS}/find_asks.log",
    priority: 1  # on the longest path to publication
    conda:
        ENVIRONMENT
    params:
        code=code("find_asks"),
        edition=EDITION,
    message:
        "Finding requests in reports"
    script:
        "../scripts/find_asks.py"


rule find_quantities:
    """Find the numbers that reports state of permits, people and cases: candidates, without names and small counts."""
    input:
        sentences=rules.read_reports.output.sentences,
        counted=ROOT / "config" / "quantities.yaml",
        confirmed=COMPILED / "statistics" / "quantities.csv",
    output:
        f"{RESULTS}/data/quantities.parquet",
    log:
        f"{LOGS}/find_quantities.log",
    conda:
        ENVIRONMENT
    params:
        code=code("find_quantities"),
        edition=EDITION,
    message:
        "Finding numbers in reports"
    script:
        "../scripts/find_quantities.py"


rule measure_agreement:
    """Measure the agreement of two coders by theme."""
    input:
        coding=receipt("coding"),
        labels=receipt("labels"),
        reports=receipt("reports"),
        sentences=rules.read_reports.output.sentences,
        codebook=CODEBOOK,
        themes=THEMES,
    output:
        f"{RESULTS}/data/coder_agreement.parquet",
    log:
        f"{LOGS}/measure_agreement.log",
    conda:
        ENVIRONMENT
    params:
        code=code("measure_agreement"),
        edition=EDITION,
        raw=str(RAW),
        seed=SETTINGS.seed,
    message:
        "Measuring the agreement of coders"
    script:
        "../scripts/measure_agreement.py"


rule queue_review:
    """Select sentences for review by a person: rules and model disagree, or both are uncertain."""
    input:
        receipt=receipt("second_voice"),
        sentences=rules.read_reports.output.sentences,
        mentions=rules.extract_themes.output[0],
        codebook=CODEBOOK,
        themes=THEMES,
    output:
        f"{PROCESSED}/themes/review_queue.csv",
    log:
        f"{LOGS}/queue_review.log",
    conda:
        ENVIRONMENT
    params:
        code=code("queue_review"),
        edition=EDITION,
        raw=str(RAW),
        seed=SETTINGS.seed,
    message:
        "Selecting sentences for review"
    script:
        "../scripts/queue_review.py"


rule discover_topics:
    """Find topics that the codebook may lack. They are candidates for new themes, not results."""
    input:
        sentences=rules.read_reports.output.sentences,
        mentions=rules.extract_themes.output[0],
        codebook=CODEBOOK,
        themes=THEMES,
    output:
        f"{PROCESSED}/themes/topics.parquet",
    log:
        f"{LOGS}/discover_topics.log",
    conda:
        ENVIRONMENT
    params:
        code=code("discover_topics"),
        edition=EDITION,
        seed=SETTINGS.seed,
    message:
        "Finding topics outside the codebook"
    script:
        "../scripts/discover_topics.py"


rule export_coding:
    """Export the codebook and the coded reports as REFI-QDA, the exchange format of qualitative research tools."""
    input:
        reports=receipt("reports"),
        sentences=rules.read_reports.output.sentences,
        mentions=rules.extract_themes.output[0],
        codebook=CODEBOOK,
        themes=THEMES,
    output:
        en=f"{PROCESSED}/themes/codebook_en.qdc",
        fr=f"{PROCESSED}/themes/codebook_fr.qdc",
        project=f"{PROCESSED}/themes/reports.qdpx",
    log:
        f"{LOGS}/export_coding.log",
    conda:
        ENVIRONMENT
    params:
        code=code("export_coding"),
        edition=EDITION,
        raw=str(RAW),
    message:
        "Exporting the coding as REFI-QDA"
    script:
        "../scripts/export_coding.py"
