# Ce qui est demandé au Canada, en français : tableau, constat, figure.

table-asks-title = Ce qui est demandé au Canada, et ce qu'il a répondu
table-asks-what = Chaque recommandation pertinente faite au Canada dans l'Examen périodique universel des Nations Unies, et chaque phrase d'autres rapports qui demande à quelqu'un de faire quelque chose : à qui l'on demande, qui demande, sur quel sujet, ce que le Canada a répondu et où cela se trouve.
table-asks-is_not = Ce n'est pas une liste de ce qu'il faudrait faire ni de tout ce qui a été demandé : seuls les examens et les rapports obtenus y figurent, et certaines phrases des rapports échappent aux règles de repérage. Dans l'édition échantillon, les phrases sont celles de nos propres résumés.
table-asks-note_which = Une recommandation y figure parce qu'UPR Info lui donne l'étiquette traite, migrants ou asile, ou parce qu'une personne du projet, qui l'a lue deux fois, a constaté qu'elle nomme l'un d'eux. Les thèmes ne décident jamais de ce qui figure. Sont exclus : les recommandations à d'autres États, les lois, qui ordonnent, les débats antérieurs aux projets de loi et les instructions d'un ministère à ses propres agents.
table-asks-note_addressee = La personne ou l'organisme à qui l'on demande figure tel qu'écrit : dans la phrase, dans les mots qui précèdent la liste ou dans le titre; pour une recommandation de l'Examen périodique universel, c'est l'État examiné. Si personne n'est nommé, la cellule est vide.
table-asks-note_names = Les citations ont été examinées pour y repérer les noms de personnes; […] les remplace. Il arrive qu'un mot qui n'est pas un nom soit masqué.
table-asks-note_answer = La réponse est celle du Canada, telle qu'UPR Info la consigne : acceptée ou notée. Une recommandation notée n'est pas acceptée.
table-asks-note_measured = Le sujet, l'acte demandé et les thèmes de chaque recommandation viennent d'une seule personne du projet, qui a lu chaque recommandation deux fois, dans un ordre différent, et a tranché les différences. Les deux lectures sont de la même personne : l'accord entre des personnes n'a donc pas été mesuré. Toutes les recommandations du rapport du forum sont repérées; pour les autres rapports, la part repérée n'a pas été mesurée.
table-asks-made = Les recommandations sont retenues selon leur étiquette, la lecture d'une personne, faite deux fois, ou leurs mots. Les phrases des rapports qui demandent sont repérées par leur grammaire. Les noms de personnes sont masqués.
column-asks-in_scope = Motif d'inclusion
column-asks-act = Ce qui est demandé
column-asks-recommendations = Recommandations du forum à ce sujet
column-asks-asked_by = Demandé par
column-asks-addressee = À qui
column-asks-addressed_to = Demande faite à
column-asks-quote = Texte
column-asks-form = Forme
column-asks-addressee_from = Destinataire nommé dans
column-asks-sentence_id = Phrase
value-asks-in_scope = { $code ->
    [tag] étiquette d'UPR Info
    [person] une personne du projet, en deux lectures
    [words] mots du champ
   *[report] rapport d'un organisme
    }
value-subject = { $code ->
    [convention] la convention sur les droits des travailleurs migrants
    [trafficking] la traite des personnes et l'exploitation sexuelle
    [detention] la détention et le renvoi de migrants
    [protection] la protection des réfugiés, des demandeurs d'asile et des migrants
    [work] le travail et l'intégration des immigrants
    [discrimination] le racisme et la discrimination envers les migrants
    [awareness] la sensibilisation
    [services] les services
    [permits] les permis et la protection des personnes ayant subi la traite
    [bills] une étude des effets des projets de loi
    [workers] la surveillance et les permis des travailleurs étrangers
    [not_read] pas encore lues
   *[visits] les visites d'experts des Nations Unies
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
table-asked-title = Ce qui a été demandé au Canada, par sujet, et ce qu'il a répondu
table-asked-what = Pour chaque sujet : combien de recommandations ont été faites au Canada dans l'Examen périodique universel et par le forum de novembre 2012, combien le Canada en a accepté ou noté, et ce que disent aujourd'hui la loi ou les politiques.
table-asked-is_not = Ce tableau ne dit pas qu'une recommandation a entraîné un changement, ni qu'une recommandation acceptée a été mise en œuvre.
table-asked-note_cause = Rien ne montre qu'une recommandation soit la cause de ce que dit la loi aujourd'hui.
table-asked-note_reviews = Seuls les examens des années indiquées ont été obtenus. Les examens suivants figurent au tableau de ce qui manque, avec leur adresse.
table-asked-note_says = Ce que disent la loi ou les politiques est notre lecture du plus récent texte de la Loi obtenu; aucun juriste ne l'a révisée. Pour les sujets du forum, le tableau des recommandations présente des énoncés datés sur chacune.
table-asked-made = Les recommandations du tableau des demandes sont dénombrées selon le sujet que leur a donné une personne du projet, qui a lu chacune deux fois; ce que disent la loi ou les politiques est consigné à la main dans un fichier, avec les dispositions en cause.
column-asked-asked_by = Demandé par
column-subject = Sujet
column-asked-asked = Recommandations
column-asked-accepted = Acceptées
column-asked-noted = Notées
column-asked-unanswered = Réponse inconnue
column-asked-years = Années
column-asked-says = Ce que disent aujourd'hui la loi ou les politiques
column-asked-units = Dispositions
column-asked-units_missing = Dispositions absentes du plus récent texte
column-asked-recommendations = Recommandations du forum
column-asked-gaps = En dirait davantage
value-asked-asked_by = { $code ->
    [un] des États, dans l'Examen périodique universel
   *[forum] le forum de novembre 2012
    }
finding-asked-title = Le Canada a accepté { $accepted } des { $asked } recommandations; { $most } des { $noted } autres ont le même objet
finding-asked-today = Ce que disent aujourd'hui la loi ou les politiques
finding-asked-no_answer = aucune réponse prévue
finding-asked-note = Rien ne montre qu'une recommandation soit la cause de ce que dit la loi aujourd'hui. Une recommandation notée n'est pas acceptée. Les recommandations d'autres années n'ont pas été obtenues; la liste de ce qui manque en donne l'adresse.
figure-asked-title = Ce qui a été demandé au Canada, et ce qu'il a répondu
figure-asked-subtitle = Recommandations d'autres États dans l'Examen périodique universel des Nations Unies, par sujet, et ce que disent aujourd'hui la loi ou les politiques.
figure-asked-finding = Le Canada a accepté { $accepted } des { $asked } recommandations; { $most } des { $noted } autres ont le même objet
figure-asked-note = Rien ne montre qu'une recommandation soit la cause de ce que dit la loi aujourd'hui. C'est notre lecture de la loi; aucun juriste ne l'a révisée.
figure-asked-answer = { $code ->
    [accepted] acceptée
   *[noted] notée, non acceptée
    }
figure-asked-subject = { $subject } : { $asked ->
    [one] { $asked } recommandation
   *[other] { $asked } recommandations
    }; acceptées : { $accepted }; notées : { $noted }. Aujourd'hui : { $says }
obtained-reports = { $count ->
    [one] Un rapport obtenu n'a pas pu être lu
   *[other] { $count } rapports obtenus n'ont pas pu être lus
    } : { $names }. Le tableau de ce qui manque en donne les raisons.
