-- beskrivning: vilka utförare som hade enheter i drift varje kvartal, och hur många
-- korn: utförare och kvartal
-- nyckel: utforare_id, kvartal
select enheter.utforare_id, kvartal.kvartal, utforare.driftsform, count(distinct nuvarande.nu_enhet_id) as enheter
from modell.kvartal as kvartal
join kant.enheter as enheter
  on coalesce(enheter.giltig_fom, date '0001-01-01') <= kvartal.sista_dag
  and coalesce(enheter.giltig_fom, date '0001-01-01') <= per_datum()
  and coalesce(enheter.giltig_tom, date '9999-12-31') >= kvartal.forsta_dag
join modell.enheter as nuvarande on nuvarande.enhet_id = enheter.enhet_id
left join modell.utforare as utforare on utforare.utforare_id = enheter.utforare_id
group by all
order by 1, 2
