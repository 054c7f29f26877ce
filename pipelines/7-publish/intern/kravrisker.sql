-- titel: Risk per krav
-- korn: verksamhetsområde och krav (NA-31)
-- kolumner: kommunens egen bedömning (manuell) står bredvid den räknade, med roll, dag och skäl; skälet skrivs för att läsas, och identitetsnummer i det är maskade redan vid inläsningen
select
  kravrisker.kravrisk_id,
  coalesce(verksamhet.namn, kravrisker.verksamhetsomrade) as verksamhet,
  kravrisker.verksamhetsomrade,
  kravrisker.krav_id,
  krav.rubrik,
  krav.kvalitetsomrade,
  kravrisker.sannolikhet,
  kravrisker.sannolikhet_niva,
  kravrisker.konsekvens_niva,
  kravrisker.riskpoang,
  kravrisker.uppfoljningar,
  kravrisker.fynd,
  kravrisker.manuell_sannolikhet_niva,
  kravrisker.manuell_konsekvens_niva,
  kravrisker.manuell_roll,
  kravrisker.manuell_datum,
  kravrisker.manuell_motivering
from resultat.kravrisker as kravrisker
left join referens.verksamhetsomrade as verksamhet on verksamhet.kod = kravrisker.verksamhetsomrade
left join modell.krav as krav on krav.krav_id = kravrisker.krav_id and krav.verksamhetsomrade = kravrisker.verksamhetsomrade
order by kravrisker.kravrisk_id
