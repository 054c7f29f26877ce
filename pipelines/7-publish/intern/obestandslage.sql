-- titel: Tecken på obestånd per utförare
-- korn: privat utförare
-- kolumner: nivå och antal är tomma och dold sann för en enskild firma, vars ekonomi är en persons
with enskilda as (
  select utforare_id from (
    select utforare_id, arg_max(organisationsnummer, coalesce(giltig_fom, date '0001-01-01')) as nummer from kant.utforare group by utforare_id
  ) where nummer is not null and not regexp_full_match(nummer, '[0-9]{6}-[0-9]{4}')
)
select utforare_id, case when not dold then niva end as niva, case when not dold then antal end as antal, case when not dold then tunga end as tunga,
  provade, ej_provade, dold
from (select *, utforare_id in (from enskilda) as dold from resultat.obestandslage)
order by utforare_id
