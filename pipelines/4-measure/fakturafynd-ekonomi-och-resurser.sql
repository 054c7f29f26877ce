-- id: fakturafynd-ekonomi-och-resurser
-- namn: Fakturerat belopp i säkra fakturafynd
-- kvalitetsomrade: ekonomi-och-resurser
-- kallor: [fakturor]
-- typ: andel
-- exponering: fakturerade kronor
-- skala: 1
-- riktning: hog
-- vikt: 0.5
-- beroende: 20000
-- krav: [NA-47, OR-19, HU-19]
-- syfte: Visar hur stor del av det fakturerade beloppet som ingår i fynd där två uppgifter inte kan vara sanna samtidigt. Tjugo tusen kronor räknas som ett underlag, ungefär en brukare och månad.
-- klass: verksamhetsdata
-- lagrum: null
-- oskyldig_forklaring: Ett registreringsfel ger samma fynd som ett debiteringsfel, och en kredit kan komma i en senare faktura.
-- @matt
with fynd as (
  select enheter.nu_enhet_id as enhet_id, manader.kvartal, sum(fynd.belopp_kr) as belopp_kr
  from resultat.fakturafynd as fynd
  join modell.enheter as enheter using (enhet_id)
  join modell.manader as manader on manader.manad = left(fynd.period, 7)
  where fynd.klass = 'hard'
  group by all
)
select enhet_id, kvartal, greatest(0, least(coalesce(fynd.belopp_kr, 0), fakturerat.belopp_kr)) as taljare, fakturerat.belopp_kr as namnare
from modell.fakturerat_kvartal as fakturerat
left join fynd using (enhet_id, kvartal)
-- Where no rule could be put to the invoices nothing is known: 0 kr would pretend.
where exists (select 1 from resultat.fakturaregler where klass = 'hard' and tillamplig)
-- @rader
select distinct enheter.nu_enhet_id as enhet_id, manader.kvartal, 'fakturor' as kalla, fakturor.fil_nr, fakturor.fil_rad
from resultat.fakturafynd as fynd
join modell.fakturarader as rader on rader.utforare_id = fynd.utforare_id and list_contains(fynd.rader, rader.rad_id)
join kant.fakturor as fakturor on fakturor.utforare_id = rader.utforare_id and fakturor.faktura_id = rader.faktura_id and fakturor.rad = rader.rad
join modell.enheter as enheter on enheter.enhet_id = fynd.enhet_id
join modell.manader as manader on manader.manad = left(fynd.period, 7)
where fynd.klass = 'hard'
