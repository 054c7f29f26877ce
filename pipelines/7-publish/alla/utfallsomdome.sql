-- titel: Omdöme om poängen
-- korn: fråga om poängen
select nyckel, status, mening from resultat.utfallsomdome order by nyckel
