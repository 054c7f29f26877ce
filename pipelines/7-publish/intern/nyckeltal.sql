-- titel: Kommunens nyckeltal mot liknande kommuner
-- korn: nyckeltal och kvartal; ett årsvärde hör till årets sista kvartal
-- kolumner: kommuner är hur många andra som jämförs; avstand är standardavvikelser från deras medelvärde, samre_an andelen av dem som har ett bättre värde (tom där det är okänt vilken sida som är sämre)
select
  kalla, indikator_id, namn, kvalitetsomrade, riktning, kvartal, varde, osakerhetstal, riket, kommuner,
  case when kommuner >= troskel('nyckeltal_minst_kommuner') then undre_kvartil end as undre_kvartil,
  case when kommuner >= troskel('nyckeltal_minst_kommuner') then median end as median,
  case when kommuner >= troskel('nyckeltal_minst_kommuner') then ovre_kvartil end as ovre_kvartil,
  case when kommuner >= troskel('nyckeltal_minst_kommuner') then avstand end as avstand,
  case when kommuner >= troskel('nyckeltal_minst_kommuner') then samre_an end as samre_an
from modell.nyckeltal
order by kalla, indikator_id, kvartal
