"""Sources and their files. No other stage uses the network."""

from tipimpact.retrieve.receipts import Held, read_receipt
from tipimpact.retrieve.sources import Source, read_sources

__all__ = ["Held", "Source", "read_receipt", "read_sources"]
