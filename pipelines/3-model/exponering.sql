-- beskrivning: hur mycket verksamhet det fanns att rapportera om; av volymer, annars av utförd tid, annars av platser
-- korn: nuvarande enhet och kvartal som hade verksamhet
-- nyckel: enhet_id, kvartal
with volym_manad as (
  select
    enheter.nu_enhet_id as enhet_id,
    manader.kvartal,
    manader.manad,
    sum(volymer.antal_brukare) as brukare,
    sum(coalesce(volymer.brukardygn, volymer.antal_brukare * day(manader.sista_dag))) as brukardygn,
    sum(volymer.utforda_timmar) as timmar
  from kant.volymer as volymer
  join modell.enheter as enheter using (enhet_id)
  join modell.manader as manader using (manad)
  where manader.forsta_dag <= per_datum()
  group by all
),
volym as (
  select enhet_id, kvartal, avg(brukare) as brukare, sum(brukardygn)::double as brukardygn, sum(timmar)::double as timmar
  from volym_manad
  group by all
),
platsdygn as (
  select enheter.nu_enhet_id as enhet_id, kvartal.kvartal,
    sum(perioder.platser * greatest(0, 1 + datediff('day',
      greatest(kvartal.forsta_dag, coalesce(perioder.giltig_fom, kvartal.forsta_dag)),
      least(kvartal.sista_dag, per_datum(), coalesce(perioder.giltig_tom, kvartal.sista_dag), coalesce(perioder.nasta_fom - 1, kvartal.sista_dag))
    )))::double as dygn,
    max(1 + datediff('day', kvartal.forsta_dag, least(kvartal.sista_dag, per_datum()))) as dagar
  from (select *, lead(giltig_fom) over (partition by enhet_id order by giltig_fom nulls first) as nasta_fom from kant.enheter) as perioder
  join modell.enheter as enheter using (enhet_id)
  cross join modell.kvartal as kvartal
  where perioder.platser is not null
  group by all
),
alla as (
  select
    enhet_kvartal.enhet_id,
    kvartal.kvartal,
    kvartal.ordning,
    1 + datediff('day', kvartal.forsta_dag, least(kvartal.sista_dag, per_datum())) as dagar,
    volym.brukare as volym_brukare, volym.brukardygn as volym_dygn, volym.timmar as volym_timmar,
    besok.brukare as besok_brukare, besok.utforda_timmar as besok_timmar,
    platsdygn.dygn as plats_dygn
  from modell.enhet_kvartal as enhet_kvartal
  join modell.kvartal as kvartal using (kvartal)
  left join volym using (enhet_id, kvartal)
  left join modell.besok_kvartal as besok using (enhet_id, kvartal)
  left join platsdygn using (enhet_id, kvartal)
)
select
  enhet_id,
  kvartal,
  ordning,
  case kalla_exponering when 'volymer' then volym_dygn when 'utford_tid' then (besok_brukare * dagar)::double else plats_dygn end as brukardygn,
  case kalla_exponering when 'volymer' then volym_brukare when 'utford_tid' then besok_brukare::double else plats_dygn / dagar end as brukare,
  coalesce(volym_timmar, besok_timmar) as utforda_timmar,
  kalla_exponering
from (
  select *, case when volym_dygn > 0 then 'volymer' when besok_brukare > 0 then 'utford_tid' when plats_dygn > 0 then 'platser' end as kalla_exponering
  from alla
)
where kalla_exponering is not null
order by enhet_id, kvartal
