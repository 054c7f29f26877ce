-- titel: Avstämningens orsaker per utförare och månad
-- korn: en rad per utförare, månad och orsak (src/invoices/causes.ts)

select a.utforare_id, a.manad, o.orsak, not o.orsak like 'oforklarat%' as forklarad, sum(o.minuter)::bigint as minuter,
  sum(o.belopp_kr)::decimal(18, 2) as belopp_kr, sum(o.beraknad_min)::bigint as beraknad_min,
  coalesce(sum(o.beraknad_kr), 0)::decimal(18, 2) as beraknad_kr, count(distinct a.brukar_nyckel) as brukare, count(*) as celler
from resultat.avstamningsorsaker o
join resultat.fakturaavstamning a using (avstamning_id)
group by a.utforare_id, a.manad, o.orsak
order by a.utforare_id, a.manad, o.orsak
