"""The brief: four pages for someone who reads nothing else, in PDF and Word, English and French.

``content`` chooses words and pictures, ``pdf`` and ``word`` set it. Every number is read from a published table.
"""

from tipimpact.publish.brief.content import Brief, brief, read_pictures
from tipimpact.publish.brief.pdf import PAGES, pdf_bytes
from tipimpact.publish.brief.word import word_bytes

__all__ = ["PAGES", "Brief", "brief", "pdf_bytes", "read_pictures", "word_bytes"]
