"""Arithmetic that the designs share: permutations, p-values, adjustment, power."""
