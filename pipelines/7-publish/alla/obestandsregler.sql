-- titel: Tecken på obestånd
-- korn: slag av tecken, även det som inte går att pröva

select tecken, ordning, namn, kallor, krav, oskyldig_forklaring, fraga, belagg, trosklar, tillamplig, provade, funna
from resultat.obestandsregler
order by ordning, tecken
