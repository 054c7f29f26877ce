-- titel: Fakturerade och oförklarade kronor per utförare
-- korn: en rad per utförare

with dygn as (
  select avstamning_id, sum(belopp_kr) as dygn_kr from resultat.avstamningsorsaker
  where orsak in ('per_dygn_eller_styck', 'kreditering') group by avstamning_id
)
select a.utforare_id, u.utforare_namn, u.driftsform, df.namn as driftsform_namn, count(distinct a.brukar_nyckel) as brukare,
  sum(a.belopp_kr)::decimal(18, 2) as belopp_kr, (sum(a.belopp_kr) - coalesce(sum(d.dygn_kr), 0))::decimal(18, 2) as tid_kr,
  sum(a.oforklarad_kr)::decimal(18, 2) as oforklarad_kr, false as skyddad, min(a.manad) as fran, max(a.manad) as till
from resultat.fakturaavstamning a
left join dygn d using (avstamning_id)
left join modell.utforare u using (utforare_id)
left join referens.driftsform df on df.kod = u.driftsform
where a.slag = 'fakturerad'
group by a.utforare_id, u.utforare_namn, u.driftsform, df.namn
order by a.utforare_id
