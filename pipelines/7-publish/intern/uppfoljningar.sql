-- titel: Genomförda uppföljningar
-- korn: uppföljning och enhet
select
  rader.uppfoljning_id,
  rader.enhet_id,
  max(rader.genomford_datum) as datum,
  coalesce(min(metod.namn), min(rader.metod)) as metod,
  coalesce(min(form.namn), min(rader.form)) as form,
  bool_or(rader.slumpurval) as slump,
  count(*) filter (rader.bedomd)::integer as krav,
  count(*) filter (rader.bedomd and rader.fynd)::integer as ej_uppfyllda
from modell.uppfoljningar as rader
left join referens.metod as metod on metod.kod = rader.metod
left join referens.uppfoljningsform as form on form.kod = rader.form
group by rader.uppfoljning_id, rader.enhet_id
order by rader.uppfoljning_id, rader.enhet_id
