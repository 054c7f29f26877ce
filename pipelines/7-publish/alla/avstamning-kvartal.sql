-- titel: Fakturerade och oförklarade kronor per kvartal
-- korn: en rad per kvartal

-- tid_kr is what is billed by the hour and can be reconciled; per day or piece, and credited invoices, are beside it.
select left(a.manad, 4) || '-Q' || ((right(a.manad, 2)::integer + 2) // 3) as kvartal,
  sum(a.belopp_kr)::decimal(18, 2) as belopp_kr,
  (sum(a.belopp_kr) - coalesce(sum(d.dygn_kr), 0))::decimal(18, 2) as tid_kr,
  sum(a.oforklarad_kr)::decimal(18, 2) as oforklarad_kr,
  last_day(strptime(max(a.manad) || '-01', '%Y-%m-%d')::date) <= per_datum() and count(distinct a.manad) = 3 as hel
from resultat.fakturaavstamning a
left join (
  select avstamning_id, sum(belopp_kr) as dygn_kr from resultat.avstamningsorsaker
  where orsak in ('per_dygn_eller_styck', 'kreditering') group by avstamning_id
) d using (avstamning_id)
where a.slag = 'fakturerad'
group by kvartal
order by kvartal
