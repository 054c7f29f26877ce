-- titel: Från beviljad till utförd till fakturerad tid
-- korn: en rad per slag av cell och steg (src/invoices/steps.ts), för hela kommunen och alla månader

-- A step of fewer persons than the threshold is withheld, and where only one would be, the next smallest too: else the levels that the
-- steps add up to give it away. The most persons of any utförare and month are counted, so there are at least so many.
with summor as (
  select slag, steg, sum(minuter)::bigint as minuter, sum(varde_kr)::decimal(18, 2) as varde_kr, max(brukare) as brukare,
    steg not in ('beviljad', 'utford', 'fakturerad') as kan_doljas
  from resultat.avstamningssteg group by slag, steg
),
bedomda as (
  select *, coalesce(brukare between 1 and troskel('skydd_minsta_antal') - 1, false) as liten from summor
),
skyddade as (
  select *, liten or (count(*) filter (liten) over (partition by slag) = 1 and kan_doljas and brukare > 0
    and row_number() over (partition by slag, liten, kan_doljas and brukare > 0 order by brukare, steg) = 1) as skyddad
  from bedomda
)
select slag, steg, case when not skyddad then minuter end as minuter, case when not skyddad then varde_kr end as varde_kr, skyddad
from skyddade
order by slag, steg
