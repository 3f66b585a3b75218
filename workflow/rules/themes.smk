# In: processed sentences, the receipts of the collections `coding` and `labels` (sentences coded by people) and `second_coder` (stored
# scores), config/codebook/*.yaml.
# Out: processed theme mentions, the review queue, topics, QDA exchange files, all asks;
# results/<edition>/data/{theme_prevalence,theme_counts,theme_co_occurrence,theme_evaluation,theme_errors,coder_agreement,asks}.parquet.
# Owns: config/codebook/*.yaml and the settings `themes`.

MENTIONS = f"{PROCESSED}/themes/theme_mentions.parquet"


rule extract_themes:
    """Code sentences with the themes of the codebook, and keep the matched words."""
    input:
        THEMES,
        sentences=SENTENCES,
        receipt=receipt("coding"),
        codebook=CODEBOOK,
    output:
        MENTIONS,
    priority: 1  # on the longest path to publication
    params:
        seed=SETTINGS.seed,
    script:
        "../scripts/extract_themes.py"


rule measure_prevalence:
    """Measure shares of sentences by theme with the error of the coding, and count them by source, year and pair of themes."""
    input:
        THEMES,
        sentences=SENTENCES,
        mentions=MENTIONS,
        receipt=receipt("labels"),
        codebook=CODEBOOK,
    output:
        theme_prevalence=f"{RESULTS}/data/theme_prevalence.parquet",
        theme_counts=f"{RESULTS}/data/theme_counts.parquet",
        theme_co_occurrence=f"{RESULTS}/data/theme_co_occurrence.parquet",
    params:
        seed=SETTINGS.seed,
    script:
        "../scripts/measure_prevalence.py"


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


rule find_asks:
    """Find requests: who is asked to do what, by theme and law. Publish those on a theme, without names."""
    input:
        THEMES,
        sentences=SENTENCES,
        mentions=MENTIONS,
        codebook=CODEBOOK,
    output:
        asks_found=f"{PROCESSED}/themes/asks_found.parquet",
        asks_published=f"{RESULTS}/data/asks.parquet",
    priority: 1  # on the longest path to publication
    script:
        "../scripts/find_asks.py"


rule measure_agreement:
    """Measure the agreement of two coders by theme."""
    input:
        THEMES,
        coding=receipt("coding"),
        labels=receipt("labels"),
        reports=receipt("reports"),
        sentences=SENTENCES,
        codebook=CODEBOOK,
    output:
        f"{RESULTS}/data/coder_agreement.parquet",
    params:
        seed=SETTINGS.seed,
    script:
        "../scripts/measure_agreement.py"


rule queue_review:
    """Select sentences for review by a person: rules and model disagree, or both are uncertain."""
    input:
        THEMES,
        receipt=receipt("second_coder"),
        sentences=SENTENCES,
        mentions=MENTIONS,
        codebook=CODEBOOK,
    output:
        f"{PROCESSED}/themes/review_queue.csv",
    params:
        seed=SETTINGS.seed,
    script:
        "../scripts/queue_review.py"


rule discover_topics:
    """Find topics that the codebook may lack. They are candidates for new themes, not results."""
    input:
        THEMES,
        sentences=SENTENCES,
        mentions=MENTIONS,
        codebook=CODEBOOK,
    output:
        f"{PROCESSED}/themes/topics.parquet",
    params:
        seed=SETTINGS.seed,
    script:
        "../scripts/discover_topics.py"


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
