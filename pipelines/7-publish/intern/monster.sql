-- titel: Mönster över flera serier
-- korn: mönster
-- kolumner: enheter och utforare är de som mönstret bärs av; n är händelser, uppföljningar eller enheter bakom; q är andelen slump bland mönster av samma slag som ser lika starka ut, tom när mönstret är ett konstaterat faktum; andamal är de uppföljningar mönstret får användas till
select
  monster.monster_id, monster.typ, typer.namn as typ_namn, typer.korn, monster.verksamhetsomrade, monster.indikator_id, monster.krav_ids,
  monster.enheter, monster.utforare, monster.utfall, monster.kvartal, monster.antal_enheter, monster.antal_utforare, monster.n,
  monster.rr, monster.rr_lag, monster.rr_hog, monster.p, monster.q, monster.forklaring, monster.forslag, typer.andamal
from resultat.monster as monster
join resultat.monstertyper as typer using (typ)
order by typer.ordning, monster.q nulls last, monster.monster_id
