"""Who could ask for what, from which day, by which Act; and what became of the recommendations of the forum report."""

from tipimpact.eligibility.evaluate import evaluate
from tipimpact.eligibility.explain import explain, needs, shuts
from tipimpact.eligibility.lives import lives
from tipimpact.eligibility.profiles import read_profiles
from tipimpact.eligibility.recommendations import read_recommendations, recommendations, status
from tipimpact.eligibility.reform import Reform
from tipimpact.eligibility.rows import read_rows

__all__ = [
    "Reform",
    "evaluate",
    "explain",
    "lives",
    "needs",
    "read_profiles",
    "read_recommendations",
    "read_rows",
    "recommendations",
    "shuts",
    "status",
]
