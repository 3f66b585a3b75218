"""What travels with the results: data package, record of the run, description for a replication."""
