# Les mots de l'étape themes, en français du Canada.

table-asks-title = Ce qui est demandé dans les rapports, et à qui
table-asks-what = Chaque phrase des rapports, débats, instructions et recommandations qui demande à quelqu'un de faire quelque chose et aborde un thème du livre de codes, ainsi que toutes les demandes des rapports d'organismes : à qui on demande, quoi, le droit cité et l'endroit où cela se trouve.
table-asks-is_not = Ce n'est pas une liste de ce qu'il faudrait faire ni de qui l'a demandé en premier : les demandes sont trouvées par des règles appliquées à l'analyse de chaque phrase; certaines échappent aux règles ou sont erronées. Dans l'édition échantillon, les phrases sont celles de nos propres résumés.
table-asks-note_which = Les lois ordonnent et ne demandent pas : elles sont exclues. Les demandes sans thème le sont aussi, sauf celles des rapports d'organismes; le fichier asks_found des données traitées les contient toutes.
table-asks-note_split = Une phrase qui demande deux choses, chacune avec son propre objet, donne deux lignes.
table-asks-note_addressee = La personne ou l'organisme à qui l'on demande figure tel qu'écrit; pour une recommandation de l'Examen périodique universel, c'est l'État examiné. Si personne n'est nommé, la cellule est vide.
table-asks-note_citations = Le droit est indiqué tel que cité. Le numéro d'un projet de loi est réutilisé à chaque session : C-31 seul ne dit pas lequel.
table-asks-note_names = Les citations ont été examinées pour y repérer les noms de personnes; […] les remplace. Il arrive qu'un mot qui n'est pas un nom soit masqué.
table-asks-note_answer = La réponse est celle de l'État examiné : acceptée ou notée.
table-asks-note_measured = Les 17 recommandations du rapport du forum sont toutes trouvées, celle qui demande deux choses comptant pour deux; ailleurs, la part trouvée n'a pas été mesurée.
column-source_type = Type de source
column-period = Rédaction
column-language = Langue
column-asks-addressee = À qui
column-asks-negated = Ne pas faire
column-asks-action = Action
column-asks-object = Objet
column-asks-citations = Droit cité
column-asks-quote = Texte
column-place = Endroit (source et caractères)
column-asks-part = Demande
column-asks-parts = Demandes dans la phrase
column-asks-form = Forme
column-asks-addressee_from = Destinataire nommé dans
column-asks-sentence_id = Phrase
value-asks-form = { $code ->
    [bare] verbe seul
    [duty] doit, devrait
    [request] demande expresse
    [impersonal] il faut, il est nécessaire
   *[recommendation] recommandation, verbe non repéré
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
table-theme_co_occurrence-title = Thèmes qui se rencontrent dans une même phrase
table-theme_co_occurrence-is_not = Deux thèmes dans une phrase ne sont ni une cause et son effet ni un cas où les deux se sont produits. Les textes de périodes différentes sont de types différents : ce n'est pas une tendance.
table-theme_co_occurrence-note_pairs = Une paire a une ligne là où les deux thèmes sont présents, même s'ils ne se rencontrent jamais.
column-theme = Thème
column-theme_co_occurrence-other = Autre thème
column-theme_co_occurrence-both = Phrases sur les deux
column-theme_co_occurrence-on_theme = Sur le thème
column-theme_co_occurrence-on_other = Sur l'autre
column-sentences = Phrases au total
column-theme_co_occurrence-expected = Attendu
column-example = Exemple (source et caractères)
table-asks-made = Les phrases qui demandent sont repérées par leur grammaire; le destinataire et l'objet sont lus dans leurs parties, le droit cité dans leurs renvois. Les noms de personnes sont masqués.
table-theme_prevalence-title = De quoi parlent les textes : part des phrases par thème, erreur de codage comprise
table-theme_prevalence-what = Pour chaque thème du livre de codes, la part des phrases qui en parlent, corrigée à l'aide de phrases codées par des lectrices, avec un intervalle à 95 %. Si les codes ne permettent pas d'établir une part, le tableau le dit et ne donne que des nombres.
table-theme_prevalence-is_not = Il indique de quoi ces textes parlent, et non à quelle fréquence une chose arrive à des personnes ni quelle en est la cause. Il porte sur les phrases de ces textes, et non sur ce que disent les organismes en général. Dans l'édition échantillon, les phrases sont celles de nos propres résumés et aucune n'a été codée par les lectrices.
table-theme_prevalence-note_status = Étalonnée : la borne supérieure de l'intervalle vaut au plus trois fois la borne inférieure. Au moins : le thème est trop rare pour qu'une part soit établie; au niveau de confiance de 95 %, la part atteint au moins la borne inférieure, et le nombre de phrases manquées n'est pas connu. Non étalonnée : trop peu de phrases codées, ou textes modifiés depuis le tirage.
table-theme_prevalence-note_interval = L'intervalle tient compte de l'erreur de codage. Les lectrices ont codé un échantillon aléatoire des phrases que la méthode avait codées, presque codées ou laissées de côté; la part est la somme pondérée de ce qu'elles ont trouvé dans chaque groupe (estimation stratifiée en deux phases).
table-theme_prevalence-note_readers = Les lignes d'une lectrice seule montrent à quel point la part dépend de la personne qui lit. Les lectrices font partie du projet; la page sur le codage les présente.
table-theme_prevalence-note_sources = Les lois sont à part, car une loi n'est pas une voix. Il n'y a pas de part par source ni par année : les codes sont trop peu nombreux, et le codage n'est pas également juste d'une source à l'autre. Les nombres par source et par année figurent dans le tableau des nombres.
table-theme_prevalence-note_unit = Une phrase, ou un élément de liste entier, compte une fois par thème; celle qui en répète une autre mot pour mot, comme dans une loi et sa codification, ne compte qu'une fois.
table-theme_prevalence-made = La méthode code chaque phrase. Des phrases tirées au hasard ont été codées par des lectrices; dans chaque groupe du tirage, la part trouvée est appliquée à toutes les phrases, et 10 000 tirages donnent l'intervalle. Les codes qui ont servi à établir les expressions n'y entrent pas.
column-theme_prevalence-part = Textes
column-theme_prevalence-reader = Codes de
column-theme_prevalence-status = La part est
column-theme_prevalence-share = Part
column-theme_prevalence-share_low = Borne inférieure
column-theme_prevalence-share_high = Borne supérieure
column-theme_prevalence-coded = Phrases trouvées par la méthode
column-coded_documents = Documents portant le thème
column-documents = Documents au total
column-theme_prevalence-labels_on_theme = Codes de phrases trouvées
column-theme_prevalence-labels_right = Dont justes
column-theme_prevalence-labels_missed = Codes de phrases manquées
column-theme_prevalence-labels_coded = Codes, phrases codées
column-theme_prevalence-labels_far = Codes, phrases éloignées
value-theme_prevalence-part = { $code ->
    [voices] tous, sauf les lois
   *[statutes] Lois et règlements
    }
value-theme_prevalence-reader = { $code ->
    [settled] les deux lectrices, après arbitrage
    [reader_1] la première lectrice seule
   *[reader_2] la deuxième lectrice seule
    }
value-theme_prevalence-status = { $code ->
    [calibrated] étalonnée
    [at_least] au moins
   *[not_calibrated] non étalonnée
    }
table-theme_counts-title = Phrases trouvées sur chaque thème, par type de source, année et langue
table-theme_counts-what = Pour chaque thème du livre de codes, le nombre de phrases que trouve la méthode, le nombre de documents, la position de ces phrases et un passage à consulter.
table-theme_counts-is_not = Ce sont des nombres de phrases trouvées par un programme, et non des parts de ce qui a été dit : il en manque certaines, en retient d'autres à tort, et pas également dans toutes les sources. Ce n'est pas une tendance : les textes d'années différentes sont de types différents. Dans l'édition échantillon, les phrases sont celles de nos propres résumés.
table-theme_counts-note_counts = Les nombres ne sont pas corrigés. Le tableau des parts les corrige là où les phrases codées le permettent; la page sur le codage indique à quelle fréquence la méthode se trompe.
table-theme_counts-note_once = Une phrase qui en répète une autre mot pour mot n'est pas comptée de nouveau; son document l'est.
table-theme_counts-note_stance = La position est celle de la phrase entière : demande, critique, dénégation ou, à défaut, énoncé. Elle n'a pas été mesurée par rapport à un codage à la main.
table-theme_counts-note_example = L'exemple donne la source et l'endroit de la phrase dans son fichier, en caractères à partir du début.
table-theme_counts-note_zero = Un zéro veut dire que la méthode n'a trouvé aucune phrase sur le thème; le rapport du forum, par exemple, ne nomme jamais la détention, les restrictions à l'appel ni les pays désignés.
table-theme_counts-made = Chaque phrase est codée selon les mots et les règles du livre de codes, puis comptée par type de source, année et langue. La position est lue dans les indices de la phrase.
column-theme_counts-coded = Phrases trouvées
column-theme_counts-demands = Demandes
column-theme_counts-criticisms = Critiques
column-theme_counts-denials = Dénégations
column-theme_counts-statements = Autres énoncés
table-theme_co_occurrence-what = Pour chaque paire de thèmes, le nombre de phrases où la méthode trouve les deux, et le nombre attendu si les deux étaient sans rapport.
table-theme_co_occurrence-note_expected = Attendu : phrases sur l'un, multipliées par phrases sur l'autre, divisées par toutes les phrases. La plupart des phrases n'abordent aucun thème; les thèmes d'un même domaine se rencontrent donc plus souvent.
table-theme_co_occurrence-made = Les phrases portant les deux codes sont comptées, puis comparées à ce que les deux thèmes donneraient par hasard.
table-theme_evaluation-title = À quelle fréquence le codage est juste, par thème et par langue
table-theme_evaluation-what = La méthode comparée à des phrases codées par des personnes : combien de codes elle trouve, combien de ses codes sont justes, et les fausses alertes. Les phrases qu'elle n'avait pas rencontrées viennent d'abord, celles qui ont servi à la mettre au point viennent en dernier.
table-theme_evaluation-is_not = Les lignes de mise au point ne disent rien d'un texte nouveau : les expressions ont été corrigées à partir de ces phrases. Aucune ligne n'est l'avis de praticiennes ou de praticiens.
table-theme_evaluation-note_samples = Les phrases sous scellés et la prose courante sont évaluées une seule fois par version. Étalonnage : aucune expression n'a été établie à partir d'elles, et seuls les nombres d'erreurs sont consultés.
table-theme_evaluation-note_readers = La deuxième lectrice comparée à la première montre ce que des personnes atteignent sur les mêmes phrases; les deux font partie du projet.
table-theme_evaluation-note_scores = Précision : codes justes parmi ceux trouvés. Rappel : codes trouvés parmi ceux donnés. F1 : leur moyenne harmonique, avec un intervalle à 95 % par rééchantillonnage. Tous les thèmes : tous les codes ensemble (moyenne micro). Moyenne des thèmes : la moyenne de leurs F1 (moyenne macro). Fausses alertes : phrases sans code auxquelles la méthode en a donné un. Écart : F1 en anglais moins F1 en français.
table-theme_evaluation-note_few = Un thème qui compte moins de 10 phrases codées est trop rare pour que sa ligne soit instructive.
table-theme_evaluation-made = Le codage de chaque phrase est comparé à celui des personnes qui l'ont lue, thème par thème.
column-theme_evaluation-sample = Phrases
column-theme_evaluation-method = Méthode
column-theme_evaluation-positives = Codes donnés par des personnes
column-theme_evaluation-found = Codes trouvés
column-theme_evaluation-correct = Trouvés et justes
column-theme_evaluation-precision_weighted = Précision dans les textes
column-theme_evaluation-recall = Rappel
column-theme_evaluation-f1 = F1
column-theme_evaluation-f1_interval = Intervalle à 95 % de F1
column-theme_evaluation-f1_low = F1, borne inférieure
column-theme_evaluation-f1_high = F1, borne supérieure
column-theme_evaluation-uncoded = Phrases sans code
column-theme_evaluation-false_alarms = Fausses alertes
column-theme_evaluation-gap = Écart
column-theme_evaluation-gap_interval = Intervalle à 95 % de l'écart
column-theme_evaluation-gap_low = Écart, borne inférieure
column-theme_evaluation-gap_high = Écart, borne supérieure
column-enough = Assez de phrases
column-theme_evaluation-switched_on = Modèle activé
value-theme_evaluation-sample = { $code ->
    [sealed] sous scellés
    [everyday] prose courante
    [calibrate] étalonnage
   *[development] mise au point
    }
value-theme_evaluation-method = { $code ->
    [full] la méthode
    [second_reader] deuxième lectrice comparée à la première
    [lexicon] mots d'origine, seuls
    [words] mots d'aujourd'hui, seuls
    [linear] modèle linéaire
    [no_cues] sans indices
    [no_exclusions] sans exclusions
    [no_negation] sans négation ni titres
   *[full_and_model] avec le modèle là où il améliore
    }
value-theme = { $code ->
    [MACRO] Moyenne des thèmes
   *[ALL] Tous les thèmes
    }
table-theme_errors-title = Erreurs de codage, phrase par phrase
table-theme_errors-what = Vingt phrases codées par des lectrices et sur lesquelles la méthode se trompe : cinq manquées et cinq retenues à tort dans chaque langue, avec la phrase à consulter.
table-theme_errors-is_not = Ce n'est pas une mesure : les phrases ont été tirées parmi les erreurs, à tour de rôle selon les thèmes. L'édition échantillon n'en a aucune.
table-theme_errors-note_drawn = Tirées au hasard parmi les phrases courtes du tiers des codes dont les erreurs peuvent être lues. Personne ne lit les erreurs des deux autres tiers.
table-theme_errors-note_names = Les noms de personnes ont été recherchés dans les phrases; […] les remplace.
table-theme_errors-made = Le codage de chaque phrase est comparé aux thèmes que les lectrices lui ont donnés après arbitrage.
column-theme_errors-sentence_id = Phrase (source et caractères)
column-theme_errors-kind = Erreur
column-theme_errors-given = Thèmes selon les lectrices
column-theme_errors-found = Thèmes selon la méthode
column-theme_errors-matched = Mots en cause
value-theme_errors-kind = { $code ->
    [missed] manquée
   *[wrong] à tort
    }
table-coder_agreement-title = Accord entre les lectrices du projet, par thème
table-coder_agreement-what = À quel point deux personnes qui ont codé les mêmes phrases séparément s'accordent sur chaque thème.
table-coder_agreement-is_not = Il montre que le livre de codes s'applique, non qu'il est juste : les lectrices font partie du projet et ont une formation commune.
table-coder_agreement-note_who = Aucune lectrice n'est praticienne, et personne de l'extérieur n'a encore codé ces phrases : en attente.
table-coder_agreement-note_alpha = Le kappa (Cohen) et l'alpha (Krippendorff) valent 1 si l'accord est entier et 0 s'il relève du hasard. L'intervalle est celui de l'alpha, par rééchantillonnage des phrases.
table-coder_agreement-note_few = Un thème donné moins de 10 fois est trop rare pour que sa ligne soit instructive.
table-coder_agreement-made = Les codes de deux personnes sont comparés phrase par phrase.
column-coder_agreement-material = Phrases
column-coder_agreement-coders = Personnes
column-coder_agreement-sentences = Phrases codées par deux personnes
column-coder_agreement-given = Donné par au moins une personne
column-coder_agreement-agreed = Donné par toutes
column-coder_agreement-kappa = Kappa
column-coder_agreement-alpha = Alpha
column-coder_agreement-interval = Intervalle à 95 % de l'alpha
column-coder_agreement-alpha_low = Borne inférieure
column-coder_agreement-alpha_high = Borne supérieure
value-coder_agreement-material = { $code ->
    [practitioners] praticiennes et praticiens, avec les codes retenus
   *[labels] codes de novembre 2026
    }
coding-title = Ce que vaut le codage
coding-lead = Un programme lit les textes et marque les phrases qui abordent chaque thème. Cette page dit à quelle fréquence il a raison sur des phrases qu'il n'avait pas rencontrées, qui l'a vérifié et à quoi ressemblent ses erreurs.
coding-none = Cette édition ne contient aucune phrase codée par des lectrices; l'erreur sur un texte nouveau n'est donc pas connue. L'édition officielle en contient.
coding-short = En { $language }, { $precision } % des codes que donne la méthode sont justes, et elle trouve { $recall } % de ceux que les lectrices ont donnés, sur des phrases qui n'ont servi à établir aucune expression (n = { $n }). Là où les lectrices n'ont donné aucun code, elle en donne un dans { $share } % des phrases.
coding-gap = Entre l'anglais et le français, F1 diffère de { $value } ({ $interval }).
coding-unseen = Sur des phrases qu'elle n'avait pas rencontrées
coding-calibrate-means = Ces phrases ont été tirées au hasard dans les textes. Aucune expression n'a été établie à partir d'elles, et seuls les nombres d'erreurs sont consultés.
coding-sealed = Phrases sous scellés
coding-sealed-closed = Un tiers des phrases codées, ainsi que de la prose courante rédigée pour l'essai, est sous scellés. Elles sont évaluées une seule fois par version. Elles n'ont pas encore été ouvertes.
coding-sealed-opened = Ouvertes une fois pour cette version, et évaluées selon la méthode d'alors.
coding-readers = Qui a codé les phrases
coding-who = Deux lectrices du projet ont codé chaque phrase séparément, avec le lexique de codage et sans la réponse de la méthode; une troisième a tranché. Elles font partie du projet et aucune n'est praticienne. Leur accord (kappa { $kappa }) montre que le lexique s'applique, non qu'il est juste.
coding-outside = Personne de l'extérieur n'a encore codé ces phrases. Une feuille de 60 de ces phrases est prête pour des praticiennes et praticiens : en attente.
coding-agreement = Accord entre les lectrices du projet
coding-errors = Erreurs, phrase par phrase
coding-errors-means = Phrases sur lesquelles la méthode se trompe, tirées au hasard parmi celles dont les erreurs peuvent être lues. Les noms de personnes sont masqués.
coding-missed = Manquée : les lectrices ont donné le thème { $theme }, la méthode ne l'a pas donné.
coding-wrong = À tort : la méthode a donné le thème { $theme }, les lectrices ne l'ont pas donné.
coding-words = Mots en cause : { $words }
coding-shares = Ce que cela change aux parts
coding-shares-means = La part trouvée par la méthode est faussée par ses erreurs. Là où les phrases codées le permettent, le tableau des parts la corrige; ailleurs, il donne une borne inférieure ou seulement des nombres.
coding-development = Sur les phrases qui ont servi à la mettre au point
coding-development-means = Les expressions ont été corrigées à partir de ces phrases; ces chiffres ne disent donc rien d'un texte nouveau. Ils montrent ce que vaut chaque partie de la méthode.
coding-all = Toutes les lignes sont au tableau { $number }
counsel-coding-title = Phrases à coder par thème : feuille pour les praticiennes et praticiens
counsel-coding-about = Document
counsel-coding-how = Écrivez à côté de chaque phrase les codes des thèmes qu'elle aborde, séparés par des espaces, ou « aucun ». Codez ce que dit la phrase, non ce que vous en pensez. Le guide énumère les thèmes. Laissez les quatre premières colonnes telles quelles et signez : une feuille non signée ne change rien. Les noms de personnes sont masqués.
coding-practitioners = Des praticiennes et praticiens ont codé une feuille de 60 de ces phrases : accord avec les codes retenus { $kappa }.
coding-in = Textes en { $language }
