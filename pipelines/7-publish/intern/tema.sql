-- titel: Förslag till tema
-- korn: mönster i ett verksamhetsområde
-- kolumner: bara mönster över flera utförare, utan uppgift om vilka (HU-29); antal_enheter och antal_utforare säger hur många som bär mönstret
select
  monster.monster_id as tema_id, monster.typ, typer.namn as typ_namn, monster.verksamhetsomrade, monster.indikator_id, monster.krav_ids,
  monster.utfall, monster.kvartal, monster.antal_enheter, monster.antal_utforare, monster.n, monster.rr, monster.rr_lag, monster.rr_hog,
  monster.q, monster.forklaring, monster.forslag
from resultat.monster as monster
join resultat.monstertyper as typer using (typ)
where typer.korn = 'verksamhetsomrade'
  and list_contains(typer.andamal, 'kvalitetsuppfoljning')
  and monster.antal_utforare >= troskel('monster_minst_utforare')
order by monster.q nulls last, monster.monster_id
