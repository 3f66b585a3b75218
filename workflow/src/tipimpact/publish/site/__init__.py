"""The site of an edition: pages in both languages that need no script, and that say where each number is from."""
