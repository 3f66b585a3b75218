# Mots des constats, en français : les tableaux courts dont le titre dit ce qui a été constaté.

findings-title = Constats
findings-lead = { $count ->
    [one] Un tableau court.
   *[other] { $count } tableaux courts. Chacun tient sur une page et peut être repris tel quel dans un rapport ou un message.
    } Les longs tableaux dont ils sont tirés se trouvent sous « Données ».
findings-all = Tous les constats
finding-percent = { $value } %
finding-table = Tableau de données { $number }, { $title }
finding-page = { $title } (page { $page } sur { $count })
finding-from = Tiré de
finding-cite = { $authors } ({ $year }), « { $title } », dans { $site }, { $edition }, version { $version }, { $address }.
finding-note-not_reviewed = Aucune avocate ni aucun avocat n'a révisé ces lectures du droit. Ceci n'est pas un avis juridique.
finding-empty = Cette édition ne contient pas les données de ce constat.
finding-what = { $code ->
    [lives] Chaque ligne est une personne inventée dont la vie datée est soumise au droit, avec et sans chaque projet de loi : ce qu'il a fermé, retardé ou restreint.
    [exposure] Pour chaque règle, le plus petit et le plus grand nombre de demandeurs d'asile que permettent les données publiques. Les lignes se recoupent et ne s'additionnent pas.
    [waiting] Pour chaque règle qui a fermé une porte pour un temps, le nombre de demandeurs d'asile qui s'y trouvaient : un jour moyen, le jour le plus chargé, et en années-personnes. Les lignes se recoupent et ne s'additionnent pas.
    [reform] Les conditions du verdict et leurs valeurs; puis l'ampleur et la durée de la baisse, une mesure connue que la règle manque, et les demandes autour du jour.
    [estimates] La comparaison prévue et ce qui l'accompagne : la même liste de pays dans d'autres lieux, la fin de la liste en 2019, et les demandes, qui sont comptées et ne sont pas jugées.
    [asked] Ce que des États et le forum de novembre 2012 ont demandé au Canada, par sujet, ce qu'il a répondu et ce que disent aujourd'hui la loi ou les politiques.
    [recommendations] Les recommandations du forum sur la traite tenu à Toronto en novembre 2012, dans nos mots, et ce que l'on sait de chacune.
    [provisions] Dispositions que l'un des projets de loi a écrites et qui figurent aujourd'hui dans la Loi, selon leur objet. Une disposition édictée de nouveau par une loi ultérieure n'est pas comptée.
    [work_permits] Pour le poste médian approuvé chaque année, le nombre d'autres employeurs chez qui la personne aurait pu légalement aller travailler avec chaque sorte de permis.
    [themes] Phrases de rapports et de recommandations codées pour chaque thème, par langue, et combien sont justes d'après ce qu'on en sait.
    [gaps] Ce que nous avons cherché sans le trouver en entier, l'affirmation que cela permettrait de vérifier et qui le détient. Pour chacun, une demande d'accès à l'information est prête à envoyer dans le tableau de données.
   *[permits] Tous les chiffres sur les permis pour personnes ayant subi la traite trouvés dans une source publique, et ce que chacun compte.
    }

finding-subject = { $code ->
    [lives] Qui a perdu quoi avec les projets de loi C-31 et C-10
    [exposure] À combien de demandeurs d'asile les règles pouvaient s'appliquer
    [waiting] Combien de personnes devant une porte fermée, et pour combien de temps
    [reform] Ce qui est arrivé aux demandes au début du nouveau système
    [estimates] Ce que les chiffres permettent de dire des projets de loi
    [asked] Ce qui a été demandé au Canada, et ce qu'il a répondu
    [recommendations] Ce que sont devenues les recommandations de 2012
    [provisions] Dispositions en vigueur aujourd'hui qui viennent des projets de loi
    [work_permits] Ce qu'ouvrirait un permis par secteur ou par province
    [themes] Ce dont parlent les rapports, et à quel point on en est sûr
    [gaps] Ce qui manque, et qui le détient
   *[permits] Permis pour personnes ayant subi la traite : tous les chiffres trouvés
    }
finding-rows = Lignes des données d'où il provient

finding-exposure-title = Attendre { DAYS($law-work_dco_wait-days) } : de { $least } à { $most } demandes; { YEARS($law-trp_dfn-years) } : { $count ->
    [one] une personne connue
   *[other] { $count } personnes connues
    }
