"""Designs, one a file: what each estimates and how."""
