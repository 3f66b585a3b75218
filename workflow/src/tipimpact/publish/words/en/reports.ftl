# Words of the stage reports, in English.

# code in words
value-source_type-ngo = Non-governmental organisations
# code in words
value-period-before = before the bills
# code in words
value-period-after = after the bills
# code in words
value-language-en = English
# code in words
value-language-fr = French
# part of a year
period-H1 = first half of { $year }
# part of a year
period-H2 = second half of { $year }
# part of a year
period-Q1 = first quarter of { $year }
# part of a year
period-Q2 = second quarter of { $year }
# part of a year
period-Q3 = third quarter of { $year }
# part of a year
period-Q4 = fourth quarter of { $year }
# code in words
value-source_type-government = Government
# code in words
value-source_type-parliament = Parliament (debates)
# code in words
value-source_type-research = Research
# code in words
value-source_type-un = United Nations
# code in words
value-source_type-statute = Statutes and regulations
# code in words
value-source_type-other = Other
# why a report cannot be read: part of a sentence
value-evidence_gaps-reason-cannot_open = the file cannot be opened
# why a report cannot be read: part of a sentence
value-evidence_gaps-reason-columns = its columns or rows are not those expected
# why a report cannot be read: part of a sentence
value-evidence_gaps-reason-damaged = the file is damaged
# why a report cannot be read: part of a sentence
value-evidence_gaps-reason-empty = the file is empty
# why a report cannot be read: part of a sentence
value-evidence_gaps-reason-encoding = its characters are not in the encoding that it states
# why a report cannot be read: part of a sentence
value-evidence_gaps-reason-encrypted = the file is protected by a password
# why a report cannot be read: part of a sentence
value-evidence_gaps-reason-entities = it declares a document type, which no Word file does
# why a report cannot be read: part of a sentence
value-evidence_gaps-reason-language = it is in neither English nor French
# why a report cannot be read: part of a sentence
value-evidence_gaps-reason-no_part = it has no part on Canada
# why a report cannot be read: part of a sentence
value-evidence_gaps-reason-no_sentence = there is no sentence in it
# why a report cannot be read: part of a sentence
value-evidence_gaps-reason-no_text_layer = its pages are pictures without text
# why a report cannot be read: part of a sentence
value-evidence_gaps-reason-other = it cannot be read
# why a report cannot be read: part of a sentence
value-evidence_gaps-reason-too_deep = its elements are nested too deeply
# why a report cannot be read: part of a sentence
value-evidence_gaps-reason-too_large = it is larger than what the pipeline reads
# why a report cannot be read: part of a sentence
value-evidence_gaps-reason-unknown_format = files of its kind cannot be read
# why a report cannot be read: part of a sentence
value-evidence_gaps-reason-wrong_format = it is not of the kind that its name says
# no place was found; text: the word or theme asked for
kwic-none = Nothing was found for “{ $text }”.
# last line of a list of places; count: how many there are
kwic-found = { $count ->
    [one] { $count } place found.
   *[other] { $count } places found.
 }
# after kwic-found, where there are more than are shown; count: how many are shown
kwic-shown = { $count ->
    [one] The first is shown. Use --limit to see more.
   *[other] The first { $count } are shown. Use --limit to see more.
 }
