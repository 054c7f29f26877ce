-- tecken: krediteringar
-- namn: Mycket krediteras
-- ordning: 10
-- kallor: [fakturor]
-- trosklar:
--   obestand_manader: perioden som räknas
--   obestand_krediterat: större andel krediterat än så är ett tecken
-- krav: [NA-47]
-- oskyldig_forklaring: En rättelse av ett enda stort fel, eller byte av faktureringssystem.
-- fraga: Vad beror krediteringarna på, och vad görs för att fakturorna ska bli rätt från början?
-- kalla: Skatteverkets stöd till kommuner; NA-47

with rader as (
  select utforare_id, fakturadatum, belopp as belopp_kr, krediterar is not null as kredit, fil_nr, fil_rad
  from kant.fakturor where fakturadatum > (per_datum() - to_months(troskel('obestand_manader')::integer))::date
),
summor as (
  select utforare_id, coalesce(-sum(belopp_kr) filter (kredit), 0) as krediterat, coalesce(sum(belopp_kr) filter (not kredit), 0) as fakturerat,
    arg_max(fakturadatum, (kredit, fakturadatum, fil_nr, fil_rad)) as datum, arg_max(fil_nr, (kredit, fakturadatum, fil_nr, fil_rad)) as fil_nr,
    arg_max(fil_rad, (kredit, fakturadatum, fil_nr, fil_rad)) as fil_rad
  from rader group by utforare_id
)
select utforare_id, krediterat > fakturerat * troskel('obestand_krediterat') as finns, false as tungt, datum,
  round(100 * krediterat / fakturerat)::integer || ' procent av det som fakturerats det senaste året har krediterats.' as forklaring,
  'fakturor' as kalla, fil_nr, fil_rad
from summor where fakturerat > 0
