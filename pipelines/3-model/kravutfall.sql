-- beskrivning: varje gång ett krav prövades hos en enhet, vad utfallet blev, och när samma krav senast brast där (NO-35)
-- korn: prövning av ett krav; en uppföljnings bedömning, eller en brist som upptäcktes utan en sådan
-- nyckel: kalla, provning_id, krav_id
with provningar as (
  select 'uppfoljningar' as kalla, uppfoljning_id as provning_id, krav_id, kvalitetsomrade, enhet_id, genomford_datum as datum, fynd, fil_nr, fil_rad
  from modell.uppfoljningar
  where bedomd
  union all
  select 'brister', brist_id, krav_id, kvalitetsomrade, enhet_id, upptackt_datum, true, fil_nr, fil_rad
  from modell.brister as brister
  anti join modell.uppfoljningar as uppfoljningar using (uppfoljning_id, krav_id)
),
med_historik as (
  select *, max(datum) filter (fynd) over (
    partition by enhet_id, krav_id order by datum range between unbounded preceding and interval 1 day preceding
  )::date as forra_fynd
  from provningar
)
select
  kalla, provning_id, krav_id, kvalitetsomrade, enhet_id, datum, kvartal_av(datum) as kvartal, fynd, forra_fynd,
  coalesce(forra_fynd >= datum - to_months(troskel('aterkommande_manader')::integer), false) as tidigare_fynd,
  fil_nr, fil_rad
from med_historik
