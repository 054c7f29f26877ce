-- beskrivning: hur det stod till med varje slags ekonomikontroll av varje privat utförare vid kvartalets slut, sämsta utfall i kvartalet, och hur gammal den senaste kontrollen var
-- korn: utförare, kvartal och slag av kontroll
-- nyckel: utforare_id, kvartal, kontroll

-- Only the kinds that the kommun makes use of at all. Egen regi is the kommun itself: it has no F-skatt to check, and no one to go
-- bankrupt but its owner. An utförare that nobody has ever checked is the one most worth asking about, so it has rows too.
with slag as (
  select distinct kontroller.kontroll, koder.intervall
  from kant.ekonomikontroller as kontroller join referens.ekonomikontroll as koder on koder.kod = kontroller.kontroll
),
handelser as (
  select utforare_id, kontroll, datum, utfall, list_position(['ok', 'anmarkning', 'allvarlig'], utfall) as grad from kant.ekonomikontroller
)
select
  lage.utforare_id, lage.kvartal, slag.kontroll,
  max(handelser.datum) as senaste_datum,
  ['ok', 'anmarkning', 'allvarlig'][max(handelser.grad) filter (handelser.datum >= kvartal.forsta_dag)] as samsta_utfall,
  coalesce(
    least(kvartal.sista_dag, per_datum()) - max(handelser.datum)
      > troskel('ekonomikontroll_' || slag.intervall || '_dagar'),
    true
  ) as inaktuell
from modell.utforare_kvartal as lage
join modell.kvartal as kvartal using (kvartal)
cross join slag
left join handelser
  on handelser.utforare_id = lage.utforare_id and handelser.kontroll = slag.kontroll and handelser.datum <= kvartal.sista_dag
where lage.driftsform = 'privat'
  -- Before the first control of that kind the kommun did not make it: nothing was overdue.
  and kvartal.sista_dag >= (select min(datum) from handelser as forsta where forsta.kontroll = slag.kontroll)
group by lage.utforare_id, lage.kvartal, slag.kontroll, slag.intervall, kvartal.sista_dag
order by 1, 2, 3
