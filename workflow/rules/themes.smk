# In: processed sentences, the receipt of the collection `coding` (sentences coded by people), config/codebook/*.yaml.
# Out: processed theme mentions, their evaluation, the agreement of coders, the review queue, topics, QDA exchange files, all asks;
# results/<edition>/data/{theme_prevalence,theme_co_occurrence,asks}.parquet.
# Owns: config/codebook/*.yaml and the settings `themes`.

STAGE = "themes"


rule extract_themes:
    """Find which sentences speak to which theme of the codebook, with the words that say so."""
    input:
        sentences=rules.read_reports.output[0],
        receipt=receipt("coding"),
        codebook=CODEBOOK,
        themes=THEMES,
    output:
        f"{PROCESSED}/themes/theme_mentions.parquet",
    log:
        f"{LOGS}/extract_themes.log",
    conda:
        ENVIRONMENT
    params:
        code=code("extract_themes"),
        edition=EDITION,
        raw=str(RAW),
        seed=SETTINGS.seed,
    message:
        "Extracting themes"
    script:
        "../scripts/extract_themes.py"


rule measure_prevalence:
    """Count sentences by theme and by pair of themes, with intervals: by source type, year or period, and language."""
    input:
        sentences=rules.read_reports.output[0],
        mentions=rules.extract_themes.output[0],
        codebook=CODEBOOK,
        themes=THEMES,
    output:
        prevalence=f"{RESULTS}/data/theme_prevalence.parquet",
        co_occurrence=f"{RESULTS}/data/theme_co_occurrence.parquet",
    log:
        f"{LOGS}/measure_prevalence.log",
    conda:
        ENVIRONMENT
    params:
        code=code("measure_prevalence"),
        edition=EDITION,
    message:
        "Measuring how often each theme is spoken to"
    script:
        "../scripts/measure_prevalence.py"


rule evaluate_themes:
    """Measure the coding against sentences coded by people, beside plainer methods and part by part."""
    input:
        receipt=receipt("coding"),
        sentences=rules.read_reports.output.sentences,
        mentions=rules.extract_themes.output[0],
        codebook=CODEBOOK,
        themes=THEMES,
    output:
        f"{PROCESSED}/themes/theme_evaluation.parquet",
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
        "Measuring how often the coding of themes is wrong"
    script:
        "../scripts/evaluate_themes.py"


rule find_asks:
    """Find who is asked to do what, on which theme and with which law; publish those on a theme, without names."""
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
    conda:
        ENVIRONMENT
    params:
        code=code("find_asks"),
        edition=EDITION,
    message:
        "Finding what is asked of whom"
    script:
        "../scripts/find_asks.py"


rule measure_agreement:
    """Measure how far a second coder agrees with the first, theme by theme."""
    input:
        receipt=receipt("coding"),
        reports=receipt("reports"),
        sentences=rules.read_reports.output.sentences,
        codebook=CODEBOOK,
        themes=THEMES,
    output:
        f"{PROCESSED}/themes/coder_agreement.parquet",
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
        "Measuring how far coders agree"
    script:
        "../scripts/measure_agreement.py"


rule queue_review:
    """Queue what a person should look at: where rules and model disagree, or neither is sure."""
    input:
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
        seed=SETTINGS.seed,
    message:
        "Queueing what a person should look at"
    script:
        "../scripts/queue_review.py"


rule discover_topics:
    """Discover topics that the codebook may lack: candidates, never results."""
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
        "Looking for topics outside the codebook"
    script:
        "../scripts/discover_topics.py"


rule export_coding:
    """Export the codebook and the coded reports in the exchange format of research tools (REFI-QDA)."""
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
        "Exporting the coding for research tools"
    script:
        "../scripts/export_coding.py"
