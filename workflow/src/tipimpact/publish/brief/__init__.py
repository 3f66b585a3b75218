"""The brief: four pages for someone who reads nothing else, in PDF and Word; every number is of a published table."""
