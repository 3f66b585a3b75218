# Les mots de l'étape publish, en français du Canada.

site-title = Ce que les projets de loi C-31 et C-10 ont changé pour les personnes ayant subi la traite
edition = { $code ->
    [release] Édition publiée
    [sample] Édition échantillon
   *[official] Édition officielle
    }
law-section = art.
law-sections = art.
law-chapter = ch.
law-IRPA = LIPR
law-IRPR = RIPR
law-SC = L.C.
law-RSC = L.R.C.
law-SOR = DORS
law-SI = TR
law-and = et
law-to = à
interval = de { $low } à { $high }
span-both = { $first } à { $last }
span-days = du { $first } au { $last }
span-undated = { $code ->
    [n2006-05_to__2006] mai 2006 à 2006 environ
    [one_fiscal_year_to__2012] un exercice, jusque vers 2012
   *[five_years_to__2018_2020] cinq années, jusque vers 2018-2020
    }
span-open = { $code ->
    [to] jusqu'en { $day }
    [to_day] jusqu'au { $day }
    [since] depuis { $day }
   *[since_day] depuis le { $day }
    }
release-released = { $period }, diffusé en { $day }
release-package = version { $version } du paquet { $title }
release-flagged = { $code ->
    [other] non pas la version connue ({ $known }), mais un fichier dont la somme SHA-256 commence par { $id }
    [unpinned] { $known }, sans somme de contrôle fixée : personne n'avait encore lu ce fichier, et la somme SHA-256 de celui qui a été pris commence par { $id }
   *[undated] sans somme de contrôle fixée : personne n'avait encore lu ce fichier, et la somme SHA-256 de celui qui a été pris commence par { $id }
}
value-boolean = { $code ->
    [true] oui
   *[false] non
    }
mark = { $code ->
    [unknown] inconnu
    [none] –
   *[not_reviewed] non révisé par un conseiller juridique
    }
mark-means = { $code ->
    [unknown] la valeur n'est pas connue d'après les sources ci-dessous; ce n'est ni zéro ni « non »
    [none] rien à indiquer, ou sans objet pour cette ligne
   *[not_reviewed] lecture faite à partir du texte de loi qu'aucune avocate ni aucun avocat n'a encore vérifiée
    }
status-not_reviewed = Lignes non révisées par un conseiller juridique : { $count } sur { $rows }. Rien ici ne constitue un avis juridique.
status-missing = Établi sans { $count ->
    [one] un fichier qui n'a pu être obtenu : { $titles }.
   *[other] { $count } fichiers qui n'ont pu être obtenus : { $titles }.
    } Le tableau { $gaps } indique où { $count ->
    [one] le trouver et où le déposer.
   *[other] trouver chacun d'eux et où le déposer.
    }
names-others = et { $count ->
    [one] un autre
   *[other] { $count } autres
    }
not_computed = Non calculé ici : il faut les fichiers complets ({ $publishers }). « make official » les obtient.
edition-means = { $code ->
    [sample] Les chiffres sont réels et viennent des sources nommées; les noms d'employeurs sont des pseudonymes; les textes de loi et de rapports sont nos propres résumés; les nombres qui en viennent sont plus petits.
   *[official] Établi à partir des fichiers des éditeurs qui ont pu être obtenus. Les autres figurent avec ce qui ne peut être tranché.
    }
sample = { $code ->
    [digest] Dans cette édition : un résumé dans nos propres mots.
    [figures] Dans cette édition : un choix des chiffres réels.
   *[pseudonyms] Dans cette édition : un choix des chiffres réels, avec des pseudonymes pour les employeurs.
    }
fact = { $code ->
    [plan_hash] Empreinte du plan (fixé avant que l'exécution lise un résultat)
   *[codebook_hash] Empreinte du livre de codes
    }
page-language = English
page-skip = Aller au contenu
page-table = Tableau { $number }
page-version = Version
page-what = Ce que c'est
page-is_not = Ce que ce n'est pas
page-lines_left = { $count ->
    [one] Une autre ligne se trouve sur la page du tableau.
   *[other] { $count } autres lignes se trouvent sur la page du tableau.
    }
page-no_rows = Ce tableau n'a aucune ligne dans cette édition. Cela veut dire que rien n'a été trouvé dans ses sources, non que rien n'existe.
page-no_rows_missing = Aucune ligne, parce que des fichiers dont ce tableau a besoin n'ont pu être obtenus. Ils sont nommés ci-dessus. Cela ne veut dire ni zéro ni « non ».
page-notes = Notes
page-marks = Signes
page-no_sources = Ce tableau ne repose sur aucune source obtenue.
page-vintage = Millésime : { $vintage }.
page-accessed = Consulté : { $date }.
obtained-rows = Listes d'employeurs : { $refused ->
    [one] { $refused } ligne illisible a été écartée
   *[other] { $refused } lignes illisibles ont été écartées
    }; { $repeated ->
    [one] { $repeated } ligne en répète une autre
   *[other] { $repeated } lignes en répètent une autre
    }. Le tableau « Ce que chaque série peut porter » et le journal de l'étape qui lit les listes d'employeurs en disent plus.
