# In: config/sources/*.yaml, the committed sample files, a mirror or the publishers.
# Out: files under data/raw/<edition>/, and a receipt per collection; UNHCR's tables as Parquet.
# Owns: config/sources/*.yaml and the settings `retrieve`.

from tipimpact.retrieve.receipts import local_files
from tipimpact.retrieve.start import because


rule retrieve_collection:
    """Retrieve the files of one collection into data/raw/<edition>, check them, and write the receipt."""
    input:
        # Files of the sample edition are committed; one that was taken away is a gap. Of the official edition, only
        # files that the user put here are inputs.
        lambda wildcards: (
            [
                file
                for source in SOURCES.collection(wildcards.collection, EDITION)
                if (file := source.file(RAW)).is_file()
            ]
            if EDITION == "sample"
            else local_files(SOURCES.collection(wildcards.collection, EDITION), RAW)
        ),
        lambda wildcards: [
            file
            for source in SOURCES.collection(wildcards.collection, EDITION)
            if source.compiled and (file := COMPILED / source.path).is_file()
        ],
    output:
        f"{PROCESSED}/retrieve/{{collection}}.json",
    log:
        f"{LOGS}/retrieve_collection/{{collection}}.log",
    priority: 1
    conda:
        ENVIRONMENT
    # Waiting at a host takes no core from the jobs that compute. The profile limits how many wait at once.
    threads: 0
    resources:
        network=1,
    params:
        code=code("retrieve", "retrieve_collection"),
        because=lambda wildcards: because(receipt(wildcards.collection), RAW, MIRROR),
        rows=lambda wildcards: [
            source.model_dump(mode="json") for source in SOURCES.collection(wildcards.collection, EDITION)
        ],
    message:
        f"Retrieve {{wildcards.collection}} ({EDITION} edition)"
    script:
        "../scripts/retrieve_collection.py"


rule unpack_tables:
    """Convert UNHCR's tables to Parquet once. They are R data, JSON or archives, and R data take 13 seconds to read."""
    input:
        receipt=receipt("refugee"),
    # Parquet as the publishers name the columns; files called .parquet are tables that have a contract.
    output:
        asylum_applications=f"{PROCESSED}/retrieve/asylum_applications.pq",
        asylum_decisions=f"{PROCESSED}/retrieve/asylum_decisions.pq",
    log:
        f"{LOGS}/unpack_tables.log",
    priority: 1  # slow, and nothing else is needed before it
    conda:
        ENVIRONMENT
    params:
        code=code("retrieve", "unpack_tables"),
    message:
        about("unpack_tables")
    script:
        "../scripts/unpack_tables.py"


GAPS = [source for source in SOURCES.sources if source.gap]
DROPPED_IN = {source.id: str(source.file(RAW)) for source in GAPS if source.file(RAW).is_file()}
