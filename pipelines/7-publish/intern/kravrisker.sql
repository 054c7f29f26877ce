-- titel: Risk per krav
-- korn: verksamhetsområde och krav (NA-31)
-- kolumner: kommunens egen bedömning (manuell) står bredvid den räknade
select
  kravrisker.kravrisk_id,
  coalesce(verksamhet.namn, kravrisker.verksamhetsomrade) as verksamhet,
  kravrisker.krav_id,
  krav.rubrik,
  kravrisker.sannolikhet,
  kravrisker.sannolikhet_niva,
  kravrisker.konsekvens_niva,
  kravrisker.riskpoang,
  kravrisker.uppfoljningar,
  kravrisker.fynd,
  kravrisker.manuell_sannolikhet_niva,
  kravrisker.manuell_konsekvens_niva,
  kravrisker.manuell_roll,
  kravrisker.manuell_datum
from resultat.kravrisker as kravrisker
left join referens.verksamhetsomrade as verksamhet on verksamhet.kod = kravrisker.verksamhetsomrade
left join modell.krav as krav on krav.krav_id = kravrisker.krav_id and krav.verksamhetsomrade = kravrisker.verksamhetsomrade
order by kravrisker.kravrisk_id
