-- id: personalomsattning-medarbetare
-- namn: Anställda som slutat
-- kvalitetsomrade: medarbetare
-- kallor: [personal]
-- typ: andel
-- exponering: anställda
-- skala: 1
-- riktning: hog
-- vikt: 0.3
-- krav: [NO-19, NO-27, NA-52]
-- syfte: Visar hur stor del av dem som arbetade vid enheten någon gång i kvartalet som slutade där. Den som går till en annan enhet hos samma utförare har också slutat.
-- klass: verksamhetsdata
-- lagrum: SoL (2025:400) 5 kap. 2 §
-- oskyldig_forklaring: Sommarvikarier slutar varje höst, och en enhet som minskar måste bli av med folk.
-- @matt
select enhet_id, kvartal, count(*) filter (slutade) as taljare, count(*) as namnare
from modell.personal_kvartal
-- A register that never says when anyone left tells nothing about it.
where exists (select 1 from kant.personal where anstalld_tom is not null)
group by enhet_id, kvartal
-- Of fewer, everybody at the unit knows who left.
having count(*) >= troskel('skydd_minsta_antal')
-- @rader
select enhet_id, kvartal, 'personal' as kalla, fil_nr, fil_rad from modell.personal_kvartal where slutade
