"""Sources and their files. No other stage uses the network."""

from tipimpact.retrieve.receipts import SourceFile, read_receipt
from tipimpact.retrieve.sources import Source, read_sources

__all__ = ["Source", "SourceFile", "read_receipt", "read_sources"]
