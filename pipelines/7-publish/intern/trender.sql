-- titel: Trender
-- korn: serie som räckte att pröva; de som inte räckte räknas i utfallssummor
-- kolumner: lutning är förändringen per kvartal (logaritm av kvoten) med 90 % intervall; n är antalet kvartal
select
  serie_id, objekt_typ, objekt_id, verksamhetsomrade, indikator_id, utfall, fran_kvartal, till_kvartal, n, lutning, lag, hog, q,
  rr_samma_kvartal_ifjol, rr_ifjol_lag, rr_ifjol_hog
from resultat.trender
where utfall <> 'for_lite_underlag'
order by serie_id
