-- titel: Gränser i trattdiagram
-- korn: indikator och verksamhetsområde med tillräckligt många enheter
-- kolumner: nedre95 till ovre998 är gränser för varje värde i underlag (väntade händelser, för andelar antal prövade), i samma enhet som mitt (kvot mot väntat för antal, andel för andelar); niva är områdets nivå i indikatorns skala; phi och tau2 saknas när enheterna är för få för att skatta spridningen
select
  indikator_id, verksamhetsomrade, typ, metod, phi, tau2, mitt, niva, n_enheter,
  list_transform(underlag, lambda x: round(x, 3)) as underlag, nedre95, ovre95, nedre998, ovre998
from resultat.trattar
order by indikator_id, verksamhetsomrade
