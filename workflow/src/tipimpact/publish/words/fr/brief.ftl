# Le dossier d'information de quatre pages, en PDF et en Word.

brief-pictures = Ce que les lois ont changé, en images
brief-lives = Sont dessinées ici les demandes qu'une loi a fermées ou retardées; le site montre aussi les autres.
brief-findings = Constats
brief-method = Comment nous le savons
brief-method-law = Le droit. Les lois sont rejouées article par article, de sorte qu'on peut lire le texte en vigueur à toute date. Les règles qui en sont tirées sont appliquées à { $lives ->
        [one] { $lives } vie faite
       *[other] { $lives } vies faites
    } de faits énoncés, pour { $remedies ->
        [one] { $remedies } chose
       *[other] { $remedies } choses
    } qu'une personne peut demander. Pour chacune, nous comparons le premier jour où la personne pouvait demander, avec la loi et sans elle. Les vies sont inventées; les règles ne le sont pas. Un fait qui manque laisse la réponse indéterminée. Quand des personnes ayant autorité lisent un texte autrement, les deux réponses sont données. Aucune avocate ni aucun avocat n'a revu les lignes qui ne portent pas de nom.
brief-method-estimates = Les chiffres. Le plan a été écrit en 2026, après la publication et la lecture des nombres. Aucune estimation ne peut donc aller plus loin qu'une indication. Chacune dit le plus petit changement que ses données pouvaient montrer; sous ce seuil, elles ne permettent pas de trancher. Un changement survenu après une loi n'est appelé son effet que si les vérifications le permettent.
brief-method-counts = La portée d'une règle. Nous comptons les demandes d'asile auxquelles une règle pouvait s'appliquer, du moins au plus. Les fourchettes se recoupent et ne s'additionnent pas. Nous avons cherché, sans trouver combien de ces demandes venaient de personnes ayant subi la traite.
brief-method-reports = Les rapports. Les phrases de rapports, de débats et de guides, dans les deux langues, sont codées par thème selon un lexique écrit. Une part n'est publiée qu'avec l'erreur mesurée du codage.
brief-method-care = La prudence. Nous ne publions ni petit nombre de personnes, ni récit, ni nombre de personnes ayant subi la traite sans dénombrement à l'appui. Chaque nombre des tableaux mène à son fichier, à sa ligne ou à son article.
brief-missing = Ce qui manque
brief-missing-lead = Nous avons cherché ces séries sans les trouver, ou en partie seulement. Le tableau des lacunes dit où, ce qui existe et quoi demander.
brief-missing-one = { $title }. Détenteur : { $holder }.
brief-cite-brief = { $authors } ({ $year }), Ce que C-31 et C-10 ont changé pour les personnes ayant subi la traite : document d'information, { $edition }, version { $version }, { $address }. Code sous licence MIT; chaque tableau nomme sa licence et celles de ses sources.
brief-footer = Ce que C-31 et C-10 ont changé pour les personnes ayant subi la traite. { $edition }, version { $version }, { $day }. Droit au { $law }; données lues jusqu'au { $data }. Ceci n'est pas un avis juridique.
brief-caption = { $code ->
    [picture] Figure
   *[table] Tableau
    }
shell-later = Après le jour demandé, et tenu pour encore à venir : { $facts }.
shell-needs = La réponse dépend de ceci : { $facts }.
