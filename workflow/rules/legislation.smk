# In: the receipts of the collections `legislation`, `legislation_statutes` and `regulations` (Justice Canada's XML).
# Out: processed units of every file; results/<edition>/data/law_{changes,effects}.parquet; the lawyer's sheet.
# Owns: the section `legislation` of the configuration, config/law/provisions.csv, config/law/commencement.yaml.

STAGE = "legislation"

LAW = [receipt(collection) for collection in ("legislation", "legislation_statutes", "regulations")]


rule read_acts:
    """Read every Act, bill and consolidation received into units."""
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
        "Reading the law"
    script:
        "../scripts/read_acts.py"


rule make_law_changes:
    """What the statutes did to which unit, what the bills changed, and the sheet that a lawyer fills in."""
    input:
        receipts=LAW,
        provisions=ROOT / "config" / "law" / "provisions.csv",
        commencement=ROOT / "config" / "law" / "commencement.yaml",
    output:
        changes=f"{RESULTS}/data/law_changes.parquet",
        effects=f"{RESULTS}/data/law_effects.parquet",
        sheet=f"{RESULTS}/counsel/provisions.docx",
        workbook=f"{RESULTS}/counsel/provisions.xlsx",
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
        "Finding what the bills changed"
    script:
        "../scripts/make_law_changes.py"


rule list_versions:
    """Every wording of each provision that the bills changed, with its days."""
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
        "Listing how each provision read"
    script:
        "../scripts/list_versions.py"


rule read_amendments:
    """Read every instruction of the annual statutes, and replay those on the Act."""
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
        "Reading the amending Acts"
    script:
        "../scripts/read_amendments.py"


rule check_replay:
    """Hold the Act, replayed from its text as enacted, against the official consolidations."""
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
        "Checking the replay of the Act"
    script:
        "../scripts/check_replay.py"
