-- beskrivning: vem som drev enheten varje kvartal, så att en ny utförare inte ärver den förras siffror
-- korn: nuvarande enhet och kvartal
-- nyckel: enhet_id, kvartal
with perioder as (
  select enheter.nu_enhet_id, enheter.enhet_id, rader.utforare_id, rader.verksamhetsomrade,
    coalesce(rader.giltig_fom, date '0001-01-01') as fom
  from kant.enheter as rader join modell.enheter as enheter using (enhet_id)
  where rader.giltig_fom is null or rader.giltig_fom <= per_datum()
)
select perioder.nu_enhet_id as enhet_id, kvartal.kvartal, perioder.utforare_id, perioder.verksamhetsomrade
from modell.kvartal as kvartal cross join perioder
qualify row_number() over (
  partition by perioder.nu_enhet_id, kvartal.kvartal
  -- The latest row that had begun; of several units that later merged, the one that remains; before all of them, the first.
  order by
    perioder.fom <= kvartal.sista_dag desc,
    perioder.enhet_id = perioder.nu_enhet_id desc,
    case when perioder.fom <= kvartal.sista_dag then perioder.fom end desc nulls last,
    perioder.fom,
    perioder.enhet_id
) = 1
order by 1, 2
