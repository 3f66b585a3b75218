# Words of the stage reports, in English.

value-source_type = { $code ->
    [ngo] Non-governmental organisations
    [government] Government
    [parliament] Parliament (debates)
    [research] Research
    [un] United Nations
    [statute] Statutes and regulations
   *[other] Other
    }
value-period = { $code ->
    [before] before the bills
   *[after] after the bills
    }
value-language = { $code ->
    [en] English
    [fr] French
   *[all] both
    }
period = { $code ->
    [Q1] first quarter of { $year }
    [Q2] second quarter of { $year }
    [Q3] third quarter of { $year }
   *[Q4] fourth quarter of { $year }
    }
value-evidence_gaps-gap_reason = { $code ->
    [cannot_open] the file cannot be opened
    [columns] its columns or rows are not those expected
    [damaged] the file is damaged
    [empty] the file is empty
    [encoding] its characters are not in the encoding that it states
    [encrypted] the file is protected by a password
    [entities] it declares a document type, which no Word file does
    [language] it is in neither English nor French
    [list] it is not the list or table that its row of sources describes; the log of the step that reads it says why
    [memory] reading it takes more memory than the limit allows
    [no_part] it has no part on Canada
    [no_sentence] there is no sentence in it
    [no_text_layer] its pages are pictures without text
    [other] it cannot be read
    [stopped] reading it stops the program that reads reports, most likely because memory runs out
    [time] reading it takes longer than the limit allows
    [too_deep] its elements are nested too deeply
    [too_large] it is larger than what the pipeline reads
    [unknown_format] files of its kind cannot be read
   *[wrong_format] it is not of the kind that its name says
    }
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
