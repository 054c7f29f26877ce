-- beskrivning: vilka utförare som har enheter i drift eller har fakturerat det senaste året, och till vilken månad deras fakturor har kommit
-- korn: utförare

-- The last month to be judged is one's own: who always invoices three weeks late has not fallen because the last month is not there yet.
-- drojsmal_dagar: nine lines of ten have been dated so long after the month that they are about.
with rader as (
  select utforare_id, manad, fakturadatum, last_day(fran) as manadens_slut
  from modell.fakturarader where belopp_kr > 0 and krediterar is null
),
vanor as (
  select utforare_id, greatest(0, quantile_disc(fakturadatum - manadens_slut, 0.9))::integer as drojsmal_dagar, min(manad) as forsta_manad,
    max(fakturadatum) as senaste_faktura
  from rader group by utforare_id
),
drift as (
  select utforare_id, count(*) as enheter from modell.enheter where aktiv group by utforare_id
)
select u.utforare_id, u.driftsform, coalesce(d.enheter, 0)::integer as enheter, v.drojsmal_dagar, v.forsta_manad,
  manad_av(date_trunc('month', per_datum() - coalesce(v.drojsmal_dagar, 0) + 1)::date - 1) as sista_manad
from modell.utforare u
left join vanor v using (utforare_id)
left join drift d using (utforare_id)
where d.enheter > 0 or v.senaste_faktura >= per_datum() - 365
order by u.utforare_id
