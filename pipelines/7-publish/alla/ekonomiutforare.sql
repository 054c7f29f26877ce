-- titel: Utförare i ekonomin
-- korn: utförare som har enheter i drift eller fakturor
-- kolumner: enskild_firma är sann när organisationsnumret är ett personnummer; uppgifter om en sådan utförares ekonomi är uppgifter om en person
with kanda as (
  select utforare_id from modell.enheter where aktiv
  union select utforare_id from resultat.ekonomimanader
  union select utforare_id from resultat.obestandslage
),
verksamheter as (
  select e.utforare_id, list(distinct coalesce(v.namn, e.verksamhetsomrade) order by coalesce(v.namn, e.verksamhetsomrade)) as verksamheter
  from modell.enheter e left join referens.verksamhetsomrade v on v.kod = e.verksamhetsomrade where e.aktiv group by e.utforare_id
),
nummer as (
  select utforare_id, arg_max(organisationsnummer, coalesce(giltig_fom, date '0001-01-01')) as organisationsnummer from kant.utforare group by utforare_id
)
select u.utforare_id, u.utforare_namn as namn, u.driftsform, coalesce(f.namn, u.driftsform) as driftsform_namn,
  coalesce(v.verksamheter, []) as verksamheter,
  n.organisationsnummer is not null and not regexp_full_match(n.organisationsnummer, '[0-9]{6}-[0-9]{4}') as enskild_firma
from modell.utforare u
semi join kanda using (utforare_id)
left join verksamheter v using (utforare_id)
left join nummer n using (utforare_id)
left join referens.driftsform f on f.kod = u.driftsform
order by u.utforare_id
