-- titel: Vad planen måste säga om sig själv
-- korn: en rad per anmärkning

select ar, nr, anmarkning from resultat.plananmarkningar order by nr
