-- titel: Slag av mönster som söks
-- korn: slag
-- kolumner: provade är antalet prövningar i kvartalets granskning, 0 när slaget är konstaterade fakta; andamal är de uppföljningar som får använda det (HU-15, HU-22, HU-29)
select typ, namn, korn, fraga, provning, andamal, krav, provade, funna
from resultat.monstertyper
order by ordning
