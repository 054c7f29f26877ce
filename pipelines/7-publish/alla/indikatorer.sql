-- titel: Indikatorer i kraft
-- korn: en rad per indikator

select i.indikator_id, i.namn, i.kvalitetsomrade, k.namn as kvalitetsomrade_namn, i.kallor, i.typ, i.exponering, i.skala, i.riktning, i.vikt,
  i.beroende, i.krav, i.riktvarde, i.syfte, i.klass, i.lagrum, i.oskyldig_forklaring, i.beraknad, i.saknade_kallor, i.objekt
from resultat.indikatorer i
left join referens.kvalitetsomrade k on k.kod = i.kvalitetsomrade
order by try_cast(k.ordning as integer) nulls last, i.indikator_id
