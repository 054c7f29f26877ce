-- titel: Så väl har poängen träffat
-- korn: frysningens kvartal, metod, urval och antal som pekas ut
-- kolumner: typ är poang, baslinje eller bedomning; urval är alla uppföljda eller bara de slumpvalda; lag och hog är 90 % intervall kring precision
select ursprung, metod, typ, urval, k, traffar, "precision", recall, lift, lag, hog, auc, brier, skill, kalibrering_lutning, n
from resultat.utfallskort
order by ursprung, metod, urval, k
