"""Types of arrays and random streams that the designs share."""
