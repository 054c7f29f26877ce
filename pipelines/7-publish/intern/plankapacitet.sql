-- titel: Planerade och tillgängliga timmar
-- korn: roll och månad

select k.ar, k.manad, k.roll, coalesce(r.namn, k.roll) as roll_namn, k.timmar_finns, k.timmar_planerade
from resultat.plankapacitet k
left join resultat.planroller r using (roll)
order by k.roll, k.manad
