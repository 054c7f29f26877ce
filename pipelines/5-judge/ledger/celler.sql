-- beskrivning: det fakturerade per avstämningscell, bredvid det beviljade och det utförda
-- korn: utförare, enhet, brukare, insats och månad; tomt där fakturaraden inte säger vem eller vad
-- nyckel: avstamning_id

-- Every part of every invoice line is in one cell, and its kronor are of one of four kinds: kvittad (an invoice credited in full, and
-- its credit), utan_tid (per day or piece), okand (time without brukare or insats) and tid, of which pris is what the price list does
-- not explain. Visits go to the cell of their own enhet, else to the first cell that the utförare has for brukare, insats
-- and month. Granted time that several cells share is used in the order of utforare_id and enhet_id.
with rader as (
  select r.*, case
      when r.kvittad then 'kvittad' when r.har_tid then 'tid' when coalesce(r.rad_minuter, 0) = 0 then 'utan_tid' else 'okand'
    end as slag,
    case when r.har_tid and not r.kvittad and p.pris_avvikelse_kr <> 0
      then round(p.pris_avvikelse_kr * r.belopp_kr / r.rad_belopp_kr, 2)::decimal(18, 2) else 0 end as pris_kr
  from modell.fakturarader r
  left join modell.fakturapriser p using (utforare_id, faktura_id, rad)
),
celler as (
  select utforare_id, enhet_id, brukar_nyckel, insats, manad,
    id_av('A', concat_ws('|', utforare_id, coalesce(enhet_id, ''), coalesce(brukar_nyckel, ''), coalesce(insats, ''), manad)) as avstamning_id,
    case when count(distinct coalesce(ersattningsgrund, '')) = 1 then min(ersattningsgrund) end as ersattningsgrund,
    coalesce(sum(minuter), 0)::bigint as fakturerad_min,
    sum(belopp_kr)::decimal(18, 2) as belopp_kr,
    coalesce(sum(minuter) filter (slag = 'kvittad'), 0)::bigint as kvittad_min,
    coalesce(sum(belopp_kr) filter (slag = 'kvittad'), 0)::decimal(18, 2) as kvittad_kr,
    coalesce(sum(belopp_kr) filter (slag = 'utan_tid'), 0)::decimal(18, 2) as utan_tid_kr,
    coalesce(sum(minuter) filter (slag = 'okand'), 0)::bigint as okand_min,
    coalesce(sum(belopp_kr) filter (slag = 'okand'), 0)::decimal(18, 2) as okand_kr,
    coalesce(sum(minuter) filter (slag = 'tid'), 0)::bigint as tid_min,
    coalesce(sum(pris_kr), 0)::decimal(18, 2) as pris_kr,
    (coalesce(sum(belopp_kr) filter (slag = 'tid'), 0) - coalesce(sum(pris_kr), 0))::decimal(18, 2) as tid_kr
  from rader
  group by utforare_id, enhet_id, brukar_nyckel, insats, manad
),
tilldelade as (
  select coalesce(egen.avstamning_id, forsta.avstamning_id) as avstamning_id, sum(b.utford_min)::bigint as utford_min,
    sum(b.avrundad_min)::bigint as avrundad_min, sum(b.antal)::bigint as antal
  from modell.besok_manad b
  left join celler egen using (utforare_id, enhet_id, brukar_nyckel, insats, manad)
  left join (
    select utforare_id, brukar_nyckel, insats, manad, arg_min(avstamning_id, coalesce(enhet_id, '~')) as avstamning_id
    from celler where brukar_nyckel is not null and insats is not null
    group by utforare_id, brukar_nyckel, insats, manad
  ) forsta using (utforare_id, brukar_nyckel, insats, manad)
  where coalesce(egen.avstamning_id, forsta.avstamning_id) is not null
  group by coalesce(egen.avstamning_id, forsta.avstamning_id)
),
besokta as (
  select distinct utforare_id, manad from modell.besok_manad where antal > 0
),
beslutade as (
  select distinct insats, manad from modell.beviljad_manad
),
samlade as (
  select c.*, coalesce(t.utford_min, 0) as utford_min, coalesce(t.avrundad_min, 0) as avrundad_min, coalesce(t.antal, 0) as besok,
    g.beviljad_min, g.beviljad_hemma_min,
    s.insats is not null as beslut_inlasta,
    v.manad is not null as besok_inlasta
  from celler c
  left join tilldelade t using (avstamning_id)
  left join modell.beviljad_manad g using (brukar_nyckel, insats, manad)
  left join beslutade s using (insats, manad)
  left join besokta v using (utforare_id, manad)
),
-- supported: what visits hold under utförd; all that is billed under beviljad
stod as (
  select *,
    case
      when tid_min <= 0 then 'kredit'
      when ersattningsgrund is null or not beslut_inlasta or (ersattningsgrund = 'utford' and not besok_inlasta) then 'okand'
      else ersattningsgrund
    end as satt,
    case when ersattningsgrund = 'beviljad' then greatest(tid_min, 0) else greatest(least(tid_min, utford_min, avrundad_min), 0) end as stodd_min
  from samlade
)
select *,
  coalesce(sum(stodd_min) over (
    partition by brukar_nyckel, insats, manad order by utforare_id, coalesce(enhet_id, '~')
    rows between unbounded preceding and 1 preceding
  ), 0)::bigint as redan_anvand_min
from stod
