# Les mots de l'étape reports, en français du Canada.

value-source_type = { $code ->
    [ngo] Organisations non gouvernementales
    [government] Gouvernement
    [parliament] Parlement (débats)
    [research] Recherche
    [un] Nations Unies
    [statute] Lois et règlements
   *[other] Autre
    }
value-period = { $code ->
    [before] avant les projets de loi
   *[after] après les projets de loi
    }
value-language = { $code ->
    [en] anglais
    [fr] français
   *[all] les deux
    }
period = { $code ->
    [Q1] premier trimestre de { $year }
    [Q2] deuxième trimestre de { $year }
    [Q3] troisième trimestre de { $year }
   *[Q4] quatrième trimestre de { $year }
    }
value-evidence_gaps-gap_reason = { $code ->
    [cannot_open] le fichier ne s'ouvre pas
    [columns] ses colonnes ou ses lignes ne sont pas celles qui sont attendues
    [damaged] le fichier est endommagé
    [empty] le fichier est vide
    [encoding] ses caractères ne sont pas dans l'encodage qu'il annonce
    [encrypted] le fichier est protégé par un mot de passe
    [entities] il déclare un type de document, ce qu'aucun fichier Word ne fait
    [language] il n'est ni en anglais ni en français
    [list] ce n'est pas la liste ou le tableau que décrit sa ligne de sources; le journal de l'étape qui le lit dit pourquoi
    [memory] sa lecture demande plus de mémoire que la limite ne le permet
    [no_part] il ne contient aucune partie sur le Canada
    [no_sentence] il ne contient aucune phrase
    [no_text_layer] ses pages sont des images sans texte
    [other] il ne peut être lu
    [stopped] sa lecture arrête le programme qui lit les rapports, sans doute faute de mémoire
    [time] sa lecture prend plus de temps que la limite ne le permet
    [too_deep] ses éléments sont trop imbriqués
    [too_large] il dépasse la taille que le programme accepte
    [unknown_format] les fichiers de ce type ne peuvent être lus
   *[wrong_format] il n'est pas du type que son nom annonce
    }
kwic-none = Aucun résultat pour « { $text } ».
kwic-found = { $count ->
    [one] { $count } occurrence trouvée.
   *[other] { $count } occurrences trouvées.
 }
kwic-shown = { $count ->
    [one] Seule la première est affichée. L'option --limit en montre davantage.
   *[other] Seules les { $count } premières sont affichées. L'option --limit en montre davantage.
 }
