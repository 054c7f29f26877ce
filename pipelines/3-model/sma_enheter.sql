-- beskrivning: enheter med så få brukare i det senaste hela kvartalet att deras siffror inte får visas (skydd_minsta_antal)
-- korn: enhet
-- nyckel: enhet_id
select exponering.enhet_id
from modell.exponering as exponering
where exponering.ordning = (select max(ordning) from modell.kvartal where fullstandigt)
  and exponering.brukare < troskel('skydd_minsta_antal')
order by exponering.enhet_id
