-- id: utford-av-beviljad-verksamhet-och-arbetssatt
-- namn: Utförd tid av beviljad tid
-- kvalitetsomrade: verksamhet-och-arbetssatt
-- kallor: [utford_tid, beslut]
-- typ: andel
-- exponering: beviljade timmar
-- skala: 1
-- riktning: lag
-- vikt: 0.2
-- beroende: 30
-- krav: [NA-47, NO-21, AC-13]
-- syfte: Visar hur stor del av den beviljade tiden som utfördes, när hela dagar borta räknats bort. Mer tid än beviljat för en brukare väger inte upp mindre för en annan.
-- klass: verksamhetsdata
-- lagrum: SoL (2025:400) 5 kap. 2 §
-- oskyldig_forklaring: Brukaren kan själv tacka nej, och besök som inte registrerats ser ut som besök som inte gjorts. Frånvaro som inte skrivits in minskar också andelen.
-- @matt
select enhet_id, kvartal, utforda_timmar as taljare, beviljade_timmar as namnare
from modell.utfort_av_beviljat
-- @rader
select enheter.nu_enhet_id as enhet_id, kvartal_av(besok.start::date) as kvartal, 'utford_tid' as kalla, besok.fil_nr, besok.fil_rad
from kant.utford_tid as besok join modell.enheter as enheter using (enhet_id)
where besok.start is not null and besok.slut is not null