absent-title = Absent de cette édition
absent-lead = Cette édition ne contient rien que cette page pourrait montrer. Cela ne veut dire ni zéro ni « non ».
absent-sources = Sources sur lesquelles repose cette édition
page-licences = Licences et mentions
data-licensed = { $code ->
    [cc_by] Ce tableau : CC BY 4.0. Ses sources :
   *[cc_by_nc] Ce tableau : CC BY-NC 4.0, car une source interdit l'utilisation commerciale. Ses sources :
    }
package-list = { $code ->
    [sources] Sources, avec leur référence et leur licence
    [situations] Situations des personnes, telles que les tableaux les nomment
    [remedies] Ce qui peut être demandé
    [law_rows] Règles de droit, avec la disposition que chacune cite
    [themes] Thèmes du livre de codes
   *[series] Séries d'indicateurs
    }
page-cite = Comment citer
page-cite_sources = Citer aussi les sources des chiffres.
page-download = Télécharger :
page-rounding = Sur cette page, les nombres sont arrondis une seule fois, au pair le plus proche (2,5 devient 2); le fichier CSV les donne sans arrondi.
cite-table = { $authors } ({ $year }), « { $title } », tableau { $number } dans { $site }, { $edition }, version { $version }, { $address }.
page-row = Nº
cite-site = { $edition }, version { $version }
cite-brief = Dossier, { $edition }, version { $version }
cite-finding = { $site }, { $edition }, version { $version }
cite-in_preparation = adresse en préparation
sheet-cover = À propos
index-rows = Lignes : { $rows }.
index-missing = Aucune ligne, parce que des fichiers manquent.
chooser-enter = Lire en français
chooser-title = Choisir la langue
law-schedule = ann.
answer-count = { $what } ({ $count })
reading-text = la disposition elle-même
law-IFHP = PFSI
counsel-provisions-title = Dispositions qui importent aux personnes ayant subi la traite : feuille de révision
counsel-how = Chaque ligne est une lecture d'une disposition, avec le droit en vigueur en regard. Veuillez laisser les quatre premières colonnes telles quelles. Décidez par « d'accord » ou « modifier »; dans ce dernier cas, donnez une formulation dans l'une des langues ou une remarque. Signez sous le tableau : une feuille non signée ne change rien. Rien de ceci n'est un avis juridique.
counsel-column = { $code ->
    [id] Ligne
    [english] Anglais
    [french] Français
    [decision] Décision (d'accord, modifier)
    [amended_en] Formulation modifiée, anglais
    [amended_fr] Formulation modifiée, français
    [remark] Remarque
    [themes] Thèmes (codes du guide, ou aucun)
    [name] Révisé par (nom)
   *[date] Date (2027-01-31)
    }
counsel-provisions-about = Lecture (avis; auteur; source)
counsel-no_text = {"["}texte non obtenu, ou absent de cette édition]
unit-parts_of_1 = parties de 1
site-answer = Réponse
site-law = Le droit
site-archetypes = Situations
site-recommendations = Recommandations
site-tables = Tableaux
site-methods = Méthodes
site-data = Données
site-accessibility = Accessibilité
site-menu = Pages du site
site-advice = Rien ici ne constitue un avis juridique.
trail-open = D'où cela vient-il?
trail-close = Fermer
trail-title = D'où cela vient
trail-row = Ligne { $row } du tableau { $number }
trail-table = Tableau
trail-rows = Lignes
trail-counted = Ce qui est compté
trail-place = Emplacement
value-quote = { $code ->
   *[not_passed_on] non reproduit, parce que la licence de la source ne le permet pas; la ligne en donne l'emplacement
    }
