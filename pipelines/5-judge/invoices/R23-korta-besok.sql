-- regel: R23
-- namn: Ovanligt många korta besök
-- klass: mjuk
-- ersattningsgrund: [utford, beviljad]
-- kallor: [utford_tid]
-- valfria_kallor: []
-- om: inget
-- exponering: enheter
-- prov: andel_mot_andra
-- q: 0.01
-- lokal: kvartal
-- trosklar:
--   r23_andel_av_plan: andel av planerad tid som ett kort besök inte når
--   r23_minst_minuter: minuter som ett kort besök utan plan inte når
--   r23_snabb_minuter: planerade minuter som räknas som en snabb uppgift
--   r23_skillnad: andel mer än andra enheter som inte frågas om
--   monster_besok: minsta antal besök per enhet och kvartal
-- efter: []
-- krav: [NA-47]
-- oskyldig_forklaring: Brukaren avbröt besöket, uppgiften gick fort, eller resten av tiden registrerades som ett eget besök.
-- fraga: Varför blir så många besök kortare än hälften av det planerade, och vad hinner inte göras?
-- kalla: Engelska granskningar av hemtjänst (sju procent av besöken under 15 minuter); ombudsmannen 19-012-003, full avgift för korta besök

-- Per enhet and quarter: visits that lasted less than half of what was planned, against the other enheter of the verksamhetsområde. Guards:
-- declined visits are none; quick tasks (a planned visit of a few minutes; tillsyn, natt and hsl without a plan) are not counted at all;
-- parts of one visit, which share brukare, insats and planned start, are measured together. It is about quality, so there is no amount.
with kvartal as (
  select utforare_id, enhet_id, period, verksamhetsomrade, sum(lagom_langa)::bigint as antal, sum(korta)::bigint as traffar
  from monsterdagar()
  group by utforare_id, enhet_id, period, verksamhetsomrade having sum(lagom_langa) > 0
),
mot_andra as (
  select *, (sum(traffar) over g - traffar) / nullif(sum(antal) over g - antal, 0) as andras_andel
  from kvartal window g as (partition by verksamhetsomrade, period)
),
provade as (
  select *, antal < troskel('monster_besok') or coalesce(traffar < (andras_andel + troskel('r23_skillnad')) * antal, true) as for_litet
  from mot_andra
),
besok as (
  select p.utforare_id, p.enhet_id, p.period, b.besok_id, b.brukar_id, b.insats, b.planerad_start, forfluten_tid(b.start, b.slut) as minuter,
    case when b.planerad_slut > b.planerad_start then forfluten_tid(b.planerad_start, b.planerad_slut) end as planerade_min
  from nummer.utford_tid b
  join monsterdagar() d on d.enhet_id = b.enhet_id and d.dag = b.start::date
  join provade p on p.utforare_id is not distinct from d.utforare_id and p.enhet_id = d.enhet_id and p.period = d.period and not p.for_litet
  where b.start >= monster_fran() and b.start < monster_fore() and b.enhet_id in (select enhet_id from provade where not for_litet)
    and b.slut is not null and not coalesce(b.avbojt, false) and not coalesce(b.utebliven, false)
),
korta as (
  from besok
  where coalesce(
    planerade_min > troskel('r23_snabb_minuter') and minuter < planerade_min * troskel('r23_andel_av_plan'),
    insats not in ('tillsyn', 'natt', 'hsl') and minuter < troskel('r23_minst_minuter')
  )
),
delade as (
  select brukar_id, insats, planerad_start from besok where planerad_start is not null
  group by brukar_id, insats, planerad_start
  having count(*) > 1 and sum(minuter) >= max(planerade_min) * troskel('r23_andel_av_plan')
),
raknade as (
  select k.utforare_id, k.enhet_id, k.period, count(*) filter (d.brukar_id is not null) as delade,
    coalesce(min(k.besok_id, 200) filter (d.brukar_id is null), []) as rader
  from korta k left join delade d using (brukar_id, insats, planerad_start)
  group by k.utforare_id, k.enhet_id, k.period
),
-- The parts are only looked for where a finding may be; where they excuse it, the row shows what was excused.
rattade as (
  select p.* replace (p.traffar - coalesce(r.delade, 0) as traffar), p.traffar as med_delar, coalesce(r.rader, []) as rader
  from provade p
  left join raknade r on r.utforare_id is not distinct from p.utforare_id and r.enhet_id = p.enhet_id and r.period = p.period
),
ursaktade as (
  select *, not for_litet and traffar < (andras_andel + troskel('r23_skillnad')) * antal as ursaktad from rattade
)
select utforare_id, enhet_id, null::varchar as brukar_nyckel, period, 0 as minuter, 0 as belopp_kr, rader,
  traffar || ' av ' || antal || ' besök, ' || procent(traffar / antal) || ', varar mindre än ' || procent(troskel('r23_andel_av_plan'))
    || ' av planen (utan plan: mindre än ' || troskel('r23_minst_minuter')::integer || ' minuter); hos andra enheter ' || procent(andras_andel)
    || '.' as forklaring,
  case when ursaktad then 'delat besök' end as skydd, case when ursaktad then med_delar else traffar end as traffar, antal,
  verksamhetsomrade || ' ' || period as grupp, for_litet
from ursaktade
