-- titel: Vad som syns i varje fynd
-- korn: en rad per fynd, i en fil per tusen fynd
-- delas_efter: del

select f.fynd_id, f.forklaring, o.del
from resultat.fakturafynd f
join resultat.arbetsordning o using (fynd_id)
order by o.plats
