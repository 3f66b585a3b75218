# Words of the pages of the law that are not in publish.ftl, in English.

# title of the page that Acts of which little was changed share
law-title_others = What the bills changed in other Acts
# heading of the list of Acts
law-index = The Acts that the bills changed
# after the title of an Act in that list
law-index_count = { $count ->
    [one] one provision
   *[other] { $count } provisions
 }
# after that, where some provisions bear on trafficked persons
law-index_listed = { $listed ->
    [one] one bears on trafficked persons
   *[other] { $listed } bear on trafficked persons
 }
# where only the words after are held
law-lacking-before = The words before the change are not held in this edition.
# where only the words before are held
law-lacking-after = The words after the change are not held in this edition.
# where no words are held
law-lacking_both = The words of this change are not held in this edition.
# label of what opens both languages side by side
law-both_languages = English and French, side by side
# a unit that nobody changed afterwards
law-never_changed = No later Act has changed these words.
# label of a definition; unit: where it stands
law-unit_defined = { $unit } “{ $term }”
# label of a heading; unit: before which it stands
law-unit_heading = { $unit }, heading
# label of the words of a change
law-see_words = The words
# label of what folds the readings of a unit and how to cite it
law-more = Readings, and how to cite
