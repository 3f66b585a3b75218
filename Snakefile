# What Bills C-31 and C-10 (2012) did to trafficked persons in Canada.
# `make results` runs the sample edition; `make official` the other.

from snakemake.utils import min_version

min_version("9.8")


configfile: workflow.source_path("config/config.yaml")


include: "workflow/rules/common.smk"
include: "workflow/rules/retrieve.smk"
include: "workflow/rules/legislation.smk"
include: "workflow/rules/tfwp.smk"
include: "workflow/rules/asylum.smk"
include: "workflow/rules/reports.smk"
include: "workflow/rules/themes.smk"
include: "workflow/rules/eligibility.smk"
include: "workflow/rules/impact.smk"
include: "workflow/rules/publish.smk"


complete_rules()


rule all:
    """Every table of the edition, in every language and format, the index pages, the law and its replay, the lawyer's sheet."""
    default_target: True
    input:
        rules.publish.input,
        every_output,
    message:
        f"Everything is made ({EDITION} edition)"
