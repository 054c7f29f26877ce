-- titel: Märken på siffror vars underlag är svagt
-- korn: siffra och märke
-- kolumner: marke är kod i underlagsmarke; hur stort svaret var visas inte, för det skulle röja små undersökningar
select marken.objekt_typ, marken.objekt_id, marken.indikator_id, marken.period as kvartal, marken.marke, koder.namn, koder.definition
from resultat.underlagsmarken as marken
join referens.underlagsmarke as koder on koder.kod = marken.marke
order by marken.objekt_typ, marken.objekt_id, marken.indikator_id, marken.period, marken.marke
