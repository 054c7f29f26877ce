-- titel: Källor
-- korn: en rad per källa

select kalla, titel, korn, finns, utan
from resultat.kallor
order by kalla
