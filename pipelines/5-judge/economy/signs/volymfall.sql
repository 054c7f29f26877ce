-- tecken: volymfall
-- namn: Det fakturerade har fallit kraftigt
-- ordning: 9
-- kallor: [fakturor]
-- trosklar:
--   obestand_volymfall: så stor andel ska det fakturerade ha fallit
--   obestand_volymfall_kr: mindre fall i kronor per månad räknas inte
-- krav: [OR-35, NA-47]
-- oskyldig_forklaring: En enhet som har lagts ner eller bytt utförare, färre som valt utföraren, eller fakturor som är på väg.
-- fraga: Varför har omfattningen minskat, och hur påverkar det bemanning och ekonomi?
-- kalla: OR-35, NA-47 (volym); ett företag som tappar uppdrag tappar också sin betalningsförmåga

-- Three months against the same utförare's twelve before, per day, so that short months do not matter.
with ordnade as (
  select *, row_number() over (partition by utforare_id order by manad desc) as nr from resultat.ekonomimanader
),
summor as (
  select utforare_id, max(manad) as manad,
    sum(belopp_kr) filter (nr <= 3) as nu_kr, sum(dagar) filter (nr <= 3) as nu_dagar,
    sum(belopp_kr) filter (nr > 3) as fore_kr, sum(dagar) filter (nr > 3) as fore_dagar, count(*) as manader
  from ordnade where nr <= 15 group by utforare_id
),
kvoter as (
  select *, nu_kr / nu_dagar / nullif(fore_kr / fore_dagar, 0) as kvot, (fore_kr / fore_dagar - nu_kr / nu_dagar) * 365 / 12 as tappade_kr
  from summor where manader = 15 and fore_kr > 0
),
-- The last line that the figure rests on.
sista as (
  select utforare_id, arg_max(fil_nr, (fakturadatum, fil_nr, fil_rad)) as fil_nr, arg_max(fil_rad, (fakturadatum, fil_nr, fil_rad)) as fil_rad
  from kant.fakturor group by utforare_id
)
select k.utforare_id, k.kvot <= 1 - troskel('obestand_volymfall') and k.tappade_kr >= troskel('obestand_volymfall_kr') as finns, false as tungt,
  last_day(strptime(k.manad || '-01', '%Y-%m-%d')::date) as datum,
  'De tre senaste månaderna har det fakturerade varit ' || round((1 - k.kvot) * 100)::integer || ' procent lägre än de tolv månaderna före.' as forklaring,
  'fakturor' as kalla, s.fil_nr, s.fil_rad
from kvoter k join sista s using (utforare_id)
