-- titel: Fakturerade kronor per orsak
-- korn: en rad per orsak (src/invoices/causes.ts)

-- The sums are the whole kommun's; how many persons are behind them is said from the threshold on.
select o.orsak, sum(o.minuter)::bigint as minuter, sum(o.belopp_kr)::decimal(18, 2) as belopp_kr,
  case when count(distinct a.brukar_nyckel) >= troskel('skydd_minsta_antal') then count(distinct a.brukar_nyckel) end as brukare,
  count(distinct a.utforare_id) as utforare
from resultat.avstamningsorsaker o
join resultat.fakturaavstamning a using (avstamning_id)
where a.slag = 'fakturerad'
group by o.orsak
order by o.orsak
