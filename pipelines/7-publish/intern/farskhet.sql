-- titel: Hur färska uppgifterna är
-- korn: källa
select
  kallor.kalla, kallor.titel, kallor.finns, kallor.utan,
  max(laddningar.senaste_datum) as senaste_datum,
  datediff('day', max(laddningar.senaste_datum), per_datum())::integer as dagar,
  coalesce(sum(laddningar.godkanda), 0)::bigint as rader,
  coalesce(sum(laddningar.avvisade), 0)::bigint as avvisade
from resultat.kallor as kallor
left join resultat.laddningar as laddningar using (kalla)
group by all
order by kallor.kalla
