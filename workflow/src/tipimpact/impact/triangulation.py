"""Rules, numbers and documents side by side: each graded by itself, and what the three together support."""

from __future__ import annotations

from typing import Any

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.impact.plan import Plan, PlannedQuestion

BILLS = ("c31", "c10")
WORSE = ("closed", "delayed", "narrowed")  # what a bill can do to a remedy in a life; the words of the table lives
CHANGES = (*WORSE, "limited_first")
UNTOLD = ("unknown", "contested")
# From the strongest on; the best verdict of a question's estimates is the verdict of its numbers.
VERDICTS = ("supported", "suggestive", "contradicted", "no_large_change", "cannot_tell")
CLAIM_CHANGE = ("supported", "suggestive")
AFTER = "after"
NO_REPORTS = "not_held"
COUNTS = ("coded", "criticisms", "denials", "demands")


def triangulate(plan: Plan, lives: pd.DataFrame, estimates: pd.DataFrame, prevalence: pd.DataFrame) -> pd.DataFrame:
    """One row per question of the plan, with the columns of ``triangulation``.

    lives, estimates, prevalence: the tables ``lives``, ``impact_estimates`` and ``theme_counts``.
    """
    rows = []
    for question in plan.questions:
        rules, numbers = _rules(question, lives), _numbers(question, estimates)
        documents = _documents(question, prevalence, plan.thresholds.least_named)
        verdict, agreement = conclude(rules["rules"], numbers["numbers"], documents["documents"])
        rows.append(
            {
                "question": question.id,
                "verdict": verdict,
                "agreement": agreement,
                **rules,
                **numbers,
                **documents,
                "plan_hash": plan.short_hash,
            }
        )
    return pd.DataFrame(rows, columns=list(contract("triangulation").columns))


def conclude(rules: str, numbers: str, documents: str) -> tuple[str, str]:
    """Verdict and agreement from the three grades.

    What a bill closed, delayed or narrowed is established by rule, whatever is counted; else the numbers decide.
    Documents never do: what is written of a problem says neither how often it occurs nor what brought it about.
    """
    speaks = {
        "rules": rules == "narrowed",
        "numbers": numbers in CLAIM_CHANGE,
        "documents": documents == "problem_named",
    }
    silent = {
        "rules": rules in ("none_listed", "unknown"),
        "numbers": numbers in ("cannot_tell", "none_planned"),
        "documents": documents in ("silent", "mentioned", NO_REPORTS),
    }
    heard = [name for name in speaks if not silent[name]]
    saying = [name for name in heard if speaks[name]]
    verdict = "established_by_rule" if speaks["rules"] else numbers if numbers != "none_planned" else "cannot_tell"
    if len(heard) < 2:
        return verdict, "one_source" if heard else "no_source"
    return verdict, "agree" if len(saying) in (0, len(heard)) else "disagree"


def _rules(question: PlannedQuestion, lives: pd.DataFrame) -> dict[str, Any]:
    """What the bills did to the listed remedies in the listed lives, counted after their own Act."""
    wanted = [(rule.remedy, life) for rule in question.rules for life in rule.profiles]
    pairs = pd.MultiIndex.from_frame(lives[["remedy", "life"]])
    kept = lives[pairs.isin(wanted) & lives["act"].isin(BILLS) & (lives["telling"] == AFTER)]
    words = kept["word"]
    if not wanted:
        grade = "none_listed"
    elif words.isin(WORSE).any():
        grade = "narrowed"
    else:
        grade = "unknown" if words.isin(UNTOLD).all() else "unchanged"  # also where no life tells of the remedy
    return {
        "rules": grade,
        "lives": len(kept[["remedy", "life"]].drop_duplicates()),
        **{word: int((words == word).sum()) for word in CHANGES},
        "deciding": sorted(kept.loc[words.isin(CHANGES), "citation"].dropna().unique().tolist()),
    }


def _numbers(question: PlannedQuestion, estimates: pd.DataFrame) -> dict[str, Any]:
    """The most cautious verdict of the planned estimands: of two estimands of one claim never the better one."""
    by_estimand = estimates.set_index("estimand").reindex(question.estimands)
    verdicts = by_estimand["verdict"].fillna("cannot_tell")  # an estimand that the estimates do not hold
    least = max(verdicts, key=VERDICTS.index) if len(verdicts) else "none_planned"
    return {"numbers": least, "estimands": question.estimands, "estimand_verdicts": list(verdicts)}


def _documents(question: PlannedQuestion, prevalence: pd.DataFrame, least_named: int) -> dict[str, Any]:
    """What organizations' reports since the bills say: sentences on the themes, and how many name a problem.

    Without any such report nothing is known, which is not silence.
    """
    reports = prevalence[(prevalence["source_type"] == "ngo") & (prevalence["period"] == AFTER)]
    if reports.empty:
        return {"documents": NO_REPORTS, "themes": question.themes, **dict.fromkeys(COUNTS)}
    kept = reports[reports["theme"].isin(question.themes)]
    counts = {name: int(kept[name].fillna(0).sum()) for name in COUNTS}
    named = counts["criticisms"] + counts["denials"] + counts["demands"]
    grade = "problem_named" if named >= least_named else "mentioned" if counts["coded"] else "silent"
    return {"documents": grade, "themes": question.themes, **counts}