trail-sentence = Phrase
trail-claim = Comment nous le savons
trail-kind_of_claim = { $code ->
    [quoted] Quelqu'un l'affirme : la phrase dit qui.
    [counted] Les lignes du tableau le dénombrent.
    [inferred] Nous le déduisons; aucune source ne le dit en ces termes.
    [searched] Nous l'avons cherché; le tableau de ce qui manque dit où et quand.
    [read_in_law] Nous le lisons dans la loi, à la disposition et à la date que la ligne indique.
   *[assumed] Cela ne vaut que si ce qui est supposé se vérifie.
}
trail-more = et { $count } de plus
trail-all_sources = les sources sous le tableau
trail-characters = caractères { $start } à { $end }
tables-lead = Tous les tableaux de données de cette édition, avec leurs fichiers. Ouvrez-en un pour chercher, trier et filtrer toutes ses lignes; chaque nombre ouvre sa piste.
tables-row = ligne #row
tables-trail = Un nombre, ou le signe après la première case d'une ligne, ouvre sa source et sa méthode.
tables-search = Rechercher
tables-all = Tous
tables-sort = Trier
tables-made = Comment ses nombres sont établis
law-title = Ce que les projets de loi ont changé dans la Loi sur l'immigration et la protection des réfugiés
law-act_the = { $code ->
   *[IRPA] la LIPR
    [Criminal_Code] le Code criminel
    [Criminal_Records_Act] la Loi sur le casier judiciaire
    [C-44_6] la Loi sur le système correctionnel et la mise en liberté sous condition
    }
law-act_of = { $code ->
   *[IRPA] de la LIPR
    [Criminal_Code] du Code criminel
    [Criminal_Records_Act] de la Loi sur le casier judiciaire
    [C-44_6] de la Loi sur le système correctionnel et la mise en liberté sous condition
    }
law-title_act = Ce que les projets de loi ont changé dans { law-act_the }
law-lead = Chaque disposition que les projets de loi C-31 et C-10 ont modifiée : son texte la veille, son texte le jour même, et ce qu'elle est devenue.
law-advice = Lectures du texte de loi; aucune avocate ni aucun avocat ne les a révisées, sauf là où son nom figure. Rien ici ne constitue un avis juridique.
law-count = { $count ->
    [one] { $count } disposition
   *[other] { $count } dispositions
    }
law-listed = Dispositions { law-act_of } qui touchent les personnes ayant subi la traite
law-others = Autres dispositions { law-act_of } modifiées par les projets de loi
law-does = Projet de loi { $bill }, article { $clause } : { $operation }.
law-day = En vigueur : { $day } ({ $known }).
law-day_unknown = Date d'entrée en vigueur inconnue : { $why }.
law-part = { $code ->
    [before] le passage qui précède { $place }
   *[after] le passage qui suit { $place }
    }
law-place = { $code ->
    [formula] la formule
   *[definition] la définition
    }
law-state = Aujourd'hui : { $state }.
law-later = Modifiée par la suite par { $acts }.
law-not_applied = N'a pas pris effet : { $why }.
law-absent = Elle n'existait pas.
law-gone = Elle n'y est plus.
law-words = mots retirés : { $removed }, ajoutés : { $added }
law-copy = Copier
law-copied = Copié
cite-provision = { $act }, art. { $unit }, modifié par le projet de loi { $bill }, dans { $site }, { $edition }, version { $version }, law#{ $anchor }.
archetypes-caption = Recours selon le jour
methods-lead = Ce qui est affirmé, comment on le soumet aux données et ce qui le réfuterait. Le plan est fixé, et son empreinte calculée, avant que l'exécution lise un résultat.
methods-verdicts = Verdicts
methods-verdicts-means = Un verdict découle d'une seule règle, écrite en code et appliquée à l'intervalle et aux vérifications qui l'élargissent ou le nuancent, et de rien d'autre.

methods-reach = Ce qui pouvait sortir

methods-choices = La règle a été écrite après la lecture des chiffres de { $origins_claiming-after-first } et { $origins_claiming-after-last } : elle n'atteint donc au mieux qu'« indicatif ». Sa largeur et son vote ont été choisis par simulation, les résultats étant connus. Ce que d'autres largeurs et d'autres votes auraient dit figure dans le tableau de robustesse.

methods-false = À quelle fréquence une baisse est affirmée alors que rien n'a changé



