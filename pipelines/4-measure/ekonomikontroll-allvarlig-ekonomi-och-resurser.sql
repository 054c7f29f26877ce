-- id: ekonomikontroll-allvarlig-ekonomi-och-resurser
-- namn: Ekonomikontroller med allvarlig anmärkning
-- kvalitetsomrade: ekonomi-och-resurser
-- objekt: utforare
-- kallor: [ekonomikontroller]
-- typ: andel
-- exponering: slag av kontroller gjorda i kvartalet
-- skala: 1
-- riktning: hog
-- vikt: 0.5
-- beroende: 2
-- krav: [OR-35, NA-47, NO-20, SN-4]
-- syfte: Visar hur stor del av de slag av ekonomikontroller som gjordes i kvartalet som tydde på obestånd eller på att en förutsättning för avtalet brustit.
-- klass: granskning
-- lagrum: KL (2017:725) 10 kap. 8 §
-- oskyldig_forklaring: En skuld kan vara bestridd eller redan betald när kontrollen görs, och ett tillstånd kan vara sökt men inte registrerat.
-- @matt
select utforare_id, kvartal, count(*) filter (samsta_utfall = 'allvarlig') as taljare, count(*) as namnare
from modell.ekonomilage
where samsta_utfall is not null
group by utforare_id, kvartal
-- @rader
select utforare_id, kvartal_av(datum) as kvartal, 'ekonomikontroller' as kalla, fil_nr, fil_rad from kant.ekonomikontroller where utfall = 'allvarlig'
