-- titel: Fynd per fakturaregel
-- korn: en rad per regel, även den som inte gav något

-- brutto_*: with what the data itself explains (fyndundantag); antal and belopp_kr: after those; unik_kr: each krona once over all rules; oppna and
-- oppet_unik_kr: of these, what is still to be asked about; annan_klass: soft findings of a hard rule. svar_antal and precision: every answer that decided something, also to findings that are gone.
select r.regel_id, r.namn, r.klass, r.tillamplig, r.saknar, count(f.fynd_id) as antal, count(distinct f.brukar_nyckel) as brukare,
  count(distinct f.utforare_id) as utforare, coalesce(sum(f.minuter), 0)::bigint as minuter,
  coalesce(sum(f.belopp_kr), 0)::decimal(18, 2) as belopp_kr, false as skyddad, r.oskyldig_forklaring, r.fraga,
  r.om, r.prov, r.q, r.exponering, r.provade, r.brutto_antal, r.brutto_kr, coalesce(r.unik_kr, 0)::decimal(18, 2) as unik_kr,
  count(f.fynd_id) filter (f.klass <> r.klass) as annan_klass, count(f.fynd_id) filter (o.oppen) as oppna,
  coalesce(sum(coalesce(f.unik_kr, f.belopp_kr)) filter (o.oppen), 0)::decimal(18, 2) as oppet_unik_kr,
  count(f.fynd_id) filter (f.manader_i_rad >= troskel('fynd_manader_i_rad')) as manad_efter_manad,
  r.svar_antal, r."precision", r.precision_lag, r.precision_hog, r.belagg, r.krav
from resultat.fakturaregler r
left join resultat.fakturafynd f using (regel_id)
left join resultat.arbetsordning o using (fynd_id)
group by all
order by r.regel_id
