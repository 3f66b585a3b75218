"""Reports in English and French: any file becomes sentences that point back into the original."""

from tipimpact.reports.original import original_text
from tipimpact.reports.read import original_offset, read_report

__all__ = ["original_offset", "original_text", "read_report"]
