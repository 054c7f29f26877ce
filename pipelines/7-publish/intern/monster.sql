-- titel: Mönster över flera enheter
-- korn: mönster
select monster_id, typ, verksamhetsomrade, indikator_id, enheter, utfall, forklaring from resultat.monster order by monster_id
