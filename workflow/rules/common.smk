# Names that all rule files share, and what each rule has without saying so.
# In: config, `ROOT`, the folder of the project, and `RULES`, that of the files of rules. Out: names used by the other files of this folder. Owns: `edition`, `run`, `scenarios`, `mirror`, `previous`, `seed`.

import os
import sys
from pathlib import Path
from time import time

SRC = (ROOT / "workflow" / "src").resolve()
sys.path.insert(0, str(SRC))
os.environ.update(PYTHONPATH=os.pathsep.join(filter(None, [str(SRC), os.environ.get("PYTHONPATH")])))

from snakemake.logging import logger

from tipimpact.common import LANGUAGES, contracts, job, written
from tipimpact.common.errors import SourceError, TipimpactError
from tipimpact.common.files import dated_later
from tipimpact.common.provenance import code_hash
from tipimpact.common.packaged import find, find_all, find_chosen, list_names
from tipimpact.common.rules import read_rules
from tipimpact.configuration import check_all, describe_own, read_all
from tipimpact.retrieve.sources import source_files
from tipimpact.retrieve.start import check_network, describe, outdated

# Report errors in the configuration without a traceback. Snakemake lists its own copy of the defaults last. The user's
# files come before the package's: a run says first which they are, and checks them here, because a module has no onstart.
DEFAULTS = find(ROOT / "config" / "config.yaml")
OWN = describe_own([DEFAULTS, *workflow.configfiles]) if workflow.is_main_process else []
if OWN:
    print(*OWN, sep="\n", file=sys.stderr)
try:
    SETTINGS, SOURCES, MIRROR = read_all(config, [DEFAULTS, *workflow.configfiles[:-1]], ROOT)
    if OWN:
        check_all(ROOT, SETTINGS, SOURCES)
except TipimpactError as error:  # not only ConfigError: a stage reads some of its files when it is imported
    sys.exit(f"The configuration is not valid; nothing was run.\n{error}")

EDITION = SETTINGS.edition
RUN = SETTINGS.run or EDITION  # the folders of the run

DECLARED = read_rules(RULES)
# After an error reported in words, the list of all files of the job would push the words off the screen. A module may
# have put a prefix before the name of a rule.
FAILED = job.WithoutReported(lambda name: next((r.script or name for r in DECLARED if name.endswith(r.name)), name))
logger.addFilter(FAILED)

# The sample edition is committed beside the workflow; the official one is retrieved into the working directory.
RAW = ROOT / "data" / "raw" / "sample" if EDITION == "sample" else Path("data", "raw", "official")
COMPILED = ROOT / "data" / "raw" / "compiled"  # facts that we compiled, committed, for both editions
PROCESSED = f"data/processed/{RUN}"
RESULTS = f"results/{RUN}"
LOGS = f"logs/{RUN}"
AUDIT = f"{RESULTS}/data/data_audit.parquet"
REPORT_FILES = f"{PROCESSED}/reports/report_files.parquet"
LAST_WORDS = []  # files that are shown when a run has ended
ENVIRONMENT = str((ROOT / "environment.yml").resolve())  # used with --software-deployment-method conda


def configured(name):
    """The file of `config/` that a run reads: the user's, in the working directory, or the project's."""
    return find(ROOT / "config" / name)


# Configuration that is kept in several files.
SOURCE_FILES = source_files(configured("sources"))
CODEBOOK = find_chosen(SETTINGS.themes.codebook, ROOT)
THEMES = [path for path in find_all(CODEBOOK.parent) if path.name != CODEBOOK.name]

# Outputs dated in the future hide later edits.
if workflow.is_main_process and (LATE := dated_later(time() + 300, [PROCESSED, RESULTS])):
    sys.exit(
        f"{len(LATE)} outputs are dated in the future, the first is {LATE[0]}. They hide later edits; nothing was run.\n"
        "The system clock was probably moved back.\n"
        "  what to do: set the clock; if it is right, give the outputs the current date: make redate"
    )

# Snakemake asks of an output only whether it is there.
MADE = [Path("results/answer"), Path(RESULTS)] if EDITION == "sample" else [Path(RESULTS)]
if workflow.is_main_process and (
    DIFFERING := [line for place in MADE for line in written.describe_differing(place, written.differing(place))]
):
    print(
        *(f"warning: {line}." for line in DIFFERING),
        f"  what to do: make {'results' if EDITION == 'sample' else EDITION}, which makes it again",
        sep="\n",
        file=sys.stderr,
    )


# What any script may take as an argument (tipimpact.common.job). None of it is a param, because it changes no result of
# an edition: another mirror, pause or place of the checkout reruns nothing.
# A copy, because a workflow that uses these rules as a module reads its own configuration again.
config = config | {
    "job": {
        "edition": EDITION,
        "root": str(ROOT),
        "raw": str(RAW),
        "compiled": str(COMPILED),
        "mirror": MIRROR,
        "retrieve": SETTINGS.retrieve.model_dump(),
    }
}


