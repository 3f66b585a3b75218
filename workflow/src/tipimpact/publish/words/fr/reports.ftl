# Les mots de l'étape reports, en français du Canada.

value-source_type-ngo = Organisations non gouvernementales
value-period-before = avant les projets de loi
value-period-after = après les projets de loi
value-language-en = anglais
value-language-fr = français
period-H1 = premier semestre de { $year }
period-H2 = second semestre de { $year }
period-Q1 = premier trimestre de { $year }
period-Q2 = deuxième trimestre de { $year }
period-Q3 = troisième trimestre de { $year }
period-Q4 = quatrième trimestre de { $year }
value-source_type-government = Gouvernement
value-source_type-parliament = Parlement (débats)
value-source_type-research = Recherche
value-source_type-un = Nations Unies
value-source_type-statute = Lois et règlements
value-source_type-other = Autre
value-evidence_gaps-reason-cannot_open = le fichier ne s'ouvre pas
value-evidence_gaps-reason-columns = ses colonnes ou ses lignes ne sont pas celles qui sont attendues
value-evidence_gaps-reason-damaged = le fichier est endommagé
value-evidence_gaps-reason-empty = le fichier est vide
value-evidence_gaps-reason-encoding = ses caractères ne sont pas dans l'encodage qu'il annonce
value-evidence_gaps-reason-encrypted = le fichier est protégé par un mot de passe
value-evidence_gaps-reason-entities = il déclare un type de document, ce qu'aucun fichier Word ne fait
value-evidence_gaps-reason-language = il n'est ni en anglais ni en français
value-evidence_gaps-reason-no_part = il ne contient aucune partie sur le Canada
value-evidence_gaps-reason-no_sentence = il ne contient aucune phrase
value-evidence_gaps-reason-no_text_layer = ses pages sont des images sans texte
value-evidence_gaps-reason-other = il ne peut être lu
value-evidence_gaps-reason-too_deep = ses éléments sont trop imbriqués
value-evidence_gaps-reason-too_large = il dépasse la taille que le programme accepte
value-evidence_gaps-reason-unknown_format = les fichiers de ce type ne peuvent être lus
value-evidence_gaps-reason-wrong_format = il n'est pas du type que son nom annonce
# no place was found; text: the word or theme asked for
kwic-none = Aucun résultat pour « { $text } ».
# last line of a list of places; count: how many there are
kwic-found = { $count ->
    [one] { $count } occurrence trouvée.
   *[other] { $count } occurrences trouvées.
 }
# after kwic-found, where there are more than are shown; count: how many are shown
kwic-shown = { $count ->
    [one] Seule la première est affichée. L'option --limit en montre davantage.
   *[other] Seules les { $count } premières sont affichées. L'option --limit en montre davantage.
 }
