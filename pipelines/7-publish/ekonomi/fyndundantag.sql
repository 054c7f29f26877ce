-- titel: Träffar som uppgifterna själva förklarar
-- korn: en rad per regel och oskyldig förklaring

-- What looked like a finding and was none: counted as gross, asked of nobody.
select u.regel_id, r.namn as regel_namn, u.skydd, sum(u.antal)::bigint as antal, sum(u.minuter)::bigint as minuter,
  sum(u.belopp_kr)::decimal(18, 2) as belopp_kr
from resultat.fakturaundantag u
join resultat.fakturaregler r using (regel_id)
group by u.regel_id, r.namn, u.skydd
order by u.regel_id, u.skydd
