-- titel: Riktlinjen som gäller
-- korn: en rad

select r.id, r.kommun, r.namn, r.diarienummer, r.antagen, r.antagen_av, r.krav,
  list(coalesce(lower(v.namn), o.kod) order by coalesce(v.namn, o.kod)) as verksamhetsomraden
from resultat.riktlinje r, unnest(r.verksamhetsomraden) as o(kod)
left join referens.verksamhetsomrade v on v.kod = o.kod
group by all
order by r.id
