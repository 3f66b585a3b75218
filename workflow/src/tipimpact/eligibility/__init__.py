"""Who could ask for what, from which day, by which Act; and what became of the recommendations of the forum report."""

from tipimpact.eligibility.evaluate import evaluate
from tipimpact.eligibility.recommendations import read_recommendations, recommendations, status
from tipimpact.eligibility.rows import read_rows

__all__ = ["evaluate", "read_recommendations", "read_rows", "recommendations", "status"]
