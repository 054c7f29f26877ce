-- titel: Fynd per fakturaregel
-- korn: en rad per regel, även den som inte gav något

select r.regel_id, r.namn, r.klass, r.tillamplig, r.saknar, count(f.fynd_id) as antal, count(distinct f.brukar_nyckel) as brukare,
  count(distinct f.utforare_id) as utforare, coalesce(sum(f.minuter), 0)::bigint as minuter,
  coalesce(sum(f.belopp_kr), 0)::decimal(18, 2) as belopp_kr, false as skyddad, r.oskyldig_forklaring, r.fraga
from resultat.fakturaregler r
left join resultat.fakturafynd f using (regel_id)
group by all
order by r.regel_id
