# Ce qui est demandé au Canada, en français : tableau, constat, figure.

table-asks-title = Ce qui est demandé au Canada, et ce qu'il a répondu
table-asks-what = Chaque recommandation pertinente faite au Canada dans l'Examen périodique universel des Nations Unies, et chaque phrase d'autres rapports qui demande à quelqu'un de faire quelque chose : à qui l'on demande, qui demande, sur quel sujet, ce que le Canada a répondu et où cela se trouve.
table-asks-is_not = Ce n'est pas une liste de ce qu'il faudrait faire ni de tout ce qui a été demandé : seuls les examens et les rapports obtenus y figurent, et certaines phrases des rapports échappent aux règles de repérage. Dans l'édition échantillon, les phrases sont celles de nos propres résumés.
table-asks-note_which = Une recommandation y figure parce qu'UPR Info lui donne l'étiquette traite, migrants ou asile, ou parce que des lectrices du projet ont constaté qu'elle nomme l'un d'eux. Les thèmes ne décident jamais de ce qui figure. Sont exclus : les recommandations à d'autres États, les lois, qui ordonnent, les débats antérieurs aux projets de loi et les instructions d'un ministère à ses propres agents.
table-asks-note_addressee = La personne ou l'organisme à qui l'on demande figure tel qu'écrit : dans la phrase, dans les mots qui précèdent la liste ou dans le titre; pour une recommandation de l'Examen périodique universel, c'est l'État examiné. Si personne n'est nommé, la cellule est vide.
table-asks-note_names = Les citations ont été examinées pour y repérer les noms de personnes; […] les remplace. Il arrive qu'un mot qui n'est pas un nom soit masqué.
table-asks-note_answer = La réponse est celle du Canada, telle qu'UPR Info la consigne : acceptée ou notée. Une recommandation notée n'est pas acceptée.
table-asks-note_measured = Le sujet, l'acte demandé et les thèmes de chaque recommandation viennent du projet, qui a lu chaque recommandation plus d'une fois, séparément et dans un ordre différent, et a départagé les différences; des personnes de l'extérieur pourraient s'accorder moins souvent. Toutes les recommandations du rapport du forum sont repérées; pour les autres rapports, la part repérée n'a pas été mesurée.
table-asks-made = Les recommandations sont retenues selon leur étiquette, la lecture ou leurs mots. Les phrases des rapports qui demandent sont repérées par leur grammaire. Les noms de personnes sont masqués.
column-asks-in_scope = Motif d'inclusion
column-asks-subject = Sujet
column-asks-act = Ce qui est demandé
column-asks-asked_by = Demandé par
column-asks-addressee = À qui
column-asks-addressed_to = Demande faite à
column-asks-quote = Texte
column-asks-form = Forme
column-asks-addressee_from = Destinataire nommé dans
column-asks-sentence_id = Phrase
value-asks-in_scope = { $code ->
    [tag] étiquette d'UPR Info
    [person] lecture par le projet
    [words] mots du champ
   *[report] rapport d'un organisme
    }
value-asks-subject = { $code ->
    [convention] La convention sur les droits des travailleurs migrants
    [trafficking] La traite des personnes et l'exploitation sexuelle
    [detention] La détention et le renvoi de migrants
    [protection] La protection des réfugiés, des demandeurs d'asile et des migrants
    [work] Le travail et l'intégration des immigrants
    [discrimination] Le racisme et la discrimination envers les migrants
   *[visits] Les visites d'experts des Nations Unies
    }
value-asks-act = { $code ->
    [treaty] adhérer à un traité ou l'appliquer
    [law] réviser ou modifier la loi
    [practice] agir dans le cadre de la loi actuelle
   *[visit] recevoir des experts des Nations Unies
    }
value-asks-form = { $code ->
    [bare] verbe en tête d'un élément de liste
    [duty] doit, devrait
    [request] demande expresse
    [impersonal] il faut, il est nécessaire
   *[recommendation] recommandation à un État
    }
value-asks-addressed_to = { $code ->
    [canada] le Canada et ses gouvernements
    [not_named] personne n'est nommé
    [officials] agents, police, tribunaux
   *[others] d'autres, nommés
    }
value-asks-addressee_from = { $code ->
    [sentence] la phrase
    [lead_in] les mots qui précèdent la liste
   *[section] le titre
    }
value-asks-answer = { $code ->
    [accepted] acceptée
   *[noted] notée
    }
table-scope_recall-title = Combien de recommandations étiquetées sont lues
table-scope_recall-what = Pour chaque étiquette d'UPR Info qui rend une recommandation pertinente : combien de recommandations à tous les États la portent, combien la chaîne de traitement en lit et combien les mots seuls en repéreraient.
table-scope_recall-is_not = Ce tableau ne dit rien des textes que personne n'a étiquetés. Le dénombrement a été fait une fois, dans les fichiers du jeu de données tels que publiés, et non pendant ce traitement.
table-scope_recall-note_words = Les textes sans étiquette sont retenus d'après les mots seulement. Les mots ont été choisis en tenant compte de recommandations, de toutes les sessions, que des mots antérieurs avaient manquées; la part est donc un peu élevée.
table-scope_recall-note_mirror = Si seule une sélection du jeu de données est disponible, moins de recommandations à d'autres États sont lues; celles au Canada sont complètes.
table-scope_recall-made = Les lignes étiquetées sont dénombrées, de même que celles que la lecture retient ou que les mots repèrent.
column-scope_recall-tag = Étiquette
column-scope_recall-sessions = Sessions
column-scope_recall-rows = Recommandations
column-scope_recall-read = Lues
column-scope_recall-by_words = Repérées par les mots
column-scope_recall-recall = Part repérée par les mots
