"""Reports in English and French: any file becomes sentences that point back into the original."""

from tipimpact.reports.read import original_offset, read_report, read_reports

__all__ = ["original_offset", "read_report", "read_reports"]
