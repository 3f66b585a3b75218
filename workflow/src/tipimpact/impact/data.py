"""From the claims panel and the published series to the rows that an estimand needs, and to no others."""

from __future__ import annotations

from functools import singledispatch
from pathlib import Path

import numpy as np
import pandas as pd

from tipimpact.common.errors import ImpactError
from tipimpact.common.tables import read_meta
from tipimpact.impact.assess import COLUMNS
from tipimpact.impact.designs.panel import Design, read_design
from tipimpact.impact.designs.triple import less
from tipimpact.impact.gaps import READ_IN_REPORTS
from tipimpact.impact.plan import (
    Counts,
    Estimand,
    PlannedContrast,
    PlannedDifference,
    PlannedSynthetic,
    PlannedTriple,
    Years,
)
from tipimpact.impact.refusal import refuse

# Of which counts a share is a part; the panel has their least and greatest values too.
WHOLES = {
    "closed_of_all": ["recognised", "complementary", "rejected", "closed"],
    "recognised_of_merits": ["recognised", "complementary", "rejected"],
}
READ = ["origin", "destination", "year", "claims", "low", "high", "tranche", "effective", "ended"]
READ += [f"{share}{end}" for share in WHOLES for end in ("", "_low", "_high")] + WHOLES["closed_of_all"]


@singledispatch
def places(estimand: Estimand) -> list[str]:
    """Destinations whose rows an estimand reads."""
    raise TypeError(type(estimand))


@places.register
def _(estimand: PlannedDifference) -> list[str]:
    return sorted({estimand.groups.destination, *estimand.placebo_places})


@places.register
def _(estimand: PlannedTriple) -> list[str]:
    return sorted({estimand.groups.destination, *estimand.placebo_places, *estimand.elsewhere})


@places.register
def _(estimand: PlannedSynthetic) -> list[str]:
    return sorted({estimand.donors.destination, *estimand.donors.others})


def _years(estimand: Estimand, base_only: bool) -> Years:
    return estimand.base if base_only else estimand.window


def read_cells(path: str | Path, edition: str, estimand: Estimand, *, base_only: bool) -> pd.DataFrame:
    """Panel rows of the estimand's destinations and window; with ``base_only``, of its base period alone.

    Later rows are left out by the reader of the file itself, so no outcome after the base period is in
    memory when the minimum detectable effect is computed. Raises ImpactError for another edition's file.
    """
    _same_edition(path, edition)
    keep = [("destination", "in", places(estimand)), ("year", "in", _years(estimand, base_only).kept())]
    return pd.read_parquet(path, filters=keep, columns=READ)


def read_rows(path: str | Path, edition: str, last: int, *, outcomes_of: PlannedContrast | None = None) -> pd.DataFrame:
    """Panel rows of every destination up to the year ``last``, as ``assess.read_basis`` takes them.

    outcomes_of: also rows of the window of this contrast, in its own destination. Later rows are left out by the reader
    of the file itself, as in ``read_cells``. Raises ImpactError for another edition's file.
    """
    _same_edition(path, edition)
    keep: list[list[tuple[str, str, object]]] = [[("year", "<=", last)]]
    if outcomes_of is not None:
        keep.append([("destination", "==", outcomes_of.groups.destination), ("year", "in", outcomes_of.window.kept())])
    return pd.read_parquet(path, filters=keep, columns=COLUMNS)


def read_counts(path: str | Path, edition: str, counts: Counts, years: Years) -> pd.DataFrame:
    """Values of a series of the table ``indicators`` in the years kept: low and high by year, groups added up.

    A group that is absent in a year counts as 0 where another one is there. Years without a value are absent.
    Raises ImpactError for another edition's file, and Refusal where the series is not one of calendar years.
    """
    _same_edition(path, edition)
    whole = [("series", "==", counts.series), ("group", "in", counts.groups)]
    kept = ["group", "period_kind", "year", "low", "high", "revision"]
    # which kinds of period there are is asked without reading a value
    kinds = set(pd.read_parquet(path, filters=whole, columns=["period_kind"])["period_kind"])
    fault = f"{counts.series} is given by {', '.join(sorted(kinds))}"
    refuse([(bool(kinds) and "calendar" not in kinds, "not_calendar", fault, "calendar years")], Path(path).name)
    rows = pd.read_parquet(path, filters=[*whole, ("year", "in", years.kept())], columns=kept)
    rows = rows[(rows["period_kind"] == "calendar") & rows["low"].notna() & rows["high"].notna()]
    last = rows.sort_values("revision").drop_duplicates(["group", "year"], keep="last")
    return last.astype({"year": int}).groupby("year")[["low", "high"]].sum().astype(float)


def has_confirmed(path: str | Path, estimand: Estimand) -> bool:
    """Whether the table ``indicators`` has numbers of the estimand's series that two readers confirmed in reports."""
    counts = getattr(estimand, "counts", None)
    if counts is None:
        return False
    whole = [("series", "==", counts.series), ("group", "in", counts.groups), ("source", "==", READ_IN_REPORTS)]
    return bool(len(pd.read_parquet(path, filters=whole, columns=["series"])))


def _same_edition(path: str | Path, edition: str) -> None:
    if read_meta(path)["edition"] != edition:
        raise ImpactError("this table is of another edition", where=str(path), expected=edition)


