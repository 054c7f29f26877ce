-- beskrivning: fakturarader delade på kalendermånader, till öret, med villkoren som gällde
-- korn: fakturarad och månad
-- nyckel: utforare_id, faktura_id, rad, manad
-- manad: manad
-- lokal: true

-- A line over several months is split by days: every öre and minute by the largest remainder, the earlier month first when equal.
-- kvittad lines and their credits (krediteringar) are out of every comparison. rad_belopp_kr and rad_minuter are the whole line's,
-- repeated on its parts.
with rader as (
  select f.utforare_id, f.faktura_id, f.rad, f.enhet_id, f.brukar_id as brukar_nyckel, f.insats, f.tidsslag, f.omrade, f.a_pris, f.timmar,
    f.fakturadatum, f.krediterar, coalesce(k.fran, f.from_datum) as rad_fran, coalesce(k.till, f.tom_datum) as rad_till,
    round(f.timmar * 60)::bigint as rad_minuter, f.belopp as rad_belopp_kr, coalesce(k.kvittad, false) as kvittad
  from kant.fakturor f
  left join modell.krediteringar k using (utforare_id, faktura_id, rad)
),
manadsdelar as (
  select r.*, greatest(r.rad_fran, m.forsta) as fran, least(r.rad_till, last_day(m.forsta)) as till
  from rader r, (select unnest(generate_series(date_trunc('month', r.rad_fran), date_trunc('month', r.rad_till), interval 1 month))::date as forsta) m
  where date_trunc('month', r.rad_fran) < date_trunc('month', r.rad_till)
),
andelar as (
  select *, till - fran + 1 as dagar, rad_till - rad_fran + 1 as alla_dagar,
    abs((rad_belopp_kr * 100)::bigint) as ore_kvar, abs(rad_minuter) as minuter_kvar
  from manadsdelar
),
fordelade as (
  select *,
    ore_kvar * dagar // alla_dagar as ore_hela, minuter_kvar * dagar // alla_dagar as minuter_hela,
    ore_kvar - sum(ore_kvar * dagar // alla_dagar) over rad as ore_lediga,
    minuter_kvar - sum(minuter_kvar * dagar // alla_dagar) over rad as minuter_lediga,
    row_number() over (partition by utforare_id, faktura_id, rad order by ore_kvar * dagar % alla_dagar desc, fran) as ore_tur,
    row_number() over (partition by utforare_id, faktura_id, rad order by minuter_kvar * dagar % alla_dagar desc, fran) as minuter_tur
  from andelar
  window rad as (partition by utforare_id, faktura_id, rad)
),
delar as (
  select *, rad_fran as fran, rad_till as till, rad_minuter as minuter, rad_belopp_kr as belopp_kr
  from rader
  where date_trunc('month', rad_fran) = date_trunc('month', rad_till)
  union all by name
  select * exclude (dagar, alla_dagar, ore_kvar, minuter_kvar, ore_hela, minuter_hela, ore_lediga, minuter_lediga, ore_tur, minuter_tur),
    (sign(rad_minuter) * (minuter_hela + (minuter_tur <= minuter_lediga)::integer))::bigint as minuter,
    (sign(rad_belopp_kr) * (ore_hela + (ore_tur <= ore_lediga)::integer))::decimal(18, 0) * 0.01::decimal(3, 2) as belopp_kr
  from fordelade
)
select d.utforare_id, d.faktura_id, d.rad, manad_av(d.fran) as manad, d.faktura_id || '/' || d.rad as rad_id, d.enhet_id, d.brukar_nyckel,
  d.insats, d.tidsslag, coalesce(d.omrade, g.omrade) as omrade, d.fran, d.till, d.timmar, d.a_pris, d.minuter,
  d.belopp_kr::decimal(18, 2) as belopp_kr, d.rad_fran, d.rad_till, d.rad_minuter, d.rad_belopp_kr, d.fakturadatum, d.krediterar, d.kvittad,
  coalesce(g.ersattningsgrund, u.ersattningsgrund) as ersattningsgrund,
  d.brukar_nyckel is not null and d.insats is not null and coalesce(d.rad_minuter, 0) <> 0 as har_tid
from delar d
left join modell.avtal_galler g on g.enhet_id = d.enhet_id and d.fran between g.fran and g.till
left join (
  -- A line without enhet takes the utförare's way of paying where all of its enheter have the same.
  select d.utforare_id, d.fran, min(g.ersattningsgrund) as ersattningsgrund
  from (select distinct utforare_id, fran from delar where enhet_id is null) d
  join modell.avtal_galler g on g.utforare_id = d.utforare_id and d.fran between g.fran and g.till
  group by d.utforare_id, d.fran
  having count(distinct coalesce(g.ersattningsgrund, '')) = 1
) u on d.enhet_id is null and u.utforare_id = d.utforare_id and u.fran = d.fran
