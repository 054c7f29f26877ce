-- titel: Fakturerade och oförklarade kronor per utförare
-- korn: en rad per utförare

-- Unexplained kronor of fewer persons than the threshold are withheld, and where only one utförare would be, the next smallest too:
-- else the sum of all gives it away. What is explained is not published here, since it is the rest.
with dygn as (
  select avstamning_id, sum(belopp_kr) as dygn_kr from resultat.avstamningsorsaker
  where orsak in ('per_dygn_eller_styck', 'kreditering') group by avstamning_id
),
summor as (
  select a.utforare_id, sum(a.belopp_kr) as belopp_kr, sum(a.belopp_kr) - coalesce(sum(d.dygn_kr), 0) as tid_kr, sum(a.oforklarad_kr) as oforklarad_kr,
    count(distinct a.brukar_nyckel) as brukare, count(distinct a.brukar_nyckel) filter (a.oforklarad_kr <> 0) as berorda,
    min(a.manad) as fran, max(a.manad) as till
  from resultat.fakturaavstamning a left join dygn d using (avstamning_id)
  where a.slag = 'fakturerad'
  group by a.utforare_id
),
bedomda as (
  select *, berorda between 1 and troskel('skydd_minsta_antal') - 1 as liten from summor
),
skyddade as (
  select *, liten or (count(*) filter (liten) over () = 1 and berorda > 0
    and row_number() over (partition by liten, berorda = 0 order by berorda, utforare_id) = 1) as skyddad
  from bedomda
)
select s.utforare_id, u.utforare_namn, u.driftsform, df.namn as driftsform_namn,
  case when s.brukare = 0 or s.brukare >= troskel('skydd_minsta_antal') then s.brukare end as brukare,
  s.belopp_kr::decimal(18, 2) as belopp_kr, s.tid_kr::decimal(18, 2) as tid_kr,
  case when not s.skyddad then s.oforklarad_kr::decimal(18, 2) end as oforklarad_kr,
  s.skyddad, s.fran, s.till
from skyddade s
left join modell.utforare u using (utforare_id)
left join referens.driftsform df on df.kod = u.driftsform
order by s.utforare_id