onstart:
    try:
        if not OWN:  # else it is done
            check_all(ROOT, SETTINGS, SOURCES)
    except TipimpactError as error:
        sys.exit(f"The configuration is not valid; nothing was run.\n{error}")
    asked = [name for name in READ if EDITION == "official" and is_asked_for(receipt(name))]
    if asked and not SETTINGS.retrieve.offline:
        wanted = [source for name in asked for source in SOURCES.collection(name, EDITION)]
        retrieved = [source for name in READ.difference(asked) for source in SOURCES.collection(name, EDITION)]
        try:
            said = check_network(wanted, RAW, MIRROR, f"{PROCESSED}/retrieve/to_fetch.csv", retrieved=retrieved)
        except SourceError as error:
            sys.exit(f"Nothing was run.\n{error}")
        if said:
            print(f"warning: {said}", file=sys.stderr)


onsuccess:
    from tipimpact.publish.obtained import reports_left_out, rows_left_out, screen
    from tipimpact.retrieve.obtained import read_obtained

    # The sample lacks what it always lacks, and its page says so.
    if EDITION == "official" and (obtained := read_obtained(RUN)):
        print(f"\n{screen(obtained, 'en')}")
    if os.path.exists(AUDIT) and (left_out := rows_left_out(AUDIT, "en")):
        print(left_out)
    if os.path.exists(REPORT_FILES) and (unread := reports_left_out(REPORT_FILES, "en")):
        print(unread)
    for path in filter(os.path.exists, LAST_WORDS):
        print(Path(path).read_text(encoding="utf-8"), end="")


onerror:
    print(
        "The run stopped. Finished files are kept. Fix the error above and run the same command again.",
        file=sys.stderr,
    )
    if FAILED.unreported:
        print(
            "A job that stopped without an error message was probably killed because memory ran out: run with CORES=1.",
            file=sys.stderr,
        )


def code(stage, script):
    """The param that reruns a rule when its code, or a contract of a table that it reads or writes, has changed.

    It asks the rules for these files and not its job: of a param that takes `input` or `output` Snakemake remembers
    nothing, and would rerun nothing.
    """
    path = ROOT / "workflow" / "scripts" / f"{script}.py"
    names = [rule.name for rule in DECLARED if (rule.stage, rule.script) == (stage, script)]

    def current(wildcards):
        known = [getattr(rules, name) for name in names if hasattr(rules, name)]  # a caller may have left one out
        files = [str(file) for rule in known for file in (*rule.input, *rule.output) if not callable(file)]
        return code_hash(path, stage, files)

    return current


def about(name):
    """The line for the screen: the first sentence of a rule's docstring."""
    return next(rule.doc for rule in DECLARED if rule.name == name).partition(". ")[0].rstrip(".")


OWN_CSV = []  # CSV files that are jobs of their own, where publish.smk is read


def every_output(wildcards):
    """All outputs of all rules, so that an output that a failed job deleted is made again even if nothing else needs it.

    But for the CSV files of its tables, each of which would be a job of its own.
    """
    outputs = [path for rule in DECLARED for path in getattr(rules, rule.name).output if "{" not in path]
    own = tuple(OWN_CSV)  # ends of paths, because a module may put a prefix before them
    return [*(path for path in outputs if not path.endswith(own)), *every_receipt(wildcards)]


def every_receipt(wildcards):
    """The receipts of all collections that a rule reads. They are known when all rule files have been read."""
    return [receipt(collection) for collection in sorted(READ)]


def steps(wildcards):
    """Name, stage, description, inputs and outputs of every rule with a script."""
    return [
        {
            "name": rule.name,
            "stage": rule.stage,
            "doc": rule.doc,
            "script": rule.script,
            "inputs": [
                str(path)
                for each in getattr(rules, rule.name).input
                for path in (every_receipt(wildcards) if each is every_receipt else [] if callable(each) else [each])
            ],
            "outputs": sorted({str(path) for path in getattr(rules, rule.name).output}),
        }
        for rule in DECLARED
        if rule.script
    ]


def steps_of_laboratory(wildcards):
    """The same of the rules that make tables."""
    return [step for step in steps(wildcards) if step["stage"] not in ("package", "publish", "sheets")]


# Receipts that no longer say what is in the raw folder would leave stale numbers in the results.
if workflow.is_main_process and (LOST := outdated(Path(PROCESSED, "retrieve").glob("*.json"), RAW, MIRROR)):
    print(describe(LOST), file=sys.stderr)


def steps_of_run(wildcards):
    """The steps whose files are of the run: not those that print another package, nor that make a release."""
    apart = ("data/releases/", *([f"{PRINTED}/", f"{DRAFTS}/"] if PRINTED != RESULTS else []))
    return [step for step in steps(wildcards) if not any(path.startswith(apart) for path in step["outputs"])]


def is_asked_for(path):
    """Whether a run retrieves the collection of a receipt."""
    return not os.path.exists(path) or bool(outdated([path], RAW, MIRROR))


READ = set()  # collections that some rule reads; the others are never retrieved


def receipt(collection):
    """The receipt of a collection, which stages read instead of its raw files."""
    READ.add(collection)
    return f"{PROCESSED}/retrieve/{collection}.json"
