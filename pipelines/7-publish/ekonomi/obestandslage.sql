-- titel: Tecken på obestånd per utförare
-- korn: privat utförare

select utforare_id, niva, antal, tunga, provade, ej_provade, false as dold
from resultat.obestandslage
order by utforare_id
