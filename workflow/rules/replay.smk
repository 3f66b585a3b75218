# In: the receipts of `legislation` and `legislation_statutes`, config/commencement.yaml.
# Out: processed amendments; results/<edition>/data/replay_check.parquet.
# Owns: config/commencement.yaml.

STATUTES = [receipt("legislation"), receipt("legislation_statutes")]


rule read_amendments:
    """Read every instruction of the annual statutes, and replay those on the Act."""
    input:
        receipts=STATUTES,
        commencement=ROOT / "config" / "commencement.yaml",
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
        receipts=STATUTES,
        commencement=ROOT / "config" / "commencement.yaml",
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
