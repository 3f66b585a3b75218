# In: processed sentences, the receipts of the collections `coding` and `labels` (sentences coded by people) and `second_coder` (stored
# scores), config/codebook/*.yaml.
# Out: processed theme mentions, the scope, the asks, the review queue;
# results/<edition>/data/{theme_counts,theme_evaluation,theme_errors,coder_agreement,asked,scope_recall}.parquet.
# Owns: config/codebook/*.yaml, config/asks.yaml and the settings `themes`.

MENTIONS = f"{PROCESSED}/themes/theme_mentions.parquet"
SCOPE = f"{PROCESSED}/themes/scope.parquet"
ASKS = f"{PROCESSED}/themes/asks.parquet"  # the package has a copy of what it may pass on


rule extract_themes:
    """Code sentences with the themes of the codebook, keep the matched words, and say who decided each code."""
    input:
        THEMES,
        sentences=SENTENCES,
        receipt=receipt("coding"),
        second_coder=receipt("second_coder"),
        codebook=CODEBOOK,
    output:
        MENTIONS,
    log:
        f"{LOGS}/extract_themes.log",
    priority: 1  # on the longest path to publication
    conda:
        ENVIRONMENT
    params:
        code=code("themes", "extract_themes"),
    message:
        about("extract_themes")
    script:
        "../scripts/extract_themes.py"


rule count_themes:
    """Count the coded sentences by theme, source type and language, and estimate how many speak to each theme."""
    input:
        THEMES,
        sentences=SENTENCES,
        mentions=MENTIONS,
        labels=receipt("labels"),
        second_coder=receipt("second_coder"),
        codebook=CODEBOOK,
    output:
        f"{RESULTS}/data/theme_counts.parquet",
    log:
        f"{LOGS}/count_themes.log",
    conda:
        ENVIRONMENT
    params:
        code=code("themes", "count_themes"),
        seed=SETTINGS.seed,
    message:
        about("count_themes")
    script:
        "../scripts/count_themes.py"


rule evaluate_themes:
    """Evaluate the coding on sentences coded by people: unseen labels, and development sentences with simpler methods."""
    input:
        THEMES,
        coding=receipt("coding"),
        labels=receipt("labels"),
        sentences=SENTENCES,
        mentions=MENTIONS,
        codebook=CODEBOOK,
    output:
        theme_evaluation=f"{RESULTS}/data/theme_evaluation.parquet",
        theme_errors=f"{RESULTS}/data/theme_errors.parquet",
    log:
        f"{LOGS}/evaluate_themes.log",
    conda:
        ENVIRONMENT
    params:
        code=code("themes", "evaluate_themes"),
        seed=SETTINGS.seed,
    message:
        about("evaluate_themes")
    script:
        "../scripts/evaluate_themes.py"


rule select_scope:
    """Select the relevant sentences, by outside tags, by readers or by words."""
    input:
        THEMES,
        sentences=SENTENCES,
        receipt=receipt("coding"),
        codebook=CODEBOOK,
    output:
        scope_table=SCOPE,
        recall=f"{RESULTS}/data/scope_recall.parquet",
    log:
        f"{LOGS}/select_scope.log",
    conda:
        ENVIRONMENT
    params:
        code=code("themes", "select_scope"),
    message:
        about("select_scope")
    script:
        "../scripts/select_scope.py"


rule find_asks:
    """Find the sentences that ask, with whom they ask, without names of persons."""
    input:
        THEMES,
        sentences=SENTENCES,
        mentions=MENTIONS,
        scope=SCOPE,
        codebook=CODEBOOK,
        spec=configured("asks.yaml"),
    output:
        ASKS,
    log:
        f"{LOGS}/find_asks.log",
    priority: 1  # on the longest path to publication
    conda:
        ENVIRONMENT
    params:
        code=code("themes", "find_asks"),
        gaps=[source.id for source in SOURCES.sources],
    message:
        about("find_asks")
    script:
        "../scripts/find_asks.py"


rule count_asked:
    """Count what was asked of Canada by subject and answer, with what law or policy says today."""
    input:
        asks=ASKS,
        units=UNITS,
        spec=configured("asks.yaml"),
    output:
        f"{RESULTS}/data/asked.parquet",
    log:
        f"{LOGS}/count_asked.log",
    conda:
        ENVIRONMENT
    params:
        code=code("themes", "count_asked"),
        gaps=[source.id for source in SOURCES.sources],
    message:
        about("count_asked")
    script:
        "../scripts/count_asked.py"


rule measure_agreement:
    """Measure the agreement of two coders by theme."""
    input:
        THEMES,
        coding=receipt("coding"),
        labels=receipt("labels"),
        sentences=SENTENCES,
        codebook=CODEBOOK,
    output:
        f"{RESULTS}/data/coder_agreement.parquet",
    log:
        f"{LOGS}/measure_agreement.log",
    conda:
        ENVIRONMENT
    params:
        code=code("themes", "measure_agreement"),
    message:
        about("measure_agreement")
    script:
        "../scripts/measure_agreement.py"


rule queue_review:
    """List the codes on which rules and second coder differ, for people to settle."""
    input:
        THEMES,
        coding=receipt("coding"),
        second_coder=receipt("second_coder"),
        sentences=SENTENCES,
        mentions=MENTIONS,
        codebook=CODEBOOK,
    output:
        f"{PROCESSED}/themes/review_queue.xlsx",
    log:
        f"{LOGS}/queue_review.log",
    conda:
        ENVIRONMENT
    params:
        code=code("themes", "queue_review"),
    message:
        about("queue_review")
    script:
        "../scripts/queue_review.py"