methods-hash = Le plan de cette exécution
methods-amended = Le plan a été modifié après la lecture d'un résultat.
methods-made = Comment chaque tableau est établi
data-lead = Toutes les sources sur lesquelles repose un tableau : qui les publie, la date de leur contenu, la dernière consultation, la licence et les tableaux qui les utilisent.
data-count = { $count ->
    [one] Cette page présente { $count } source; les séries que nous n'avons pas trouvées en entier sont aussi comptées.
   *[other] Cette page présente { $count } sources; les séries que nous n'avons pas trouvées en entier sont aussi comptées.
}
data-vintage = Contenu en date de : { $vintage }.
data-licence = Licence : { $licence }.
accessibility-lead = Le site est fait pour être lu par tous : au clavier, avec un lecteur d'écran, sur un téléphone, sur papier, sans script et sans réseau.
accessibility-done = Ce qui a été fait
accessibility-done-text = Titres, listes, tableaux avec en-têtes et légendes, champs étiquetés, focus visible, contraste de niveau AA, aucun mouvement, aucune couleur qui porte seule un sens. La recherche, les filtres, le tri et la copie demandent un script; tout le reste s'en passe.
accessibility-tested = Comment c'est vérifié
accessibility-tested-text = Chaque version est ouverte dans Chromium dans les deux langues, à la largeur d'un téléphone et agrandie à 200 %, au clavier seul, et vérifiée par le programme axe selon les WCAG 2.2, niveau AA. Aucune personne utilisant un lecteur d'écran ne l'a encore mise à l'essai.
accessibility-limits = Ce qui reste difficile
accessibility-limits-text = Les tableaux larges montrent six colonnes d'abord, toutes sur demande; ils défilent alors horizontalement dans leur cadre. Les mots tirés d'une source unilingue restent dans cette langue. Les sources d'autres sites ne sont pas toujours accessibles.
accessibility-formats = Autres formats
accessibility-formats-text = Chaque tableau est offert en CSV, Excel, Word et LaTeX, avec les mêmes notes. Les classeurs ont une seule ligne d'en-tête, aucune cellule fusionnée et des notes en texte; les tableaux Word répètent leur en-tête et portent un texte de remplacement.
accessibility-write = Si quelque chose ne peut être lu
accessibility-write-text = Le signaler à la personne qui a transmis ce site, ou ouvrir un ticket là où le projet est hébergé, en indiquant le nom de la page et l'outil de lecture utilisé.
trail-made = Comment il a été établi
trail-made_generic = Par les règles de ce flux de travail à partir des sources sous le tableau; chaque colonne est décrite dans le fichier des colonnes du tableau.
page-file = { $code ->
    [csv] CSV
    [xlsx] Excel
    [docx] Word
   *[tex] LaTeX
    }
law-versions = Son texte à une date donnée : { $count ->
    [one] { $count } version conservée
   *[other] { $count } versions conservées
    }
law-from = Depuis le { $since }
law-between = Du { $since } au { $until }
law-read_on = Texte en vigueur le
law-show = Afficher
counsel-rows-title = Qui pouvait demander quoi : les lignes de droit, feuille de révision
counsel-rows-about = Portée; du, au; source de la date; lois; autre lecture; révision
counsel-silences-title = Ce que les règles omettent : feuille de révision
counsel-silences-about = Jugement; révision
counsel-cases-title = Qui pouvait demander quoi : cas, feuille de révision
counsel-cases-about = Droit dont les réponses sont tirées; révision
counsel-recommendations-title = Les 17 recommandations et ce qu'elles sont devenues : feuille de révision
counsel-recommendations-about = Droit visé; révision
counsel-condition = Condition
counsel-expected = Le { $day } ({ $remedy }) : { $answer } ({ $row }){ $more }{ $without }
counsel-because = , parce que : { $reason }
counsel-if_it_came = ; si l'événement survenait ce jour-là : { $answer }
counsel-until = ; premier jour après : { $day }
counsel-reading = Vaut selon { $holder } ({ $date })
counsel-construction = Vaut si { $reading } ({ $source }); aucun jugement connu
counsel-day_source = Jours : { $source }
counsel-without = , sans { $acts }
page-abbreviations = Abréviations
page-verdict = Ce qu'il permet de dire
page-cite_other = En anglais :
abbreviation = { $code ->
    [CBSA] ASFC
    [CCR] CCR
    [DCO] POD
    [ESDC] EDSC
    [HHI] IHH
    [IFHP] PFSI
    [IMP] PMI
    [IRB] CISR
    [IRCC] IRCC
    [IRPA] LIPR
    [IRPR] RIPR
    [LMIA] EIMT
    [NGO] ONG
    [NOC] CNP
    [PRRA] ERAR
    [RAD] SAR
    [RCMP] GRC
    [TFWP] PTET
    [TRP] PST
   *[UNHCR] HCR
    }
