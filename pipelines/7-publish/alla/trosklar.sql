-- titel: Trösklar i kraft
-- korn: en rad per tröskel

select omrade, namn, varde, forslag, egen, enhet, beskrivning, motivering
from resultat.trosklar
order by omrade, namn
