"""The reform as a whole, by month: countries never listed against the same countries elsewhere."""