def compare(cells: pd.DataFrame, estimand: PlannedDifference) -> pd.DataFrame:
    """Rows of the origins compared in the estimand's destination, with ``cohort``: its first year touched.

    Origins are chosen by counts of the base period alone, but for one that a share leaves without a value in some
    year (none of none). Returns origin, year, claims (the outcome, whatever it is), low, high, cohort.
    """
    groups, outcome = estimand.groups, estimand.outcome
    here = cells[cells["destination"] == groups.destination]
    kept = here[here["origin"].isin(_chosen(here, estimand)) & ~here["tranche"].isin(groups.excluded_tranches)]
    if outcome != "claims":
        ends = {"claims": outcome, "low": f"{outcome}_low", "high": f"{outcome}_high"}
        kept = kept.assign(**{name: kept[column].astype("Float64") for name, column in ends.items()})
        undefined = kept.loc[kept["low"].isna(), "origin"]
        kept = kept[~kept["origin"].isin(undefined)]
    return (
        kept.assign(cohort=_cohorts(kept, estimand))[["origin", "year", "claims", "low", "high", "cohort"]]
        .sort_values(["origin", "year"])
        .reset_index(drop=True)
    )


def _chosen(here: pd.DataFrame, estimand: PlannedDifference) -> pd.Index:
    """Origins with a published count of at least ``least`` in enough years of the base period."""
    base = here[here["year"].isin(estimand.base.kept())]
    parts = WHOLES.get(estimand.outcome, ["claims"])
    size = base[parts].astype("Float64").sum(axis=1, skipna=False)
    enough = (size >= estimand.groups.least).fillna(False).groupby(base["origin"]).sum()
    return enough.index[enough >= estimand.groups.published_in]


def _cohorts(kept: pd.DataFrame, estimand: PlannedDifference) -> pd.Series:
    treated = kept["tranche"].isin(estimand.groups.treated_tranches)
    undated = sorted(kept.loc[treated & kept[estimand.onset].isna(), "origin"].unique())
    if undated:
        raise ImpactError(f"treated origins without a date of effect: {', '.join(undated)}", where="panel")
    starts = pd.to_datetime(kept[estimand.onset].where(treated)).dt.year
    years = pd.Series(estimand.window.kept())
    first = {start: years[years >= start].min() for start in starts.dropna().unique()}
    return starts.map(first)


def comparison(cells: pd.DataFrame, estimand: PlannedDifference) -> Design:
    """The planned comparison as matrices; of a triple difference, less the same origins elsewhere."""
    rows = compare(cells, estimand)
    if isinstance(estimand, PlannedTriple):
        refuse(
            [(not _there(cells, estimand), "no_other_places", "there is no other destination", "at least one")], "panel"
        )
        return _against(cells, estimand, rows, _there(cells, estimand))
    return read_design(rows, form=estimand.form, offset=estimand.offset)


def _there(cells: pd.DataFrame, estimand: PlannedTriple) -> list[str]:
    return sorted(set(estimand.elsewhere) & set(cells["destination"]))


def _against(cells: pd.DataFrame, estimand: PlannedTriple, rows: pd.DataFrame, others: list[str]) -> Design:
    """Origins that another destination shows in every base year, here less there."""
    away = cells[cells["destination"].isin(others) & cells["origin"].isin(rows["origin"])]
    base = away[away["year"].isin(estimand.base.kept())]
    shown = base[base["claims"].notna()].groupby("origin")["year"].nunique()
    chosen = shown.index[shown >= estimand.groups.published_in]
    parts = [rows[rows["origin"].isin(chosen)], _summed(away[away["origin"].isin(chosen)], rows)]
    here, there = (read_design(part, form=estimand.form, offset=estimand.offset) for part in parts)
    return less(here, there)


def _summed(away: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Claims of each origin in all the given destinations together, as an interval."""
    ends = away.groupby(["origin", "year"])[["low", "high"]].sum()
    exact = away["claims"].astype("Float64").groupby([away["origin"], away["year"]]).sum(min_count=1)
    table = ends.assign(claims=exact.clip(lower=ends["low"], upper=ends["high"])).reset_index()
    cohorts = rows.drop_duplicates("origin").set_index("origin")["cohort"]
    return table.assign(cohort=table["origin"].map(cohorts))


def without_each_place(cells: pd.DataFrame, estimand: PlannedTriple) -> dict[str, Design]:
    """The same comparison with each of the other destinations left out."""
    rows, others = compare(cells, estimand), _there(cells, estimand)
    if len(others) < 2:
        return {}
    return {place: _against(cells, estimand, rows, [o for o in others if o != place]) for place in others}


def in_other_places(cells: pd.DataFrame, estimand: PlannedDifference) -> dict[str, Design]:
    """The same comparison on the claims of each placebo destination, with origins chosen there by the same rule."""
    designs = {}
    for place in estimand.placebo_places:
        moved = estimand.model_copy(update={"groups": estimand.groups.model_copy(update={"destination": place})})
        rows = compare(cells, moved)
        if not rows.empty and not rows["cohort"].isna().all():
            designs[place] = read_design(rows, form=estimand.form, offset=estimand.offset)
    return designs


def totals(cells: pd.DataFrame, estimand: PlannedSynthetic) -> pd.DataFrame:
    """All claims of each destination by year: destination, year, claims, low, high, cohort.

    Destinations that do not report in every year of the cells are left out. What is not shown lies between 0 and 4.
    """
    by = ["destination", "year"]
    table = cells.groupby(by)[["claims", "low", "high"]].sum().reset_index()
    years = table.groupby("destination")["year"].transform("nunique")
    whole = table[years == table["year"].nunique()]
    first = min(year for year in estimand.window.kept() if year > estimand.base.last)
    own = whole["destination"] == estimand.donors.destination
    return whole.assign(cohort=np.where(own, float(first), np.nan)).reset_index(drop=True)
