-- titel: Risker
-- korn: enhet i drift och kvalitetsområde
-- kolumner: sannolikhet att en uppföljning inom fyra kvartal finner minst ett krav som inte är uppfyllt, med 90 % intervall; indikatorer är antalet som säger något och tysta antalet som inte gör det; uppfoljningar och fynd räknas över risk_fynd_kvartal; konsekvens_handelser är slag:kvartal för de enskilda händelser som gav konsekvensen
with bevis as (
  select risk_id,
    count(*) filter (bidrag <> 0)::integer as indikatorer,
    count(*) filter (bidrag = 0)::integer as tysta
  from resultat.riskbidrag
  where indikator_id not in ('grundniva', 'enheten-i-ovrigt', 'utforaren-i-ovrigt')
  group by risk_id
),
fonster as (
  select max(ordning) - troskel('risk_fynd_kvartal')::integer as efter from modell.kvartal where fullstandigt
),
granskade as (
  select utfall.enhet_id, utfall.kvalitetsomrade,
    count(*) filter (kvartal.ordning > fonster.efter)::integer as uppfoljningar,
    count(*) filter (kvartal.ordning > fonster.efter and utfall.fynd)::integer as fynd,
    max(utfall.datum) as senaste_uppfoljning
  from modell.uppfoljningsutfall as utfall
  left join modell.kvartal as kvartal using (kvartal)
  cross join fonster
  group by all
),
-- The single cases that 5-judge let decide the consequence: of the same four quarters, and of the level that was given.
handelser as (
  select fall.enhet_id, fall.kvalitetsomrade, fall.grad,
    list(fall.slag || ':' || fall.kvartal order by fall.kvartal desc, fall.slag) as handelser
  from (
    select enhet_id, unnest(kvalitetsomraden) as kvalitetsomrade, 'lex-sarah' as slag, bedomt_kvartal as kvartal, greatest(coalesce(allvarlighetsgrad, 3), 3) as grad
    from modell.lex_sarah where allvarlig
    union all
    select enhet_id, kvalitetsomrade, 'lex-maria', kvartal, greatest(coalesce(allvarlighetsgrad, 3), 3)
    from modell.lex_maria where allvarlig
  ) as fall
  join modell.kvartal as kvartal using (kvartal)
  where kvartal.ordning > (select max(ordning) - 4 from modell.kvartal where fullstandigt)
  group by all
),
planerade as (
  select risk_id, min(manad) as planerad_manad
  from (select unnest(risk_ids) as risk_id, manad from resultat.planrader)
  group by risk_id
)
select
  risker.risk_id,
  risker.enhet_id,
  risker.kvalitetsomrade,
  risker.kvartal,
  risker.sannolikhet,
  risker.sannolikhet_lag,
  risker.sannolikhet_hog,
  risker.sannolikhet_niva,
  risker.niva_lag,
  risker.niva_hog,
  risker.konsekvens_niva,
  risker.konsekvens_grund,
  coalesce(handelser.handelser, []::varchar[]) as konsekvens_handelser,
  risker.riskpoang,
  risker.forvantad_skada,
  risker.rang,
  risker.rang_lag,
  risker.rang_hog,
  risker.rang_inom_omrade,
  risker.prioritetsklass,
  risker.underlag,
  risker.atgardsregel,
  risker.lag_rapportering,
  risker.sannolikhet_samre,
  risker.sannolikhet_om_utan_fynd,
  risker.sannolikhet_om_fynd,
  risker.forra_kvartal,
  risker.forra_sannolikhet,
  risker.forra_rang,
  risker.rorelse,
  coalesce(bevis.indikatorer, 0) as indikatorer,
  coalesce(bevis.tysta, 0) as tysta,
  coalesce(granskade.uppfoljningar, 0) as uppfoljningar,
  coalesce(granskade.fynd, 0) as fynd,
  granskade.senaste_uppfoljning,
  planerade.planerad_manad
from resultat.risker as risker
left join bevis using (risk_id)
left join granskade using (enhet_id, kvalitetsomrade)
left join handelser on handelser.enhet_id = risker.enhet_id and handelser.kvalitetsomrade = risker.kvalitetsomrade
  and risker.konsekvens_grund = 'enskild_handelse' and handelser.grad = risker.konsekvens_niva
left join planerade using (risk_id)
order by risker.rang nulls last, risker.risk_id
