"""Read the finished tables: ``tipimpact.tables`` lists them, ``tipimpact.load`` reads one."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact import __version__
from tipimpact.common.contracts import Column, Contract, contract, names
from tipimpact.common.errors import PublishError, nearest
from tipimpact.common.files import above
from tipimpact.common.packaged import RELEASES
from tipimpact.common.releases import TEXTS, list_runs, newest_release
from tipimpact.common.row_ids import NAME as ID
from tipimpact.common.row_ids import row_ids
from tipimpact.common.tables import count_rows, read_table
from tipimpact.package.digests import FILE as DIGESTS
from tipimpact.package.digests import UNTOUCHED, compare, read_digests
from tipimpact.package.reader import describe_package, read_release
from tipimpact.package.texts import Texts
from tipimpact.publish.tables.cells import CodeWords, plain
from tipimpact.publish.tables.joins import joined, labelled
from tipimpact.publish.tables.layers import LAYERS, load_processed
from tipimpact.publish.tables.values import as_loaded
from tipimpact.publish.words import LANGUAGES, say, say_table
from tipimpact.publish.words.codes import column_id
from tipimpact.publish.words.constants import printing

RELEASE = "release"  # the newest one, which came with the project
COMMANDS = {"sample": "make results", "official": "make official"}
# Tables of earlier versions, and what to read instead.
ENDED = {
    "event_study": "read `robustness`, whose check `announcement` has each year after the event",
    "theme_co_occurrence": "read `asks`, or `theme_mentions` among the processed data, with all themes of a sentence",
    "theme_prevalence": "read `theme_counts`, and `theme_evaluation` for what was missed",
    "quantities": "read `indicators`, which has every number that is used",
    "what_matters": "ask `tipimpact.eligibility.evaluate` with one fact otherwise, or `without` an Act",
    "triangulation": "read `lives` for the law, `impact_estimates` for numbers, `asks` for documents",
    "attribution": "`lives` says what each Act changed, and which other Act would have closed a remedy too",
}


def tables(root: str | Path | None = None) -> pd.DataFrame:
    """The published tables of the newest release, and of the editions that have been made here.

    root: the folder that holds ``results/``; None looks in the current folder, then in those above
    it.
    Returns edition, name (for ``load``), number (as on the site), rows, title_en and title_fr, by
    edition and number.
    Raises PublishError if there is no release and no edition has been made there.

    >>> tables()[["edition", "name"]].drop_duplicates().values.tolist()[0]
    ['release', 'law_changes']
    """
    results = Path(root or above("results") or Path.cwd(), "results")
    folders = {RELEASE: newest_release(), **{edition: results / edition / "data" for edition in COMMANDS}}
    rows = [
        [edition, name, (contract(name).publish or {})["number"], count_rows(file)]
        + [say_table(name, "title", lang) for lang in LANGUAGES]
        for edition, folder in folders.items()
        if folder is not None
        for name in names(published=True)
        if (file := folder / f"{name}.parquet").is_file()
    ]
    if not rows:
        todo = f"run `{COMMANDS['sample']}` in the project folder, or give the folder that holds results/ as root="
        raise PublishError("no table has been made", where=str(results), todo=todo)
    return pd.DataFrame(rows, columns=["edition", "name", "number", "rows", *(f"title_{lang}" for lang in LANGUAGES)])


def load(
    name: str,
    edition: str | Path = RELEASE,
    root: str | Path | None = None,
    lang: str | None = None,
    layer: str = "results",
) -> pd.DataFrame:
    """A result table, with what a reader needs to know of it in ``.attrs``.

    name: a published table, such as ``impact_estimates``.
    edition: ``release``, the newest one, which needs no run; ``sample`` or ``official``, which was made here; the name
    of a run (``run:``); or a folder with a data package. The files of the last two, and of the release, are compared
    with their digests.
    root: the folder that holds ``results/``; None looks in the current folder, then in those above it.
    lang: ``en`` or ``fr`` gives words instead of codes, and the texts that the package has beside the table; None gives
    the codes, which are the same in both languages.
    layer: ``processed`` gives a table of the laboratory by its name, such as ``positions``, in codes: of the release
    what it carries, else of a run that was made here. Names and addresses of employers are masked.

    Codes of which the contract has a list are categoricals, lists are tuples, so that rows can be
    counted, merged and compared; count by several columns with ``groupby``. The index, ``row_id``,
    has the id of each row, as in the CSV file, on the site and in the shell.

    ``.attrs`` holds ``title``, ``what``, ``is_not`` and ``notes``, each by language; ``labels``, the titles of
    columns, and ``values``, the words for codes, by language and column; ``units`` and ``docs`` by column;
    ``sources`` (ids of ``config/sources``), ``edition``, ``release`` (its version), ``version``, ``file`` (its path)
    and other facts of the run.

    Where a run in the current folder has another table than the release, a warning on the screen
    names it.
    Raises PublishError for an unknown table, edition or language, for a table that has ended (it
    says what to read instead), for results that are not made, and for columns that are not those of
    this version; PackageError for a folder whose package is not whole; ContractError for a file of
    another edition.

    >>> lives = load("lives")
    >>> lives.attrs["units"]["days"]
    'days'
    """
    if layer not in LAYERS:
        raise PublishError(f"there is no layer {layer!r}", expected=", ".join(LAYERS), nearest=nearest(layer, LAYERS))
    if layer == "processed":
        if lang is not None:
            raise PublishError("the processed layer has no words", where="lang", expected="None, which gives codes")
        return load_processed(name, edition, root)
    if lang not in (None, *LANGUAGES):
        raise _no_such(str(lang), LANGUAGES)
    data, authored = read_printed(name, edition, root)
    spec, facts = contract(name), data.attrs
    data.attrs = {}  # pandas copies them with each column that is read
    ids = pd.Index(row_ids(data, spec), dtype="string", name=ID)
    if lang is None:
        data = as_loaded(data, spec.columns)
        data.attrs = facts
    else:
        data.attrs = facts
        with printing(authored):
            data = _in_words(data, lang, authored)
    data.index = ids
    return data


def _no_such(value: str, known: Sequence[str]) -> PublishError:
    return PublishError(f"there is no {value!r}", expected=", ".join(known), nearest=nearest(value, known))


def read_printed(name: str, edition: str | Path, root: str | Path | None) -> tuple[pd.DataFrame, Texts]:
    """A table as it is printed from, with what ``load`` puts in ``.attrs``, and the texts beside it.

    Arguments and errors as for ``load``.
    """
    if name in ENDED:
        raise PublishError(f"the table {name!r} has ended", todo=f"{ENDED[name]} (docs/migrate-0.4.md)")
    named, runs = (RELEASE, *COMMANDS), list_runs(root)
    if edition not in named and str(edition) in runs:
        edition = runs[str(edition)]
    editions = named if edition in named or not Path(edition).is_dir() else (*named, edition)
    if name not in names(published=True) and name in names():
        todo = f"load({name!r}, layer='processed')"
        raise PublishError(f"{name!r} is no published table, but one of the laboratory", todo=todo)
    if name not in names(published=True):
        raise _no_such(name, names(published=True))
    if edition not in editions:
        raise _no_such(str(edition), [*map(str, editions), *runs])
    file, facts = _find_table(name, edition, root)
    data, authored = read_table(file, edition=facts["made"]), Texts.beside(file)
    if [*data.columns] != [*contract(name).columns]:
        raise PublishError(
            f"the columns of {name!r} are not those of tipimpact {__version__}",
            where=str(file),
            expected=f"contract version {contract(name).version}; the file has {data.attrs['version']}",
            todo="install the version of the release (docs/migrate-0.4.md says what moved), or run the pipeline again",
        )
    if authored is None:
        todo = (
            f"finish the run (`{COMMANDS.get(facts['made'], 'make results')}`), or give the folder of a whole package"
        )
        raise PublishError("the table has no texts beside it", where=str(file.parent), expected=TEXTS, todo=todo)
    with printing(authored):
        data = labelled(data, name, authored)
        data.attrs = described(data) | {"file": str(file), **facts["known"]}
    return data, authored


def _in_words(data: pd.DataFrame, lang: str, authored: Texts) -> pd.DataFrame:
    """The columns under the same names: codes in words, one column for each bilingual pair, joined texts."""
    spec, words = contract(data.attrs["table"]), CodeWords.of(data, lang)
    texts = joined(data, spec.name, lang, authored)
    pairs = {name: _pair(name, spec) for name in spec.columns}
    columns = {pairs[name]: c for name, c in spec.columns.items() if pairs[name] == name or name[-2:] == lang}
    columns |= spec.joined
    worded = pd.DataFrame({name: _values_in_words(texts[c.name], c, words) for name, c in columns.items()}, data.index)
    worded = as_loaded(worded, columns, words.code)
    titles = {other: {name: title(spec.name, name, other) for name in columns} for other in LANGUAGES}
    worded.attrs = {**data.attrs, "labels": titles, "docs": {name: column.doc for name, column in columns.items()}}
    return worded


def _pair(name: str, spec: Contract) -> str:
    """The name that a column of a bilingual pair shares with the other; that of any other column."""
    shared = re.sub(r"_(en|fr)$", "", name)
    return shared if {f"{shared}_en", f"{shared}_fr"} <= spec.columns.keys() else name


def _values_in_words(values: pd.Series, column: Column, words: CodeWords) -> pd.Series:
    """Codes, and lists of codes, in words; other values as they are."""
    if column.type == "string":
        return values.map(lambda code: words.code(column.name, code), na_action="ignore").astype("string")
    if column.type == "list":
        lists = map(plain, values)
        worded = [items and [words.code(column.name, str(item)) for item in items] for items in lists]
        return pd.Series(worded, values.index, dtype=object)
    return values


def _find_table(name: str, edition: str | Path, root: str | Path | None) -> tuple[Path, dict[str, Any]]:
    """The file of a table; the edition that ``made`` it, and what is ``known`` of it besides its own facts."""
    if edition in COMMANDS:
        return table_file(name, str(edition), root), {"made": str(edition), "known": {}}
    if (folder := newest_release() if edition == RELEASE else Path(edition)) is None:
        todo = "run `make results`, and load with edition='sample'; or get data/releases again"
        raise PublishError("there is no release", where=str(RELEASES), todo=todo)
    described, file = describe_package(folder), folder / f"{name}.parquet"
    if not file.is_file():
        raise PublishError(f"the package has no table {name!r}", where=str(folder), todo="load it from another package")
    release = read_release(described)
    if edition == RELEASE:
        warn_of_run(name, folder, root)
    known = {"release": release.version} if release else {}
    return file, {"made": described["edition"], "known": {**known, **({"edition": RELEASE} if known else {})}}


def warn_of_run(name: str, release: Path, root: str | Path | None) -> None:
    """Name on the screen a run whose table differs from the release: the official edition, or the sample if something
    was changed in it, which has other rows anyway."""
    known, untouched = read_digests(release), read_digests(release, UNTOUCHED)
    for edition in COMMANDS:
        here = above(Path("results", edition, "data", DIGESTS), root)
        run = read_digests(here / "results" / edition / "data") if here else None
        if run is None or known is None or name not in run.tables:
            continue
        table = next(t for t in compare(run, known, untouched if edition == "sample" else None) if t.table == name)
        if table.status != "equal" and (edition, table.status) != ("sample", "other_inputs"):
            why = ", ".join(table.because) or table.status.replace("_", " ")
            argument = f"load({name!r}, edition={edition!r})"
            print(
                f"warning: {name} differs in your run, results/{edition} ({why}); read it: {argument}", file=sys.stderr
            )
            return


def table_file(name: str, edition: str, root: str | Path | None) -> Path:
    """The Parquet file of a table of an edition that was made here. Raises PublishError where there is none."""
    inside = Path("results", edition, "data", f"{name}.parquet")
    file = Path(root or above(inside) or Path.cwd(), inside)
    if file.is_file():
        return file
    raise PublishError(
        f"the table {name!r} of the {edition} edition has not been made",
        where=str(file),
        todo=f"run `{COMMANDS[edition]}` in the project folder, or give the folder that holds results/ as root=",
    )


def described(data: pd.DataFrame) -> dict[Any, Any]:
    """The facts of a table with its words and its contract's units and docs: what ``load`` puts in ``.attrs``."""
    facts = {str(key): value for key, value in data.attrs.items()}
    spec = contract(facts["table"])
    published, came = spec.publish or {}, facts.pop("labels", {})
    words = {lang: CodeWords(spec.name, lang, came) for lang in LANGUAGES}
    known = {name: codes for name in spec.columns if (codes := _codes(data, name, words))}
    parts = ("title", "what", "is_not")
    return {
        **facts,
        "code_labels": came,
        **{part: {lang: say_table(spec.name, part, lang) for lang in LANGUAGES} for part in parts},
        "notes": {lang: [say(id, lang) for id in published.get("notes", [])] for lang in LANGUAGES},
        "labels": {lang: {name: title(spec.name, name, lang) for name in spec.columns} for lang in LANGUAGES},
        "values": {
            lang: {name: {code: own.code(name, code) for code in codes} for name, codes in known.items()}
            for lang, own in words.items()
        },
        "units": {name: column.unit for name, column in spec.columns.items() if column.unit},
        "docs": {name: column.doc for name, column in spec.columns.items()},
    }


def _codes(data: pd.DataFrame, name: str, words: dict[str, CodeWords]) -> list[str]:
    """The codes of a column: those of its contract, those that came with words, and those in the data that have words.

    A citation counts as a code, because French writes it otherwise; a text does not.
    """
    column = contract(data.attrs["table"]).columns[name]
    if column.type not in ("string", "list"):
        return []
    values = data[name].dropna()
    present = {str(item) for value in values for item in plain(value)} if column.type == "list" else set(values)
    worded = sorted(code for code in present if any(own.has(name, code) for own in words.values()))
    return list(dict.fromkeys([*column.values, *words["en"].labels.get(name, {}), *worded]))


def title(table: str, column: str, lang: str) -> str:
    """The title of a column; of one of a bilingual pair, the pair's; of one that is not published, its name."""
    pair = re.sub(r"_(en|fr)$", "", column)
    id = column_id(table, column) or column_id(table, pair)
    return column if id is None else say(id, lang)
