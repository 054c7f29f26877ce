-- id: manuell-registrering-dokumentation
-- namn: Manuellt registrerade besök
-- kvalitetsomrade: dokumentation
-- kallor: [utford_tid]
-- typ: andel
-- exponering: utförda besök
-- skala: 1
-- riktning: hog
-- vikt: 0.2
-- beroende: 20
-- krav: [NO-21, OR-34]
-- syfte: Visar hur stor del av besöken som skrivits in för hand i stället för att registreras på plats.
-- klass: verksamhetsdata
-- lagrum: null
-- oskyldig_forklaring: Dålig täckning, trasiga lås eller telefoner och nyanställda ger manuella registreringar.
-- @matt
select enhet_id, kvartal, manuella as taljare, besok as namnare
from modell.besok_kvartal
-- Without the column nothing is known: 0 % would pretend.
where exists (select 1 from kant.utford_tid where registrering is not null)
-- @rader
select enheter.nu_enhet_id as enhet_id, kvartal_av(besok.start::date) as kvartal, 'utford_tid' as kalla, besok.fil_nr, besok.fil_rad
from kant.utford_tid as besok join modell.enheter as enheter using (enhet_id)
where besok.registrering = 'manuell' and besok.start is not null and besok.slut is not null
  and not coalesce(besok.avbojt, false) and not coalesce(besok.utebliven, false)
