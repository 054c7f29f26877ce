-- titel: Omdömet om poängen
-- korn: mening
select nyckel, mening, status
from resultat.utfallsomdome
order by nyckel
