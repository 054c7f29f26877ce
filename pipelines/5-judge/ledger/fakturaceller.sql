-- beskrivning: det fakturerade per avstämningscell
-- korn: utförare, enhet, brukare, insats och månad; tomt där fakturaraden inte säger vem eller vad
-- nyckel: avstamning_id

-- Every part of every invoice line is in one cell, and its kronor are of one of four kinds: kvittad (an invoice credited in full, and
-- its credit), utan_tid (per day or piece), okand (time without brukare or insats) and tid, of which pris is what the price list does
-- not explain.
with rader as (
  select r.*, case
      when r.kvittad then 'kvittad' when r.har_tid then 'tid' when coalesce(r.rad_minuter, 0) = 0 then 'utan_tid' else 'okand'
    end as slag,
    case when r.har_tid and not r.kvittad and p.pris_avvikelse_kr is not null
      then round(p.pris_avvikelse_kr * case when r.rad_belopp_kr = 0 then r.minuter / r.rad_minuter else r.belopp_kr / r.rad_belopp_kr end, 2)::decimal(18, 2)
      else 0 end as pris_kr
  from modell.fakturarader r
  left join (from modell.fakturapriser where pris_avvikelse_kr <> 0) p using (utforare_id, faktura_id, rad)
),
summor as (
  select utforare_id, enhet_id, brukar_nyckel, insats, manad,
    case when count(ersattningsgrund) = count(*) and min(ersattningsgrund) = max(ersattningsgrund) then min(ersattningsgrund) end as ersattningsgrund,
    coalesce(sum(minuter), 0)::bigint as fakturerad_min,
    sum(belopp_kr)::decimal(18, 2) as belopp_kr,
    coalesce(sum(minuter) filter (slag = 'kvittad'), 0)::bigint as kvittad_min,
    coalesce(sum(belopp_kr) filter (slag = 'kvittad'), 0)::decimal(18, 2) as kvittad_kr,
    coalesce(sum(belopp_kr) filter (slag = 'utan_tid'), 0)::decimal(18, 2) as utan_tid_kr,
    coalesce(sum(minuter) filter (slag = 'okand'), 0)::bigint as okand_min,
    coalesce(sum(belopp_kr) filter (slag = 'okand'), 0)::decimal(18, 2) as okand_kr,
    coalesce(sum(pris_kr), 0)::decimal(18, 2) as pris_kr
  from rader
  group by utforare_id, enhet_id, brukar_nyckel, insats, manad
)
-- What is none of the others is time.
select *, avstamning_av(utforare_id, enhet_id, brukar_nyckel, insats, manad) as avstamning_id,
  fakturerad_min - kvittad_min - okand_min as tid_min,
  (belopp_kr - kvittad_kr - utan_tid_kr - okand_kr - pris_kr)::decimal(18, 2) as tid_kr
from summor
