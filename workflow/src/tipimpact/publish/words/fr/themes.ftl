# Les mots de l'étape themes, en français du Canada.

column-source_type = Type de source
column-period = Rédaction
column-language = Langue
column-place = Endroit (source et caractères)
column-theme = Thème
column-sentences = Phrases au total
column-example = Exemple (source et caractères)
column-coded_documents = Documents portant le thème
column-documents = Documents au total
table-theme_counts-title = Phrases qui abordent chaque thème, par type de source et langue
table-theme_counts-what = Pour chaque thème du livre de codes et chaque type de texte : combien de phrases l'abordent, là où c'est mesuré, combien le programme en a codé, qui l'a décidé, dans combien de documents, la position de ces phrases et un passage à consulter.
table-theme_counts-is_not = Il indique de quoi ces textes parlent, et non à quelle fréquence une chose arrive à des personnes ni quelle en est la cause. Les types de textes ne s'additionnent pas. Dans l'édition échantillon, les phrases sont celles de nos propres résumés.
table-theme_counts-note_tiers = Concordantes : les règles et un second codeur, formé sur des phrases codées par des lectrices, donnent le thème séparément. Révisées : des personnes ont décidé. À trancher : seules les règles donnent le thème, et personne n'a encore regardé.
table-theme_counts-note_total = Phrases sur le thème : là où toutes les phrases ont été lues, celles auxquelles les lectrices l'ont donné; sinon une estimation avec son intervalle à { PERCENT($coding-confidence) }, tirée de phrases codées, par strate (concordantes, révisées, à trancher ou selon le score du second codeur); les phrases que le programme a manquées y sont comptées. S'il y a moins de { $coding-fewest } phrases codées portant le thème, il n'est pas mesuré.
table-theme_counts-note_background = Les débats des législatures antérieures forment la plupart des phrases. Ils servent à l'essai du codage : aucun constat et aucune figure n'en sont tirés.
table-theme_counts-note_once = Une phrase qui en répète une antérieure mot pour mot n'est pas comptée de nouveau; son document l'est.
table-theme_counts-note_stance = La position est celle de la phrase entière : demande, critique, dénégation ou, à défaut, énoncé. Elle n'a pas été mesurée par rapport à un codage à la main.
table-theme_counts-note_example = L'exemple donne la source et l'endroit de la phrase dans son fichier, en caractères à partir du début.
table-theme_counts-made = Chaque phrase est codée selon les mots et les règles du livre de codes et, séparément, par un second codeur; des personnes décident là où ils diffèrent. Les codes que des lectrices ont donnés à un échantillon donnent ensuite le nombre de phrases sur chaque thème. La position est lue dans les indices de la phrase.
column-theme_counts-basis = Comment on le sait
column-theme_counts-total = Phrases sur le thème
column-theme_counts-labels = Phrases codées à la main
column-theme_counts-positives = Dont sur le thème
column-theme_counts-background = Législatures antérieures
column-theme_counts-coded = Codées par le programme
value-theme_counts-basis = { $code ->
    [census] toutes les phrases lues
    [estimate] estimation
   *[not_measured] non mesuré
    }
