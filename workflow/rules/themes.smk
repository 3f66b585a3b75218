# In: processed sentences, the receipt of the collection `coding` (sentences coded by people), config/codebook.yaml.
# Out: processed theme mentions and their evaluation; results/<edition>/data/theme_prevalence.parquet.
# Owns: config/codebook.yaml and the settings `themes`.


rule extract_themes:
    """Find which sentences speak to which theme of the codebook, with the words that say so."""
    input:
        sentences=rules.read_reports.output[0],
        codebook=ROOT / SETTINGS.themes.codebook,
    output:
        f"{PROCESSED}/themes/theme_mentions.parquet",
    log:
        f"{LOGS}/extract_themes.log",
    conda:
        ENVIRONMENT
    params:
        code=code("extract_themes"),
        edition=EDITION,
    message:
        "Extracting themes"
    script:
        "../scripts/extract_themes.py"


rule measure_prevalence:
    """Count sentences by theme, source type, year and language, with intervals."""
    input:
        sentences=rules.read_reports.output[0],
        mentions=rules.extract_themes.output[0],
        codebook=ROOT / SETTINGS.themes.codebook,
    output:
        f"{RESULTS}/data/theme_prevalence.parquet",
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
        codebook=ROOT / SETTINGS.themes.codebook,
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


rule measure_co_occurrence:
    """Count sentences in which two themes meet, by source type, period and language."""
    input:
        sentences=rules.read_reports.output.sentences,
        mentions=rules.extract_themes.output[0],
        codebook=ROOT / SETTINGS.themes.codebook,
    output:
        f"{RESULTS}/data/theme_co_occurrence.parquet",
    log:
        f"{LOGS}/measure_co_occurrence.log",
    conda:
        ENVIRONMENT
    params:
        code=code("measure_co_occurrence"),
        edition=EDITION,
    message:
        "Measuring which themes stand together"
    script:
        "../scripts/measure_co_occurrence.py"


rule find_asks:
    """Find who is asked to do what, on which theme and with which law; publish those on a theme, without names."""
    input:
        sentences=rules.read_reports.output.sentences,
        mentions=rules.extract_themes.output[0],
        codebook=ROOT / SETTINGS.themes.codebook,
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
