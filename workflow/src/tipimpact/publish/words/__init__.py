"""The one room for words: Fluent files in both languages; numbers, dates and law labels; the linters of all of them.

``say`` speaks a message, ``say_code`` the code of a table; nothing outside ``publish`` imports this room.
"""

from tipimpact.common import LANGUAGES
from tipimpact.publish.words.codes import say_code, say_column, say_figure, say_table
from tipimpact.publish.words.fluent import check_messages, codes, has, message_ids, say
from tipimpact.publish.words.formats import NBSP, TAGS, capital, date, listed, number
from tipimpact.publish.words.law_labels import law
from tipimpact.publish.words.ranges import interval, name_few, release, span

__all__ = [
    "LANGUAGES",
    "NBSP",
    "TAGS",
    "capital",
    "check_messages",
    "codes",
    "date",
    "has",
    "interval",
    "law",
    "listed",
    "message_ids",
    "name_few",
    "number",
    "release",
    "say",
    "say_code",
    "say_column",
    "say_figure",
    "say_table",
    "span",
]
