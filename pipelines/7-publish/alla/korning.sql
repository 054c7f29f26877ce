-- titel: Körningen
-- korn: en rad

select kommun, exempel, riktlinje, per_datum, korning, konfiguration, version
from resultat.korning
order by korning
