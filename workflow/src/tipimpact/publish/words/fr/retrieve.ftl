obtained-all = { $count ->
    [one] La seule source que lit cette édition est là.
   *[other] Les { $count } sources que lit cette édition sont toutes là.
}
obtained-some = { $missing ->
    [one] Il manque { $missing } source
   *[other] Il manque { $missing } sources
} sur les { $count } que lit cette édition.
obtained-group = { $source } : { $count ->
    [one] il manque { $count } source.
   *[other] il manque { $count } sources.
}
obtained-more = { $count ->
    [one] Il manque des sources à { $count } autre collection : voir { $place }
   *[other] Il manque des sources à { $count } autres collections : voir { $place }
}
obtained-title = Ce que cette édition n'a pas pu obtenir
obtained-reason = { $code ->
    [no_address] On ne connaît pas d'adresse pour ce fichier.
    [not_found] Le fichier n'est pas à son adresse.
    [refused] L'éditeur a refusé d'envoyer le fichier.
    [too_large] Le fichier dépasse la taille permise.
    [unreachable] Il n'a pas été demandé : cette exécution n'avait pas accès à Internet, ou n'a pas joint l'éditeur.
    [wrong_checksum] L'éditeur a envoyé une autre version que celle que nous connaissons.
   *[wrong_content] L'éditeur a envoyé autre chose que le fichier, ou n'en a envoyé qu'une partie.
    }
obtained-mend = { $code ->
    [put] À faire : déposez le fichier à l'endroit { $place } et relancez l'exécution.
    [accept] À faire : examinez la nouvelle version; si elle est bonne, inscrivez sa somme de contrôle dans { $place } et relancez l'exécution.
    [again] À faire, dès que l'éditeur répond : { $text }
   *[limit] À faire : augmentez la taille permise (réglage { $text }) et relancez l'exécution.
    }
obtained-mend-put_each = À faire : déposez chaque fichier à l'endroit indiqué ci-dessous et relancez l'exécution.
obtained-mend-others = { $count ->
    [one] Faites de même pour { $count } autre fichier : voir { $place }
   *[other] Faites de même pour { $count } autres fichiers : voir { $place }
}
obtained-tables = { $count ->
    [one] Ce qui a été produit sans elle : { $text }.
   *[other] Ce qui a été produit sans elles : { $text }.
}
obtained-table = le tableau { $number } ({ $title })
obtained-more_tables = { $count ->
    [one] { $count } autre tableau
   *[other] { $count } autres tableaux
}
obtained-no_table = Aucun tableau publié n'en dépend.
obtained-place = Où déposer le fichier :
obtained-addresses = Où il est publié :
obtained-other_releases-title = Sources obtenues dans une autre version
obtained-other_release = { $source } : { $text }
