# Words of the pages of the law that are not in publish.ftl, in English.

law-title_others = What the bills changed in other Acts
law-index = The Acts that the bills changed
law-index_count = { $count ->
    [one] one provision
   *[other] { $count } provisions
 }
law-index_listed = { $listed ->
    [one] one bears on trafficked persons
   *[other] { $listed } bear on trafficked persons
 }
law-lacking-before = The words before the change are not held in this edition.
law-lacking-after = The words after the change are not held in this edition.
law-lacking_both = The words of this change are not held in this edition.
law-both_languages = English and French, side by side
law-never_changed = No later Act has changed these words.
# label of a definition; unit: where it stands
law-unit_defined = { $unit } “{ $term }”
# label of a heading; unit: before which it stands
law-unit_heading = { $unit }, heading
law-see_words = The words
law-more = Readings, and how to cite
