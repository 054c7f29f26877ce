-- beskrivning: den egna kommunens nyckeltal mot liknande kommuner, med riket bredvid (AC-11, U-14)
-- korn: källa, nyckeltal och kvartal; ett årsvärde hör till årets sista kvartal
-- nyckel: kalla, indikator_id, kvartal

-- Codes that begin with 00 are regions and riket (0000), G… are groups: neither is a kommun among those compared. avstand is how many
-- standard deviations of a new value among the others the kommun lies from their mean; that asks no question of which side is worse, so it
-- works for figures that no list of ours knows. samre_an is the share of the others whose figure is better, where the worse side is known;
-- inside the osäkerhetstal of the own figure nothing is better or worse.
with varden as (
  select nyckeltal.kalla, nyckeltal.indikator_id, nyckeltal.kommunkod, nyckeltal.varde, nyckeltal.osakerhetstal,
    case when regexp_full_match(period, '[0-9]{4}') then period || '-Q4' when regexp_full_match(period, '[0-9]{4}-Q[1-4]') then period end as kvartal,
    koder.namn, koder.kvalitetsomrade, koder.riktning, nyckeltal.fil_nr, nyckeltal.fil_rad
  from kant.nyckeltal as nyckeltal
  left join referens.nyckeltal as koder on koder.kod = nyckeltal.indikator_id
  where nyckeltal.kommunkod is not null and nyckeltal.enhet_id is null and nyckeltal.varde is not null
),
egna as (
  select * from varden semi join (select kvartal from modell.kvartal where fullstandigt) as fullstandiga using (kvartal)
  where kommunkod = egen_kommun()
),
andra as (
  select kalla, indikator_id, kvartal, list_sort(list(varde)) as varden
  from varden
  where regexp_full_match(kommunkod, '[0-9]{4}') and kommunkod not like '00%' and kommunkod <> egen_kommun()
    and (len(liknande_kommuner()) = 0 or list_contains(liknande_kommuner(), kommunkod))
  group by all
),
riket as (
  select kalla, indikator_id, kvartal, varde from varden where kommunkod = '0000'
)
select
  egna.kalla, egna.indikator_id, egna.kvartal, coalesce(egna.namn, egna.indikator_id) as namn, egna.kvalitetsomrade, egna.riktning, egna.kommunkod,
  egna.varde, egna.osakerhetstal, riket.varde as riket,
  coalesce(len(andra.varden), 0) as kommuner,
  list_aggregate(andra.varden, 'quantile_cont', 0.25) as undre_kvartil,
  list_aggregate(andra.varden, 'median') as median,
  list_aggregate(andra.varden, 'quantile_cont', 0.75) as ovre_kvartil,
  (egna.varde - list_aggregate(andra.varden, 'avg'))
    / nullif(list_aggregate(andra.varden, 'stddev_samp') * sqrt(1 + 1 / len(andra.varden)), 0) as avstand,
  case egna.riktning
    when 'lag' then len(list_filter(andra.varden, lambda varde: varde > egna.varde + coalesce(egna.osakerhetstal, 0)))
    when 'hog' then len(list_filter(andra.varden, lambda varde: varde < egna.varde - coalesce(egna.osakerhetstal, 0)))
  end / nullif(len(andra.varden), 0) as samre_an,
  egna.fil_nr, egna.fil_rad
from egna
left join andra using (kalla, indikator_id, kvartal)
left join riket using (kalla, indikator_id, kvartal)
order by egna.kalla, egna.indikator_id, egna.kvartal
