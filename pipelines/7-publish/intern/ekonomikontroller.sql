-- titel: Senaste ekonomikontroll per utförare och slag
-- korn: privat utförare och slag av kontroll
-- kolumner: utfall är tomt och dold sann för en enskild firma, vars ekonomi är en persons
with enskilda as (
  select utforare_id from (
    select utforare_id, arg_max(organisationsnummer, coalesce(giltig_fom, date '0001-01-01')) as nummer from kant.utforare group by utforare_id
  ) where nummer is not null and not regexp_full_match(nummer, '[0-9]{6}-[0-9]{4}')
)
select utforare_id, kontroll, senaste_datum, case when not dold then utfall end as utfall, alder_dagar, nasta_senast, lage, antal,
  case when not dold then fil end as fil, case when not dold then rad end as rad, dold
from (select *, utforare_id in (from enskilda) as dold from resultat.ekonomikontroller)
order by utforare_id, kontroll
