-- beskrivning: riskmodellens facit. 1 när en uppföljning fann att ett krav i kvalitetsområdet inte var uppfyllt, annars 0; den som inte följts upp saknas
-- korn: uppföljning, enhet och kvalitetsområde
-- nyckel: uppfoljning_nyckel, enhet_id, kvalitetsomrade
with fynd as (
  select uppfoljning_id as uppfoljning_nyckel, enhet_id, kvalitetsomrade, genomford_datum as datum, fynd, slumpurval, metod, null::tinyint as grad
  from modell.uppfoljningar
  where bedomd
  union all
  -- A brist that came without a follow-up (a tip, IVO) is one finding per unit and day, however many requirements it broke.
  select coalesce(brister.uppfoljning_id, 'brist|' || brister.enhet_id || '|' || brister.upptackt_datum::varchar), brister.enhet_id,
    brister.kvalitetsomrade, brister.upptackt_datum, true, false, null, brister.allvarlighetsgrad
  from modell.brister as brister
)
select
  uppfoljning_nyckel,
  enhet_id,
  kvalitetsomrade,
  min(datum) as datum,
  kvartal_av(min(datum)) as kvartal,
  bool_or(fynd) as fynd,
  bool_or(slumpurval) as slumpurval,
  min(metod) as metod,
  max(grad) as allvarlighetsgrad
from fynd
where kvalitetsomrade is not null
group by all
order by 1, 2, 3
