"""Sheets for lawyers and coders: the law, the sentences and what we made of them, out in Word or Excel and back in."""

__all__: list[str] = []
