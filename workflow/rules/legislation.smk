# In: the receipts of the collections of statutes, consolidated Acts and regulations (Justice Canada's XML).
# Out: processed units and effects of every file; results/<edition>/data/law_{changes,effects}.parquet.
# Owns: the section `legislation` of the configuration, config/law/{acts,commencement}.yaml, config/law/provisions.csv.

STAGE = "legislation"

LAW = [
    receipt(collection) for collection in ("legislation", "legislation_statutes", "consolidated_acts", "regulations")
]
ACTS = ROOT / "config" / "law" / "acts.yaml"
COMMENCEMENT = ROOT / "config" / "law" / "commencement.yaml"


rule read_acts:
    """Split all received Acts, statutes and regulations into units, and parse the instructions of amending Acts."""
    input:
        receipts=LAW,
        acts=ACTS,
        commencement=COMMENCEMENT,
    output:
        units=f"{PROCESSED}/legislation/units.parquet",
        effects=f"{PROCESSED}/legislation/effects.parquet",
    log:
        f"{LOGS}/read_acts.log",
    conda:
        ENVIRONMENT
    threads: 4
    params:
        code=code("read_acts"),
        edition=EDITION,
        raw=str(RAW),
    message:
        "Reading Acts, statutes and regulations"
    script:
        "../scripts/read_acts.py"


rule make_law_changes:
    """What the statutes did to which unit, and what the bills changed."""
    input:
        units=rules.read_acts.output.units,
        effects=rules.read_acts.output.effects,
        provisions=ROOT / "config" / "law" / "provisions.csv",
        acts=ACTS,
        commencement=COMMENCEMENT,
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
        bills=dict(SETTINGS.legislation.bills),
    message:
        "Listing changes made by the bills"
    script:
        "../scripts/make_law_changes.py"


rule list_versions:
    """List all versions of each provision that the bills changed, with their dates."""
    input:
        units=rules.read_acts.output.units,
        effects=rules.read_acts.output.effects,
        changes=rules.make_law_changes.output.changes,
        acts=ACTS,
        commencement=COMMENCEMENT,
    output:
        f"{PROCESSED}/legislation/provision_versions.parquet",
    log:
        f"{LOGS}/list_versions.log",
    conda:
        ENVIRONMENT
    params:
        code=code("list_versions"),
        edition=EDITION,
    message:
        "Listing versions of the changed provisions"
    script:
        "../scripts/list_versions.py"


rule check_replay:
    """Compare the Act, replayed from its text as enacted, with the official consolidations."""
    input:
        units=rules.read_acts.output.units,
        effects=rules.read_acts.output.effects,
        acts=ACTS,
        commencement=COMMENCEMENT,
    output:
        f"{RESULTS}/data/replay_check.parquet",
    log:
        f"{LOGS}/check_replay.log",
    conda:
        ENVIRONMENT
    params:
        code=code("check_replay"),
        edition=EDITION,
    message:
        "Comparing the replayed Act with official consolidations"
    script:
        "../scripts/check_replay.py"
