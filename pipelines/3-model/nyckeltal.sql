-- beskrivning: den egna kommunens nyckeltal mot liknande kommuner, med riket bredvid (AC-11, U-14)
-- korn: källa, nyckeltal och kvartal; ett årsvärde hör till årets sista kvartal
-- nyckel: kalla, indikator_id, kvartal

-- Codes that begin with 00 are regions and riket (0000), G… are groups: neither is a kommun among those compared. samre_an is the share of
-- the others whose figure is better. Inside the osäkerhetstal of the own figure nothing is better or worse.
with varden as (
  select nyckeltal.kalla, nyckeltal.indikator_id, nyckeltal.kommunkod, nyckeltal.varde, nyckeltal.osakerhetstal,
    case when regexp_full_match(period, '[0-9]{4}') then period || '-Q4' when regexp_full_match(period, '[0-9]{4}-Q[1-4]') then period end as kvartal,
    koder.kvalitetsomrade, koder.riktning, nyckeltal.fil_nr, nyckeltal.fil_rad
  from kant.nyckeltal as nyckeltal
  join referens.nyckeltal as koder on koder.kod = nyckeltal.indikator_id
  where nyckeltal.kommunkod is not null and nyckeltal.varde is not null
),
-- The same figure may be read twice, once with and once without enhet_id: the file's later line is as good.
egna as (
  select * from varden where kommunkod = egen_kommun()
  qualify row_number() over (partition by kalla, indikator_id, kvartal order by fil_nr desc, fil_rad desc) = 1
),
andra as (
  select distinct on (kalla, indikator_id, kvartal, kommunkod) kalla, indikator_id, kvartal, kommunkod, varde
  from varden
  where regexp_full_match(kommunkod, '[0-9]{4}') and kommunkod not like '00%' and kommunkod <> egen_kommun()
    and (len(liknande_kommuner()) = 0 or list_contains(liknande_kommuner(), kommunkod))
  order by kalla, indikator_id, kvartal, kommunkod, fil_nr desc, fil_rad desc
),
riket as (
  select kalla, indikator_id, kvartal, arg_max(varde, (fil_nr, fil_rad)) as varde from varden where kommunkod = '0000' group by all
)
select
  egna.kalla, egna.indikator_id, egna.kvartal, egna.kvalitetsomrade, egna.riktning, egna.kommunkod,
  egna.varde, egna.osakerhetstal, riket.varde as riket,
  count(andra.kommunkod) as kommuner,
  quantile_cont(andra.varde, 0.25) as undre_kvartil, median(andra.varde) as median, quantile_cont(andra.varde, 0.75) as ovre_kvartil,
  count(*) filter (case egna.riktning
    when 'lag' then andra.varde > egna.varde + coalesce(egna.osakerhetstal, 0)
    else andra.varde < egna.varde - coalesce(egna.osakerhetstal, 0)
  end)::double / nullif(count(andra.kommunkod), 0) as samre_an,
  egna.fil_nr, egna.fil_rad
from egna
semi join (select kvartal from modell.kvartal where fullstandigt) as fullstandiga using (kvartal)
left join andra using (kalla, indikator_id, kvartal)
left join riket using (kalla, indikator_id, kvartal)
group by all
order by egna.kalla, egna.indikator_id, egna.kvartal