column-theme_counts-agreed = Concordantes
column-theme_counts-reviewed = Révisées
column-theme_counts-undecided = À trancher
column-theme_counts-interval = Intervalle à { PERCENT($coding-confidence) }
column-theme_counts-total_low = Borne inférieure
column-theme_counts-total_high = Borne supérieure
column-theme_counts-demands = Demandes
column-theme_counts-criticisms = Critiques
column-theme_counts-denials = Dénégations
column-theme_counts-statements = Autres énoncés
table-theme_evaluation-title = À quelle fréquence le codage est juste, par thème et par langue
table-theme_evaluation-what = La méthode comparée à des phrases codées par des personnes : combien de codes elle trouve, combien de ses codes sont justes, et les fausses alertes. Les phrases qu'elle n'avait pas rencontrées viennent d'abord, celles qui ont servi à la mettre au point viennent en dernier.
table-theme_evaluation-is_not = Les lignes de mise au point ne disent rien d'un texte nouveau : les expressions ont été corrigées à partir de ces phrases. Aucune ligne n'est l'avis de praticiennes ou de praticiens.
table-theme_evaluation-note_samples = Les phrases sous scellés sont évaluées une seule fois, pour la version à laquelle elles étaient réservées. Étalonnage : aucune expression n'a été établie à partir d'elles, et seuls les nombres d'erreurs sont consultés.
table-theme_evaluation-note_readers = La deuxième lecture comparée à la première montre ce que des personnes atteignent sur les mêmes phrases. Étalonnage : deux lectrices du projet. Sous scellés : deux lectures d'une même personne, ce qui ne montre que sa constance.
table-theme_evaluation-note_scores = Précision : codes justes parmi ceux trouvés. Rappel : codes trouvés parmi ceux donnés. Fausses alertes : phrases sans code auxquelles la méthode en a donné un. Dans les textes : chaque phrase tirée pèse autant de phrases qu'elle en représente, parce que l'échantillon contient plus de phrases codées que les textes.
table-theme_evaluation-note_few = Un thème qui compte moins de { $evaluation-fewest } phrases codées est trop rare pour que sa ligne soit instructive.
table-theme_evaluation-made = Le codage de chaque phrase est comparé à celui des personnes qui l'ont lue, thème par thème.
column-theme_evaluation-sample = Phrases
column-theme_evaluation-method = Méthode
column-theme_evaluation-positives = Codes donnés par des personnes
column-theme_evaluation-found = Codes trouvés
column-theme_evaluation-correct = Trouvés et justes
column-theme_evaluation-precision_weighted = Précision dans les textes
column-theme_evaluation-recall = Rappel
column-theme_evaluation-recall_weighted = Rappel dans les textes
column-theme_evaluation-uncoded = Phrases sans code
column-theme_evaluation-false_alarms = Fausses alertes
column-enough = Assez de phrases
value-theme_evaluation-sample = { $code ->
    [sealed] sous scellés
    [calibrate] étalonnage
   *[development] mise au point
    }
value-theme_evaluation-method = { $code ->
    [full] le codage
   *[second_reader] deuxième lecture comparée à la première
    }
value-theme = Tous les thèmes
table-theme_errors-title = Erreurs de codage, phrase par phrase
table-theme_errors-what = Phrases codées par des lectrices et sur lesquelles le codage est erroné : au plus { SPELL($evaluation-worked) } manquées et { SPELL($evaluation-worked) } retenues à tort dans chaque langue, avec la phrase à consulter.
table-theme_errors-is_not = Ce n'est pas une mesure : les phrases ont été tirées parmi les erreurs, à tour de rôle selon les thèmes. L'édition échantillon n'en a aucune.
table-theme_errors-note_drawn = Tirées au hasard parmi les phrases courtes du tiers des codes dont les erreurs peuvent être lues. Personne ne lit les erreurs des deux autres tiers.
table-theme_errors-note_names = Les noms de personnes ont été recherchés dans les phrases; […] les remplace.
table-theme_errors-made = Le codage de chaque phrase est comparé aux thèmes que les lectrices lui ont donnés après arbitrage.
column-theme_errors-sentence_id = Phrase (source et caractères)
column-theme_errors-kind = Erreur
column-theme_errors-given = Thèmes selon les lectrices
column-theme_errors-found = Thèmes selon la méthode
column-theme_errors-matched = Mots en cause
column-theme_errors-nearest = Exemples les plus proches
value-theme_errors-kind = { $code ->
    [missed] manquée
   *[wrong] à tort
    }
table-coder_agreement-title = Accord entre les lectrices du projet, par thème
table-coder_agreement-what = À quel point deux personnes qui ont codé les mêmes phrases séparément s'accordent sur chaque thème.
table-coder_agreement-is_not = Il montre que le livre de codes s'applique, non qu'il est juste : les lectrices font partie du projet et ont une formation commune.
table-coder_agreement-note_who = Aucune lectrice n'est praticienne, et personne de l'extérieur n'a encore codé ces phrases : en attente.
table-coder_agreement-note_alpha = Le kappa (Cohen) et l'alpha (Krippendorff) valent 1 si l'accord est entier et 0 s'il relève du hasard.
table-coder_agreement-note_few = Un thème donné moins de { $agreement-enough } fois est trop rare pour que sa ligne soit instructive.
table-coder_agreement-made = Les codes de deux personnes sont comparés phrase par phrase.
column-coder_agreement-material = Phrases
column-coder_agreement-coders = Personnes
column-coder_agreement-sentences = Phrases codées par deux personnes
column-coder_agreement-given = Donné par au moins une personne
column-coder_agreement-agreed = Donné par toutes
column-coder_agreement-kappa = Kappa
column-coder_agreement-alpha = Alpha
value-coder_agreement-material = { $code ->
    [practitioners] praticiennes et praticiens, avec les codes retenus
    [passes] codes de décembre 2026, deux lectures d'une personne
   *[labels] codes de novembre 2026
    }
