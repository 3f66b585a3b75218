"""The old name of this room, for modules that are still to leave it."""

from tipimpact.publish.words import LANGUAGES, NBSP, TAGS, date, has, interval, law, message_ids, number, period, say

t = say
__all__ = ["LANGUAGES", "NBSP", "TAGS", "date", "has", "interval", "law", "message_ids", "number", "period", "say", "t"]
