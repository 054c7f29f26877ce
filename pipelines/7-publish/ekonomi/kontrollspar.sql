-- titel: Vad körningen har prövat
-- korn: månad, utförare och fakturaregel

select manad, utforare_id, regel_id, vad, provade, fynd, utfall, skal
from resultat.kontrollspar
order by manad, utforare_id, regel_id
