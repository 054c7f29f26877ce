-- titel: Senaste ekonomikontroll per utförare och slag
-- korn: privat utförare och slag av kontroll

select utforare_id, kontroll, senaste_datum, utfall, alder_dagar, nasta_senast, lage, antal, fil, rad, false as dold
from resultat.ekonomikontroller
order by utforare_id, kontroll
