-- beskrivning: varje cell med det beviljade, det utförda och det fakturerade bredvid varandra
-- korn: utförare, enhet, brukare, insats och månad; tomt där fakturaraden inte säger vem eller vad
-- nyckel: avstamning_id

-- tid_min and tid_kr are what is to be explained: the invoiced time or, where egen regi sends no invoice, the calculated. Granted time
-- that several cells share is used in the order of utforare_id and enhet_id.
with beraknade as (
  select avstamning_id, sum(minuter)::bigint as beraknad_min,
    case when count(*) = count(kr) then sum(kr)::decimal(18, 2) end as beraknad_kr
  from beraknat group by avstamning_id
),
alla as (
  select *, 'fakturerad' as slag, null::varchar as driftsform, null::varchar as omrade, 0::bigint as beraknad_min,
    0::decimal(18, 2) as beraknad_kr
  from fakturaceller
  union all by name
  select u.utforare_id, u.enhet_id, u.brukar_nyckel, u.insats, u.manad, u.avstamning_id, u.driftsform, u.omrade,
    case when u.beraknad then 'beraknad' else 'ej_fakturerad' end as slag,
    case when u.beraknad then coalesce(u.ersattningsgrund, 'utford') else u.ersattningsgrund end as ersattningsgrund,
    0::bigint as fakturerad_min, 0::decimal(18, 2) as belopp_kr, 0::bigint as kvittad_min, 0::decimal(18, 2) as kvittad_kr,
    0::decimal(18, 2) as utan_tid_kr, 0::bigint as okand_min, 0::decimal(18, 2) as okand_kr, 0::decimal(18, 2) as pris_kr,
    coalesce(k.beraknad_min, 0) as tid_min, case when k.avstamning_id is null then 0 else k.beraknad_kr end::decimal(18, 2) as tid_kr,
    coalesce(k.beraknad_min, 0) as beraknad_min, case when k.avstamning_id is null then 0 else k.beraknad_kr end::decimal(18, 2) as beraknad_kr
  from utan_faktura u left join beraknade k using (avstamning_id)
),
besokta as (
  select distinct utforare_id, manad from modell.besok_manad where antal > 0
),
beslutade as (
  select distinct insats, manad from modell.beviljad_manad
),
samlade as (
  select c.*, coalesce(t.utford_min, 0) as utford_min, coalesce(t.avrundad_min, 0) as avrundad_min, coalesce(t.besok, 0) as besok,
    coalesce(t.avbojd_min, 0) as avbojd_min, coalesce(t.avbojd_ersatt_min, 0) as avbojd_ersatt_min, coalesce(t.utebliven_min, 0) as utebliven_min,
    coalesce(a.beviljad_andel_min, 0) as beviljad_andel_min, coalesce(a.betald_andel_min, 0) as betald_andel_min,
    coalesce(a.borta_sjukhus_min, 0) as borta_sjukhus_min, coalesce(a.borta_annan_min, 0) as borta_annan_min,
    g.* exclude (brukar_nyckel, insats, manad, dagar, dubbelbemanning, beviljad_per_vecka_min),
    coalesce(m.dubbel_min, 0) as samtidig_dubbel_min, coalesce(m.samman_min, 0) as samtidig_samman_min,
    s.insats is not null as beslut_inlasta,
    v.manad is not null as besok_inlasta
  from alla c
  left join besoksceller t using (avstamning_id)
  left join beviljadeceller a using (avstamning_id)
  left join modell.beviljad_manad g on g.brukar_nyckel = c.brukar_nyckel and g.insats = c.insats and g.manad = c.manad
  left join modell.samtidig_tid m on m.brukar_nyckel = c.brukar_nyckel and m.insats = c.insats and m.manad = c.manad
  left join beslutade s on s.insats = c.insats and s.manad = c.manad
  left join besokta v on v.utforare_id = c.utforare_id and v.manad = c.manad
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
),
-- Most cells are alone with their brukare, insats and month: only those that are not are put in order.
delade as (
  select avstamning_id,
    coalesce(sum(stodd_min) over (
      cell order by utforare_id, coalesce(enhet_id, '~') rows between unbounded preceding and 1 preceding
    ), 0)::bigint as redan_anvand_min,
    sum(utford_min) over cell::bigint as alla_utford_min
  from stod
  semi join (select brukar_nyckel, insats, manad from alla group by all having count(*) > 1) d
    on d.brukar_nyckel is not distinct from stod.brukar_nyckel and d.insats is not distinct from stod.insats and d.manad = stod.manad
  window cell as (partition by brukar_nyckel, insats, manad)
)
select s.*, coalesce(d.redan_anvand_min, 0) as redan_anvand_min, coalesce(d.alla_utford_min, s.utford_min) as alla_utford_min
from stod s left join delade d using (avstamning_id)
