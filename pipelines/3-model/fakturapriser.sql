-- beskrivning: det pris i prislistan som ligger närmast en fakturarad, och vad som skiljer
-- korn: fakturarad med tid
-- nyckel: utforare_id, faktura_id, rad
-- manad: manad
-- lokal: true

-- Where the line does not say tidsslag or area, any of them is right; so is any price in force on a day of the line. Under beviljad
-- the price is dag (insats natt: natt). pris_avvikelse_kr is 0 within the tolerance, null where the list has no price.
with rader as (
  select r.utforare_id, r.faktura_id, r.rad, r.manad, r.insats, r.rad_fran, r.rad_till, r.timmar, r.rad_belopp_kr, r.omrade, u.driftsform,
    case when r.ersattningsgrund = 'beviljad' then case when r.insats = 'natt' then 'natt' else 'dag' end else r.tidsslag end as tidsslag
  from modell.fakturarader r
  left join (
    select utforare_id, giltig_fom, driftsform, coalesce(lead(giltig_fom) over w, date '9999-12-31') as nasta,
      row_number() over w = 1 as forst
    from kant.utforare
    window w as (partition by utforare_id order by giltig_fom nulls first)
  ) u on u.utforare_id = r.utforare_id and (u.forst or r.rad_fran >= u.giltig_fom) and r.rad_fran < u.nasta
  where r.har_tid and r.fran = r.rad_fran
),
priser as (
  select r.utforare_id, r.faktura_id, r.rad, r.manad, p.kr_per_timme, r.rad_belopp_kr - (r.timmar * p.kr_per_timme)::decimal(18, 2) as skillnad
  from rader r
  join kant.prislista p on p.insats = r.insats and p.from_datum <= r.rad_till and coalesce(p.tom_datum, date '9999-12-31') >= r.rad_fran
    and (p.regi is null or r.driftsform is null or p.regi = r.driftsform)
    and (p.omrade is null or r.omrade is null or p.omrade = r.omrade)
    and (p.tidsslag is null or r.tidsslag is null or p.tidsslag = r.tidsslag)
)
select utforare_id, faktura_id, rad, manad, kr_per_timme as listpris,
  case when abs(skillnad) <= troskel('avstamning_pris_kr') then 0 else skillnad end::decimal(18, 2) as pris_avvikelse_kr
from priser
qualify row_number() over (partition by utforare_id, faktura_id, rad order by abs(skillnad), kr_per_timme) = 1
