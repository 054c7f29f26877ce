-- beskrivning: det utförda, i cellen som det stäms av i
-- korn: avstämningscell
-- nyckel: avstamning_id

-- Visits go to the cell of their own enhet, else to the first cell that the utförare has invoiced for brukare, insats and month; where
-- nothing is invoiced they make a cell of their own.
with forsta as (
  select utforare_id, brukar_nyckel, insats, manad, arg_min(avstamning_id, coalesce(enhet_id, '~')) as avstamning_id
  from fakturaceller where brukar_nyckel is not null and insats is not null
  group by utforare_id, brukar_nyckel, insats, manad
)
select coalesce(e.avstamning_id, f.avstamning_id, avstamning_av(b.utforare_id, b.enhet_id, b.brukar_nyckel, b.insats, b.manad)) as avstamning_id,
  e.avstamning_id is not null or f.avstamning_id is not null as fakturerad,
  any_value(b.utforare_id) as utforare_id, min(b.enhet_id) as enhet_id, any_value(b.brukar_nyckel) as brukar_nyckel,
  any_value(b.insats) as insats, any_value(b.manad) as manad,
  sum(b.antal)::bigint as besok, sum(b.utford_min)::bigint as utford_min, sum(b.avrundad_min)::bigint as avrundad_min,
  sum(b.avrundad_dag_min)::bigint as dag_min, sum(b.avrundad_kvall_min)::bigint as kvall_min, sum(b.avrundad_natt_min)::bigint as natt_min,
  sum(b.avrundad_helg_min)::bigint as helg_min, sum(b.avbojd_min)::bigint as avbojd_min, sum(b.avbojd_ersatt_min)::bigint as avbojd_ersatt_min,
  sum(b.utebliven_min)::bigint as utebliven_min
from modell.besok_manad b
left join fakturaceller e using (utforare_id, enhet_id, brukar_nyckel, insats, manad)
left join forsta f using (utforare_id, brukar_nyckel, insats, manad)
where b.utforare_id is not null
group by 1, 2