abbreviation-means = { $code ->
    [CBSA] Agence des services frontaliers du Canada
    [CCR] Conseil canadien pour les réfugiés
    [DCO] pays d'origine désigné
    [ESDC] Emploi et Développement social Canada
    [HHI] indice de concentration de Herfindahl-Hirschman
    [IFHP] Programme fédéral de santé intérimaire
    [IMP] Programme de mobilité internationale
    [IRB] Commission de l'immigration et du statut de réfugié
    [IRCC] Immigration, Réfugiés et Citoyenneté Canada
    [IRPA] Loi sur l'immigration et la protection des réfugiés
    [IRPR] Règlement sur l'immigration et la protection des réfugiés
    [LMIA] étude d'impact sur le marché du travail
    [NGO] organisation non gouvernementale
    [NOC] Classification nationale des professions
    [PRRA] examen des risques avant renvoi
    [RAD] Section d'appel des réfugiés
    [RCMP] Gendarmerie royale du Canada
    [TFWP] Programme des travailleurs étrangers temporaires
    [TRP] permis de séjour temporaire
   *[UNHCR] Haut Commissariat des Nations Unies pour les réfugiés
    }
archetypes-facts = Les faits de cette situation
archetypes-why = Pourquoi, étape par étape
crate-readme = { $code ->
    [sample]
    Calculé ici, à partir de petits fichiers. Ne pas citer.

    Résultats d'une exécution de tipimpact sur l'édition échantillon. Ouvrir d'abord `computed.html` : chaque tableau y est comparé à la version publiée, qui est celle que l'on cite. `data/` contient le paquet de données, `tables/` ses tableaux en CSV, `counsel/` et `sheets/` les feuilles à remplir, `run/` la chaîne de traitement telle qu'exécutée et une somme de contrôle pour chaque fichier; `ro-crate-metadata.json` décrit l'exécution. `make print FROM=results/sample` en fait un site. Le code est sous licence MIT. Les tableaux sont sous licence CC BY 4.0, ou CC BY-NC 4.0 si une source interdit l'utilisation commerciale; chacun nomme sa licence et celles de ses sources.
   *[official]
    # Ce que les projets de loi C-31 et C-10 ont changé pour les personnes ayant subi la traite

    Résultats d'une exécution de tipimpact. Ouvrir d'abord `index.html`. `data/` contient les codes pour l'analyse, `findings/`, `tables/` et `figures/` ce qui est publié, `run/` la chaîne de traitement telle qu'exécutée et une somme de contrôle pour chaque fichier; `datapackage.json` décrit les fichiers CSV, `ro-crate-metadata.json` l'exécution. Le code est sous licence MIT. Les tableaux sont sous licence CC BY 4.0, ou CC BY-NC 4.0 si une source interdit l'utilisation commerciale; chacun nomme sa licence et celles de ses sources.
    }
computed-title = Ce que cet ordinateur a calculé
computed-lead = { $code ->
    [sample] Calculé ici, à partir de petits fichiers. Ne pas citer : la réponse que l'on cite est la version publiée.
   *[official] Calculé ici, à partir des fichiers des éditeurs qui ont pu être obtenus.
    }
computed-release = Chaque tableau est comparé à la version { $version } du { $day } par une empreinte de ses valeurs.
computed-sources = { $code ->
    [lacked] Fichiers de la version publiée qui manquent ici ({ $count }) : { $names }.
    [added] Fichiers de cette exécution qui manquaient à la version publiée ({ $count }) : { $names }.
   *[newer] Fichiers dont cette exécution a une autre version ({ $count }) : { $names }.
    }
computed-table = Tableau
computed-rows = Lignes
computed-against = Par rapport à la version publiée
computed-status = { $code ->
    [equal] identique à la version publiée
    [reproduced] reproduit
    [other_inputs] autres données d'entrée : { $because }
    [changed] modifié par vous : { $because }
    [other_code] autre code
    [not_reproduced] non reproduit : mêmes données et même code, autres valeurs
   *[new] absent de la version publiée
    }