coding-title = Ce que vaut le codage
coding-lead = Un programme lit les textes et marque les phrases qui abordent chaque thème. Cette page dit à quelle fréquence il a raison sur des phrases qu'il n'avait pas rencontrées, qui l'a vérifié et à quoi ressemblent ses erreurs.
coding-none = Cette édition ne contient aucune phrase codée par des lectrices; l'erreur sur un texte nouveau n'est donc pas connue. L'édition officielle en contient.
coding-short = En { $language }, { $precision } % des codes sont justes et { $recall } % de ceux que les lectrices ont donnés sont trouvés, une fois pondérés selon les textes (dans l'échantillon même : { $sample } %; n = { $n }). Là où les lectrices n'ont donné aucun code, le programme en donne un dans { $share } % des phrases.
coding-sealed-french = Le chiffre du français dit peu d'un texte nouveau : les phrases françaises viennent d'un guide d'immigration, qui n'aborde presque aucun thème, et du rapport du forum, à partir duquel le livre de codes a été établi. Sur les phrases sous scellés de la version précédente, tirées de débats et de lois, la plupart des codes français étaient manqués une fois pondérés selon les textes.
coding-unseen = Sur des phrases qu'elle n'avait pas rencontrées
coding-calibrate-means = Ces phrases ont été tirées au hasard dans les textes. Aucune expression n'a été établie à partir d'elles, et seuls les nombres d'erreurs sont consultés. Quand les règles et le second codeur divergeaient, leurs codes ont été révisés comme tous les autres, par des lectrices qui ne voyaient pas ces codes de référence.
coding-sealed = Phrases sous scellés
coding-sealed-closed = Une partie des phrases codées est sous scellés. Elles sont évaluées une seule fois, pour la version à laquelle elles sont réservées. Elles n'ont pas encore été ouvertes.
coding-sealed-opened = Ouvertes une fois pour cette version, et évaluées selon la méthode d'alors : un échantillon de phrases de textes des Nations Unies et de gouvernements, tiré selon un plan déposé d'avance, et toutes les phrases d'organismes. Une personne du projet les a lues deux fois, avant tout score.
coding-readers = Qui a codé les phrases
coding-who = Deux lectrices du projet ont codé séparément chacune des phrases antérieures, avec le lexique de codage et sans la réponse de la méthode; une troisième a tranché. Elles font partie du projet et aucune n'est praticienne. Leur accord (kappa { $kappa }) montre que le lexique s'applique, non qu'il est juste. Les phrases sous scellés de cette version ont été lues deux fois par une seule personne, ce qui ne montre que sa constance.
coding-outside = Personne de l'extérieur n'a encore codé ces phrases. Une feuille de 60 de ces phrases est prête pour des praticiennes et praticiens : en attente.
coding-agreement = Accord entre les lectrices du projet
coding-errors = Erreurs, phrase par phrase
coding-errors-means = Phrases sur lesquelles la méthode se trompe, tirées au hasard parmi celles dont les erreurs peuvent être lues. Les noms de personnes sont masqués.
coding-missed = Manquée : les lectrices ont donné le thème { $theme }, la méthode ne l'a pas donné.
coding-wrong = À tort : la méthode a donné le thème { $theme }, les lectrices ne l'ont pas donné.
coding-words = Mots en cause : { $words }
coding-near = Exemples les plus proches : { $examples }
coding-shares = Ce que cela change aux nombres
coding-shares-means = Les nombres publiés viennent des phrases lues par des personnes. Pour chaque type de texte, elles donnent le nombre de phrases sur un thème avec son intervalle; celles que le programme a manquées y sont. Là où trop peu ont été lues, le thème n'est pas mesuré.
coding-all = Toutes les lignes sont au tableau { $number }
counsel-coding-title = Phrases à coder par thème : feuille pour les praticiennes et praticiens
counsel-coding-about = Document
counsel-coding-how = Écrivez à côté de chaque phrase les codes des thèmes qu'elle aborde, séparés par des espaces, ou « aucun ». Codez ce que dit la phrase, non ce que vous en pensez. Le guide énumère les thèmes. Laissez les quatre premières colonnes telles quelles et signez : une feuille non signée ne change rien. Les noms de personnes sont masqués.
coding-practitioners = Des praticiennes et praticiens ont codé une feuille de 60 de ces phrases : accord avec les codes retenus { $kappa }.
coding-in = Textes en { $language }
