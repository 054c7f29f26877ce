-- titel: Fynd per utförare och månad
-- korn: en rad per utförare och månad där ett fynds period slutar

select f.utforare_id, right(f.period, 7) as manad, count(*) as antal, coalesce(sum(f.belopp_kr), 0)::decimal(18, 2) as belopp_kr,
  coalesce(sum(coalesce(f.unik_kr, f.belopp_kr)), 0)::decimal(18, 2) as unik_kr, coalesce(sum(o.vantad_kr), 0)::decimal(18, 2) as vantad_kr
from resultat.fakturafynd f
join resultat.arbetsordning o using (fynd_id)
where f.utforare_id is not null
group by f.utforare_id, right(f.period, 7)
order by f.utforare_id, manad
