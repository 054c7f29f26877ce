-- tecken: arbetsgivaravgift
-- namn: Sena eller obetalda arbetsgivaravgifter
-- ordning: 4
-- kallor: [ekonomikontroller]
-- trosklar:
--   obestand_manader: så långt tillbaka en anmärkning räknas
-- krav: [OR-35, NA-47]
-- oskyldig_forklaring: En enstaka betalning som blev några dagar sen, eller ett anstånd som Skatteverket har beviljat.
-- fraga: Är alla arbetsgivaravgifter betalda, och finns något anstånd?
-- kalla: Skatteverkets stöd till kommuner vid kontroll av företag inom hemtjänsten

with senaste as (
  select *, row_number() over (partition by utforare_id order by (utfall <> 'ok' and datum > fran) desc, datum desc) as plats,
    count(*) filter (utfall <> 'ok' and datum > fran) over (partition by utforare_id) as anmarkningar
  from (select *, (per_datum() - to_months(troskel('obestand_manader')::integer))::date as fran from kontrollrader where kontroll = 'arbetsgivaravgift')
)
select utforare_id, anmarkningar > 0 as finns, utfall = 'allvarlig' as tungt, datum,
  case when anmarkningar = 1 then 'Vid en kontroll det senaste året' else 'Vid ' || anmarkningar || ' kontroller det senaste året' end
    || ' var arbetsgivaravgifterna sent betalda eller obetalda.' as forklaring,
  'ekonomikontroller' as kalla, fil_nr, fil_rad
from senaste where plats = 1
