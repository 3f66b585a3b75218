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