computed-answer = La réponse : results/answer/index.html, version { $version } du { $day }, { $had } fichiers sur { $count }, non calculée par cet ordinateur
computed-run = { $code ->
    [sample] Votre exécution : results/sample/computed.html, { $equal } tableaux sur { $tables } identiques à la version publiée; { $changed ->
        [one] { $changed } différent
       *[other] { $changed } différents
    } à cause de vos modifications
   *[official] results/official/computed.html : { $equal } tableaux sur { $tables } sont ceux de la version publiée
    }
computed-changed = ({ $names })
computed-next = Pour imprimer votre exécution : make print FROM=results/sample; pour l'édition officielle : make official
computed-none = Il n'y a pas de version publiée dans data/releases à laquelle comparer results/{ $edition }
release-foot = Imprimé à partir de la version { $version }.
release-partial = Version { $version } du { $day }{ $whole ->
    [yes] , avec tous les fichiers ({ $count }).
   *[no] , partielle : { $had ->
        [one] { $had } fichier
       *[other] { $had } fichiers
    } sur { $count }. Qui publie les autres n'a pas été interrogé.
    }
page-label = { $label } :
shell-edition = { $code ->
    [release] Version publiée { $version }
    [sample] Édition échantillon, calculée ici à partir de petits fichiers
   *[official] Édition officielle, calculée ici
    }
runs-only = { $table } : seul { $run } l'a
# two runs; only_a, only_b: rows that one of them has; numbers, others: cells that differ
runs-differ = { $table } diffère : { $numbers ->
    [one] { $numbers } nombre
   *[other] { $numbers } nombres
    } et { $others ->
    [one] { $others } autre valeur
   *[other] { $others } autres valeurs
    }; lignes propres à { $a } : { $only_a }; à { $b } : { $only_b }
runs-more = et { $count } de plus
runs-equal = Tableaux égaux : { $equal } sur { $count }
shell-unchanged = Cette ligne dit que la loi n’a rien changé ici : avec elle et sans elle, la réponse est la même.
shell-shown = Lignes affichées : { $shown } sur { $rows }
shell-columns = Colonnes non affichées (--columns ou --all) : { $columns }

## Durées
length-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
    }

length-months = { $count } mois

length-years = { $count ->
    [one] { $count } an
   *[other] { $count } ans
    }

length-about = environ { $length }
dropped-title = Phrases qui ne sont plus vraies
dropped-means = Les tableaux ne confirment plus ces phrases : aucune page, figure ni aucun document ne les montre. Elles sont à réécrire.
dropped-screen = { $count ->
    [one] Une phrase n'est plus vraie et n'est pas montrée :
   *[other] { $count } phrases ne sont plus vraies et ne sont pas montrées :
    }
dropped-one = { $id } : le tableau { $number }, { $title }, ne le dit plus.
dropped-instead = On y lit, sous « { $column } » : { $values }.

## Nombres du plan, de la loi et du code, tels que les phrases les écrivent (words/constants.py)
number-percent = { $value } %
number-word = { $count ->
    [2] deux
    [3] trois
    [4] quatre
    [5] cinq
    [6] six
    [7] sept
    [8] huit
    [9] neuf
    [10] dix
    [11] onze
    [12] douze
   *[other] { $count }
    }
number-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
    }
number-months = { number-word } mois
number-years = { $count ->
    [1] un an
    [one] { $count } an
   *[other] { number-word } ans
    }
# les organismes que des documents nomment en anglais, sur une page en français
body-name = { $code ->
    [house] Chambre des communes
    [senate] Sénat du Canada
    [ircc] Immigration, Réfugiés et Citoyenneté Canada
    [cic] Citoyenneté et Immigration Canada
    [cbsa] Agence des services frontaliers du Canada
    [asfc] ASFC
    [esdc] EDSC
    [irb] CISR
    [rcmp] GRC
    [unhcr] HCR
    [statcan] Statistique Canada
    [auditor] Bureau du vérificateur général du Canada
    [state] Département d'État des États-Unis
    [press] La Presse Canadienne
    [islamic] Secours islamique Canada
    [reposted] repris sur
    [copied] copie sur
    [quoting] citant
    [citing] citant
    [advocacy] site militant
    [reprinted] repris
    [data] données de
   *[blog] Blogue Meurrens Law
    }
