-- tecken: sena-fakturor
-- namn: Fakturorna kommer sent
-- ordning: 11
-- kallor: [fakturor]
-- trosklar:
--   obestand_manader: perioden som räknas
--   obestand_sena_dagar: så länge efter månadens slut är en faktura sen
--   obestand_sena_andel: större andel sent än så är ett tecken
-- krav: [NA-47]
-- oskyldig_forklaring: Ett beslut som registrerats sent hos kommunen, så att utföraren inte kunnat fakturera.
-- fraga: Varför kommer fakturorna sent?
-- kalla: Skatteverkets stöd till kommuner; NA-47

with rader as (
  select r.utforare_id, r.fakturadatum, r.belopp_kr, f.fil_nr, f.fil_rad,
    r.fakturadatum - last_day(r.fran) > troskel('obestand_sena_dagar') as sen
  from modell.fakturarader r
  join kant.fakturor f using (utforare_id, faktura_id, rad)
  where r.krediterar is null and r.belopp_kr > 0 and r.fakturadatum > (per_datum() - to_months(troskel('obestand_manader')::integer))::date
),
summor as (
  select utforare_id, coalesce(sum(belopp_kr) filter (sen), 0) as sent, sum(belopp_kr) as fakturerat,
    arg_max(fakturadatum, (sen, fakturadatum, fil_nr, fil_rad)) as datum, arg_max(fil_nr, (sen, fakturadatum, fil_nr, fil_rad)) as fil_nr,
    arg_max(fil_rad, (sen, fakturadatum, fil_nr, fil_rad)) as fil_rad
  from rader group by utforare_id
)
select utforare_id, sent > fakturerat * troskel('obestand_sena_andel') as finns, false as tungt, datum,
  round(100 * sent / fakturerat)::integer || ' procent av det som fakturerats det senaste året kom mer än '
    || troskel('obestand_sena_dagar')::integer || ' dagar efter månadens slut.' as forklaring,
  'fakturor' as kalla, fil_nr, fil_rad
from summor
