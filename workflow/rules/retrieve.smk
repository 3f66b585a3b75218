# In: config/sources/*.yaml, the committed sample files, a mirror or the publishers.
# Out: files under data/raw/<edition>/, a receipt per collection, and results/<edition>/data/evidence_gaps.parquet.
# Owns: config/sources/*.yaml and the settings `retrieve`.

STAGE = "retrieve"

from tipimpact.retrieve.receipts import local_files


rule retrieve_collection:
    """Retrieve the files of one collection into data/raw/<edition>, check them, and write the receipt."""
    input:
        # All files of the sample edition are committed. Of the official edition, only files that the user put here are inputs.
        lambda wildcards: (
            [RAW / source.path for source in SOURCES.collection(wildcards.collection, EDITION)]
            if EDITION == "sample"
            else local_files(SOURCES.collection(wildcards.collection, EDITION), RAW)
        ),
    output:
        f"{PROCESSED}/retrieve/{{collection}}.json",
    log:
        f"{LOGS}/retrieve_collection/{{collection}}.log",
    conda:
        ENVIRONMENT
    params:
        code=code("retrieve_collection"),
        edition=EDITION,
        raw=str(RAW),
        mirror=MIRROR,
        limits=SETTINGS.retrieve.model_dump(),
        rows=lambda wildcards: [
            source.model_dump(mode="json") for source in SOURCES.collection(wildcards.collection, EDITION)
        ],
    message:
        "Retrieving {wildcards.collection} ({params.edition} edition)"
    script:
        "../scripts/retrieve_collection.py"


GAPS = [source for source in SOURCES.sources if source.gap]
DROPPED_IN = {source.id: str(RAW / source.path) for source in GAPS if (RAW / source.path).is_file()}


rule list_evidence_gaps:
    """List what cannot be settled, who holds the missing series, and how to ask for it."""
    input:
        # Asked for when all rule files have been read, and so all collections that a rule reads are known.
        receipts=lambda wildcards: [receipt(collection) for collection in sorted(READ)],
        # A table of a later stage: which reports are here but cannot be read.
        report_files=f"{PROCESSED}/reports/report_files.parquet",
        dropped_in=list(DROPPED_IN.values()),
    output:
        f"{RESULTS}/data/evidence_gaps.parquet",
    log:
        f"{LOGS}/list_evidence_gaps.log",
    conda:
        ENVIRONMENT
    params:
        code=code("list_evidence_gaps"),
        edition=EDITION,
        raw=str(RAW),
        rows=[source.model_dump(mode="json") for source in GAPS],
    message:
        "Listing evidence gaps ({params.edition} edition)"
    script:
        "../scripts/list_evidence_gaps.py"
