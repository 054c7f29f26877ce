-- id: obesvarade-klagomal-systematiskt-kvalitetsarbete
-- namn: Klagomål som inte besvarats i tid
-- kvalitetsomrade: systematiskt-kvalitetsarbete
-- kallor: [klagomal]
-- typ: andel
-- exponering: klagomål vars frist gått ut
-- skala: 1
-- riktning: hog
-- vikt: 0.5
-- krav: [NA-45, OR-21, SN-13]
-- syfte: Visar hur stor del av klagomålen där den som klagat inte fått återkoppling när fristen gick ut. Synpunkter och beröm räknas inte.
-- klass: extern
-- lagrum: SOSFS 2011:9 5 kap.
-- oskyldig_forklaring: Svaret kan ha getts muntligt utan att datumet skrevs in, och ett anonymt klagomål går inte att besvara.
-- @matt
select enhet_id, kvartal, count(*) filter (not i_tid) as taljare, count(*) as namnare
from modell.frister
where slag = 'klagomal_besvarat'
group by enhet_id, kvartal
-- @rader
select enhet_id, kvartal, kalla, fil_nr, fil_rad from modell.frister where slag = 'klagomal_besvarat' and not i_tid
