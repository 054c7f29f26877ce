-- beskrivning: varje känd enhet, med den enhet som i dag bär dess uppdrag (AC-10, en sammanslagning är ingen trend)
-- korn: enhet
-- nyckel: enhet_id
with recursive perioder as (
  select *, coalesce(giltig_fom, date '0001-01-01') as fom, coalesce(giltig_tom, date '9999-12-31') as tom
  from kant.enheter
  where giltig_fom is null or giltig_fom <= per_datum()
),
senaste as (
  select * from perioder qualify row_number() over (partition by enhet_id order by fom desc, tom desc) = 1
),
-- Two that claim the same predecessor are a split, where nobody knows who carried what: the first to begin continues the series.
efterfoljare as (
  select ersatter_enhet_id as enhet_id, arg_min(enhet_id, (fom, enhet_id)) as ny
  from perioder
  where ersatter_enhet_id is not null and ersatter_enhet_id <> enhet_id
  group by ersatter_enhet_id
),
-- The path stops a register in which units replace each other in a ring.
kedja as (
  select enhet_id, enhet_id as nu, [enhet_id] as vag from senaste
  union all
  select kedja.enhet_id, efterfoljare.ny, list_append(kedja.vag, efterfoljare.ny)
  from kedja join efterfoljare on efterfoljare.enhet_id = kedja.nu
  where not list_contains(kedja.vag, efterfoljare.ny)
),
nuvarande as (
  select enhet_id, arg_max(nu, len(vag)) as nu_enhet_id from kedja group by enhet_id
),
borjan as (
  select nuvarande.nu_enhet_id, min(perioder.fom) as fom
  from perioder join nuvarande using (enhet_id)
  group by nuvarande.nu_enhet_id
)
select
  senaste.enhet_id,
  senaste.namn,
  senaste.utforare_id,
  utforare.utforare_namn,
  utforare.driftsform,
  senaste.verksamhetsomrade,
  coalesce(senaste.lagrum, omraden.lagrum) as lagrum,
  senaste.platser,
  senaste.omrade,
  nuvarande.nu_enhet_id,
  senaste.tom >= per_datum() and nuvarande.nu_enhet_id = senaste.enhet_id as aktiv,
  case when borjan.fom > date '0001-01-01' then kvartal_av(borjan.fom) end as forsta_kvartal
from senaste
join nuvarande using (enhet_id)
left join borjan on borjan.nu_enhet_id = nuvarande.nu_enhet_id
left join modell.utforare as utforare on utforare.utforare_id = senaste.utforare_id
left join (select kod, lagrum from referens.verksamhetsomrade) as omraden on omraden.kod = senaste.verksamhetsomrade
order by senaste.enhet_id
