-- beskrivning: varje regels fynd hos varje utförare, mot det som fakturerats och mot andra utförare
-- korn: regel och utförare med minst ett fynd

-- Peers are the utförare whose invoiced kronor lie mostly in the same verksamhetsområde. One without any finding is a peer, with the share 0.
-- The percentile is the mid-rank: the share of peers below, and half of those equal, itself among them.
with omsattning as (
  select a.utforare_id, sum(a.belopp_kr) as fakturerat_kr
  from resultat.fakturaavstamning a group by a.utforare_id
),
omraden as (
  select utforare_id, arg_max(verksamhetsomrade, (kr, verksamhetsomrade)) as verksamhetsomrade
  from (
    select a.utforare_id, e.verksamhetsomrade, sum(a.belopp_kr) as kr
    from resultat.fakturaavstamning a join modell.enheter e using (enhet_id)
    group by a.utforare_id, e.verksamhetsomrade
  )
  group by utforare_id
),
fynd as (
  select regel_id, utforare_id, count(*) as antal, coalesce(sum(minuter), 0)::bigint as minuter, coalesce(sum(belopp_kr), 0) as belopp_kr,
    coalesce(sum(unik_kr), 0) as unik_kr, max(manader_i_rad) as manader_i_rad, max(right(period, 7)) as senaste_manad,
    count(*) filter (svar is not null and svar <> 'obesvarat')::integer as svar_antal
  from resultat.fakturafynd where utforare_id is not null group by regel_id, utforare_id
),
regler as (
  select regel_id from fynd group by regel_id having sum(belopp_kr) > 0
),
andelar as (
  select r.regel_id, o.utforare_id, m.verksamhetsomrade, coalesce(f.belopp_kr, 0)::double / o.fakturerat_kr::double as andel
  from regler r
  join omsattning o on o.fakturerat_kr > 0
  left join omraden m using (utforare_id)
  left join fynd f on f.regel_id = r.regel_id and f.utforare_id = o.utforare_id
),
rangade as (
  select *, (rank() over grupp - 1 + (count(*) over (partition by regel_id, verksamhetsomrade, andel)) * 0.5)
      / count(*) over (partition by regel_id, verksamhetsomrade) as percentil,
    count(*) over (partition by regel_id, verksamhetsomrade)::integer as jamforda
  from andelar
  window grupp as (partition by regel_id, verksamhetsomrade order by andel)
)
select f.regel_id, f.utforare_id, f.antal, f.minuter, f.belopp_kr, f.unik_kr, o.fakturerat_kr, r.andel,
  case when r.jamforda >= troskel('fynd_minsta_jamforda') then r.percentil end as percentil, f.manader_i_rad, f.senaste_manad, r.jamforda,
  f.svar_antal
from fynd f
left join omsattning o using (utforare_id)
left join rangade r using (regel_id, utforare_id)
order by f.regel_id, f.utforare_id
