-- id: ej-verifierade-atgarder
-- namn: Åtgärder som ingen kontrollerat
-- kvalitetsomrade: null
-- kallor: [atgarder, brister]
-- typ: andel
-- exponering: åtgärder rapporterade som klara
-- skala: 1
-- riktning: hog
-- vikt: 0
-- krav: [OR-45, NO-34, U-2]
-- syfte: Visar hur stor del av åtgärderna som utföraren rapporterat klara men som kommunen inte kontrollerat i tid. Det säger mer om kommunens egen uppföljning än om enheten.
-- klass: granskning
-- lagrum: KL (2017:725) 10 kap. 8 §
-- oskyldig_forklaring: Kontrollen kan vara inplanerad vid nästa besök, och en liten åtgärd behöver inte alltid kontrolleras på plats.
-- @matt
select enhet_id, kvartal, count(*) filter (not i_tid) as taljare, count(*) as namnare
from modell.frister
where slag = 'atgard_verifierad'
group by enhet_id, kvartal
-- @rader
select enhet_id, kvartal, kalla, fil_nr, fil_rad from modell.frister where slag = 'atgard_verifierad' and not i_tid
