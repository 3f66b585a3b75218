"""What proves the estimators: simulation studies, published results again, the audit of verdicts (`make validate`)."""
