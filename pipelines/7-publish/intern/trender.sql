-- titel: Trender
-- korn: serie som räckte att pröva; de som inte räckte räknas i utfallssummor
-- kolumner: lutning är förändringen per kvartal med 95 % intervall, när verksamhetsområdets säsong räknats bort (sasong är delad eller egen); rr är kvoten mellan sista och första kvartalet; n är antalet kvartal; styrka_rr2 är chansen att en fördubbling hade hittats i serien ensam, styrka_granskning i hela granskningen; mk_p är rangtestet bredvid och sasong_mk_p detsamma kvartal för kvartal; brytpunkt_kvartal är där en enda nivåändring passar bäst
select
  serie_id, objekt_typ, objekt_id, verksamhetsomrade, indikator_id, utfall, fran_kvartal, till_kvartal, n, lutning, lag, hog, q,
  rr_samma_kvartal_ifjol, rr_ifjol_lag, rr_ifjol_hog, rr, rr_lag, rr_hog, styrka_rr2, styrka_granskning, sasong, mk_tau, mk_p, sasong_mk_p, brytpunkt_kvartal, brytpunkt_p
from resultat.trender
where utfall <> 'for_lite_underlag'
order by serie_id
