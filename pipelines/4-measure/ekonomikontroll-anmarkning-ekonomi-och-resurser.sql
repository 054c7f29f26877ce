-- id: ekonomikontroll-anmarkning-ekonomi-och-resurser
-- namn: Ekonomikontroller med anmärkning
-- kvalitetsomrade: ekonomi-och-resurser
-- objekt: utforare
-- kallor: [ekonomikontroller]
-- typ: andel
-- exponering: slag av kontroller gjorda i kvartalet
-- skala: 1
-- riktning: hog
-- vikt: 0.3
-- beroende: 2
-- krav: [OR-19, OR-35, NA-47, SN-4]
-- syfte: Visar hur stor del av de slag av ekonomikontroller som gjordes i kvartalet som gav anmärkning. Är samma slag kontrollerat flera gånger räknas det sämsta utfallet.
-- klass: granskning
-- lagrum: KL (2017:725) 10 kap. 8 §
-- oskyldig_forklaring: Ett missat datum hos Skatteverket eller ett nytt kreditbetyg kan ge en anmärkning som är borta månaden efter.
-- @matt
select utforare_id, kvartal, count(*) filter (samsta_utfall <> 'ok') as taljare, count(*) as namnare
from modell.ekonomilage
where samsta_utfall is not null
group by utforare_id, kvartal
-- @rader
select utforare_id, kvartal_av(datum) as kvartal, 'ekonomikontroller' as kalla, fil_nr, fil_rad from kant.ekonomikontroller where utfall <> 'ok'
