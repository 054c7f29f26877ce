-- beskrivning: beräknad kostnad för egen regi utan fakturor, minuter gånger prislistans pris
-- korn: avstämningscell och tidsslag
-- nyckel: avstamning_id, tidsslag

-- Performed minutes are rounded as the överenskommelse says, or granted minutes at the price dag (insats natt: natt) where it pays for
-- those. Each part is rounded to the öre. Without a price kronor are null: unknown, not free.
with tider as (
  select u.avstamning_id, u.insats, u.driftsform, u.omrade, u.manad, coalesce(u.ersattningsgrund, 'utford') as ersattningsgrund,
    coalesce(b.dag_min, 0) as dag_min, coalesce(b.kvall_min, 0) as kvall_min, coalesce(b.natt_min, 0) as natt_min,
    coalesce(b.helg_min, 0) as helg_min, coalesce(g.hemma_andel_min, 0) as hemma_min
  from utan_faktura u
  left join besoksceller b using (avstamning_id)
  left join beviljadeceller g using (avstamning_id)
  where u.beraknad
),
delar as (
  select avstamning_id, insats, driftsform, omrade, manad, unnest(
    case when ersattningsgrund = 'beviljad' then [{tidsslag: case when insats = 'natt' then 'natt' else 'dag' end, minuter: hemma_min}]
    else [{tidsslag: 'dag', minuter: dag_min}, {tidsslag: 'kvall', minuter: kvall_min},
      {tidsslag: 'natt', minuter: natt_min}, {tidsslag: 'helg', minuter: helg_min}] end, recursive := true)
  from tider
)
select d.avstamning_id, d.tidsslag, d.minuter, p.kr_per_timme, round(d.minuter * p.kr_per_timme / 60, 2)::decimal(18, 2) as kr
from delar d
left join timpriser p on p.insats = d.insats and p.driftsform is not distinct from d.driftsform and p.omrade is not distinct from d.omrade
  and p.manad = d.manad and p.tidsslag = d.tidsslag
where d.minuter > 0
