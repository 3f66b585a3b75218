# Mots des pages du droit qui ne sont pas dans publish.ftl, en français.

law-title_others = Ce que les projets de loi ont changé dans d'autres lois
law-index = Les lois que les projets de loi ont modifiées
law-index_count = { $count ->
    [one] une disposition
   *[other] { $count } dispositions
 }
law-index_listed = { $listed ->
    [one] dont une touche les personnes ayant subi la traite
   *[other] dont { $listed } touchent les personnes ayant subi la traite
 }
law-lacking-before = Nous n'avons pas, dans cette édition, le texte d'avant le changement.
law-lacking-after = Nous n'avons pas, dans cette édition, le texte d'après le changement.
law-lacking_both = Nous n'avons pas, dans cette édition, le texte de ce changement.
law-both_languages = Le français et l'anglais, côte à côte
law-never_changed = Aucune loi ultérieure n'a modifié ce texte.
law-unit_defined = { $unit } « { $term } »
law-unit_heading = { $unit }, intertitre
law-see_words = Le texte
law-more = Lectures, et comment citer
