-- titel: Från beviljad till utförd till fakturerad tid
-- korn: en rad per slag av cell och steg (src/invoices/steps.ts), för hela kommunen och alla månader

-- A step or level of fewer persons than the threshold is withheld. The steps between two levels are exactly their difference, so where
-- only one part of that sum would be withheld, the smallest other step of it is too. The most persons of any utförare and month are
-- counted: there are at least so many.
with summor as (
  select slag, steg, sum(minuter)::bigint as minuter, sum(varde_kr)::decimal(18, 2) as varde_kr, max(brukare) as brukare,
    steg in ('beviljad', 'utford', 'fakturerad') as niva,
    steg in ('beviljad', 'utford', 'franvaro_sjukhus', 'franvaro_annan', 'avbojda', 'uteblivna', 'ej_utford', 'over_beslut') as fore,
    steg not in ('beviljad', 'franvaro_sjukhus', 'franvaro_annan', 'avbojda', 'uteblivna', 'ej_utford', 'over_beslut', 'oforklarad') as efter
  from resultat.avstamningssteg group by slag, steg
),
bedomda as (
  select *, coalesce(brukare between 1 and troskel('skydd_minsta_antal') - 1, false) as liten from summor
),
raknade as (
  select *, count(*) filter (liten and fore) over (partition by slag) as sma_fore, count(*) filter (liten and efter) over (partition by slag) as sma_efter,
    row_number() over (partition by slag, fore, liten or niva order by brukare nulls last, steg) as tur_fore,
    row_number() over (partition by slag, efter, liten or niva order by brukare nulls last, steg) as tur_efter
  from bedomda
),
skyddade as (
  select *, liten
    or (fore and not niva and sma_fore = 1 and tur_fore = 1)
    or (efter and not niva and sma_efter = 1 and tur_efter = 1) as skyddad
  from raknade
)
select slag, steg, case when not skyddad then minuter end as minuter, case when not skyddad then varde_kr end as varde_kr, skyddad
from skyddade
order by slag, steg
