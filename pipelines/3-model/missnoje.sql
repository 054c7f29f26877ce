-- beskrivning: missnöjda svarande; frågorna om samma område vägs ihop till en andel, för samma personer svarar på alla
-- korn: nuvarande enhet, kvartal och kvalitetsområde
-- nyckel: enhet_id, kvartal, kvalitetsomrade
with per_undersokning as (
  select
    enhet_id, kvartal, kvalitetsomrade, undersokning, rapporterad_enhet_id,
    max(antal_svar) as svarande,
    1 - fsum(antal_positiva order by fraga) / sum(antal_svar) as andel_missnojda
  from modell.undersokningar
  where kvalitetsomrade is not null and antal_svar > 0
  group by all
)
select
  enhet_id, kvartal, kvalitetsomrade,
  sum(svarande)::bigint as svarande,
  sum(round(svarande * andel_missnojda)::bigint)::bigint as missnojda
from per_undersokning
group by all
order by 1, 2, 3
