# The workflow is in workflow/Snakefile, from which others load it as a module. `make results` runs the sample edition;
# `make official` the other.


include: "workflow/Snakefile"


# A bare include would leave no default target.
rule everything:
    """The same as `all` of workflow/Snakefile."""
    default_target: True
    input:
        rules.all.input,
    message:
        f"Everything is made ({EDITION} edition)"
