-- titel: Fakturerade kronor per orsak
-- korn: en rad per orsak (src/invoices/causes.ts); orsaker med få brukare tillsammans

-- A cause that concerns fewer persons than the threshold is not told apart: all such of one kind (explained or not) are one row together with
-- the smallest other of that kind, so that neither the row nor what is left of the sums speaks of few. Lines without brukare speak of nobody; what is no time (per day, credited) stands as it is.
with orsaker as (
  select o.orsak, o.orsak like 'oforklarat%' as oforklarad, count(distinct a.brukar_nyckel) as brukare
  from resultat.avstamningsorsaker o
  join resultat.fakturaavstamning a using (avstamning_id)
  where a.slag = 'fakturerad'
  group by o.orsak
),
bedomda as (
  select *, orsak not in ('per_dygn_eller_styck', 'kreditering') as for_tid,
    for_tid and brukare between 1 and troskel('skydd_minsta_antal') - 1 as liten
  from orsaker
),
turordning as (
  select *, count(*) filter (liten) over (partition by oforklarad, for_tid) as sma,
    row_number() over (partition by oforklarad, for_tid, liten, brukare = 0 order by brukare, orsak) as tur
  from bedomda
),
visade as (
  select orsak, case
      when liten or (sma > 0 and for_tid and brukare > 0 and tur = 1) then if(oforklarad, 'oforklarat_ovrigt', 'ovriga_forklaringar')
      else orsak
    end as visas_som
  from turordning
)
select v.visas_som as orsak, sum(o.minuter)::bigint as minuter, sum(o.belopp_kr)::decimal(18, 2) as belopp_kr,
  case when count(distinct a.brukar_nyckel) >= troskel('skydd_minsta_antal') then count(distinct a.brukar_nyckel) end as brukare,
  count(distinct a.utforare_id) as utforare
from resultat.avstamningsorsaker o
join visade v using (orsak)
join resultat.fakturaavstamning a using (avstamning_id)
where a.slag = 'fakturerad'
group by v.visas_som
order by v.visas_som
