# In: config/sources/*.yaml, the committed sample files, a mirror or the publishers.
# Out: files under data/raw/<edition>/, and a receipt per collection.
# Owns: config/sources/*.yaml and the settings `retrieve`.

STAGE = "retrieve"

from tipimpact.retrieve.receipts import local_files


rule retrieve_collection:
    """Retrieve the files of one collection into data/raw/<edition>, check them, and write the receipt."""
    input:
        # Files of the sample edition are committed; one that was taken away is a gap. Of the official edition, only
        # files that the user put here are inputs.
        lambda wildcards: (
            [
                file
                for source in SOURCES.collection(wildcards.collection, EDITION)
                if (file := RAW / source.path).is_file()
            ]
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
