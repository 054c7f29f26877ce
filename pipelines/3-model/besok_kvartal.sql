-- beskrivning: utförda besök per kvartal; det som behövs för exponering och registrering
-- korn: nuvarande enhet och kvartal
-- nyckel: enhet_id, kvartal
select
  enheter.nu_enhet_id as enhet_id,
  left(besok.manad, 4) || '-Q' || ((right(besok.manad, 2)::integer + 2) // 3)::varchar as kvartal,
  sum(besok.antal)::bigint as besok,
  sum(besok.manuella)::bigint as manuella,
  count(distinct besok.brukar_nyckel) as brukare,
  (sum(besok.utford_min) / 60.0)::double as utforda_timmar
from modell.besok_manad as besok
join modell.enheter as enheter using (enhet_id)
where besok.antal > 0
group by all
order by 1, 2
