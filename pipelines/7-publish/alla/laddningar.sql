-- titel: Filer som lästs
-- korn: en rad per fil

-- When a file was read is left out: the same input must give the same bytes.
select kalla, fil, rader, godkanda, avvisade, dubbletter, ej_rader, kodning, avgransare, mappning, senaste_datum
from resultat.laddningar
order by kalla, fil
