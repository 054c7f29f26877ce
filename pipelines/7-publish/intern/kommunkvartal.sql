-- titel: Kommunen kvartal för kvartal
-- korn: mått och kvartal, de senaste tolv
-- kolumner: underlag är brukardygn i alla enheter; en källa som inte lämnats ger inga rader
with handelser as (
  select 'avvikelser' as matt, kvartal, count(distinct avvikelse_id) as antal from modell.avvikelser group by kvartal
  union all
  select 'klagomal', kvartal, count(distinct klagomal_id) from modell.klagomal where typ = 'klagomal' group by kvartal
  union all
  select 'lex_sarah', kvartal, count(distinct rapport_id) from modell.lex_sarah group by kvartal
  union all
  select 'lex_maria', kvartal, count(distinct anmalan_id) from modell.lex_maria group by kvartal
  union all
  select 'uppfoljningar', kvartal, count(distinct uppfoljning_id) from modell.uppfoljningar group by kvartal
  union all
  select 'brister', kvartal, count(*) from modell.brister group by kvartal
),
matten as (
  select unnest(['avvikelser', 'klagomal', 'lex_sarah', 'lex_maria', 'uppfoljningar', 'brister']) as matt
),
dygn as (
  select kvartal, fsum(brukardygn) as brukardygn from modell.exponering group by kvartal
)
select matten.matt, kvartal.kvartal, kvartal.fullstandigt, coalesce(handelser.antal, 0)::integer as antal, round(dygn.brukardygn) as underlag
from modell.kvartal as kvartal
cross join matten
left join handelser using (matt, kvartal)
left join dygn using (kvartal)
where har_kalla(matten.matt) and kvartal.ordning > (select max(ordning) from modell.kvartal) - 12
order by matten.matt, kvartal.kvartal
