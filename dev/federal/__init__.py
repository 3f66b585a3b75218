"""All federal Acts replayed, each compared with its newest consolidation: what `make replay-all` measures."""
