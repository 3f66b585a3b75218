# What is dropped because the tables no longer bear it out.

dropped-title = Sentences that are no longer true
dropped-means = The tables no longer bear these out, so no page, picture or document shows them. They have to be written again.
dropped-screen = { $count ->
    [one] A sentence is no longer true and is not shown:
   *[other] { $count } sentences are no longer true and are not shown:
    }
dropped-one = { $id }: table { $number }, { $title }, no longer says so.
dropped-instead = It says, under “{ $column }”: { $values }.
