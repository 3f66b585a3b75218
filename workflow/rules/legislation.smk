# In: the receipts of the collections `legislation`, `legislation_statutes` and `regulations` (Justice Canada's XML).
# Out: processed units of every file; results/<edition>/data/law_{changes,effects}.parquet.
# Owns: the section `legislation` of the configuration, config/law/provisions.csv, config/law/commencement.yaml.

STAGE = "legislation"

LAW = [receipt(collection) for collection in ("legislation", "legislation_statutes", "regulations")]


rule read_acts:
    """Split all received Acts, bills and consolidations into units."""
    input:
        receipt=receipt("legislation"),
    output:
        f"{PROCESSED}/legislation/units.parquet",
    log:
        f"{LOGS}/read_acts.log",
    conda:
        ENVIRONMENT
    params:
        code=code("read_acts"),
        edition=EDITION,
        raw=str(RAW),
    message:
        "Reading Acts, bills and consolidations"
    script:
        "../scripts/read_acts.py"


rule make_law_changes:
    """What the statutes did to which unit, and what the bills changed."""
    input:
        receipts=LAW,
        provisions=ROOT / "config" / "law" / "provisions.csv",
        commencement=ROOT / "config" / "law" / "commencement.yaml",
    output:
        changes=f"{RESULTS}/data/law_changes.parquet",
        effects=f"{RESULTS}/data/law_effects.parquet",
    log:
        f"{LOGS}/make_law_changes.log",
    conda:
        ENVIRONMENT
    params:
        code=code("make_law_changes"),
        edition=EDITION,
        raw=str(RAW),
        bills=dict(SETTINGS.legislation.bills),
    message:
        "Listing changes made by the bills"
    script:
        "../scripts/make_law_changes.py"


rule list_versions:
    """List all versions of each provision that the bills changed, with their dates."""
    input:
        receipts=LAW,
        changes=rules.make_law_changes.output.changes,
        commencement=ROOT / "config" / "law" / "commencement.yaml",
    output:
        f"{PROCESSED}/legislation/provision_versions.parquet",
    log:
        f"{LOGS}/list_versions.log",
    conda:
        ENVIRONMENT
    params:
        code=code("list_versions"),
        edition=EDITION,
        raw=str(RAW),
    message:
        "Listing versions of the changed provisions"
    script:
        "../scripts/list_versions.py"


rule read_amendments:
    """Parse all amending instructions of the annual statutes, and replay those that amend the Act."""
    input:
        receipts=LAW[:2],
        commencement=ROOT / "config" / "law" / "commencement.yaml",
    output:
        f"{PROCESSED}/legislation/amendments.parquet",
    log:
        f"{LOGS}/read_amendments.log",
    conda:
        ENVIRONMENT
    params:
        code=code("read_amendments"),
        edition=EDITION,
        raw=str(RAW),
    message:
        "Parsing amending Acts"
    script:
        "../scripts/read_amendments.py"


rule check_replay:
    """Compare the Act, replayed from its text as enacted, with the official consolidations."""
    input:
        receipts=LAW[:2],
        commencement=ROOT / "config" / "law" / "commencement.yaml",
    output:
        f"{RESULTS}/data/replay_check.parquet",
    log:
        f"{LOGS}/check_replay.log",
    conda:
        ENVIRONMENT
    params:
        code=code("check_replay"),
        edition=EDITION,
        raw=str(RAW),
    message:
        "Comparing the replayed Act with official consolidations"
    script:
        "../scripts/check_replay.py"
