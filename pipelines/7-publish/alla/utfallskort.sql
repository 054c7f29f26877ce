-- titel: Så väl har poängen träffat
-- korn: ursprung (kvartalet som prövningen utgick från, eller alla), urval (alla eller slump), metod och kapacitet k
-- kolumner: precision, recall och lift bland de k som metoden satte först; lag och hog är 90 % intervall för precision; forsprang är poängens AUC minus metodens; skill och kalibrering_lutning bara för poängen
select
  ursprung, urval, metod, typ, k, traffar, "precision", lag, hog, recall, lift, lift_lag, lift_hog, auc, auc_lag, auc_hog,
  forsprang, forsprang_lag, forsprang_hog, brier, skill, skill_lag, skill_hog, kalibrering_lutning, kalibrering_lag, kalibrering_hog, n, fynd
from resultat.utfallskort
order by ursprung, urval, metod, k
