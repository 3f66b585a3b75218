# In: processed sentences, the receipts of the collections `coding` and `labels` (sentences coded by people) and `second_coder` (stored
# scores), config/codebook/*.yaml.
# Out: processed theme mentions, the scope, the review queue, QDA exchange files;
# results/<edition>/data/{theme_counts,theme_evaluation,theme_errors,coder_agreement,asks,scope_recall}.parquet.
# Owns: config/codebook/*.yaml and the settings `themes`.

MENTIONS = f"{PROCESSED}/themes/theme_mentions.parquet"
SCOPE = f"{PROCESSED}/themes/scope.parquet"


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
    priority: 1  # on the longest path to publication
    script:
        "../scripts/extract_themes.py"


rule count_themes:
    """Count the coded sentences by theme, source and year, by who decided, with the error of the coding."""
    input:
        THEMES,
        sentences=SENTENCES,
        mentions=MENTIONS,
        receipt=receipt("labels"),
        codebook=CODEBOOK,
    output:
        f"{RESULTS}/data/theme_counts.parquet",
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
    params:
        seed=SETTINGS.seed,
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
    output:
        f"{RESULTS}/data/asks.parquet",
    priority: 1  # on the longest path to publication
    script:
        "../scripts/find_asks.py"


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
    params:
        seed=SETTINGS.seed,
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
    script:
        "../scripts/queue_review.py"


rule export_coding:
    """Export the codebook and the coded reports as REFI-QDA, the exchange format of qualitative research tools."""
    input:
        THEMES,
        reports=receipt("reports"),
        sentences=SENTENCES,
        mentions=MENTIONS,
        codebook=CODEBOOK,
    output:
        en=f"{PROCESSED}/themes/codebook_en.qdc",
        fr=f"{PROCESSED}/themes/codebook_fr.qdc",
        project=f"{PROCESSED}/themes/reports.qdpx",
    script:
        "../scripts/export_coding.py"
