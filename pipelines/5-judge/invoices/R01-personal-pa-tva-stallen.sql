-- regel: R01
-- namn: Personal på två ställen samtidigt
-- klass: hard
-- ersattningsgrund: [utford, beviljad]
-- kallor: [utford_tid]
-- valfria_kallor: [fakturor, prislista, restider, avtal]
-- kolumner: [utford_tid.personal_id]
-- om: besok
-- exponering: besok
-- lokal: manad
-- trosklar:
--   r01_minuter: längsta överlappning som räknas som överlämning eller klockor som går olika
-- efter: []
-- krav: [NA-47, NA-59]
-- oskyldig_forklaring: Klockor som går olika, en glömd utloggning, sammanboende som besöks tillsammans, eller flera i personalen som delar inloggning.
-- fraga: Var befann sig personalen, gjordes något av besöken av någon annan, och hur kom tiderna att registreras?
-- kalla: Stockholm och Sollentuna 2021 (samma anställd registrerad på två ställen), Värmdö 2013 (inloggning hos nästa före utloggning)

-- One finding per visit that begins while the same staff member is at another brukare. Its minutes are those already taken by earlier
-- visits: min(slut, the latest slut of earlier ones) − start. Added over visits they are the total minus the union, so nothing counts twice,
-- nested overlaps included. Guards: the same brukare (dubbelbemanning, two insatser in one visit), an overlap up to the
-- threshold, one home (restid 0), a start in the hour that the clocks repeat. A visit of more than 24 hours is R03's and blocks no one.
-- Under beviljad the time is not what is paid, so the amount is 0.
with dagar as (
  select personal_id, dag from modell.trangda_personaldagar where overlappar
),
-- All visits of those members of staff on those days: the join below is then within one person and day.
narvaro as (
  select b.*, d.dag
  from modell.provade_besok b
  join (select personal_id, dag, unnest([dag, dag - 1]) as borjar from dagar) d on d.personal_id = b.personal_id and d.borjar = b.start::date
  where b.slut <= b.start + interval 24 hour
),
samma_hem as (
  select fran_brukar_id as en, till_brukar_id as annan from kant.restider where minuter = 0
  union
  select till_brukar_id, fran_brukar_id from kant.restider where minuter = 0
),
par as (
  select s.besok_id, s.personal_id, s.brukar_nyckel, s.enhet_id, s.insats, s.start, s.slut, t.besok_id as tidigare_id, t.slut as tidigare_slut,
    case
      when hour(s.start) = 2 and month(s.start) = 10 and s.start::date = sista_sondag(year(s.start), 10) then 'klockbyte'
      when h.en is not null then 'samma hem'
    end as skydd
  from narvaro s
  join narvaro t on t.personal_id = s.personal_id and t.dag = s.dag and (t.start, t.besok_id) < (s.start, s.besok_id) and t.slut > s.start
  left join samma_hem h on h.en = s.brukar_nyckel and h.annan = t.brukar_nyckel
  where s.start::date = s.dag and t.brukar_nyckel <> s.brukar_nyckel
    and forfluten_tid(s.start, least(s.slut, t.slut)) > troskel('r01_minuter')
),
-- One guarded overlap does not excuse another: a visit is excused when all its overlaps are.
dubbla as (
  select besok_id, brukar_nyckel, enhet_id, insats, start, case when bool_and(skydd is not null) then min(skydd) end as skydd,
    least(slut, coalesce(max(tidigare_slut) filter (skydd is null), max(tidigare_slut))) as till,
    coalesce(list(tidigare_id order by tidigare_id) filter (skydd is null), list(tidigare_id order by tidigare_id)) as tidigare
  from par group by besok_id, brukar_nyckel, enhet_id, insats, start, slut
),
med_villkor as (
  select d.*, forfluten_tid(d.start, d.till) as minuter, v.utforare_id, v.ersattningsgrund,
    besokspris(v.utforare_id, v.omrade, d.brukar_nyckel, d.insats, d.start) as pris
  from dubbla d
  left join modell.avtal_galler v on v.enhet_id = d.enhet_id and d.start::date between v.fran and v.till
)
select m.utforare_id, m.enhet_id, m.brukar_nyckel, manad_av(m.start) as period, m.minuter,
  case when m.ersattningsgrund = 'beviljad' then 0 else round(m.minuter * m.pris / 60, 2) end as belopp_kr,
  [m.besok_id] || m.tidigare as rader, m.skydd,
  'Samma personal är registrerad hos ' || case when len(m.tidigare) > 1 then 'flera' else 'två' end || ' brukare samtidigt under ' || m.minuter || ' minuter (' || strftime(m.start, '%Y-%m-%d kl. %H.%M')
    || '–' || strftime(m.till, '%H.%M') || ')'
    || case when m.ersattningsgrund = 'beviljad' then '; ersättningen följer beviljad tid, så beloppet påverkas inte.' else '.' end as forklaring
from med_villkor m
