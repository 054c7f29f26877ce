-- id: sent-atgardade-avvikelser-systematiskt-kvalitetsarbete
-- namn: Avvikelser som inte åtgärdats i tid
-- kvalitetsomrade: systematiskt-kvalitetsarbete
-- kallor: [avvikelser]
-- typ: andel
-- exponering: avvikelser vars frist gått ut
-- skala: 1
-- riktning: hog
-- vikt: 0.6
-- krav: [U-1, NA-49, NO-24]
-- syfte: Visar hur stor del av avvikelserna som inte var åtgärdade när fristen gick ut. De räknas i kvartalet då fristen gick ut, så yngre avvikelser väntar på sin tur.
-- klass: egenrapporterad
-- lagrum: SOSFS 2011:9 5 kap.
-- oskyldig_forklaring: Åtgärden kan vara gjord utan att någon stängt ärendet i systemet, och en grundlig utredning får ta tid.
-- @matt
select enhet_id, kvartal, count(*) filter (not i_tid) as taljare, count(*) as namnare
from modell.frister
where slag = 'avvikelse_atgardad'
group by enhet_id, kvartal
-- @rader
select enhet_id, kvartal, kalla, fil_nr, fil_rad from modell.frister where slag = 'avvikelse_atgardad' and not i_tid
