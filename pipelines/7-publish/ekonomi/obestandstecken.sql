-- titel: Funna tecken på obestånd
-- korn: utförare och slag av tecken som finns

select tecken_id, utforare_id, tecken, tungt, datum, forklaring, kalla, fil, rad
from resultat.obestandstecken where finns
order by utforare_id, datum desc, tecken
