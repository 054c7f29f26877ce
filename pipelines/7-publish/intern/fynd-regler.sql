-- titel: Fynd per fakturaregel
-- korn: en rad per regel, även den som inte gav något

-- A rule whose findings are about fewer persons than the threshold says only that there are some; where that is one rule alone,
-- the next smallest joins it, so that no difference between sums tells. Findings about an enhet speak of no person.
with fynd as (
  select regel_id, count(*) as antal, count(distinct brukar_nyckel) as brukare, count(distinct utforare_id) as utforare,
    sum(minuter) as minuter, sum(belopp_kr) as belopp_kr, sum(unik_kr) as unik_kr
  from resultat.fakturafynd group by regel_id
),
bedomda as (
  select r.* exclude (unik_kr), f.unik_kr, coalesce(f.antal, 0) as fynd, coalesce(f.brukare, 0) as brukare, coalesce(f.utforare, 0) as utforare, f.minuter, f.belopp_kr as kr,
    coalesce(f.brukare, 0) between 1 and troskel('skydd_minsta_antal') - 1 as liten
  from resultat.fakturaregler r left join fynd f using (regel_id)
),
skyddade as (
  select *, liten or (count(*) filter (liten) over () = 1 and fynd > 0
    and brukare > 0
    and row_number() over (partition by liten, brukare = 0 order by brukare, regel_id) = 1) as skyddad
  from bedomda
)
select regel_id, namn, klass, tillamplig, saknar,
  case when not skyddad then fynd end as antal,
  case when not skyddad then brukare end as brukare,
  case when not skyddad then utforare end as utforare,
  case when not skyddad then coalesce(minuter, 0) end::bigint as minuter,
  case when not skyddad then coalesce(kr, 0) end::decimal(18, 2) as belopp_kr,
  skyddad, oskyldig_forklaring, fraga,
  case when not skyddad then coalesce(unik_kr, 0) end::decimal(18,2) as unik_kr,
  case when not skyddad and svar_antal >= troskel('skydd_minsta_antal') then svar_antal end as svar_antal,
  case when not skyddad and svar_antal >= troskel('skydd_minsta_antal') then "precision" end as "precision",
  case when not skyddad and svar_antal >= troskel('skydd_minsta_antal') then precision_lag end as precision_lag,
  case when not skyddad and svar_antal >= troskel('skydd_minsta_antal') then precision_hog end as precision_hog
from skyddade
order by regel_id
