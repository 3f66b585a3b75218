a = { b }
b = { $count ->
    [one] { a }
   *[other] { -c }
}
-c = { -c }
