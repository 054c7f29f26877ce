-- regel: R14
-- namn: Besök på minuten enligt planen
-- klass: mjuk
-- ersattningsgrund: [utford]
-- kallor: [utford_tid, avtal]
-- valfria_kallor: []
-- kolumner: [utford_tid.planerad_start, utford_tid.planerad_slut]
-- om: inget
-- exponering: enheter
-- prov: andel_mot_andra
-- q: 0.01
-- lokal: kvartal
-- trosklar:
--   r14_minuter: minuter från planen som räknas som exakt
--   r14_skillnad: andel mer än andra enheter som inte frågas om
--   monster_besok: minsta antal planerade besök per enhet och kvartal
-- efter: []
-- krav: [NA-47, NA-59]
-- oskyldig_forklaring: Tidssystemet fyller i de planerade tiderna, eller tiderna har rättats efter planen när telefonerna inte fungerade.
-- fraga: Hur registreras start och slut, och varför stämmer så många besök på minuten med planen?
-- kalla: Västerås LOV hemsjukvård (planerad i stället för utförd tid fakturerad)

-- Per enhet and quarter: visits whose start and slut both are as planned, against the other enheter of the verksamhetsområde. Guard: a
-- system that fills in the plan does so for everybody, which the comparison sees to; declined and missed visits have no times. That a
-- time is like the plan says nothing of how long the visit was, so there is no amount.
with kvartal as (
  select utforare_id, enhet_id, period, verksamhetsomrade, sum(planerade)::bigint as antal, sum(enligt_plan)::bigint as traffar
  from monsterdagar() where ersattningsgrund = 'utford'
  group by utforare_id, enhet_id, period, verksamhetsomrade having sum(planerade) > 0
),
mot_andra as (
  select *, (sum(traffar) over g - traffar) / nullif(sum(antal) over g - antal, 0) as andras_andel
  from kvartal window g as (partition by verksamhetsomrade, period)
),
provade as (
  select *, antal < troskel('monster_besok') or coalesce(traffar < (andras_andel + troskel('r14_skillnad')) * antal, true) as for_litet
  from mot_andra
),
listade as (
  select p.utforare_id, p.enhet_id, p.period, min(b.besok_id, 200) as rader
  from nummer.utford_tid b
  join monsterdagar() d on d.enhet_id = b.enhet_id and d.dag = b.start::date
  join provade p on p.utforare_id is not distinct from d.utforare_id and p.enhet_id = d.enhet_id and p.period = d.period and not p.for_litet
  where b.start >= monster_fran() and b.start < monster_fore() and b.enhet_id in (select enhet_id from provade where not for_litet)
    and abs(epoch(b.start) - epoch(b.planerad_start)) <= 60 * troskel('r14_minuter')
    and abs(epoch(b.slut) - epoch(b.planerad_slut)) <= 60 * troskel('r14_minuter')
    and not coalesce(b.avbojt, false) and not coalesce(b.utebliven, false)
  group by p.utforare_id, p.enhet_id, p.period
)
select p.utforare_id, p.enhet_id, null::varchar as brukar_nyckel, p.period, 0 as minuter, 0 as belopp_kr, coalesce(l.rader, []) as rader,
  p.traffar || ' av ' || p.antal || ' planerade besök, ' || procent(p.traffar / p.antal) || ', börjar och slutar inom '
    || troskel('r14_minuter')::integer || case troskel('r14_minuter') when 1 then ' minut' else ' minuter' end || ' från planen; hos andra enheter '
    || procent(p.andras_andel) || '.' as forklaring,
  p.traffar, p.antal, p.verksamhetsomrade || ' ' || p.period as grupp, p.for_litet
from provade p
left join listade l on l.utforare_id is not distinct from p.utforare_id and l.enhet_id = p.enhet_id and l.period = p.period
