"""Designated countries against others: units, declared designs, one width, and a vote of the designs."""
