-- regel: R01
-- namn: Personal på två ställen samtidigt
-- klass: hard
-- ersattningsgrund: [utford, beviljad]
-- kallor: [utford_tid]
-- valfria_kallor: [fakturor, prislista, restider, avtal]
-- kolumner: [utford_tid.personal_id]
-- om: besok
-- exponering: besok
-- trosklar:
--   r01_minuter: längsta överlappning som räknas som överlämning eller klockor som går olika
-- efter: []
-- krav: [NA-47, NA-59]
-- oskyldig_forklaring: Klockor som går olika, en glömd utloggning, sammanboende som besöks tillsammans, eller flera i personalen som delar inloggning.
-- fraga: Var befann sig personalen, vem utförde det andra besöket, och hur kom båda tiderna att registreras?
-- kalla: Stockholm och Sollentuna 2021 (samma anställd registrerad på två ställen), Värmdö 2013 (inloggning hos nästa före utloggning)

-- One finding per visit that begins while the same staff member is at another brukare. Its minutes are those already taken by earlier
-- visits: min(slut, running max of earlier slut) − start. Added over visits they are the total minus the union, so nothing counts twice,
-- nested overlaps included. Guards: the same brukare (dubbelbemanning, two insatser in one visit), an overlap up to the
-- threshold, one home (restid 0), a start in the hour that the clocks repeat. A visit of more than 24 hours is a fault of another
-- kind and blocks no one. Under beviljad the time is not what is paid, so the amount is 0.
with tider as (
  select personal_id, start, slut from kant.utford_tid
  where personal_id is not null and slut > start and slut <= start + interval 24 hour
    and not coalesce(avbojt, false) and not coalesce(utebliven, false)
),
upptagna as (
  select personal_id, start,
    max(slut) over (partition by personal_id order by start, slut rows between unbounded preceding and 1 preceding) as upptagen_till
  from tider
),
misstankta as (
  select distinct personal_id, start from upptagna where upptagen_till > start + to_minutes(troskel('r01_minuter')::bigint)
),
-- All visits of those members of staff on those days: the join below is then within one person and day.
dagar as (
  select distinct personal_id, start::date as dag from misstankta
),
narvaro as (
  select b.besok_id, b.personal_id, b.brukar_id, b.enhet_id, b.insats, b.start, b.slut, d.dag
  from kant.utford_tid b
  join dagar d on d.personal_id = b.personal_id and (b.start::date = d.dag or b.start::date = d.dag - 1)
  where b.slut > b.start and b.slut <= b.start + interval 24 hour and not coalesce(b.avbojt, false) and not coalesce(b.utebliven, false)
),
par as (
  select s.besok_id, s.personal_id, s.brukar_id, s.enhet_id, s.insats, s.start, s.slut, t.besok_id as tidigare_id, t.slut as tidigare_slut
  from narvaro s
  join narvaro t on t.personal_id = s.personal_id and t.dag = s.dag and (t.start, t.besok_id) < (s.start, s.besok_id) and t.slut > s.start
  where s.start::date = s.dag and t.brukar_id <> s.brukar_id
    and forfluten_tid(s.start, least(s.slut, t.slut)) > troskel('r01_minuter')
    and not (hour(s.start) = 2 and month(s.start) = 10 and s.start::date = sista_sondag(year(s.start), 10))
    and not exists (
      select 1 from kant.restider r where r.minuter = 0 and (
        (r.fran_brukar_id = s.brukar_id and r.till_brukar_id = t.brukar_id) or (r.fran_brukar_id = t.brukar_id and r.till_brukar_id = s.brukar_id)
      )
    )
),
dubbla as (
  select besok_id, brukar_id, enhet_id, insats, start, least(slut, max(tidigare_slut)) as till,
    forfluten_tid(start, least(slut, max(tidigare_slut))) as minuter, list(tidigare_id order by tidigare_id) as tidigare
  from par group by besok_id, brukar_id, enhet_id, insats, start, slut
),
med_villkor as (
  select d.*, v.utforare_id, v.ersattningsgrund, besokspris(v.utforare_id, v.omrade, d.brukar_id, d.insats, d.start) as pris
  from dubbla d
  left join modell.avtal_galler v on v.enhet_id = d.enhet_id and d.start::date between v.fran and v.till
)
select m.utforare_id, m.enhet_id, m.brukar_id as brukar_nyckel, manad_av(m.start) as period, m.minuter,
  case when m.ersattningsgrund = 'beviljad' then 0 else round(m.minuter * m.pris / 60, 2) end as belopp_kr,
  [m.besok_id] || m.tidigare as rader,
  'Samma personal är registrerad hos två brukare samtidigt under ' || m.minuter || ' minuter (' || strftime(m.start, '%Y-%m-%d kl. %H.%M')
    || '–' || strftime(m.till, '%H.%M') || ')'
    || case when m.ersattningsgrund = 'beviljad' then '; ersättningen följer beviljad tid, så beloppet påverkas inte.' else '.' end as forklaring
from med_villkor m
