# What all rules share, and what each must carry.
# In: config. Out: names that the other files of this folder use. Owns: `edition`, `mirror`, `seed`.

import gc
import os
import sys
from pathlib import Path
from time import time

# Relative to where the run happens, so that moving the project, results and all, reruns nothing.
ROOT = Path(os.path.relpath(Path(str(workflow.current_basedir)).parents[1]))
SRC = (ROOT / "workflow" / "src").resolve()
sys.path.insert(0, str(SRC))
os.environ.update(PYTHONPATH=os.pathsep.join(filter(None, [str(SRC), os.environ.get("PYTHONPATH")])))

from snakemake.persistence import PersistenceBase
from tipimpact.common import LANGUAGES, contracts
from tipimpact.common.errors import ConfigError
from tipimpact.common.files import dated_later
from tipimpact.common.provenance import code_hash
from tipimpact.configuration import check_all, read_all

# Before it compares parameters Snakemake imports pandas, half a second each time, in case one is a table. Ours are plain.
PersistenceBase._serialize_param = property(lambda self: self._serialize_param_builtin)

# What is loaded stays loaded; without this it is searched for garbage again and again while the files are read.
gc.freeze()

# A user's faults are told in words, without the trace of this file. Snakemake lists its copy of the defaults last.
try:
    SETTINGS, SOURCES, MIRROR = read_all(config, [ROOT / "config" / "config.yaml", *workflow.configfiles[:-1]], ROOT)
except ConfigError as error:
    sys.exit(f"The configuration is not valid; nothing was run.\n{error}")

EDITION = SETTINGS.edition

# The sample edition is committed beside the workflow; the official one is retrieved where the user runs.
RAW = ROOT / "data" / "raw" / "sample" if EDITION == "sample" else Path("data", "raw", "official")
PROCESSED = f"data/processed/{EDITION}"
RESULTS = f"results/{EDITION}"
LOGS = f"logs/{EDITION}"
ENVIRONMENT = str((ROOT / "environment.yml").resolve())  # for those who run with --software-deployment-method conda

# Files from a time that is yet to come hide what is edited today: the clock was set back since they were made.
if workflow.is_main_process and (LATE := dated_later(time() + 300, [PROCESSED, RESULTS])):
    sys.exit(
        f"{len(LATE)} files, {LATE[0]} the first, are dated later than now; edits since would be missed. Nothing was run.\n"
        "  what to do: set the clock right; if it is right now, date them back: make redate"
    )


onstart:
    try:
        check_all(ROOT, SETTINGS, SOURCES)
    except ConfigError as error:
        sys.exit(f"The configuration is not valid; nothing was run.\n{error}")


onerror:
    print(
        "The run did not end; what is finished is kept. Mend what is named above, and run the same command again.\n"
        "A job without words of its own was killed from outside, most often because memory ran out: run with CORES=1.",
        file=sys.stderr,
    )


def code(script, *names):
    """Hash of what a script uses; `names` are data files that only the rule knows."""
    return code_hash(ROOT / "workflow" / "scripts" / f"{script}.py", names)


def every_output(wildcards):
    """All that the rules make. A failed job takes its old table away; what was made from it would hide the loss."""
    made = [path for rule in workflow.rules if not rule.has_wildcards() for path in rule.output]
    return [*made, *(receipt(collection) for collection in sorted(READ))]


def steps(wildcards):
    """What every rule with a script says of itself, and patterns of what it reads and makes."""
    return [
        {
            "name": rule.name,
            "doc": rule.docstring or workflow.get_rule("publish_tables").docstring,
            "script": Path(rule.script).stem,
            "inputs": [str(path) for path in rule.input if not callable(path)],
            "outputs": sorted({str(path) for path in [*rule.output, *getattr(rule.params, "files", [])]}),
        }
        for rule in workflow.rules
        if rule.script
    ]


# What a published table can be had as; for print where its contract does not forgo it.
FORMATS = ("html", "csv", "semicolons.csv", "xlsx", "metadata.json", "csv-metadata.json", "bib", "csl.json")
PRINT_FORMATS = ("docx", "tex")


def renderings(tables):
    """The files that tables are published as."""
    printed = [table for table in tables if contracts.contract(table).publish.get("print", True)]
    files = [f"{lang}/{table}.{format}" for table in tables for lang in LANGUAGES for format in FORMATS]
    files += [f"{lang}/{table}.{format}" for table in printed for lang in LANGUAGES for format in PRINT_FORMATS]
    return [f"{RESULTS}/tables/{file}" for file in [*files, *(f"both/{table}.html" for table in printed)]]


def published(name, tables):
    """What a job that publishes tables must make: its receipt, and by name each rendering that is lost since.

    All renderings as outputs would cost more at every start than everything else in these files.
    """
    made = f"{PROCESSED}/publish/{name}.txt"
    return [made, *(file for file in renderings(tables) if os.path.exists(made) and not os.path.exists(file))]


READ = set()  # collections that a rule reads; the others are never retrieved


def receipt(collection):
    """The receipt of a collection, which a stage takes instead of its raw files."""
    READ.add(collection)
    return f"{PROCESSED}/retrieve/{collection}.json"
