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
