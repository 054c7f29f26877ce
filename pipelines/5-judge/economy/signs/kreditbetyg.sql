-- tecken: kreditbetyg
-- namn: Kreditbetyget är lågt eller har fallit
-- ordning: 6
-- kallor: [ekonomikontroller]
-- trosklar:
--   obestand_betyg_steg: så många steg ska betyget ha fallit
-- krav: [OR-35, SN-4]
-- oskyldig_forklaring: Nya bolag får ofta ett lågt betyg, och byte av ägare eller styrelse sänker det för en tid.
-- fraga: Vad beror det låga kreditbetyget på?
-- kalla: OR-35 (utförare som riskerar obestånd)

select n.utforare_id, n.utfall <> 'ok' or coalesce(f.betyg - n.betyg >= troskel('obestand_betyg_steg'), false) as finns, n.utfall = 'allvarlig' as tungt, n.datum,
  case when n.utfall = 'ok' then 'Kreditbetyget godtas, men har fallit flera steg sedan kontrollen den ' || f.datum || '.'
    when f.betyg > n.betyg then 'Kreditbetyget gav anmärkning, och är lägre än vid kontrollen den ' || f.datum || '.'
    else 'Kreditbetyget gav anmärkning.' end as forklaring,
  'ekonomikontroller' as kalla, n.fil_nr, n.fil_rad
from kontrollrader n
left join kontrollrader f on f.utforare_id = n.utforare_id and f.kontroll = n.kontroll and f.nr = 2
where n.kontroll = 'kreditrating' and n.nr = 1
