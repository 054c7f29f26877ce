-- beskrivning: varje cells minuter och kronor, var och en med en orsak
-- korn: avstämningscell och orsak
-- nyckel: avstamning_id, orsak

-- Causes and their order: src/invoices/causes.ts. The cell's time is laid out as stretches of minutes that together are its minutes;
-- kronor follow by whole öre, each stretch getting the difference between two running totals, so that they add up exactly.
-- Under utförd the supported minutes lie within the decision, then within an increase that a later decision covers, then above it;
-- after them what rounding, declined visits and paid absence add. Under beviljad the cell's minutes are a stretch of the granted ones,
-- from where the cells before it ended: those of whole months first, whole days away last.
with tider as (
  select *,
    greatest(coalesce(beviljad_min, 0) - redan_anvand_min, 0) as rum_min,
    least(stodd_min, greatest(coalesce(beviljad_min, 0) - redan_anvand_min, 0)) as inom_min,
    least(stodd_min, greatest(coalesce(beviljad_min, 0) + coalesce(vantar_min, 0) - redan_anvand_min, 0)) as inom_utokad_min,
    -- Simultaneous time is told per brukare, insats and month: a cell has its share by performed time.
    case when alla_utford_min > 0 then samtidig_dubbel_min * utford_min // alla_utford_min else 0 end as samtida_dubbel_min,
    case when alla_utford_min > 0 then samtidig_samman_min * utford_min // alla_utford_min else 0 end as samtida_samman_min,
    tid_min - least(tid_min, avrundad_min) as utover_min
  from avstamningsceller
  where satt <> 'kredit' and tid_min > 0
),
inre as (
  select *,
    least(inom_min, samtida_dubbel_min) as dubbelbemanning_min,
    least(inom_min - least(inom_min, samtida_dubbel_min), samtida_samman_min) as sammanboende_min,
    least(utover_min, avbojd_ersatt_min, rum_min - inom_min) as avbojt_min
  from tider
),
delade as (
  select *, inom_min - dubbelbemanning_min - sammanboende_min as ensam_min,
    least(utover_min - avbojt_min, betald_andel_min) as franvarodagar_min
  from inre
),
yttre as (
  select *,
    least(ensam_min, greatest(rum_min - coalesce(del_av_manad_min, 0) - dubbelbemanning_min - sammanboende_min, 0)) as hela_manaden_min,
    least(utover_min - avbojt_min - franvarodagar_min, avbojd_min - avbojt_min) as ej_ersatt_avbojt_min
  from delade
),
strackor as (
  select avstamning_id, slag, tid_min, (tid_kr * 100)::hugeint as ore, unnest(
    case
      when satt = 'okand' then [{n: 1, orsak: 'oforklarat_underlag_saknas', minuter: tid_min}]
      when satt = 'utford' and beviljad_min is null then [
        {n: 1, orsak: 'oforklarat_utan_beslut', minuter: least(tid_min, avrundad_min)},
        {n: 2, orsak: 'oforklarat_avbojt', minuter: ej_ersatt_avbojt_min},
        {n: 3, orsak: case when besok = 0 then 'oforklarat_utan_besok' else 'oforklarat_avvikande_tid' end, minuter: utover_min - ej_ersatt_avbojt_min}
      ]
      when satt = 'utford' then [
        {n: 1, orsak: 'beslut_och_utford_tid', minuter: hela_manaden_min},
        {n: 2, orsak: 'beslut_del_av_manad', minuter: ensam_min - hela_manaden_min},
        {n: 3, orsak: 'dubbelbemanning', minuter: dubbelbemanning_min},
        {n: 4, orsak: 'sammanboende', minuter: sammanboende_min},
        {n: 5, orsak: 'tillfallig_utokning', minuter: inom_utokad_min - inom_min},
        {n: 6, orsak: 'oforklarat_over_beslut', minuter: stodd_min - inom_utokad_min},
        {n: 7, orsak: 'avtalad_avrundning', minuter: least(tid_min, avrundad_min) - stodd_min},
        {n: 8, orsak: 'avbojt_enligt_avtal', minuter: avbojt_min},
        {n: 9, orsak: 'franvarodagar_enligt_avtal', minuter: franvarodagar_min},
        {n: 10, orsak: 'oforklarat_avbojt', minuter: ej_ersatt_avbojt_min},
        {n: 11, orsak: case when besok = 0 then 'oforklarat_utan_besok' else 'oforklarat_avvikande_tid' end,
          minuter: utover_min - avbojt_min - franvarodagar_min - ej_ersatt_avbojt_min}
      ]
      when beviljad_min is null then [{n: 1, orsak: 'oforklarat_utan_beslut', minuter: tid_min}]
      else list_transform(
        list_zip(
          ['beviljad_enligt_avtal', 'beslut_del_av_manad', 'dubbelbemanning', 'in_ut_sjukhus', 'in_ut_annan', 'franvarodagar_enligt_avtal',
            'oforklarat_franvaro_sjukhus', 'oforklarat_franvaro_korttid', 'oforklarat_franvaro_sabo', 'oforklarat_franvaro_bortrest',
            'oforklarat_franvaro_utflyttad', 'oforklarat_franvaro_avliden', 'oforklarat_franvaro', 'tillfallig_utokning'],
          [hel_min, del_av_manad_min, dubbel_min, in_ut_sjukhus_min, in_ut_annan_min, betald_franvaro_min,
            sjukhus_min, korttid_min, sabo_min, bortrest_min, utflyttad_min, avliden_min, annan_franvaro_min, vantar_min],
          -- where each part ends
          [hel_min, hel_min + del_av_manad_min, hel_min + del_av_manad_min + dubbel_min,
            beviljad_hemma_min - in_ut_annan_min, beviljad_hemma_min, beviljad_hemma_min + betald_franvaro_min,
            beviljad_hemma_min + betald_franvaro_min + sjukhus_min,
            beviljad_hemma_min + betald_franvaro_min + sjukhus_min + korttid_min,
            beviljad_hemma_min + betald_franvaro_min + sjukhus_min + korttid_min + sabo_min,
            beviljad_hemma_min + betald_franvaro_min + sjukhus_min + korttid_min + sabo_min + bortrest_min,
            beviljad_min - annan_franvaro_min - avliden_min, beviljad_min - annan_franvaro_min, beviljad_min, beviljad_min + vantar_min]
        ),
        lambda del, i: {n: i::integer, orsak: del[1], minuter:
          least(tid_min, greatest(del[3] - redan_anvand_min, 0)) - least(tid_min, greatest(del[3] - del[2] - redan_anvand_min, 0))}
      ) || [{n: 15, orsak: 'oforklarat_over_beslut', minuter: tid_min - least(tid_min, greatest(beviljad_min + vantar_min - redan_anvand_min, 0))}]
    end, recursive := true)
  from yttre
),
summerade as (
  select *, sum(minuter) over (partition by avstamning_id order by n) as till
  from strackor where minuter <> 0
),
alla as (
  select avstamning_id, slag, orsak, minuter, ore * till // tid_min - ore * (till - minuter) // tid_min as ore from summerade
  union all
  select avstamning_id, slag, case when tid_kr <= 0 then 'kreditering' else 'oforklarat_pris' end, tid_min, (tid_kr * 100)::hugeint
  from avstamningsceller where satt = 'kredit' and slag = 'fakturerad'
  union all
  select avstamning_id, slag, 'kreditering', kvittad_min, (kvittad_kr * 100)::hugeint from avstamningsceller where kvittad_min <> 0 or kvittad_kr <> 0
  union all
  select avstamning_id, slag, 'per_dygn_eller_styck', 0, (utan_tid_kr * 100)::hugeint from avstamningsceller where utan_tid_kr <> 0
  union all
  select avstamning_id, slag, 'oforklarat_underlag_saknas', okand_min, (okand_kr * 100)::hugeint from avstamningsceller where okand_min <> 0 or okand_kr <> 0
  union all
  select avstamning_id, slag, 'oforklarat_pris', 0, (pris_kr * 100)::hugeint from avstamningsceller where pris_kr <> 0
),
summor as (
  select avstamning_id, slag, orsak, sum(minuter)::bigint as minuter,
    case when count(*) = count(ore) then (sum(ore)::decimal(18, 0) * 0.01::decimal(3, 2))::decimal(18, 2) end as kr
  from alla
  group by avstamning_id, slag, orsak
  having sum(minuter) <> 0 or sum(ore) <> 0
)
select avstamning_id, orsak, case when slag = 'beraknad' then 0 else minuter end as minuter,
  case when slag = 'beraknad' then 0 else kr end::decimal(18, 2) as belopp_kr,
  case when slag = 'beraknad' then minuter else 0 end as beraknad_min,
  case when slag = 'beraknad' then kr else 0 end::decimal(18, 2) as beraknad_kr
from summor
