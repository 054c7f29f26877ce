-- beskrivning: det pris i prislistan som ligger närmast en fakturarad, och vad som skiljer
-- korn: fakturarad med tid
-- nyckel: utforare_id, faktura_id, rad
-- manad: manad
-- lokal: true
-- tillfallig: true

-- Where the line does not say tidsslag or area, any of them is right; so is any price in force on a day of the line. Under beviljad
-- the price is dag (insats natt: natt). pris_avvikelse_kr is 0 within the tolerance, null where the list has no price.
with rader as (
  select utforare_id, faktura_id, rad, manad, insats, rad_fran, rad_till, timmar, rad_belopp_kr, omrade,
    case when ersattningsgrund = 'beviljad' then case when insats = 'natt' then 'natt' else 'dag' end else tidsslag end as tidsslag
  from modell.fakturarader
  where har_tid and fran = rad_fran
),
driftsformer as (
  select utforare_id, giltig_fom, driftsform, coalesce(lead(giltig_fom) over w, date '9999-12-31') as nasta, row_number() over w = 1 as forst
  from kant.utforare
  window w as (partition by utforare_id order by giltig_fom nulls first)
),
-- Thousands of lines ask the same of the list, and are answered together.
priser as (
  select f.*, list(distinct p.kr_per_timme) as priser
  from (select distinct utforare_id, insats, omrade, tidsslag, rad_fran, rad_till from rader) f
  left join driftsformer u on u.utforare_id = f.utforare_id and (u.forst or f.rad_fran >= u.giltig_fom) and f.rad_fran < u.nasta
  join kant.prislista p on p.insats = f.insats and p.from_datum <= f.rad_till and coalesce(p.tom_datum, date '9999-12-31') >= f.rad_fran
    and (p.regi is null or u.driftsform is null or p.regi = u.driftsform)
    and (p.omrade is null or f.omrade is null or p.omrade = f.omrade)
    and (p.tidsslag is null or f.tidsslag is null or p.tidsslag = f.tidsslag)
  group by all
),
-- The nearest, and of two as near the lower.
narmast as (
  select r.utforare_id, r.faktura_id, r.rad, r.manad, r.timmar, r.rad_belopp_kr, list_min(list_transform(p.priser,
    lambda pris: {skillnad: abs(r.rad_belopp_kr - (r.timmar * pris)::decimal(18, 2)), pris: pris})).pris as listpris
  from rader r
  join priser p on p.utforare_id = r.utforare_id and p.insats = r.insats and p.rad_fran = r.rad_fran and p.rad_till = r.rad_till
    and p.omrade is not distinct from r.omrade and p.tidsslag is not distinct from r.tidsslag
),
skillnader as (
  select *, rad_belopp_kr - (timmar * listpris)::decimal(18, 2) as skillnad from narmast
)
select utforare_id, faktura_id, rad, manad, listpris,
  case when abs(skillnad) <= troskel('avstamning_pris_kr') then 0 else skillnad end::decimal(18, 2) as pris_avvikelse_kr
from skillnader
