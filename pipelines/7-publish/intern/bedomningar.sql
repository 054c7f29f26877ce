-- titel: Kommunens egna bedömningar i kraft
-- korn: bedömning (NA-31, NA-32)
-- kolumner: gäller en enhet eller en hel verksamhet, ett krav eller ett helt kvalitetsområde; skälet skrivs för att läsas, och identitetsnummer i det är maskade redan vid inläsningen
select
  bedomningar.bedomning_id,
  coalesce(bedomningar.verksamhetsomrade, enheter.verksamhetsomrade) as verksamhetsomrade,
  bedomningar.enhet_id,
  bedomningar.krav_id,
  coalesce(bedomningar.kvalitetsomrade, krav.kvalitetsomrade) as kvalitetsomrade,
  bedomningar.sannolikhet,
  bedomningar.konsekvens,
  bedomningar.motivering,
  bedomningar.roll,
  bedomningar.datum,
  bedomningar.galler_till
from kant.bedomningar as bedomningar
left join modell.enheter as enheter using (enhet_id)
left join kant.krav as krav using (krav_id)
where bedomningar.galler_till is null or bedomningar.galler_till >= per_datum()
order by bedomningar.datum desc, bedomningar.bedomning_id
