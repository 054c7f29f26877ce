-- beskrivning: varje cells minuter och kronor, var och en med en orsak
-- korn: avstämningscell och orsak
-- nyckel: avstamning_id, orsak

-- Causes and their order: src/invoices/causes.ts. The cell's time is laid out as stretches of minutes that together are the billed
-- minutes; kronor follow by whole öre, each stretch getting the difference between two running totals, so that they add up exactly.
with strackor as (
  select avstamning_id, tid_min, (tid_kr * 100)::hugeint as ore, unnest(
    case satt
      when 'okand' then [{n: 1, orsak: 'oforklarat_underlag_saknas', minuter: tid_min}]
      when 'utford' then [
        {n: 1, orsak: case when beviljad_min is null then 'oforklarat_utan_beslut' else 'beslut_och_utford_tid' end,
          minuter: case when beviljad_min is null then stodd_min else least(stodd_min, greatest(beviljad_min - redan_anvand_min, 0)) end},
        {n: 2, orsak: 'oforklarat_over_beslut',
          minuter: case when beviljad_min is null then 0 else stodd_min - least(stodd_min, greatest(beviljad_min - redan_anvand_min, 0)) end},
        {n: 3, orsak: case when beviljad_min is null then 'oforklarat_utan_beslut' else 'avtalad_avrundning' end,
          minuter: least(tid_min, avrundad_min) - stodd_min},
        {n: 4, orsak: case when besok = 0 then 'oforklarat_utan_besok' else 'oforklarat_avvikande_tid' end,
          minuter: tid_min - least(tid_min, avrundad_min)}
      ]
      when 'beviljad' then [
        {n: 1, orsak: 'beviljad_enligt_avtal', minuter: least(tid_min, greatest(coalesce(beviljad_hemma_min, 0) - redan_anvand_min, 0))},
        {n: 2, orsak: 'oforklarat_franvaro', minuter: least(tid_min, greatest(coalesce(beviljad_min, 0) - redan_anvand_min, 0))
          - least(tid_min, greatest(coalesce(beviljad_hemma_min, 0) - redan_anvand_min, 0))},
        {n: 3, orsak: case when beviljad_min is null then 'oforklarat_utan_beslut' else 'oforklarat_over_beslut' end,
          minuter: tid_min - least(tid_min, greatest(coalesce(beviljad_min, 0) - redan_anvand_min, 0))}
      ]
    end, recursive := true)
  from avstamningsceller
  where satt <> 'kredit'
),
summerade as (
  select *, sum(minuter) over (partition by avstamning_id order by n) as till
  from strackor where minuter <> 0
),
alla as (
  select avstamning_id, orsak, minuter, ore * till // tid_min - ore * (till - minuter) // tid_min as ore from summerade
  union all
  select avstamning_id, case when tid_kr <= 0 then 'kreditering' else 'oforklarat_pris' end, tid_min, (tid_kr * 100)::hugeint
  from avstamningsceller where satt = 'kredit'
  union all
  select avstamning_id, 'kreditering', kvittad_min, (kvittad_kr * 100)::hugeint from avstamningsceller
  union all
  select avstamning_id, 'per_dygn_eller_styck', 0, (utan_tid_kr * 100)::hugeint from avstamningsceller
  union all
  select avstamning_id, 'oforklarat_underlag_saknas', okand_min, (okand_kr * 100)::hugeint from avstamningsceller
  union all
  select avstamning_id, 'oforklarat_pris', 0, (pris_kr * 100)::hugeint from avstamningsceller
)
select avstamning_id, orsak, sum(minuter)::bigint as minuter, (sum(ore)::decimal(18, 0) * 0.01::decimal(3, 2))::decimal(18, 2) as belopp_kr
from alla
group by avstamning_id, orsak
having sum(minuter) <> 0 or sum(ore) <> 0