finding-exposure-high = Au plus
finding-exposure-upper_unknown = inconnu
finding-exposure-days = En vigueur
finding-exposure-open = { $code ->
    [ended] du { $day } à une date que nous ignorons ici
   *[unchecked] depuis le { $day }; nous n'avons pas vérifié si elle a pris fin
    }
finding-exposure-again = { $span }, puis par { $act }
finding-exposure-emptied = { $span }, toujours écrite, mais aucun pays n'est désigné depuis le { $day }
finding-exposure-note = Il s'agit de demandeurs d'asile, non de refus ni de personnes ayant subi la traite. Une personne peut figurer dans plusieurs lignes, et on ignore la part de celles qui ont subi la traite. Les attentes de { MONTHS($law-hc_12m_2019-months) } continuent en vertu d'une loi de 2019. Une règle encore en vigueur a touché d'autres demandeurs depuis la fin des chiffres publiés.

finding-estimates-title = { $verdict ->
    [supported] Demandes de pays désignés : baisse plus forte que pour des pays comparables, et qu'ailleurs
    [suggestive] Demandes de pays désignés : baisse plus forte que pour d'autres et qu'ailleurs, cause non établie
    [no_large_change] Le nombre d'un pays désigné typique n'est ni tombé à { PERCENT($origins_claiming-vote-large_fall) } ni passé à { $origins_claiming-vote-large } fois sa valeur
    [contradicted] Les demandes de pays désignés ont augmenté alors qu'une baisse était prédite
   *[cannot_tell] Demandes de la plupart des pays désignés : baisse plus forte qu'ailleurs, cause non établie
    }
finding-estimates-estimand = Ce qui est comparé
finding-estimates-estimate = Changement par rapport aux autres (intervalle à { PERCENT($origins_claiming-confidence) })
finding-estimates-note = Les { $origins_claiming-designs } modèles partagent un seul jeu de données : leur accord ne vaut pas { $origins_claiming-designs } preuves. Le verdict en exige { $origins_claiming-vote-needed }. « Indéterminé » ne veut pas dire « aucun changement ». Moins de demandes ne veut pas dire moins de personnes à protéger. Chaque modèle et d'autres choix figurent dans le tableau de robustesse. Les demandes par pays et par mois, que détient la Commission de l'immigration et du statut de réfugié, permettraient d'en savoir plus.

finding-recommendations-title = Sur { $total } recommandations : { $met ->
    [0] aucune connue comme suivie
    [one] une suivie
   *[other] { $met } suivies
    } en entier, { $partly } en partie, { $cannot_tell } sans réponse
finding-recommendations-asks = Ce qu'elle demande
finding-recommendations-level = Gouvernement

finding-provisions-title = { $rows ->
    [one] Une disposition de C-31 ou C-10 touchant les personnes ayant subi la traite reste
   *[other] { $rows } dispositions de C-31 ou C-10 touchant les personnes ayant subi la traite restent
    } en vigueur
finding-provisions-subject_of = Objet
finding-provisions-count = Dispositions
finding-provisions-units = Lesquelles
finding-provisions-since = En vigueur depuis
finding-provisions-reworded = Reformulées depuis par
finding-provisions-note = Une disposition qui figure dans la loi n'est pas forcément appliquée : depuis mai 2019, aucun pays n'est désigné. La Cour fédérale a jugé celles marquées d'un * contraires à la Charte, en tout ou en partie : Y.Z. en 2015, sur l'appel, et Feher en 2019, sur l'examen des risques.

finding-work_permits-title = La moitié des postes : { $narrow } autres employeurs ou plus par secteur, { $province } par province
finding-work_permits-year = { $months ->
    [12] { $year }
   *[other] { $year } ({ $months } mois)
    }
finding-work_permits-narrow = Secteur dans une province
finding-work_permits-sector = Secteur, tout le Canada
finding-work_permits-province = Une province, tous les secteurs
finding-work_permits-open = Permis ouvert
finding-work_permits-note = Employeurs dont des postes ont été approuvés dans les douze mois précédents. Un employeur approuvé n'embauche pas forcément. Une année suivie d'un nombre de mois ne compte que les postes de ces mois; le nombre d'autres employeurs, cette année-là et la suivante, peut être sous-estimé. Les listes ne nomment aucun secteur avant 2016.

