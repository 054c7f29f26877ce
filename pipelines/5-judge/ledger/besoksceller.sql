-- beskrivning: det utförda, i cellen som det stäms av i
-- korn: avstämningscell
-- nyckel: avstamning_id

-- Visits go to the cell of their own enhet, else to the first cell that the utförare has invoiced for brukare, insats and month; where
-- nothing is invoiced they make a cell of their own.
with hos_enheten as (
  select b.*, e.avstamning_id
  from modell.besok_manad b
  left join fakturaceller e using (utforare_id, enhet_id, brukar_nyckel, insats, manad)
  where b.utforare_id is not null
),
forsta as (
  select utforare_id, brukar_nyckel, insats, manad, arg_min(avstamning_id, coalesce(enhet_id, '~')) as avstamning_id
  from fakturaceller
  semi join (from hos_enheten where avstamning_id is null) using (utforare_id, brukar_nyckel, insats, manad)
  group by utforare_id, brukar_nyckel, insats, manad
),
placerade as (
  select b.* replace (coalesce(b.avstamning_id, f.avstamning_id) as avstamning_id),
    coalesce(b.avstamning_id, f.avstamning_id) is not null as fakturerad
  from hos_enheten b
  left join forsta f using (utforare_id, brukar_nyckel, insats, manad)
)
select coalesce(avstamning_id, avstamning_av(utforare_id, enhet_id, brukar_nyckel, insats, manad)) as avstamning_id, fakturerad,
  any_value(utforare_id) as utforare_id, min(enhet_id) as enhet_id, any_value(brukar_nyckel) as brukar_nyckel,
  any_value(insats) as insats, any_value(manad) as manad,
  sum(antal)::bigint as besok, sum(utford_min)::bigint as utford_min, sum(avrundad_min)::bigint as avrundad_min,
  sum(avrundad_dag_min)::bigint as dag_min, sum(avrundad_kvall_min)::bigint as kvall_min, sum(avrundad_natt_min)::bigint as natt_min,
  sum(avrundad_helg_min)::bigint as helg_min, sum(avbojd_min)::bigint as avbojd_min, sum(avbojd_ersatt_min)::bigint as avbojd_ersatt_min,
  sum(utebliven_min)::bigint as utebliven_min
from placerade
group by 1, 2
