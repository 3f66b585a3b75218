"""Sheets for lawyers: rows of law, cases, provisions and recommendations, out in Word or Excel and back in."""
