# In: processed sentences and theme mentions, indicators, the receipts of the law, config/{recommendations,profiles}.yaml,
# config/law/{eligibility,attributes}.csv, config/law/{concepts,events,readings,remedies}.yaml.
# Out: results/<edition>/data/{recommendations,eligibility,remedy_exceptions,completeness,instruments,deadlines,process_clock,lives,refusal_days}.parquet,
# data/processed/<edition>/eligibility/{archetypes,rules,rules_tests}.json.
# Owns: config/recommendations.yaml, config/profiles.yaml, config/law/{eligibility,attributes,completeness,completeness_readers,silences,touches,instruments,deadlines}.csv,
# config/law/{concepts,events,readings,remedies,cases,second_sight}.yaml.

ROWS = configured("law/eligibility.csv")
READINGS = configured("law/readings.yaml")
REMEDIES = configured("law/remedies.yaml")
CONCEPTS = configured("law/concepts.yaml")
TOUCHES = configured("law/touches.csv")
INSTRUMENTS = configured("law/instruments.csv")
DEADLINES = configured("law/deadlines.csv")
SILENCES = configured("law/silences.csv")
EVENTS = configured("law/events.yaml")
PROFILES = configured("profiles.yaml")


rule track_recommendations:
    """Find the recommendations in the report, and record the status of each."""
    input:
        THEMES,
        sentences=SENTENCES,
        mentions=MENTIONS,
        codebook=CODEBOOK,
        spec=configured("recommendations.yaml"),
        series=INDICATORS,
    output:
        f"{RESULTS}/data/recommendations.parquet",
    log:
        f"{LOGS}/track_recommendations.log",
    conda:
        ENVIRONMENT
    params:
        code=code("eligibility", "track_recommendations"),
        gaps=[source.id for source in GAPS],
    message:
        about("track_recommendations")
    script:
        "../scripts/track_recommendations.py"


rule make_eligibility:
    """Evaluate who could apply for which remedy on which day, and list exceptions and what the sections say."""
    input:
        LEDGER,
        CONCEPTS,
        EVENTS,
        READINGS,
        REMEDIES,
        TOUCHES,
        INSTRUMENTS,
        units=UNITS,
        effects=EFFECTS,
        law_effects=f"{RESULTS}/data/law_effects.parquet",
        commencement=COMMENCEMENT,
        rows=ROWS,
        judged=configured("law/completeness.csv"),
        silences=SILENCES,
        profiles=PROFILES,
    output:
        eligibility=f"{RESULTS}/data/eligibility.parquet",
        remedy_exceptions=f"{RESULTS}/data/remedy_exceptions.parquet",
        completeness=f"{RESULTS}/data/completeness.parquet",
    log:
        f"{LOGS}/make_eligibility.log",
    conda:
        ENVIRONMENT
    params:
        code=code("eligibility", "make_eligibility"),
    message:
        about("make_eligibility")
    script:
        "../scripts/make_eligibility.py"


rule list_limits:
    """List the limits that bind a person, and the instruments below the Act with how much of each was read."""
    input:
        CONCEPTS,
        REMEDIES,
        TOUCHES,
        SILENCES,
        units=UNITS,
        rows=ROWS,
        deadlines=DEADLINES,
        instruments=INSTRUMENTS,
    output:
        deadlines=f"{RESULTS}/data/deadlines.parquet",
        instruments=f"{RESULTS}/data/instruments.parquet",
    log:
        f"{LOGS}/list_limits.log",
    conda:
        ENVIRONMENT
    params:
        code=code("eligibility", "list_limits"),
    message:
        about("list_limits")
    script:
        "../scripts/list_limits.py"


rule follow_archetypes:
    """Evaluate each archetype day by day under three versions of the law, and explain the answers."""
    input:
        CONCEPTS,
        EVENTS,
        READINGS,
        REMEDIES,
        TOUCHES,
        INSTRUMENTS,
        SILENCES,
        receipts=LAW,
        rows=ROWS,
        profiles=PROFILES,
    output:
        process_clock=f"{RESULTS}/data/process_clock.parquet",
        archetypes=f"{PROCESSED}/eligibility/archetypes.json",
    log:
        f"{LOGS}/follow_archetypes.log",
    conda:
        ENVIRONMENT
    params:
        code=code("eligibility", "follow_archetypes"),
    message:
        about("follow_archetypes")
    script:
        "../scripts/follow_archetypes.py"


rule compare_lives:
    """Compare each life with each Act and without it, also by the day of refusal: the first day on which one could ask."""
    input:
        CONCEPTS,
        EVENTS,
        READINGS,
        REMEDIES,
        TOUCHES,
        INSTRUMENTS,
        SILENCES,
        receipts=LAW,
        rows=ROWS,
        attributes=configured("law/attributes.csv"),
        profiles=PROFILES,
    output:
        lives=f"{RESULTS}/data/lives.parquet",
        refusal_days=f"{RESULTS}/data/refusal_days.parquet",
    log:
        f"{LOGS}/compare_lives.log",
    conda:
        ENVIRONMENT
    params:
        code=code("eligibility", "compare_lives"),
    message:
        about("compare_lives")
    script:
        "../scripts/compare_lives.py"


rule export_rules:
    """Write the rules for an evaluator in the browser, and the answers that it must give."""
    input:
        CONCEPTS,
        EVENTS,
        TOUCHES,
        INSTRUMENTS,
        SILENCES,
        DEADLINES,
        rows=ROWS,
        readings=READINGS,
        remedies=REMEDIES,
        cases=configured("law/cases.yaml"),
        second_sight=configured("law/second_sight.yaml"),
        profiles=PROFILES,
    output:
        rules=f"{PROCESSED}/eligibility/rules.json",
        tests=f"{PROCESSED}/eligibility/rules_tests.json",
    log:
        f"{LOGS}/export_rules.log",
    conda:
        ENVIRONMENT
    params:
        code=code("eligibility", "export_rules"),
    message:
        about("export_rules")
    script:
        "../scripts/export_rules.py"