finding-themes-title = Comment nous avons cherché : les organismes parlent surtout de « { $theme } »
finding-themes-unread = Comment nous avons cherché : à quelle fréquence chaque type de texte aborde un thème
finding-themes-un_en = Nations Unies, anglais
finding-themes-government_en = Gouvernements, anglais
finding-themes-government_fr = Gouvernements, français
finding-themes-ngo_en = Organismes, anglais
finding-themes-ngo_fr = Organismes, français
finding-themes-not_measured = non mesuré
finding-themes-note = Les types de textes ne s'additionnent pas : les instructions aux agents, les recommandations d'États et les organismes ne disent pas les mêmes choses ni en même quantité. Un thème rarement évoqué peut être celui qui compte le plus pour les personnes concernées.
finding-themes-note_readers = Organismes : toutes les phrases ont été lues. Ailleurs : intervalle à { PERCENT($coding-confidence) } d'une estimation tirée de phrases lues par le projet, selon ce que le programme en avait dit; les phrases qu'il a manquées sont comptées. Moins de { $coding-fewest } phrases lues portant le thème : non mesuré. Personne de l'extérieur ne les a lues.

finding-gaps-title = { $rows ->
    [one] Nous avons cherché un chiffre sans le trouver en entier; un organisme public le détient
   *[other] Nous avons cherché { $rows } chiffres sans les trouver en entier; des organismes publics les détiennent
    }
finding-gaps-missing = Ce qui manque
finding-gaps-claim = Ce qu'il permettrait de vérifier
finding-gaps-holder = Qui le détient
finding-gaps-note = Demander des totaux, en gardant « moins de { $disclosure-fewest } » tel quel. Un organisme qui détient le dossier d'une personne ne devrait pas envoyer la demande.

finding-permits-title = Les décomptes de permis ne se comparent pas : { $before }, renouvellements compris, semble-t-il; { $after } avec les familles
finding-permits-series = Quoi
finding-permits-number = Nombre
finding-permits-note = Il s'agit de personnes reconnues par les autorités, non des personnes ayant subi la traite au Canada.
finding-permits-interval = { $count } (par hasard, de { $low } à { $high })
finding-permits-no_series = Nous avons cherché une série annuelle sans en trouver d'entière; aucun changement après les projets de loi ne peut donc être mesuré.
tables-everything = Tous les tableaux ensemble :
tables-workbook = Classeur Excel, une feuille par tableau
tables-package = Description de toutes les colonnes (datapackage.json)
tables-first_rows = Premières lignes
tables-columns = Toutes les colonnes ({ $count })
tables-about = Notes, méthode, comment citer
tables-shown = #shown des #rows lignes trouvées sont affichées; le tableau en compte #all
tables-loading = Chargement de toutes les lignes…
tables-filters = Filtres
tables-download_shown = Télécharger les lignes trouvées (CSV)
tables-reset = Tout afficher
tables-more = Afficher plus de lignes
tables-nothing = Aucune ligne du tableau ne correspond.
tables-source_count = Sources : #count
trail-function = Fonction
trail-row_of_page = ligne { $row }
findings-together = Tous les constats en un seul fichier :
tables-shown_all = Lignes affichées : #shown sur #all
tables-back = Tous les tableaux de données
recommendations-up = Retour à la liste
finding-estimates-row = { $code ->
    [canada] Au Canada, { $origins_claiming-after-first }-{ $origins_claiming-after-last } par rapport à { $origins_claiming-base-first }-{ $origins_claiming-base-last } : { $treated } pays désignés et { $others } autres, chacun comptant une fois
    [elsewhere] La même liste dans d'autres lieux et années ({ $windows }), sans cette loi
    [reversal] Au Canada à la fin de la liste, 2019 par rapport à 2017-2018
    [claims] Demandes, chacune comptant une fois : { $before } avant, { $after } après
   *[without_two] Les mêmes sans les { SPELL($comparison-largest) } plus grands pays
    }
finding-estimates-agree = Modèles, ou lieux, qui disent : baisse
finding-estimates-share = { $fell } sur { $designs }
finding-estimates-false = Fausses baisses sur 100, selon le processus
finding-estimates-found = Une baisse à { PERCENT($origins_claiming-simulation-against) } est décelée, sur 100
finding-estimates-unjudged = Compté, non jugé
finding-waiting-title = En moyenne, l'interdiction de demande humanitaire visait { $low } à { $high } demandeurs refusés, si personne ne partait
finding-waiting-note = Des demandeurs d'asile, non des personnes ayant subi la traite ni des refus; combien ont demandé n'est pas compté. Le taux de départ est une hypothèse; l'Agence des services frontaliers du Canada détient les renvois qui le donnent, et le tableau s'en sert là où elle les a communiqués. Le titre suit la lecture sans exception; avec des exceptions, le minimum est inconnu. N'additionnez jamais les lignes.
