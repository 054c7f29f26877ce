-- regel: R24
-- namn: Ovanligt många sena och uteblivna besök
-- klass: mjuk
-- ersattningsgrund: [utford, beviljad]
-- kallor: [utford_tid]
-- valfria_kallor: [franvaro]
-- kolumner: [utford_tid.planerad_start]
-- om: inget
-- exponering: enheter
-- prov: andel_mot_andra
-- q: 0.01
-- lokal: kvartal
-- trosklar:
--   r24_minuter: minuter efter planen som ännu inte är sent
--   r24_flyttad_minuter: minuter efter planen som gör besöket till ett flyttat
--   r24_skillnad: andel mer än andra enheter som inte frågas om
--   monster_besok: minsta antal bokade besök per enhet och kvartal
-- efter: []
-- krav: [NA-47]
-- oskyldig_forklaring: Besöket flyttades efter önskemål, brukaren var på sjukhus eller bortrest, eller planen ändrades utan att registret följde med.
-- fraga: Varför börjar så många besök sent eller uteblir, och hur får brukarna veta det?
-- kalla: Engelska granskningar av hemtjänst (tio procent mer än 30 minuter sena); EVV-orsakskoder 211, 214 och 220

-- Per enhet and quarter: booked visits that began late or not at all, against the other enheter of the verksamhetsområde. Guards: declined
-- visits are no bookings; a start hours later is a visit that was moved; a missed visit that another one without a plan made up for on
-- the same day, or that fell on a day away, is none; the second part of a visit whose first was in time is not late. It is about quality,
-- so there is no amount.
with missade as (
  select b.besok_id, b.enhet_id, b.brukar_id, b.insats, b.planerad_start, b.planerad_start::date as dag
  from nummer.utford_tid b
  where coalesce(b.start, b.planerad_start) >= monster_fran() and coalesce(b.start, b.planerad_start) < monster_fore()
    and b.planerad_start is not null and not coalesce(b.avbojt, false) and (coalesce(b.utebliven, false) or b.start is null)
),
extra as (
  select distinct brukar_id, insats, start::date as dag from nummer.utford_tid
  where planerad_start is null and start >= monster_fran() and start < monster_fore() and slut is not null
    and not coalesce(avbojt, false) and not coalesce(utebliven, false) and brukar_id in (select brukar_id from missade)
),
ursaktade as (
  select m.besok_id, m.enhet_id, m.dag from missade m
  where exists (from extra e where e.brukar_id = m.brukar_id and e.insats = m.insats and e.dag = m.dag)
    or exists (
      from nummer.franvaro f where f.brukar_id = m.brukar_id and f.from_tid::date <= m.dag and coalesce(f.tom_tid, timestamp '9999-12-31') >= m.dag
    )
),
ursaktade_dagar as (
  select enhet_id, dag, count(*) as antal from ursaktade group by enhet_id, dag
),
kvartal as (
  select d.utforare_id, d.enhet_id, d.period, d.verksamhetsomrade, sum(d.bokade)::bigint as antal, sum(d.sena)::bigint as sena,
    (sum(d.uteblivna) - coalesce(sum(u.antal), 0))::bigint as uteblivna
  from monsterdagar() d left join ursaktade_dagar u using (enhet_id, dag)
  group by d.utforare_id, d.enhet_id, d.period, d.verksamhetsomrade having sum(d.bokade) > 0
),
mot_andra as (
  select *, sena + uteblivna as traffar,
    (sum(sena + uteblivna) over g - sena - uteblivna) / nullif(sum(antal) over g - antal, 0) as andras_andel
  from kvartal window g as (partition by verksamhetsomrade, period)
),
provade as (
  select *, antal < troskel('monster_besok') or coalesce(traffar < (andras_andel + troskel('r24_skillnad')) * antal, true) as for_litet
  from mot_andra
),
sena as (
  select b.besok_id, b.enhet_id, b.start::date as dag, b.brukar_id, b.insats, b.planerad_start
  from nummer.utford_tid b
  where b.start > b.planerad_start and b.start >= monster_fran() and b.start < monster_fore() and b.slut is not null
    and b.enhet_id in (select enhet_id from provade where not for_litet) and not coalesce(b.avbojt, false) and not coalesce(b.utebliven, false)
    and not (hour(b.start) = 2 and month(b.start) = 10 and b.start::date = sista_sondag(year(b.start), 10))
    and forfluten_tid(b.planerad_start, b.start) > troskel('r24_minuter')
    and forfluten_tid(b.planerad_start, b.start) <= troskel('r24_flyttad_minuter')
),
paborjade as (
  select distinct b.brukar_id, b.insats, b.planerad_start
  from nummer.utford_tid b semi join sena using (brukar_id, insats, planerad_start)
  where b.start < b.planerad_start + to_minutes(troskel('r24_minuter')::bigint) and b.start >= monster_fran() - 1 and b.start < monster_fore()
    and b.slut is not null and not coalesce(b.avbojt, false) and not coalesce(b.utebliven, false)
),
berorda as (
  select s.besok_id, s.enhet_id, s.dag, p.brukar_id is not null as andra_delen
  from sena s left join paborjade p using (brukar_id, insats, planerad_start)
  union all
  select m.besok_id, m.enhet_id, m.dag, false from missade m anti join ursaktade using (besok_id)
),
listade as (
  select p.utforare_id, p.enhet_id, p.period, count(*) filter (b.andra_delen) as andra_delar,
    coalesce(min(b.besok_id, 200) filter (not b.andra_delen), []) as rader
  from berorda b
  join monsterdagar() d on d.enhet_id = b.enhet_id and d.dag = b.dag
  join provade p on p.utforare_id is not distinct from d.utforare_id and p.enhet_id = d.enhet_id and p.period = d.period and not p.for_litet
  group by p.utforare_id, p.enhet_id, p.period
),
-- The parts are only looked for where a finding may be; where they excuse it, the row shows what was excused.
rattade as (
  select p.* replace (p.sena - coalesce(l.andra_delar, 0) as sena, p.traffar - coalesce(l.andra_delar, 0) as traffar), p.traffar as med_delar,
    coalesce(l.rader, []) as rader
  from provade p
  left join listade l on l.utforare_id is not distinct from p.utforare_id and l.enhet_id = p.enhet_id and l.period = p.period
),
bedomda as (
  select *, not for_litet and traffar < (andras_andel + troskel('r24_skillnad')) * antal as ursaktad from rattade
)
select utforare_id, enhet_id, null::varchar as brukar_nyckel, period, 0 as minuter, 0 as belopp_kr, rader,
  'Av ' || antal || ' bokade besök började ' || sena || ' mer än ' || troskel('r24_minuter')::integer || ' minuter sent och '
    || uteblivna || ' uteblev utan att vara avböjda, tillsammans ' || procent(traffar / antal) || '; hos andra enheter '
    || procent(andras_andel) || '.' as forklaring,
  case when ursaktad then 'delat besök' end as skydd, case when ursaktad then med_delar else traffar end as traffar, antal,
  verksamhetsomrade || ' ' || period as grupp, for_litet
from bedomda
