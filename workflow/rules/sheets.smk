# In: the units and effects of the law, the sentences of the reports, config/law, config/codebook, the receipt of labels.
# Out: results/<edition>/counsel/<sheet>.{docx,xlsx}, counsel/coding.csv: what a lawyer or a coder fills in and sends back.
# Owns: nothing in config; a signed sheet goes back into the file that it is about.

SHEETS = [
    *expand(
        f"{RESULTS}/counsel/{{sheet}}.{{format}}",
        sheet=["provisions", "eligibility", "silences", "cases", "recommendations", "coding"],
        format=["docx", "xlsx"],
    ),
    f"{RESULTS}/counsel/coding.csv",
]


rule write_review_sheets:
    """Write the sheets that a lawyer fills in, in Word and Excel: provisions, rows of law, silences, cases, recommendations."""
    input:
        AUTHORED,
        [configured(f"law/{name}") for name in ("cases.yaml", "completeness.csv")],
        units=UNITS,
        effects=EFFECTS,
        commencement=COMMENCEMENT,
    output:
        provisions=multiext(f"{RESULTS}/counsel/provisions", ".docx", ".xlsx"),
        rows=multiext(f"{RESULTS}/counsel/eligibility", ".docx", ".xlsx"),
        silences=multiext(f"{RESULTS}/counsel/silences", ".docx", ".xlsx"),
        cases=multiext(f"{RESULTS}/counsel/cases", ".docx", ".xlsx"),
        recommendations=multiext(f"{RESULTS}/counsel/recommendations", ".docx", ".xlsx"),
    log:
        f"{LOGS}/write_review_sheets.log",
    conda:
        ENVIRONMENT
    params:
        code=code("sheets", "write_review_sheets"),
    message:
        about("write_review_sheets")
    script:
        "../scripts/write_review_sheets.py"


rule write_coding_sheet:
    """Write the sheet of labelled sentences that practitioners code, in Word and Excel, and the list of what it holds."""
    input:
        THEMES,
        receipt=receipt("labels"),
        sentences=SENTENCES,
        codebook=CODEBOOK,
    output:
        files=multiext(f"{RESULTS}/counsel/coding", ".docx", ".xlsx", ".csv"),
    log:
        f"{LOGS}/write_coding_sheet.log",
    conda:
        ENVIRONMENT
    params:
        code=code("sheets", "write_coding_sheet"),
        seed=SETTINGS.seed,
    message:
        about("write_coding_sheet")
    script:
        "../scripts/write_coding_sheet.py"
