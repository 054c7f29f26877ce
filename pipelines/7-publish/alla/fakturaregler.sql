-- titel: Fakturaregler i kraft
-- korn: en rad per regel

select regel_id, namn, klass, tillamplig, saknar, oskyldig_forklaring, fraga, ersattningsgrund, kallor, trosklar, krav, belagg
from resultat.fakturaregler
order by regel_id
