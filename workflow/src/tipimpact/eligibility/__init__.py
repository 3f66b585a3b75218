"""What became of the recommendations of the forum report."""

from tipimpact.eligibility.recommendations import read_recommendations, recommendations, status

__all__ = ["read_recommendations", "recommendations", "status"]
