# all sources are here
obtained-all = { $count ->
    [one] The only source that this edition reads is here.
   *[other] All { $count } sources that this edition reads are here.
}
obtained-some = { $missing ->
    [one] { $missing } source is missing
   *[other] { $missing } sources are missing
}, of the { $count } that this edition reads.
obtained-group = { $source }: { $count ->
    [one] { $count } source is missing.
   *[other] { $count } sources are missing.
}
obtained-more = { $count ->
    [one] { $count } more collection lacks sources: see { $place }
   *[other] { $count } more collections lack sources: see { $place }
}
obtained-title = What this edition could not obtain
obtained-reason = { $code ->
    [no_address] No address is known for the file.
    [not_found] The file is not at its address.
    [refused] The publisher refused to send the file.
    [too_large] The file is larger than the limit.
    [unreachable] It was not asked: this run had no internet, or did not reach the publisher.
    [wrong_checksum] The publisher sent another version than the one that we know.
   *[wrong_content] The publisher sent something else than the file, or only a part of it.
    }
obtained-mend = { $code ->
    [put] What to do: put the file at { $place } and run again.
    [accept] What to do: look at the new version; if it is right, write its checksum into { $place } and run again.
    [again] What to do, when the publisher can be reached: { $text }
   *[limit] What to do: raise the limit of size (setting { $text }) and run again.
    }
obtained-mend-put_each = What to do: put each file in the place given below, and run again.
obtained-mend-others = { $count ->
    [one] The same for { $count } other file: see { $place }
   *[other] The same for { $count } other files: see { $place }
}
obtained-tables = { $count ->
    [one] Made without it: { $text }.
   *[other] Made without them: { $text }.
}
obtained-table = Table { $number } ({ $title })
obtained-more_tables = { $count ->
    [one] { $count } more table
   *[other] { $count } more tables
}
obtained-no_table = No published table rests on this.
obtained-place = Where the file goes:
obtained-addresses = Where it is published:
obtained-other_releases-title = Sources obtained in another release
obtained-other_release = { $source }: { $text }
