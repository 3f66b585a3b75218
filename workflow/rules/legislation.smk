# In: the receipts of the collections of statutes, consolidated Acts and regulations (Justice Canada's XML), and of files of
# the Table of Public Statutes.
# Out: processed units, effects, dated_act and law_rows; results/<edition>/data/{law_changes,law_effects,commencement,replay_check}.parquet.
# Owns: the section `legislation` of the configuration, config/law/{acts,commencement}.yaml, config/law/provisions.csv,
# data/raw/compiled/law/{commencement,orders}.csv (the commencement ledger; orders and their days of registration).

LAW = [
    receipt(collection) for collection in ("legislation", "legislation_statutes", "consolidated_acts", "regulations")
]
ACTS = configured("law/acts.yaml")
COMMENCEMENT = configured("law/commencement.yaml")
LEDGER = COMPILED / "law" / "commencement.csv"
UNITS = f"{PROCESSED}/legislation/units.parquet"
EFFECTS = f"{PROCESSED}/legislation/effects.parquet"
DATED = f"{PROCESSED}/legislation/dated_act.parquet"


rule read_acts:
    """Split all received Acts, statutes and regulations into units, and parse the instructions of amending Acts."""
    input:
        ACTS,
        LEDGER,
        receipts=LAW,
        commencement=COMMENCEMENT,
    output:
        units=UNITS,
        effects=EFFECTS,
    log:
        f"{LOGS}/read_acts.log",
    conda:
        ENVIRONMENT
    threads: 4
    params:
        code=code("legislation", "read_acts"),
    message:
        about("read_acts")
    script:
        "../scripts/read_acts.py"


rule make_law_changes:
    """List what the statutes did to which unit, and what the bills changed."""
    input:
        ACTS,
        LEDGER,
        units=UNITS,
        effects=EFFECTS,
        table=receipt("legislation_table"),
        provisions=configured("law/provisions.csv"),
        commencement=COMMENCEMENT,
    output:
        law_changes=f"{RESULTS}/data/law_changes.parquet",
        law_effects=f"{RESULTS}/data/law_effects.parquet",
        commencement_days=f"{RESULTS}/data/commencement.parquet",
    log:
        f"{LOGS}/make_law_changes.log",
    conda:
        ENVIRONMENT
    params:
        code=code("legislation", "make_law_changes"),
        bills=dict(SETTINGS.legislation.bills),
    message:
        about("make_law_changes")
    script:
        "../scripts/make_law_changes.py"


rule list_versions:
    """Date the words of each unit of the Acts, list the versions of what the bills changed, and check rows of law."""
    input:
        ACTS,
        LEDGER,
        COMPILED / "law" / "orders.csv",
        units=UNITS,
        effects=EFFECTS,
        changes=f"{RESULTS}/data/law_changes.parquet",
        commencement=COMMENCEMENT,
        eligibility=configured("law/eligibility.csv"),
        provisions=configured("law/provisions.csv"),
    output:
        versions=f"{PROCESSED}/legislation/provision_versions.parquet",
        dated=DATED,
        rows=f"{PROCESSED}/legislation/law_rows.parquet",
    log:
        f"{LOGS}/list_versions.log",
    conda:
        ENVIRONMENT
    params:
        code=code("legislation", "list_versions"),
    message:
        about("list_versions")
    script:
        "../scripts/list_versions.py"


rule check_replay:
    """Compare the Act, replayed from its text as enacted, with the official consolidations."""
    input:
        ACTS,
        LEDGER,
        units=UNITS,
        effects=EFFECTS,
        commencement=COMMENCEMENT,
    output:
        f"{RESULTS}/data/replay_check.parquet",
    log:
        f"{LOGS}/check_replay.log",
    conda:
        ENVIRONMENT
    params:
        code=code("legislation", "check_replay"),
    message:
        about("check_replay")
    script:
        "../scripts/check_replay.py"
