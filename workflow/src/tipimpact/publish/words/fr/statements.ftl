# What is dropped because the tables no longer bear it out.

dropped-title = Phrases qui ne sont plus vraies
dropped-means = Les tableaux ne confirment plus ces phrases : aucune page, figure ni aucun document ne les montre. Elles sont à réécrire.
dropped-screen = { $count ->
    [one] Une phrase n'est plus vraie et n'est pas montrée :
   *[other] { $count } phrases ne sont plus vraies et ne sont pas montrées :
    }
dropped-one = { $id } : le tableau { $number }, { $title }, ne le dit plus.
dropped-instead = On y lit, sous « { $column } » : { $values }.
