-- beskrivning: vad körningen prövat, varje månad, utförare och fakturaregel, med antal prövade rader, antal fynd, eller varför regeln inte går att pröva (U-10)
-- korn: månad, utförare och regel

-- A rule that reads invoices is tried on their lines, under the ways of paying that it is about; one that reads visits alone on the visits.
-- A finding over several months stands in each of them.
with sista as (
  select (date_trunc('month', per_datum() + 1) - interval 1 month)::date as dag
),
-- Not before there was anything to try.
manader as (
  select manad from (
    select manad_av(unnest(generate_series((dag - to_months(troskel('kontroll_spar_manader')::integer - 1))::timestamp, dag::timestamp, interval 1 month))) as manad
    from sista
  )
  where manad >= (select min(manad) from (select min(manad) as manad from modell.fakturarader union all select min(manad) from modell.besok_manad))
),
rader as (
  select utforare_id, manad, ersattningsgrund, count(*)::integer as antal
  from modell.fakturarader where manad in (from manader) group by utforare_id, manad, ersattningsgrund
),
besok as (
  select utforare_id, manad, sum(antal + avbojda + uteblivna)::integer as antal
  from modell.besok_manad where utforare_id is not null and manad in (from manader) group by utforare_id, manad
),
prov as (
  select r.regel_id, x.utforare_id, x.manad, 'fakturarader' as vad, sum(x.antal)::integer as antal,
    coalesce(sum(x.antal) filter (x.ersattningsgrund is null or list_contains(r.ersattningsgrund, x.ersattningsgrund)), 0)::integer as provade
  from resultat.fakturaregler r join rader x on list_contains(r.kallor, 'fakturor') group by r.regel_id, x.utforare_id, x.manad
  union all
  select r.regel_id, x.utforare_id, x.manad, 'besok', x.antal, x.antal
  from resultat.fakturaregler r join besok x on not list_contains(r.kallor, 'fakturor')
),
fynd as (
  select f.regel_id, f.utforare_id, m.manad, count(*)::integer as antal
  from resultat.fakturafynd f join manader m on m.manad between left(f.period, 7) and right(f.period, 7)
  group by f.regel_id, f.utforare_id, m.manad
)
select m.manad, u.utforare_id, r.regel_id, coalesce(p.vad, case when list_contains(r.kallor, 'fakturor') then 'fakturarader' else 'besok' end) as vad,
  case when r.tillamplig then coalesce(p.provade, 0) else 0 end as provade, coalesce(f.antal, 0) as fynd,
  case
    when not r.tillamplig then 'ej_tillamplig'
    when coalesce(f.antal, 0) > 0 then 'fynd'
    when coalesce(p.antal, 0) = 0 then 'inget_att_prova'
    when p.provade = 0 then 'ej_tillamplig'
    else 'inget_fynd'
  end as utfall,
  case when not r.tillamplig then r.saknar
    when coalesce(f.antal, 0) = 0 and p.antal > 0 and p.provade = 0 then ['ersattningsgrund'] else []::varchar[] end as skal
from manader m
cross join ekonomi_utforare u
cross join resultat.fakturaregler r
left join prov p on p.regel_id = r.regel_id and p.utforare_id = u.utforare_id and p.manad = m.manad
left join fynd f on f.regel_id = r.regel_id and f.utforare_id = u.utforare_id and f.manad = m.manad
order by m.manad, u.utforare_id, r.regel_id
