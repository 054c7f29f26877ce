-- tecken: tillstand
-- namn: Tillstånd saknas eller ifrågasätts
-- ordning: 8
-- kallor: [ekonomikontroller]
-- trosklar: {}
-- krav: [OR-34]
-- oskyldig_forklaring: En ansökan om ändring som IVO ännu inte har beslutat om.
-- fraga: Vilket tillstånd gäller i dag, och pågår något ärende hos IVO?
-- kalla: OR-34; socialtjänstlagen (2025:400), krav på tillstånd

select utforare_id, utfall <> 'ok' as finns, utfall = 'allvarlig' as tungt, datum,
  'Den senaste kontrollen av tillståndet gav anmärkning.' as forklaring, 'ekonomikontroller' as kalla, fil_nr, fil_rad
from kontrollrader where kontroll = 'tillstand' and nr = 1
