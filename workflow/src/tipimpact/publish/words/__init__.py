"""The one room for words: Fluent files in both languages, numbers, dates, law labels, and their linters."""
